"""Frozen: the record of a fixed edition, `brief.json` -> the edition as it was released.

    {"edition": 1, "passages": [{"id": "p1", "text": …}]}    Edition(1, Brief(passages=(p1, …)))

Of the source only the lines that were set aside are in the record, and only they are read
again; all that a page shows is there.
"""

from __future__ import annotations

from typing import Any

from glossator.model.annotations import Annotation, AnnotationKind, Circle, Hold, Target
from glossator.model.brief import (
    Brief,
    Figure,
    LeftOut,
    Match,
    Matter,
    Note,
    Passage,
    PullQuote,
    Section,
    Tombstone,
)
from glossator.model.editions import Edition
from glossator.model.glossary import RelationKind, Sense, Term, TermRelation
from glossator.model.ids import Anchor, BriefId, Sha256, TermId
from glossator.model.metadata import Issued, Meta, Person, Publisher
from glossator.model.roles import Role
from glossator.model.source import Source
from glossator.model.spans import Place, Span, Spans, SpanType
from glossator.reading.cited import with_sources

Record = dict[str, Any]


def thaw(record: Record, of: BriefId, file: str, files: tuple[str, ...] = ()) -> Edition:
    """The edition in `record`, which was parsed from the text `file`, of the brief now called `of`.

    Raises KeyError, TypeError, ValueError or AttributeError where it is no such record.
    """
    brief = thaw_brief(record)
    return Edition(
        of,
        int(record["edition"]),
        str(record["released"]),
        brief,
        tuple(_term(term, brief.id) for term in record["terms"]),
        file,
        files,
    )


def thaw_brief(record: Record) -> Brief:
    """The brief that was written as `record`; raises as `thaw` does."""
    brief = BriefId(record["id"])
    lines = [""] * record["source"]["lines"]
    for entry in record["ledger"]:
        for number, text in zip(entry["lines"], entry.get("text", ()), strict=False):
            lines[number - 1] = text
    source = Source(
        brief, f"briefs/{brief}/source.txt", tuple(lines), Sha256(record["source"]["sha256"])
    )
    return Brief(
        id=brief,
        source=source,
        words=record["source"]["words"],
        meta=_meta(record),
        sections=tuple(_section(row) for row in record["sections"]),
        passages=tuple(_passage(row) for row in record["passages"]),
        pull_quotes=tuple(_pull_quote(row, brief) for row in record["pull_quotes"]),
        figures=tuple(_figure(row) for row in record["figures"]),
        notes=_notes(record["notes"]),
        matter=tuple(
            Matter(Role(row["kind"]), row["text"], tuple(row["lines"]), _spans(row["spans"]))
            for row in record["matter"]
        ),
        ledger=tuple(
            LeftOut(tuple(row["lines"]), row["words"], row["role"], row["why"])
            for row in record["ledger"]
        ),
        tombstones=tuple(
            Tombstone(Anchor(row["id"]), row["text"], row["before"]) for row in record["tombstones"]
        ),
        annotations=tuple(_annotation(row) for row in record["annotations"]),
    )


def _meta(record: Record) -> Meta:
    issued, series = record["issued"], record["series"]
    return Meta(
        title=record["title"],
        subtitle=record["subtitle"] or "",
        authors=tuple(_person(row) for row in record["authors"]),
        editors=tuple(_person(row) for row in record["editors"]),
        publishers=tuple(
            Publisher(
                row["name"],
                row["parent"] or "",
                tuple(row["names"].items()),
                row["url"] or "",
                row["supplied"],
            )
            for row in record["publishers"]
        ),
        series=series["title"] or "",
        number=series["number"] or "",
        issued=Issued(issued["value"], issued["as_printed"]) if issued else None,
        language=record["language"] or "",
        rights=record["rights"] or "",
        came_from={
            key: lines if isinstance(lines, str) else tuple(lines)
            for key, lines in record["metadata_from"].items()
        },
    )


