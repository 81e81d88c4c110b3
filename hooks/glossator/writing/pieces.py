"""Pieces: what an address within a brief is called, by the letters it begins with."""

from __future__ import annotations

import re
from collections.abc import Iterable

from glossator.model.ids import Anchor

CALLED = {
    "p": ("¶", "paragraph"),
    "s": ("heading", "heading"),
    "q": ("pull quote", "pull quote"),
    "fig": ("figure", "figure"),
    "n": ("note", "note"),
    "a": ("editors’ note", "editors’ note"),
}
"""For the letters of an address what stands before its number, and what one counts."""


def letters(address: Anchor) -> str:
    """`p` of `p12a`."""
    found = re.match(r"[a-z]+", address)
    return found[0] if found else ""


def called(address: Anchor) -> str:
    """`¶ 12` for `p12`, `note 6` for `n6`, `editors’ note a5` for `a5`."""
    own = letters(address)
    if own not in CALLED:
        return address
    return f"{CALLED[own][0]} {address if own == 'a' else address.removeprefix(own)}"


def ranges(addresses: Iterable[Anchor], row: list[Anchor]) -> list[tuple[Anchor, Anchor]]:
    """`addresses` as ranges of neighbours in `row`, each by its first and last."""
    place = {address: n for n, address in enumerate(row)}
    out: list[tuple[Anchor, Anchor]] = []
    for address in sorted(addresses, key=place.__getitem__):
        if out and place[address] == place[out[-1][1]] + 1:
            out[-1] = (out[-1][0], address)
        else:
            out.append((address, address))
    return out
