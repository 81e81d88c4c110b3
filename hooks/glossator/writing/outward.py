"""Outward: the links of a brief that lead out of the site, each with its host and its places.

n4  "https://www.state.gov/…"    www.state.gov   note 4   archived
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from glossator.model.brief import Brief
from glossator.model.ids import Anchor
from glossator.model.spans import Spans, SpanType
from glossator.writing.escape import address, in_markdown
from glossator.writing.pieces import numbered


@dataclass(frozen=True, slots=True)
class Outward:
    """An address outside of the site that a text links to."""

    href: str
    host: str
    places: tuple[Anchor, ...]
    """Pieces with a link to it, in reading order; empty where only the back matter has one."""
    archive: str = ""
    """A kept copy, supplied by the editors."""


def outward_links(brief: Brief) -> tuple[Outward, ...]:
    """All web addresses that the text of `brief` links to, by host and address."""
    found: dict[str, Outward] = {}
    for where, spans in _pieces(brief):
        for span in spans:
            href = str(span.get("href") or "")
            if span.type is not SpanType.LINK or not (host := host_of(href)):
                continue
            known = found.get(href, Outward(href, host, (), str(span.get("archive") or "")))
            places = (*known.places, *((where,) if where and where not in known.places else ()))
            found[href] = Outward(href, host, places, known.archive)
    return tuple(sorted(found.values(), key=lambda one: (one.host, one.href)))


def host_of(href: str) -> str:
    """Host of a web address, empty for any other."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return ""
    return (parts.hostname or "") if parts.scheme in ("http", "https") else ""


def _pieces(brief: Brief) -> Iterator[tuple[Anchor | None, Spans]]:
    yield from ((piece.id, piece.spans) for piece in brief.pieces)
    yield from ((figure.id, figure.note_spans) for figure in brief.figures)
    yield from ((None, matter.spans) for matter in brief.matter)


def outward_table(brief: Brief) -> Iterator[str]:
    """The links as a table for "How this text was prepared"; nothing where there are none."""
    links = outward_links(brief)
    if not links:
        return
    yield "**Links that lead out**"
    rows = ["| Host | Address | Where |", "| --- | --- | --- |"]
    for one in links:
        shown = f"[{in_markdown(_short(one.href))}](<{address(one.href)}>)"
        if kept := address(one.archive):
            shown += f" · [archived](<{kept}>), supplied by the editors"
        places = ", ".join(f"[{numbered(place)}](#{place})" for place in one.places)
        rows.append(f"| {in_markdown(one.host)} | {shown} | {places or 'front or back matter'} |")
    yield "\n".join(rows)


def _short(href: str, length: int = 60) -> str:
    return href if len(href) <= length else href[:length] + "…"
