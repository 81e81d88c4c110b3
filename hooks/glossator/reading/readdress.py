"""Put issued addresses into a brief: its pieces, their references to each other, its tombstones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from glossator.model.brief import Brief, Figure, Note, Passage, PullQuote, Section, Tombstone
from glossator.model.ids import Anchor
from glossator.model.spans import Spans
from glossator.model.works import CitedSource
from glossator.reading.lock import Entry, Kind, State

REFERENCES = frozenset({"note", "to"})
"""Keys of a span's values that hold an address within the brief."""


def readdress(brief: Brief, ids: Mapping[Anchor, Anchor], entries: tuple[Entry, ...]) -> Brief:
    """The brief with its addresses, its older addresses, its tombstones, and all references."""
    was: dict[Anchor, tuple[Anchor, ...]] = {}
    for entry in entries:
        if entry.into is not None:
            was[entry.into] = (*was.get(entry.into, ()), entry.id)

    def to(old: Anchor) -> Anchor:
        return ids.get(old, old)

    def spans(old: Spans) -> Spans:
        return tuple(
            replace(
                span,
                values=tuple(
                    (
                        key,
                        to(Anchor(value))
                        if key in REFERENCES and isinstance(value, str)
                        else value,
                    )
                    for key, value in span.values
                ),
            )
            for span in old
        )

    def passage(p: Passage) -> Passage:
        section = None if p.section is None else to(p.section)
        return replace(
            p, id=to(p.id), spans=spans(p.spans), section=section, was=was.get(to(p.id), ())
        )

    def section(s: Section) -> Section:
        return replace(s, id=to(s.id), spans=spans(s.spans), was=was.get(to(s.id), ()))

    def quote(q: PullQuote) -> PullQuote:
        of = replace(q.of, passage=to(q.of.passage)) if q.of.brief == brief.id else q.of
        return replace(q, id=to(q.id), of=of, spans=spans(q.spans), was=was.get(to(q.id), ()))

    def figure(f: Figure) -> Figure:
        return replace(
            f,
            id=to(f.id),
            spans=spans(f.spans),
            note_spans=spans(f.note_spans),
            was=was.get(to(f.id), ()),
        )

    def source(s: CitedSource) -> CitedSource:
        return replace(s, resolved_from=None if s.resolved_from is None else to(s.resolved_from))

    def note(n: Note) -> Note:
        return replace(
            n,
            id=to(n.id),
            spans=spans(n.spans),
            sources=tuple(map(source, n.sources)),
            same_as=None if n.same_as is None else to(n.same_as),
            referred_from=tuple(map(to, n.referred_from)),
            was=was.get(to(n.id), ()),
        )

    place = {to(p.id): index + 1 for index, p in enumerate(brief.passages)}
    return replace(
        brief,
        sections=tuple(map(section, brief.sections)),
        passages=tuple(map(passage, brief.passages)),
        pull_quotes=tuple(map(quote, brief.pull_quotes)),
        figures=tuple(map(figure, brief.figures)),
        notes=tuple(map(note, brief.notes)),
        matter=tuple(replace(m, spans=spans(m.spans)) for m in brief.matter),
        tombstones=tuple(
            Tombstone(
                e.id,
                e.text,
                len(brief.passages)
                if e.kind is Kind.NOTE
                else 0
                if e.after is None
                else place[e.after],
            )
            for e in entries
            if e.state is State.WITHDRAWN
        ),
    )
