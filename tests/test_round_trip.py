"""Whatever signs an author uses, the page and the reader's copy show exactly these, as text."""

from __future__ import annotations

import html
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st

from editions import (
    SITE,
    element,
    front_matter,
    often,
    pieces,
    rendered,
    rendered_copy,
    table_of,
    words_of,
    written,
)
from glossator.model.brief import (
    Brief,
    Figure,
    LeftOut,
    Match,
    Matter,
    Note,
    Passage,
    PullQuote,
    Section,
    Tombstone,
)
from glossator.model.ids import Anchor, BriefId, Sha256
from glossator.model.metadata import Issued, Meta, Person, Publisher
from glossator.model.roles import Role
from glossator.model.shelf import Shelf
from glossator.model.source import Source
from glossator.model.spans import Place, Span, Spans, SpanType
from glossator.writing.catalogue import catalogue

ID = BriefId("test-brief-1")

SIGNS = st.sampled_from(
    [
        *"*_[]()<>&{}|#^~:\\`=-+!?.\"'“”’0123456789¹² abcZ",
        *("**", "__", "~~", "==", "^^", "``", "```", "~~~", "***", "\\\\", "\\*", "://", "||"),
        *("{#id}", "{: .x }", "{: #p1 }", "{ .number }", "{.said}", "[^1]", "[^1]:", "{{ }}"),
        *("<b>", "</b>", "<script>", "<br/>", "<!--", "-->", "<a href=x>", "&lt;", "&#42;"),
        *("&copy", "&nbsp;", "![x](y)", "[x](y)", "[x][y]", "[x]: y", "*[abbr]:", "<http://x.y>"),
        *("http://x.y/a_b*c", "www.x.y", "a@b.cd", "!!! note", "--- ", "===", "- ", "+ "),
        *("1. ", "12) ", "# ", "## ", "> ", ": ", "| a | b |", "    ", "NATO", "평화", "e\u0301"),
        *("\u00a0", "\u200b", "\u00ad", "🙂", "^6", "[TOC]", "--8<--", "/// x", "$x$"),
        *("\u0130", "\u02bc", "~x~", "H~2~O", "x^2^", "==m==", "++i++", ":smile:", "(c)", "&amp;"),
    ]
)  # fmt: skip


LETTERS = st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])


def _as_read(text: str) -> str:
    """A text as the reading hands it on: runs of blanks are one, and none at the ends."""
    return " ".join(part for part in text.split(" ") if part).strip()


texts = (
    st.one_of(
        st.lists(SIGNS, min_size=1, max_size=25).map("".join),
        st.text(
            st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=40
        ),
        st.tuples(SIGNS, st.just("harbour and tide"), SIGNS).map(" ".join),
    )
    .map(_as_read)
    .filter(bool)
)

VALUES: dict[SpanType, st.SearchStrategy[tuple[tuple[str, str | bool], ...]]] = {
    SpanType.EMPHASIS: st.just(()),
    SpanType.STRONG: st.just(()),
    SpanType.LOST_LINK: st.just(()),
    SpanType.LINK: st.tuples(
        st.tuples(
            st.just("href"),
            st.sampled_from(
                (
                    *("https://example.org/", "http://x.y/a_b*c?d=e&f=g#h", "mailto:a@b.cd"),
                    *('https://x.y/(a)[b]<c>"d" e\\f\'g`', "https://한국.kr/평화", "javascript:x"),
                )
            ),
        ),
        st.tuples(st.just("supplied"), st.booleans()),
    ),
    SpanType.NOTE_REF: st.tuples(st.tuples(st.just("note"), st.sampled_from(("n1", "n2")))),
    SpanType.MEND: st.tuples(st.tuples(st.just("was"), texts), st.just(("why", "damage"))),
    SpanType.TERM: st.just((("term", "nato"), ("linked", True))),
    SpanType.ANNOTATION: st.integers(1, 10**9).map(lambda n: (("annotation", f"a{n}"),)),
    SpanType.CITATION: st.just((("work", "w1"),)),
    SpanType.DEFINITION: st.just((("term", "nato"),)),
    SpanType.REFERENCE: st.just((("to", "fig1"), ("found", "machine"))),
}


@st.composite
def spanned(draw: st.DrawFn, text: str, most: int = 5) -> Spans:
    """Spans of any type over `text`, nested and crossing; their ends are no blanks."""
    spans = []
    for kind in draw(st.lists(st.sampled_from(list(SpanType)), max_size=most)):
        start, end = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
        if kind is SpanType.NOTE_REF:
            end = start
        else:
            while start < end and text[start] == " ":
                start += 1
            while start < end and text[end - 1] == " ":
                end -= 1
            if start == end or (kind is SpanType.LINK and _touches(spans, start, end)):
                continue
        spans.append(Span(kind, start, end, draw(VALUES[kind])))
    return tuple(sorted(set(spans), key=lambda s: (s.start, -s.end, s.type)))


