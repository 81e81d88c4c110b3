"""Marks: what opens a line (bullets, counters, note marks) and what ends a sentence.

Tables of shapes that several passes read; each is tried on text without its indent.
"""

from __future__ import annotations

import re
from itertools import pairwise

from glossator.text import DIGIT_OF, RAISED_UNIT, SUPERSCRIPTS

BULLETS = r"•‣▪▫■□●○◎▷▲△▣☐◦⁃∙∎◾◼➢➤►▶▸➔⇒✓✔※◆◇❖❑\uf0b7\uf0a7\uf0d8\uf076\uf0fc"
"""Bullets of PDF extractors; private-use ones come from Word's symbol fonts."""

BULLET = re.compile(rf"(?!.*\s[-–—]$)(?P<mark>[{BULLETS}]\s*|[-–—*+·o]\s+)(?=\S)")
"""What opens an item of a list; a stroke or a letter only with a blank behind it."""

COUNTER = re.compile(
    r"(?P<mark>\(?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[가나다라마바사아자차카타파하])\)|\([A-Z]\)"
    r"|(?:\d{1,2}|[a-z]|[ivx]{1,5}|[가나다라마바사아자차카타파하])\.|[①-⑳⑴-⒇])\s+(?=\S)"
)
"""`1.` `1)` `(1)` `(a)` `a.` `iv.` `가.` `①`. A capital with a dot is an initial."""

OUTLINE_NUMBER = re.compile(
    r"(?P<mark>(?:\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}\.|[IVX]{1,5}\.|[A-H]\.|\d{1,2}|제\d+[장절])"
    r"\s+)(?=[^\W\d_“\"‘'(]|[“\"‘'(]\w)"
)
"""What numbers a heading: `1.` `2.1` `IV.` `B.` `3`."""

NOTE_MARK = re.compile(
    rf"(?P<mark>\[\^(?P<key>[^\]\s]{{1,12}})\]:?\s*|(?P<raised>[{SUPERSCRIPTS}]{{1,3}})\s*"
    r"|<sup>\s*(?P<tag>[\w*†‡]{1,3})\s*</sup>\s*|\[(?P<bracket>\d{1,3})\](?:\s+|(?=(?-i:[A-Z])|[“\"‘]))"
    r"|(?P<sign>[†‡§]{1,2}|\*{1,3}(?=(?-i:[A-Z“])[^*]*$))\s*)(?=\S)",
    re.I,
)
"""What opens a note on its own line."""

NOTE_NUMBER = re.compile(r"(?P<mark>\(?(?P<number>\d{1,3}|[ivxl]{1,7})(?:[.)]|(?=\s))\s*)(?=\S)")
"""What opens a note below a label "Notes": a plain number will do there, also a small roman one,
which is what word processors count endnotes with."""

FLAT_MARK = re.compile(
    r"(?:(?<=[a-z]{3})|(?<=[^\W\d][.,;:!?”\"’')])|(?<=[^\W\d][.,!?][”\"’')])|(?<=[)\]”\"’'%][.,;:]))"
    r"\d{1,3}(?=\s|$|[.,;:!?”\"’)—–])"
)
"""Where a note mark stands that lost its raising: `deterrence.3 The`. The count must agree."""

FLAT_IF_NEXT = re.compile(
    r"(?:(?<=\b[A-Za-z][a-z])|(?<=\b(?:19|20)\d\d[.,;])|(?<=\d\.\d\.)|(?<=\d\.\d\d\.))"
    r"\d{1,3}(?=\s|$)|(?<=[^\W\d]{3}[.!?”\"’)] )\d{1,3}(?=\s+[“\"‘(]?[A-Z]|\s*$)"
)
"""A mark only if it is the very next: behind a short word ("it6"), a year ("in 1987.5"), a
decimal ("0.3.9") or a blank ("percent. 5 This")."""

FLAT_ROMAN = re.compile(
    r"(?:(?<=[^\W\d_A-Z][.,;:!?”\"’')])|(?<=[.,!?][”\"’')]))[ivxl]{1,7}(?=\s|$|[.,;:)—–])"
)
"""The same of notes that are counted in small roman numbers: `not a sector.i The`."""

ATX = re.compile(r"(?P<mark>#{1,6})\s+(?P<words>.*?)(?:\s+#+)?\s*$")
QUOTE = re.compile(r">\s?")
TABLE_ROW = re.compile(r"\|.*\||[^|]+(?:\|[^|]+){2,}$")
RULE = re.compile(r"(?:[-_*=~–—•·]\s*){3,}$")
IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)$|<!--\s*(?:image|formula.*?)\s*-->$", re.I)

