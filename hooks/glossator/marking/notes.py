"""Notes: the marks in the text -> the notes they lead to, and back.

"… is essential.¹"     note-ref "1"  ->  note-ref n1, and n1 is referred from p1
"Ibid." after a note of one source     the same as that note
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from glossator.findings import Report
from glossator.marking.fields import left_over
from glossator.marking.persons import Known
from glossator.marking.repeats import IBID
from glossator.marking.sources import sources_of
from glossator.model.brief import Brief, Note
from glossator.model.ids import Anchor
from glossator.model.spans import Spans, SpanType
from glossator.model.works import CitedSource, Citing, Item, Name
from glossator.text import RAISED_UNIT, SUPERSCRIPTS, words

_LEFT_MARK = re.compile(rf"(?<=[\w.,;:!?”’\")])[{SUPERSCRIPTS}]+")


def tie(brief: Brief, report: Report) -> Brief:
    """`brief` with note-refs that name notes, notes that name passages, and sources.

    Reports note-unmarked, mark-without-note, ibid-unresolved and source-not-understood.
    """
    passages = tuple(
        replace(p, spans=_tied(p.spans, p.lines[0], brief.notes)) for p in brief.passages
    )
    sections = tuple(
        replace(s, spans=_tied(s.spans, s.lines[0], brief.notes)) for s in brief.sections
    )
    quotes = tuple(
        replace(q, spans=_tied(q.spans, q.lines[0], brief.notes)) for q in brief.pull_quotes
    )
    figures = tuple(
        replace(
            f,
            spans=_tied(f.spans, f.lines[0], brief.notes),
            note_spans=_tied(f.note_spans, f.lines[0], brief.notes),
        )
        for f in brief.figures
    )
    matter = tuple(replace(m, spans=_tied(m.spans, m.lines[0], brief.notes)) for m in brief.matter)
    referred: dict[str, list[Anchor]] = {note.id: [] for note in brief.notes}
    for passage in passages:
        for span in passage.spans:
            if span.type is SpanType.NOTE_REF:
                referred[str(span.get("note"))].append(passage.id)
        _report_left_marks(passage.text, passage.lines[0], brief, report)
    beside = (
        *(section.spans for section in sections),
        *(quote.spans for quote in quotes),
        *(figure.spans + figure.note_spans for figure in figures),
        *(one.spans for one in matter),
    )
    elsewhere = {span.get("note") for spans in beside for span in spans}
    known = _known(brief)
    notes: list[Note] = []
    for note in brief.notes:
        note = replace(note, referred_from=tuple(referred[note.id]))
        if not note.referred_from and note.id not in elsewhere:
            report.add("note-unmarked", brief.source.file, note.lines[0], f"note {note.label}")
        notes.append(_with_sources(note, notes, known, brief, report))
    return replace(
        brief,
        passages=passages,
        sections=sections,
        pull_quotes=quotes,
        figures=figures,
        matter=matter,
        notes=tuple(notes),
    )


def _tied(spans: Spans, line: int, notes: Sequence[Note]) -> Spans:
    return tuple(
        replace(s, values=(("note", _note_for(str(s.get("note")), line, notes).id),))
        if s.type is SpanType.NOTE_REF
        else s
        for s in spans
    )


def _note_for(label: str, line: int, notes: Sequence[Note]) -> Note:
    """The note of that label; where numbering begins anew on each page, the next one."""
    known = next((note for note in notes if note.id == label), None)
    if known is not None:
        return known
    labelled = [note for note in notes if note.label == label]
    return next((note for note in labelled if note.lines[0] >= line), labelled[-1])


def _report_left_marks(text: str, line: int, brief: Brief, report: Report) -> None:
    for found in _LEFT_MARK.finditer(text):
        if not RAISED_UNIT.search(text[max(found.start() - 4, 0) : found.start()]):
            words = text[max(found.start() - 30, 0) : found.end()]
            report.add("mark-without-note", brief.source.file, line, f"“…{words}”")


def _left(source: CitedSource) -> str:
    return left_over(source.item) if source.how is Citing.FULL else ""


def _known(brief: Brief) -> Known:
    """The authors of the brief, who often cite themselves: their names are divided already."""
    return {
        frozenset(word.casefold() for word in words(person.name)): Name(person.family, person.given)
        for person in brief.meta.authors
        if person.family and person.given
    }


def _with_sources(
    note: Note, before: Sequence[Note], known: Known, brief: Brief, report: Report
) -> Note:
    """The note with its sources; an *Ibid.* repeats the one source of the note before it."""
    sources = sources_of(note, before, known)
    for source in sources:
        if source.how is Citing.IBID and source.resolved_from is None:
            report.add("ibid-unresolved", brief.source.file, note.lines[0], f"note {note.label}")
        elif left := source.text if source.item == Item() else _left(source):
            says = f"note {note.label}, “{left if len(left) <= 80 else left[:79] + '…'}”"
            report.add("source-not-understood", brief.source.file, note.lines[0], says)
    ibid = IBID.match(note.text)
    same = None
    if ibid and len(sources) == 1 and sources[0].resolved_from and not ibid["more"].strip(" ,."):
        same = before[-1].same_as or before[-1].id
    return replace(note, sources=sources, same_as=same)
