"""The permalinks lock: which piece of a brief has which address, for ever.

An entry is never taken out: an address that was given once stays in the lock as live, as merged
into another one, or as withdrawn. `lock_file` says how it is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from glossator.model.annotations import Remembered
from glossator.model.ids import Anchor, Sha256

ADDRESS = re.compile(r"([a-z]+)([0-9]+)([a-z]*)")
"""An address: the kind's letters, the number given first, the letters of an insertion."""


class Kind(StrEnum):
    """What an address can lead to."""

    PASSAGE = "passage"
    SECTION = "section"
    PULL_QUOTE = "pull-quote"
    FIGURE = "figure"
    NOTE = "note"

    @property
    def letters(self) -> str:
        """What its addresses begin with: `p` of `p12`."""
        return _LETTERS[self]


_LETTERS = {
    Kind.PASSAGE: "p",
    Kind.SECTION: "s",
    Kind.PULL_QUOTE: "q",
    Kind.FIGURE: "fig",
    Kind.NOTE: "n",
}


class State(StrEnum):
    """What became of an address."""

    LIVE = "live"
    """It is the address of a piece."""
    MERGED = "merged"
    """Its piece is now part of another one, and it leads there."""
    WITHDRAWN = "withdrawn"
    """Its piece is no longer in the text; a tombstone stands at its place."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One address and what it was given to."""

    id: Anchor
    kind: Kind
    state: State
    line: int
    """Source line where its piece begins, or began; 0 when that was in an older source."""
    sha256: Sha256
    """Checksum of `text`."""
    text: str
    """Text of the piece, its last one where it is not live: a later copy is matched with it."""
    into: Anchor | None = None
    """Live address of the same kind that a merged one leads to; None for the others."""
    after: Anchor | None = None
    """For a withdrawn one the live passage (for a note: the live note) it stood after; None
    when it stood before the first."""


@dataclass(frozen=True, slots=True)
class Lock:
    """All addresses ever given within a brief, in reading order."""

    source: Sha256
    """Checksum of the source that the lines of the entries are lines of."""
    entries: tuple[Entry, ...] = ()
    annotations: tuple[Remembered, ...] = ()
    """Every editors' note that was ever published, in the order of their ids."""

    def of(self, kind: Kind) -> tuple[Entry, ...]:
        """Its entries of one kind, in reading order."""
        return tuple(entry for entry in self.entries if entry.kind is kind)


def changes(old: Lock, new: Lock) -> tuple[str, ...]:
    """What the new lock says otherwise than the old, one sentence per address in its order.

    For the build that must not change a lock: "p12a is new", "p13 is now withdrawn",
    "a3 speaks of other words".
    """
    before = {entry.id: entry for entry in old.entries}
    says: list[str] = []
    for entry in new.entries:
        known = before.pop(entry.id, None)
        if known is None:
            says.append(f"{entry.id} is new")
        elif (known.state, known.into) != (entry.state, entry.into):
            where = f" into {entry.into}" if entry.into else ""
            says.append(f"{entry.id} is now {entry.state}{where}")
        elif known.sha256 != entry.sha256:
            says.append(f"{entry.id} is read otherwise")
        elif known != entry:
            says.append(f"{entry.id} has another place")
    noted = {note.id: note for note in old.annotations}
    for note in new.annotations:
        was = noted.pop(note.id, None)
        if was is None:
            says.append(f"{note.id} is new")
        elif was.withdrawn != note.withdrawn:
            says.append(f"{note.id} is now {'withdrawn' if note.withdrawn else 'live'}")
        elif was != note:
            says.append(f"{note.id} speaks of other words")
    return (*says, *(f"{gone} is gone" for gone in (*before, *noted)))
