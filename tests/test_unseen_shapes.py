"""Invented briefs in shapes of their own come out as a careful human reading gave them.

Each has its `expected.json`, and names there in `soft` what a good reading may give otherwise;
that is compared loosely or not at all.
"""

from __future__ import annotations

import re
from typing import Any

import pytest

from editions import CORPUS, brief_of, every_text, expected
from glossator.model.brief import Brief, Match
from glossator.model.roles import Role
from glossator.model.spans import Span, SpanType
from glossator.text import fold as alike

TITLES = re.compile(r"^(?:(?:Dr|Prof|Professor|Ambassador)\.? )+")
FIRM_MATTER = (
    *("biography", "disclaimer", "rights", "keywords", "editors", "suggested-citation"),
    *("acknowledgements", "references"),
)
FIRM_LEDGER = ("running-head", "page-number")

TASTE = {
    "title": {"lantern-conversations-4", "observatoire-estran-note-23"},
    "authors": {"fenland-compact-statement"},
    "imprint": {"tern-island-review-3-2"},
    "sections": {"palisade-issue-brief-2025-11"},
    "passages": {"orrery-discussion-brief-14"},
    "passage in section": {"orrery-discussion-brief-14", "palisade-issue-brief-2025-11"},
    "notes": {"orrery-discussion-brief-14"},
    "links": {"wexcombe-policy-brief-2024-5"},
    "matter": {"nova-signals-11", "observatoire-estran-note-23"},
    "furniture": {"wexcombe-policy-brief-2024-5"},
}
"""What a good reading may give otherwise, as `soft` says there in words."""


def every_shape(compared: str) -> pytest.MarkDecorator:
    """The briefs of the corpus in which `compared` is firm."""
    names = [name for name in CORPUS if name not in TASTE.get(compared, ())]
    return pytest.mark.parametrize("name", names)


def plain(text: str | None) -> str:
    """A text with every white space as one blank."""
    return re.sub(r"\s+", " ", text or "").strip()


def folded(text: str | None) -> str:
    return plain(text).casefold()


def prints(wanted: dict[str, Any], kind: str) -> bool:
    """True when the masthead itself prints a row of that kind."""
    return kind in wanted["matter"]


def soft(wanted: dict[str, Any], words: str) -> bool:
    return any(words in said for said in wanted.get("soft", ()))


@every_shape("title")
def test_title_and_subtitle(name: str) -> None:
    meta, wanted = brief_of(name).meta, expected(name)
    if soft(wanted, "title/subtitle split"):
        whole = " ".join(part for part in (meta.title, meta.subtitle) if part)
        printed = " ".join(p for p in (wanted["title"], wanted["subtitle"]) if p)
        assert folded(whole).replace(":", "") == folded(printed).replace(":", "")
    else:
        assert folded(meta.title) == folded(wanted["title"])
        assert folded(meta.subtitle) == folded(wanted["subtitle"])


@every_shape("authors")
def test_authors_and_which_of_their_names_is_the_familys(name: str) -> None:
    meta, wanted = brief_of(name).meta, expected(name)
    assert [
        (TITLES.sub("", person.name), person.given, person.family) for person in meta.authors
    ] == [
        (TITLES.sub("", person["name"]), person["given"], person["family"])
        for person in wanted["authors"]
    ]


@every_shape("affiliation")
def test_where_the_authors_are_at_home_as_far_as_the_masthead_says(name: str) -> None:
    meta, wanted = brief_of(name).meta, expected(name)
    if prints(wanted, "affiliation") and not soft(wanted, "ffiliation"):
        assert [person.affiliation or None for person in meta.authors] == [
            person["affiliation"] for person in wanted["authors"]
        ]


@every_shape("editors")
def test_editors(name: str) -> None:
    meta, wanted = brief_of(name).meta, expected(name)
    named = [e["name"] if isinstance(e, dict) else e for e in wanted["editors"]]
    assert [person.name for person in meta.editors] == named


@every_shape("publishers")
def test_publishers_as_far_as_the_masthead_names_them(name: str) -> None:
    meta, wanted = brief_of(name).meta, expected(name)
    if prints(wanted, "publisher") and not soft(wanted, "ublisher"):
        assert [plain(house.name) for house in meta.publishers] == wanted["publishers"]


@every_shape("imprint")
def test_series_number_date_and_language(name: str) -> None:
    meta, wanted = brief_of(name).meta, expected(name)
    assert alike(meta.series).text == alike(wanted["series"] or "").text
    assert (meta.number or None) == wanted["number"]
    assert (meta.issued.value if meta.issued else None) == wanted["issued"]
    assert meta.language == wanted["language"]


