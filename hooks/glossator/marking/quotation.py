"""Quotation: the words of a target in one text, exactly as typed or as nearly as can be told.

    peace through strength   in “… their “Peace through Strength”¹ …”    stands at 9–31
    the same                 in “… their peace through force …”          nearest to it are 8–21

Which text is looked in, and what follows from a likeness, is decided in `anchor`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from rapidfuzz.distance import Indel

from glossator.model.annotations import Target
from glossator.text import SUPERSCRIPTS, WORD, fold, words

_NOTE_MARKS = re.compile(f"[{SUPERSCRIPTS}]+")


def found_in(target: Target, text: str) -> list[tuple[int, int]]:
    """All places of the quotation between its prefix and suffix, whichever way it was typed.

    Copied from the page it may hold the mark of a note, which is not in the text.
    """
    found = _exactly(target, text)
    unmarked = _NOTE_MARKS.sub("", target.quote)
    return found or _exactly(replace(target, quote=unmarked), text) if unmarked else found


def _exactly(target: Target, text: str) -> list[tuple[int, int]]:
    folded, wanted = fold(text), fold(target.quote).text
    before, after = fold(target.prefix).text, fold(target.suffix).text
    places: list[tuple[int, int]] = []
    at = folded.text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        if folded.text[:at].rstrip().endswith(before) and (
            folded.text[end:].lstrip().startswith(after)
        ):
            places.append(folded.back(at, end))
        at = folded.text.find(wanted, at + 1)
    return places


def within(target: Target, text: str) -> tuple[int, int] | None:
    """Where the quotation stands in a text; None where it is not there, or more than once."""
    found = found_in(target, text)
    return found[0] if len(found) == 1 else None


def alike(one: str, other: str) -> float:
    """How like two folded texts are, by letters or by words, whichever says more; 0 to 1.

    By words, a single long word exchanged in a sentence counts for one word.
    """
    by_letters = Indel.normalized_similarity(one, other)
    a, b = words(one), words(other)
    return max(by_letters, Indel.normalized_similarity(a, b)) if a and b else by_letters


def tightened(wanted: str, text: str, start: int, end: int) -> tuple[float, int, int]:
    """How like a stretch is to what is `wanted`, once words at its ends that make it less so are
    left out."""
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = start + len(text[start:end].rstrip())
    best = (alike(wanted, fold(text[start:end]).text), start, end)
    while True:
        inner = list(WORD.finditer(text, best[1], best[2]))[1:-1]
        if not inner:
            return best
        shorter = max(
            (alike(wanted, fold(text[first:last]).text), first, last)
            for first, last in ((inner[0].start(), best[2]), (best[1], inner[-1].end()))
        )
        if shorter[0] <= best[0]:
            return best
        best = shorter


def projected(old: str, new: str, at: tuple[int, int]) -> tuple[int, int]:
    """Where the words that stood at `at` in the old sentence stand in the new, by what stayed."""
    first, last = None, 0
    small, large = fold(old), fold(new)
    begin = next(n for n, offset in enumerate(small.offsets) if offset >= at[0])
    end = next(n for n, offset in enumerate(small.offsets) if offset >= at[1])
    for code in Indel.opcodes(small.text, large.text):
        inside = code.src_start < end and begin < code.src_end
        if code.tag == "equal" and inside:
            shift = code.dest_start - code.src_start
            first = max(code.src_start, begin) + shift if first is None else first
            last = min(code.src_end, end) + shift
    if first is None or last <= first:
        return 0, 0
    return _whole_words(new, *large.back(first, last))


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end
