"""A note stays with the words it speaks of, or says that it does not know."""

from __future__ import annotations

import random
from dataclasses import dataclass

import pytest

from briefs import brief
from editions import KIM, KUIK, own_brief
from edits import Desk
from glossator.marking.anchor import anchor, remember
from glossator.model.annotations import Hold, Remembered, Target
from glossator.model.brief import Brief
from glossator.model.ids import Anchor
from glossator.sentences import sentences

HELD = (Hold.SURE, Hold.EDITED)

TWINS = [
    "Seoul should build on the alliance with the United States in a pragmatic way. "
    "Seoul should build on the alliance with its neighbours in a pragmatic way. "
    "Ministers of both countries have said so at three summits, and will say it again.",
    "The treaty was signed in 1953 and is the backbone of the alliance between them. "
    "Its text is short. It obliges each side to act to meet the common danger. "
    "Seoul should build on the alliance with the United States in a practical way.",
    "Economic security is national security, as the memorandum of that winter says. "
    "National security is not economic security, as its critics were quick to answer. "
    "Between the two sentences lies the whole quarrel about tariffs and investment.",
    "Partners that are like-minded and partners that are less so can work together. "
    "They need a relative convergence of interests, regular consultations and patience. "
    "They need no treaty, no command and no enemy, which is what the author means.",
]  # fmt: skip
"""Paragraphs in which some sentences are all but alike."""


@dataclass(frozen=True)
class Noted:
    """A note, what is remembered of it, and the names of the sentences that it is about."""

    target: Target
    known: Remembered
    names: frozenset[int]


def notes_on(made: Brief, seed: int) -> list[Noted]:
    """A note on some words of every sentence of a brief."""
    chance, desk = random.Random(seed), Desk(made, seed)
    found = []
    for passage in made.passages:
        for first, last in sentences(passage.text):
            words = passage.text[first:last].split(" ")
            length = chance.randint(min(3, len(words)), min(16, len(words)))
            at = chance.randrange(len(words) - length + 1)
            quote = " ".join(words[at : at + length])
            if passage.text.count(quote) != 1:
                continue
            target, start = Target(passage.id, quote), passage.text.index(quote)
            end = start + len(quote)
            known = remember(Anchor("a1"), target, made, passage, start, end)
            names = desk.name_at(made, passage, start, end)
            found.append(Noted(target, known, frozenset(names)))
    return found


def strays(made: Brief, notes: list[Noted], seed: int, edits: int) -> list[str]:
    """Notes that stand on another sentence after some edits, and are not said to be in doubt."""
    desk = Desk(made, seed)
    for _ in range(edits):
        desk.edit()
    now = desk.put_together()
    wrong = []
    for note in notes:
        place = anchor(note.target, now, note.known)
        if place.hold in HELD:
            assert place.passage is not None
            if desk.name_at(now, place.passage, place.start, place.end) != note.names:
                wrong.append(f"{note.target} now on “{place.words}” ({place.hold})")
    return wrong


# Ten thousand edits: six among twins, two in each real brief.


@pytest.mark.parametrize("part", range(8))
def test_after_many_edits_no_note_stands_on_the_twin_of_its_sentence(part: int) -> None:
    made = brief("# One", *TWINS[:2], "# Two", *TWINS[2:])
    notes = notes_on(made, part)
    rounds = range(part * 150, part * 150 + 150)
    assert [s for seed in rounds for s in strays(made, notes, seed, 5)] == []


@pytest.mark.parametrize("part", range(4))
@pytest.mark.parametrize("name", [KIM, KUIK])
def test_after_many_edits_of_a_real_brief_no_note_stands_elsewhere(name: str, part: int) -> None:
    made, chance = own_brief(name), random.Random(part)
    notes = notes_on(made, part)
    rounds = range(part * 25, part * 25 + 25)
    assert [s for n in rounds for s in strays(made, chance.sample(notes, 20), n, 20)] == []


@pytest.mark.parametrize("name", [KIM, KUIK])
def test_one_word_edited_never_loses_a_quotation_of_twelve_words(name: str) -> None:
    made, lost = own_brief(name), []
    for seed, passage in enumerate(made.passages * 2):
        chance = random.Random(seed)
        long = [(a, b) for a, b in sentences(passage.text) if passage.text[a:b].count(" ") >= 13]
        if not long:
            continue
        first, last = chance.choice(long)
        words = passage.text[first:last].split(" ")
        length = chance.randint(12, min(20, len(words)))
        at = chance.randrange(len(words) - length + 1)
        quote = " ".join(words[at : at + length])
        desk = Desk(made, seed)
        start = passage.text.index(quote, first)
        (name_of,) = desk.name_at(made, passage, start, start + len(quote))
        target, end = Target(passage.id, quote), start + len(quote)
        known = remember(Anchor("a1"), target, made, passage, start, end)
        new = desk.change_a_word(name_of, quote)
        now = desk.put_together()
        place = anchor(target, now, known)
        if place.hold not in HELD:
            lost.append(f"{quote} -> {new}: {place.hold}")
            continue
        assert place.passage is not None
        assert desk.name_at(now, place.passage, place.start, place.end) == {name_of}, new
    assert lost == []


@pytest.mark.parametrize("name", [KIM, KUIK])
def test_one_word_edited_in_a_short_quotation_is_found_or_reported(name: str) -> None:
    made = own_brief(name)
    for seed, note in enumerate(notes_on(made, 2)):
        if len(note.target.quote.split()) < 12:
            desk = Desk(made, seed)
            desk.change_a_word(min(note.names), note.target.quote)
            now = desk.put_together()
            place = anchor(note.target, now, note.known)
            if place.hold in HELD:
                assert place.passage is not None
                assert desk.name_at(now, place.passage, place.start, place.end) == note.names
