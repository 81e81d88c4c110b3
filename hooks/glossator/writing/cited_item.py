"""CSL: an Item -> a CSL-JSON item (CSL data model 1.0.2), as plain values in published order."""

from __future__ import annotations

from typing import Any

from glossator.model.works import Item, Name


def as_csl(item: Item, name: str) -> dict[str, Any]:
    """The CSL-JSON item of `item` with the id `name`; what is not known is left out."""
    values: dict[str, Any] = {
        "id": name,
        "type": item.type,
        "author": [_name(one) for one in item.author],
        "editor": [_name(one) for one in item.editor],
        "translator": [_name(one) for one in item.translator],
        "title": item.title,
        "container-title": item.container_title,
        "edition": item.edition,
        "volume": item.volume,
        "issue": item.issue,
        "number": item.number,
        "page": item.page,
        "genre": item.genre,
        "publisher": item.publisher,
        "publisher-place": item.publisher_place,
        "status": item.status,
        "issued": _date(item.issued),
        "accessed": _date(item.accessed),
        "DOI": item.doi,
        "URL": item.url,
        "note": item.note,
    }
    return {key: value for key, value in values.items() if value}


def _name(name: Name) -> dict[str, str]:
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
    parts["literal"] = name.literal
    return {key: value for key, value in parts.items() if value}


def _date(parts: tuple[int, ...]) -> dict[str, Any] | None:
    return {"date-parts": [list(parts)]} if parts else None
