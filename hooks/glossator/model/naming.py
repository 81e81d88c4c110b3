"""Naming: what has a name, under every name that it has or had.

    brief haven-brief-1, once harbour-brief-1    found as haven-brief-1 and as harbour-brief-1
    passage p2, of which p3 became a part        found as p2 and as p3

Whatever people wrote may use a former name, so whoever looks up a name looks it up here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from glossator.model.brief import Brief
from glossator.model.ids import Anchor


class Named(Protocol):
    """A brief or a term: it has an id, and former ones that lead to it."""

    @property
    def id(self) -> str: ...

    @property
    def aliases(self) -> Sequence[str]: ...


Thing = TypeVar("Thing", bound=Named)


def by_any_name(things: Iterable[Thing]) -> dict[str, Thing]:
    """Each thing by its former ids and by its own, which outranks another's former one."""
    every = tuple(things)
    former = {name: one for one in every for name in one.aliases}
    return former | {one.id: one for one in every}


def by_any_address(brief: Brief) -> dict[Anchor, Anchor]:
    """The address that a piece or an editors' note has now, by it and by each older one."""
    former = {name: piece.id for piece in brief.pieces for name in piece.was}
    ids = (*(piece.id for piece in brief.pieces), *(note.id for note in brief.annotations))
    return former | {id: id for id in ids}