def _touches(spans: list[Span], start: int, end: int) -> bool:
    """True where a link stands already: no source has a link within a link."""
    return any(s.type is SpanType.LINK and s.start < end and start < s.end for s in spans)


PLAIN = Brief(
    ID,
    Source(ID, "briefs/test-brief-1/source.txt", ("Plain words.",), Sha256("0" * 64)),
    0,
    Meta("Title", "Subtitle", (Person("Jane Roe"),), issued=Issued("2025-04", "April 2025")),
    (Section(Anchor("s1"), "A heading", 1, (1,), 0),),
    (
        Passage(Anchor("p1"), Role.PARAGRAPH, "Plain words of a paragraph.", (1,)),
        Passage(Anchor("p2"), Role.LIST_ITEM, "Plain words of an item.", (1,), (), 0, "(a)"),
        Passage(Anchor("p3"), Role.LIST_ITEM, "Plain words of another.", (1,), (), 1, "-"),
        Passage(Anchor("p4"), Role.QUOTATION, "Plain words of others.", (1,)),
        Passage(Anchor("p5"), Role.TABLE, "Year\tShips\n2019\t42", (1,)),
    ),
    (
        PullQuote(
            Anchor("q1"),
            "Plain words",
            (1,),
            Place(ID, Anchor("p1"), 0, 5),
            Match.ALTERED,
            1,
        ),
    ),
    (Figure(Anchor("fig1"), "Figure 1: Ships", (1,), 4, "Source: a count."),),
    (
        Note(Anchor("n1"), "1", "A note.", (1,), referred_from=(Anchor("p1"),)),
        Note(Anchor("n2"), "2", "Another note.", (1,)),
    ),
    (Matter(Role.BIOGRAPHY, "Jane Roe is a writer.", (1,)),),
    (LeftOut((1,), 1, "rule", "nothing but strokes"),),
    (Tombstone(Anchor("p9"), "Plain words", 1),),
)
"""A brief in which no sign means anything."""

PASSAGES = {"paragraph": 0, "run-in": 0, "item": 1, "nested item": 2, "quotation": 3, "table": 4}
PLACES = (
    *("paragraph", "run-in", "item", "nested item", "quotation", "table"),
    *("heading", "pull quote", "caption", "figure note", "note", "biography"),
)
"""Where a text with spans can stand."""


