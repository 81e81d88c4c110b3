"""Issuing of addresses: what number and receive share.

Both decide which piece keeps which old address; here the new addresses are given, the
lock's entries are written, and the brief gets both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from glossator.model.brief import Brief
from glossator.model.ids import Anchor, Sha256
from glossator.reading.lock import ADDRESS, Entry, Kind, Lock, State
from glossator.reading.readdress import readdress
from glossator.text import checksum


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a brief that has an address of its own, of whatever kind."""

    id: Anchor
    """As the brief has it: provisional until addresses are issued."""
    kind: Kind
    lines: tuple[int, ...]
    text: str


def pieces(brief: Brief) -> tuple[Piece, ...]:
    """All pieces of `brief` in reading order: what stands on the page first comes first.

    Section, figure and pull quote stand before the passage that they name; notes come last.
    """
    found: list[Piece] = []
    before: dict[int, list[Piece]] = {}
    for section in brief.sections:
        piece = Piece(section.id, Kind.SECTION, section.lines, section.title)
        before.setdefault(section.before, []).append(piece)
    for figure in brief.figures:
        piece = Piece(figure.id, Kind.FIGURE, figure.lines, figure.text)
        before.setdefault(figure.before, []).append(piece)
    for quote in brief.pull_quotes:
        piece = Piece(quote.id, Kind.PULL_QUOTE, quote.lines, quote.text)
        before.setdefault(quote.before, []).append(piece)
    for index, passage in enumerate(brief.passages):
        found += sorted(before.pop(index, ()), key=lambda piece: piece.lines)
        found.append(Piece(passage.id, Kind.PASSAGE, passage.lines, passage.text))
    for index in sorted(before):
        found += sorted(before[index], key=lambda piece: piece.lines)
    found += (Piece(note.id, Kind.NOTE, note.lines, note.text) for note in brief.notes)
    if len({piece.id for piece in found}) < len(found):
        raise ValueError(f"{brief.id}: two pieces have the same provisional id")
    return tuple(found)


def same_texts(entries: Iterable[Entry], own: Iterable[Piece]) -> dict[Anchor, Anchor]:
    """For old addresses the id of the piece with exactly the same text; twins pair in order."""
    waiting: dict[Sha256, list[Anchor]] = {}
    for piece in own:
        waiting.setdefault(checksum(piece.text), []).append(piece.id)
    found: dict[Anchor, Anchor] = {}
    for entry in entries:
        if waiting.get(entry.sha256):
            found[entry.id] = waiting[entry.sha256].pop(0)
    return found


def issue(
    brief: Brief, lock: Lock, kept: Mapping[Anchor, Anchor], merged: Mapping[Anchor, Anchor]
) -> tuple[Brief, Lock]:
    """Give every piece its address and every old address its place.

    `kept` says for a piece's id which old address it keeps; `merged` says for an old address
    which piece (by its id in `brief`) it is now part of. A piece that is not in `kept` gets a
    new address; an old address in neither is withdrawn. An address is never given twice.
    """
    row = pieces(brief)
    ids: dict[Anchor, Anchor] = {}
    for kind in Kind:
        own = [piece.id for piece in row if piece.kind is kind]
        ids |= _number(own, kept, kind.letters, [entry.id for entry in lock.of(kind)])
    into = {old: ids[piece] for old, piece in merged.items()}
    entries = _entries(row, ids, into, lock, lock.source == brief.source.sha256)
    return readdress(brief, ids, entries), replace(
        lock, source=brief.source.sha256, entries=entries
    )


def _number(
    own: list[Anchor], kept: Mapping[Anchor, Anchor], letters: str, given: list[Anchor]
) -> dict[Anchor, Anchor]:
    """Address for each piece of one kind, in reading order.

    Inserted pieces are lettered after the one before them, `p12a`, `p12b`, … in order of
    arrival; after the last old one come the next unused numbers. Where no address of the kind
    was ever given, the provisional ids stand (notes are numbered by their labels).
    """
    if not given:
        return {piece: piece for piece in own}
    used = set(given)
    last = max((n for n, piece in enumerate(own) if piece in kept), default=-1)
    highest = max(_base(address) for address in used)
    ids: dict[Anchor, Anchor] = {}
    base = 0
    for n, piece in enumerate(own):
        if piece in kept:
            address = kept[piece]
        elif n > last:
            highest += 1
            address = Anchor(f"{letters}{highest}")
        else:
            address = _lettered(f"{letters}{base}", used)
        used.add(address)
        ids[piece] = address
        base = _base(address)
    return ids


def _base(address: Anchor) -> int:
    """The number of an address without its letters: 12 of `p12a`."""
    parts = ADDRESS.fullmatch(address)
    return int(parts[2]) if parts else 0


def _lettered(number: str, used: Iterable[Anchor]) -> Anchor:
    """The address after the last that was ever lettered from `number`: a, …, z, aa, ab, …"""
    letters = [a.removeprefix(number) for a in used if a.startswith(number)]
    last = max((x for x in letters if x.isalpha()), key=lambda x: (len(x), x), default="")
    stem = last.rstrip("z")
    rolled = "a" * (len(last) - len(stem))
    following = stem[:-1] + chr(ord(stem[-1]) + 1) if stem else "a"
    return Anchor(number + following + rolled)


def _entries(
    row: tuple[Piece, ...],
    ids: Mapping[Anchor, Anchor],
    into: Mapping[Anchor, Anchor],
    lock: Lock,
    same_source: bool,
) -> tuple[Entry, ...]:
    """The entries of the new lock: each piece, then what was merged into it or stood after it."""
    live = set(ids.values())
    follow: dict[tuple[Kind, Anchor | None], list[Entry]] = {}
    for entry in lock.entries:
        line = entry.line if same_source else 0
        target = into.get(entry.id)
        if entry.id in live:
            continue
        if target is not None:
            entry = replace(entry, state=State.MERGED, line=line, into=target, after=None)
            follow.setdefault((entry.kind, target), []).append(entry)
        else:
            after = _stood_after(entry, lock, live, into)
            entry = replace(entry, state=State.WITHDRAWN, line=line, into=None, after=after)
            follow.setdefault((_landmark(entry.kind), after), []).append(entry)
    entries = follow.pop((Kind.PASSAGE, None), [])
    for piece in row:
        if piece.kind is Kind.NOTE:
            entries += follow.pop((Kind.NOTE, None), [])
        address, line = ids[piece.id], piece.lines[0]
        entries.append(
            Entry(address, piece.kind, State.LIVE, line, checksum(piece.text), piece.text)
        )
        entries += follow.pop((piece.kind, address), [])
    return (*entries, *follow.pop((Kind.NOTE, None), []))


def _landmark(kind: Kind) -> Kind:
    """The kind of piece by which the place of a tombstone is told."""
    return Kind.NOTE if kind is Kind.NOTE else Kind.PASSAGE


def _stood_after(
    entry: Entry, lock: Lock, live: set[Anchor], into: Mapping[Anchor, Anchor]
) -> Anchor | None:
    """The live address that a withdrawn one stood after, over others that are withdrawn."""
    kind = _landmark(entry.kind)
    by_id = {e.id: e for e in lock.entries}
    at: Entry | None = entry
    while at is not None:
        if at.state is State.WITHDRAWN:
            at = by_id[at.after] if at.after is not None else None
        else:
            before = lock.entries[: lock.entries.index(at)]
            at = next(
                (e for e in reversed(before) if e.kind is kind and e.state is State.LIVE), None
            )
        if at is not None and (at.id in live or at.id in into):
            return into.get(at.id, at.id)
    return None
