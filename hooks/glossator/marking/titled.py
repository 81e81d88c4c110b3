"""Titles: what stands in quotation marks of any language, or in italics.

“Walls,”   »Was nun?«   「항만」   a part of something larger
*Ports*    『항만』                a whole
"""

from __future__ import annotations

import re

from glossator.model.spans import Spans, SpanType

_QUOTES = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‘": "’",
    "「": "」",
    "〈": "〉",
    "‹": "›",
    "‚": "‘’",
}
_BOOK_QUOTES = {"『": "』", "《": "》"}
_NO_TITLE = re.compile(
    r"(?:ibid|ebd|id|et al|op\.? ?cit|loc\.? ?cit|see(?: also)?|cf|in|supra|infra|passim|vs?|"
    r"ed|eds|trans|and|or|the|accessed|available at|sic)[.,: ]*",
    re.I,
)
"""Words that are set in italics by custom and name nothing."""


def titles(text: str, open_text: str, spans: Spans) -> list[tuple[bool, int, int, str]]:
    """Each title that is set off: whether it names a whole, start, end and words; the outer ones.

    `open_text` is `text` with `\x00` where other tokens stand.
    """
    found = [
        (True, span.start, span.end)
        for span in spans
        if span.type is SpanType.EMPHASIS and "\x00" not in open_text[span.start : span.end]
    ]
    at = 0
    while at < len(open_text):
        closing = _closing(open_text, at)
        if closing > at:
            whole = open_text[at] in _BOOK_QUOTES
            found.append((whole, at, closing + 1))
            at = closing
        at += 1
    out: list[tuple[bool, int, int, str]] = []
    for whole, start, end in sorted(found, key=lambda one: (one[1], -one[2])):
        bare = whole and text[start] not in _BOOK_QUOTES
        value = text[start:end] if bare else text[start + 1 : end - 1]
        value = _title(value)
        overlaps = any(first < end and start < last for _, first, last, _ in out)
        names_something = any(c.isalpha() for c in value) and not _NO_TITLE.fullmatch(value)
        if value and not overlaps and (names_something or not bare):
            out.append((whole, start, end, value))
    return out


def _title(value: str) -> str:
    """A title without the comma or stop that the sentence needs after it."""
    value = value.strip().rstrip(",;:").strip()
    ends_sentence = value.endswith(".") and not re.search(r"(?:\.\w|\b[A-Z]|\.\.)\.$", value)
    return value[:-1].rstrip() if ends_sentence else value


def _closing(text: str, at: int) -> int:
    """Where the quotation that opens at `at` ends; -1 where none opens or it never ends."""
    mark = text[at]
    if at and text[at - 1].isalnum() and mark not in "「『《〈":
        return -1
    if mark in "\"'":
        end = re.compile(rf"{mark}(?!\w)").search(text, at + 2)
        return end.start() if end and text[at + 1 : at + 2].strip() else -1
    closers = _QUOTES.get(mark) or _BOOK_QUOTES.get(mark)
    if closers is None:
        return -1
    depth = 0
    for here in range(at, len(text)):
        if text[here] == mark and mark not in closers:
            depth += 1
        elif text[here] in closers and here > at:
            if (
                mark in "‘‚"
                and not re.match(r"\s*(?:[,.;:()\x00]|$)", text[here + 1 :])
                and text[here - 1] not in ",.?!"
            ):
                continue  # an apostrophe
            depth -= 1
            if depth <= 0:
                return here
    return -1
