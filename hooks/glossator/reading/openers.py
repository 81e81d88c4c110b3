"""Openers: marks that extraction set on a line of their own, before the text they open.

"•"    over "A second quay"              a bullet and its item
"2."   over "What to Build"              a number and its heading
"1"    over "See the ledger of 1999."    a footnote's number, if the text above has its mark

A number alone is mostly that of a page: a footnote's counts on from 1, each after its mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from glossator.model.roles import Role
from glossator.reading.labels import label_role
from glossator.reading.marks import BULLETS, FLAT_MARK, ends_sentence, raised_in, starts_lower

_MARK = re.compile(
    rf"[{BULLETS}]|"
    r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)|(?:\d{1,2}|[a-z])\.|[①-⑳⑴-⒇]"
)
_TEXT = re.compile(r"[“\"‘'«(]?[^\W\d_]")


def openers(lines: Sequence[str]) -> frozenset[int]:
    """Numbers (from 1) of the `lines`, without their indents, that open the line after them."""
    found: set[int] = set()
    marks: set[int] = set()
    following = 1
    labelled = any(label_role(line) is Role.NOTES_LABEL for line in lines)
    rested = True
    for number, (line, after) in enumerate(pairwise(lines), start=1):
        if not _TEXT.match(after):
            pass
        elif _MARK.fullmatch(line):
            found.add(number)
        elif (
            line == str(following)
            and following in marks
            and rested
            and not labelled
            and _opens_note(after, following)
        ):
            found.add(number)
            following += 1
        marks |= _marks_in(line)
        rested = ends_sentence(line) if line else rested
    return frozenset(found)


def _opens_note(text: str, number: int) -> bool:
    """False for text that goes on over the end of a page, whose number is the one above it."""
    return len(text.split()) > 1 and not starts_lower(text) and number + 1 not in _marks_in(text)


def _marks_in(line: str) -> set[int]:
    return raised_in(line) | {int(mark[0]) for mark in FLAT_MARK.finditer(line)}
