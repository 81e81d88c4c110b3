"""Glossary: `glossary.yml`, written by people -> the terms.

The docstrings under the fields are what an editor reads while typing: they go to the JSON
Schema in docs/schemas/glossary.yml.schema.json, which `make accept` writes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from glossator.handwritten import Written
from glossator.model.glossary import Linking, RelationKind
from glossator.model.ids import is_slug
from glossator.values import Language, Line, Quotation

_PASSAGE = re.compile(r"p[0-9]+[a-z]*")


def _slug(value: str) -> str:
    if not is_slug(value):
        raise ValueError("must be a slug in a-z, 0-9 and single hyphens, such as `3-i-agency`")
    return value


def _passage(value: str) -> str:
    if not _PASSAGE.fullmatch(value):
        raise ValueError("must be a paragraph's address on its page, such as `p12`")
    return value


Slug = Annotated[str, AfterValidator(_slug)]
PassageId = Annotated[str, AfterValidator(_passage)]

KindOfTerm = Literal[
    "concept",
    "doctrine",
    "treaty or agreement",
    "institution",
    "programme",
    "policy instrument",
    "grouping",
    "person",
    "event",
    "publication",
]


class WrittenSense(Written):
    """What one brief means by the term, in its own words."""

    brief: Slug
    """Id of the brief: the name of its folder."""
    passage: PassageId
    """Paragraph in which the words stand: `p5`."""
    quote: Quotation
    """The words that define the term, copied word for word from the paragraph on the page."""


class Matching(Written):
    """How the term is found in the text, where the rules alone would be wrong."""

    case: bool = False
    """`true` where only this spelling counts, capitals and small letters alike: KIND."""
    not_when: tuple[Line, ...] = Field(default=(), alias="not-when")
    """Phrases in which the words are another thing. They must contain the term's own words."""
    link: Linking = Linking.FIRST
    """`first` use in each section, `every` use, or `never`. Every use counts all the same."""


class Entry(Written):
    """A term."""

    label: Line
    """The term as it is preferred, in the singular."""
    kind: KindOfTerm
    """What sort of thing it is."""
    abbreviation: Line = ""
    """Its abbreviation, as printed: `AFIP`. Both are uses of the term."""
    variants: tuple[Line, ...] = ()
    """Other forms, the irregular ones only. Plurals, possessives and other hyphens, dashes and
    quotation marks are found by rule."""
    labels: Mapping[Language, Line] = Field(default_factory=dict)
    """Established labels in other languages: `ko: 동맹`."""
    definition: Line
    """What it is, in our own neutral words, in one to three sentences."""
    senses: tuple[WrittenSense, ...] = ()
    """The briefs' own definitions. Leave it out where no brief defines the term."""
    relations: Mapping[RelationKind, tuple[Slug, ...]] = Field(default_factory=dict)
    """Other terms by relation: `broader: [alignment]`."""
    match: Matching = Matching()
    """How it is found in the text."""
    sources: tuple[Line, ...] = ()
    """Where our definition can be checked: a treaty, a law, an official text, by its name."""
    aliases: tuple[Slug, ...] = ()
    """Former ids of this entry, which lead to it."""


class Glossary(Written):
    """All terms, by id: the slug of the abbreviation, or of the label, for ever."""

    terms: Mapping[Slug, Entry] = Field(default_factory=dict)
    """The entries by id."""
