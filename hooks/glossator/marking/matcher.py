"""Matcher: all forms of all terms in one automaton, and where a text uses them.

    "Asian NATO, NATO-like, non-NATO"    asian-nato 0-10, nato 12-16

The automaton (Aho and Corasick) is built once for all briefs and reads each text once, whatever
the number of terms. What it finds is then judged by the rules of `forms` and `borders`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from ahocorasick_rs import AhoCorasick, MatchKind

from glossator.marking.borders import addresses_in, stands_alone
from glossator.marking.forms import Form, alike, fits, forms_of, unseen
from glossator.model.glossary import Term


@dataclass(frozen=True, slots=True)
class Found:
    """A use of a term in a text."""

    term: Term
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A form of a term, with what is asked of it at every place."""

    term: Term
    form: Form
    name: bool
    """`form.name`, reckoned once."""


@dataclass(frozen=True, slots=True)
class Matcher:
    """The terms of a glossary, ready to be found."""

    terms: tuple[Term, ...]
    claims: tuple[tuple[Claim, ...], ...]
    """For each pattern of the automaton those that have it as their key."""
    automaton: AhoCorasick | None
    """None where there is nothing to find."""

    def uses(
        self, text: str, language: str = "", besides: Callable[[Found], bool] | None = None
    ) -> tuple[Found, ...]:
        """Uses of all terms in `text`, in reading order: the longest first, none overlapping.

        What `besides` says of a use: that it is none at this place.
        """
        found = [
            use for use in self._candidates(text, language) if besides is None or not besides(use)
        ]
        found.sort(key=lambda use: (use.start - use.end, use.start))
        taken = bytearray(len(text))
        longest: list[Found] = []
        for use in found:
            if not any(taken[use.start : use.end]):
                taken[use.start : use.end] = b"x" * (use.end - use.start)
                longest.append(use)
        longest.sort(key=lambda use: use.start)
        return tuple(longest)

    def _candidates(self, text: str, language: str) -> Iterator[Found]:
        if self.automaton is None:
            return
        read = _Read(text)
        addresses = addresses_in(text)
        for pattern, first, last in self.automaton.find_matches_as_indexes(
            read.text, overlapping=True
        ):
            start, end = read.back(first, last)
            printed = text[start:end]
            if any(start < to and since < end for since, to in addresses):
                continue
            for claim in self.claims[pattern]:
                form = claim.form
                if (
                    (not form.language or form.language == language.partition("-")[0])
                    and fits(form, printed)
                    and stands_alone(text, start, end, claim.name)
                    and not read.inside(claim.term.not_when, first, last)
                ):
                    yield Found(claim.term, start, end)


class _Read:
    """A text as the automaton reads it, and the way back."""

    def __init__(self, text: str) -> None:
        skipped = unseen(text)
        folded = alike(text)
        ends = [0, *(end for _, end in skipped)]
        starts = [*(start for start, _ in skipped), len(text)]
        kept = [folded[a:b] for a, b in zip(ends, starts, strict=True)]
        self.text = "".join(kept) if skipped else folded
        self._at = [0, *accumulate(len(piece) for piece in kept)][:-1]
        self._from = ends

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the text of a stretch of what was read."""
        return self._back(start), self._back(end - 1) + 1

    def _back(self, offset: int) -> int:
        piece = bisect_right(self._at, offset) - 1
        return self._from[piece] + offset - self._at[piece]

    def inside(self, phrases: Sequence[str], start: int, end: int) -> bool:
        """True when the stretch stands in one of the `phrases`."""
        for phrase in phrases:
            key = Form(phrase).key
            if self.text.find(key, max(end - len(key), 0), start + len(key)) >= 0:
                return True
        return False


def matcher_of(terms: Iterable[Term]) -> Matcher:
    """The matcher of `terms`; build it once and use it for every brief."""
    terms = tuple(terms)
    by_key: dict[str, list[Claim]] = {}
    for term in terms:
        for form in forms_of(term):
            by_key.setdefault(form.key, []).append(Claim(term, form, form.name))
    claims = tuple(tuple(same) for same in by_key.values())
    automaton = AhoCorasick(list(by_key), matchkind=MatchKind.Standard) if by_key else None
    return Matcher(terms, claims, automaton)
