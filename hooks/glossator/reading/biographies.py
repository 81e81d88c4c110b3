"""Biographies: what they say of the authors that no byline does.

"Jane Roe is a fellow at the Harbour Institute."     Jane Roe · Harbour Institute
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from glossator.model.metadata import Person
from glossator.model.source import Labelled
from glossator.names import is_name
from glossator.reading.organisations import is_organisation
from glossator.text import without_syntax

_TITLED = r"(?:(?:Dr|Prof|Professor|Mr|Ms|Mrs|Ambassador)\b\.? )*"
_BIOGRAPHY_NAME = re.compile(
    rf"{_TITLED}(?P<name>(?:[^\W\d_a-z][\w.'’-]*,? ){{1,5}}?)(?:\([^)]*\) )?(?:is|was|serves)\b"
)


def from_biographies(
    authors: list[Person], biographies: Iterable[Labelled]
) -> tuple[list[Person], tuple[int, ...]]:
    """What only a biography says: an author no byline names, where he or she works."""
    authors = list(authors)
    lines: list[int] = []
    unnamed = not authors
    for piece in biographies:
        text = re.sub(r"[*_]", "", without_syntax(piece.text))
        opened = _BIOGRAPHY_NAME.match(text)
        if unnamed and opened and is_name(opened["name"]):
            authors.append(Person(opened["name"].strip(" ,")))
            lines += piece.lines
        for index, author in enumerate(authors):
            known = author.name in text or (
                len(authors) == 1 and any(part in text for part in author.name.split())
            )
            said = _affiliation_said(text, author) if known and not author.affiliation else ""
            if said:
                authors[index] = replace(author, affiliation=said)
                lines += piece.lines
    return authors, tuple(dict.fromkeys(lines))


def _affiliation_said(text: str, author: Person) -> str:
    """The institution that a biography puts after what the author is.

    Only after the position that the masthead prints, or in the sentence that opens with the
    author's whole name: elsewhere a biography tells of former posts.
    """
    posts = [re.escape(author.position)] if author.position else []
    posts.append(
        rf"{re.escape(author.name)} (?:is|serves as) (?:an?|the) (?:[\w-]+,? ){{0,6}}?[\w-]+"
    )
    for post in posts:
        after = re.search(
            rf"{post}(?:,|\s+at|\s+with|\s+of)\s+(?:the\s+)?(?P<name>[^\W\d_a-z][^.,;()]{{2,90}})",
            text,
        )
        if (
            after is not None
            and is_organisation(
                name := re.split(r"\s+(?:and|where|who|which)\s+(?=[a-z])", after["name"])[
                    0
                ].strip()
            )
            and not name[0].islower()
        ):
            return name
    return ""
