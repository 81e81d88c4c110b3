"""Turned: the links of a shelf as they are looked up, by the place that is read.

A shelf holds who leads and points to whom, one by one; a page asks what leads from this passage,
who points at this thing, and which briefs share enough for a page of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from glossator.model.brief import Brief
from glossator.model.ids import Anchor, BriefId
from glossator.model.links import Mention, Related, Relation, Thing
from glossator.model.shelf import Shelf
from glossator.model.spans import Place
from glossator.writing.summary import short_name

ENOUGH = 3
"""Pairs of passages that make a conversation; one link of an editor's does too."""

At = tuple[BriefId, Anchor]


@dataclass(frozen=True, slots=True)
class Link:
    """A link as seen from one of its ends."""

    to: Place
    made_by: Relation | Related
    from_end: bool = False
    """True where it is seen from the passage it leads to."""


def links_of(shelf: Shelf) -> Mapping[At, tuple[Link, ...]]:
    """What each passage of `shelf` leads to: the editors' links, as written; then the machine's,
    its own before those that other passages have and it has not."""
    found: defaultdict[At, list[Link]] = defaultdict(list)
    for one in shelf.relations:
        found[at(one.of)].append(Link(one.to, one))
        found[at(one.to)].append(Link(one.of, one, from_end=True))
    for link in shelf.related:
        found[at(link.of)].append(Link(link.to, link))
    own = {(at(link.of), at(link.to)) for link in shelf.related}
    for link in shelf.related:
        if (at(link.to), at(link.of)) not in own:
            found[at(link.to)].append(Link(link.of, link, from_end=True))
    return {place: tuple(links) for place, links in found.items()}


def at(place: Place) -> At:
    """The passage of a place."""
    return place.brief, place.passage


def by_thing(shelf: Shelf) -> Mapping[Thing, Sequence[Mention]]:
    """The mentions of each thing that has any, in the order of the shelf."""
    found: defaultdict[Thing, dict[Mention, None]] = defaultdict(dict)
    for mention in shelf.mentions:
        found[mention.of][mention] = None
    return {thing: tuple(mentions) for thing, mentions in found.items()}


Pair = tuple[BriefId, BriefId]


@dataclass(frozen=True, slots=True)
class Conversation:
    """Two briefs, the older first, and the links between their passages."""

    pair: Pair
    """Their ids, sorted: the address."""
    briefs: tuple[Brief, Brief]
    relations: tuple[Relation, ...]
    related: tuple[Related, ...]
    """Each pair of passages once, as the better of its directions."""

    @property
    def slug(self) -> str:
        """Address below `/conversations/`."""
        return _slug(*self.pair)

    @property
    def was(self) -> tuple[str, ...]:
        """The same under the former names of its briefs."""
        one, other = ((brief.id, *brief.aliases) for brief in self.briefs)
        slugs = (_slug(*sorted(ids)) for ids in product(one, other))
        return tuple(slug for slug in slugs if slug != self.slug)

    @property
    def title(self) -> str:
        """`In conversation: Kim 2025 and Kuik 2026`."""
        return "In conversation: " + " and ".join(short_name(brief) for brief in self.briefs)


def _slug(one: str, other: str) -> str:
    return f"{one}--{other}"


def conversations(shelf: Shelf) -> tuple[Conversation, ...]:
    """All pairs of briefs of `shelf` that share enough, by address."""
    briefs = {brief.id: brief for brief in shelf.briefs}
    relations: defaultdict[Pair, list[Relation]] = defaultdict(list)
    related: defaultdict[Pair, dict[frozenset[object], Related]] = defaultdict(dict)
    for relation in shelf.relations:
        relations[_pair(relation)].append(relation)
    for link in shelf.related:
        of_pair, ends = related[_pair(link)], frozenset({at(link.of), at(link.to)})
        if ends not in of_pair or of_pair[ends].score < link.score:
            of_pair[ends] = link
    return tuple(
        Conversation(
            pair,
            _older_first(briefs[pair[0]], briefs[pair[1]]),
            tuple(relations[pair]),
            tuple(related[pair].values()),
        )
        for pair in sorted({*relations, *related})
        if pair[0] != pair[1] and (relations[pair] or len(related[pair]) >= ENOUGH)
    )


def _pair(link: Relation | Related) -> Pair:
    one, other = sorted((link.of.brief, link.to.brief))
    return one, other


def _older_first(one: Brief, other: Brief) -> tuple[Brief, Brief]:
    first, last = sorted(
        (one, other), key=lambda b: (b.meta.issued.value if b.meta.issued else "~", b.id)
    )
    return first, last
