"""Plot: drawings of the glossary, as inline SVG without styles or scripts of their own.

The strip shows where in a brief a term is used; the graph shows what it is related to.
Both stand beside a table or list that says the same, and are hidden from screen readers.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from glossator.writing.escape import in_html

STRIP_WIDTH, STRIP_HEIGHT = 640, 28
GRAPH_WIDTH, GRAPH_ROW, GRAPH_COLUMN = 640, 48, 110
LINE_WORDS = 24
"""Characters of a node's label on one line."""


def strip(places: Sequence[float], bounds: Sequence[float]) -> str:
    """A bar from the first word to the last with a tick at each of `places` (0 to 1).

    `bounds` are where sections begin.
    """
    ticks = "".join(
        f'<rect class="tick" x="{_x(place):.1f}" y="4" width="2" height="{STRIP_HEIGHT - 8}"/>'
        for place in places
    )
    lines = "".join(
        f'<rect class="bound" x="{_x(place):.1f}" y="0" width="1" height="{STRIP_HEIGHT}"/>'
        for place in bounds
    )
    return (
        f'<svg class="strip" viewBox="0 0 {STRIP_WIDTH} {STRIP_HEIGHT}" width="{STRIP_WIDTH}" '
        f'height="{STRIP_HEIGHT}" aria-hidden="true" focusable="false">'
        f'<rect class="bar" x="0" y="{STRIP_HEIGHT // 2 - 1}" width="{STRIP_WIDTH}" height="2"/>'
        f"{lines}{ticks}</svg>"
    )


def _x(place: float) -> float:
    return min(max(place, 0.0), 1.0) * (STRIP_WIDTH - 2)


def graph(label: str, related: Sequence[tuple[str, str, str]]) -> str:
    """The term in the middle, its relations in two columns: (relation, label, address) each."""
    rows = math.ceil(len(related) / 2)
    height = max(rows, 2) * GRAPH_ROW
    middle_x, middle_y = GRAPH_WIDTH / 2, height / 2
    nodes = []
    for index, (relation, other, href) in enumerate(related):
        left = index < rows
        beside = rows if left else len(related) - rows
        row = index if left else index - rows
        x = GRAPH_COLUMN if left else GRAPH_WIDTH - GRAPH_COLUMN
        y = middle_y + (row - (beside - 1) / 2) * GRAPH_ROW
        nodes.append(
            f'<line class="edge {in_html(relation)}" x1="{middle_x:.0f}" y1="{middle_y:.0f}" '
            f'x2="{x:.0f}" y2="{y:.0f}"/>'
            f'<a href="{in_html(href)}" tabindex="-1"><g class="node">{_label(other, x, y)}</g></a>'
        )
    return (
        f'<svg class="graph" viewBox="0 0 {GRAPH_WIDTH} {height}" width="{GRAPH_WIDTH}" '
        f'height="{height}" aria-hidden="true" focusable="false">{"".join(nodes)}'
        f'<g class="node here">{_label(label, middle_x, middle_y)}</g></svg>'
    )


def _label(words: str, x: float, y: float) -> str:
    lines = _lines(words)
    width = max(len(line) for line in lines) * 7.4 + 16
    height = len(lines) * 17 + 8
    box = (
        f'<rect x="{x - width / 2:.0f}" y="{y - height / 2:.0f}" width="{width:.0f}" '
        f'height="{height}" rx="4"/>'
    )
    first = y - (len(lines) - 1) * 8.5 + 4.5
    spans = "".join(
        f'<text x="{x:.0f}" y="{first + index * 17:.0f}" text-anchor="middle">'
        f"{in_html(line)}</text>"
        for index, line in enumerate(lines)
    )
    return box + spans


def _lines(words: str) -> list[str]:
    lines = [""]
    for word in words.split():
        if lines[-1] and len(lines[-1]) + len(word) + 1 > LINE_WORDS:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines[:2]