@every_shape("sections")
def test_sections(name: str) -> None:
    assert [folded(section.title) for section in brief_of(name).sections] == [
        folded(title) for title in expected(name)["sections"]
    ]


@every_shape("passages")
def test_passages_their_words_kinds_depths_and_run_in_headings(name: str) -> None:
    assert [
        (plain(p.text), p.kind, p.depth, opening(p.kind, p.run_in)) for p in brief_of(name).passages
    ] == [
        (plain(p["text"]), p["kind"], p.get("depth", 0), opening(p["kind"], p.get("run_in")))
        for p in expected(name)["passages"]
    ]


def opening(kind: str, run_in: str | None) -> str | None:
    """A run-in heading of a paragraph without its colon; that of a list item is taste."""
    bare = (run_in or "").rstrip(":")
    return bare if len(bare) > 1 and kind == "paragraph" else None


@every_shape("passage in section")
def test_each_passage_stands_in_its_section(name: str) -> None:
    assert [passage.section for passage in brief_of(name).passages] == [
        None if p["section"] is None else f"s{p['section'] + 1}" for p in expected(name)["passages"]
    ]


@every_shape("pull quotes")
def test_pull_quotes_and_the_passages_they_were_lifted_from(name: str) -> None:
    brief = brief_of(name)
    assert [quote.of.passage for quote in brief.pull_quotes] == [
        f"p{quote['of'] + 1}" for quote in expected(name)["pull_quotes"]
    ]
    texts = {passage.id: passage.text for passage in brief.passages}
    for quote in brief.pull_quotes:
        lifted = texts[quote.of.passage][quote.of.start : quote.of.end]
        if quote.match is not Match.ALTERED:
            assert words_only(quote.text) == words_only(lifted)


def words_only(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


@every_shape("figures")
def test_figures_and_what_stands_under_them(name: str) -> None:
    brief, wanted = brief_of(name), expected(name)
    assert [plain(figure.caption) for figure in brief.figures] == [
        plain(figure["caption"]) for figure in wanted["figures"]
    ]
    assert [plain(figure.note) for figure in brief.figures] == [
        plain(figure.get("note")) for figure in wanted["figures"]
    ]


@every_shape("notes")
def test_notes_and_the_passages_that_carry_their_marks(name: str) -> None:
    brief, wanted = brief_of(name), expected(name)
    assert [(note.label, list(note.referred_from)) for note in brief.notes] == [
        (note["label"], [f"p{at + 1}" for at in note["referred_from"]]) for note in wanted["notes"]
    ]
    for note, one in zip(brief.notes, wanted["notes"], strict=True):
        assert plain(note.text).startswith(plain(one["starts"]))
        assert plain(note.text).endswith(plain(one["ends"]))


@every_shape("links")
def test_links_with_an_address_and_links_that_were_lost(name: str) -> None:
    brief, wanted = brief_of(name), expected(name)
    text = [span for piece in (*brief.passages, *brief.notes) for span in piece.spans]
    assert sum(span.type is SpanType.LOST_LINK for span in text) == wanted["lost_links"]
    everywhere = [span for _, row in every_text(brief) for span in row]
    assert addresses(text) <= set(wanted["links"]) <= addresses(everywhere)


def addresses(spans: list[Span]) -> set[str]:
    return {str(span.get("href")) for span in spans if span.type is SpanType.LINK}


def matter_kinds(brief: Brief) -> set[str]:
    return {str(matter.kind) for matter in brief.matter}


@every_shape("matter")
def test_front_and_back_matter_of_the_sure_kinds(name: str) -> None:
    found, wanted = matter_kinds(brief_of(name)), expected(name)
    assert found & set(FIRM_MATTER) == set(wanted["matter"]) & set(FIRM_MATTER)


@every_shape("furniture")
def test_furniture_of_the_page_is_set_aside(name: str) -> None:
    found, wanted = {entry.role for entry in brief_of(name).ledger}, expected(name)
    assert found & set(FIRM_LEDGER) == set(wanted["ledger_roles"]) & set(FIRM_LEDGER)


@every_shape("passages apart")
def test_nothing_of_the_masthead_and_no_furniture_becomes_a_passage(name: str) -> None:
    brief = brief_of(name)
    named = {n for entry in brief.ledger if entry.role != "mend" for n in entry.lines}
    named |= {n for m in brief.matter if m.kind is not Role.RIGHTS for n in m.lines}
    assert not [p.id for p in brief.passages if set(p.lines) & named]
