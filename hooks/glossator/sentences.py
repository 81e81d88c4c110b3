"""Sentences: where a sentence of running text begins and ends.

A small set of rules with a table of abbreviations: the libraries that were tried fail on
"D.C. The" and on notes, and are no longer kept.
"""

from __future__ import annotations

import re

_BOUNDARY = re.compile(r"(?P<end>[.!?…][\"'”’)\]]*)\s+(?=[\"'“‘(\[]?[^\W_a-z])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|Prof|Gen|Sen|Rep|St|vs|e\.g|i\.e|No|Vol|Fig|cf|al|Inc|Ltd|Co|pp?|ca|ed|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)|\b[A-Z](?:\.[A-Z])*|U\.S|U\.K|U\.N|E\.U)\.$"
)
_NEVER_ENDS = re.compile(
    r"\b(?:Dr|Mr|Mrs|Ms|Prof|Gen|Sen|Rep|St|vs|e\.g|i\.e|No|Vol|Fig|cf|pp?|ca)\.$"
)


def sentences(text: str) -> list[tuple[int, int]]:
    """Stretches of the sentences of `text`, in order, without the blanks between them.

    >>> [t[a:b] for t in ["In D.C. The vote failed."] for a, b in sentences(t)]
    ['In D.C.', 'The vote failed.']
    """
    found: list[tuple[int, int]] = []
    start = 0
    for boundary in _BOUNDARY.finditer(text):
        end = boundary.end("end")
        before = text[start:end].rstrip("\"'”’)]")
        if _NEVER_ENDS.search(before) or (
            _ABBREVIATION.search(before) and not _opens_sentence(text[boundary.end() :])
        ):
            continue
        found.append((start, end))
        start = boundary.end()
    found.append((start, len(text)))
    return found


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of the sentence, or sentences, that hold `text[start:end]`."""
    holding = [s for s in sentences(text) if s[0] < max(end, start + 1) and start < s[1]]
    if not holding:
        return 0, len(text)
    return holding[0][0], holding[-1][1]


def _opens_sentence(rest: str) -> bool:
    """After "U.S." or "D.C." a sentence begins only with a word that begins sentences."""
    return (
        re.match(
            r"[\"'“‘(]?(?:The|A|An|It|Its|This|That|These|Those|In|On|At|For|As|But|And|However|He|She|"
            r"They|We|If|When|While|Although|There|Such|Some|Many|By|To|With|After|Before|Since)\b",
            rest,
        )
        is not None
    )
