"""CSL: an Item -> a CSL-JSON item (CSL data model 1.0.2), as plain values in published order."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from glossator.model.works import Item, Name, csl_name


def as_csl(item: Item, name: str) -> dict[str, Any]:
    """The CSL-JSON item of `item` with the id `name`; what is not known is left out."""
    known = {csl_name(field.name): _value(getattr(item, field.name)) for field in fields(item)}
    return {key: value for key, value in {"id": name, **known}.items() if value}


def _value(value: Any) -> Any:
    match value:
        case (Name(), *_):
            return [_name(one) for one in value]
        case (int(), *_):
            return {"date-parts": [list(value)]}
    return value


def _name(name: Name) -> dict[str, str]:
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
    parts["literal"] = name.literal
    return {key: value for key, value in parts.items() if value}
