"""Outline: the brief as it stands after a pass, one line per piece, for eyes and for goldens.

classify     92      paragraph    a sentence, or as long as prose   It is thus in the …
assemble  p3 92, 94  paragraph    It is thus in the clear interest of Seoul …
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from glossator.model.brief import Brief
from glossator.model.source import Chunk, Labelled, Source
from glossator.model.spans import Spans, SpanType


def outline(value: object) -> str:
    """What a pass gave, printed; any of the types that `pipeline.convert` watches."""
    return "\n".join(_lines(value)) + "\n"


def _lines(value: object) -> Iterator[str]:
    if isinstance(value, Source):
        yield f"{value.brief}  {len(value.lines)} lines  {value.sha256}"
        yield from (f"{n:5}  {line}" for n, line in enumerate(value.lines, start=1) if line.strip())
    elif isinstance(value, Brief):
        yield from _brief(value)
    elif isinstance(value, Chunk):
        yield f"{_numbers(value.lines)}  {value.marker:3} {value.text}"
    elif isinstance(value, Labelled):
        depth = f" {value.depth}" if value.depth else ""
        marker = f"{value.marker} " if value.marker else ""
        yield f"{_numbers(value.lines)}  {value.role}{depth}  [{value.why}]  {marker}{value.text}"
    elif isinstance(value, tuple):
        for one in value:
            yield from _lines(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield f"— {field.name} —"
            yield from _lines(getattr(value, field.name))
    else:
        yield f"{value}"


def _brief(brief: Brief) -> Iterator[str]:
    for field in fields(brief.meta):
        if content := getattr(brief.meta, field.name):
            yield f"{field.name}: {content}"
    for index in range(len(brief.passages) + 1):
        for figure in (f for f in brief.figures if f.before == index):
            yield f"{figure.id}  {_numbers(figure.lines)}  {figure.caption} | {figure.note}"
        for quote in (q for q in brief.pull_quotes if q.before == index):
            place = f"{quote.of.passage} {quote.of.start}–{quote.of.end}"
            yield f"{quote.id}  {_numbers(quote.lines)}  {quote.match} of {place}  {quote.text}"
        for section in (s for s in brief.sections if s.before == index):
            yield f"{section.id}  {_numbers(section.lines)}  {'#' * section.level} {section.title}"
        for passage in brief.passages[index : index + 1]:
            kind = f"{passage.kind}{'>' * passage.depth}"
            text = _marked(passage.text, passage.spans)
            yield f"{passage.id}  {_numbers(passage.lines)}  {kind}  {text}"
    for note in brief.notes:
        yield f"{note.id}  {_numbers(note.lines)}  [{note.label}]  {_marked(note.text, note.spans)}"
    for matter in brief.matter:
        yield f"{_numbers(matter.lines)}  {matter.kind}  {' / '.join(matter.text.splitlines())}"
    for entry in brief.ledger:
        yield f"{_numbers(entry.lines)}  set aside: {entry.role}, {entry.words} words: {entry.why}"


_SIGNS = {
    SpanType.EMPHASIS: ("*", "*"),
    SpanType.STRONG: ("**", "**"),
    SpanType.LINK: ("[", "]"),
    SpanType.LOST_LINK: ("[", "]?"),
    SpanType.MEND: ("{", "}"),
    SpanType.REFERENCE: ("[", "]↓"),
}


def _marked(text: str, spans: Spans) -> str:
    """`text` with signs for its spans, for eyes only."""
    marks: list[tuple[int, int, str]] = []
    for span in spans:
        if span.type is SpanType.NOTE_REF:
            marks.append((span.start, 1, f"^{span.get('note')}"))
        elif span.type in _SIGNS:
            opening, closing = _SIGNS[span.type]
            marks += [(span.start, 2, opening), (span.end, 0, closing)]
    for at, _, sign in sorted(marks, reverse=True):
        text = text[:at] + sign + text[at:]
    return text


def _numbers(lines: tuple[int, ...]) -> str:
    return ", ".join(str(number) for number in lines)
