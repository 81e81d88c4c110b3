"""Conserve: the proof that no word of a source is lost and none invented (law 1).

  words of source.txt, marks taken out
= words of passages, titles, quotes, notes, figures and matter + words in the ledger
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from glossator.findings import Report
from glossator.model import Brief, SpanType
from glossator.text import countable, words

SHOWN = 8
"""Words named in a message; more would not help to find the place."""


def conserve(brief: Brief, marks: Iterable[str], left_out: Iterable[str], report: Report) -> None:
    """Report words-lost unless every word of the source is in `brief` exactly once.

    `marks` are the list markers and note marks that were taken out, `left_out` the texts
    that the ledger set aside.
    """
    source = Counter(words(countable("\n".join(brief.source.lines))))
    kept: Counter[str] = Counter()
    for text in (*texts(brief), *left_out, *marks):
        kept.update(words(countable(text)))
    for old, new in _mends(brief):
        kept.update(words(countable(old)))
        kept.subtract(words(countable(new)))
    missing = source - kept
    invented = +kept - source
    if missing or invented:
        says = "; ".join(
            f"{what}: {', '.join(list(found.elements())[:SHOWN])}"
            for what, found in (("missing", missing), ("too many", invented))
            if found
        )
        report.add("words-lost", brief.source.file, 0, says)


def texts(brief: Brief) -> Iterator[str]:
    """Every text of the edition, each once."""
    yield from (passage.text for passage in brief.passages)
    yield from (section.title for section in brief.sections)
    yield from (quote.text for quote in brief.pull_quotes)
    for figure in brief.figures:
        yield figure.caption
        yield figure.note
    yield from (note.text for note in brief.notes)
    yield from (matter.text for matter in brief.matter)


def _mends(brief: Brief) -> Iterator[tuple[str, str]]:
    pieces = (
        *((p.text, p.spans) for p in brief.passages),
        *((s.title, s.spans) for s in brief.sections),
        *((q.text, q.spans) for q in brief.pull_quotes),
        *((f.caption, f.spans) for f in brief.figures),
        *((f.note, f.note_spans) for f in brief.figures),
        *((n.text, n.spans) for n in brief.notes),
        *((m.text, m.spans) for m in brief.matter),
    )
    for text, spans in pieces:
        for span in spans:
            if span.type is SpanType.MEND:
                yield str(span.get("was")), text[span.start : span.end]
