"""Front matter: what a page tells its template."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import yaml

from glossator.writing.escape import in_html


def front_matter(values: Mapping[str, str], head: Sequence[str] = ()) -> str:
    """The YAML between `---` and `---`, with a line end.

    The templates escape nothing, so each of `values` is escaped here; `head` is lines of HTML
    for the head of the page, safe as they are.
    """
    lines = [f"{key}: {_quoted(in_html(value))}" for key, value in values.items()]
    if head:
        lines += ("head:", *(f"  - {_quoted(line)}" for line in head))
    return "\n".join(("---", *lines, "---", ""))


def _quoted(value: str) -> str:
    """`value` as a YAML scalar in double quotes, on one line."""
    return str(
        yaml.safe_dump(value, default_style='"', allow_unicode=True, width=math.inf)
    ).rstrip()
