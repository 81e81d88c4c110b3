"""Keeping: what stays from build to build, the locks, and the addresses that they keep.

A build asks here what was promised, and gives here what is to be promised from now on; it writes
nothing. With the order of work and the releases, one of the few files that may enter every room.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from glossator.findings import Report
from glossator.marking.annotate import remembered
from glossator.model.annotations import Remembered
from glossator.model.brief import Brief
from glossator.model.editions import Address
from glossator.model.ids import Anchor, BriefId
from glossator.model.shelf import Shelf
from glossator.reading.lock import Lock, changes
from glossator.reading.lock_file import dump, parse
from glossator.reading.registered import brief_and_aliases, notes_of, pieces_of, released
from glossator.reading.shelf_lock import (
    ShelfLock,
    addresses_of,
    dump_shelf,
    list_kind,
    list_terms,
    list_works,
    parse_shelf,
    shelf_changes,
)
from glossator.writing.site import editions_of
from glossator.writing.turned import conversations

BRIEFS, LOCK = "briefs", "permalinks.json"
SHELF_LOCK = f"{BRIEFS}/{LOCK}"


@dataclass(frozen=True, slots=True)
class Kept:
    """The lock of a brief."""

    old: Lock | None
    """As it is on disk; None before the first build."""
    lock: Lock
    """As it is once the pieces are numbered."""

    @property
    def notes(self) -> Mapping[Anchor, Remembered]:
        """What is remembered of the editors' notes."""
        return {one.id: one for one in self.lock.annotations}

    def with_notes(self, brief: Brief) -> Kept:
        """The same with what the notes of the marked `brief` are to remember."""
        return replace(self, lock=replace(self.lock, annotations=remembered(brief, self.notes)))


def read_lock(path: Path, root: Path, report: Report) -> Lock | None:
    """The lock at `path`; None where there is none, or where it was reported as unreadable."""
    if not path.exists():
        return None
    name = path.relative_to(root).as_posix()
    try:
        return parse(path.read_text("utf-8"), name, report)
    except UnicodeDecodeError:
        report.add("lock-unreadable", name, 1, "it is not in UTF-8")
        return None


def changed_locks(
    kept: Mapping[BriefId, Kept], root: Path, report: Report, *, locked: bool
) -> Iterator[tuple[Path, str]]:
    """Path and new text of each lock of a brief that is not on disk as it should be.

    With `locked` each is reported (lock-would-change).
    """
    for id, one in kept.items():
        path, text = root / BRIEFS / id / LOCK, dump(one.lock)
        if path.exists() and path.read_text("utf-8") == text:
            continue
        yield path, text
        if locked:
            says = "; ".join(changes(one.old, one.lock)) if one.old else f"{id} has no lock yet"
            report.add("lock-would-change", path.relative_to(root).as_posix(), 0, says)


def read_shelf_lock(root: Path, report: Report) -> ShelfLock:
    """The lock of the ids of the shelf; empty where there is none, or none that can be read."""
    path = root / SHELF_LOCK
    if not path.is_file():
        return ()
    return parse_shelf(path.read_text("utf-8", "replace"), SHELF_LOCK, report) or ()


def list_shelf(shelf: Shelf, old: ShelfLock) -> ShelfLock:
    """The lock of the ids of the shelf as it is now; `old` is the one before."""
    talks = conversations(shelf)
    live = {talk.slug: talk.title for talk in talks}
    moved = {former: talk.slug for talk in talks for former in talk.was}
    listed = list_works(list_terms(old, shelf.terms), shelf.works)
    return list_kind(listed, "conversation", live, moved)


def changed_shelf_lock(
    old: ShelfLock, new: ShelfLock, root: Path, report: Report, *, locked: bool
) -> Iterator[tuple[Path, str]]:
    """As `changed_locks`, for that of the shelf."""
    path, text = root / SHELF_LOCK, dump_shelf(new)
    there = path.is_file()
    if (there and path.read_text("utf-8", "replace") == text) or not (there or new):
        return
    yield path, text
    if locked:
        says = "; ".join(shelf_changes(old, new)) if there else "there is none yet"
        report.add("lock-would-change", SHELF_LOCK, 0, says)


def addresses(shelf: Shelf, kept: Mapping[BriefId, Kept], listed: ShelfLock) -> tuple[Address, ...]:
    """Every address of the site; one line a kind."""
    found: list[Address] = []
    for brief in shelf.briefs:
        since = shelf.unchanged_in(brief.id)
        found += brief_and_aliases(brief.id, brief.meta.title, brief.aliases)
        found += released(brief.id, editions_of(brief, shelf), brief.aliases)
        found += pieces_of(brief.id, kept[brief.id].lock, since)
        found += notes_of(brief, kept[brief.id].lock, since)
    found += addresses_of(listed)
    return tuple(found)


def is_locked(environment: Mapping[str, str]) -> bool:
    """True where CI or GLOSSATOR_LOCKED is set: there a build must not change a lock."""
    values = (environment.get(name, "").casefold() for name in ("CI", "GLOSSATOR_LOCKED"))
    return any(value not in ("", "0", "false", "no") for value in values)


def write_whole(path: Path, text: str) -> None:
    """Write a file that is whole at every moment: the old one, or the new one."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, data: bytes) -> None:
    """The same for bytes."""
    beside = path.with_suffix(".new")
    beside.write_bytes(data)
    beside.replace(path)
