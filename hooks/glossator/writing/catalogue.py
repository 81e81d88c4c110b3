"""Catalogue: the shelf -> the home page, a list of the briefs, newest first."""

from __future__ import annotations

from glossator.model import Brief, Shelf
from glossator.writing.escape import block, in_markdown
from glossator.writing.page import first_words, minutes, plural, series_line, title_of

_OPENING = """---
title: Briefs
template: catalogue.html
description: Policy briefs as reading editions, each paragraph with an address that stays.
---

# Policy briefs, cited by the paragraph { #title }

Each brief is given whole, as its author wrote it. Every paragraph has a number that is its
address, and each page says what was mended or set aside. [About this edition](about.md)
{: .lead }
"""


def catalogue(shelf: Shelf) -> str:
    """The Markdown of the home page."""
    if not shelf.briefs:
        return f"{_OPENING}\nThere are no briefs yet. [Add the first one](editing.md).\n"
    return "\n".join((_OPENING, *(_entry(brief) for brief in shelf.briefs)))


def _entry(brief: Brief) -> str:
    meta = brief.meta
    authors = ", ".join(person.name for person in meta.authors)
    houses = "; ".join(
        ", ".join(part for part in (house.name, house.parent) if part) for house in meta.publishers
    )
    affiliations = ", ".join(
        dict.fromkeys(person.affiliation for person in meta.authors if person.affiliation)
    )
    facts = " · ".join((f"{minutes(brief)} min", plural(len(brief.passages), "paragraph")))
    subtitle = f"{block(in_markdown(meta.subtitle))}\n{{: .subtitle }}\n\n" if meta.subtitle else ""
    byline = ", ".join(
        part
        for part in (f"**{in_markdown(authors)}**" if authors else "", in_markdown(affiliations))
        if part
    )
    return (
        f'<section class="entry" markdown>\n\n'
        f"{block(in_markdown(series_line(brief)))}\n{{: .kicker }}\n\n"
        f"## [{in_markdown(title_of(brief))}](briefs/{brief.id}/index.md) {{ #{brief.id} }}\n\n"
        f"{subtitle}"
        f"{byline}\n{{: .byline }}\n\n"
        f"{block(in_markdown(first_words(brief)))}\n{{: .opening }}\n\n"
        f"{' · '.join(part for part in (in_markdown(houses), facts) if part)}\n{{: .imprint }}\n\n"
        f"</section>\n"
    )
