"""What stands beside a text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from glossator.model.ids import Anchor, BriefId


class SpanType(StrEnum):
    """What can be said of a stretch of text."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    LINK = "link"
    LOST_LINK = "lost-link"
    NOTE_REF = "note-ref"
    MEND = "mend"
    TERM = "term"
    ANNOTATION = "annotation"
    CITATION = "citation"
    DEFINITION = "definition"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text and what is said of it. A note-ref is empty: start = end."""

    type: SpanType
    start: int
    end: int
    values: tuple[tuple[str, str | bool], ...] = ()
    """What the type carries, in published order: `(("href", "…"), ("supplied", False))`."""

    def get(self, key: str) -> str | bool | None:
        """Value published under `key`, or None where the span does not carry it."""
        return dict(self.values).get(key)


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a passage of some brief."""

    brief: BriefId
    passage: Anchor
    start: int
    end: int
