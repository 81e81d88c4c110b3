"""Annotations: `annotations.yml`, written by people -> notes and relations, not yet anchored.

The docstrings under the fields are what an editor reads while typing: they go to the JSON
Schema in docs/schemas/annotations.yml.schema.json, which `make accept` writes.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from glossator.handwritten import Written
from glossator.values import Day, Line, Quotation

_ADDRESSES = {"passage": "p", "section": "s", "figure": "fig", "note": "n"}


def _address(value: str, letters: str, example: str) -> str:
    if not re.fullmatch(rf"{letters}[0-9]+[a-z]*", value):
        raise ValueError(f"must be an address on the page, such as `{example}`")
    return value


def _of(letters: str, example: str) -> AfterValidator:
    return AfterValidator(lambda value: _address(value, letters, example))


PassageAddress = Annotated[Line, _of("p", "p12")]
SectionAddress = Annotated[Line, _of("s", "s3")]
FigureAddress = Annotated[Line, _of("fig", "fig1")]
NoteAddress = Annotated[Line, _of("n", "n6")]
NoteId = Annotated[Line, _of("a", "a5")]

Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Markdown; its line ends are kept, for they part paragraphs."""

KindOfNote = Literal["context", "definition", "comparison", "source", "correction", "question"]


class WrittenTarget(Written):
    """What a note speaks of: some words, or a whole piece, or the brief."""

    passage: PassageAddress = ""
    """Paragraph in which the words stand, or the whole paragraph: `p12`."""
    section: SectionAddress = ""
    """A whole section, by its heading: `s3`."""
    figure: FigureAddress = ""
    """A whole figure: `fig1`."""
    note: NoteAddress = ""
    """A whole endnote of the author's: `n6`."""
    brief: bool = False
    """`true` for the whole brief."""
    quote: Quotation = ""
    """The words, copied from the paragraph on the page. Under 20 characters they need `passage`."""
    prefix: Line = ""
    """The words just before, where the quotation stands in the paragraph more than once."""
    suffix: Line = ""
    """The words just after, likewise."""

    @model_validator(mode="after")
    def _one_thing(self) -> WrittenTarget:
        whole = [name for name in (*_ADDRESSES, "brief") if getattr(self, name)]
        if len(whole) > 1:
            raise ValueError(f"names {' and '.join(f'`{name}`' for name in whole)}; keep one")
        if not whole and not self.quote:
            raise ValueError("must hold `quote`, `passage`, `section`, `figure`, `note` or `brief`")
        if self.quote and whole and whole != ["passage"]:
            raise ValueError(f"quotes words, so it cannot be a whole {whole[0]}")
        if (self.prefix or self.suffix) and not self.quote:
            raise ValueError("has `prefix` or `suffix` without `quote`")
        return self

    @property
    def piece(self) -> str:
        """The address that is named; empty where there is none."""
        return next((value for name in _ADDRESSES if (value := getattr(self, name))), "")


class WrittenNote(Written):
    """A note of the editors'."""

    id: NoteId
    """Its address for ever: `a1`, `a2`, …, each given once."""
    target: WrittenTarget
    """What it speaks of."""
    kind: KindOfNote
    """What it is for."""
    text: Prose
    """The note, in Markdown. Point at things by `[[p12]]`, `[[brief-id#p7]]`, `[[term:afip]]`."""
    by: Line = "editors"
    """Initials of its author, or `editors`."""
    date: Day
    """When it was written: `2026-11-28`."""


class WrittenCircle(Written):
    """A ring of the figure."""

    name: Line
    """What it is called: `ASEAN Plus Three (APT)`."""
    since: Line = ""
    """The year, as the text gives it."""
    members: Prose
    """Who belongs to it, and where the text says so: `[[p30]]`."""


class WrittenReconstruction(Written):
    """What can be said of a lost figure from the text around it."""

    id: NoteId
    """Its address for ever, from the same row as the notes: `a12`."""
    figure: FigureAddress
    """The figure: `fig1`."""
    circles: tuple[WrittenCircle, ...] = Field(min_length=1, max_length=8)
    """Groupings one within the other, from the innermost."""
    text: Prose
    """What it shows, how it was made, and what could not be recovered."""
    by: Line = "editors"
    """Initials of its author, or `editors`."""
    date: Day
    """When it was made."""


class WrittenRelation(Written):
    """How a passage of this brief stands to one of another brief."""

    id: Annotated[Line, _of("r", "r1")]
    """Its name for ever: `r1`, `r2`, …"""
    from_: PassageAddress = Field(alias="from")
    """Paragraph of this brief: `p9`."""
    to: Line
    """Paragraph of another brief: `other-brief#p3`."""
    type: Literal["agrees", "contradicts", "defines", "example-of", "complements"]
    """What the paragraph of this brief does to the other one."""
    why: Prose
    """One sentence for readers."""


class Annotations(Written):
    """All that the editors say of one brief."""

    notes: tuple[WrittenNote, ...] = ()
    """Notes in the margin."""
    reconstructions: tuple[WrittenReconstruction, ...] = ()
    """Figures that are lost, as far as the text tells."""
    relations: tuple[WrittenRelation, ...] = ()
    """Passages of other briefs that a reader should see beside those of this one."""
