"""Rows: the lines of a masthead, each with the role its own words show.

"2025-Apr. ISSUE 8"                     number
"Institute for" + "Korean Studies"      one row, cut in the middle of a name: masthead
"ANTHONY B. KIM", printed before        repeat
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from glossator.model.roles import Role
from glossator.model.source import Labelled
from glossator.names import BYLINE, is_name, split_names
from glossator.reading.organisations import is_cut_name, is_organisation
from glossator.reading.series import (
    NUMBER_OF_HOUSE,
    SERIES,
    VOLUME,
    date_and_rest,
    names_series,
    number_in,
)
from glossator.text import without_syntax, words

FIELD = re.compile(
    r"^(?P<name>title|subtitle|authors?|author\(s\)|by|date|published(?: on)?|publication date|"
    r"issued|release date|from|to|cc|re|subject|series|number|issue|publisher|published by|"
    r"institution|organi[sz]ation|"
    r"edited by|(?:managing |series )?editors?|"
    r"발행일|발행처|발행|저자|제목|datum|autor(?:in|en)?|reihe|herausgeber)"
    r"\s*[:|]\s*(?P<value>\S.*)$",
    re.I,
)
_FIELD_ROLES = {
    **dict.fromkeys(("title", "제목", "subtitle", "re", "subject"), Role.TITLE),
    **dict.fromkeys(("edited by", "editor", "editors", "managing editor"), Role.EDITORS),
    **dict.fromkeys(("managing editors", "series editor", "series editors"), Role.EDITORS),
    **dict.fromkeys(("series", "reihe"), Role.SERIES),
    **dict.fromkeys(("number", "issue"), Role.NUMBER),
    **dict.fromkeys(("to", "cc"), Role.CONTACT),
    **dict.fromkeys(
        [
            "publisher",
            "published by",
            "institution",
            "organization",
            "organisation",
            "발행처",
            "herausgeber",
        ],
        Role.MASTHEAD,
    ),
    **dict.fromkeys(
        [
            "date",
            "published",
            "published on",
            "publication date",
            "issued",
            "release date",
            "발행일",
            "발행",
            "datum",
        ],
        Role.DATE,
    ),
}
CALLING = re.compile(
    r"\b(?:fellow|professor|researcher|director|analyst|scholar|lecturer|economist|candidate|"
    r"adviser|advisor|consultant|counsel|ambassador|associate|chair|president|expert|specialist|"
    r"officer|scientist|engineer|head|historian|dean|manager|coordinator|editor|partner|founder|"
    r"journalist|lawyer|member|wissenschaftler(?:in)?|mitarbeiter(?:in)?|leiter(?:in)?|professorin|"
    r"referent(?:in)?|chercheu(?:r|se)|chargée? de [\w ]{4,20}|"
    r"maître de conférences|profesora?|directeur|directrice|investigador(?:a)?)s?\b"
    r"|(?:^|\s)(?:선임|책임|수석|객원|초빙)?\s?(?:연구위원|연구원|교수|소장|박사|위원|부교수|조교수)$",
    re.I,
)
_ADDRESSED = re.compile(
    r"To(?:: (?:the |all )?| (?:the|all|our|his|her|mr\.?|ms\.?|dr\.?) )(?:[\w’'-]+ ){0,3}?"
    r"(?:secretar(?:y|ies)|ministers?|president|chancellor|members|committee|commission(?:ers?)?|"
    r"parliament|congress|leaders|governors?|mayors?|heads? of)\b",
    re.I,
)
PARTS = re.compile(
    r"\s+[|·•∙/]\s+|[|]|\s{3,}|\t+|\s+[–—]\s+(?=(?:issue|no|vol|\d|\w+ \d{4}))", re.I
)
_LETTERSPACED = re.compile(r"[A-Z](?: [A-Z])+(?:\t[A-Z](?: [A-Z])+)*")
"""Capitals that were set apart, words by wider gaps: `P O L I C Y   B R I E F`."""

IDENTIFIER = re.compile(r"(?:e-?)?(?:issn|isbn|doi)\b", re.I)
_CONTACT = re.compile(
    r"^(?:web|e-?mail|tel|phone|fax|facebook|instagram|twitter|url)\b|@|https?://|www\.", re.I
)
_READ_BY_ROW = frozenset(
    {
        Role.LINE,
        Role.PARAGRAPH,
        Role.HEADING,
        Role.LIST_ITEM,
        Role.QUOTATION,
        Role.CONTACT,
        Role.TABLE,
        Role.LABEL,
    }
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a masthead, or two that a line end cut in the middle of a name."""

    lines: tuple[int, ...]
    text: str
    chunk: int
    """Which piece of the front it stands in: neighbours in one piece belong together."""
    role: Role | None = None
    why: str = ""

    @property
    def plain(self) -> str:
        """Without marks of emphasis, headings and links."""
        bare = re.sub(r"^#+\s*", "", without_syntax(self.text))
        bare = re.sub(r"[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}", "", bare).strip()
        if _LETTERSPACED.fullmatch(bare):
            return " ".join(part.replace(" ", "") for part in bare.split("\t"))
        return bare

    @property
    def value(self) -> str:
        """What a field holds: `Date: May 2024` -> `May 2024`; else the whole row."""
        field = FIELD.match(self.plain)
        return field["value"].strip() if field else self.plain


