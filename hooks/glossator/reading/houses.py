"""Houses: the institutions that a text says it comes from, by names of any shape.

"NOVA is an independent foundation."     NOVA
"© 2024 Bridgepoint. All rights …"       Bridgepoint

A name alone does not tell: a masthead's "NOVA" may be the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from glossator.model.roles import Role
from glossator.model.source import Labelled
from glossator.names import is_name
from glossator.reading.organisations import is_organisation
from glossator.reading.rows import Row
from glossator.text import fold, without_syntax

_NAME = r"(?P<name>[^\W\d_a-z][\w&'’.-]*(?:\s+(?:[^\W\d_a-z][\w&'’.-]*|of|for|on|and|the|&)){0,7}?)"
_IS_A_HOUSE = re.compile(
    rf"^(?:The )?{_NAME}(?: \([^)]*\))? is an? (?:\w[\w-]*,? (?:and )?){{0,8}}?"
    r"(?:think[ -]tank|foundation|institut(?:e|ion)|organi[sz]ation|cent(?:er|re)|charity|"
    r"research group|network|forum)\b"
)
_OWNS = re.compile(
    rf"(?:©|\(c\)|Copyright)\s*(?:©\s*)?(?:(?:19|20)\d{{2}}[,\s]+)?(?:by )?(?:The )?{_NAME}"
    r"(?:,? (?:19|20)\d{2})?\s*(?:[.,|]|$|All rights)"
)


WITH = re.compile(
    r"^(?:(?:published )?(?:jointly )?(?:in (?:partnership|cooperation|co-operation|collaboration|"
    r"association) )?with|a (?:joint )?project of)\s+(?:the\s+)?(?=(?-i:[^\W\d_a-z]))",
    re.I,
)
"""Opens a row that names the houses beside the first."""


def houses(rows: Iterable[Row], pieces: Iterable[Labelled]) -> frozenset[str]:
    """Folded names of the houses that the masthead's `rows` and its matter, `pieces`, tell of.

    "With Chatwick House and Bridgepoint" tells of two, for one of them is surely a house. Who
    holds a copyright may be the author: a name that can be a person's is left.
    """
    found: set[str] = set()
    for row in rows:
        parts = re.split(r",\s+(?:and\s+)?|\s+(?:and|&)\s+", WITH.sub("", row.plain))
        if WITH.match(row.plain) and any(is_organisation(part) for part in parts):
            found |= {fold(part).text for part in parts}
    for piece in pieces:
        plain = without_syntax(piece.text).strip("*_ ")
        if piece.role is Role.SERIES_STATEMENT and (said := _IS_A_HOUSE.match(plain)):
            found.add(fold(said["name"]).text)
        if piece.role is Role.RIGHTS and (said := _OWNS.search(plain)):
            name = said["name"].rstrip(". ")
            found |= set() if is_name(name) else {fold(name).text}
    return frozenset(found)


def is_house(text: str, named: frozenset[str]) -> bool:
    """True when `text` is the name of an institution, by its words or as one of `named`."""
    return is_organisation(text) or fold(re.sub(r"^the\s+", "", text, flags=re.I)).text in named


def with_houses(rows: list[Row], named: frozenset[str]) -> list[Row]:
    """`rows`, those that nothing claims and that are one of the houses `named` seen as such."""
    return [
        replace(row, role=Role.MASTHEAD, why="a house that the text speaks of")
        if row.role is None and not is_organisation(row.plain) and is_house(row.plain, named)
        else row
        for row in rows
    ]
