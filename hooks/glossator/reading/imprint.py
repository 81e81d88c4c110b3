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
from glossator.reading.rows import (
    FIELD,
    PARTS,
    SERIES,
    VOLUME,
    Row,
    date_and_rest,
    is_organisation,
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
_HANGUL = re.compile(r"[가-힣]")
_LATIN = re.compile(r"[A-Za-z]")


@dataclass(slots=True)
class Imprint:
    """What was found, and the lines of each."""

    series: str = ""
    number: str = ""
    issued: Issued | None = None
    publishers: list[Publisher] = field(default_factory=list)
    came_from: dict[str, tuple[int, ...]] = field(default_factory=dict)


def imprint(rows: list[Row], elsewhere: str) -> tuple[list[Row], Imprint]:
    """Read the imprint; a second date or number of the same value becomes a repeat."""
    found = Imprint()
    out: list[Row] = []
    last: int | None = None
    for index, row in enumerate(rows):
        if row.role in (Role.SERIES, Role.NUMBER, Role.DATE):
            first = found.came_from.get("issued")
            row = _again(row, found, first) or row
            for part in [part for part in PARTS.split(row.value) if part.strip()]:
                _series_number_date(part.strip(), row, found, elsewhere)
        elif row.role in (None, Role.MASTHEAD, Role.REPEAT) and is_organisation(row.plain):
            before = rows[index - 1] if index else None
            beside = before is not None and row.chunk - before.chunk <= 1
            last = _publisher(row, beside, last, found, elsewhere)
        elif row.role is Role.CONTACT and last is not None:
            _web_address(row, last, found)
        out.append(row)
    return out, found


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
    named = row.role is Role.SERIES and bool(SERIES.search(name) or FIELD.match(row.plain))
    volume = VOLUME.search(rest)
    if number and volume and volume["number"] != number["number"]:
        found.number = f"{volume['number']}({found.number})"
    if named and words(name) and (not found.series or _is_better(name, found.series, elsewhere)):
        found.series, found.came_from["series"] = unshout(name, elsewhere), row.lines


def _is_better(name: str, known: str, elsewhere: str) -> bool:
    """A series printed in two languages goes by the one the text is in."""
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
    name = unshout(row.value, elsewhere)
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
