"""Imprint: series, number, date and publishers of a masthead's rows.

"ROK-US POLICY BRIEF", "2025-Apr. ISSUE 8"     series, number 8, issued 2025-04
"서울대학교 통일평화연구원" over "The Institute for …"   one publisher with a Korean name
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from glossator.dates import find_date
from glossator.model.metadata import Issued, Publisher
from glossator.model.roles import Role
from glossator.reading.houses import WITH, is_house
from glossator.reading.organisations import is_organisation
from glossator.reading.rows import CALLING, FIELD, PARTS, Row
from glossator.reading.series import (
    VOLUME,
    date_and_rest,
    names_series,
    number_in,
    without_number,
)
from glossator.reading.titles import unshout
from glossator.text import words

_PARENT = re.compile(r"\b(?:university|université|universität|universidad|college)\b|대학교", re.I)
_WEB = re.compile(
    r"(?:^(?:web(?:site)?|homepage|url|홈페이지|internet)\s*[:.|]?\s*|^)<?(?P<url>(?:https?://|www\.)"
    r"[^\s<>]+)>?$",
    re.I,
)
_SOCIAL = re.compile(r"\b(?:facebook|instagram|twitter|x|linkedin|youtube|doi)\.(?:com|org)", re.I)
_POSTAL = re.compile(r",\s+(?=[^,]*\d)")
"""Where the address of a house begins: "Harbour Foundation, 4 Weir Lane"."""

_LOGO = re.compile(r"^logo\s+(?:of\s+)?(?:the\s+)?|\s+logo$", re.I)
"""What describes the picture at the head of a page."""

_NUMBERED = re.compile(
    r"(?P<name>[^\W\d_a-z][^\W\d_]+(?: [^\W\d_a-z][^\W\d_]+){0,2}) (?P<number>\d{1,3})"
)

_HANGUL = re.compile(r"[가-힣]")
_LATIN = re.compile(r"[A-Za-z]")


@dataclass(slots=True)
class Imprint:
    """What was found, and the lines of each."""

    series: str = ""
    numbered: bool = False
    """The series stands on one line with its number."""
    number: str = ""
    issued: Issued | None = None
    publishers: list[Publisher] = field(default_factory=list)
    came_from: dict[str, tuple[int, ...]] = field(default_factory=dict)


def with_series(rows: list[Row], elsewhere: str) -> list[Row]:
    """`rows` with the series that only the text knows for one: "Signals 11".

    Its name stands in the text (`elsewhere`) without the number; what stands there with it, like
    "COP 29", is the matter and not the series.
    """
    if any(row.role in (Role.SERIES, Role.NUMBER) for row in rows):
        return rows
    alone = {row.plain for row in rows}
    text = "\n".join(line for line in elsewhere.splitlines() if line not in alone)
    return [
        replace(row, role=Role.SERIES, why="a name that the text knows, and a number")
        if row.role is None
        and (found := _NUMBERED.fullmatch(row.plain)) is not None
        and not re.search(rf"\b{re.escape(row.plain)}\b", text)
        and re.search(rf"\b{re.escape(found['name'])}\b", text)
        else row
        for row in rows
    ]


def imprint(rows: list[Row], named: frozenset[str], elsewhere: str) -> tuple[list[Row], Imprint]:
    """Read the imprint; a second date or number of the same value becomes a repeat.

    `named` are the houses that the text speaks of, `elsewhere` is the whole text.
    """
    found = Imprint()
    out: list[Row] = []
    last: int | None = None
    for index, row in enumerate(rows):
        if row.role in (Role.SERIES, Role.NUMBER, Role.DATE):
            first = found.came_from.get("issued")
            row = _again(row, found, first) or row
            for part in [part for part in PARTS.split(row.value) if part.strip()]:
                _series_number_date(part.strip(), row, found, elsewhere)
        elif _names_house(row, named):
            before = rows[index - 1] if index else None
            beside = before is not None and row.chunk - before.chunk <= 1
            last = _publisher(row, beside, last, found, elsewhere)
        elif row.role is Role.CONTACT and last is not None:
            _web_address(row, last, found)
        out.append(row)
    return out, found


def _names_house(row: Row, named: frozenset[str]) -> bool:
    if row.role is None and CALLING.search(row.plain):
        return False
    return row.role in (None, Role.MASTHEAD, Role.REPEAT) and is_house(row.plain, named)


def _again(row: Row, found: Imprint, first: tuple[int, ...] | None) -> Row | None:
    """The row as a repeat, if it is the date that was printed before in another form."""
    if row.role is not Role.DATE or found.issued is None or first is None:
        return None
    again = find_date(row.value)
    if again is None or again.value != found.issued.value:
        return None
    return replace(row, role=Role.REPEAT, why=f"repeats line {first[0]}")


def _series_number_date(part: str, row: Row, found: Imprint, elsewhere: str) -> None:
    issued, rest = date_and_rest(part)
    number = number_in(rest)
    if issued is None and not number and len(words(rest)) < 4 and row.role is Role.DATE:
        issued = find_date(rest, bare_year=True)
    if issued and found.issued is None:
        found.issued, found.came_from["issued"] = issued, row.lines
    alone = row.role is Role.NUMBER and re.fullmatch(r"[\w./-]*\d", rest) is not None
    if not found.number and (number or alone):
        found.number = re.sub(r"\s", "", number["number"]) if number else rest
        found.came_from["number"] = row.lines
    name = without_number(rest).strip("<>〈〉《》[] ")
    known = _NUMBERED.fullmatch(rest) if row.role is Role.SERIES and not number else None
    if known is not None:
        name, found.number, found.came_from["number"] = known["name"], known["number"], row.lines
    alone = rest == row.plain and not number
    named = row.role is Role.SERIES and bool(
        known or alone or names_series(rest) or FIELD.match(row.plain)
    )
    volume = VOLUME.search(rest)
    if number and volume and volume["number"] != number["number"]:
        found.number = f"{volume['number']}({found.number})"
    if named and words(name) and _is_better(name, bool(number), found, elsewhere):
        found.series, found.came_from["series"] = unshout(name, elsewhere), row.lines
        found.numbered = bool(number)


def _is_better(name: str, numbered: bool, found: Imprint, elsewhere: str) -> bool:
    """True when `name` is more surely the series than what was found so far.

    A name with its number on the line outranks a kind of text that stands alone
    ("MEMORANDUM"). A series printed in two languages goes by the one the text is in.
    """
    known = found.series
    if not known:
        return True
    if numbered and not found.numbered and name.casefold() not in known.casefold():
        return len(words(known)) == 1
    korean_text = len(_HANGUL.findall(elsewhere)) * 10 > len(elsewhere)
    return not korean_text and _is_korean(known) and not _is_korean(name)


def _publisher(
    row: Row,
    beside: bool,
    last: int | None,
    found: Imprint,
    elsewhere: str,
) -> int | None:
    """Add or complete the publisher that `row` names; index of the one it speaks of."""
    name = WITH.sub("", _LOGO.sub("", _POSTAL.split(row.value)[0]))
    name = unshout(name, elsewhere)
    publishers = found.publishers
    for index, known in enumerate(publishers):
        if _same(known.name, name) or name.casefold().startswith(known.name.casefold() + " "):
            return index
        if _same(known.parent, name):
            return index
    if row.role is Role.REPEAT:
        return last
    before = publishers[last] if last is not None else None
    if before and last is not None and beside and _is_korean(before.name) and not _is_korean(name):
        publishers[last] = replace(before, name=name, names=(("ko", before.name),))
    elif (
        before and last is not None and beside and _is_korean(name) and not _is_korean(before.name)
    ):
        publishers[last] = replace(before, names=(("ko", name),))
    elif before and last is not None and _is_parent_of(name, before):
        publishers[last] = replace(before, parent=name)
    else:
        publishers.append(_with_parent(name))
        last = len(publishers) - 1
    found.came_from["publishers"] = (*found.came_from.get("publishers", ()), *row.lines)
    return last


def _is_parent_of(name: str, house: Publisher) -> bool:
    return bool(_PARENT.search(name)) and not _PARENT.search(house.name) and not house.parent


def _with_parent(name: str) -> Publisher:
    head, comma, tail = name.partition(", ")
    if comma and _PARENT.search(tail) and is_organisation(head):
        return Publisher(head, parent=tail)
    return Publisher(name)


def _same(one: str, other: str) -> bool:
    bare = [re.sub(r"^the\s+", "", text.casefold()) for text in (one, other)]
    return bool(bare[0]) and bare[0] == bare[1]


def _is_korean(text: str) -> bool:
    return bool(_HANGUL.search(text)) and not _LATIN.search(text)


def _web_address(row: Row, index: int, found: Imprint) -> None:
    web = _WEB.match(re.sub(r"[<>]", "", row.text).strip())
    if web and not found.publishers[index].url and not _SOCIAL.search(web["url"]):
        url = web["url"] if "://" in web["url"] else f"https://{web['url']}"
        found.publishers[index] = replace(found.publishers[index], url=url)
