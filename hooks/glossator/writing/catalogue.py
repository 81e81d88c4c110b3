"""Catalogue: the shelf -> the home page: a debate to start with, the briefs in the order of
time, and a list of them, newest first, with what a filter needs in each entry."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.model.brief import Brief
from glossator.model.shelf import Shelf
from glossator.writing.concordance import Concordance
from glossator.writing.counts import plural
from glossator.writing.debate import debate
from glossator.writing.escape import block, in_html, in_markdown
from glossator.writing.summary import first_words, minutes, series_line, title_of
from glossator.writing.timeline import timeline

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
    lexicon = Concordance(shelf)
    before = (part for part in (debate(lexicon), timeline(shelf)) if part)
    entries = "\n".join(_entry(brief, lexicon) for brief in shelf.briefs)
    listed = f'<div class="entries" markdown>\n\n{entries}\n</div>\n'
    return "\n\n".join((_OPENING.rstrip("\n"), *before, listed))


def _entry(brief: Brief, lexicon: Concordance) -> str:
    meta = brief.meta
    authors = ", ".join(person.name for person in meta.authors)
    houses = "; ".join(
        ", ".join(part for part in (house.name, house.parent) if part) for house in meta.publishers
    )
    affiliations = ", ".join(
        dict.fromkeys(person.affiliation for person in meta.authors if person.affiliation)
    )
    facts = " · ".join((f"{minutes(brief)} min", *_counts(brief, lexicon)))
    names = (f"**{in_markdown(authors)}**" if authors else "", in_markdown(affiliations))
    lines = (
        (".kicker", in_markdown(series_line(brief))),
        ("", f"## [{in_markdown(title_of(brief))}](briefs/{brief.id}/index.md) {{ #{brief.id} }}"),
        (".subtitle", in_markdown(meta.subtitle)),
        (".byline", ", ".join(name for name in names if name)),
        (".opening", in_markdown(first_words(brief))),
        (".imprint", in_markdown(houses)),
        (".imprint", facts),
    )
    written = (_line(kind, words) for kind, words in lines if words)
    opened = f'<section class="entry" {_sorted_by(brief, lexicon)} markdown>'
    return "\n\n".join((opened, *written, "</section>\n"))


def _counts(brief: Brief, lexicon: Concordance) -> Iterator[str]:
    counts = (
        (len(brief.passages), "paragraph"),
        (len(lexicon.terms_of(brief.id)), "term"),
        (len(brief.annotations), "editors’ note"),
        (len(brief.notes), "endnote"),
        (_works(brief, lexicon.shelf), "work cited", "works cited"),
    )
    yield from (plural(count, *what) for count, *what in counts if count)


def _works(brief: Brief, shelf: Shelf) -> int:
    return sum(any(place.brief == brief.id for place in work.citations) for work in shelf.works)


def _sorted_by(brief: Brief, lexicon: Concordance) -> str:
    """What the entry is found by, as attributes; several values are parted by `|`."""
    meta = brief.meta
    values = {
        "author": [person.name for person in meta.authors],
        "institution": [house.name for house in meta.publishers],
        "year": [meta.issued.value[:4]] if meta.issued else [],
        "term": [lexicon.terms[term].label for term in lexicon.terms_of(brief.id)],
    }
    return " ".join(f'data-{name}="{in_html("|".join(of))}"' for name, of in values.items())


def _line(kind: str, words: str) -> str:
    return f"{block(words)}\n{{: {kind} }}" if kind else words
