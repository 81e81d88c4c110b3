"""Transcript: pieces with marks -> plain words, and a record of what was taken out of them.

"the alliance.⁵"          "the alliance.", mark 5 taken out
"for deterrence.6 The"    "for deterrence. The", mark 6 taken out, 7 looked for next

The proof that no word was lost needs what was taken out, and a flattened mark is only known by
the one before it: so one transcript is kept from the first piece of a brief to its last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from glossator.model.source import Labelled, Mend
from glossator.model.spans import Spans
from glossator.reading.inline import Inlined, Marks, inline
from glossator.text import DIGIT_OF


class Transcript:
    """Reads the marks of one brief, piece by piece in reading order."""

    def __init__(self, marks: Marks) -> None:
        self.marks = marks
        self.mends: list[Mend] = []
        self.taken: list[str] = []
        """List markers and note marks, as printed."""

    def of_text(self, raw: str, mends: tuple[Mend, ...] = ()) -> Inlined:
        """Words and spans of a piece that may refer to notes."""
        found = self._inline(raw, mends, self.marks)
        self.marks = replace(self.marks, flat=found.flat)
        return found

    def of_note(self, raw: str, mends: tuple[Mend, ...] = ()) -> Inlined:
        """Words and spans of a note: it refers to no notes."""
        return self._inline(raw, mends, Marks())

    def _inline(self, raw: str, mends: tuple[Mend, ...], marks: Marks) -> Inlined:
        self.mends.extend(mends)
        found = inline(raw, marks, mends)
        self.taken.extend(found.taken)
        return found


def marks_of(body: Iterable[Labelled], notes: tuple[tuple[Labelled, ...], ...]) -> Marks:
    """What to look for in the text, as the notes themselves are marked."""
    markers = [group[0].marker for group in notes]
    labels = frozenset(label_of(marker) for marker in markers)
    raised = Marks(
        labels,
        round=any(marker.startswith("(") for marker in markers),
        half=any(re.fullmatch(r"\d+\)", marker) for marker in markers),
    )
    if not labels or any(inline(piece.text, raised).taken for piece in body):
        return raised
    roman = all(re.fullmatch(r"[ivxl]+", label) for label in labels)
    return replace(raised, flat=1, roman=roman)


def label_of(marker: str) -> str:
    """Label of a note from the mark that opens it: `[^3]:` -> 3, `¹²` -> 12."""
    bare = re.sub(r"<[^>]*>|[\[\]^():.\s]", "", marker).translate(DIGIT_OF)
    return bare or "*"


def shifted(spans: Spans, by: int) -> Spans:
    """`spans` of a text before which `by` characters were put."""
    return tuple(replace(s, start=s.start + by, end=s.end + by) for s in spans)
