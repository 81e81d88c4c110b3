"""What a careful human reading of the two briefs gave, and the traps that stand in them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from editions import KIM, KUIK, brief_of, every_text, known_edition, page_of
from glossator.model.brief import Brief, Match, Passage
from glossator.model.roles import Role
from glossator.model.spans import Span, SpanType
from glossator.writing.page import page


def spans(brief: Brief, kind: SpanType) -> list[Span]:
    """All spans of one kind, wherever they stand."""
    return [span for _, row in every_text(brief) for span in row if span.type is kind]


def marked(brief: Brief, kind: SpanType) -> list[str]:
    """Words under the spans of one kind."""
    return [text[s.start : s.end] for text, row in every_text(brief) for s in row if s.type is kind]


def passage(brief: Brief, opening: str) -> Passage:
    """The one passage that begins so."""
    (found,) = (p for p in brief.passages if p.text.startswith(opening))
    return found


def whole_text(brief: Brief) -> str:
    return "\n".join(text for text, _ in every_text(brief))


# --- the table -----------------------------------------------------------------------------


def test_kim_has_28_paragraphs_and_no_list_items(kim: Brief) -> None:
    assert Counter(p.kind for p in kim.passages) == {Role.PARAGRAPH: 28}


def test_kuik_has_30_paragraphs_and_9_list_items(kuik: Brief) -> None:
    assert Counter(p.kind for p in kuik.passages) == {Role.PARAGRAPH: 30, Role.LIST_ITEM: 9}


def test_three_of_kuiks_items_stand_under_the_second(kuik: Brief) -> None:
    items = [p for p in kuik.passages if p.kind is Role.LIST_ITEM]
    assert [item.depth for item in items] == [0, 0, 1, 1, 1, 0, 0, 0, 0]
    assert items[1].text.startswith("Deepening regional polarization:")


def test_kim_has_three_headings(kim: Brief) -> None:
    assert [section.title for section in kim.sections] == [
        "Trump 2.0—Organized Chaos?",
        "Opportunities for South Korea Under Trump 2.0: Harnessing Strategic Synergy",
        "South Korea: America's Capable, Trusted Security and Business Partner",
    ]
    assert not [p for p in kim.passages if p.run_in]


def test_kuik_has_five_headings_and_one_of_them_stands_on_two_lines(kuik: Brief) -> None:
    assert [section.title for section in kuik.sections] == [
        "Introduction",
        'Why Are ASEAN States Likely to Stay Away from the Idea of "an Asian NATO"?',
        "Why Middle-Power Activism Should Be Anchored in “Pragmatic Multi-Alignment”",
        "Policy Recommendations: How and Why Korea-ASEAN Multi-Level Ties Can Serve as a "
        "Catalytic Alignment",
        "Conclusion",
    ]
    assert kuik.sections[3].lines == (87, 89)


def test_kuik_has_three_run_in_headings_that_are_part_of_their_paragraphs(kuik: Brief) -> None:
    opened = [p for p in kuik.passages if p.run_in]
    assert [p.run_in for p in opened] == [
        "Historical reasons:",
        "Structural reasons:",
        "Domestic reasons:",
    ]
    assert all(p.text.startswith(p.run_in or "?") for p in opened)


def test_kim_has_nine_pull_quotes_and_kuik_has_none(kim: Brief, kuik: Brief) -> None:
    assert [quote.of.passage for quote in kim.pull_quotes] == [
        *("p3", "p7", "p9", "p14", "p16", "p18", "p23", "p25", "p28")
    ]
    assert kuik.pull_quotes == ()


def test_one_pull_quote_is_altered(kim: Brief) -> None:
    (altered,) = (q for q in kim.pull_quotes if q.match is Match.ALTERED)
    assert altered.text.startswith("Unlike his first presidency, Trump 2.0 seems")
    assert "presidency, therefore, Trump" in passage(kim, "Unlike his first").text


def test_an_altered_pull_quote_leads_to_its_whole_sentence(kim: Brief) -> None:
    (altered,) = (q for q in kim.pull_quotes if q.match is Match.ALTERED)
    sentence = passage(kim, "Unlike his first").text[altered.of.start : altered.of.end]
    assert sentence.startswith("Unlike his first presidency, therefore")
    assert sentence.rstrip(".").endswith("implementing its policy agenda")


def test_three_pull_quotes_are_the_end_of_a_sentence(kim: Brief) -> None:
    parts = [q for q in kim.pull_quotes if q.match is Match.PART]
    assert [q.of.passage for q in parts] == ["p3", "p16", "p25"]
    texts = {p.id: p.text for p in kim.passages}
    for quote in parts:
        lifted = texts[quote.of.passage][quote.of.start : quote.of.end]
        assert lifted == f"{quote.text}."


def test_one_pull_quote_repeats_a_whole_paragraph(kim: Brief) -> None:
    last = kim.pull_quotes[-1]
    assert (last.match, last.text) == (Match.VERBATIM, kim.passages[-1].text)
    assert (last.of.start, last.of.end) == (0, len(last.text))
    assert last.lines == (180,)


def test_eight_of_kims_paragraphs_were_cut_and_two_of_them_around_a_pull_quote(
    kim: Brief,
) -> None:
    joined = [p.lines for p in kim.passages if len(p.lines) > 1]
    assert joined == [
        *((92, 94), (98, 100), (116, 118), (134, 138)),
        *((140, 142), (158, 160), (164, 168), (174, 176)),
    ]
    quoted = {n for quote in kim.pull_quotes for n in quote.lines}
    assert [lines for lines in joined if set(range(*lines)) & quoted] == [(134, 138), (164, 168)]


def test_three_of_kuiks_paragraphs_were_cut(kuik: Brief) -> None:
    assert [p.lines for p in kuik.passages if len(p.lines) > 1] == [(54, 56), (67, 69), (95, 97)]


def test_kim_lost_19_links_and_has_4_with_an_address(kim: Brief) -> None:
    assert len(spans(kim, SpanType.LOST_LINK)) == 19
    assert [str(span.get("href")) for span in spans(kim, SpanType.LINK)] == [
        "https://ipus.snu.ac.kr/eng/",
        "https://instagram.com/ipus.snu_official",
        "https://gwiks.elliott.gwu.edu/",
        "https://instagram.com/gwukorea",
    ]


def test_kuik_lost_no_links_and_has_5_with_an_address(kuik: Brief) -> None:
    assert spans(kuik, SpanType.LOST_LINK) == []
    assert len(spans(kuik, SpanType.LINK)) == 5


def test_kim_has_no_endnotes(kim: Brief) -> None:
    assert kim.notes == ()
    assert spans(kim, SpanType.NOTE_REF) == []


def test_kuik_has_nine_endnotes_and_nine_marks(kuik: Brief) -> None:
    assert [note.label for note in kuik.notes] == list("123456789")
    assert [str(s.get("note")) for s in spans(kuik, SpanType.NOTE_REF)] == [
        f"n{n}" for n in range(1, 10)
    ]
    assert all(len(note.referred_from) == 1 for note in kuik.notes)


def test_note_6_is_ibid_and_repeats_the_source_of_note_5(kuik: Brief) -> None:
    five, six = kuik.notes[4:6]
    assert (six.text, six.same_as) == ("Ibid.", "n5")
    (source,) = six.sources
    assert source.resolved_from == "n5"
    assert source.text == five.sources[0].text


def test_the_nine_notes_of_kuik_cite_15_sources(kuik: Brief) -> None:
    assert [len(note.sources) for note in kuik.notes] == [1, 1, 2, 1, 1, 1, 4, 3, 1]
    assert not any(s.text.startswith("see also") for n in kuik.notes for s in n.sources)


@pytest.mark.parametrize(("name", "italic", "bold"), [(KIM, 3, 0), (KUIK, 42, 8)])
def test_every_italic_and_bold_word_is_kept(name: str, italic: int, bold: int) -> None:
    brief = brief_of(name)
    assert len(spans(brief, SpanType.EMPHASIS)) == italic
    assert len(spans(brief, SpanType.STRONG)) == bold


# --- the masthead --------------------------------------------------------------------------


def test_kims_masthead_is_read_by_the_machine_alone() -> None:
    meta = brief_of(KIM).meta
    assert meta.title == "Toward a Pragmatic Alliance"
    assert meta.subtitle == "Seizing Strategic Opportunities in Trump's Second Term"
    (author,) = meta.authors
    assert (author.name, author.given, author.family) == ("Anthony B. Kim", "Anthony B.", "Kim")
    assert author.affiliation == "The Heritage Foundation"
    assert author.position == "Jay Kingham Research Fellow"
    assert [(e.name, e.family, e.role) for e in meta.editors] == [
        ("Jungchul Lee", "Lee", "Head"),
        ("Celeste Arrington", "Arrington", "Director"),
        ("Yonho Kim", "Kim", "Associate Director"),
    ]
    assert (meta.series, meta.number, meta.language) == ("ROK-US Policy Brief", "8", "en")
    assert meta.issued is not None
    assert (meta.issued.value, meta.issued.as_printed) == ("2025-04", "2025-Apr.")


def test_kims_publishers_are_two_with_the_korean_name_of_the_first() -> None:
    first, second = brief_of(KIM).meta.publishers
    assert (first.name, first.parent) == (
        "The Institute for Peace and Unification Studies",
        "Seoul National University",
    )
    assert dict(first.names) == {"ko": "서울대학교 통일평화연구원"}
    assert (second.name, second.parent) == (
        "Institute for Korean Studies",
        "The George Washington University",
    )
    assert not first.supplied
    assert not second.supplied


def test_kuiks_masthead_is_read_by_the_machine_alone() -> None:
    meta = brief_of(KUIK).meta
    assert meta.title == "Asian NATO Versus Pragmatic Multi-Alignment"
    assert meta.subtitle == "Assessing Middle-Power Realignment Pathways in Trump 2.0"
    assert (meta.series, meta.number, meta.language) == ("Issue Brief", "2026-03", "en")
    assert meta.issued is not None
    assert meta.issued.value == "2026-04-21"
    assert meta.publishers == ()


def test_kuik_is_the_family_name() -> None:
    (author,) = brief_of(KUIK).meta.authors
    assert (author.name, author.family, author.given) == (
        "Kuik Cheng-Chwee",
        "Kuik",
        "Cheng-Chwee",
    )
    assert author.position == "Non-Resident Senior Fellow"


def test_kuiks_publisher_is_shown_as_supplied_by_the_editors(kuik: Brief) -> None:
    (house,) = kuik.meta.publishers
    assert house.supplied
    assert house.name == "The Asan Institute for Policy Studies"
    assert kuik.meta.came_from["publishers"] == "supplied by the editors"
    assert "supplied by the editors" in page(kuik).split("{: .tools }")[0]


@pytest.mark.parametrize("name", [KIM, KUIK])
def test_each_value_of_the_masthead_names_lines_that_say_it(name: str) -> None:
    brief = brief_of(name)
    lines = {
        key: " ".join(brief.source.lines[n - 1] for n in rows)
        for key, rows in brief.meta.came_from.items()
        if not isinstance(rows, str)
    }
    assert brief.meta.title.casefold() in lines["title"].casefold()
    assert brief.meta.authors[0].family.casefold() in lines["authors"].casefold()
    assert brief.meta.series.casefold() in lines["series"].casefold()
    assert brief.meta.number in lines["number"]
    assert brief.meta.issued is not None
    assert brief.meta.issued.as_printed in lines["issued"]
    for house in brief.meta.publishers:
        assert house.name.casefold() in lines["publishers"].casefold()


# --- the traps -----------------------------------------------------------------------------


def test_the_korean_series_title_in_angle_brackets_is_no_tag() -> None:
    brief = brief_of(KIM)
    assert "<한-미 정책 브리프>" in [matter.text for matter in brief.matter]
    assert "<한-미 정책 브리프>" in page_of(KIM).get_text()


def test_kind_the_agency_is_not_the_word_kind(kim: Brief) -> None:
    assert marked(kim, SpanType.LOST_LINK).count("KIND") == 2
    assert "KIND has supported South Korean companies" in whole_text(kim)


def test_the_marks_1_2_and_3_are_note_marks_too(kuik: Brief) -> None:
    first = kuik.passages[0]
    refs = [s for s in first.spans if s.type is SpanType.NOTE_REF]
    assert [s.get("note") for s in refs] == ["n1", "n2"]
    assert first.text[: refs[0].start].endswith("by its Western allies.”")
    assert not set("⁰¹²³⁴⁵⁶⁷⁸⁹") & set(whole_text(kuik))


def test_the_subtitle_says_trumps_with_a_small_s(kim: Brief) -> None:
    assert "Trump's" in kim.meta.subtitle


def test_c_in_brackets_in_running_text_is_no_list_and_no_copyright(kuik: Brief) -> None:
    text = passage(kuik, "Thus far, middle-power realignments").text
    assert "forms: (a) not as" in text
    assert "; (b) not aimed" in text
    assert "and (c) not necessarily" in text
    assert "©" not in page(kuik)
    assert not brief_of(KUIK).meta.rights


def test_a_paragraph_that_ends_in_a_note_mark_is_not_joined_to_the_next(kuik: Brief) -> None:
    ends = [
        p.text[-30:]
        for p in kuik.passages
        if any(s.type is SpanType.NOTE_REF and s.end == len(p.text) for s in p.spans)
    ]
    assert len(ends) == 3
    assert passage(kuik, "This Issue Brief proceeds in three parts.").lines == (29,)


def test_a_sentence_runs_on_around_a_pull_quote_whose_words_hold_its_second_half(
    kim: Brief,
) -> None:
    text = passage(kim, "However, and perhaps more essentially").text
    assert text.endswith("not just through the “exporter-importer” trading relationship framework.")
    assert text.count("exporter-importer") == 1


def test_items_indented_by_one_space_are_nested(kuik: Brief) -> None:
    assert passage(kuik, "reducing the space for maneuver").depth == 1


def test_a_line_of_one_space_is_blank(kuik: Brief) -> None:
    assert kuik.source.lines[63] == " "
    assert passage(kuik, "Thus far, middle-power").lines == (65,)


def test_an_address_ends_before_a_bracket_and_a_semicolon(kuik: Brief) -> None:
    hrefs = [str(s.get("href")) for s in spans(kuik, SpanType.LINK)]
    assert "https://ihj.global/en/news/new-en/japan-korea-policy-dialogue-2025/" in hrefs
    assert all(href[-1] not in ">;." for href in hrefs)
    assert "dialogue-2025/; Robert" in kuik.notes[2].text


def test_straight_and_curly_quotation_marks_stay_as_printed(kim: Brief, kuik: Brief) -> None:
    text = passage(kim, "Fortunately").text
    assert "Trump's explicit emphasis on “reciprocity”" in text
    assert '"enduring defense and economic ties,"' in kim.passages[0].text
    assert 'the Idea of "an Asian NATO"?' in kuik.sections[1].title
    for brief in (kim, kuik):
        printed = Counter(c for line in brief.source.lines for c in line if c in "“”‘’")
        kept = Counter(c for text, _ in every_text(brief) for c in text if c in "“”‘’")
        assert kept == printed


def test_nothing_is_corrected(kim: Brief, kuik: Brief) -> None:
    assert "decades-long of mutual defense treaty" in whole_text(kim)
    assert "Gathers Pace" not in whole_text(kuik)
    assert "German Marshall Fund of the United States, 6 October, 2025," in kuik.notes[2].text
    assert "How have they exerted middlepower and how" in whole_text(kuik)
    assert "space (sub regional, regional, and global)" in whole_text(kuik)
    for brief in (kim, kuik):
        assert not [entry for entry in brief.ledger if entry.role == "mend"]
        assert spans(brief, SpanType.MEND) == []


def test_nothing_is_complained_of_in_the_two_briefs() -> None:
    assert [str(f) for name in (KIM, KUIK) for f in known_edition(name).report] == []


def test_the_figure_of_kuik_has_its_caption_its_note_and_no_image(kuik: Brief) -> None:
    (figure,) = kuik.figures
    assert (figure.id, figure.lines, figure.image) == ("fig1", (75, 77), None)
    assert figure.caption == "Figure 1: ASEAN-Plus Regional Multilateralism in the Indo-Pacific"
    assert figure.note.startswith("Note: countries without a year")


def test_a_mention_of_the_figure_leads_to_it_and_says_that_a_machine_found_it(
    kuik: Brief,
) -> None:
    found = spans(kuik, SpanType.REFERENCE)
    assert marked(kuik, SpanType.REFERENCE) == ["Figure 1", "Figure 1"]
    assert all((s.get("to"), s.get("found")) == ("fig1", "machine") for s in found)


def test_biography_series_statement_and_disclaimer_are_told_apart(kim: Brief) -> None:
    lines = {matter.kind: matter.lines for matter in kim.matter}
    assert lines[Role.BIOGRAPHY] == (54, 56, 58, 60, 62, 64)
    assert lines[Role.SERIES_STATEMENT] == (182,)
    assert lines[Role.DISCLAIMER] == (184, 186)
    assert lines[Role.EDITORS] == (72, 73, 74)


def test_what_the_masthead_prints_twice_stands_in_the_ledger_with_the_reason(kim: Brief) -> None:
    set_aside = {entry.lines: entry.why for entry in kim.ledger}
    assert set_aside[(28, 29, 30)] == "repeats lines 5–7"
    assert set_aside[(78,)] == "repeats lines 20–22"
    assert all(entry.why for entry in kim.ledger)


def test_the_page_of_each_brief_publishes_its_counts(project: Path, kim: Brief) -> None:
    assert project.is_dir()
    assert f"| **the source** | {kim.words:,} |" in page(kim)
