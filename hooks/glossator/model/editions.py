"""What stays: fixed editions, what changed between them, and every address."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from glossator.model.brief import Brief
from glossator.model.glossary import Term, Use
from glossator.model.ids import Anchor, BriefId, Sha256


@dataclass(frozen=True, slots=True)
class Edition:
    """A text as it was released, for ever."""

    of: BriefId
    """The brief as it is called now; `brief.id` is what it was called then."""
    number: int
    released: str
    """The day, `2026-05-01`, as whoever released it gave it."""
    brief: Brief
    terms: tuple[Term, ...]
    """Terms used in it as the glossary had them then, with this brief's own senses alone."""
    record: str
    """The file it was read from, which is published as it is."""
    files: tuple[str, ...] = ()
    """Images beside the record."""
    uses: tuple[Use, ...] = ()
    """Uses of the terms in it."""


class Became(StrEnum):
    """What became of a piece between two texts of a brief."""

    SAME = "same"
    REWORDED = "reworded"
    ADDED = "added"
    MERGED = "merged"
    """It is now part of another piece."""
    REMOVED = "removed"


class Run(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    GONE = "gone"
    COME = "come"


Wording = tuple[tuple[Run, str], ...]
"""Words in reading order, each run with what became of it; a blank parts two runs."""


@dataclass(frozen=True, slots=True)
class Change:
    """A piece in an old and in a new text of a brief."""

    id: Anchor
    became: Became
    wording: Wording
    moved: bool = False
    """True when it stands in another order among the pieces that both texts have."""
    into: Anchor | None = None
    """Where a merged one leads."""


@dataclass(frozen=True, slots=True)
class Revision:
    """What became of the pieces of one edition in a later one, or in the text of today."""

    old: Edition
    new: Edition | None
    """None for the text as it stands now."""
    changes: tuple[Change, ...]


class Standing(StrEnum):
    """What became of a published address."""

    LIVE = "live"
    MOVED = "moved"
    """The same thing has another address now."""
    MERGED = "merged"
    """Its piece is part of another one."""
    WITHDRAWN = "withdrawn"
    """What it led to is gone; a word on it stands there."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address of the site and what became of it."""

    path: str
    """Below the site's root: `briefs/x/#p12`, `glossary/afip/`."""
    kind: str
    """brief, edition, term, or a kind of piece."""
    state: Standing = Standing.LIVE
    to: str = ""
    """Path that a moved or merged one leads to."""
    name: str = ""
    """What a person calls it: a title, a label."""
    sha256: Sha256 | None = None
    """Checksum of its text, where it has one."""
    since: int | None = None
    """Edition since which its text is unchanged; None where it is in no edition as it is now."""
