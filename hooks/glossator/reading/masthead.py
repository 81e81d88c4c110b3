"""Masthead: the front matter of a brief -> its metadata, and each of its rows with a role.

    18 "2025-Apr. ISSUE 8"     number   issued 2025-04, series number 8
    24 "BY ANTHONY B. KIM"     byline   Anthony B. Kim
    80 "ANTHONY B. KIM"        repeat   of line 24

Every value names the lines it came from; what an editor gives in brief.yml outranks it later.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, replace

from glossator.model.metadata import Meta
from glossator.model.roles import Role
from glossator.model.source import Labelled
from glossator.names import is_name
from glossator.reading.biographies import from_biographies
from glossator.reading.divide import Divided
from glossator.reading.houses import houses, with_houses
from glossator.reading.imprint import imprint, with_series
from glossator.reading.language import language_of
from glossator.reading.people import (
    editors,
    is_person_row,
    people,
    with_family_names,
)
from glossator.reading.rows import Row, read_rows
from glossator.reading.titles import is_shouted, unshout
from glossator.text import without_syntax, words

_SUBTITLE = re.compile(r"(?P<title>.{3,}?[^:\s])(?P<colon>\s*:)\s+(?P<subtitle>\S.{2,})$")
_CLOSES = re.compile(r"[?!][”\"’]?$|^[“\"‘][^”\"’]*[”\"’]$")
_GOES_ON = re.compile(
    r"(?:is|are|was|were|will|would|can|cannot|could|may|might|must|should|has|have|had|do|does|"
    r"did|and|or|but|nor|of|in|on|at|to|for|with|by|from|as|than|that|which|who|under|between|"
    r"against|after|before|into|over|through|without|needs?|goes|comes|meets?|means|matters?)\b",
    re.I,
)
_HANGUL = re.compile(r"[가-힣]")
_DASHES = re.compile(r"^[-–—\s]+|[-–—\s]+$")


@dataclass(frozen=True, slots=True)
class Masthead:
    """Metadata read from the front, and each row of it with its role."""

    meta: Meta
    rows: tuple[Row, ...]


def read_masthead(divided: Divided, pieces: tuple[Labelled, ...]) -> Masthead:
    """Metadata and rows of the front of `divided`; `pieces` is the whole brief, for evidence."""
    elsewhere = "\n".join(without_syntax(piece.text) for piece in pieces)
    rows = read_rows(divided.front)
    named_houses = houses(rows, (p for group in divided.matter for p in group))
    rows = with_series(with_houses(rows, named_houses), elsewhere)
    rows, title, subtitle = _titled(rows, _first_line(divided), elsewhere)
    rows, authors, author_lines = people(rows, _first_line(divided), elsewhere)
    rows, found = imprint(rows, named_houses, elsewhere)
    biographies = [p for group in divided.matter for p in group if p.role is Role.BIOGRAPHY]
    authors, more_lines = from_biographies(authors, biographies)
    named, editor_lines = editors(
        [
            *((row.plain, row.lines) for row in rows if row.role is Role.EDITORS),
            *((piece.text, piece.lines) for piece in pieces if piece.role is Role.EDITORS),
        ],
        elsewhere,
    )
    rights, rights_lines = _rights(pieces)
    title_text, subtitle_text = _parted(title, subtitle)
    title_lines, subtitle_lines = _lines(title), _lines(subtitle or title)
    came_from = {
        "title": title_lines if title_text else (),
        "subtitle": subtitle_lines if subtitle_text else (),
        "authors": tuple(sorted({*author_lines, *more_lines})),
        "editors": editor_lines,
        **found.came_from,
        "rights": rights_lines,
    }
    meta = Meta(
        unshout(title_text, elsewhere),
        unshout(subtitle_text, elsewhere),
        with_family_names(authors, elsewhere),
        named,
        tuple(found.publishers),
        found.series,
        found.number,
        found.issued,
        language_of(elsewhere),
        rights,
        {key: lines for key, lines in came_from.items() if lines},
    )
    return Masthead(
        meta,
        tuple(
            row if row.role else replace(row, role=Role.MASTHEAD, why="stands in the masthead")
            for row in rows
        ),
    )


def _lines(rows: list[Row]) -> tuple[int, ...]:
    return tuple(number for row in rows for number in row.lines)


def _first_line(divided: Divided) -> int:
    """Line with which the text begins."""
    return min((line for piece in divided.body for line in piece.lines), default=sys.maxsize)


def _titled(rows: list[Row], text: int, elsewhere: str) -> tuple[list[Row], list[Row], list[Row]]:
    """Choose title and subtitle among the rows that nothing else claims, above line `text`."""
    given = [row for row in rows if row.role is Role.TITLE]
    if given:
        return rows, given[:1], given[1:2]
    groups = [g for g in _groups(rows, elsewhere) if g[0].lines[0] < text]
    if not groups:
        return rows, [], []
    best = max(groups, key=lambda group: (_score(group, rows, elsewhere), -group[0].lines[0]))
    title, subtitle = _split(_in_its_language(best, elsewhere), elsewhere)
    before = _beside(best, groups, rows, -1)
    after = _beside(best, groups, rows, 1)
    if before is not None and _can_be_title(before, best, elsewhere):
        title, subtitle = before, best
    elif not subtitle and after is not None and not any(":" in row.plain for row in best):
        named = is_name(after[0].plain)
        subtitle = after if 2 < _count(after) <= 30 and not named else []
    chosen = {row.lines for row in (*title, *subtitle, *best)}
    why = "title: words of the front that nothing else claims"
    rows = [replace(r, role=Role.TITLE, why=why) if r.lines in chosen else r for r in rows]
    return rows, title, subtitle


def _groups(rows: list[Row], elsewhere: str) -> list[list[Row]]:
    """Unclaimed rows that name no person, those of one piece together."""
    groups: list[list[Row]] = []
    last: Row | None = None
    for row in rows:
        free = row.role is None and bool(words(row.plain))
        person = free and is_person_row(row, rows, elsewhere)
        if free and (not person or _is_lone(row, rows)):
            beside = last is not None and last.chunk == row.chunk and groups
            if beside and not person:
                groups[-1].append(row)
            else:
                groups.append([row])
        last = row if free and not person else None
    return groups


def _is_lone(row: Row, rows: list[Row]) -> bool:
    """True when no other row is free: then even two capitalised words are the title."""
    return not any(other.role is None and other is not row for other in rows)


def _count(group: list[Row]) -> int:
    return sum(len(words(row.plain)) for row in group)


def _score(group: list[Row], rows: list[Row], elsewhere: str) -> float:
    text = " ".join(row.plain for row in group)
    score = float(min(_count(group), 12))
    if group[0].text.startswith("#"):
        score += 20 - group[0].text[:6].count("#")
    if any(r.role is Role.REPEAT and f" {group[0].lines[0]}" in r.why for r in rows):
        score += 6
    if any(mark in text for mark in ":?"):
        score += 3
    if is_person_row(group[0], rows, elsewhere):
        score -= 6
    if _count(group) > 35 or text[:1].islower() or text.rstrip().endswith((".", ";", ",")):
        score -= 12
    following = next((r for r in rows if r.lines[0] > group[-1].lines[-1]), None)
    if following is not None and (
        following.role is Role.BYLINE or is_person_row(following, rows, elsewhere)
    ):
        score += 4
    return score


def _in_its_language(group: list[Row], elsewhere: str) -> list[Row]:
    """Of a title printed in two scripts the rows in that of the text."""
    korean = language_of(elsewhere) == "ko"
    own = [row for row in group if bool(_HANGUL.search(row.plain)) == korean]
    return own or group


def _split(group: list[Row], elsewhere: str) -> tuple[list[Row], list[Row]]:
    """Title and subtitle in one piece.

    They are set in other capitals, or the title stands alone elsewhere too, or it is a question
    or a quotation, or its line ends where there was room for more.
    """
    lines = {line.strip().casefold() for line in elsewhere.splitlines()}
    for index, row in enumerate(group[1:], start=1):
        above = " ".join(r.plain for r in group[:index])
        apart = is_shouted(above) != is_shouted(row.plain) or above.casefold() in lines
        if apart or _CLOSES.search(above):
            return group[:index], group[index:]
    if (
        len(group) == 2
        and ":" not in group[0].plain + group[1].plain
        and _has_room(group[0], group[1], elsewhere)
    ):
        return group[:1], group[1:]
    return group, []


def _has_room(first: Row, second: Row, elsewhere: str) -> bool:
    """True when the next word would have fitted at the end of `first`: its end is the author's.

    Not where the second line goes on with the sentence ("The Next War" + "Will Not Be Short"), or
    where the text says the words around the line end in one: "Managing the South" + "China Sea".
    """
    last, word = first.plain.split()[-1], second.plain.split()[0]
    fits = len(first.plain) + 1 + len(word) <= len(second.plain)
    if not fits or not word[0].isupper() or _GOES_ON.match(second.plain):
        return False
    without_title = elsewhere.casefold().replace(f"{first.plain} {second.plain}".casefold(), "")
    phrase = rf"\b{re.escape(last.casefold())}[ -]{re.escape(word.casefold())}\b"
    return re.search(phrase, without_title) is None


def _beside(
    group: list[Row], groups: list[list[Row]], rows: list[Row], step: int
) -> list[Row] | None:
    """The group directly before or after, if no other row stands between."""
    at = groups.index(group) + step
    if not 0 <= at < len(groups):
        return None
    first, second = sorted((group, groups[at]), key=lambda g: g[0].lines)
    between = [r for r in rows if first[-1].lines[-1] < r.lines[0] < second[0].lines[0]]
    return None if between else groups[at]


def _can_be_title(before: list[Row], best: list[Row], elsewhere: str) -> bool:
    """The row above the best one is the title, unless it is a house that the text names too."""
    text = " ".join(row.plain for row in before)
    if best[0].text.startswith("#"):
        return before[0].text.startswith("#")
    return elsewhere.count(text) < 2 and ":" not in " ".join(row.plain for row in best)


def _parted(title: list[Row], subtitle: list[Row]) -> tuple[str, str]:
    """Title and subtitle as printed; a colon parts them where nothing else does."""
    whole = " ".join(row.value for row in title)
    under = _DASHES.sub("", " ".join(row.value for row in subtitle))
    if not under and (found := _SUBTITLE.match(whole)) is not None:
        return found["title"], found["subtitle"]
    return whole.rstrip(": "), under


def _rights(pieces: tuple[Labelled, ...]) -> tuple[str, tuple[int, ...]]:
    for piece in pieces:
        if piece.role is Role.RIGHTS:
            return re.sub(r"[*_]", "", without_syntax(piece.text)), piece.lines
    return "", ()
