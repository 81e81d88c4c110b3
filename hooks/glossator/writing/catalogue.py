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
    names = (f"**{in_markdown(authors)}**" if authors else "", in_markdown(affiliations))
    lines = (
        (".kicker", in_markdown(series_line(brief))),
        ("", f"## [{in_markdown(title_of(brief))}](briefs/{brief.id}/index.md) {{ #{brief.id} }}"),
        (".subtitle", in_markdown(meta.subtitle)),
        (".byline", ", ".join(name for name in names if name)),
        (".opening", in_markdown(first_words(brief))),
        (".imprint", " · ".join(part for part in (in_markdown(houses), facts) if part)),
    )
    written = (_line(kind, words) for kind, words in lines if words)
    return "\n\n".join(('<section class="entry" markdown>', *written, "</section>\n"))


def _line(kind: str, words: str) -> str:
    return f"{block(words)}\n{{: {kind} }}" if kind else words
