"""Conserve: the proof that no word of a source is lost and none invented (law 1).

  words of source.txt, marks taken out
= words of passages, titles, quotes, notes, figures and matter + words in the ledger
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from glossator.findings import Report
from glossator.model.brief import Brief
from glossator.model.spans import SpanType
from glossator.text import TAG, countable, words

SHOWN = 8
"""Words named in a message; more would not help to find the place."""


def conserve(brief: Brief, marks: Sequence[str], left_out: Iterable[str], report: Report) -> None:
    """Report words-lost unless every letter and digit of the source is in `brief` exactly once.

    `marks` are the list markers and note marks that were taken out, `left_out` the texts that
    the ledger set aside. Letters are held one by one, since a mark that is taken out may leave
    two words closed up ("well<sup>1</sup>2"); the number of words may differ by these alone.
    """
    source = countable("\n".join(brief.source.lines))
    kept = [countable(text) for text in (*texts(brief), *left_out, *marks)]
    mended = [(countable(old), countable(new)) for old, new in _mends(brief)]
    letters = Counter(_letters(source))
    letters.subtract(Counter(_letters("".join(kept))))
    found = Counter(words(source))
    found.subtract(word for text in kept for word in words(text))
    for old, new in mended:
        letters.subtract(Counter(_letters(old)))
        letters.update(Counter(_letters(new)))
        found.subtract(words(old))
        found.update(words(new))
    closed_up = len(marks) + len(TAG.findall("\n".join(brief.source.lines)))
    if any(letters.values()) or abs(found.total()) > closed_up:
        missing, invented = list((+found).elements()), list((-found).elements())
        says = "; ".join(
            f"{what}: {', '.join(some[:SHOWN])}"
            for what, some in (("missing", missing), ("too many", invented))
            if some
        )
        report.add("words-lost", brief.source.file, 0, says)


def _letters(text: str) -> Iterator[str]:
    return (character for character in text if character.isalnum())


def texts(brief: Brief) -> Iterator[str]:
    """Every text of the edition, each once."""
    yield from (piece.text for piece in brief.pieces)
    yield from (matter.text for matter in brief.matter)


def _mends(brief: Brief) -> Iterator[tuple[str, str]]:
    pieces = (
        *((piece.text, piece.spans) for piece in brief.pieces),
        *((figure.note, figure.note_spans) for figure in brief.figures),
        *((m.text, m.spans) for m in brief.matter),
    )
    for text, spans in pieces:
        for span in spans:
            if span.type is SpanType.MEND:
                yield str(span.get("was")), text[span.start : span.end]
