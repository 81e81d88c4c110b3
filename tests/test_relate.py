"""Passages of other briefs that speak of the same thing are found, those that only share words
are not, and every link says why."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from editions import KIM, KUIK, ROOT, edition, often
from glossator.findings import Report
from glossator.handwritten import load
from glossator.marking.glossary import Glossary
from glossator.marking.likeness import features, neighbours
from glossator.marking.link import link_terms, uses_of
from glossator.marking.matcher import matcher_of
from glossator.marking.relate import MOST, relate
from glossator.marking.terms import terms_of
from glossator.model.brief import Passage
from glossator.model.ids import Anchor, BriefId
from glossator.model.links import Related, Relation, Stance
from glossator.model.shelf import Shelf
from glossator.model.spans import Place, SpanType
from related.bench import generated, multiplications
from related.report import numbers, own_shelf, tell
from related.shelves import shelf_of

THIRD = "northgate-policy-note-12"

# --- against what a reader marked ----------------------------------------------------------


@cache
def own() -> Shelf:
    return own_shelf()


def test_most_pairs_that_a_reader_would_link_are_linked() -> None:
    assert numbers(own()).found >= 15


def test_pairs_that_only_share_words_are_not_linked() -> None:
    assert numbers(own()).wrong <= 2


def test_the_report_tells_of_every_pair_why() -> None:
    told = tell(own())
    assert told.count("worth linking.") == 36
    assert "term nato" in told


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

WORDS = st.lists(
    st.sampled_from(["pact", "harbour", "tariff", "reactor", "동맹을", "동맹은", "the"]), max_size=8
)
TERMS = st.lists(st.sampled_from(["alliance", "quad", "swap"]), unique=True, max_size=2)
PASSAGES = st.lists(st.tuples(WORDS.map(" ".join), TERMS), min_size=1, max_size=6)
NAMES = ("ada", "bo", "cyd", "dov")
SHELVES = st.dictionaries(st.sampled_from(NAMES), PASSAGES, min_size=1).map(
    lambda briefs: shelf_of(
        briefs, ("alliance", "quad", "swap"), "pact harbour tariff reactor quad"
    )
)


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


@often
@given(SHELVES)
def test_every_reason_stands_in_both_passages(shelf: Shelf) -> None:
    known = passages_of(shelf)
    for link in relate(shelf).related:
        for place in (link.of, link.to):
            passage = known[place.brief, place.passage]
            used = {span.get("term") for span in passage.spans if span.type is SpanType.TERM}
            assert set(link.terms) <= used
            assert all(word.casefold() in passage.text.casefold() for word in link.words)
        assert link.terms or link.words


@often
@given(SHELVES, st.randoms(use_true_random=False))
def test_the_order_of_the_briefs_has_no_say(shelf: Shelf, chance: object) -> None:
    briefs = list(shelf.briefs)
    chance.shuffle(briefs)  # type: ignore[attr-defined]
    turned = relate(replace(shelf, briefs=tuple(briefs)))
    assert set(turned.related) == set(relate(shelf).related)
    assert relate(shelf) == relate(shelf)


@often
@given(SHELVES, st.text("pact harbour", max_size=30))
def test_what_a_house_says_of_itself_is_never_related(shelf: Shelf, words: str) -> None:
    bare = replace(
        shelf, briefs=tuple(replace(b, matter=(), notes=(), pull_quotes=()) for b in shelf.briefs)
    )
    assert relate(shelf).related == relate(bare).related


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


def test_a_glossarys_neighbours_count_for_less_than_the_term() -> None:
    shelf = own()
    near = neighbours(shelf.terms)
    kim = next(brief for brief in shelf.briefs if brief.id == KIM)
    found = features(kim.passages[20], near)
    assert found["t nato"] > found["t asian-nato"] > 0


OTHERS = ("평화협정 체결", "경제안보 협력", "남북관계 개선")


def test_korean_words_are_compared_by_their_syllables() -> None:
    briefs = {"ada": [("평화와 동맹을 강화", ())], "bo": [("강화된 동맹은 평화", ())]}
    briefs |= {f"x{n}": [(words, ())] for n, words in enumerate(OTHERS)}
    (link, _) = relate(shelf_of(briefs, ())).related
    assert set(link.words) == {"동맹", "강화", "평화"}


def test_a_shelf_too_small_to_tell_what_is_rare_has_no_links() -> None:
    assert relate(shelf_of({"ada": [("a pact", ())], "bo": [("a pact", ())]}, ())).related == ()


def test_the_work_grows_with_the_matches_and_not_as_all_pairs() -> None:
    small, large = generated(60), generated(240)
    assert multiplications(large) < 8 * multiplications(small)  # all pairs: sixteen times
    bound = 400 * sum(len(features(p, {})) for b in large.briefs for p in b.passages)
    assert multiplications(large) <= bound
