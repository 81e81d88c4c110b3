"""Annotated: the editors' notes of a brief -> their addresses in its lock.

People give these addresses, `a1`, `a2`, …, so nothing is numbered here. A note that is taken out
of its file leaves its address behind as withdrawn, with its last words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from glossator.model import Anchor
from glossator.reading.lock import Entry, Kind, Lock, State
from glossator.text import checksum


def lock_annotations(lock: Lock, notes: Mapping[Anchor, tuple[int, str]]) -> Lock:
    """The lock with the editors' notes as they are now.

    `notes` gives for each address the line of the source where the piece begins that the note is
    on, and the note's text, in the order of the page.
    """
    live = tuple(
        Entry(address, Kind.ANNOTATION, State.LIVE, line, checksum(text), text)
        for address, (line, text) in notes.items()
    )
    gone = tuple(
        replace(entry, state=State.WITHDRAWN)
        for entry in lock.of(Kind.ANNOTATION)
        if entry.id not in notes
    )
    read = tuple(entry for entry in lock.entries if entry.kind is not Kind.ANNOTATION)
    return replace(lock, entries=(*read, *live, *gone))
