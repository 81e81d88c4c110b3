"""Briefs of nothing but notes that cite, for tests."""

from __future__ import annotations

from collections.abc import Sequence

from glossator.findings import Report
from glossator.marking.notes import tie
from glossator.model.brief import Brief, Note
from glossator.model.ids import Anchor, BriefId, Sha256
from glossator.model.metadata import Issued, Meta
from glossator.model.source import Source
from glossator.reading.inline import inline


def brief(notes: Sequence[str], name: str = "a", issued: str = "2025") -> Brief:
    """A brief of these notes, tied."""
    made = []
    for number, row in enumerate(notes, start=1):
        found = inline(row)
        made.append(Note(Anchor(f"n{number}"), str(number), found.text, (number,), found.spans))
    source = Source(BriefId(name), name, (), Sha256("0" * 64))
    meta = Meta(issued=Issued(issued, issued))
    return tie(Brief(BriefId(name), source, 0, meta, notes=tuple(made)), Report())