def at(place: str, text: str, spans: Spans = ()) -> Brief:
    """The plain brief with `text` in one place."""
    if place in PASSAGES:
        row = list(PLAIN.passages)
        n = PASSAGES[place]
        if place == "table":
            text, spans = f"{text}\t{text}\n2019\t{text}", spans
        run_in = text[: len(text) // 2 + 1] if place == "run-in" else None
        row[n] = replace(row[n], text=text, spans=spans, run_in=run_in)
        end = len(row[0].text) // 2 + 1
        quote = replace(PLAIN.pull_quotes[0], of=Place(ID, Anchor("p1"), 0, end))
        return replace(PLAIN, passages=tuple(row), pull_quotes=(quote,))
    if place == "heading":
        return replace(PLAIN, sections=(replace(PLAIN.sections[0], title=text, spans=spans),))
    if place == "pull quote":
        quote = replace(PLAIN.pull_quotes[0], text=text, spans=spans)
        return replace(PLAIN, pull_quotes=(quote,))
    if place == "caption":
        return replace(PLAIN, figures=(replace(PLAIN.figures[0], caption=text, spans=spans),))
    if place == "figure note":
        return replace(PLAIN, figures=(replace(PLAIN.figures[0], note=text, note_spans=spans),))
    if place == "note":
        first = replace(PLAIN.notes[0], text=text, spans=spans)
        return replace(PLAIN, notes=(first, PLAIN.notes[1]))
    return replace(PLAIN, matter=(replace(PLAIN.matter[0], text=text, spans=spans),))


@st.composite
def placed(draw: st.DrawFn) -> Brief:
    """A text full of signs and spans in one place of the plain brief."""
    text = draw(texts)
    return at(draw(st.sampled_from(PLACES)), text, draw(spanned(text)))


@st.composite
def named(draw: st.DrawFn) -> Brief:
    """Signs in one value of the metadata, in the ledger or in a tombstone."""
    text, meta = draw(texts), PLAIN.meta
    person = meta.authors[0]
    return draw(
        st.sampled_from(
            (
                replace(PLAIN, meta=replace(meta, title=text)),
                replace(PLAIN, meta=replace(meta, subtitle=text)),
                replace(PLAIN, meta=replace(meta, authors=(replace(person, name=text),))),
                replace(PLAIN, meta=replace(meta, authors=(replace(person, position=text),))),
                replace(PLAIN, meta=replace(meta, editors=(Person(text, role=text),))),
                replace(PLAIN, meta=replace(meta, series=text, number=text, rights=text)),
                replace(
                    PLAIN,
                    meta=replace(meta, publishers=(Publisher(text, text, (("ko", text),)),)),
                ),
                replace(PLAIN, ledger=(replace(PLAIN.ledger[0], why=text),)),
                replace(PLAIN, tombstones=(replace(PLAIN.tombstones[0], text=text),)),
                replace(PLAIN, source=replace(PLAIN.source, lines=(text,))),
            )
        )
    )


MEANT = {
    "p": {"id", "class"},
    "li": {"id", "class"},
    "ul": set(),
    "blockquote": set(),
    "h2": {"id"}, "h3": {"id"}, "h4": {"id"}, "h5": {"id"}, "h6": {"id"},
    "em": set(), "strong": set(),
    "sup": {"class", "id"},
    "a": {"href", "class", "id", "role", "aria-label", "data-term"},
    "span": {"class", "id", "data-term", "data-note", "lang"},
    "div": {"id", "class"},
    "aside": {"id", "class", "role", "aria-label"},
    "table": set(), "thead": set(), "tbody": set(), "tr": set(), "th": set(), "td": set(),
    "figure": {"id", "class"}, "figcaption": set(),
}  # fmt: skip
"""Elements and attributes that we mean to stand in the author's text."""

CLASSES = {
    "noted", "noted-ref",
    "passage", "number", "note-ref", "said", "ours", "back", "counter", "run-in", "lifted", "mend",
    "lost-link", "supplied", "machine", "pull-quote", "from", "figure", "figure-note", "note",
    "placeholder", "table", "term", "again", "work-link",
}  # fmt: skip


def check_is_meant(found: Tag) -> None:
    for tag in (found, *found.find_all(True)):
        assert tag.name in MEANT, tag
        assert set(tag.attrs) <= MEANT[tag.name], tag
        assert set(tag.get("class") or ()) <= CLASSES, tag
        href = str(tag.get("href", "#x"))
        assert href.startswith(
            ("#", "https://", "http://", "mailto:", "../../glossary/", "../../works/")
        ), tag
    assert not found.select("a a"), "a link within a link"


@often
@given(placed())
def test_the_page_shows_every_text_as_it_is_in_the_brief(brief: Brief) -> None:
    check_page(brief)


@often
@given(named())
def test_names_and_titles_change_nothing_but_their_own_place(brief: Brief) -> None:
    check_page(brief)
    check_copy(brief)


@often
@given(placed())
def test_the_readers_copy_shows_every_text_as_it_is_in_the_brief(brief: Brief) -> None:
    check_copy(brief)


@often
@given(named())
def test_titles_and_names_are_shown_as_they_are_on_the_page_and_in_the_catalogue(
    brief: Brief,
) -> None:
    meta = brief.meta
    page = written(brief)["index.md"]
    shown = rendered(page)
    assert element(shown, "title").get_text() == meta.title
    assert html.unescape(front_matter(page)["title"]) == meta.title
    assert words_of(shown.select(".byline strong")[0]) == meta.authors[0].name
    assert [words_of(found) for found in shown.select(".subtitle")] == [meta.subtitle]
    check_entry(catalogue(Shelf((brief,))), meta)


def check_page(brief: Brief) -> None:
    """The page shows each text of the brief, and has no element that we did not mean."""
    page = rendered(written(brief)["index.md"])
    tables = {passage.id for passage in brief.passages if passage.kind is Role.TABLE}
    for address, text, _ in pieces(brief):
        found = element(page, address)
        check_is_meant(found)
        assert (table_of(found) if address in tables else words_of(found, ".from")) == text
    figure = element(page, "fig1")
    check_is_meant(figure)
    assert words_of(figure.select("figcaption")[0]) == brief.figures[0].caption
    assert [words_of(note) for note in figure.select(".figure-note")] == [brief.figures[0].note]
    biography = page.select(".matter.biography p")
    assert [words_of(part) for part in biography] == [brief.matter[0].text]
    assert len(page.select(".byline")) == len(page.select(".tools")) == 1
    there = [str(found["id"]) for found in page.find_all(id=True)]
    assert len(there) == len(set(there))
    assert not {"id", "x"} & set(there)
    assert page.find(["script", "img", "pre", "b", "br", "hr", "dl", "del"]) is None
    assert page.select("p > code") == page.select("code"), "code outside the account"
    ledger = next(t for t in page.select("#preparation table") if "Why" in t.get_text())
    assert [len(row.select("th, td")) for row in ledger.select("tr")] == [4, 4]
    for link in page.find_all("a", href=True):
        href = str(link["href"])
        assert href not in ("", "#")
        note = link.get("class") == ["noted-ref"]  # the editors' notes are not on this page
        assert note or not href.startswith("#") or href[1:] in there


def check_copy(brief: Brief) -> None:
    """The reader's copy shows each text of the brief."""
    copy = rendered_copy(written(brief)["brief.md"])
    for passage in brief.passages:
        (number,) = copy.find_all("a", href=f"{SITE}briefs/{ID}/#{passage.id}")
        block = number.parent
        assert block is not None
        number.extract()
        if passage.kind is Role.TABLE:
            table = block.find_next("table")
            assert table is not None
            assert table_of(table) == passage.text
        else:
            counter = f"{passage.marker} " if passage.marker not in ("", "-") else ""
            assert words_of(block, "sup") == f"{counter}{passage.text}"
    headings = copy.find_all(["h2", "h3", "h4", "h5", "h6"])
    assert [words_of(heading, "sup") for heading in headings] == [brief.sections[0].title]
    origin = next(p for p in copy.find_all("p") if "pull quote, from" in p.get_text())
    assert words_of(origin.find_previous_sibling("p"), "sup") == brief.pull_quotes[0].text
    image = next(p for p in copy.find_all("p") if "The image is not" in p.get_text())
    assert words_of(image.find_previous_sibling("p"), "sup") == brief.figures[0].caption
    assert words_of(image.find_next_sibling("p"), "sup") == brief.figures[0].note
    notes = {
        str(item["id"]): words_of(item, "sup", ".footnote-backref").strip("\xa0 \n")
        for item in copy.select(".footnote > ol > li")
    }
    assert notes == {f"fn:{note.label}": note.text for note in brief.notes}


def check_entry(home: str, meta: Meta) -> None:
    entry = rendered(home)
    title = element(entry, ID)
    assert title.get_text() == meta.title
    assert [link["href"] for link in title.find_all("a")] == [f"briefs/{ID}/index.md"]
    assert words_of(entry.select(".byline strong")[0]) == meta.authors[0].name
    assert [words_of(found) for found in entry.select(".subtitle")] == [meta.subtitle]


@pytest.mark.parametrize(
    "text",
    [
        "</title><script>alert(1)</script> & \"Co\"",
        "1. A beginning that is no list",
        "2025. A year",
        "- a dash",
        "+ a plus",
        ": a colon",
        "> a comparison",
        "# a number",
        "===",
        "--- ",
        "{: .x }",
        "a {#id}",
        "a { .number }",
        "[^1]: no note",
        "*[abbr]: none",
        "[x]: y",
        "![x](y)",
        "!!! note",
        "&amp; &lt; &#42; &copy",
        "2 * 3 * 4 and a_b_c",
        "`code` and ``more``",
        "<b>bold</b> <!-- gone -->",
        "{{ page.title }} {% raw %}",
        "x | y | z",
        "C:\\new\\*",
        "http://example.org/a_b*c",
        "~~struck~~ ==marked== ^up^",
        "[TOC]",
        "```",
        "<한-미 정책 브리프>",
    ],
)  # fmt: skip
def test_signs_that_mean_something_elsewhere_are_only_signs_here(text: str) -> None:
    shown = text.strip()
    brief = Brief(
        ID,
        Source(ID, "briefs/test-brief-1/source.txt", (shown,), Sha256("0" * 64)),
        0,
        Meta(shown, shown, (Person(shown),)),
        (Section(Anchor("s1"), shown, 1, (1,), 0),),
        (
            Passage(Anchor("p1"), Role.PARAGRAPH, shown, (1,)),
            Passage(Anchor("p2"), Role.LIST_ITEM, shown, (1,)),
            Passage(Anchor("p3"), Role.QUOTATION, shown, (1,)),
        ),
        notes=(Note(Anchor("n1"), "1", shown, (1,)),),
    )
    files = written(brief)
    page = rendered(files["index.md"])
    for address in ("p1", "p2", "p3", "s1", "n1", "title"):
        assert words_of(element(page, address)) == shown
    assert html.unescape(front_matter(files["index.md"])["title"]) == shown
    copy: BeautifulSoup = rendered_copy(files["brief.md"])
    for passage in brief.passages:
        (number,) = copy.find_all("a", href=f"{SITE}briefs/{ID}/#{passage.id}")
        assert number.parent is not None
        block = number.parent
        number.extract()
        assert words_of(block) == shown
    check_entry(catalogue(Shelf((brief,))), brief.meta)
