"""Relate: a marked shelf -> the same with what other briefs say of the same thing.

    Kim ¶ 21  "… deepen interaction with … (NATO)"    →  Kuik ¶ 1, ¶ 2: nato, ally

Passages only: notes, pull quotes and matter are never related. Each passage has its own best
three, so the links are not symmetric: a passage that says a little of everything would else
fill its places with what gains least from it, or be cut off from those it suits best.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from glossator.marking.likeness import (
    TERM,
    WORD,
    Weighed,
    content_words,
    features,
    most_alike,
    neighbours,
    terms_used,
    weigh,
)
from glossator.model.brief import Brief, Passage
from glossator.model.ids import BriefId, TermId
from glossator.model.links import Related, Relation
from glossator.model.shelf import Shelf
from glossator.model.spans import Place, SpanType
from glossator.sentences import sentences

MOST = 3
"""Links of a passage, the editors' counted: more would be a list to skip."""

THRESHOLD = 1.5
"""What a link must share, in words that only two passages have: one such word may be chance. Of
the pairs marked by hand (tests/related) it loses none that the ranking finds."""

WITHOUT_TERM = 2.0
"""The same where no term is shared: words alone are a weaker reason, and it is harder to see."""

WORDS = 4
"""Words given as the reason where no term is shared."""

At = tuple[Brief, Passage]


def relate(shelf: Shelf, relations: Sequence[Relation] = ()) -> Shelf:
    """`shelf` with the editors' `relations`, and up to three links of each passage.

    The machine fills the places that the editors leave, and never links a pair that they
    have. The order of the briefs has no say.
    """
    briefs = sorted(shelf.briefs, key=lambda brief: brief.id)
    places = [(brief, passage) for brief in briefs for passage in brief.passages]
    near = neighbours(shelf.terms)
    weighed = weigh([features(passage, near) for _, passage in places])
    if weighed is None:
        return replace(shelf, relations=tuple(relations), related=())
    row = {(brief.id, passage.id): n for n, (brief, passage) in enumerate(places)}
    group = {brief.id: n for n, brief in enumerate(briefs)}
    groups = [group[brief.id] for brief, _ in places]
    used = [terms_used(passage) for _, passage in places]
    ends = [[(p.brief, p.passage) for p in (one.of, one.to)] for one in relations]
    said = {(row[a], row[b]) for a, b in ends if a in row and b in row}
    said |= {(b, a) for a, b in said}
    taken = Counter(one for one, _ in said)
    wanted = [max(MOST - taken[n], 0) for n in range(len(places))]

    def fits(one: int, other: int, score: float) -> bool:
        strong = score >= WITHOUT_TERM or not used[one].isdisjoint(used[other])
        return strong and (one, other) not in said

    teller = _Teller(places, used, weighed)
    found: defaultdict[BriefId, list[Related]] = defaultdict(list)
    for one, other, score in most_alike(weighed, groups, wanted, THRESHOLD, fits):
        found[places[one][0].id].append(teller.related(one, other, score))
    related = tuple(link for brief in shelf.briefs for link in found[brief.id])
    return replace(shelf, relations=tuple(relations), related=related)


# --- the reason ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with the features that are in it."""

    start: int
    end: int
    features: frozenset[str]


class _Teller:
    """Says why two passages are linked; reads each passage once."""

    def __init__(self, places: Sequence[At], used: Sequence[set[TermId]], weighed: Weighed) -> None:
        self.places = places
        self.used = used
        self.weighed = weighed
        self.read: dict[int, list[_Sentence]] = {}

    def related(self, one: int, other: int, score: float) -> Related:
        """The link of two rows, with its reason."""
        shared = self.weighed.shared(one, other)
        printed = dict(reversed(list(content_words(self.places[one][1].text))))
        both = self.used[one] & self.used[other]
        names = [name.removeprefix(TERM) for name, _ in shared if name.startswith(TERM)]
        told = [name.removeprefix(WORD) for name, _ in shared if name.startswith(WORD)]
        return Related(
            self._place(one, dict(shared)),
            self._place(other, dict(shared)),
            round(score, 3),
            tuple(TermId(name) for name in names if name in both),
            tuple(printed[word] for word in told[:WORDS]),
        )

    def _place(self, n: int, shared: dict[str, float]) -> Place:
        """The passage with its sentence that holds most of what is shared; the first of equals."""
        brief, passage = self.places[n]
        if n not in self.read:
            self.read[n] = [
                _sentence(passage, start, end) for start, end in sentences(passage.text)
            ]
        best = max(
            self.read[n],
            key=lambda s: (
                round(sum(v for f, v in shared.items() if f in s.features), 6),
                -s.start,
            ),
        )
        return Place(brief.id, passage.id, best.start, best.end)


def _sentence(passage: Passage, start: int, end: int) -> _Sentence:
    held = {f"{WORD}{word}" for word, _ in content_words(passage.text[start:end])}
    held |= {
        f"{TERM}{span.get('term')}"
        for span in passage.spans
        if span.type is SpanType.TERM and start <= span.start < end
    }
    return _Sentence(start, end, frozenset(held))