PAGE_NUMBER = re.compile(
    r"(?!0\d\s*$)(?:(?:page|p\.|pg\.|seite|página|쪽)\s*)?[-–—|·•]?\s*(?:\d{1,3}|[ivxl]{1,6})\s*"
    r"(?:(?:of|/|von|sur|de)\s*\d{1,3})?\s*(?:쪽|페이지)?\s*[-–—|·•]?",
    re.I,
)

ESCAPE = re.compile(r"\\([!\"#$%&'()*+,./:;<=>?@\[\\\]^_`{|}~-])")
"""A backslash before punctuation, as in Markdown."""

PAGE_LINE = re.compile(
    r"(?P<head>\S(?:(?!\s{3}|\t).){1,80}?)\s*(?:[|]|\t|\s{3,})\s*(?:page\s*|p\.\s*|seite\s*)?"
    r"(?P<number>\d{1,3}|[ivxl]{1,6})|(?P<first>\d{1,3}|[ivxl]{1,6})\s*(?:[|]|\t|\s{3,})\s*\S.{1,80}",
    re.I,
)
"""A running head with its page number on one line: `Policy Brief | May 2024 | 4`."""

FINAL = ".!?…:;。！？؟"
_CLOSERS = "\"'”’»›)]}*_`」』"
_TRAILING_MARKS = re.compile(
    rf"(?:\s*(?:[{SUPERSCRIPTS}]+(?:\s*[,–-]\s*[{SUPERSCRIPTS}]+)*|\[\^[^\]\s]+\]|\[\d{{1,3}}(?:\s?[,–-]\s?\d{{1,3}})*\]"
    r"|<sup>[^<]*</sup>|[†‡]))+$",
    re.I,
)


_RAISED = re.compile(rf"(?<=[^\W\d])[.,;:!?”’\")\]]*(?P<number>[{SUPERSCRIPTS}]+)")


def raised_in(line: str) -> set[int]:
    """The raised numbers in `line` that may be note marks: "12 km²" holds none."""
    return {
        int(found["number"].translate(DIGIT_OF))
        for found in _RAISED.finditer(line)
        if not RAISED_UNIT.search(line[: found.start("number")])
    }


def value_of(number: str) -> int:
    """Value of an arabic or a small roman number."""
    if number.isdigit():
        return int(number)
    values = [{"i": 1, "v": 5, "x": 10, "l": 50}[letter] for letter in number.casefold()]
    return sum(-a if a < b else a for a, b in pairwise([*values, 0]))


def bare_end(text: str) -> str:
    """`text` without the note marks and closing quotation marks and brackets at its end."""
    previous = None
    while previous != text:
        previous = text
        text = _TRAILING_MARKS.sub("", text.rstrip()).rstrip(_CLOSERS + " ")
        text = re.sub(r"\]\([^()\s]*$", "", text)
        text = re.sub(r"(?<=\d[.]\d[.!?])\d{1,2}$", "", text)
        text = re.sub(r"(?<=[^\W\d_A-Z][.!?])[ivxl]{1,6}$|(?<=[.!?][”\"’'])[ivxl]{1,6}$", "", text)
        text = re.sub(r"(?<=[.!?][”\"’'])\d{1,3}$|(?<=[^\W\d_][.!?])\d{1,3}$", "", text)
        text = re.sub(r"(?<=[)%][.!?])\d{1,3}$|(?<=\b(?:19|20)\d\d[.!?])\d{1,3}$", "", text)
        text = re.sub(r"(?<=[^\W\d_]{4}[.!?]) \d{1,3}$", "", text)
    return text


def ends_sentence(text: str) -> bool:
    """True when `text` ends as a sentence does, note marks and closing quotes aside."""
    bare = bare_end(text)
    if not bare:
        return False
    if bare[-1] in FINAL:
        return True
    return text.rstrip()[-1:] == ")" and _bracketed_whole(text)


def _bracketed_whole(text: str) -> bool:
    bare = text.strip()
    return bare.startswith("(") and bare[:-1].rstrip()[-1:] in FINAL


def starts_lower(text: str) -> bool:
    """True when the first letter of `text` is a small one, opening quotes and links aside."""
    for character in text.lstrip("\"'“‘«([*_ "):
        return character.islower()
    return False
