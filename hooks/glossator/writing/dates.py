"""Dates: `2025-04` -> `April 2025`, with no more precision than was printed."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date


def long_date(value: str, language: str = "en") -> str:
    """An ISO date, month or year in words of `language` (Babel's CLDR patterns)."""
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 1:
        return value
    day = date(*parts) if len(parts) == 3 else date(parts[0], parts[1], 1)
    pattern = "d MMMM yyyy" if len(parts) == 3 else "MMMM yyyy"
    return format_date(day, pattern, locale=language)
