"""Levels: the headings of a body -> how deep each stands.

"II. Ports" over "1. Walls"               1, 2: by the rank of their numbers
"Three Ways" over "1. A Price"            1, 2: the first is divided by what follows it at once
"HARBOURS" over "Walls and Gates"         1, 2: by capitals, where nothing else tells
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from glossator.model.roles import Role
from glossator.model.source import Labelled
from glossator.reading.marks import ATX, OUTLINE_NUMBER
from glossator.reading.titles import is_shouted

_RANKS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("chapter", lambda m: m.startswith("제")),
    ("roman", lambda m: re.fullmatch(r"[IVXⅠ-Ⅻ]+\.?", m) is not None),
    ("capital", lambda m: re.fullmatch(r"[A-H]\.", m) is not None),
    ("number", lambda m: re.fullmatch(r"\d{1,2}\.?", m) is not None),
    ("second", lambda m: re.fullmatch(r"\d+\.\d+\.?", m) is not None),
    ("third", lambda m: re.fullmatch(r"\d+(?:\.\d+){2,}\.?", m) is not None),
)


def _rank(piece: Labelled) -> int | None:
    found = OUTLINE_NUMBER.match(f"{piece.marker} {piece.text}".strip())
    if found is None:
        return None
    mark = found["mark"].strip()
    return next((rank for rank, (_, fits) in enumerate(_RANKS) if fits(mark)), None)


def _numbered_under_unnumbered(body: list[Labelled]) -> set[tuple[int, ...]]:
    """Lines of the numbered headings that stand under one without a number and without a text.

    "Three Ways to Pay" over "1. A Price for Scarcity" is divided by it and by those that follow.
    """
    under: set[tuple[int, ...]] = set()
    divided = False
    for before, piece in pairwise(body):
        if piece.role is not Role.HEADING:
            continue
        if _rank(piece) is None:
            divided = False
            continue
        divided = divided or (before.role is Role.HEADING and _rank(before) is None)
        if divided:
            under.add(piece.lines)
    return under


def levelled(body: list[Labelled]) -> tuple[Labelled, ...]:
    """Levels of the headings from their marks, numbers and capitals, as far as these tell."""
    headings = [p for p in body if p.role is Role.HEADING]
    atx = sorted({p.depth for p in headings if ATX.match(p.text)})
    ranks = sorted({rank for p in headings if (rank := _rank(p)) is not None})
    shouted = [p for p in headings if is_shouted(p.text) and _rank(p) is None]
    mixed = [p for p in headings if not is_shouted(p.text) and _rank(p) is None]
    by_capitals = bool(shouted) and bool(mixed) and headings[0] in shouted
    under = _numbered_under_unnumbered(body)

    def level(piece: Labelled) -> int:
        if ATX.match(piece.text):
            return atx.index(piece.depth) + 1
        if piece.depth:
            return piece.depth
        rank = _rank(piece)
        if rank is not None:
            return ranks.index(rank) + (2 if piece.lines in under else 1)
        return 2 if by_capitals and piece in mixed else 1

    return tuple(replace(p, depth=level(p)) if p.role is Role.HEADING else p for p in body)
