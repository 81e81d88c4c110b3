"""Title block: what the page says of a brief before its text."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.model.brief import Brief
from glossator.model.metadata import Person, Publisher
from glossator.writing.apparatus import Apparatus
from glossator.writing.counts import plural
from glossator.writing.escape import address, block, in_html, in_markdown
from glossator.writing.summary import minutes, series_line, title_of


def title_block(brief: Brief, apparatus: Apparatus, imprint: str) -> Iterator[str]:
    """Who wrote, edited and published what, when, with what rights; and the tools."""
    meta = brief.meta
    if line := series_line(brief):
        yield f"{block(in_markdown(line))}\n{{: .kicker }}"
    yield f"# {in_markdown(title_of(brief))} {{ #title }}"
    if meta.subtitle:
        yield f"{block(in_markdown(meta.subtitle))}\n{{: .subtitle }}"
    if meta.authors:
        yield f"{'; '.join(_author(person) for person in meta.authors)}\n{{: .byline }}"
    if meta.editors:
        editors = "; ".join(_editor(person) for person in meta.editors)
        yield f"Edited by {editors}\n{{: .imprint }}"
    if meta.publishers:
        houses = "; ".join(_publisher(house) for house in meta.publishers)
        yield f"Published by {houses}\n{{: .imprint }}"
    yield f"{_rights(brief)}\n{{: .imprint }}"
    if imprint:
        yield f"{imprint}\n{{: .imprint }}"
    yield f"{' '.join(_tools(brief, apparatus))}\n{{: .tools }}"


def _author(person: Person) -> str:
    what = ", ".join(part for part in (person.position, person.affiliation) if part)
    name = f"**{in_markdown(person.name)}**"
    return f"{name}, {in_markdown(what)}" if what else name


def _editor(person: Person) -> str:
    what = ", ".join(part for part in (person.role, person.position, person.affiliation) if part)
    return in_markdown(f"{person.name} ({what})" if what else person.name)


def _publisher(house: Publisher) -> str:
    name = in_markdown(", ".join(part for part in (house.name, house.parent) if part))
    href = address(house.url) if house.url else None
    text = f"[{name}](<{href}>)" if href else name
    others = ", ".join(
        f'<span lang="{in_html(tag)}">{in_markdown(other)}</span>' for tag, other in house.names
    )
    supplied = ' <span class="ours">supplied by the editors</span>' if house.supplied else ""
    return text + (f" ({others})" if others else "") + supplied


def _rights(brief: Brief) -> str:
    if brief.meta.rights:
        return f"Rights: {in_markdown(brief.meta.rights)}"
    return "Rights: the text states no licence; all rights remain with its author and publisher."


def _tools(brief: Brief, apparatus: Apparatus) -> Iterator[str]:
    yield from apparatus.tools
    yield '<a href="brief.md">Markdown</a>'
    yield '<a href="brief.json">Data</a>'
    yield f"<span>{minutes(brief)} min</span>"
    yield f"<span>{plural(len(brief.passages), 'paragraph')}</span>"
    if brief.pull_quotes:
        yield f"<span>{plural(len(brief.pull_quotes), 'pull quote')}</span>"
    if brief.notes:
        yield f"<span>{plural(len(brief.notes), 'endnote')}</span>"
    yield from (f"<span>{count}</span>" for count in apparatus.counts)
