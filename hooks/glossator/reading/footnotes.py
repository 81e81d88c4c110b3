"""Footnotes: notes at the foot of a page that kept their number and lost its raising.

    "… above a bakery.¹"                          the text has a mark 1
    "1 The tariff dates from 1926, when …"        and a chunk opens with it: note 1

Known before stitching, since such a note stands between the halves of a cut paragraph.
"""

from __future__ import annotations

import re
from dataclasses import replace

from glossator.model.roles import Role
from glossator.model.source import Labelled
from glossator.reading.labels import label_role
from glossator.reading.marks import ends_sentence
from glossator.text import SUPERSCRIPTS, words

NOTE_WORDS = 6
"""A shorter line with a number and no full stop is a heading: "1 Introduction"."""

_OPENS = re.compile(r"(?P<number>\d{1,3})\s+(?=[“\"‘'«]?[^\W\d_a-z])")
_RAISED = re.compile(rf"(?<=[^\W\d])[.,;:!?”’\")\]]*([{SUPERSCRIPTS}]+)")
_DIGIT_OF = str.maketrans(SUPERSCRIPTS, "0123456789")


def footnotes(pieces: list[Labelled]) -> list[Labelled]:
    """`pieces` with the footnotes among them seen as notes."""
    if any(p.role is Role.ENDNOTE or label_role(p.text) is Role.NOTES_LABEL for p in pieces):
        return pieces
    text = " ".join(piece.text for piece in pieces if piece.role is Role.PARAGRAPH)
    marks = {found.translate(_DIGIT_OF) for found in _RAISED.findall(text)}
    return [_as_note(piece, marks) for piece in pieces]


def _as_note(piece: Labelled, marks: set[str]) -> Labelled:
    found = _OPENS.match(piece.text)
    if piece.role not in (Role.PARAGRAPH, Role.LINE) or found is None:
        return piece
    says_more = len(words(piece.text)) > NOTE_WORDS or ends_sentence(piece.text)
    if found["number"] not in marks or not says_more:
        return piece
    chunk = piece.chunks[0]
    cut = found.end()
    moved = tuple(replace(mend, at=mend.at - cut) for mend in chunk.mends)
    note = replace(chunk, text=chunk.text[cut:], marker=found["number"], mends=moved)
    return replace(
        piece, chunks=(note,), role=Role.ENDNOTE, why="footnote: opens with the number of a mark"
    )
