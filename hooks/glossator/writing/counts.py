"""Counts: numbers with their nouns."""

from __future__ import annotations


def plural(count: int, one: str, many: str = "") -> str:
    """`1 note`, `2 notes`."""
    return f"{count} {one if count == 1 else many or one + 's'}"
