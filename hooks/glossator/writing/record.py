"""Record: a Brief -> the published `brief.json` (docs/schemas/brief.json.schema.json)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from glossator.model.annotations import Annotation
from glossator.model.brief import Brief, Figure, LeftOut, Matter, Note, Passage, PullQuote, Section
from glossator.model.metadata import Person, Publisher
from glossator.model.spans import Spans
from glossator.model.works import CitedSource, Citing, Item
from glossator.text import checksum, words
from glossator.writing.cited_item import as_csl

FORMAT = "glossator.brief/1"


def record(brief: Brief, url: str) -> dict[str, Any]:
    """The record of `brief`, whose page is at `url`, as plain values in published order."""
    meta = brief.meta
    return {
        "format": FORMAT,
        "id": brief.id,
        "url": url,
        "edition": None,
        "title": meta.title,
        "subtitle": meta.subtitle or None,
        "authors": [_author(person) for person in meta.authors],
        "editors": [_editor(person) for person in meta.editors],
        "publishers": [_publisher(publisher) for publisher in meta.publishers],
        "series": {"title": meta.series or None, "number": meta.number or None},
        "issued": (
            {"value": meta.issued.value, "as_printed": meta.issued.as_printed}
            if meta.issued
            else None
        ),
        "language": meta.language or None,
        "rights": meta.rights or None,
        "metadata_from": {
            key: lines if isinstance(lines, str) else list(lines)
            for key, lines in meta.came_from.items()
        },
        "source": {
            "file": "source.txt",
            "sha256": brief.source.sha256,
            "lines": len(brief.source.lines),
            "words": brief.words,
        },
        "counts": counts(brief),
        "sections": [_section(section) for section in brief.sections],
        "passages": [_passage(passage) for passage in brief.passages],
        "pull_quotes": [_pull_quote(quote) for quote in brief.pull_quotes],
        "figures": [_figure(figure) for figure in brief.figures],
        "notes": [_note(note) for note in brief.notes],
        "matter": [_matter(matter) for matter in brief.matter],
        "annotations": [_annotation(one) for one in brief.annotations],
        "ledger": [_left_out(entry, brief) for entry in brief.ledger],
        "tombstones": [{"id": t.id, "text": t.text, "before": t.before} for t in brief.tombstones],
    }


def as_json(value: dict[str, Any]) -> str:
    """`value` as UTF-8 text, indented, in the order it was made."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def counts(brief: Brief) -> dict[str, int]:
    """Words of each part of the edition; all of them together are the words of the source."""
    return {
        "passages": _words(passage.text for passage in brief.passages),
        "sections": _words(section.title for section in brief.sections),
        "pull_quotes": _words(quote.text for quote in brief.pull_quotes),
        "figures": _words(f"{figure.caption} {figure.note}" for figure in brief.figures),
        "notes": _words(note.text for note in brief.notes),
        "matter": _words(matter.text for matter in brief.matter),
        "ledger": sum(entry.words for entry in brief.ledger),
        "source": brief.words,
    }


def _words(texts: Iterable[str]) -> int:
    return sum(len(words(text)) for text in texts)


def _spans(spans: Spans) -> list[dict[str, Any]]:
    return [{"type": s.type, "start": s.start, "end": s.end, **dict(s.values)} for s in spans]


def _author(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "given": person.given or None,
        "family": person.family or None,
        "affiliation": person.affiliation or None,
        "position": person.position or None,
        **({"role": person.role} if person.role else {}),
    }


def _editor(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "given": person.given or None,
        "family": person.family or None,
        "role": person.role or None,
        "affiliation": person.affiliation or None,
        **({"position": person.position} if person.position else {}),
    }


def _publisher(publisher: Publisher) -> dict[str, Any]:
    return {
        "name": publisher.name,
        "parent": publisher.parent or None,
        "names": dict(publisher.names),
        "url": publisher.url or None,
        "supplied": publisher.supplied,
    }


def _was(piece: Section | Passage | PullQuote | Figure | Note) -> dict[str, Any]:
    """Its older addresses, where it has any."""
    return {"was": list(piece.was)} if piece.was else {}


