"""Dates: what a masthead prints -> a date with the precision it was printed with.

    "2025-Apr."       2025-04            "21 April 2026"    2026-04-21
    "2024년 5월 14일"   2024-05-14         "Spring 2023"      2023

It stands in the hall: the reading dates a brief by it, the marking the sources of its notes.
Month names come from Babel's CLDR data, so a new language is one more tag in a table.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from babel import Locale

from glossator.model.metadata import Issued

_LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl", "pl", "sv")
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.|er|º)?"
_MONTH = r"(?P<month>[^\W\d_]{3,12})\.?"
_SEP = r"[\s,./-]*(?:de\s+|of\s+)?"
_SHAPES = tuple(
    re.compile(rf"(?<![\w]){shape}(?!\w)", re.I)
    for shape in (
        rf"{_YEAR}[-./]\s?(?P<month>0?[1-9]|1[0-2])[-./]\s?(?P<day>0?[1-9]|[12]\d|3[01])\.?",
        rf"(?P<day>0?[1-9]|[12]\d|3[01])\.\s?(?P<month>0?[1-9]|1[0-2])\.\s?{_YEAR}",
        rf"{_YEAR}\s*년\s*(?P<month>\d{{1,2}})\s*월(?:\s*(?P<day>\d{{1,2}})\s*일자?)?",
        rf"{_YEAR}\s*年\s*(?P<month>\d{{1,2}})\s*月(?:\s*(?P<day>\d{{1,2}})\s*日)?",
        rf"{_DAY}{_SEP}{_MONTH}{_SEP}{_YEAR}",
        rf"{_MONTH}\s*{_DAY}\s*,?\s*{_YEAR}",
        rf"{_YEAR}{_SEP}{_MONTH}(?:{_SEP}{_DAY}(?!\d))?",
        rf"{_MONTH}{_SEP}{_YEAR}",
        rf"(?P<month>0[1-9]|1[0-2])/{_YEAR}",
        rf"{_YEAR}-(?P<month>0[1-9]|1[0-2])",
        rf"(?:(?:spring|summer|autumn|fall|winter)\s*,?\s*)?{_YEAR}(?:\s*년)?",
    )
)


NO_SUCH_DAY = "no such day"
"""What 31 February is: neither the day nor the month is to be trusted."""


@cache
def _months() -> dict[str, int]:
    names: dict[str, int] = {"sept": 9}
    for language in _LANGUAGES:
        months = Locale(language).months
        for context in months.values():
            for width in ("wide", "abbreviated"):
                for number, name in context.get(width, {}).items():
                    names.setdefault(name.rstrip(".").casefold(), number)
    return names


def find_date(text: str, *, bare_year: bool = False) -> Issued | None:
    """The first date in `text` as Issued; a year alone only where `bare_year` allows it."""
    for shape in _SHAPES if bare_year else _SHAPES[:-1]:
        for found in shape.finditer(text):
            value = _value(found.groupdict())
            if value == NO_SUCH_DAY:
                return None
            if value:
                return Issued(value, found[0].strip(" ,"))
    return None


def dates_in(text: str) -> list[tuple[int, int, str]]:
    """Every date in `text` that names a month: start, end, and its value; no two overlap."""
    out: list[tuple[int, int, str]] = []
    for shape in _SHAPES[:-1]:
        for found in shape.finditer(text):
            value = _value(found.groupdict())
            start, end = found.span()
            if value is None or value == NO_SUCH_DAY:
                continue
            if all(end <= first or last <= start for first, last, _ in out):
                out.append((start, end, value))
    return sorted(out)


def _value(parts: dict[str, str | None]) -> str | None:
    year, month, day = parts["year"], parts.get("month"), parts.get("day")
    if not month:
        return year
    number = int(month) if month.isdigit() else _months().get(month.casefold())
    if number is None or not 1 <= number <= 12:
        return None
    if not day:
        return f"{year}-{number:02}"
    try:
        return date(int(year or 0), number, int(day)).isoformat()
    except ValueError:
        return NO_SUCH_DAY
