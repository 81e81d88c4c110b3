"""Delimiters: which `*` and `_` of a text open and close emphasis.

    "the *de facto* alignment, 5 * 3 * 2"    the first two pair up, the others stay as printed

The rules are those of CommonMark 6.2. Links, addresses and escapes are stepped over.
"""

from __future__ import annotations

import re

from glossator.reading.addresses import ANGLE, BARE, EMAIL, without_trailing
from glossator.reading.marks import ESCAPE
from glossator.text import LINK

_DELIMITER = re.compile(r"\*{1,3}|_{1,3}")


def paired_delimiters(raw: str, at: int, stop: int) -> dict[int, tuple[int, int | None]]:
    """Offset of each paired delimiter: its length, and its opener where it closes.

    Links, addresses and escapes are stepped over, so their `_` and `*` never pair.
    """
    pairs: dict[int, tuple[int, int | None]] = {}
    open_: list[tuple[int, str]] = []
    while at < stop:
        over = (
            ESCAPE.match(raw, at, stop)
            or LINK.match(raw, at, stop)
            or ANGLE.match(raw, at, stop)
            or (BARE.match(raw, at, stop) if raw[at] in "hHwW" else None)
            or (EMAIL.match(raw, at, stop) if raw[at].isalnum() and _word_start(raw, at) else None)
        )
        if over is not None:
            at = over.end() if not BARE.match(over[0]) else at + len(without_trailing(over[0]))
            at = max(at, over.start() + 1)
            continue
        found = _DELIMITER.match(raw, at, stop)
        if found is None:
            at += 1
            continue
        mark = found[0]
        opens, closes = _flanks(raw, at, mark, stop)
        opener = next((i for i in range(len(open_) - 1, -1, -1) if open_[i][1] == mark), None)
        if closes and opener is not None:
            start = open_[opener][0]
            del open_[opener:]
            pairs[start] = (len(mark), None)
            pairs[at] = (len(mark), start)
        elif opens:
            open_.append((at, mark))
        at = found.end()
    return pairs


def _word_start(raw: str, at: int) -> bool:
    return at == 0 or not (raw[at - 1].isalnum() or raw[at - 1] in "._+-")


def _flanks(raw: str, at: int, mark: str, stop: int) -> tuple[bool, bool]:
    """Whether `mark` can open and can close, by what stands on either side (CommonMark 6.2)."""
    before = raw[at - 1 : at] if at else " "
    after = raw[at + len(mark) : at + len(mark) + 1] if at + len(mark) < stop else " "
    left = not after.isspace() and (_is_word(after) or not _is_word(before))
    right = not before.isspace() and (_is_word(before) or not _is_word(after))
    return left and not _is_word(before), right and (not _is_word(after) or _is_hangul(after))


def _is_hangul(character: str) -> bool:
    """Particles follow a Korean word without a space: `*동맹*은`."""
    return "가" <= character <= "힣"


def _is_word(character: str) -> bool:
    return character.isalnum()
