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

from glossator.reading.marks import FLAT_MARK
from glossator.text import DIGIT_OF, SUPERSCRIPTS

_MARK = re.compile(
    r"[•‣▪▫■□●○◦⁃∙∎◾◼➢➤►▶▸➔⇒✓✔◆❖❑\uf0b7\uf0a7\uf0d8]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)|"
    r"(?:\d{1,2}|[a-z])\.|[①-⑳⑴-⒇]"
)
_NUMBER = re.compile(r"\d{1,3}")
_RAISED = re.compile(rf"(?<=\S)[{SUPERSCRIPTS}]+")
_TEXT = re.compile(r"[“\"‘'«(]?[^\W\d_]")


def openers(lines: Sequence[str]) -> frozenset[int]:
    """Numbers (from 1) of the `lines`, without their indents, that open the line after them."""
    found: set[int] = set()
    marks: set[int] = set()
    following = 1
    for number, (line, after) in enumerate(pairwise(lines), start=1):
        if not _TEXT.match(after):
            pass
        elif _MARK.fullmatch(line):
            found.add(number)
        elif line == str(following) and following in marks and len(after.split()) > 1:
            found.add(number)
            following += 1
        marks |= {int(mark[0]) for mark in FLAT_MARK.finditer(line)}
        marks |= {int(mark[0].translate(DIGIT_OF)) for mark in _RAISED.finditer(line)}
    return frozenset(found)
