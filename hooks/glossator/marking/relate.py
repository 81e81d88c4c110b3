"""Relate: a marked shelf -> the same with what other briefs say of the same thing.

    Kim ¶ 21  "… deepen interaction with … (NATO)"    →  Kuik ¶ 1, ¶ 2: nato

Passages only: notes, pull quotes and matter are never related. Each passage has its own best
three, so the links are not symmetric: a passage that says a little of everything would else
fill its places with what gains least from it, or be cut off from those it suits best.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from glossator.marking.likeness import features, most_alike, neighbours, weigh
from glossator.marking.reason import Reasons
from glossator.model.ids import BriefId
from glossator.model.links import Related, Relation
from glossator.model.shelf import Shelf
from glossator.model.spans import Place

MOST = 3
"""Links of a passage, the editors' counted: more would be a list to skip."""

LEAST, LEAST_OF_WORDS = 0.6, 0.5
"""What a link must share, in terms that only two passages use; less where words alone are the
reason, for they stand close together in both. Of the links that were judged (tests/related), most
above it help a reader and most below it do not."""


def relate(shelf: Shelf, relations: Sequence[Relation] = ()) -> Shelf:
    """`shelf` with the editors' `relations`, and up to three links of each passage.

    The machine fills the places that the editors leave, and never links a pair that they
    have, nor one for which no lines of both can be shown. The order of the briefs has no say.
    """
    briefs = sorted(shelf.briefs, key=lambda brief: brief.id)
    places = [(brief, passage) for brief in briefs for passage in brief.passages]
    near = neighbours(shelf.terms)
    weighed = weigh([features(passage, near) for _, passage in places])
    if weighed is None:
        return replace(shelf, relations=tuple(relations), related=())
    row = {(brief.id, passage.id): n for n, (brief, passage) in enumerate(places)}
    group = {brief.id: n for n, brief in enumerate(briefs)}
    ends = [[(p.brief, p.passage) for p in (one.of, one.to)] for one in relations]
    said = {(row[a], row[b]) for a, b in ends if a in row and b in row}
    said |= {(b, a) for a, b in said}
    taken = Counter(one for one, _ in said)
    reasons = Reasons([passage for _, passage in places], weighed)

    def links(one: int, alike: Sequence[tuple[int, float]]) -> Iterator[Related]:
        for other, score in alike:
            reason = None if (one, other) in said else reasons.between(one, other)
            if reason is not None and (score >= LEAST or reason.words):
                of, to = (
                    Place(places[n][0].id, places[n][1].id, *stretch)
                    for n, stretch in ((one, reason.of), (other, reason.to))
                )
                yield Related(of, to, round(score, 3), reason.terms, reason.kin, reason.words)

    found: defaultdict[BriefId, list[Related]] = defaultdict(list)
    for one, alike in most_alike(weighed, [group[brief.id] for brief, _ in places], LEAST_OF_WORDS):
        found[places[one][0].id] += islice(links(one, alike), max(MOST - taken[one], 0))
    related = tuple(link for brief in shelf.briefs for link in found[brief.id])
    return replace(shelf, relations=tuple(relations), related=related)
