"""Every use of a term is found, no false friend is, and the right ones are links."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs import brief
from editions import KIM, KUIK
from glossaries import counts, linked, shown, terms, uses, with_spans
from glossator import pipeline
from glossator.findings import Report
from glossator.marking.borders import HYPHENS, JOINED, LIKENESS, PREFIXES
from glossator.marking.link import OptOut, link_terms, uses_of
from glossator.marking.matcher import matcher_of
from glossator.model.glossary import Sense
from glossator.model.ids import Anchor, BriefId, TermId
from glossator.model.spans import Place, SpanType

TERMS = terms(
    "kind | Korea Overseas Infrastructure & Urban Development Corporation | abbreviation: KIND",
    "afip | America First Investment Policy | abbreviation: AFIP",
    "apt | ASEAN Plus Three | abbreviation: APT",
    "osa | Overseas Security Assistance | abbreviation: OSA",
    "eas | East Asia Summit | abbreviation: EAS",
    "rcep | Regional Comprehensive Economic Partnership | abbreviation: RCEP",
    "cmi | Chiang Mai Initiative | abbreviation: CMI",
    "cmim | Chiang Mai Initiative Multilateralization | abbreviation: CMIM",
    "quad | Quad",
    "nato | North Atlantic Treaty Organization | abbreviation: NATO | labels: {ko: 나토}"
    " | match: {not-when: [version of NATO]}",
    "asian-nato | Asian NATO",
    "major-non-nato-ally | Major non-NATO ally",
    "asean | Association of Southeast Asian Nations | abbreviation: ASEAN",
    "csp | Comprehensive Strategic Partnership | abbreviation: CSP",
    "fta | free trade agreement | abbreviation: FTA",
    "alliance | alliance | labels: {ko: 동맹}",
    "alignment | alignment",
    "de-facto-alignment | de facto alignment",
    "alliance-first | alliance-first",
    "partnership | partnership",
    "like-minded | like-minded",
    "hub-and-spokes | hub-and-spokes",
    "middle-power | middle power",
    "policy | policy",
    "ally | ally | labels: {ko: 동맹국}",
    "trump-2-0 | Trump 2.0",
    "burden-sharing | burden sharing",
    "bund | confederation | labels: {de: Bund}",
    "united-states | United States",
)
MATCHER = matcher_of(TERMS)

_USE = re.compile(r"\{(?P<id>[a-z0-9-]+)=(?P<words>[^{}]+)\}")


def cases() -> list[tuple[str, str]]:
    """Why and text of each line of the case file."""
    lines = (Path(__file__).parent / "cases" / "link.txt").read_text("utf-8").splitlines()
    pairs = [line.partition(": ") for line in lines if line and not line.startswith("#")]
    return [(why, marked) for why, _, marked in pairs]


@pytest.mark.parametrize(("why", "marked"), cases())
def test_uses_are_found_and_false_friends_are_not(why: str, marked: str) -> None:
    text = _USE.sub(lambda use: use["words"], marked)
    for use in reversed(MATCHER.uses(text)):
        words = f"{{{use.term.id}={text[use.start : use.end]}}}"
        text = text[: use.start] + words + text[use.end :]
    assert text == marked, why


def test_a_label_of_another_language_counts_in_that_language_alone() -> None:
    assert uses("Der Bund", MATCHER, "de") == ["bund=Bund"]


def test_only_the_spelling_that_an_entry_insists_on_counts() -> None:
    strict = matcher_of(terms("agency | agency | match: {case: true}"))
    assert uses("Agency, agency, agencies, agency’s, AGENCY", strict) == [
        "agency=agency", "agency=agencies", "agency=agency",
    ]  # fmt: skip


def test_a_variant_counts_with_its_plural() -> None:
    odd = matcher_of(terms("spokes | hub-and-spokes | variants: [wheel model]"))
    assert uses("wheel models, Wheel Model", odd) == ["spokes=wheel models", "spokes=Wheel Model"]


def test_a_glossary_without_terms_finds_nothing() -> None:
    assert matcher_of(()).uses("An alliance.") == ()


# --- which uses are links ------------------------------------------------------------------

A, B = "The alliance is old. Alliances last.", "An alliance again."


def test_the_first_use_in_each_section_is_a_link() -> None:
    marked = linked(TERMS, A, B, "# Why", B, A)
    assert shown(marked) == [
        "The [alliance] is old. {Alliances} last.",
        "An {alliance} again.",
        "An [alliance] again.",
        "The {alliance} is old. {Alliances} last.",
    ]


@pytest.mark.parametrize(("link", "expected"), [("every", "[] []"), ("never", "{} {}")])
def test_an_entry_may_have_every_use_linked_or_none(link: str, expected: str) -> None:
    found = terms(f"alliance | alliance | match: {{link: {link}}}")
    (text,) = shown(linked(found, A))
    assert " ".join(sign for sign in ["[]", "{}"] for _ in range(text.count(sign[0]))) == expected


@pytest.mark.parametrize("kind", [SpanType.LINK, SpanType.REFERENCE, SpanType.CITATION])
@pytest.mark.parametrize("words", ["The alliance is", "The alli"])
def test_no_link_stands_in_a_link_or_in_a_cited_title(kind: SpanType, words: str) -> None:
    made = with_spans(brief(A), 0, (kind, words))
    marked = link_terms(made, MATCHER, (), "", Report())
    assert shown(marked) == ["The {alliance} is old. [Alliances] last."]


@pytest.mark.parametrize("kind", [SpanType.LOST_LINK, SpanType.EMPHASIS, SpanType.STRONG])
@pytest.mark.parametrize("words", ["alliance", "alli", "The alliance is old"])
def test_a_term_is_linked_in_and_across_other_marks(kind: SpanType, words: str) -> None:
    made = with_spans(brief(A), 0, (kind, words))
    marked = link_terms(made, MATCHER, (), "", Report())
    assert shown(marked) == ["The [alliance] is old. {Alliances} last."]
    assert set(made.passages[0].spans) <= set(marked.passages[0].spans)


def test_a_term_is_linked_across_a_note_mark() -> None:
    made = brief("Asian NATO")
    (passage,) = made.passages
    (mark,) = passage.spans
    inside = replace(passage, spans=(replace(mark, start=5, end=5),))
    marked = link_terms(replace(made, passages=(inside,)), MATCHER, (), "", Report())
    assert shown(marked) == ["[Asian NATO]"]


def test_no_link_stands_in_a_heading_at_the_head_of_a_paragraph() -> None:
    made = brief("Alliance: an alliance is old.")
    headed = replace(made.passages[0], run_in="Alliance:")
    marked = link_terms(replace(made, passages=(headed,)), MATCHER, (), "", Report())
    assert shown(marked) == ["{Alliance}: an [alliance] is old."]


def test_a_term_is_no_link_where_it_is_defined() -> None:
    made = brief("Some words. An alliance is a bond.", B)
    place = Place(made.id, Anchor("p1"), 12, 33)
    defined = tuple(
        replace(term, senses=(Sense(place, "An alliance is a bond"),))
        if term.id == "alliance"
        else term
        for term in TERMS
    )
    marked = link_terms(made, matcher_of(defined), (), "", Report())
    assert shown(marked) == ["Some words. An {alliance} is a bond.", "An [alliance] again."]
    (definition,) = (s for s in marked.passages[0].spans if s.type is SpanType.DEFINITION)
    assert (definition.start, definition.end, definition.get("term")) == (12, 33, "alliance")


def test_every_use_says_where_it_stands_and_in_which_form() -> None:
    marked = linked(TERMS, A)
    assert [(use.term, use.form, use.place.start) for use in uses_of(marked)] == [
        ("alliance", "alliance", 4),
        ("alliance", "Alliances", 21),
    ]


# --- exceptions at a place -----------------------------------------------------------------


def test_an_editor_can_say_that_words_are_no_term_at_a_place() -> None:
    out = OptOut('An "alliance" of', TermId("alliance"), 7)
    marked = linked(TERMS, A, "An “alliance” of metals. An alliance of states.", opt_outs=(out,))
    assert shown(marked)[1] == "An “alliance” of metals. An {alliance} of states."


@pytest.mark.parametrize(
    ("quote", "term", "says"),
    [
        ("An alliance", "aliance", "there is no term `aliance` in the glossary"),
        ("An alliance new", "alliance", "is in no passage; the nearest is ¶ 2"),
        ("alliance", "alliance", "stands 3 times, in ¶ 1 and ¶ 2"),
        ("is old", "alliance", "there is no use of `alliance` in “is old”"),
    ],
)
def test_an_exception_that_fits_nowhere_is_reported(quote: str, term: str, says: str) -> None:
    report = Report()
    outs = (OptOut(quote, TermId(term), 7),)
    link_terms(brief(A, B), MATCHER, outs, "brief.yml", report)
    (finding,) = report
    assert (finding.code, finding.file, finding.line) == ("no-term-at-place", "brief.yml", 7)
    assert says in finding.says


# --- the two briefs, counted by a careful reader -------------------------------------------

COUNTED = {
    "kind": (4, 0),
    "afip": (4, 0),
    "apt": (0, 13),
    "nato": (4, 4),
    "asian-nato": (0, 8),
    "alliance-allergic": (0, 9),
    "alignment": (0, 33),
}
READINGS = {"alignment": 1}
"""By how much careful readers differ."""


@pytest.mark.parametrize("term", COUNTED)
def test_the_counts_are_those_of_a_careful_reader(term: str, site: pipeline.Site) -> None:
    by_id = {made.id: counts(made) for made in site.shelf.briefs}
    found = [by_id[BriefId(name)].get(TermId(term), 0) for name in (KIM, KUIK)]
    for count, counted in zip(found, COUNTED[term], strict=True):
        assert abs(count - counted) <= (READINGS.get(term, 0) if counted else 0), found


WITHIN = {
    "alignment": ("realignment", "multi-alignment", "non-alignment", "alignment-plus"),
    "alliance": ("alliance-plus", "alliance-first", "alliance-allergic", "non-alliance"),
    "asean": ("asean-led", "asean-plus", "asean-wide", "asean-way", "asean-centric"),
    "nato": ("asian nato", "non-nato", "version of nato"),
    "apt": ("adaptive", "adapt"),
    "osa": ("proposal",),
    "rcep": ("perceptions",),
}
"""Longer words in which a term would be a false friend."""


@pytest.mark.parametrize("term", WITHIN)
def test_no_false_friend_is_a_use_in_the_two_briefs(term: str, site: pipeline.Site) -> None:
    for made in site.shelf.briefs:
        texts = {passage.id: passage.text.casefold() for passage in made.passages}
        for place in (use.place for use in uses_of(made) if use.term == term):
            for longer in WITHIN[term]:
                at = texts[place.passage].find(longer)
                while at >= 0:
                    assert place.end <= at or at + len(longer) <= place.start, place
                    at = texts[place.passage].find(longer, at + 1)


def test_both_briefs_link_and_define(site: pipeline.Site) -> None:
    assert {made.id for made in site.shelf.briefs} == {KIM, KUIK}
    for made in site.shelf.briefs:
        kinds = {span.type for passage in made.passages for span in passage.spans}
        assert {SpanType.TERM, SpanType.DEFINITION} <= kinds


# --- what always holds ---------------------------------------------------------------------

PIECES = [
    *(term.label for term in TERMS),
    *(term.abbreviation for term in TERMS if term.abbreviation),
    *sorted(JOINED)[:6], *sorted(LIKENESS), *sorted(PREFIXES)[:6], *HYPHENS,
    *"–—-,.;:()[]“”\"’'/ ", " ", "  ", "\u00a0", "\u00ad", "\u200b", "²", "İ", "ß", "은", "국",
    "s", "’s", "the", "Korea", "동맹", "나토", "x", "1", "@", "://", "&", "+", "\t", "\n", "🙂",
    "e\u0301",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


@given(texts)
def test_uses_never_overlap_and_lie_within_the_text(text: str) -> None:
    found = MATCHER.uses(text)
    for use in found:
        assert 0 <= use.start < use.end <= len(text)
        assert text[use.start : use.end].strip() == text[use.start : use.end]
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.text(max_size=200))
def test_no_text_breaks_the_matcher(text: str) -> None:
    assert MATCHER.uses(text) == MATCHER.uses(text)


@given(st.lists(texts, min_size=1, max_size=4), st.integers())
def test_linking_adds_marks_and_nothing_else(blocks: list[str], seed: int) -> None:
    made = brief(*(f"x {text}" for text in blocks))
    rng = random.Random(seed)
    for n, passage in enumerate(made.passages):
        words = [text for text in PIECES if text in passage.text and text.strip()]
        if words:
            kind = rng.choice((SpanType.LINK, SpanType.EMPHASIS, SpanType.REFERENCE))
            made = with_spans(made, n, (kind, rng.choice(words)))
    once = link_terms(made, MATCHER, (), "", Report())
    assert link_terms(once, MATCHER, (), "", Report()) == once
    bare = tuple(
        replace(p, spans=tuple(s for s in p.spans if s.type is not SpanType.TERM))
        for p in once.passages
    )
    assert [(p.text, sorted(p.spans, key=repr)) for p in bare] == [
        (p.text, sorted(p.spans, key=repr)) for p in made.passages
    ]
    for passage in once.passages:
        links = [s for s in passage.spans if s.type in (SpanType.LINK, SpanType.REFERENCE)]
        for term in (s for s in passage.spans if s.type is SpanType.TERM and s.get("linked")):
            assert not any(s.start < term.end and term.start < s.end for s in links)
