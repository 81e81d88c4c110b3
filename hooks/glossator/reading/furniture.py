"""Furniture: what is printed on every page -> set aside, so that no sentence is cut by it.

69 "Cold Chain Brief 22"    line beside a page number, printed before    running head
78 "TOWARD A PRAGMATIC …"   line after the masthead that says the same   repeat
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from glossator.model.roles import Role
from glossator.model.source import Chunk, Labelled
from glossator.reading.labels import label_role
from glossator.reading.marks import PAGE_LINE, value_of
from glossator.reading.rows import repeats
from glossator.text import without_syntax, words

RUNNING_HEAD_WORDS = 16
"""A running head is one line of the page; a longer line that stands twice is text."""

REPEATED_WORDS = 24
"""A masthead says no more in one piece; a longer text that stands twice is the author's."""

_TO_PAGE = re.compile(r"\S\s+\d{1,3}$")
"""How a line of a table of contents ends."""

DATE_WORDS = 4
"""A masthead's "21. August 2023" looks like an item of a list; one that says more is text."""


def running_heads(labelled: list[Labelled]) -> list[Labelled]:
    """Lines that stand alone and twice, digits aside, are heads of pages."""
    labelled = _page_lines(labelled)
    seen = Counter(_head_key(piece) for piece in labelled)
    printed: set[str] = set()
    front: list[tuple[str, int]] = []
    in_front, in_contents = True, False
    out: list[Labelled] = []
    for index, piece in enumerate(labelled):
        in_front = in_front and piece.role not in (Role.PARAGRAPH, Role.BIOGRAPHY)
        first_printing = in_front and _head_key(piece) not in printed
        printed.add(_head_key(piece))
        own = _said(piece.text)
        in_contents = label_role(piece.text) is Role.CONTENTS or (
            in_contents and all(_TO_PAGE.search(row) for row in piece.chunks[0].rows)
        )
        listed = piece.role is Role.LIST_ITEM and len(own) > DATE_WORDS
        if in_front and piece.role is not Role.CONTENTS and not in_contents and not listed:
            front += _said_by_line(piece.chunks[0])
        near_page = any(
            near.role is Role.PAGE_NUMBER
            or near.chunks[0].page_start
            or (near.role is Role.RUNNING_HEAD and near is not piece)
            for near in labelled[max(index - 1, 0) : index + 2]
        )
        standing = piece.role in (Role.LINE, Role.PARAGRAPH, Role.LIST_ITEM, Role.CONTACT)
        if (
            standing
            and not first_printing
            and len(piece.chunks[0].lines) == 1
            and len(words(without_syntax(piece.text))) <= RUNNING_HEAD_WORDS
            and (
                (seen[_head_key(piece)] > 2 and not in_front)
                or (near_page and seen[_head_key(piece)] > 1)
                or (near_page and not in_front and set(own) <= {word for word, _ in front})
                or (not in_front and _is_headed_page(piece, front))
            )
        ):
            why = "running head: repeated from page to page"
            piece = Labelled(piece.chunks, Role.RUNNING_HEAD, why)
        elif (
            standing
            and not in_front
            and 1 < len(own) <= REPEATED_WORDS
            and (lines := _printed_at(own, front))
        ):
            piece = Labelled(piece.chunks, Role.REPEAT, repeats(min(lines), max(lines)))
        out.append(piece)
    return out


def _page_lines(labelled: list[Labelled]) -> list[Labelled]:
    """Heads with their page number on the line, told by numbers that count on.

    Those of left and right pages may say different things, and count on together.
    """
    numbers: dict[int, int] = {}
    said: dict[str, list[int]] = {}
    for index, piece in enumerate(labelled):
        row = piece.chunks[0].rows[0] if len(piece.chunks[0].rows) == 1 else ""
        found = PAGE_LINE.fullmatch(f"{piece.marker} {row}".strip())
        if found is not None and piece.role is not Role.TABLE:
            numbers[index] = value_of(found["number"] or found["first"])
            said.setdefault(_head_key(piece), []).append(index)
    heads = {
        index
        for group in (list(numbers), *said.values())
        if len(group) > 1 and all(0 < numbers[b] - numbers[a] <= 2 for a, b in pairwise(group))
        for index in group
    }
    why = "running head: a page number counts on from page to page"
    return [
        piece.seen_as(Role.RUNNING_HEAD, why) if index in heads else piece
        for index, piece in enumerate(labelled)
    ]


def _is_headed_page(piece: Labelled, front: list[tuple[str, int]]) -> bool:
    """True for words of the masthead with a page number at the other edge of the line."""
    row = piece.chunks[0].rows[0] if piece.chunks[0].rows else ""
    found = PAGE_LINE.fullmatch(row)
    if found is None or not found["head"]:
        return False
    return set(_said(found["head"])) <= {word for word, _ in front}


def _said(text: str) -> list[str]:
    """Words and numbers of `text`, alike in case: "2024-5호" says 2024, 5, 호."""
    return [found.casefold() for found in re.findall(r"\d+|[^\W\d_]+", without_syntax(text))]


def _said_by_line(chunk: Chunk) -> list[tuple[str, int]]:
    rows = zip(chunk.rows, chunk.lines, strict=False)
    field = re.compile(r"^\w+(?: \w+)?\s*:\s+")
    return [(word, line) for row, line in rows for word in _said(field.sub("", row))]


def _printed_at(own: list[str], front: list[tuple[str, int]]) -> list[int]:
    """Lines of the front that say the words `own` in this order; none if it does not.

    Whole lines, a "by" aside: a heading may say again some words of the title.
    """
    for at in range(len(front) - len(own) + 1):
        end = at + len(own)
        stretch = front[at:end]
        if [word for word, _ in stretch] != own:
            continue
        before = [word for word, line in front[:at] if line == stretch[0][1]]
        goes_on = end < len(front) and front[end][1] == stretch[-1][1]
        if before in ([], ["by"]) and not goes_on:
            return [line for _, line in stretch]
    return []


def _head_key(piece: Labelled) -> str:
    return re.sub(r"\d+|\s+", " ", f"{piece.marker} {piece.text}").strip().casefold()
