"""CSL: a Reference -> its CSL-JSON item, the record that is published and imported.

The form is that of the CSL project (csl-data.json of its schema); docs/schemas/
csl.json.schema.json holds what our items can be.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from glossator.model.metadata import Person
from glossator.writing.citing.reference import (
    Citable,
    is_family_first,
    is_organisation,
)

Item = dict[str, Any]


def csl_item(cited: Citable) -> Item:
    """One item. A place is in `note` and in the address: CSL-JSON cites whole works."""
    work = cited.reference
    values = {
        "id": work.id,
        "type": str(work.type),
        "title": work.whole_title,
        "author": [csl_name(person) for person in work.authors],
        "editor": [csl_name(person) for person in work.editors],
        "container-title": work.container,
        "collection-title": work.series,
        "number": work.number,
        "genre": work.genre,
        "publisher": "; ".join(work.publishers),
        "issued": csl_date(work.issued),
        "medium": work.medium,
        "language": work.language,
        "URL": cited.url,
        "note": cited.about,
    }
    return {key: value for key, value in values.items() if value}


def csl_name(person: Person) -> dict[str, Any]:
    """A name in its parts; whole where it has none. `static-ordering` keeps a printed order."""
    if is_organisation(person):
        return {"literal": person.name}
    name: dict[str, Any] = {"family": person.family}
    if person.given:
        name["given"] = person.given
    if is_family_first(person):
        name["static-ordering"] = True
    return name


def csl_date(issued: str) -> dict[str, Any]:
    """`2025-04` -> `{"date-parts": [[2025, 4]]}`; empty without a date."""
    return {"date-parts": [[int(part) for part in issued.split("-")]]} if issued else {}


def csl_json(cited: Sequence[Citable]) -> str:
    """Items as the text of a file."""
    return json.dumps([csl_item(one) for one in cited], ensure_ascii=False, indent=1) + "\n"
