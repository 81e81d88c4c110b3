"""Registry: every address of the site, `/permalinks.json` (format glossator.addresses/1)."""

from __future__ import annotations

import json
from collections.abc import Sequence

from glossator.model.editions import Address

FORMAT = "glossator.addresses/1"


def registry(addresses: Sequence[Address], site_url: str) -> str:
    """The addresses as UTF-8 text, one line each, below the site at `site_url`."""
    rows = ",\n".join(f"  {json.dumps(_row(one), ensure_ascii=False)}" for one in addresses)
    body = f"[\n{rows}\n ]" if rows else "[]"
    url = json.dumps(site_url.rstrip("/") + "/")
    return f'{{\n "format": {json.dumps(FORMAT)},\n "url": {url},\n "addresses": {body}\n}}\n'


def _row(one: Address) -> dict[str, str | int | None]:
    """An address as it is written; a key stands only where it says something."""
    row: dict[str, str | int | None] = {
        "address": one.path,
        "kind": one.kind,
        "state": one.state.value,
    }
    optional = {
        "to": one.to,
        "name": one.name,
        "sha256": one.sha256,
        "unchanged_since": one.since,
    }
    return row | {key: value for key, value in optional.items() if value}
