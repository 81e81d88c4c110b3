"""Cited: the sources of a note in a record -> the sources as they were read of the note.

{"id": "n5-1", "type": "book", "title": "Theorizing Hedging", …}     CitedSource(item=Item(…))
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from glossator.model.brief import Note
from glossator.model.ids import Anchor, WorkId
from glossator.model.works import CitedSource, Citing, Item, Name

_FIELDS = {
    "type": "type",
    "title": "title",
    "container-title": "container_title",
    "edition": "edition",
    "volume": "volume",
    "issue": "issue",
    "number": "number",
    "page": "page",
    "genre": "genre",
    "publisher": "publisher",
    "publisher-place": "publisher_place",
    "status": "status",
    "DOI": "doi",
    "URL": "url",
    "note": "note",
}
"""Key of CSL-JSON, and field of Item."""

_NAMES, _DATES = ("author", "editor", "translator"), ("issued", "accessed")


def item_of(row: dict[str, Any]) -> Item:
    """The item that was written as the CSL-JSON `row`; raises KeyError or TypeError where none."""
    values: dict[str, Any] = {name: row[key] for key, name in _FIELDS.items() if key in row}
    values |= {key: tuple(Name(**one) for one in row[key]) for key in _NAMES if key in row}
    values |= {key: tuple(row[key]["date-parts"][0]) for key in _DATES if key in row}
    return Item(**values)


def with_sources(note: Note, rows: list[dict[str, Any]], before: Sequence[Note]) -> Note:
    """`note` with the sources written as `rows`; `before` are the notes that it may repeat."""
    sources: list[CitedSource] = []
    for row in rows:
        origin = row.get("resolved_from")
        how = Citing(row.get("how", Citing.FULL))
        named = how is Citing.FULL or origin is not None
        item = item_of(row) if named else Item()
        start, end = row.get("start", 0), row.get("end", 0)
        told = CitedSource(
            note.text[start:end] or item.note,
            Anchor(origin) if origin else None,
            item,
            start,
            end,
            how,
            row.get("locator", ""),
            WorkId(row["work"]) if "work" in row else None,
        )
        others = (*(one for other in before for one in other.sources), *sources)
        first = [one for one in others if one.how is Citing.FULL and one.item == item]
        if how is not Citing.FULL and named and first:
            told = replace(told, text=first[0].text)
        sources.append(told)
    return replace(note, sources=tuple(sources))
