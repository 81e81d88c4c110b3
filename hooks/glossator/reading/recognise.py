"""Recognise the pieces of an old copy of a text in a new one, by what they say.

Exact text first, wherever it moved; then similarity, in order. What is less than sure is not
guessed: a wrong address misleads for ever, a question costs an editor a minute.

    old: p1 A   p2 B    p3 C D    p4 E   p5 F         new: B   A'   C   D   E F
    p1 edited (A'), p2 same (B), p3 split (C; D is new), p4 edited (E F), p5 merged into it
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from glossator.model.ids import Anchor
from glossator.reading.address import Piece, same_texts
from glossator.reading.candidates import (
    SURE,
    Candidate,
    candidates_for,
    rivalled,
    sure_of,
)
from glossator.reading.collate import collate, compared, held, leans
from glossator.reading.lock import Entry, Kind, State
from glossator.reading.order import same_wherever, spine_of

FOLLOWS = 0.80
"""Share of its letters that must still stand in a changed text for an address merged into it to
go on leading there: it has nothing but its words to tell which part of a split is its own."""

ASKED = 3
"""How many doubtful matches are shown for one address, the best ones."""


class How(StrEnum):
    """What became of an old address, or of a new piece."""

    SAME = "same"
    EDITED = "edited"
    SPLIT = "split"
    MERGED = "merged"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    NEW = "new"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Decision:
    """One old address and the piece it goes to."""

    old: Anchor | None
    """None for a new piece that no old address goes to as its own."""
    new: Anchor | None
    """Provisional id of the piece; None when there is none, and a tombstone is set."""
    how: How
    score: float
    """0 to 1, how alike old and new text are."""
    why: str
    """Name of the rule that decided, always."""


def recognise(
    kind: Kind, entries: Sequence[Entry], own: Sequence[Piece]
) -> tuple[list[Decision], list[Decision]]:
    """Decisions for all old addresses and new pieces of one kind, and the doubtful matches.

    `entries` are those of the lock, `own` the pieces of the new copy, both in reading order.
    """
    live = [entry for entry in entries if entry.state is State.LIVE]
    rest = [entry for entry in entries if entry.state is not State.LIVE]
    same = same_wherever(kind, [e.text for e in live], [p.text for p in own])
    spine = spine_of(same)
    decided: list[Decision] = []
    for i, j in same.items():
        why = "same text" if live[i].text == own[j].text else "same words"
        why += "" if (i, j) in spine else ", moved"
        decided.append(Decision(live[i].id, own[j].id, How.SAME, 1.0, why))
    free = [piece for j, piece in enumerate(own) if j not in same.values()]
    back = same_texts((e for e in rest if not leans(kind, e.text)), free)
    decided += (Decision(o, n, How.RETURNED, 1.0, "same text as before") for o, n in back.items())
    returned = {j for j, piece in enumerate(own) if piece.id in back.values()}
    candidates = candidates_for(live, own, same, returned)
    halves: dict[Anchor, Anchor] = {}
    for c in sure_of(candidates, same, returned):
        decided += _became(c, live, own)
        halves |= {own[j].id: live[c.old[0]].id for j in c.new[1:]}
    decided += _followers(rest, own, decided, halves)
    known, claimed = {d.old for d in decided}, {d.new for d in decided if d.how is not How.MERGED}
    lost = [entry for entry in entries if entry.id not in known]
    come = [piece for piece in own if piece.id not in claimed]
    doubtful = _doubtful(lost, [p for p in come if p.id not in halves], candidates, live, own)
    asked = {d.old for d in doubtful}
    for entry in lost:
        why = "not sure" if entry.id in asked else "nothing like it"
        decided.append(Decision(entry.id, None, How.WITHDRAWN, 0.0, why))
    for piece in come:
        why = f"split from {halves[piece.id]}" if piece.id in halves else "inserted"
        decided.append(Decision(None, piece.id, How.NEW, 0.0, why))
    return decided, doubtful


def _became(c: Candidate, live: Sequence[Entry], own: Sequence[Piece]) -> Iterator[Decision]:
    """The decisions that a candidate means for each of its old addresses."""
    first, *others = c.old
    how, why = How.EDITED, "edited"
    if len(c.new) > 1:
        how, why = How.SPLIT, "first part of it"
    elif others:
        why = f"with {', '.join(live[i].id for i in others)}"
    yield Decision(live[first].id, own[c.new[0]].id, how, c.score, why)
    for i in others:
        why = f"part of {live[first].id}"
        yield Decision(live[i].id, own[c.new[0]].id, How.MERGED, c.score, why)


def _followers(
    rest: Sequence[Entry],
    own: Sequence[Piece],
    decided: Sequence[Decision],
    halves: Mapping[Anchor, Anchor],
) -> list[Decision]:
    """Decisions for addresses merged long ago: they follow their words, as far as these stand."""
    goes = {d.old: d for d in decided}
    claimed = {d.new for d in decided}
    text = {piece.id: piece.text for piece in own}
    found: list[Decision] = []
    for entry in rest:
        into = goes.get(entry.into)
        if entry.id in goes or entry.into is None or into is None or into.new is None:
            continue
        parts = [into.new, *(half for half, whole in halves.items() if whole == entry.into)]
        score, best = max((held(entry.text, text[part]), part) for part in parts)
        alike = collate([compared(entry.text)], [compared(text[best])]).score
        if alike >= SURE and best not in claimed:
            claimed.add(best)
            found.append(Decision(entry.id, best, How.RETURNED, alike, "split off again"))
        elif score >= FOLLOWS or into.how is How.SAME:
            found.append(Decision(entry.id, best, How.MERGED, score, f"with {entry.into}"))
    return found


def _doubtful(
    lost: Sequence[Entry],
    come: Sequence[Piece],
    candidates: Sequence[Candidate],
    live: Sequence[Entry],
    own: Sequence[Piece],
) -> list[Decision]:
    """Matches for a person to confirm, by old address, each with the reason for the doubt."""
    of = {(live[c.old[0]].id, own[c.new[0]].id): c for c in candidates if c.single}
    found: list[Decision] = []
    for entry in lost:
        asked: list[Decision] = []
        for piece in come:
            c = of.get((entry.id, piece.id))
            if c is not None:
                why = f"less than {SURE:.2f}" if c.score < SURE else "out of order"
                why = "near rival" if c.score >= SURE and rivalled(c, candidates) else why
                asked.append(Decision(entry.id, piece.id, How.DOUBTFUL, c.score, why))
            elif entry.state is not State.LIVE:
                score = collate([compared(entry.text)], [compared(piece.text)]).score
                if score >= SURE:
                    why = f"it was {entry.state}"
                    asked.append(Decision(entry.id, piece.id, How.DOUBTFUL, score, why))
        best = sorted(asked, key=lambda d: -d.score)[:ASKED]
        found += [d for d in asked if d in best]
    return found
