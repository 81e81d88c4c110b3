"""Annotate: the editors' notes of `annotations.yml` -> notes held by the words they speak of.

    {id: a1, target: {passage: p2, quote: peace through strength}}
    span annotation a1, 128–150 of p2

Whatever is not surely found is reported with the old words and the new. A note that cannot be
held is kept and shown apart; it is never drawn on words that it may not be about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from glossator.findings import Report
from glossator.handwritten import Handwritten
from glossator.marking.anchor import Place, anchor, passage_at, remember
from glossator.marking.annotations import Annotations, WrittenTarget
from glossator.model.annotations import Annotation, AnnotationKind, Circle, Hold, Remembered, Target
from glossator.model.brief import Brief, Figure, Passage, Tombstone
from glossator.model.glossary import Term
from glossator.model.ids import Anchor, BriefId
from glossator.model.naming import by_any_address, by_any_name
from glossator.model.spans import Span, SpanType
from glossator.shorthand import Reference, references, unclosed

SHORT = 20
"""A quotation of fewer characters stands in too many places to be looked for without a passage."""

OPENING = 120
"""Characters of a whole piece that are remembered of it."""

NEAR = 50
"""From this likeness on a name is offered for one that is not there."""


def annotate(
    brief: Brief,
    written: Handwritten[Annotations],
    known: Mapping[Anchor, Remembered],
    file: str,
    report: Report,
) -> Brief:
    """`brief` with its editors' notes, a span at the words of each that is held, and a tombstone
    for each that is there no more.

    `known` is what the lock remembers of each note. Reports annotation-twice,
    annotation-reused, quotation-short, annotation-edited, annotation-doubtful and
    annotation-lost.
    """
    found: dict[Anchor, Annotation] = {}
    for one in _notes(written):
        if one.id in found:
            says = f"{one.id} is also in line {found[one.id].line}"
            report.add("annotation-twice", file, one.line, says)
            continue
        memory = known.get(one.id)
        if memory is not None and memory.target != str(one.target):
            if memory.withdrawn:
                says = f"{one.id} was the note on {memory.target}"
                report.add("annotation-reused", file, one.line, says)
            memory = None
        found[one.id] = _held(one, brief, memory, file, report)
    held = tuple(sorted(found.values(), key=lambda one: _in_order(one.id)))
    gone = (known[id] for id in sorted(known, key=_in_order) if id not in found)
    return replace(
        brief,
        passages=tuple(_marked(passage, held) for passage in brief.passages),
        annotations=held,
        tombstones=(
            *brief.tombstones,
            *(Tombstone(one.id, one.target, len(brief.passages)) for one in gone),
        ),
    )


def remembered(brief: Brief, known: Mapping[Anchor, Remembered]) -> tuple[Remembered, ...]:
    """What the lock is to hold of the notes of `brief`, with those that are withdrawn.

    What is not surely found is remembered as it was last: only a person may let it go.
    """
    now: dict[Anchor, Remembered] = {}
    for one in brief.annotations:
        old = known.get(one.id)
        if one.hold is Hold.SURE or old is None or old.withdrawn:
            now[one.id] = _memory(one, brief, old)
        else:
            now[one.id] = old
    gone = (replace(old, withdrawn=True) for id, old in known.items() if id not in now)
    return tuple(sorted((*now.values(), *gone), key=lambda one: _in_order(one.id)))


def _in_order(id: Anchor) -> tuple[int, str]:
    digits = re.search(r"[0-9]+", id)
    return (int(digits[0]) if digits else 0, id)


def _memory(one: Annotation, brief: Brief, old: Remembered | None) -> Remembered:
    passage = passage_at(brief, one.of)
    if passage is None or one.start == one.end:
        piece = next((p for p in brief.pieces if p.id == one.of), None)
        text = "" if one.of else brief.meta.title
        if piece is not None:  # locks have always remembered a figure by its caption alone
            text = piece.caption if isinstance(piece, Figure) else piece.text
        return Remembered(one.id, str(one.target), one.of, text[:OPENING])
    same = old is not None and (old.target, old.of) == (str(one.target), passage.id)
    if old is not None and same and not old.withdrawn and old.text in passage.text:
        return old
    return remember(one.id, one.target, brief, passage, one.start, one.end)


# --- one note ------------------------------------------------------------------------------


def _notes(written: Handwritten[Annotations]) -> Iterator[Annotation]:
    for n, note in enumerate(written.value.notes):
        yield Annotation(
            id=Anchor(note.id),
            kind=AnnotationKind(note.kind),
            text=note.text,
            by=note.by,
            date=note.date,
            target=_target(note.target),
            line=written.line_of(("notes", n, "id")),
        )
    for n, made in enumerate(written.value.reconstructions):
        yield Annotation(
            id=Anchor(made.id),
            kind=AnnotationKind.RECONSTRUCTION,
            text=made.text,
            by=made.by,
            date=made.date,
            target=Target(Anchor(made.figure)),
            circles=tuple(Circle(c.name, c.since, c.members) for c in made.circles),
            line=written.line_of(("reconstructions", n, "id")),
        )


def _target(target: WrittenTarget) -> Target:
    piece = Anchor(target.piece) if target.piece else None
    return Target(piece, target.quote, target.prefix, target.suffix)


def _held(
    one: Annotation, brief: Brief, known: Remembered | None, file: str, report: Report
) -> Annotation:
    if not one.target.quote:
        return _whole(one, brief, known, file, report)
    if len(one.target.quote) < SHORT and one.target.piece is None:
        says = f"“{one.target.quote}” of {one.id}"
        report.add("quotation-short", file, one.line, says)
        return replace(one, hold=Hold.LOST)
    place = anchor(one.target, brief, known)
    if place.hold is not Hold.SURE:
        _report(one, place, file, report)
    if place.passage is None or place.hold is Hold.DOUBTFUL:
        return replace(one, hold=place.hold)
    return replace(one, hold=place.hold, of=place.passage.id, start=place.start, end=place.end)


def _whole(
    one: Annotation, brief: Brief, known: Remembered | None, file: str, report: Report
) -> Annotation:
    """A note on a whole piece, or on the brief: held as long as the address leads somewhere."""
    wanted = one.target.piece
    if wanted is None:
        return one
    piece = next((p.id for p in brief.pieces if wanted in (p.id, *p.was)), None)
    if piece is None:
        was = f"; it was “{known.text}”" if known else ""
        report.add("annotation-lost", file, one.line, f"{one.id} on {wanted}{was}")
        return replace(one, hold=Hold.LOST)
    return replace(one, of=piece)


def _report(one: Annotation, place: Place, file: str, report: Report) -> None:
    was = f"{one.id} on {one.target}"
    now = f"{place.passage.id} has “{place.words}”" if place.passage else ""
    if place.hold is Hold.EDITED:
        report.add("annotation-edited", file, one.line, f"{was}; {now}")
    elif place.times > 1:
        says = f"{was}, {place.times} times"
        report.add("annotation-ambiguous", file, one.line, says)
    elif place.hold is Hold.DOUBTFUL:
        report.add("annotation-doubtful", file, one.line, f"{was}; {now}")
    else:
        report.add("annotation-lost", file, one.line, was)


def _marked(passage: Passage, held: Sequence[Annotation]) -> Passage:
    others = tuple(span for span in passage.spans if span.type is not SpanType.ANNOTATION)
    own = (
        Span(SpanType.ANNOTATION, one.start, one.end, (("annotation", str(one.id)),))
        for one in held
        if one.of == passage.id and one.start < one.end
    )
    spans = sorted((*others, *own), key=lambda span: (span.start, -span.end, span.type))
    return replace(passage, spans=tuple(spans))


# --- what notes point at -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class File:
    """The file that the notes of a brief were read from."""

    name: str
    lines: tuple[str, ...]

    def line_of(self, words: str, start: int) -> int:
        """1-based line that holds `words`, from line `start` on; `start` where they are broken."""
        rows = enumerate(self.lines[max(start - 1, 0) :], max(start, 1))
        return next((n for n, row in rows if words in row), start)


def check_references(
    briefs: Sequence[Brief], terms: Sequence[Term], files: Mapping[BriefId, File], report: Report
) -> None:
    """Report each reference of a note that leads to nothing (reference-unknown)."""
    names = {name: by_any_address(brief) for name, brief in by_any_name(briefs).items()}
    known_terms = by_any_name(terms)
    for brief in briefs:
        for one in brief.annotations:
            for text in (one.text, *(circle.members for circle in one.circles)):
                file = files[brief.id]
                if says := unclosed(text):
                    line = file.line_of(says, one.line)
                    report.add("reference-unknown", file.name, line, f"`{says}` is never closed")
                for reference in references(text):
                    if says := _unknown(reference, brief.id, names, known_terms):
                        line = file.line_of(f"[[{reference.written}", one.line)
                        report.add("reference-unknown", file.name, line, says)


def _unknown(
    reference: Reference,
    here: BriefId,
    names: Mapping[str, Mapping[Anchor, Anchor]],
    terms: Mapping[str, Term],
) -> str:
    """What is wrong with a reference and what may be meant; empty where nothing is."""
    shown = f"`[[{reference.written}]]`"
    if not reference.written:
        return f"{shown} is empty"
    if reference.term is not None:
        if reference.term in terms:
            return ""
        return f"{shown} is no term of the glossary{_nearest(reference.term, terms, 'term:')}"
    brief = reference.brief or here
    if brief not in names:
        return f"{shown} is no brief, passage or term{_nearest(brief, names, '')}"
    if reference.piece is None or reference.piece in names[brief]:
        return ""
    start = f"{brief}#" if reference.brief else ""
    return f"{shown} is not in {brief}{_nearest(reference.piece, names[brief], start)}"


def _nearest(name: str, known: Iterable[str], start: str) -> str:
    near = process.extractOne(name.casefold(), sorted(known), scorer=fuzz.ratio, score_cutoff=NEAR)
    return f"; did you mean `[[{start}{near[0]}]]`?" if near else ""
