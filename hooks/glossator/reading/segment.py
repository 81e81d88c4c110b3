"""Segment: Source -> chunks, the neighbouring lines that belong together.

    86 The port was built in     Chunk(lines=(86, 87), text="The port was built in two years.")
    87 two years.
    88 - a second quay           Chunk(lines=(88,), marker="-", text="a second quay")

Whether a line end is the typesetter's or the author's is read from the width of the text:
a line is full when the first word of the next one would not have fitted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from glossator.model.source import Chunk, Mend, Source
from glossator.reading.join import (
    SOFT_HYPHEN,
    Joined,
    Vocabulary,
    closed_capital,
    is_drop_capital,
    join,
    vocabulary,
)
from glossator.reading.labels import label_role
from glossator.reading.lines import Line, blocks, lines_of, standing_alone
from glossator.reading.marks import (
    ATX,
    BULLET,
    COUNTER,
    NOTE_MARK,
    NOTE_NUMBER,
    QUOTE,
    RULE,
    TABLE_ROW,
    ends_sentence,
    starts_lower,
)
from glossator.reading.numbered_notes import note_lines
from glossator.reading.openers import openers
from glossator.text import words

LONG_LINE = 150
"""Characters. Nobody sets lines this long: a line that is longer holds a whole paragraph."""

FULL = 0.86
"""Share of the measure from which on a line counts as full; type is set ragged."""

_SPACES = re.compile(r"[ \t]+")
_GAPS = re.compile(r"\t+| {3,}")
_ADDRESS_SIGN = re.compile(r"@|https?://|www\.|\+\d{2}")
_COLUMN_GAP = re.compile(r"\S(?:\t+| {3,})\S")
PROSE_AFTER_LABEL = 6
"""Words of a line that stands under its label, without a blank line, and is not of it."""

_ATTRIBUTION = re.compile(r"[—–]\s*[^\W\d_a-z]")
"""Who said it, under a quotation."""

_OPEN_END = re.compile(
    r"(?:\b(?:of|the|and|for|in|on|to|a|an|with|by|at|from|or|as|de|la|der|die|und|für)|[,&—–-])$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Measure:
    wrapped: bool
    width: int


def segment(source: Source) -> tuple[Chunk, ...]:
    """Cut `source` into chunks in reading order; every line with words is in exactly one."""
    lines = lines_of(source)
    measure = _measure(lines)
    known = vocabulary(source)
    opening = openers([line.text for line in lines])
    alone = standing_alone(lines) - opening
    chunks: list[Chunk] = []
    notes = note_lines(_with_openers(lines, opening))
    for block in blocks(lines, alone):
        for group in _split(block, measure, notes, opening):
            chunk = _chunk(group, known, notes, group[0].number in opening)
            if chunks and is_drop_capital(chunks[-1].text, chunk.text):
                chunk = _with_drop_capital(chunks.pop(), chunk, known)
            chunks.append(chunk)
    return tuple(chunks)


def _with_openers(lines: list[Line], opening: frozenset[int]) -> Iterator[tuple[int, str]]:
    """Number and text of each line with words, a mark on a line of its own with what it opens."""
    for before, line in pairwise([Line(0, 0, "", False), *lines]):
        if line.number in opening:
            yield line.number, f"{line.text} {lines[line.number].text}"
        elif line.text and before.number not in opening:
            yield line.number, line.text


def _with_drop_capital(capital: Chunk, chunk: Chunk, known: Vocabulary) -> Chunk:
    lines = capital.lines + chunk.lines
    joined = join(capital.text, chunk.text, known, (capital.lines[-1], chunk.lines[0]))
    shift = len(joined.text) - len(chunk.text)
    mends = (
        *((joined.mend,) if joined.mend else ()),
        *(replace(mend, at=mend.at + shift) for mend in chunk.mends),
    )
    rows = capital.rows + chunk.rows
    return replace(chunk, lines=lines, text=joined.text, rows=rows, mends=mends)


def _measure(lines: list[Line]) -> _Measure:
    lengths = sorted(len(line.text) for line in lines if line.text)
    in_long_lines = sum(length for length in lengths if length > LONG_LINE)
    width = lengths[int(len(lengths) * 0.9)] if lengths else 0
    if in_long_lines * 2 > sum(lengths) or width > LONG_LINE:
        return _Measure(wrapped=False, width=LONG_LINE)
    return _Measure(wrapped=width >= 30, width=max(width, 30))


def _split(
    block: list[Line], measure: _Measure, notes: frozenset[int], opening: frozenset[int]
) -> Iterator[list[Line]]:
    width = measure.width
    if measure.wrapped and len(block) > 3:
        width = max(30, max(len(line.text) for line in block))
    prose = any(len(line.text) > measure.width * FULL for line in block)
    margin = min(line.indent for line in block)
    hanging = _hangs(block)
    columns = sum(1 for line in block if _COLUMN_GAP.search(line.text)) > 2
    group = [block[0]]
    for before, line in pairwise(block):
        if before.number in opening:
            group.append(line)
            continue
        if (
            line.number in opening
            or _begins(before, line, group, notes, columns)
            or (_parts(before, line, measure, width, prose, margin, hanging))
        ):
            yield group
            group = []
        group.append(line)
    yield group


def _hangs(block: list[Line]) -> bool:
    """True when all lines but the first are indented: a hanging indent, not paragraphs."""
    return len(block) > 1 and block[0].indent < min(line.indent for line in block[1:])


def _begins(
    before: Line, line: Line, group: list[Line], notes: frozenset[int], columns: bool
) -> bool:
    """True when the start of `line` says that something new begins."""
    text = line.text
    if ATX.match(text) or ATX.match(before.text):
        return True
    for shape in (QUOTE, TABLE_ROW):
        if bool(shape.match(text)) != bool(shape.match(before.text)):
            return True
    if QUOTE.match(text) or TABLE_ROW.match(text):
        return False
    if bool(_COLUMN_GAP.search(text)) != bool(_COLUMN_GAP.search(before.text)) and columns:
        return True
    if len(group) == 1 and label_role(before.text) and len(words(text)) >= PROSE_AFTER_LABEL:
        return True
    if before.text.endswith("”") and _ATTRIBUTION.match(text):
        return False
    rested = ends_sentence(before.text) or len(before.text) < 40
    if line.number in notes:
        return rested or _marker(group[0], notes) != ""
    if (note := NOTE_MARK.match(text)) is not None:
        return bool(note["key"] or note["tag"]) or ends_sentence(before.text) or rested
    if BULLET.match(text) is not None:
        in_list = BULLET.match(group[0].text) is not None or COUNTER.match(group[0].text)
        spaced = text[0] in "-–—*+·o"
        return not spaced or bool(in_list) or (text[0] != "o" and rested)
    if COUNTER.match(text) is not None:
        return rested or COUNTER.match(group[0].text) is not None
    return False


def _parts(
    before: Line,
    line: Line,
    measure: _Measure,
    width: int,
    prose: bool,
    margin: int,
    hanging: bool,
) -> bool:
    """True when the line end between `before` and `line` is the author's."""
    if before.text.endswith(SOFT_HYPHEN):
        return False
    if not measure.wrapped:
        if max(len(before.text), len(line.text)) <= LONG_LINE * 0.6:
            return False
        if ends_sentence(before.text):
            return True
        return not starts_lower(line.text) and not _OPEN_END.search(before.text)
    if not prose:
        return False
    if line.indent >= margin + 2 and before.indent < line.indent and not hanging:
        return ends_sentence(before.text) or not starts_lower(line.text)
    first_word = line.text.split(maxsplit=1)[0]
    room = width * FULL - len(before.text) - 1
    if len(first_word) > room or starts_lower(line.text):
        return False
    return ends_sentence(before.text) or not _OPEN_END.search(before.text)


