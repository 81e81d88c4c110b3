"""Lines: Source -> its lines, and which of them stand in a block together.

"3"                       a page number, which no neighbour belongs to
"Policy Brief 12"         a head repeated page by page, likewise
"The port was built in"   with the line below it, one block
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from glossator.model.source import Source
from glossator.reading.furniture import RUNNING_HEAD_WORDS
from glossator.reading.marks import PAGE_LINE, PAGE_NUMBER, RULE
from glossator.text import LIGATURES

_DIGITS = re.compile(r"\d+")
_SPACES = re.compile(r"[ \t]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source, without white space at its ends; an empty text where it is blank."""

    number: int
    indent: int
    text: str
    page_start: bool


def lines_of(source: Source) -> list[Line]:
    """The lines of `source`, in order, the blank ones too; ligatures are written as letters."""
    lines: list[Line] = []
    page_start = False
    for number, raw in enumerate(source.lines, start=1):
        page_start = page_start or number in source.page_starts
        raw = raw.translate(LIGATURES)
        text = raw.strip(" \t")
        if not text.strip():
            lines.append(Line(number, 0, "", False))
            continue
        indent = len(raw.expandtabs(4)) - len(raw.expandtabs(4).lstrip(" "))
        lines.append(Line(number, indent, text, page_start))
        page_start = False
    return lines


def standing_alone(lines: list[Line]) -> frozenset[int]:
    """Lines that no neighbour belongs to: page numbers, rules, heads repeated page by page."""
    full = [line for line in lines if line.text]
    alone = {
        line.number for line in full if RULE.fullmatch(line.text) or PAGE_LINE.fullmatch(line.text)
    }
    likeness = Counter(_without_digits(line.text) for line in full)
    at_edge = _page_edges(full)
    heads = Counter(_without_digits(line.text) for line in full if line.number in at_edge)
    printed: set[str] = set()
    for line in full:
        if line.text.startswith("|"):
            continue
        key = _without_digits(line.text)
        repeated = likeness[key]
        short = len(line.text.split()) <= RUNNING_HEAD_WORDS
        numbered = PAGE_NUMBER.fullmatch(line.text) is not None
        is_head = line.number in at_edge or (heads[key] > 1 and key in printed)
        if (numbered and (line.number in at_edge or _is_isolated(line, lines))) or (
            short and repeated > 1 and is_head
        ):
            alone.add(line.number)
        printed.add(key)
    return frozenset(alone)


def _without_digits(text: str) -> str:
    return _SPACES.sub(" ", _DIGITS.sub("#", text)).casefold()


def _is_isolated(line: Line, lines: list[Line]) -> bool:
    before, after = line.number - 2, line.number
    return not (before >= 0 and lines[before].text) and not (
        after < len(lines) and lines[after].text
    )


def _page_edges(full: list[Line]) -> frozenset[int]:
    """The two lines on either side of each page break or page number."""
    edges: set[int] = set()
    for index, line in enumerate(full):
        stroke = "|" in line.text and PAGE_LINE.fullmatch(line.text)
        if line.page_start or PAGE_NUMBER.fullmatch(line.text) or stroke:
            edges.update(near.number for near in full[max(index - 2, 0) : index + 2])
    edges.update(line.number for line in full[-2:])
    return frozenset(edges)


def blocks(lines: list[Line], alone: frozenset[int]) -> Iterator[list[Line]]:
    """Neighbouring lines with no blank line, page break or line of `alone` between them."""
    block: list[Line] = []
    for line in lines:
        apart = line.number in alone
        if block and (not line.text or apart or line.page_start):
            yield block
            block = []
        if apart:
            yield [line]
        elif line.text:
            block.append(line)
    if block:
        yield block
