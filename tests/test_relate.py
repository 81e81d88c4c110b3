"""Passages of other briefs that speak of the same thing are found, those that only share words
are not, and every link says why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editions import KIM, KUIK, ROOT, edition, often
from glossator.findings import Report
from glossator.handwritten import load
from glossator.marking import likeness
from glossator.marking.glossary import Glossary
from glossator.marking.likeness import COMMON, WORD, Weighed, features, products, weigh
from glossator.marking.link import link_terms, uses_of
from glossator.marking.matcher import matcher_of
from glossator.marking.relate import MOST, relate
from glossator.marking.terms import terms_of
from glossator.model.brief import Passage
from glossator.model.ids import Anchor, BriefId, TermId
from glossator.model.links import Related, Relation, Stance
from glossator.model.shelf import Shelf
from glossator.model.spans import Place, SpanType
from glossator.writing.see_also import LINES, excerpt
from related.bench import entries, generated
from related.report import numbers, own_shelf, tell
from related.shelves import passage_of, shelf_of

THIRD = "northgate-policy-note-12"

# --- against what a reader marked ----------------------------------------------------------


@cache
def own() -> Shelf:
    return own_shelf()


def test_most_links_that_are_shown_help_a_reader() -> None:
    found = numbers(own())
    assert found.precision >= 0.7
    assert found.verdicts["not-worth"] + found.verdicts["wrong"] <= 2


def test_what_a_reader_would_link_is_linked_where_terms_say_so() -> None:
    assert numbers(own()).found >= 10


def test_the_report_tells_of_every_pair_why() -> None:
    told = tell(own())
    assert told.count("worth. ") == 36
    assert "1.27: nato" in told


def test_every_reason_stands_in_the_lines_that_are_quoted() -> None:
    known = passages_of(own())
    assert own().related
    for link in own().related:
        for place in (link.of, link.to):
            passage = known[place.brief, place.passage]
            shown = excerpt(passage.text, place.start, place.end, LINES)
            assert " ".join(passage.text[place.start : place.end].split()) in shown
            for term in reasons_at(link, place):
                assert term in used_in(passage, place.start, place.end), link


# --- a brief that was not there when the weights were chosen ---------------------------------


@cache
def with_third() -> Shelf:
    report = Report()
    read = edition((ROOT / "tests/related/third.txt").read_text("utf-8"), THIRD).brief
    glossary = load(Glossary, (ROOT / "glossary.yml").read_bytes(), "glossary.yml", report)
    assert read is not None
    assert glossary is not None
    terms = terms_of(glossary, "glossary.yml", report)
    third = link_terms(read, matcher_of(terms), (), "brief.yml", report)
    shelf = own()
    return relate(
        replace(shelf, briefs=(*shelf.briefs, third), uses=(*shelf.uses, *uses_of(third)))
    )


def leads_to(opening: str) -> list[tuple[str, str]]:
    """Where the passage of the third brief with these first words leads."""
    shelf = with_third()
    third = next(brief for brief in shelf.briefs if brief.id == THIRD)
    (passage,) = [p for p in third.passages if p.text.startswith(opening)]
    links = [link for link in shelf.related if link.of.brief == THIRD]
    return [(str(x.to.brief), str(x.to.passage)) for x in links if x.of.passage == passage.id]


def test_burden_sharing_leads_to_burden_sharing() -> None:
    assert (KIM, "p9") in leads_to("The second Trump")


def test_shipyards_lead_to_shipyards() -> None:
    assert leads_to("Shipyards")[0] == (KIM, "p18")


def test_nato_leads_to_nato() -> None:
    assert {(KIM, "p21"), (KUIK, "p1")} <= set(leads_to("The North Atlantic"))


def test_middle_powers_lead_to_middle_powers() -> None:
    assert (KUIK, "p28") in leads_to("Middle powers")


def test_an_asian_nato_leads_to_those_who_would_stay_away() -> None:
    assert {place[0] for place in leads_to("Talk of an Asian NATO")} == {KUIK}


def test_herring_boats_lead_nowhere() -> None:
    assert leads_to("Museums") == []


# --- what holds of every shelf -------------------------------------------------------------

VOCABULARY = (
    *(
        "pact",
        "harbour",
        "tariff",
        "reactor",
        "동맹을",
        "동맹은",
        "the",
        "quota",
        "strait",
        "grain",
    ),
    *("island", "treasury", "turbine", "vaccine", "satellite", "border", "census", "archive"),
)
WORDS = st.lists(st.sampled_from(VOCABULARY), max_size=9, unique=True)
GLOSSARY = ("alliance", "quad", "swap", "compact", "league")
KIN = (("alliance", "compact"), ("alliance", "league"))
TERMS = st.lists(st.sampled_from(GLOSSARY), unique=True, max_size=2)
PASSAGES = st.lists(st.tuples(WORDS.map(" ".join), TERMS), min_size=2, max_size=6)
BRIEFS = st.dictionaries(st.sampled_from(("ada", "bo", "cyd", "dov")), PASSAGES, min_size=2)
SHELVES = BRIEFS.map(lambda briefs: shelf_of(briefs, GLOSSARY, "pact harbour quad", KIN))


def passages_of(shelf: Shelf) -> dict[tuple[BriefId, Anchor], Passage]:
    return {(b.id, p.id): p for b in shelf.briefs for p in b.passages}


def ends(link: Related | Relation) -> frozenset[tuple[BriefId, Anchor]]:
    return frozenset({(link.of.brief, link.of.passage), (link.to.brief, link.to.passage)})


@often
@given(SHELVES)
def test_a_link_leads_from_a_passage_to_one_of_another_brief(shelf: Shelf) -> None:
    known = passages_of(shelf)
    for link in relate(shelf).related:
        assert link.of.brief != link.to.brief
        for place in (link.of, link.to):
            text = known[place.brief, place.passage].text
            assert 0 <= place.start < place.end <= len(text)


@often
@given(SHELVES)
def test_no_passage_has_more_links_than_a_reader_looks_at(shelf: Shelf) -> None:
    starts = [(link.of.brief, link.of.passage) for link in relate(shelf).related]
    assert all(starts.count(start) <= MOST for start in starts)
    pairs = [(link.of, link.to.brief, link.to.passage) for link in relate(shelf).related]
    assert len(pairs) == len(set(pairs))


def used_in(passage: Passage, start: int, end: int) -> set[str]:
    """Terms that are used in a stretch of a passage."""
    spans = [span for span in passage.spans if span.type is SpanType.TERM]
    return {str(span.get("term")) for span in spans if start <= span.start < span.end <= end}


def reasons_at(link: Related, place: Place) -> set[str]:
    """Terms that are said to stand there."""
    return {*link.terms, *(pair[place == link.to] for pair in link.kin)}


@often
@given(SHELVES)
def test_every_reason_stands_in_both_places(shelf: Shelf) -> None:
    known = passages_of(shelf)
    for link in relate(shelf).related:
        for place in (link.of, link.to):
            passage = known[place.brief, place.passage]
            assert reasons_at(link, place) <= used_in(passage, place.start, place.end)
            words = passage.text[place.start : place.end].casefold()
            assert all(word.casefold() in words for word in link.words)
            assert place.end - place.start <= LINES
        assert link.terms or link.kin or len(set(link.words)) >= 3


@often
@given(SHELVES)
def test_the_links_of_a_passage_stand_by_brief_in_reading_order_the_best_first(
    shelf: Shelf,
) -> None:
    order = [(brief.id, passage.id) for brief in shelf.briefs for passage in brief.passages]
    links = [((x.of.brief, x.of.passage), x.score) for x in relate(shelf).related]
    assert links == sorted(links, key=lambda link: (order.index(link[0]), -link[1]))


@often
@given(SHELVES, st.randoms(use_true_random=False))
def test_the_order_of_the_briefs_has_no_say(shelf: Shelf, chance: object) -> None:
    briefs = list(shelf.briefs)
    chance.shuffle(briefs)  # type: ignore[attr-defined]
    turned = relate(replace(shelf, briefs=tuple(briefs)))
    assert set(turned.related) == set(relate(shelf).related)
    assert relate(shelf) == relate(shelf)


@often
@given(BRIEFS, WORDS.map(" ".join))
def test_what_a_house_says_of_itself_is_never_related(
    briefs: dict[str, list[tuple[str, list[str]]]], boilerplate: str
) -> None:
    said = relate(shelf_of(briefs, GLOSSARY, boilerplate, KIN))
    assert said.related == relate(shelf_of(briefs, GLOSSARY, "", KIN)).related


@often
@given(SHELVES, st.data())
def test_an_editors_link_takes_the_place_of_the_machines(shelf: Shelf, data: st.DataObject) -> None:
    known = passages_of(shelf)
    places = [Place(b, p, 0, len(passage.text)) for (b, p), passage in known.items()]
    pairs = [(a, b) for a in places for b in places if a.brief < b.brief]
    chosen = data.draw(st.lists(st.sampled_from(pairs), max_size=3, unique=True)) if pairs else []
    relations = tuple(Relation(a, b, Stance.AGREES, "So we read it.") for a, b in chosen)
    related = relate(shelf, relations)
    assert related.relations == relations
    assert not {ends(one) for one in relations} & {ends(link) for link in related.related}
    starts = [(link.of.brief, link.of.passage) for link in related.related]
    starts += [place for one in relations for place in ends(one)]
    machine = {(link.of.brief, link.of.passage) for link in related.related}
    assert all(starts.count(start) <= MOST for start in machine)


def test_of_related_terms_only_one_used_here_and_one_used_there_is_shared() -> None:
    """Two passages on alliances do not gain by all that the glossary relates to alliances."""
    pact, treaty, guarantee = map(TermId, ("pact", "treaty", "guarantee"))
    near = {pact: {treaty, guarantee}, treaty: {pact}, guarantee: {pact}}
    used = ({"pact"}, {"pact"}, {"treaty"}, {"guarantee"}, {"pact", "treaty"}, set(), set())
    weighed = weigh([features(passage_of(1, "", terms), near) for terms in used])
    assert weighed is not None

    def shared(one: int, other: int) -> list[str]:
        return [name for name in weighed.shared(one, other) if not name.startswith(WORD)]

    assert shared(0, 1) == ["t pact"]
    assert shared(0, 2) == ["k pact treaty"]
    assert shared(2, 0) == ["k treaty pact"]
    assert shared(2, 3) == []
    assert shared(0, 4) == ["t pact"]


OTHERS = (
    "정전협정 체결 이후 남은 과제들",
    "경제안보 협력 방안 연구 보고서",
    "남북관계 개선 위한 대화 재개",
)


def test_korean_words_are_compared_by_their_syllables() -> None:
    briefs = {"ada": [("평화와 동맹을 강화 조약은 무역과 해양", ())]}
    briefs |= {"bo": [("무역을 강화된 동맹은 조약의 평화 해양을", ())]}
    briefs |= {f"x{n}": [(words, ())] for n, words in enumerate(OTHERS)}
    (link, _) = relate(shelf_of(briefs, ())).related
    assert set(link.words) < {"동맹", "강화", "평화", "조약", "무역", "해양"}


def test_a_shelf_too_small_to_tell_what_is_rare_has_no_links() -> None:
    assert relate(shelf_of({"ada": [("a pact", ())], "bo": [("a pact", ())]}, ())).related == ()


def test_the_work_grows_with_the_matches_and_not_as_all_pairs() -> None:
    small, large = generated(60), generated(240)
    assert entries(large) < 8 * entries(small)  # all pairs: sixteen times
    bound = COMMON * sum(len(features(p, {})) for b in large.briefs for p in b.passages)
    assert entries(large) <= bound


def test_what_is_counted_is_what_is_ranked(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []

    def counted(weighed: Weighed) -> Iterator[tuple[int, Any]]:
        for start, product in products(weighed):
            made.append(product.nnz)
            yield start, product

    shelf = generated(4)
    monkeypatch.setattr(likeness, "products", counted)
    relate(shelf)
    assert sum(made) == entries(shelf)
