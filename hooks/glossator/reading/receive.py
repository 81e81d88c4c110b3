"""Receive a new copy of a source: show a person what became of each address, then settle it.

Nothing is lost and nothing guessed: an address that is not surely matched becomes a tombstone
at its place, and a match that is only likely is left to the person who reads the table.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from glossator.model.brief import Brief
from glossator.model.ids import Anchor
from glossator.reading.address import issue, pieces
from glossator.reading.collate import held, variants
from glossator.reading.lock import Kind, Lock
from glossator.reading.recognise import FOLLOWS, Decision, How, recognise

SHOWN = 60
"""Characters of a text that the table shows: one line of a terminal with the columns before."""

CHANGED = frozenset({How.EDITED, How.RETURNED, How.DOUBTFUL})
"""Matches whose changed words are shown. After a split or merge everything would be."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What became of each old address and of each new piece, as far as it is sure."""

    lock: Lock
    brief: Brief
    """The new copy, read, with provisional ids."""
    decisions: tuple[Decision, ...]
    """One for each old address and one for each piece that no old address keeps for its own."""
    doubtful: tuple[Decision, ...]
    """Likely matches, by old address; without a person's word they are not made."""


def propose(lock: Lock, brief: Brief) -> Proposal:
    """Match what the lock knows with the pieces of a new copy; changes nothing."""
    row = pieces(brief)
    decisions: list[Decision] = []
    doubtful: list[Decision] = []
    for kind in Kind:
        own = [piece for piece in row if piece.kind is kind]
        sure, likely = recognise(kind, lock.of(kind), own)
        decisions += sure
        doubtful += likely
    return Proposal(lock, brief, tuple(decisions), tuple(doubtful))


def opening(proposal: Proposal, decision: Decision) -> str:
    """First words of the piece that a decision speaks of: its number is not settled yet."""
    text = next((p.text for p in pieces(proposal.brief) if p.id == decision.new), "")
    return text[:SHOWN].rsplit(" ", 1)[0] if len(text) > SHOWN else text


def settle(proposal: Proposal, confirmed: Collection[Decision] = ()) -> tuple[Brief, Lock]:
    """The new copy with its addresses, and the lock of its source.

    `confirmed` are those of `proposal.doubtful` that a person found right; ValueError for any
    other. Two old addresses confirmed for one piece are a merge, two pieces for one old address
    a split: the first in reading order has the number.
    """
    unknown = [d for d in confirmed if d not in proposal.doubtful]
    if unknown:
        raise ValueError(f"{unknown[0].old} is no doubtful match of this proposal")
    kept: dict[Anchor, Anchor] = {}
    merged: dict[Anchor, Anchor] = {}
    goes: dict[Anchor, Anchor] = {}
    yes = [d for d in proposal.doubtful if d in confirmed]
    for decision in (*proposal.decisions, *yes):
        old, new = decision.old, decision.new
        if old is None or new is None or old in goes:
            continue
        goes[old] = new
        if decision.how is How.MERGED or new in kept:
            merged[old] = new
        else:
            kept[new] = old
    text = {piece.id: piece.text for piece in pieces(proposal.brief)}
    for entry in proposal.lock.entries:
        # What was merged long ago into one that a person has now found goes there with it.
        into = goes.get(entry.into) if entry.into is not None else None
        if entry.id not in goes and into is not None and held(entry.text, text[into]) >= FOLLOWS:
            merged[entry.id] = into
    return issue(proposal.brief, proposal.lock, kept, merged)


def show(proposal: Proposal) -> str:
    """The table a person reads: every address in reading order, and the questions below it.

    Columns: old address, how it was matched, how alike, the address it has or leads to now,
    why, the new text's first words (a withdrawn one's last text in brackets). Under an edited
    one stand the words that changed.
    """
    brief, lock = settle(proposal)
    row = pieces(proposal.brief)
    old_text = {entry.id: entry.text for entry in proposal.lock.entries}
    new_text = {piece.id: piece.text for piece in row}
    final = {piece.id: now.id for piece, now in zip(row, pieces(brief), strict=True)}
    by_old = {d.old: d for d in proposal.decisions if d.old is not None}
    by_new = {d.new: d for d in proposal.decisions if d.old is None}
    fresh = {address: by_new[piece] for piece, address in final.items() if piece in by_new}
    decided = [by_old.get(entry.id) or fresh[entry.id] for entry in lock.entries]
    counts = {how: sum(d.how is how for d in decided) for how in How}
    lines = [", ".join(f"{n} {how}" for how, n in counts.items() if n) or "no addresses", ""]
    lines.append(_line("old", "how", "alike", "now", "why", "text"))
    for d in decided:
        lines += _rows(d.old or "–", d, old_text, new_text, final)
    if proposal.doubtful:
        lines += ["", "To confirm (what is not confirmed is withdrawn):"]
    for n, d in enumerate(proposal.doubtful, 1):
        lines += _rows(f"{n}. {d.old}", d, old_text, new_text, final)
    return "\n".join(lines) + "\n"


def _rows(
    name: str,
    d: Decision,
    old_text: Mapping[Anchor, str],
    new_text: Mapping[Anchor, str],
    final: Mapping[Anchor, Anchor],
) -> list[str]:
    """The line of one decision, and for a changed text the line of its changes."""
    if d.new is None:
        text = f"[{_opening(old_text[d.old])}]" if d.old else ""
        return [_line(name, d.how, "", "", d.why, text)]
    text = _opening(new_text[d.new])
    alike = f"{d.score:.2f}" if d.old else ""
    rows = [_line(name, d.how, alike, final[d.new], d.why, text)]
    if d.old and d.how in CHANGED:
        rows.append(_line("", "", "", "", "", variants(old_text[d.old], new_text[d.new])))
    return rows


def _opening(text: str) -> str:
    """The first words of `text` on one line."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else line[:SHOWN].rstrip() + "…"


def _line(old: str, how: str, alike: str, now: str, why: str, text: str) -> str:
    return f"{old:<9}{how:<10}{alike:<6}{now:<7}{why:<24} {text}".rstrip()
