"""Circles: groupings one within the other -> a drawing and a table that say the same.

Drawn from data, so that it takes the colours of the page, holds nothing but text, and cannot
say more than the table under it.
"""

from __future__ import annotations

from collections.abc import Callable

from glossator.model.annotations import Circle
from glossator.model.ids import Anchor
from glossator.writing.escape import in_html

WIDTH = 380
"""Width and height of the drawing in its own units: on a phone one unit is about a pixel."""

CORE = 46
"""Radius of the innermost circle."""

LABEL = 27
"""From the top of a circle down to the foot of its label."""


def drawing(circles: tuple[Circle, ...], anchor: Anchor, title: str) -> str:
    """The circles as inline SVG, all resting on one point so that each has room for its name."""
    middle, floor = WIDTH / 2, WIDTH - 6
    step = (floor / 2 - 6 - CORE) / max(len(circles) - 1, 1)
    rings = []
    for n, circle in reversed(list(enumerate(circles))):
        radius = CORE + n * step
        label = f"{circle.name}, {circle.since}" if circle.since else circle.name
        at = floor - radius if n == 0 else floor - 2 * radius + LABEL
        rings.append(
            f'<circle cx="{middle:g}" cy="{floor - radius:g}" r="{radius:g}"/>'
            f'<text x="{middle:g}" y="{at:g}">{in_html(label)}</text>'
        )
    inward = ", within ".join(circle.name for circle in circles)
    return (
        f'<svg class="circles" viewBox="0 0 {WIDTH} {WIDTH}" role="img" '
        f'aria-labelledby="{anchor}-title {anchor}-desc">'
        f'<title id="{anchor}-title">{in_html(title)}</title>'
        f'<desc id="{anchor}-desc">{in_html(inward)}. The table says it in words.</desc>'
        f"{''.join(rings)}</svg>"
    )


def table(circles: tuple[Circle, ...], as_html: Callable[[str], str]) -> str:
    """The circles from the innermost, each with its year and where the text says so."""
    rows = "".join(
        f'<tr><th scope="row">{in_html(circle.name)}</th><td>{in_html(circle.since) or "–"}</td>'
        f"<td>{as_html(circle.members)}</td></tr>"
        for circle in circles
    )
    return (
        '<table class="circles-table"><thead><tr><th scope="col">Circle</th>'
        '<th scope="col">Since</th><th scope="col">Who belongs to it, and where the text says so'
        f"</th></tr></thead><tbody>{rows}</tbody></table>"
    )
