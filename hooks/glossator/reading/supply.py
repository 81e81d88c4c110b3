"""Supply: what the text does not say and an editor does -> the brief, marked as supplied.

publishers: [{name: "…"}]                       Publisher(supplied=True)
links: [{quote: "underscored", href: "…"}]      lost-link -> link, supplied
archives: {"https://…": "https://…"}            link -> the same, with a kept copy
figures: {fig1: {image: fig1.svg, alt: "…"}}    the figure's image
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from glossator.findings import Report
from glossator.handwritten import Handwritten
from glossator.model.brief import Brief, Passage
from glossator.model.ids import BriefId
from glossator.model.metadata import SUPPLIED, Issued, Meta, Person, Publisher
from glossator.model.spans import Span, SpanType
from glossator.names import family_and_given
from glossator.reading.archived import archived
from glossator.reading.sidecar import Named, Sidecar, SuppliedLink
from glossator.text import fold


def supply(
    brief: Brief,
    sidecar: Handwritten[Sidecar],
    file: str,
    files: Collection[str],
    report: Report,
) -> Brief:
    """`brief` with the values, links and images of its sidecar.

    `file` is the sidecar's path for messages, `files` the names in the brief's folder.
    Reports quotation-not-found, quotation-ambiguous, archive-idle, figure-unknown and
    image-missing.
    """
    brief = replace(
        brief,
        meta=_meta(brief.meta, sidecar.value),
        aliases=tuple(BriefId(one) for one in sidecar.value.aliases),
    )
    for index, link in enumerate(sidecar.value.links):
        brief = _linked(brief, link, file, sidecar.line_of(("links", index, "quote")), report)
    brief = archived(brief, sidecar, file, report)
    return _illustrated(brief, sidecar, file, files, report)


def _meta(meta: Meta, given: Sidecar) -> Meta:
    values: dict[str, object] = {}
    for key in ("title", "subtitle", "language", "rights"):
        if text := getattr(given, key):
            values[key] = text
    if given.series.title:
        values["series"] = given.series.title
    if given.series.number:
        values["number"] = given.series.number
    if given.issued:
        values["issued"] = Issued(given.issued, given.issued)
    if given.authors:
        values["authors"] = tuple(_person(one) for one in given.authors)
    if given.editors:
        values["editors"] = tuple(_person(one) for one in given.editors)
    if given.publishers:
        values["publishers"] = tuple(
            Publisher(one.name, one.parent, tuple(one.names.items()), one.url, supplied=True)
            for one in given.publishers
        )
    came_from = {**meta.came_from, **dict.fromkeys(values, SUPPLIED)}
    return replace(meta, **values, came_from=came_from)  # type: ignore[arg-type]


def _person(one: Named) -> Person:
    family, given = one.family, one.given
    if not family:
        family, given = family_and_given(one.name, "")
    return Person(one.name, given, family, one.affiliation, one.position, one.role)


def _linked(brief: Brief, link: SuppliedLink, file: str, line: int, report: Report) -> Brief:
    """The link laid over its words, where these stand exactly once, lost links first."""
    wanted = fold(link.quote).text
    places: list[tuple[int, int, int]] = []
    for index, passage in enumerate(brief.passages):
        folded = fold(passage.text)
        at = folded.text.find(wanted)
        while at >= 0:
            places.append((index, *folded.back(at, at + len(wanted))))
            at = folded.text.find(wanted, at + 1)
    lost = [place for place in places if _lost_at(brief.passages[place[0]], place)]
    chosen = lost if len(lost) == 1 else places
    if len(chosen) != 1:
        code = "quotation-ambiguous" if chosen else "quotation-not-found"
        report.add(code, file, line, f"“{link.quote}”" + (" (of a link)" if chosen else ""))
        return brief
    index, start, end = chosen[0]
    passages = list(brief.passages)
    passages[index] = _with_link(passages[index], start, end, link)
    return replace(brief, passages=tuple(passages))


def _lost_at(passage: Passage, place: tuple[int, int, int]) -> bool:
    _, start, end = place
    return any(
        s.type is SpanType.LOST_LINK and s.start < end and start < s.end for s in passage.spans
    )


def _with_link(passage: Passage, start: int, end: int, link: SuppliedLink) -> Passage:
    kept = tuple(
        s
        for s in passage.spans
        if not (s.type is SpanType.LOST_LINK and s.start < end and start < s.end)
    )
    values: tuple[tuple[str, str | bool], ...] = (("href", link.href), ("supplied", True))
    if link.note:
        values = (*values, ("note", link.note))
    span = Span(SpanType.LINK, start, end, values)
    spans = sorted((*kept, span), key=lambda s: (s.start, -s.end, s.type))
    return replace(passage, spans=tuple(spans))


def _illustrated(
    brief: Brief,
    sidecar: Handwritten[Sidecar],
    file: str,
    files: Collection[str],
    report: Report,
) -> Brief:
    figures = {figure.id: figure for figure in brief.figures}
    for name, given in sidecar.value.figures.items():
        known = next((figure for figure in brief.figures if figure.id == name), None)
        if known is None:
            line = sidecar.line_of(("figures", name))
            report.add("figure-unknown", file, line, f"{name} (there are: {_listed(figures)})")
        elif given.image not in files:
            line = sidecar.line_of(("figures", name, "image"))
            report.add("image-missing", file, line, given.image)
        else:
            figures[known.id] = replace(known, image=given.image, alt=given.alt)
    return replace(brief, figures=tuple(figures.values()))


def _listed(names: Collection[str]) -> str:
    return ", ".join(names) or "none"
