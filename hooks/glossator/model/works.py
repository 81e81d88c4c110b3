"""The works that notes cite."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from glossator.model.ids import Anchor, BriefId, WorkId


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a reference: a person's in parts, or words that are not divided."""

    family: str = ""
    given: str = ""
    suffix: str = ""
    literal: str = ""
    """An organisation, or a person of whom the text does not tell which name is the family's."""


@dataclass(frozen=True, slots=True)
class Item:
    """What a reference says, field by field: the variables of CSL-JSON 1.0.2 by their names."""

    type: str = "document"
    """A type of CSL, where the text tells; else `document`."""
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    title: str = ""
    container_title: str = ""
    edition: str = ""
    volume: str = ""
    issue: str = ""
    number: str = ""
    page: str = ""
    """Pages of an article or chapter; the page that is cited is the citation's, not the work's."""
    genre: str = ""
    publisher: str = ""
    publisher_place: str = ""
    status: str = ""
    issued: tuple[int, ...] = ()
    """Year, or year and month, or all three: only what is printed."""
    accessed: tuple[int, ...] = ()
    doi: str = ""
    url: str = ""
    note: str = ""
    """Words that were in no other field, as printed."""


def csl_name(field: str) -> str:
    """What CSL-JSON calls a field of Item: `publisher-place`, `DOI`."""
    return field.upper() if field in ("doi", "url") else field.replace("_", "-")


class Citing(StrEnum):
    """How a note names a work."""

    FULL = "full"
    IBID = "ibid"
    SHORT = "short"
    """By name and short title, "op. cit.", "see note 5": found by machine in the same brief."""


@dataclass(frozen=True, slots=True)
class CitedSource:
    """One source of a note, as far as the note itself says."""

    text: str
    """The reference as printed, without "see also"; of one that repeats another, that one's."""
    resolved_from: Anchor | None = None
    """Note whose source an *Ibid.* or a short form repeats."""
    item: Item = Item()
    """Its fields; of the source that it repeats, where it repeats one."""
    start: int = 0
    """Where its words, or those that stand for them, begin in the note's text."""
    end: int = 0
    how: Citing = Citing.FULL
    locator: str = ""
    """The pages or the chapter that are cited: `12`, `118 f.`, `chap. 3`."""
    work: WorkId | None = None
    """Set once the works of all briefs are known."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One place where a work is cited."""

    brief: BriefId
    note: Anchor
    how: Citing
    passages: tuple[Anchor, ...] = ()
    """Passages that carry the note's mark, in reading order."""
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """A work that notes cite, in one brief or in several."""

    id: WorkId
    item: Item
    citations: tuple[Citation, ...]
    """Oldest brief first, then in the order of its notes."""
    printed: tuple[str, ...] = ()
    """Each reference to it as the notes print it, none twice: by these it is known again."""
    was: tuple[WorkId, ...] = ()
    """Former ids that lead to it."""


@dataclass(frozen=True, slots=True)
class KnownWork:
    """A work that was published before, as the lock of the shelf remembers it."""

    id: WorkId
    printed: tuple[str, ...] = ()
    """The references to it when it was last cited."""
    live: bool = True
    """False when it is cited no more, or leads to another."""
    into: WorkId | None = None
    """The work that it leads to."""
