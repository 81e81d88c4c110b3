"""Which places of the site speak of one another, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from glossator.model.ids import Anchor, BriefId, TermId, WorkId
from glossator.model.spans import Place


class Stance(StrEnum):
    """How one passage stands to another, in an editor's judgement."""

    AGREES = "agrees"
    CONTRADICTS = "contradicts"
    DEFINES = "defines"
    EXAMPLE_OF = "example-of"
    COMPLEMENTS = "complements"


@dataclass(frozen=True, slots=True)
class Relation:
    """An editor's link between passages of two briefs. It is shown at both."""

    of: Place
    """The passage that agrees, contradicts, defines, …; its words that matter, or all."""
    to: Place
    kind: Stance
    why: str


@dataclass(frozen=True, slots=True)
class Related:
    """A passage of another brief that speaks of the same thing, found by machine."""

    of: Place
    """The passage, with the line or two in which stands what is shared."""
    to: Place
    score: float
    """How much the passages share; 1 is one term that only these two use."""
    terms: tuple[TermId, ...]
    """Terms used in both places, the rarest first."""
    kin: tuple[tuple[TermId, TermId], ...]
    """Terms that the glossary relates: one is used in `of`, the other in `to`."""
    words: tuple[str, ...]
    """Words in both places that told most, as printed in `of`; where there are terms, none."""


class Hand(StrEnum):
    """Who made a link."""

    AUTHOR = "author"
    EDITORS = "editors"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class Thing:
    """Whatever has an address: a brief, a piece of one, a term, or a cited work."""

    brief: BriefId | None = None
    piece: Anchor | None = None
    """Piece of `brief`, also an editors' note."""
    term: TermId | None = None
    work: WorkId | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing points to another, seen from the other."""

    of: Thing
    by: Thing
    hand: Hand
    sentence: str
    """The sentence in which it does; an editors' note as typed, with its shorthand. Of the
    glossary, the definition that it quotes."""
    start: int
    end: int
    """The words in the sentence that point; none of a definition."""