def _person(row: Record) -> Person:
    keys = ("name", "given", "family", "affiliation", "position", "role")
    return Person(*(row.get(key) or "" for key in keys))


def _spans(rows: list[Record]) -> Spans:
    return tuple(
        Span(
            SpanType(row["type"]),
            row["start"],
            row["end"],
            tuple((key, row[key]) for key in row if key not in ("type", "start", "end")),
        )
        for row in rows
    )


def _was(row: Record) -> tuple[Anchor, ...]:
    return tuple(Anchor(address) for address in row.get("was", ()))


def _optional(address: str | None) -> Anchor | None:
    return None if address is None else Anchor(address)


def _section(row: Record) -> Section:
    return Section(
        id=Anchor(row["id"]),
        title=row["title"],
        level=row["level"],
        lines=tuple(row["lines"]),
        before=row["before"],
        spans=_spans(row["spans"]),
        was=_was(row),
    )


def _passage(row: Record) -> Passage:
    return Passage(
        id=Anchor(row["id"]),
        kind=Role(row["kind"]),
        text=row["text"],
        lines=tuple(row["lines"]),
        spans=_spans(row["spans"]),
        depth=row["depth"],
        marker=row.get("marker", ""),
        section=_optional(row["section"]),
        run_in=row["run_in"],
        was=_was(row),
    )


def _pull_quote(row: Record, brief: BriefId) -> PullQuote:
    return PullQuote(
        id=Anchor(row["id"]),
        text=row["text"],
        lines=tuple(row["lines"]),
        of=Place(brief, Anchor(row["of"]), row["start"], row["end"]),
        match=Match(row["match"]),
        before=row["before"],
        spans=_spans(row["spans"]),
        was=_was(row),
    )


def _figure(row: Record) -> Figure:
    return Figure(
        id=Anchor(row["id"]),
        caption=row["caption"],
        lines=tuple(row["lines"]),
        before=row["before"],
        note=row["note"] or "",
        image=row["image"],
        alt=row.get("alt", ""),
        spans=_spans(row["spans"]),
        note_spans=_spans(row.get("note_spans", [])),
        was=_was(row),
    )


def _notes(rows: list[Record]) -> tuple[Note, ...]:
    notes: list[Note] = []
    for row in rows:  # a source may repeat one of a note before
        notes.append(with_sources(_note(row), row["sources"], notes))
    return tuple(notes)


def _note(row: Record) -> Note:
    return Note(
        id=Anchor(row["id"]),
        label=row["label"],
        text=row["text"],
        lines=tuple(row["lines"]),
        spans=_spans(row["spans"]),
        same_as=_optional(row["same_as"]),
        referred_from=tuple(Anchor(address) for address in row["referred_from"]),
        was=_was(row),
    )


def _annotation(row: Record) -> Annotation:
    target = row["target"]
    return Annotation(
        id=Anchor(row["id"]),
        kind=AnnotationKind(row["kind"]),
        text=row["text"],
        by=row["by"],
        date=row["date"],
        target=Target(
            _optional(target["piece"]),
            target["quote"] or "",
            target["prefix"] or "",
            target["suffix"] or "",
        ),
        hold=Hold(row["hold"]),
        of=_optional(row["of"]),
        start=row["start"],
        end=row["end"],
        circles=tuple(
            Circle(ring["name"], ring["since"] or "", ring["members"])
            for ring in row.get("circles", ())
        ),
    )


def _term(row: Record, brief: BriefId) -> Term:
    return Term(
        id=TermId(row["id"]),
        label=row["label"],
        kind=row["kind"],
        definition=row["definition"],
        abbreviation=row["abbreviation"] or "",
        labels=tuple(row["labels"].items()),
        senses=tuple(
            Sense(Place(brief, Anchor(s["passage"]), s["start"], s["end"]), s["quote"])
            for s in row["senses"]
        ),
        relations=tuple(
            TermRelation(RelationKind(kind), TermId(to))
            for kind, others in row["relations"].items()
            for to in others
        ),
    )
