"""Known works: the works of the build before -> the id of each work of today.

    known   roe-2009-ports   “Jane Roe, *Ports* (London, 2009).”
    today   a work with these words among its references: it is roe-2009-ports, whatever its
            fields are read as now and whoever else cites it

An id is never given to another work. Of two that turn out to be one the other leads to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from glossator.marking.sameness import ALIKE, figures
from glossator.model.ids import WorkId
from glossator.model.works import KnownWork
from glossator.text import fold

Printed = frozenset[str]
"""The references to a work, folded."""


@dataclass(frozen=True, slots=True)
class Identified:
    """What was known of the works of today."""

    ids: tuple[WorkId | None, ...]
    """For each work its id; None for one that is new."""
    former: dict[WorkId, int]
    """Known ids that lead to a work now, by its index."""


def identify(works: Sequence[Sequence[str]], known: Sequence[KnownWork]) -> Identified:
    """The ids of `works`, each given as its references as printed; the order decides nothing
    but between works whose references are the same words."""
    today = [frozenset(fold(text).text for text in texts) for texts in works]
    before = {one.id: frozenset(fold(text).text for text in one.printed) for one in known}
    shared = _shared(today, before)
    pairs = [
        (-len(today[at] & before[id]) / len(today[at] | before[id]), id, at)
        for id, places in shared.items()
        for at in places
    ]
    given: dict[WorkId, int] = {}
    told: set[int] = set()
    for _, id, at in sorted(pairs):
        if id not in given and at not in told:
            given[id] = at
            told.add(at)
    live = {one.id for one in known if one.live}
    reached = {at for places in shared.values() for at in places}
    given |= _edited(
        {at: texts for at, texts in enumerate(today) if at not in reached},
        {id: texts for id, texts in before.items() if id in live and id not in shared},
    )
    former = {
        id: max(places, key=lambda at: (len(today[at] & before[id]), -at))
        for id, places in shared.items()
        if id not in given
    }
    leads = given | former
    former |= {
        one.id: leads[one.into] for one in known if one.id not in leads and one.into in leads
    }
    ids = {at: id for id, at in given.items()}
    return Identified(tuple(ids.get(at) for at in range(len(works))), former)


def _shared(
    today: Sequence[Printed], before: dict[WorkId, Printed]
) -> dict[WorkId, tuple[int, ...]]:
    """For each known id the works of today that share a reference with it."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, texts in enumerate(today):
        for text in texts:
            places[text].append(at)
    found = {
        id: tuple(sorted({at for text in texts for at in places.get(text, ())}))
        for id, texts in before.items()
    }
    return {id: at for id, at in found.items() if at}


def _edited(today: dict[int, Printed], before: dict[WorkId, Printed]) -> dict[WorkId, int]:
    """New works with the reference of one that is gone, mended: alike, and no figure otherwise.

    One that is like two is like none.
    """
    pairs = [
        (id, at)
        for id, old in before.items()
        for at, new in today.items()
        if any(_is_mended(a, b) for a in old for b in new)
    ]
    ids, places = [id for id, _ in pairs], [at for _, at in pairs]
    return {id: at for id, at in pairs if ids.count(id) == 1 == places.count(at)}


def _is_mended(old: str, new: str) -> bool:
    return ratio(old, new) >= ALIKE and figures(old) == figures(new)
