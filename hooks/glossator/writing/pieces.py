"""Pieces: what an address within a brief is called, by the letters it begins with."""

from __future__ import annotations

import re
from collections.abc import Iterable

from glossator.model.ids import Anchor

CALLED = {
    "p": ("¶\u00a0{}", "paragraph"),
    "s": ("heading\u00a0{}", "heading"),
    "q": ("pull quote\u00a0{}", "pull quote"),
    "fig": ("Figure\u00a0{}", "figure"),
    "n": ("note\u00a0{}", "note"),
    "a": ("note\u00a0a{}", "editors’ note"),
}
"""For the letters of an address what one says with its number, and what one counts."""


def letters(address: Anchor) -> str:
    """`p` of `p12a`."""
    found = re.match(r"[a-z]+", address)
    return found[0] if found else ""


def numbered(address: Anchor) -> str:
    """`¶ 12` for `p12`, `note 6` for `n6`, each unbroken."""
    own = letters(address)
    return CALLED[own][0].format(address.removeprefix(own)) if own in CALLED else address


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