def read_rows(front: Iterable[Labelled]) -> list[Row]:
    """Rows of the front matter with the roles that repetition and shape show."""
    rows = [_by_shape(row) for row in _repeats(_cut(front))]
    for index, (row, following) in enumerate(pairwise(rows)):
        numbered = following.role is Role.NUMBER and len(words(row.plain)) <= 10
        if row.role is None and numbered and (SERIES.search(row.plain) or _heads(rows, index)):
            rows[index] = replace(row, role=Role.SERIES, why="stands over its number")
    return rows


def _heads(rows: list[Row], index: int) -> bool:
    """True for a name at the very head, in one piece with its number: "HARBOUR DIALOGUES"."""
    row, following = rows[index : index + 2]
    beside = row.chunk == following.chunk and len(words(row.plain)) <= 4
    titled = any(other.role is None and not names_in(other.plain) for other in rows[2:])
    return beside and index == 0 and titled


def is_masthead(piece: Labelled) -> bool:
    """True when every line of `piece` is, by its own shape, one of a masthead.

    Beside the name of a house a word may stand: "Institute for Ports" over "London".
    """
    rows = _cut([piece])
    roles = [_masthead_role(row.text) for row in rows]
    housed = any(is_organisation(row.plain) for row in rows)
    return all(
        role or (housed and len(words(row.plain)) == 1)
        for row, role in zip(rows, roles, strict=True)
    )


def _masthead_role(text: str) -> Role | None:
    """Role of `text` if it is, by its own shape, a line of a masthead; None otherwise."""
    row = _by_shape(Row((0,), text, 0))
    return row.role or (Role.AUTHOR if names_in(row.plain) or CALLING.search(row.plain) else None)


def names_in(text: str) -> list[str]:
    """Names that `text` consists of, or opens with before what their bearers are."""
    names = split_names(BYLINE.sub("", text))
    if names:
        return names
    text = BYLINE.sub("", text)
    head = re.split(r",\s+|\s+[–—|(]\s*", text, maxsplit=1)[0]
    rest = text[len(head) :].strip(" ,–—|()")
    if is_name(head) and rest and (CALLING.search(rest) or is_organisation(rest)):
        return [head]
    return []


def _cut(front: Iterable[Labelled]) -> list[Row]:
    rows: list[Row] = []
    for index, piece in enumerate(front):
        keep = None if piece.role in _READ_BY_ROW else piece.role
        for chunk in piece.chunks:
            if keep is not None or not chunk.rows:
                text = _opened(chunk.marker, chunk.text)
                rows.append(Row(chunk.lines, text, index, keep, piece.why))
                continue
            opened = (_opened(chunk.marker, chunk.rows[0]), *chunk.rows[1:])
            for number, text in zip(chunk.lines, opened, strict=False):
                last = rows[-1] if rows else None
                if last and last.chunk == index and _is_cut(last.text, text):
                    glue = "" if last.text.endswith("-") else " "
                    rows[-1] = replace(
                        last, lines=(*last.lines, number), text=f"{last.text}{glue}{text}"
                    )
                else:
                    rows.append(Row((number,), text, index))
    return rows


