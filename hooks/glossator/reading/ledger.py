"""Ledger: what was set aside or mended, each entry with its reason.

lines 28–30, 12 words, masthead: repeats lines 5–7
line 41, 1 word, mend: "eco- nomic" is read as "economic"
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from glossator.model.brief import LeftOut
from glossator.model.roles import Role
from glossator.model.source import Labelled, Mend
from glossator.reading.inline import inline
from glossator.reading.rows import Row, repeats
from glossator.text import words


def ledger(
    aside: Iterable[Labelled], rows: tuple[Row, ...], mends: Iterable[Mend]
) -> tuple[LeftOut, ...]:
    """Entries for furniture, for rows that only repeat others, and for mends, by line."""
    entries = [_left_out(piece) for piece in aside]
    role_of = {n: row.role for row in rows for n in row.lines}
    for group in grouped_rows(rows, repeats=True):
        first = re.search(r"\d+", group[0].why)
        role = role_of.get(int(first[0])) if first else None
        lines = tuple(n for row in group for n in row.lines)
        count = sum(len(words(inline(row.text).text)) for row in group)
        entries.append(LeftOut(lines, count, str(role or Role.MASTHEAD), _repeats_what(group)))
    entries += [
        LeftOut(
            tuple(dict.fromkeys(mend.lines)),
            len(words(mend.old)) - len(words(mend.new)),
            "mend",
            f"“{mend.old}” is read as “{mend.new}”: {mend.why}",
        )
        for mend in mends
    ]
    return tuple(sorted(entries, key=lambda entry: (entry.lines, entry.why)))


def _left_out(piece: Labelled) -> LeftOut:
    raw = "\n".join(inline(f"{chunk.marker} {chunk.text}").text for chunk in piece.chunks)
    role = Role.MASTHEAD if piece.role is Role.REPEAT else piece.role
    return LeftOut(piece.lines, len(words(raw)), str(role), piece.why)


def grouped_rows(rows: tuple[Row, ...], *, repeats: bool = False) -> list[list[Row]]:
    """Neighbouring rows of one chunk and role; the repeats, or all the others."""
    groups: list[list[Row]] = []
    last: Row | None = None
    for row in rows:
        if (row.role is Role.REPEAT) is repeats:
            same = last is not None and (last.chunk, last.role) == (row.chunk, row.role)
            if same and groups:
                groups[-1].append(row)
            else:
                groups.append([row])
        last = row
    return groups


def _repeats_what(group: list[Row]) -> str:
    numbers = [int(n) for row in group for n in re.findall(r"\d+", row.why)]
    if not numbers:
        return group[0].why
    return repeats(min(numbers), max(numbers))
