"""Search page: `/search/`, which shows what there is until one searches, or without a script."""

from __future__ import annotations

from itertools import groupby

from glossator.model.brief import Brief
from glossator.model.shelf import Shelf
from glossator.writing.escape import in_markdown
from glossator.writing.glossary_index import letter_id, letter_of, sorted_terms
from glossator.writing.summary import title_of

_HEAD = """---
title: Search
template: search.html
description: Find a paragraph, a note or a term.
hide: [toc]
---

# Search { #title }
"""


def search_page(shelf: Shelf) -> str:
    """The Markdown of `/search/`: the catalogue, the contents of the briefs, the glossary."""
    parts = [_HEAD, "## Briefs { #briefs }", "[The catalogue of briefs](../index.md)"]
    parts += (_contents(brief) for brief in shelf.briefs)
    if shelf.terms:
        letters = [letter for letter, _ in groupby(sorted_terms(shelf.terms), letter_of)]
        links = (f"[{letter}](../glossary/index.md#{letter_id(letter)})" for letter in letters)
        parts += ["## Glossary { #glossary }", f"{' '.join(links)}\n{{: .letters }}"]
    return "\n\n".join(parts) + "\n"


def _contents(brief: Brief) -> str:
    address = f"../briefs/{brief.id}/index.md"
    lines = [f"- [{in_markdown(title_of(brief))}]({address})"]
    for section in brief.sections:
        lines.append(f"    - [{in_markdown(section.title)}]({address}#{section.id})")
    return "\n".join(lines)