def _left_out(entry: LeftOut, brief: Brief) -> dict[str, Any]:
    """What was set aside, with the lines as received; of a mend its `why` says all."""
    record = {"lines": list(entry.lines), "words": entry.words, "role": entry.role}
    if entry.role != "mend":
        record["text"] = [brief.source.lines[n - 1].strip() for n in entry.lines]
    return record | {"why": entry.why}


def _section(section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "title": section.title,
        "level": section.level,
        "lines": list(section.lines),
        "before": section.before,
        "spans": _spans(section.spans),
        **_was(section),
    }


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "id": passage.id,
        "number": passage.number,
        "kind": passage.kind,
        "section": passage.section,
        "depth": passage.depth,
        **({"marker": passage.marker} if passage.marker else {}),
        "run_in": passage.run_in,
        "text": passage.text,
        "lines": list(passage.lines),
        "sha256": checksum(passage.text),
        "spans": _spans(passage.spans),
        **_was(passage),
    }


def _pull_quote(quote: PullQuote) -> dict[str, Any]:
    return {
        "id": quote.id,
        "text": quote.text,
        "lines": list(quote.lines),
        "of": quote.of.passage,
        "start": quote.of.start,
        "end": quote.of.end,
        "match": quote.match,
        "before": quote.before,
        "spans": _spans(quote.spans),
        **_was(quote),
    }


def _figure(figure: Figure) -> dict[str, Any]:
    """Of a figure; spans of its note and words for its image only where there are any."""
    record = {
        "id": figure.id,
        "caption": figure.caption,
        "note": figure.note or None,
        "lines": list(figure.lines),
        "image": figure.image,
        "before": figure.before,
        "spans": _spans(figure.spans),
        **_was(figure),
    }
    if figure.note_spans:
        record["note_spans"] = _spans(figure.note_spans)
    if figure.image:
        record["alt"] = figure.alt
    return record


def _note(note: Note) -> dict[str, Any]:
    return {
        "id": note.id,
        "label": note.label,
        "text": note.text,
        "lines": list(note.lines),
        "referred_from": list(note.referred_from),
        "same_as": note.same_as,
        "spans": _spans(note.spans),
        "sources": [
            _source(source, f"{note.id}-{place}")
            for place, source in enumerate(note.sources, start=1)
        ],
        **_was(note),
    }


def _source(source: CitedSource, name: str) -> dict[str, Any]:
    """A CSL-JSON item that says no more than the note, and what it is to the note.

    `start` and `end` of its words in the note; `resolved_from` and `how` where it stands for a
    source named before, `locator` for the pages that are cited, `work` for its entry among the
    works.
    """
    unresolved = source.how is not Citing.FULL and source.resolved_from is None
    item = Item(note=source.text) if unresolved else source.item
    about = {
        "resolved_from": source.resolved_from,
        "how": None if source.how is Citing.FULL else source.how,
        "work": source.work,
        "locator": source.locator,
    }
    place = {"start": source.start, "end": source.end}
    return place | {key: value for key, value in about.items() if value} | as_csl(item, name)


def _matter(matter: Matter) -> dict[str, Any]:
    return {
        "kind": matter.kind,
        "lines": list(matter.lines),
        "text": matter.text,
        "spans": _spans(matter.spans),
    }


def _annotation(one: Annotation) -> dict[str, Any]:
    """An editors' note: its text is Markdown as written, and none of the author's."""
    target = one.target
    written = {"piece": target.piece, "quote": target.quote or None}
    written |= {"prefix": target.prefix or None, "suffix": target.suffix or None}
    made: dict[str, Any] = {
        "id": one.id,
        "kind": one.kind,
        "text": one.text,
        "by": one.by,
        "date": one.date,
        "target": written,
        "hold": one.hold,
        "of": one.of,
        "start": one.start,
        "end": one.end,
    }
    if one.circles:
        made["circles"] = [
            {"name": c.name, "since": c.since or None, "members": c.members} for c in one.circles
        ]
    return made