def _is_cut(first: str, second: str) -> bool:
    return is_cut_name(first, second) and not SERIES.fullmatch(first)


def _opened(marker: str, text: str) -> str:
    return f"{marker} {text}" if marker and marker not in "-–—•*+>|" else text


def _repeats(rows: list[Row]) -> list[Row]:
    """Rows whose words stand in this order in the rows before them only repeat those."""
    out: list[Row] = []
    before: list[str] = []
    where: list[int] = []
    for row in rows:
        own = [word.casefold() for word in words(row.plain)]
        at = _find(own, before) if len(own) > 1 else None
        if at is not None and row.role is None:
            lines = where[at : at + len(own)]
            out.append(replace(row, role=Role.REPEAT, why=repeats(min(lines), max(lines))))
            continue
        before += own
        where += [row.lines[0]] * len(own)
        out.append(row)
    return out


def repeats(first: int, last: int) -> str:
    """The reason given in the ledger for a row that was printed before."""
    return f"repeats lines {first}–{last}" if last > first else f"repeats line {first}"


def _find(needle: list[str], hay: list[str]) -> int | None:
    for at in range(len(hay) - len(needle) + 1):
        if hay[at : at + len(needle)] == needle:
            return at
    return None


def _by_shape(row: Row) -> Row:
    """The role of a row that its own words tell: field, byline, date, number, series, house."""
    if row.role is not None:
        return row
    plain = row.plain
    field = FIELD.match(plain)
    if field is not None:
        role = _FIELD_ROLES.get(field["name"].casefold(), Role.BYLINE)
        return replace(row, role=role, why=f"field “{field['name']}”")
    if _CONTACT.search(plain):
        return replace(row, role=Role.CONTACT, why="web, mail or telephone")
    if _ADDRESSED.match(plain) and len(words(plain)) <= 14:
        return replace(row, role=Role.CONTACT, why="to whom it is addressed")
    byline = BYLINE.match(plain)
    if byline and (names_in(plain) or is_organisation(plain[byline.end() :])):
        return replace(row, role=Role.BYLINE, why="by and names")
    parts = [part for part in PARTS.split(plain) if part.strip()]
    roles = [_role_of_part(part, row.text.startswith("#")) for part in parts]
    if len(parts) > 1 and any(roles):
        order = (Role.SERIES, Role.NUMBER, Role.DATE, Role.MASTHEAD)
        return replace(row, role=next(r for r in order if r in roles), why="parts between strokes")
    if roles and roles[0]:
        return replace(row, role=roles[0], why=f"shape of a {roles[0]}")
    return row


def _role_of_part(part: str, headed: bool) -> Role | None:
    count = len(words(part))
    if NUMBER_OF_HOUSE.search(part) or IDENTIFIER.match(part):
        return Role.MASTHEAD
    issued, rest = date_and_rest(part)
    number = number_in(rest)
    if count <= 12 and number and (SERIES.search(rest) or count <= 6):
        return Role.SERIES if names_series(rest) else Role.NUMBER
    if issued and len(words(rest if rest != part else "")) <= 3 and not headed:
        return Role.SERIES if SERIES.search(rest) and rest != part else Role.DATE
    if VOLUME.search(part) and count <= 6:
        return Role.NUMBER
    if headed or part.rstrip()[-1:] in ".?!:;":
        return None
    if SERIES.search(part) and count <= 6 and ":" not in part and SERIES.search(part.split()[-1]):
        return Role.SERIES
    if count <= 14 and is_organisation(part) and ":" not in part and not CALLING.search(part):
        return None if names_in(part) else Role.MASTHEAD
    return None
