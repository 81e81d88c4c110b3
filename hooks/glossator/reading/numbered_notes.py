"""Numbered notes: the lines that open a note by a bare number, told by how the numbers count on.

    "… above a bakery.¹"  or  "… above a bakery.1"    the text has a mark 1
    "1 The tariff dates from 1926, when …"            and a line opens with it: a footnote
    "Endnotes"  "i OECD, …"  "ii Ibid."               below the label no mark is needed
    "30 Harbour Road" after note 4                    opens none

`note_lines` runs before chunks are cut, for the notes of a page stand line below line; `footnotes`
when they have roles, before the halves of a paragraph that such notes cut are joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from glossator.model.roles import Role
from glossator.model.source import Labelled
from glossator.reading.labels import label_role
from glossator.reading.marks import (
    FLAT_IF_NEXT,
    FLAT_MARK,
    NOTE_MARK,
    NOTE_NUMBER,
    ends_sentence,
    raised_in,
    value_of,
)
from glossator.text import words

NOTE_WORDS = 6
"""A shorter line with a number and no full stop is a heading: "1 Introduction"."""

MISSED = 5
"""Notes in a row that extraction may have lost without the count being another one."""

_OPENS = re.compile(r"(?P<number>\d{1,3})\s+(?=[“\"‘'«]?[^\W\d_a-z])")


def note_lines(lines: Iterable[tuple[int, str]]) -> frozenset[int]:
    """Numbers of those of `lines`, each its number and text, that open a note.

    `lines` are those with words. A blank line is known by the numbers that it leaves out.
    """
    numbered = list(lines)
    label = next(
        (n for n, (_, text) in enumerate(numbered) if label_role(text) is Role.NOTES_LABEL), None
    )
    if label is not None:
        return _below_label(numbered[label + 1 :])
    if any(_says_so_itself(text) for _, text in numbered):
        return frozenset()
    return _at_the_foot(numbered)


def _below_label(lines: list[tuple[int, str]]) -> frozenset[int]:
    found: set[int] = set()
    last, before = 0, 0
    for line, text in lines:
        opens = NOTE_NUMBER.match(text)
        if opens is not None:
            value = value_of(opens["number"])
            counts_on = 0 < value - last <= MISSED or (value == 1 and line > before + 1)
            if counts_on or (opens["number"].isdigit() and opens["mark"].rstrip()[-1:] in ".)"):
                found.add(line)
                last = value
        before = line
    return frozenset(found)


def _at_the_foot(lines: list[tuple[int, str]]) -> frozenset[int]:
    found: set[int] = set()
    raised = {number for _, text in lines for number in raised_in(text)}
    flat = set[int]()
    last, before, rested = 0, 0, True
    for line, text in lines:
        opens = _OPENS.match(text)
        number = int(opens["number"]) if opens else 0
        is_marked = number in raised or (number == last + 1 and number in flat)
        opens_anew = rested or line > before + 1
        if is_marked and opens_anew and (len(words(text)) > NOTE_WORDS or ends_sentence(text)):
            found.add(line)
            last = number
        else:
            for shape in (FLAT_MARK, FLAT_IF_NEXT):
                flat |= {int(mark[0]) for mark in shape.finditer(text)}
        before, rested = line, ends_sentence(text) or len(text.split()) <= NOTE_WORDS
    return frozenset(found)


def _says_so_itself(text: str) -> bool:
    mark = NOTE_MARK.match(text)
    return mark is not None and not mark["sign"]


def footnotes(pieces: list[Labelled]) -> list[Labelled]:
    """`pieces` with those seen as notes that a bare number opens, where no label does it."""
    if any(label_role(piece.text) is Role.NOTES_LABEL for piece in pieces):
        return pieces
    return [
        piece.seen_as(Role.ENDNOTE, "footnote: opens with the number of a mark")
        if piece.role is Role.LIST_ITEM and piece.marker.isdecimal()
        else piece
        for piece in pieces
    ]
