"""Number the pieces of a brief as its permalinks lock says.

The source is the one that the lock knows, only the conversion may have become better. So a
piece is found again by the source line where it begins, and no better conversion moves a
number:

    lock:   p3 line 96,  p4 line 100                 (the old conversion cut a paragraph)
    brief:  p3 lines 96, 100,  p4 line 104           (the new one joined it, and found one more)
    after:  p3 was p4,  p5
"""

from __future__ import annotations

from glossator.model.brief import Brief
from glossator.model.ids import Anchor
from glossator.reading.address import Piece, issue, pieces, same_texts
from glossator.reading.collate import held, leans
from glossator.reading.lock import Entry, Kind, Lock, State

PRECEDENCE = (State.LIVE, State.MERGED, State.WITHDRAWN)
"""Who is found again first where fewer pieces begin at a line than did."""


def number(brief: Brief, lock: Lock | None) -> tuple[Brief, Lock]:
    """The brief with its addresses for ever, and the lock as it is now to be kept.

    In: a brief with provisional ids in reading order, and the lock of the same source or None
    for a brief numbered the first time, whose provisional ids then stand. Raises ValueError
    for another source: that is for `receive`. Numbering twice is numbering once.
    """
    if lock is None:
        return issue(brief, Lock(brief.source.sha256), {}, {})
    if lock.source != brief.source.sha256:
        raise ValueError(f"{brief.id}: the lock is that of another source")
    kept: dict[Anchor, Anchor] = {}
    merged: dict[Anchor, Anchor] = {}
    row = pieces(brief)
    for kind in Kind:
        own = [piece for piece in row if piece.kind is kind]
        found = _refound(kind, lock.of(kind), own)
        kept |= {piece: old for old, piece in found.items()}
        merged |= _inside(lock.of(kind), own, found)
    return issue(brief, lock, kept, merged)


def _refound(kind: Kind, entries: tuple[Entry, ...], own: list[Piece]) -> dict[Anchor, Anchor]:
    """For old addresses of one kind the id of the piece that is found to be theirs."""
    found: dict[Anchor, Anchor] = {}
    for line in dict.fromkeys(piece.lines[0] for piece in own):
        began = [entry for entry in entries if entry.line == line]
        begin = [piece for piece in own if piece.lines[0] == line]
        found |= same_texts(began, begin)
        began = [entry for entry in began if entry.id not in found]
        begin = [piece for piece in begin if piece.id not in found.values()]
        if len(began) != len(begin):
            began.sort(key=lambda entry: PRECEDENCE.index(entry.state))
        found |= {e.id: p.id for e, p in zip(began, begin, strict=False)}
    left = [e for e in entries if e.id not in found and not leans(kind, e.text)]
    free = [piece for piece in own if piece.id not in found.values()]
    return found | same_texts(left, free)


def _inside(
    entries: tuple[Entry, ...], own: list[Piece], found: dict[Anchor, Anchor]
) -> dict[Anchor, Anchor]:
    """For old addresses without a piece of their own the id of the piece they are part of."""
    merged: dict[Anchor, Anchor] = {}
    for entry in entries:
        holders = [piece for piece in own if entry.line in piece.lines]
        if entry.id not in found and holders:
            best = max(holders, key=lambda piece: held(entry.text, piece.text))
            merged[entry.id] = best.id
    for entry in entries:
        # Merged when an older copy was received: it goes where the other one goes.
        if entry.id not in found and entry.into is not None and entry.line == 0:
            target = found.get(entry.into, merged.get(entry.into))
            if target is not None:
                merged[entry.id] = target
    return merged
