"""What may have become of edited texts: each reading of it with its likeness, and which to trust.

A reading is one old text become one new one, several, or several become one. It is trusted
when it is sure, in order and without a near rival.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from glossator.reading.address import Piece
from glossator.reading.collate import FEW, Words, collate, compared
from glossator.reading.lock import Entry
from glossator.reading.order import in_place, spine_of

SURE = 0.70
"""From here a match is made without asking. In this measure it is what 0.80 by letters is in
LIBRARIES: both let through 87 of 100 paragraphs with each fifth word exchanged, and 15 of 100
with two words in five. Different paragraphs of one text: 0.05 on average, 0.39 at most in
1,964 pairs (two endnotes that cite one work: 0.55). In 3,000 random histories of texts made
alike on purpose 0.70 gave no wrong address, 0.65 one, 0.60 three."""

DOUBT = 0.40
"""From here a person is asked; below, no reader would take two texts for one (see SURE)."""

RIVAL = 0.10
"""By how much the best match must be better than any other: list items made after one pattern
differ by a word in ten, and one of them must not take the number of another."""

HELD = 0.60
"""Share of its letters by which a part of a merge or split must still stand in the whole."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of what happened: these live entries became these pieces (by index)."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    score: float

    @property
    def single(self) -> bool:
        """True when it is one old text and one new one."""
        return len(self.old) == len(self.new) == 1

    @property
    def loose(self) -> bool:
        """True when its texts are no neighbours: it is never made, but it can be a rival."""
        return any(b != a + 1 for row in (self.old, self.new) for a, b in pairwise(row))

    def shares(self, other: Candidate) -> bool:
        """True when a text of it is also one of the other."""
        return bool(set(self.old) & set(other.old) or set(self.new) & set(other.new))

    def rivals(self, other: Candidate) -> bool:
        """True when both cannot be, and neither is only the other one seen larger."""
        old, new, others, news = set(self.old), set(self.new), set(other.old), set(other.new)
        return self.shares(other) and not (
            (old <= others and new <= news) or (others <= old and news <= new)
        )


def candidates_for(
    live: Sequence[Entry], own: Sequence[Piece], same: Mapping[int, int], returned: Set[int]
) -> list[Candidate]:
    """All readings worth a look, best first; also those in which a matched text is a rival."""
    old, new = [compared(e.text) for e in live], [compared(p.text) for p in own]
    a, b = [_letters(text) for text in old], [_letters(text) for text in new]
    free_old = [i for i in range(len(live)) if i not in same]
    free_new = [j for j in range(len(own)) if j not in same.values()]
    pairs = [(i, j) for i in free_old for j in range(len(own))]
    pairs += [(i, j) for i in same for j in free_new]

    def reading(these: tuple[int, ...], those: tuple[int, ...]) -> Candidate:
        score = collate([old[i] for i in these], [new[j] for j in those]).score
        return Candidate(these, those, score)

    comparable = ((i, j) for i, j in pairs if 2 * min(a[i], b[j]) >= DOUBT * (a[i] + b[j]))
    found = [reading((i,), (j,)) for i, j in comparable]
    for i in free_old:
        for run in _runs(free_new, b, a[i]):
            if run[0] not in returned and _is_split(old[i], [new[j] for j in run]):
                found.append(reading((i,), run))
                found += (reading((i,), other) for other in _exchanged(run, new))
    for j in free_new:
        for run in _runs(free_old, a, b[j]):
            if min(collate([old[i] for i in run], [new[j]]).old) >= HELD:
                found.append(reading(run, (j,)))
                found += (reading(other, (j,)) for other in _exchanged(run, old))
    worth = [c for c in found if c.score >= DOUBT]
    return sorted(worth, key=lambda c: (-c.score, len(c.old) + len(c.new), c.old, c.new))


def _letters(text: Words) -> int:
    """Letters of a compared text; 1 for one without words, so that nothing is divided by 0."""
    return sum(map(len, text)) or 1


def _runs(free: Sequence[int], letters: Sequence[int], whole: int) -> Iterator[tuple[int, ...]]:
    """Runs of two and more neighbours among `free` that together could be `whole` letters."""
    for start, first in enumerate(free):
        run, total = [first], letters[first]
        for index in free[start + 1 :]:
            total += letters[index]
            if index != run[-1] + 1 or 2 * whole < SURE * (whole + total):
                break
            run.append(index)
            if 2 * total >= SURE * (whole + total):
                yield tuple(run)


def _is_split(whole: Words, parts: Sequence[Words]) -> bool:
    """True when each part comes from the whole.

    A few words may stand by chance both in the whole and before what is left of it, so before
    an edited rest they count as inserted, and the number goes to the rest.
    """
    collation = collate([whole], parts)
    first, *others = collation.new
    enough = len(parts[0]) > FEW or collation.score == 1.0
    return enough and first >= SURE and min(others) >= HELD


def _exchanged(run: tuple[int, ...], texts: Sequence[Words]) -> Iterator[tuple[int, ...]]:
    """The run with one of its texts exchanged for another one like it, which is its rival."""
    for n, index in enumerate(run):
        for other, text in enumerate(texts):
            if other not in run and collate([texts[index]], [text]).score >= DOUBT:
                yield (*run[:n], other, *run[n + 1 :])


def sure_of(
    candidates: Sequence[Candidate], same: Mapping[int, int], returned: Set[int]
) -> list[Candidate]:
    """The candidates that can be trusted: sure, without a near rival, and in order.

    Best first. One that is not trusted keeps lesser ones from its texts: what is most like a
    text and yet not sure to be it must not lose it to something that is less like it.
    """
    spine, found = spine_of(same), dict(same)
    taken = set(same.values()) | returned
    sure: list[Candidate] = []
    before = -1
    while len(sure) > before:  # one that is settled can be the neighbour that places another
        before = len(sure)
        barred: list[Candidate] = []
        for c in candidates:
            gone = found.keys() & set(c.old) or (taken - returned) & set(c.new)
            if gone or c.new[0] in taken or c.score < SURE or c.loose:
                continue
            if any(c.shares(other) for other in barred):
                continue
            if rivalled(c, candidates) or not in_place(c.old, c.new, found, spine):
                barred.append(c)
                continue
            sure.append(c)
            taken |= set(c.new)
            found |= dict.fromkeys(c.old, c.new[0])
    return sure


def rivalled(c: Candidate, candidates: Sequence[Candidate]) -> bool:
    """True when another reading of some of the same texts is nearly as good, or better."""
    return any(c.rivals(other) and other.score > c.score - RIVAL for other in candidates)
