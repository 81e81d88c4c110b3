"""Cited: the sources of a note in a record -> the sources as they were read of the note.

{"id": "n5-1", "type": "book", "title": "Theorizing Hedging", …}     CitedSource(item=Item(…))
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from glossator.model.brief import Note
from glossator.model.ids import Anchor, WorkId
from glossator.model.works import CitedSource, Citing, Item, Name, csl_name


def item_of(row: dict[str, Any]) -> Item:
    """The item that was written as the CSL-JSON `row`; raises KeyError or TypeError where none."""
    names = {field.name: csl_name(field.name) for field in fields(Item)}
    return Item(**{name: _value(row[key]) for name, key in names.items() if key in row})


def _value(written: Any) -> Any:
    if isinstance(written, list):
        return tuple(Name(**one) for one in written)
    return tuple(written["date-parts"][0]) if isinstance(written, dict) else written


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
