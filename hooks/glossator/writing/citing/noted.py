"""Noted: an editors' note -> what is cited of it, which is the editors' work and not the author's.

a5 on Kim 2025    Editors of Glossator, "Editors' note a5 on 'Toward a Pragmatic …'",
                  Glossator annotated edition 1, 28 November 2026
"""

from __future__ import annotations

import re

from glossator.model.annotations import Annotation
from glossator.model.metadata import Person
from glossator.names import family_and_given
from glossator.writing.citing.reference import Home, Reference, Type, original_within, plain

EDITORS = "editors"
"""Whom a note is by where no one of them has signed it."""

_AND = re.compile(r"\s*(?:[,;&]|\band\b)\s*")


def annotation_of(edition: Reference, one: Annotation, home: Home) -> Reference:
    """The note `one` on an `edition` of a brief, at its own address."""
    return Reference(
        id=f"{edition.id}-{one.id}",
        type=Type.NOTE,
        title=f"Editors’ note {one.id}",
        authors=authors_of(one.by, home),
        issued=one.date,
        language="en",
        url=f"{edition.url}#{one.id}" if edition.url else "",
        container=edition.medium,
        edition=edition.edition,
        on=original_within(edition),
    )


def authors_of(by: str, home: Home) -> tuple[Person, ...]:
    """The editors whose initials `by` gives, where the site says who they are; else all of them."""
    known = dict(home.editors)
    names = [known.get(initials, "") for initials in _AND.split(by.strip())]
    if by == EDITORS or not all(names):
        return (Person(f"Editors of {plain(home.name)}"),)
    return tuple(_person(plain(name)) for name in names)


def _person(name: str) -> Person:
    family, given = family_and_given(name, "")
    return Person(name, given, family)
