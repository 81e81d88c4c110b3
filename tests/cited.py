"""References for tests: read, tied in briefs of nothing but notes, and held to the schema."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

import jsonschema

from editions import ROOT
from glossator.findings import Report
from glossator.marking.fields import read_source
from glossator.marking.notes import tie
from glossator.model.brief import Brief, Note
from glossator.model.ids import Anchor, BriefId, Sha256
from glossator.model.metadata import Issued, Meta
from glossator.model.source import Source
from glossator.model.works import Item
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


def item_of(text: str) -> Item:
    """The fields of a reference."""
    found = inline(text)
    return read_source(found.text, found.spans, {}).item


@cache
def schema() -> dict[str, Any]:
    """That of the works as data."""
    found: dict[str, Any] = json.loads(
        (ROOT / "docs/schemas/works.csl.json.schema.json").read_text("utf-8")
    )
    jsonschema.Draft202012Validator.check_schema(found)
    return found


def wrong(items: object) -> list[str]:
    """What the schema has against some CSL-JSON items."""
    checked = jsonschema.Draft202012Validator(schema()).iter_errors(items)
    return [f"{error.json_path}: {error.message}" for error in checked]
