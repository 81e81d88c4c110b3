"""Compare: two texts of one brief -> what became of each piece and editors' note, word by word.

    p3  "the treaty of 1953"  "the treaty of 1954"    reworded: the treaty of -1953- +1954+
    p4  (in both)                                     same
    p5  (in the old alone, and p4 says it was p5)     merged into p4

Addresses are for ever, so a piece is known by its own and never by likeness.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from glossator.model.annotations import Annotation
from glossator.model.brief import Brief
from glossator.model.editions import Became, Change, Edition, Run, Wording
from glossator.model.ids import Anchor

FEW = 2
"""So many words between two changes are shown as changed with them: a lone "the" that stayed
where all around it is new helps nobody to read."""


def texts_of(brief: Brief) -> dict[Anchor, str]:
    """Text by address, in reading order within each kind: sections, passages, quotes, …"""
    return {piece.id: piece.text for piece in brief.pieces}


def compare(old: Brief, new: Brief) -> tuple[Change, ...]:
    """What became of every piece and note of `old` and `new`: those of the new text in its order,
    each followed by those of the old that stood after it and are gone."""
    before, after = _with_notes(old), _with_notes(new)
    merged = {former: piece.id for piece in new.pieces for former in piece.was}
    common = [address for address in after if address in before]
    moved = set(common) - _still(common, list(before))
    gone: dict[Anchor | None, list[Anchor]] = {}
    last: Anchor | None = None
    for address in before:
        if address in after:
            last = address
        else:
            gone.setdefault(last, []).append(address)
    changes = [_lost(address, before[address], merged) for address in gone.get(None, ())]
    for address, text in after.items():
        changes.append(_found(address, before.get(address), text, address in moved))
        changes += (_lost(one, before[one], merged) for one in gone.get(address, ()))
    return tuple(changes)


def _found(address: Anchor, old: str | None, new: str, moved: bool) -> Change:
    if old is None:
        return Change(address, Became.ADDED, ((Run.COME, new),))
    if old == new:
        return Change(address, Became.SAME, ((Run.KEPT, new),), moved)
    return Change(address, Became.REWORDED, wording(old, new), moved)


def _lost(address: Anchor, text: str, merged: Mapping[Anchor, Anchor]) -> Change:
    into = merged.get(address)
    return Change(
        address, Became.MERGED if into else Became.REMOVED, ((Run.GONE, text),), into=into
    )


def _still(common: Sequence[Anchor], before: Sequence[Anchor]) -> set[Anchor]:
    """The largest number of pieces that stand in one order in both texts."""
    place = {address: n for n, address in enumerate(before)}
    tails: list[int] = []
    rows: list[tuple[Anchor, ...]] = []
    for address in common:
        at = bisect_left(tails, place[address])
        row = (*(rows[at - 1] if at else ()), address)
        tails[at : at + 1], rows[at : at + 1] = [place[address]], [row]
    return set(rows[-1]) if rows else set()


def wording(old: str, new: str) -> Wording:
    """The words of both texts in one row, each run kept, gone or come.

    >>> wording("the treaty of 1953", "the treaty of 1954")
    ((Run.KEPT, 'the treaty of'), (Run.GONE, '1953'), (Run.COME, '1954'))
    """
    a, b = old.split(), new.split()
    steps = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    out: list[tuple[list[str], list[str], bool]] = []
    for n, (tag, a0, a1, b0, b1) in enumerate(steps):
        between = 0 < n < len(steps) - 1
        kept = tag == "equal" and not (between and a1 - a0 < FEW)
        if out and not kept and not out[-1][2]:
            out[-1][0].extend(a[a0:a1])
            out[-1][1].extend(b[b0:b1])
        else:
            out.append((a[a0:a1], b[b0:b1], kept))
    runs: list[tuple[Run, str]] = []
    for gone, come, kept in out:
        if kept:
            runs.append((Run.KEPT, " ".join(come)))
        else:
            runs += [(Run.GONE, " ".join(gone))] * bool(gone)
            runs += [(Run.COME, " ".join(come))] * bool(come)
    return tuple(runs)


def unchanged_since(brief: Brief, editions: Sequence[Edition]) -> dict[Anchor, int]:
    """For each piece, and each editors' note, the first edition from which on its text is what it
    is now.

    `editions` are those of this brief, in order. A piece that the last edition has otherwise,
    or not at all, is not in the result.
    """
    now = _with_notes(brief)
    since: dict[Anchor, int] = {}
    waiting = set(now)
    for edition in reversed(editions):
        then = _with_notes(edition.brief)
        waiting = {address for address in waiting if then.get(address) == now[address]}
        since |= dict.fromkeys(waiting, edition.number)
    return {address: since[address] for address in now if address in since}


def _with_notes(brief: Brief) -> dict[Anchor, str]:
    return {**texts_of(brief), **{one.id: _said(one) for one in brief.annotations}}


def _said(one: Annotation) -> str:
    """All that an editors' note says, a reconstruction with its circles."""
    circles = (f"{c.name}{f' ({c.since})' if c.since else ''}: {c.members}" for c in one.circles)
    return "\n".join((one.text, *circles))
