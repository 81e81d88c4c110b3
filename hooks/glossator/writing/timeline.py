"""Timeline: the dated briefs in the order in which they appeared."""

from __future__ import annotations

from glossator.model.brief import Brief
from glossator.model.shelf import Shelf
from glossator.writing.dates import long_date
from glossator.writing.escape import in_html
from glossator.writing.summary import short_name, title_of

MOST = 12
"""Briefs that the line shows, the newest: a longer one is a catalogue."""


def timeline(shelf: Shelf) -> str:
    """The section of the home page; empty where there are not two dates to compare."""
    dated = [(brief.meta.issued.value, brief) for brief in shelf.briefs if brief.meta.issued]
    if len({date for date, _ in dated}) < 2:
        return ""
    points = sorted(dated, key=lambda point: (point[0], point[1].id))[-MOST:]
    rows = "".join(_point(date, brief) for date, brief in points)
    return (
        '<section class="in-time" aria-labelledby="in-time"><h2 id="in-time">In order of time</h2>'
        f'<ol class="timeline">{rows}</ol></section>'
    )


def _point(date: str, brief: Brief) -> str:
    return (
        f'<li><time datetime="{in_html(date)}">{in_html(long_date(date))}</time> '
        f'<a href="#{brief.id}">{in_html(short_name(brief))}'
        f'<span class="said">: {in_html(title_of(brief))}</span></a></li>'
    )
