"""Footnotes: notes at the foot of a page that kept their number and lost its raising.

    "… above a bakery.¹"                          the text has a mark 1
    "1 The tariff dates from 1926, when …"        and a chunk opens with it: note 1

Where the marks of the text lost their raising too ("above a bakery.1"), notes and marks count on
together from 1, each mark before its note.

Known before stitching, since such a note stands between the halves of a cut paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from glossator.model.roles import Role
from glossator.model.source import Labelled
from glossator.reading.labels import label_role
from glossator.reading.marks import FLAT_MARK, ends_sentence
from glossator.text import DIGIT_OF, SUPERSCRIPTS, words

NOTE_WORDS = 6
"""A shorter line with a number and no full stop is a heading: "1 Introduction"."""

_OPENS = re.compile(r"(?P<number>\d{1,3})\s+(?=[“\"‘'«]?[^\W\d_a-z])")
_RAISED = re.compile(rf"(?<=[^\W\d])[.,;:!?”’\")\]]*([{SUPERSCRIPTS}]+)")


def footnotes(pieces: list[Labelled]) -> list[Labelled]:
    """`pieces` with the footnotes among them seen as notes."""
    if any(p.role is Role.ENDNOTE or label_role(p.text) is Role.NOTES_LABEL for p in pieces):
        return pieces
    text = " ".join(piece.text for piece in pieces if piece.role is Role.PARAGRAPH)
    marks = {found.translate(DIGIT_OF) for found in _RAISED.findall(text)}
    if not marks:
        return _counted_on(pieces)
    return [_as_note(piece, marks) for piece in pieces]


def _counted_on(pieces: Iterable[Labelled]) -> list[Labelled]:
    """`pieces` whose marks are flat: a note is the next after the last, and its mark was read."""
    out: list[Labelled] = []
    marks: set[str] = set()
    following = 1
    for piece in pieces:
        note = _as_note(piece, marks & {str(following)})
        following += note is not piece
        if note is piece and piece.role in (Role.PARAGRAPH, Role.LIST_ITEM, Role.LINE):
            marks |= {found[0] for found in FLAT_MARK.finditer(piece.text)}
        out.append(note)
    return out


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