def _marker(line: Line, notes: frozenset[int]) -> str:
    """The mark that opens `line`, as far as shape tells: it may yet prove to be text."""
    text = line.text
    if RULE.fullmatch(text):
        return ""
    if line.number in notes and (number := NOTE_NUMBER.match(text)) is not None:
        return number["mark"]
    for shape in (NOTE_MARK, BULLET, COUNTER):
        if (found := shape.match(text)) is not None:
            if shape is BULLET and found["mark"].startswith("o"):
                continue
            return found["mark"]
    return ""


def _chunk(group: list[Line], known: Vocabulary, notes: frozenset[int], opened: bool) -> Chunk:
    """The chunk of `group`, whose first line is the mark of the second where it is `opened`."""
    first = group[0]
    rowed = TABLE_ROW.match(first.text) and len(group) > 1
    if rowed or _is_aligned(group):
        cells = tuple(line.text for line in group)
        return Chunk(_numbers(group), "\n".join(cells), cells, first.indent, "|", first.page_start)
    quoted = all(QUOTE.match(line.text) for line in group)
    if quoted:
        group = [replace(line, text=QUOTE.sub("", line.text, count=1)) for line in group]
        group = [line for line in group if line.text] or group[:1]
    marker = ">" if quoted else first.text if opened else _marker(first, notes)
    text, mends, previous = "", list[Mend](), first.number
    rows: list[str] = []
    for position, line in enumerate(group):
        raw = line.text[len(marker) :] if position == 0 and not quoted else line.text
        row = _SPACES.sub(" ", raw.strip(" \t"))
        rows.append(_without_soft_hyphens(_GAPS.sub("\t", raw.strip(" \t"))))
        joined = join(text, row, known, (previous, line.number)) if text and row else None
        text = joined.text if joined else row
        if joined and joined.mend:
            mends.append(joined.mend)
        previous = line.number
    closed = closed_capital(text, known, (first.number,)) if not marker else Joined(text, None)
    if closed.mend is not None:
        text = closed.text
        mends = [closed.mend, *(replace(mend, at=mend.at - 1) for mend in mends)]
    if SOFT_HYPHEN in text[:-1]:
        mends = [replace(m, at=len(_without_soft_hyphens(text[: m.at]))) for m in mends]
        text = _without_soft_hyphens(text[:-1]) + text[-1]
    return Chunk(
        _numbers(group),
        text,
        tuple(rows),
        first.indent,
        marker.strip(),
        first.page_start,
        tuple(mends),
    )


def _without_soft_hyphens(text: str) -> str:
    return text.replace(SOFT_HYPHEN, "")


def _numbers(group: list[Line]) -> tuple[int, ...]:
    return tuple(line.number for line in group)


def _is_aligned(group: list[Line]) -> bool:
    """True for three rows or more whose cells are parted by tabs or wide gaps."""
    if any(_ADDRESS_SIGN.search(line.text) for line in group):
        return False
    return len(group) >= 3 and all(_COLUMN_GAP.search(line.text) for line in group)
