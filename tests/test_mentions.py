"""Whatever links also links back, with the sentence in which it does."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs import brief
from editions import KIM, KUIK, SITE, often, rendered
from glossaries import terms
from glossator import pipeline
from glossator.findings import Report
from glossator.handwritten import load
from glossator.marking.annotations import Annotations
from glossator.marking.mentions import mentions
from glossator.marking.stances import relations_of
from glossator.model.annotations import Annotation, AnnotationKind, Target
from glossator.model.ids import Anchor, BriefId
from glossator.model.links import Hand, Mention, Stance, Thing
from glossator.model.shelf import Shelf
from glossator.model.spans import SpanType
from glossator.shorthand import references
from glossator.writing.concordance import Concordance
from glossator.writing.mentioned_by import AT_ONCE, mentioned_by, mentioned_section
from glossator.writing.pointing import Here
from glossator.writing.previews import brief_previews

TREATY = "The alliance rests on a treaty. Nobody has tested it."
TRADE = "Trade grew for forty years. It was no matter of security."


def noted(id: str, *texts: str) -> Shelf:
    notes = tuple(
        Annotation(Anchor(f"a{n}"), AnnotationKind.CONTEXT, text, "editors", "2026-11-28", Target())
        for n, text in enumerate(texts, 1)
    )
    made = replace(brief("# Chaos?", TREATY, TRADE), id=BriefId(id), annotations=notes)
    other = replace(brief(TRADE), id=BriefId("other-brief-2"))
    return Shelf((made, other))


def own(shelf: Shelf, hand: Hand) -> list[tuple[Thing, Thing, str]]:
    return [(m.of, m.by, m.sentence[m.start : m.end]) for m in mentions(shelf) if m.hand is hand]


def test_a_note_that_points_at_a_passage_is_a_mention_with_its_sentence() -> None:
    shelf = noted("test-brief-1", "Much is said. As [[p2]] has it, trade grew. See elsewhere.")
    (found,) = [m for m in mentions(shelf) if m.hand is Hand.EDITORS]
    assert found.of == Thing(BriefId("test-brief-1"), Anchor("p2"))
    assert found.by == Thing(BriefId("test-brief-1"), Anchor("a1"))
    assert found.sentence == "As [[p2]] has it, trade grew."


def test_notes_terms_and_other_briefs_are_mentioned_too() -> None:
    says = "[[a2]], [[term:x]], [[other-brief-2]], [[other-brief-2#p1|x]], [[p99]], [[term:y]]."
    shelf = replace(noted("test-brief-1", says, "So it is."), terms=terms("x | X"))
    assert [of for of, _, _ in own(shelf, Hand.EDITORS)] == [
        Thing(BriefId("test-brief-1"), Anchor("a2")),
        Thing(term="x"),
        Thing(BriefId("other-brief-2")),
        Thing(BriefId("other-brief-2"), Anchor("p1")),
    ]


WORDS = st.sampled_from(
    [
        "As [[p1]] says.",
        "Dr. Roe knew.",
        "See [[a1]]",
        "and [[p2|there]]; so!",
        "A word.",
        "[[s1]]?",
    ]
)


WRITTEN = ("[[p1]]", "[[a1]]", "[[p2|there]]", "[[s1]]")


@often
@given(st.lists(st.lists(WORDS, min_size=1, max_size=6), min_size=1, max_size=4))
def test_every_reference_is_a_mention_and_none_is_of_itself(texts: list[list[str]]) -> None:
    shelf = noted("test-brief-1", *(" ".join(parts) for parts in texts))
    found = mentions(shelf)
    wanted = sum(
        reference.piece != one.id
        for one in shelf.briefs[0].annotations
        for reference in references(one.text)
    )
    assert sum(m.hand is Hand.EDITORS for m in found) == wanted
    assert all(m.of != m.by for m in found)
    for mention in found:
        if mention.hand is Hand.EDITORS:
            (written,) = references(mention.sentence[mention.start : mention.end])
            assert mention.sentence[mention.start : mention.end] in WRITTEN
            assert Thing(BriefId("test-brief-1"), written.piece) == mention.of
    assert mentions(shelf) == found


def test_every_link_of_the_site_is_shown_at_its_other_end(site: pipeline.Site) -> None:
    pages = {page.uri: page.text for page in site.pages}
    shown = {b.id: rendered(pages[f"briefs/{b.id}/index.md"]) for b in site.shelf.briefs}
    for link in site.shelf.related:
        there = shown[link.to.brief].select(f'.links[data-of="{link.to.passage}"] a[href]')
        ends = {str(a["href"]) for a in there}
        assert f"../../briefs/{link.of.brief}/#{link.of.passage}" in ends, link


def texts_of(shelf: Shelf) -> dict[Thing, list[str]]:
    """What everything that can mention says."""
    texts = {Thing(b.id, p.id): [p.text] for b in shelf.briefs for p in b.passages}
    texts |= {
        Thing(b.id, a.id): [a.text, *(circle.members for circle in a.circles)]
        for b in shelf.briefs
        for a in b.annotations
    }
    return texts | {Thing(term=t.id): [sense.quote for sense in t.senses] for t in shelf.terms}


def test_every_mention_of_the_site_is_a_sentence_of_what_mentions(site: pipeline.Site) -> None:
    texts = texts_of(site.shelf)
    assert site.shelf.mentions
    for one in site.shelf.mentions:
        assert any(one.sentence in text for text in texts[one.by]), one
        pointing = one.sentence[one.start : one.end]
        if one.by.term:
            assert pointing == ""
            assert one.sentence in texts[one.by]
        elif str(one.by.piece).startswith("a"):
            assert pointing.startswith("[[")
            assert pointing.endswith("]]")
            (written,) = references(pointing)
            assert (written.piece, written.term) == (one.of.piece, one.of.term)
        else:
            assert 0 <= one.start <= one.end <= len(one.sentence)
            assert bool(pointing) is (one.of.work is None and str(one.of.piece)[0] != "n")


def test_every_mention_of_the_site_is_shown_where_it_points(site: pipeline.Site) -> None:
    pages = {page.uri: rendered(page.text) for page in site.pages if page.uri.endswith(".md")}
    for one in site.shelf.mentions:
        base, page, within = (
            "../../",
            f"briefs/{one.of.brief}/index.md",
            "#mentioned-by ~ .mentions",
        )
        if one.of.term:
            page = f"glossary/{one.of.term}/index.md"
        elif one.of.work:
            base, page, within = "../", "works/index.md", f'li[id="{one.of.work}"] .mentions'
        elif str(one.of.piece).startswith("a"):
            within = f'[id="{one.of.piece}"] .mentions'
        elif one.of.piece:
            within = f'.links[data-of="{one.of.piece}"] .mentions'
        href = f"{base}glossary/{one.by.term}/" if one.by.term else f"#{one.by.piece}"
        if one.by.brief != one.of.brief and not one.by.term:
            href = f"{base}briefs/{one.by.brief}/{href}"
        assert pages[page].select(f'{within} a.place[href="{href}"]'), one


def test_no_boilerplate_is_ever_related_or_mentions(site: pipeline.Site) -> None:
    for link in site.shelf.related:
        assert {link.of.passage[0], link.to.passage[0]} == {"p"}
    for mention in site.shelf.mentions:
        assert mention.by.term or str(mention.by.piece)[0] in "pa"


def test_terms_works_and_the_briefs_show_who_mentions_them(site: pipeline.Site) -> None:
    pages = {page.uri: rendered(page.text) for page in site.pages if page.uri.endswith(".md")}
    term = pages["glossary/major-non-nato-ally/index.md"]
    assert term.select(f'.mentions a[href="../../briefs/{KIM}/#a18"]')
    work = pages["works/index.md"].select("li[id^=kuik] .mentions a.place")
    assert {str(a["href"]) for a in work} == {
        f"../briefs/{KUIK}/#p6",
        f"../briefs/{KUIK}/#p27",
    }
    assert pages[f"briefs/{KIM}/index.md"].select(f'.mentions a[href="../../briefs/{KUIK}/#a1"]')


TYPED = (
    "The *AFIP_2020* pact of `war_plan_1` (2 * 3 * 4) _is_, as *[[p2]] has it*,\n"
    "<b>AT&T</b>_s \\*own\\*."
)
SHOWN = "The AFIP_2020 pact of war_plan_1 (2 * 3 * 4) is, as ¶ 2 has it, <b>AT&T</b>_s *own*."


def test_a_preview_of_a_note_has_its_words_and_loses_no_letter() -> None:
    shelf = noted("test-brief-1", f"{TYPED}\n\n- One\n- Two")
    known = json.loads(brief_previews(shelf.briefs[0], Concordance(shelf)))
    assert known["a1"][1] == f"{SHOWN} One Two"


def test_a_sentence_that_mentions_is_shown_with_all_its_letters() -> None:
    shelf = noted("test-brief-1", TYPED)
    (found,) = [m for m in mentions(shelf) if m.hand is Hand.EDITORS]
    html = mentioned_by([found], Concordance(shelf), Here("../../", BriefId("test-brief-1")))
    sentence = rendered(html).select_one(".sentence")
    assert sentence is not None
    assert " ".join(sentence.get_text().split()) == SHOWN
    assert [mark.get_text() for mark in sentence.select("mark")] == ["¶\u00a02"]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("So ![a picture of [[p2]] there](x.png) it is.", "So it is."), ("`[[p2]]`", "[[p2]]")],
)
def test_a_reference_that_markdown_takes_for_another_thing_is_no_trap(
    typed: str, shown: str
) -> None:
    shelf = noted("test-brief-1", typed)
    (found,) = [m for m in mentions(shelf) if m.hand is Hand.EDITORS]
    html = mentioned_by([found], Concordance(shelf), Here("../../", BriefId("test-brief-1")))
    sentence = rendered(html).select_one(".sentence")
    assert sentence is not None
    assert " ".join(sentence.get_text().split()) == shown


def two_hundred() -> list[Mention]:
    of, by = (Thing(BriefId("test-brief-1"), Anchor(a)) for a in ("p1", "p2"))
    return [Mention(of, by, Hand.AUTHOR, f"Sentence {n}.", 0, 8) for n in range(200)]


def test_two_hundred_mentions_are_folded_and_counted() -> None:
    lexicon, here = Concordance(noted("test-brief-1", "So it is.")), Here("../../")
    page = rendered(mentioned_by(two_hundred(), lexicon, here))
    assert page.select("summary")[0].get_text() == "Mentioned by 200"
    assert len(page.select(".mentions > ul > li")) == AT_ONCE
    assert page.select(".more > summary")[0].get_text() == f"{200 - AT_ONCE} more"


def test_two_hundred_mentions_of_a_term_or_a_brief_are_folded_and_counted() -> None:
    lexicon, here = Concordance(noted("test-brief-1", "So it is.")), Here("../../")
    page = rendered(mentioned_section(two_hundred(), lexicon, here))
    assert page.select(".mentions > p")[0].get_text() == "200 mentions"
    assert len(page.select(".mentions > ul > li")) == AT_ONCE
    (fold,) = page.select(".mentions > details.more")
    assert fold.select("summary")[0].get_text() == f"{200 - AT_ONCE} more"
    assert not fold.has_attr("open")
    assert len(fold.select("li")) == 200 - AT_ONCE
    few = rendered(mentioned_section(two_hundred()[:AT_ONCE], lexicon, here))
    assert few.select("details") == []


def test_an_endnote_shows_the_sentences_that_its_mark_ends(site: pipeline.Site) -> None:
    pages = {page.uri: rendered(page.text) for page in site.pages if page.uri.endswith(".md")}
    marks = [
        (one.id, passage, str(span.get("note")))
        for one in site.shelf.briefs
        for passage in one.passages
        for span in passage.spans
        if span.type is SpanType.NOTE_REF
    ]
    assert marks
    for name, passage, note in marks:
        page = pages[f"briefs/{name}/index.md"]
        rows = page.select(f'.endnotes .links[data-of="{note}"] .mentions li')
        (row, *_) = [row for row in rows if row.select(f'a.place[href="#{passage.id}"]')]
        sentence = row.select(".sentence")[0].get_text()
        assert all(part.strip() in passage.text for part in sentence.split("…"))


def test_the_glossary_shows_the_definition_that_it_quotes(site: pipeline.Site) -> None:
    pages = {page.uri: rendered(page.text) for page in site.pages if page.uri.endswith(".md")}
    senses = [(term, sense) for term in site.shelf.terms for sense in term.senses]
    assert senses
    for term, sense in senses:
        page = pages[f"briefs/{sense.place.brief}/index.md"]
        rows = page.select(f'.links[data-of="{sense.place.passage}"] .mentions li')
        quoted = [
            row.select("q.sentence")[0].get_text()
            for row in rows
            if str(row.select("a.place")[0]["href"]) == f"../../glossary/{term.id}/"
        ]
        assert any(sense.quote.startswith(q.partition(" …")[0]) for q in quoted), term.id


# --- the editors' relations ----------------------------------------------------------------


def relations(*rows: str) -> tuple[Sequence[object], list[str]]:
    shelf, report = noted("test-brief-1"), Report()
    text = "relations:\n" + "".join(f"  - {row}\n" for row in rows)
    written = load(Annotations, text, "annotations.yml", report)
    assert written is not None, [str(f) for f in report]
    known = {one.id: one for one in shelf.briefs}
    found = relations_of(shelf.briefs[0], written, known, "annotations.yml", report)
    return found, [f"{f.line}: {f.says}" for f in report]


ROW = "{{id: {}, from: {}, to: {}, type: agrees, why: Both count years.}}"


def test_a_relation_leads_from_a_passage_here_to_one_there() -> None:
    (found,), said = relations(ROW.format("r1", "p2", "other-brief-2#p1"))
    assert said == []
    assert (found.of.passage, found.to.brief, found.kind) == (  # type: ignore[attr-defined]
        "p2",
        "other-brief-2",
        Stance.AGREES,
    )


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (ROW.format("r1", "p9", "other-brief-2#p1"), "test-brief-1 has no paragraph p9"),
        (ROW.format("r1", "p1", "other-brief-2#p9"), "other-brief-2 has no paragraph p9"),
        (ROW.format("r1", "p1", "third-brief-3#p1"), "is no paragraph of another brief"),
        (ROW.format("r1", "p1", "test-brief-1#p2"), "is no paragraph of another brief"),
        (ROW.format("r1", "p1", "p2"), "is no paragraph of another brief"),
    ],
)
def test_a_relation_that_leads_nowhere_is_named_with_its_line(row: str, says: str) -> None:
    found, (said,) = relations(row)
    assert found == ()
    assert said.startswith("2: r1: ")
    assert says in said


def test_an_id_of_a_relation_is_given_once() -> None:
    row = ROW.format("r1", "p1", "other-brief-2#p1")
    found, said = relations(row, row)
    assert len(found) == 1
    assert said == ["3: r1: the id r1 is there twice"]


def test_previews_hold_every_address_of_a_brief(site: pipeline.Site) -> None:
    pages = {page.uri: page.text for page in site.pages}
    for one in site.shelf.briefs:
        known = json.loads(pages[f"briefs/{one.id}/previews.json"])
        assert {p.id for p in one.passages} | {a.id for a in one.annotations} <= set(known)
        assert all(place and words for place, words in known.values())
    kuik = json.loads(pages[f"briefs/{KUIK}/previews.json"])
    assert kuik["p7"][0] == "Kuik 2026, ¶\u00a07, Introduction"
    assert set(json.loads(pages["works/previews.json"])) == {w.id for w in site.shelf.works}
    assert SITE not in pages[f"briefs/{KUIK}/previews.json"]
