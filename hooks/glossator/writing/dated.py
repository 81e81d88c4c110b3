"""Dated: when the words of a page last changed, as far as its texts and editors say.

Never from the clock, the files or version control: two copies of a project give one sitemap.
A page is as new as the newest brief on it. A page by hand has no date.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from glossator.model.brief import Brief
from glossator.model.shelf import Shelf
from glossator.writing.edition_record import edition_path
from glossator.writing.turned import conversations

LISTS = ("index.md", "search/index.md", "glossary/index.md", "notes/index.md", "works/index.md")
"""Pages that all briefs are on."""


def dates(shelf: Shelf) -> Mapping[str, str]:
    """The date of each page by its address, `briefs/x/index.md`: `2025`, `2025-04` or a day.

    A page of which no date is known is left out.
    """
    briefs = {brief.id: brief_date(brief, shelf) for brief in shelf.briefs}
    found = {f"briefs/{id}/index.md": value for id, value in briefs.items()}
    found |= {uri: latest(briefs.values()) for uri in LISTS}
    used: dict[str, list[str]] = {}
    for use in shelf.uses:
        used.setdefault(use.term, []).append(briefs.get(use.place.brief, ""))
    found |= {f"glossary/{term}/index.md": latest(values) for term, values in used.items()}
    for edition in shelf.editions:
        found[f"{edition_path(edition.of, edition.number)}index.md"] = edition.released
        found[f"briefs/{edition.of}/changes/index.md"] = briefs.get(edition.of, "")
    for talk in conversations(shelf):
        found[f"conversations/{talk.slug}/index.md"] = latest(briefs[id] for id in talk.pair)
    return {uri: value for uri, value in found.items() if value}


def brief_date(brief: Brief, shelf: Shelf) -> str:
    """The latest of its issue, its editors' notes and its editions; empty where none is known."""
    return latest(
        (
            brief.meta.issued.value if brief.meta.issued else "",
            *(note.date for note in brief.annotations),
            *(edition.released for edition in shelf.editions if edition.of == brief.id),
        )
    )


def latest(values: Iterable[str]) -> str:
    """The last of some dates, as exact as it was given; empty where there is none."""
    return max(values, default="")


def moment(value: str) -> str:
    """The first moment of a date, for formats that know no less: `2025-04` -> `2025-04-01T…Z`."""
    year, month, day = (*value.split("-"), "01", "01")[:3]
    return f"{year}-{month}-{day}T00:00:00Z"
