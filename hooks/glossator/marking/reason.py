"""Reason: two passages that are alike -> what they share, and the lines of both that show it.

    Kim ¶ 17  “… its [mutual defense treaty] with the United States …”
    Kuik ¶ 5  “… a binding alignment that includes a [mutual defense commitment].”

A reader sees a line or two of each passage and must find there what is said to be shared. So it
is looked for where it stands close together in both; what stands elsewhere is no reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from glossator.marking.likeness import (
    KIN,
    TERM,
    USE_OF_WORD,
    WORD,
    Weighed,
    content_words,
    related_terms,
    told_by,
    turned,
)
from glossator.model.brief import Passage
from glossator.model.ids import TermId
from glossator.model.spans import SpanType

REACH = 180
"""Characters of a passage in which a reason stands: what a page quotes at least."""

TELLING, TELLING_WORD = 0.15, 0.05
"""What a shared term or word must add to be a reason: a term that every fourth passage uses, or
a word that every sixth does, tells nothing."""

MOST_OF_A_WORD = USE_OF_WORD**2
"""What a word adds at most, however often it is said."""

WORDS_ALONE = 3 * MOST_OF_A_WORD
"""What words must add where no term is shared: one or two may be chance."""

MOST_WORDS = 4
"""Words that are told."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one passage leads to another."""

    of: tuple[int, int]
    """Where it stands in the one."""
    to: tuple[int, int]
    terms: tuple[TermId, ...]
    kin: tuple[tuple[TermId, TermId], ...]
    words: tuple[str, ...]
    """As printed in the one; none where there are terms or kin."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A word or term where it stands in a passage."""

    start: int
    end: int
    feature: str


class Reasons:
    """Finds the reasons of a shelf; reads each passage once."""

    def __init__(self, passages: Sequence[Passage], weighed: Weighed) -> None:
        self.passages = passages
        self.weighed = weighed
        self.read: dict[int, list[Mark]] = {}

    def between(self, one: int, other: int) -> Reason | None:
        """Why row `one` leads to row `other`; None where no lines of both say enough."""
        shared = self._telling(one, other)
        if not _enough(shared):
            return None
        here = _stretches(self._marks(one), {name: told_by(name) for name in shared})
        there = _stretches(self._marks(other), {name: told_by(turned(name)) for name in shared})

        def weight(pair: tuple[Set[str], Set[str]]) -> float:
            return round(sum(shared[name] for name in pair[0] & pair[1]), 6)

        a, b = max(((a, b) for a in here for b in there), key=weight)  # in reading order
        told = {name: value for name, value in shared.items() if name in a & b}
        if not _enough(told):
            return None
        terms = tuple(TermId(name.removeprefix(TERM)) for name in told if name.startswith(TERM))
        kin = tuple(related_terms(name) for name in told if name.startswith(KIN))
        of = [mark for mark in here[a] if mark.feature in map(told_by, told)]
        to = [mark for mark in there[b] if mark.feature in map(told_by, map(turned, told))]
        words = () if terms or kin else tuple(told)[:MOST_WORDS]
        return Reason(_held(of), _held(to), terms, kin, tuple(self._as_printed(one, of, words)))

    def _telling(self, one: int, other: int) -> dict[str, float]:
        """What two rows share and is rare enough to say so, the weightiest first."""
        return {
            name: min(value, MOST_OF_A_WORD) if name.startswith(WORD) else value
            for name, value in self.weighed.shared(one, other).items()
            if value >= (TELLING_WORD if name.startswith(WORD) else TELLING)
        }

    def _as_printed(self, n: int, marks: Sequence[Mark], words: Sequence[str]) -> Iterator[str]:
        """Of a Korean word only the part that is shared."""
        for word in words:
            mark = next(mark for mark in marks if mark.feature == word)
            printed = self.passages[n].text[mark.start : mark.end]
            shared = word.removeprefix(WORD)
            yield printed if printed.casefold() == shared else shared

    def _marks(self, n: int) -> list[Mark]:
        """The words and terms of a passage, in reading order."""
        if n not in self.read:
            text, spans = self.passages[n].text, self.passages[n].spans
            found = [Mark(a, b, f"{WORD}{word}") for word, a, b in content_words(text)]
            found += [
                Mark(span.start, span.end, f"{TERM}{span.get('term')}")
                for span in spans
                if span.type is SpanType.TERM
            ]
            self.read[n] = sorted(found, key=lambda mark: (mark.start, mark.end))
        return self.read[n]


def _stretches(
    marks: Sequence[Mark], wanted: Mapping[str, str]
) -> Mapping[frozenset[str], list[Mark]]:
    """What can be read together: each set of features that `REACH` characters hold, with the
    first marks that do. `wanted` names for each feature the mark that shows it."""
    shown: defaultdict[str, set[str]] = defaultdict(set)
    for name, mark in wanted.items():
        shown[mark].add(name)
    held = [mark for mark in marks if mark.feature in shown]
    found: dict[frozenset[str], list[Mark]] = {}
    for n, first in enumerate(held):
        near = [mark for mark in held[n:] if mark.end - first.start <= REACH]
        features = frozenset().union(*(shown[mark.feature] for mark in near))
        found.setdefault(features, near)
    return found


def _held(marks: Sequence[Mark]) -> tuple[int, int]:
    return min(mark.start for mark in marks), max(mark.end for mark in marks)


def _enough(told: Mapping[str, float]) -> bool:
    """True for a term, or for words enough."""
    words = sum(value for name, value in told.items() if name.startswith(WORD))
    return round(words, 6) >= WORDS_ALONE or any(not name.startswith(WORD) for name in told)
