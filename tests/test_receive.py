"""A new copy of a source: every address ever given resolves, and none means another passage."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from briefs import VERBS, Addressed, Author, Draft, addressed, addresses, brief
from glossator.model.brief import Brief
from glossator.model.ids import Anchor
from glossator.reading.lock import Lock, State
from glossator.reading.lock_file import dump
from glossator.reading.number import number
from glossator.reading.receive import Proposal, propose, settle, show
from glossator.reading.recognise import Decision, How

A = "The alliance rests on a treaty that neither side has tested since it was signed."
B = "Officials in both capitals now speak of burden sharing as if it were a strategy."
C = "Shipbuilding is the one industry in which the smaller partner leads the larger."
D = "A summit without an agenda would do more harm than a summit that never meets."
E = "Parliament will have to approve the fund before the first contract can be let."
F = "Nuclear energy returns to every communique and disappears from every budget."
NORTH = "Raise the subsidy for small harbours in the northern district by a third."
SOUTH = "Raise the subsidy for small harbours in the southern district by a third."
EAST = "Raise the subsidy for small harbours in the eastern district by a third."


def received(*copies: list[str]) -> tuple[Brief, Lock, Proposal]:
    """The first copy numbered, each other one received, nothing doubtful confirmed."""
    made, lock = number(brief(*copies[0]), None)
    for copy in copies[1:]:
        proposal = propose(lock, brief(*copy))
        made, lock = settle(proposal)
    return made, lock, proposal


def lines(made: Brief) -> list[str]:
    """What a reader finds at each address of a passage."""
    return [" was ".join((p.id, *p.was)) + f": {p.text}" for p in made.passages]


def stones(made: Brief) -> list[tuple[str, str, int]]:
    return [(t.id, t.text, t.before) for t in made.tombstones]


# --- each rule -----------------------------------------------------------------------------


def test_the_same_text_keeps_its_number_wherever_it_moved() -> None:
    made, _, _ = received([A, B, C, D], [D, C, A, B])
    assert lines(made) == [f"p4: {D}", f"p3: {C}", f"p1: {A}", f"p2: {B}"]
    assert stones(made) == []


def test_identical_texts_pair_in_order() -> None:
    made, _, _ = received([A, "Yes.", B, "Yes.", C], ["Yes.", A, B, C, "Yes."])
    assert [p.id for p in made.passages if p.text == "Yes."] == ["p2", "p4"]


def test_of_identical_texts_the_one_that_stayed_in_its_place_keeps_its_number() -> None:
    made, _, _ = received([A, "Yes.", B, "Yes.", C], [A, B, "Yes.", C])
    assert lines(made)[2] == "p4: Yes."
    assert stones(made) == [("p2", "Yes.", 1)]


def test_other_quotation_marks_and_dashes_are_the_same_words() -> None:
    old, new = (
        'He said "peace through strength" - twice.',
        "He said “peace through strength” — twice.",
    )
    made, _, proposal = received([A, B, C, old], [A, new, B, C])
    assert made.passages[1].id == "p4"
    assert [d.why for d in proposal.decisions if d.old == "p4"] == ["same words, moved"]


def test_edited_text_keeps_its_number() -> None:
    edited = B.replace("burden sharing", "burden-shifting").replace("strategy", "strategem")
    made, _, _ = received([A, B, C], [A, edited, C])
    assert lines(made) == [f"p1: {A}", f"p2: {edited}", f"p3: {C}"]


def test_edited_text_in_a_section_that_moved_as_a_whole_keeps_its_number() -> None:
    edited = B.replace("now", "often")
    made, _, _ = received([A, B, C, D, E, F], [D, E, F, A, edited, C])
    assert lines(made)[4] == f"p2: {edited}"


def test_edited_text_that_stands_elsewhere_is_asked_about() -> None:
    edited = B.replace("now", "often")
    made, _, proposal = received([A, B, C, D, E, F], [A, C, D, edited, E, F])
    assert lines(made)[3] == f"p4a: {edited}"
    assert stones(made) == [("p2", B, 1)]
    assert [(d.old, d.new, d.why) for d in proposal.doubtful] == [("p2", "p4", "out of order")]


def test_another_text_at_the_same_place_gets_another_number() -> None:
    made, _, proposal = received([A, B, C], [A, D, C])
    assert lines(made) == [f"p1: {A}", f"p1a: {D}", f"p3: {C}"]
    assert stones(made) == [("p2", B, 1)]
    assert proposal.doubtful == ()


def test_less_than_sure_is_asked_about_and_not_guessed() -> None:
    half = "Officials in both capitals now talk about sharing costs where they had a plan."
    made, _, proposal = received([A, B, C], [A, half, C])
    assert lines(made)[1] == f"p1a: {half}"
    assert [(d.old, d.new, d.why) for d in proposal.doubtful] == [("p2", "p2", "less than 0.70")]


def test_a_near_rival_forbids_a_match() -> None:
    made, _, proposal = received([A, NORTH, SOUTH, B], [A, NORTH, EAST, B])
    assert lines(made) == [f"p1: {A}", f"p2: {NORTH}", f"p2a: {EAST}", f"p4: {B}"]
    assert stones(made) == [("p3", SOUTH, 2)]
    assert [d.why for d in proposal.doubtful] == ["near rival"]


def test_one_word_that_matters_makes_another_list_item() -> None:
    made, _, _ = received([A, "Funds for schools", B], [A, "Funds for hospitals", B])
    assert lines(made)[1] == "p1a: Funds for hospitals"


def test_an_inserted_passage_between_27_and_28_becomes_27a() -> None:
    old = [f"Finding number {n} of {n * n} is that {A[: 20 + n]}" for n in range(1, 31)]
    made, _, _ = received(old, [*old[:27], D, *old[27:]])
    assert [p.id for p in made.passages[26:29]] == ["p27", "p27a", "p28"]


def test_a_split_keeps_the_number_on_its_first_half() -> None:
    made, _, _ = received([A, f"{B} {C}", D], [A, B, C, D])
    assert lines(made) == [f"p1: {A}", f"p2: {B}", f"p2a: {C}", f"p3: {D}"]


def test_a_split_of_the_last_passage_gives_the_next_number() -> None:
    made, _, _ = received([A, f"{B} {C}"], [A, B, C])
    assert lines(made) == [f"p1: {A}", f"p2: {B}", f"p3: {C}"]


def test_a_split_into_three_of_an_edited_passage() -> None:
    edited = C.replace("larger", "greater")
    made, _, _ = received([A, f"{B} {C} {D}", E], [A, B, edited, D, E])
    assert [p.id for p in made.passages] == ["p1", "p2", "p2a", "p2b", "p3"]


def test_a_split_after_the_first_words_keeps_the_number_on_them() -> None:
    made, _, _ = received([A, f"Consider trade. {B}", C], [A, "Consider trade.", B, C])
    assert lines(made)[1:3] == ["p2: Consider trade.", f"p2a: {B}"]


def test_a_few_words_before_an_edited_rest_are_no_split() -> None:
    whole, edited = f"For all that, {B}", B.replace("now", "often")
    made, _, _ = received([A, whole, C], [A, "For all that,", edited, C])
    assert lines(made)[1:3] == ["p1a: For all that,", f"p2: {edited}"]


def test_a_short_sentence_put_before_a_mended_passage_is_no_split() -> None:
    mended = B.replace("strategy", "strategem")
    made, _, _ = received([A, B, C], [A, "Times change.", mended, C])
    assert lines(made)[1:3] == ["p1a: Times change.", f"p2: {mended}"]


def test_a_merge_keeps_both_addresses_on_one_passage() -> None:
    made, lock, _ = received([A, B, C, D], [A, f"{B} {C}", D])
    assert lines(made) == [f"p1: {A}", f"p2 was p3: {B} {C}", f"p4: {D}"]
    merged = next(e for e in lock.entries if e.id == "p3")
    assert (merged.state, merged.into, merged.line, merged.text) == (State.MERGED, "p2", 0, C)


def test_a_merge_of_a_merge_keeps_all_addresses() -> None:
    made, _, _ = received([A, B, C, D], [A, f"{B} {C}", D], [f"{A} {B} {C}", D])
    assert lines(made)[0] == f"p1 was p2 was p3: {A} {B} {C}"


def test_a_merge_that_is_taken_back_gives_the_old_number_back() -> None:
    made, _, _ = received([A, B, C, D], [A, f"{B} {C}", D], [A, B, C, D])
    assert lines(made) == [f"p1: {A}", f"p2: {B}", f"p3: {C}", f"p4: {D}"]


def test_and_also_when_the_second_half_was_edited() -> None:
    edited = C.replace("larger", "greater")
    made, _, _ = received([A, B, C, D], [A, f"{B} {C}", D], [A, B, edited, D])
    assert lines(made)[1:3] == [f"p2: {B}", f"p3: {edited}"]


def test_a_merged_address_is_withdrawn_when_its_words_are_cut_from_the_whole() -> None:
    long = f"{A} {B} {C} {D}"
    made, _, _ = received([long, "It is so.", E], [f"{long} It is so.", E], [long, E])
    assert lines(made)[0] == f"p1: {long}"
    assert stones(made) == [("p2", "It is so.", 1)]


def test_text_that_comes_back_has_its_old_number_back() -> None:
    made, lock, _ = received([A, B, C], [A, C], [C, A, D, B])
    assert lines(made) == [f"p3: {C}", f"p1: {A}", f"p1a: {D}", f"p2: {B}"]
    assert all(e.state is State.LIVE for e in lock.entries)


def test_text_that_comes_back_edited_is_asked_about() -> None:
    edited = B.replace("now", "often")
    made, _, proposal = received([A, B, C], [A, C], [A, edited, C])
    assert lines(made)[1] == f"p1a: {edited}"
    assert [(d.old, d.why) for d in proposal.doubtful] == [("p2", "it was withdrawn")]


def test_an_ibid_at_another_place_is_another_note() -> None:
    old = [A, "^ Kim 2025, p. 4.", "^ Ibid.", "^ Kuik 2026, chapter two.", "^ Asan 2024, a report."]
    new = [A, old[1], old[3], old[4], "^ Ibid."]
    made, _, _ = received(old, new)
    assert [n.id for n in made.notes] == ["n1", "n3", "n4", "n5"]
    assert stones(made) == [("n2", "Ibid.", 1)]


def test_tombstones_stand_in_order_where_their_passages_stood() -> None:
    made, lock, _ = received([A, B, C, D, E], [A, B, D, E], [A, D, E], [D, F, E])
    assert stones(made) == [("p1", A, 0), ("p2", B, 0), ("p3", C, 0)]
    assert [e.id for e in lock.entries] == ["p1", "p2", "p3", "p4", "p4a", "p5"]


def test_a_tombstone_follows_the_passage_that_the_one_before_it_was_merged_into() -> None:
    made, _, _ = received([A, B, C, D], [A, B, D], [f"{A} {B}", D])
    assert stones(made) == [("p3", C, 1)]


def test_sections_pull_quotes_notes_and_figures_are_matched_likewise() -> None:
    old = [
        "# Organised Chaos?",
        A,
        "> neither side has tested",
        B,
        "! Figure 1: Trade in goods",
        C,
        "^ Kim, 2025.",
    ]
    new = [
        "# A New Start",
        D,
        "# Organized Chaos?",
        A,
        B,
        "! Figure 2: Ports",
        "! Figure 1: Trade in goods",
        C,
        "^ Kuik, 2026.",
        "^ Kim, 2025.",
    ]
    made, _, _ = received(old, new)
    assert [p.id for p in addressed(made)] == [
        "s0a", "s1", "p0a", "p1", "p2", "p3", "fig0a", "fig1", "n0a", "n1",
    ]  # fmt: skip
    assert stones(made) == [("q1", "neither side has tested", 2)]


# --- a person decides ----------------------------------------------------------------------

HALF = "Officials in both capitals now talk about sharing costs where they had a plan."


def test_a_confirmed_match_keeps_the_number() -> None:
    _, lock = number(brief(A, B, C), None)
    proposal = propose(lock, brief(A, HALF, C))
    made, _ = settle(proposal, proposal.doubtful)
    assert lines(made)[1] == f"p2: {HALF}"
    assert stones(made) == []


def test_two_old_addresses_confirmed_for_one_passage_are_a_merge() -> None:
    _, lock = number(brief(A, NORTH, SOUTH, B), None)
    proposal = propose(lock, brief(A, EAST, B))
    assert [(d.old, d.why) for d in proposal.doubtful] == [
        ("p2", "near rival"),
        ("p3", "near rival"),
    ]
    made, _ = settle(proposal, proposal.doubtful)
    assert lines(made)[1] == f"p2 was p3: {EAST}"


def test_two_passages_confirmed_for_one_old_address_are_a_split() -> None:
    _, lock = number(brief(A, NORTH, B), None)
    proposal = propose(lock, brief(A, SOUTH, EAST, B))
    assert [d.new for d in proposal.doubtful] == ["p2", "p3"]
    made, _ = settle(proposal, proposal.doubtful)
    assert lines(made)[1:3] == [f"p2: {SOUTH}", f"p2a: {EAST}"]


def test_what_was_merged_into_a_confirmed_one_goes_with_it() -> None:
    _, lock = number(brief(A, B, C, D, E), None)
    _, lock = settle(propose(lock, brief(A, f"{B} {C}", D, E)))
    proposal = propose(lock, brief(A, D, f"{B} {C} Indeed.", E))
    made, _ = settle(proposal, proposal.doubtful)
    assert lines(made)[2] == f"p2 was p3: {B} {C} Indeed."


def test_only_what_was_asked_can_be_confirmed() -> None:
    _, lock = number(brief(A, B), None)
    proposal = propose(lock, brief(A, D))
    with pytest.raises(ValueError, match="p2 is no doubtful match"):
        settle(proposal, [Decision(Anchor("p2"), Anchor("p2"), How.DOUBTFUL, 1.0, "")])


def test_the_table_shows_every_address_the_changed_words_and_the_questions() -> None:
    edited = B.replace("now speak", "often speak")
    _, _, proposal = received(
        [A, B, C, D, E], [A, edited, HALF.replace("Officials", "Unions"), D, E, F]
    )
    table = show(proposal)
    assert table.split("\n")[0] == "3 same, 1 edited, 1 withdrawn, 2 new"
    assert "p2       edited    0.9" in table
    assert "[-now-] {+often+}" in table
    assert f"[{C[:60].rstrip()}…]" in table
    assert f"–        new             p6     inserted                 {F[:60].rstrip()}" in table


# --- for ever ------------------------------------------------------------------------------

MARKS = ("# ", "", "> ", "! ", "^ ")

edits = st.tuples(st.sampled_from(VERBS), st.integers(0, 99), st.integers(0, 99))
rounds = st.lists(st.lists(edits, min_size=1, max_size=5), min_size=2, max_size=5)


def drafts(author: Author, made: Brief) -> Iterator[tuple[Addressed, Draft]]:
    """Each piece of the brief with the draft that the author knows it as."""
    kinds = (made.sections, made.passages, made.pull_quotes, made.figures, made.notes)
    for mark, own in zip(MARKS, kinds, strict=True):
        yield from zip(own, author.of(mark), strict=True)


def is_another(old: Draft, new: Draft, whole: bool) -> bool:
    """True when most words of the old draft were replaced, as the author remembers them.

    A piece may lose or gain a half (split, merge); what was merged must itself still be there.
    Texts that read the same are one: nobody can tell them apart.
    """
    common = len(old.born & new.born)
    least = min(len(old.born), len(new.born)) if whole else len(old.born)
    return old.text.casefold() != new.text.casefold() and common * 2 < least


@settings(
    max_examples=1000, deadline=None, derandomize=True, phases=[Phase.generate], database=None
)
@given(seed=st.integers(0, 2**32), rounds=rounds)
def test_every_address_resolves_for_ever_and_none_means_another_passage(
    seed: int, rounds: list[list[tuple[str, int, int]]]
) -> None:
    author = Author(random.Random(seed))
    author.begin()
    made, lock = number(author.brief(), None)
    meant = {
        piece.id: Draft(draft.mark, list(draft.words)) for piece, draft in drafts(author, made)
    }
    ever = set(meant)
    for edited in rounds:
        author.resting.clear()
        for verb, at, to in edited:
            author.edit(verb, at, to)
        proposal = propose(lock, author.brief())
        decided = [d.old for d in proposal.decisions if d.old is not None]
        assert sorted(decided) == sorted(ever)
        made, lock = settle(proposal)
        now = addresses(made)
        assert len(now) == len(set(now)), "an address stands twice on the page"
        assert ever <= set(now), "an address is dead"
        assert {entry.id for entry in lock.entries} == set(now)
        for piece, draft in drafts(author, made):
            for address in (piece.id, *piece.was):
                known = meant.get(address)
                assert known is not None or address not in ever, "an address was given again"
                assert known is None or not is_another(known, draft, address == piece.id), address
            meant[piece.id] = Draft(draft.mark, list(draft.words))
        ever |= set(now)
    assert number(made, lock) == (made, lock)


@settings(max_examples=100, deadline=None, derandomize=True, phases=[Phase.generate], database=None)
@given(seed=st.integers(0, 2**32), rounds=rounds)
def test_no_address_is_lost_whatever_a_person_confirms(
    seed: int, rounds: list[list[tuple[str, int, int]]]
) -> None:
    author = Author(random.Random(seed))
    author.begin()
    made, lock = number(author.brief(), None)
    for edited in rounds:
        author.resting.clear()
        for verb, at, to in edited:
            author.edit(verb, at, to)
        proposal = propose(lock, author.brief())
        said = [d for d in proposal.doubtful if author.rng.random() < 0.7]
        ever = {entry.id for entry in lock.entries}
        made, lock = settle(proposal, said)
        now = addresses(made)
        assert len(now) == len(set(now))
        assert ever <= set(now)
        assert show(proposal) == show(
            propose(propose(proposal.lock, proposal.brief).lock, proposal.brief)
        )
        assert (made, dump(lock)) == (settle(proposal, said)[0], dump(settle(proposal, said)[1]))
    assert number(made, lock) == (made, lock)
