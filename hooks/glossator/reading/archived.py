"""Archived: kept copies that editors name -> the links of the text that they are copies of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from glossator.findings import Report
from glossator.handwritten import Handwritten
from glossator.model.brief import Brief
from glossator.model.spans import Spans, SpanType
from glossator.reading.sidecar import Sidecar


def archived(brief: Brief, sidecar: Handwritten[Sidecar], file: str, report: Report) -> Brief:
    """`brief` with the copy's address on every link that has one.

    `file` is the sidecar's path; a copy of no link is reported (archive-idle).
    """
    copies = sidecar.value.archives
    if not copies:
        return brief
    used: set[str] = set()

    def kept(spans: Spans) -> Spans:
        return tuple(
            replace(span, values=(*span.values, ("archive", copies[href])))
            if span.type is SpanType.LINK and (href := _of(span.get("href"), copies, used))
            else span
            for span in spans
        )

    brief = replace(
        brief,
        sections=tuple(replace(s, spans=kept(s.spans)) for s in brief.sections),
        passages=tuple(replace(p, spans=kept(p.spans)) for p in brief.passages),
        pull_quotes=tuple(replace(q, spans=kept(q.spans)) for q in brief.pull_quotes),
        figures=tuple(
            replace(f, spans=kept(f.spans), note_spans=kept(f.note_spans)) for f in brief.figures
        ),
        notes=tuple(replace(n, spans=kept(n.spans)) for n in brief.notes),
        matter=tuple(replace(m, spans=kept(m.spans)) for m in brief.matter),
    )
    for href in copies:
        if href not in used:
            report.add("archive-idle", file, sidecar.line_of(("archives", href)), href)
    return brief


def _of(href: object, copies: Mapping[str, str], used: set[str]) -> str:
    """The address of a link where there is a copy of it, noted in `used`; else empty."""
    if not isinstance(href, str) or href not in copies:
        return ""
    used.add(href)
    return href
