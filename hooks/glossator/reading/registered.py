"""Registered: the lock of a brief -> the addresses of its pieces, for the registry of the site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from glossator.model.brief import Brief
from glossator.model.editions import Address, Edition, Standing
from glossator.model.ids import Anchor, BriefId
from glossator.reading.editions import checksum_of
from glossator.reading.lock import Lock, State
from glossator.text import checksum

_STANDING = {
    State.LIVE: Standing.LIVE,
    State.MERGED: Standing.MERGED,
    State.WITHDRAWN: Standing.WITHDRAWN,
}


def pieces_of(brief: BriefId, lock: Lock, since: Mapping[Anchor, int]) -> tuple[Address, ...]:
    """Every address within `brief`, in the order of its lock."""
    return tuple(
        Address(
            f"briefs/{brief}/#{entry.id}",
            entry.kind.value,
            _STANDING[entry.state],
            f"briefs/{brief}/#{entry.into}" if entry.into else "",
            sha256=entry.sha256,
            since=since.get(entry.id),
        )
        for entry in lock.entries
    )


def notes_of(brief: Brief, lock: Lock, since: Mapping[Anchor, int]) -> tuple[Address, ...]:
    """Every editors' note that was ever on `brief`, in the order of their ids."""
    texts = {one.id: one.text for one in brief.annotations}
    return tuple(
        Address(
            f"briefs/{brief.id}/#{one.id}",
            "annotation",
            Standing.WITHDRAWN if one.withdrawn else Standing.LIVE,
            sha256=checksum(texts.get(one.id, one.text)),
            since=since.get(one.id),
        )
        for one in lock.annotations
    )


def released(
    brief: BriefId, editions: tuple[Edition, ...], aliases: tuple[BriefId, ...]
) -> Iterator[Address]:
    """The fixed editions of `brief`, with the former addresses that lead to each; the checksum is
    that of the published record."""
    for edition in editions:
        below = f"editions/{edition.number}/"
        home, name = f"briefs/{brief}/{below}", f"Edition {edition.number}, {edition.released}"
        yield Address(home, "edition", name=name, sha256=checksum_of(edition.record.encode()))
        for former in aliases:
            yield Address(f"briefs/{former}/{below}", "edition", Standing.MOVED, home, name)


def brief_and_aliases(brief: BriefId, title: str, aliases: tuple[BriefId, ...]) -> list[Address]:
    """The address of a brief, and the former ones that lead to it."""
    home = f"briefs/{brief}/"
    former = [Address(f"briefs/{a}/", "brief", Standing.MOVED, home, title) for a in aliases]
    return [Address(home, "brief", name=title), *former]
