"""A brief and its pieces."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from glossator.model.annotations import Annotation
from glossator.model.ids import Anchor, BriefId
from glossator.model.metadata import Meta
from glossator.model.roles import Role
from glossator.model.source import Source
from glossator.model.spans import Place, Spans
from glossator.model.works import CitedSource


@dataclass(frozen=True, slots=True)
class Passage:
    """What a reader cites: a paragraph, list item, quotation or table of the body."""

    id: Anchor
    kind: Role
    text: str
    """Plain words as printed. In a table, cells are parted by tabs and rows by line ends."""
    lines: tuple[int, ...]
    spans: Spans = ()
    depth: int = 0
    """Depth of a list item; 0 for everything else."""
    marker: str = ""
    """How its list counts: `1.`, `(a)`; a bullet's shape says nothing and is kept as `-`."""
    section: Anchor | None = None
    """Section it stands in; None before the first heading."""
    run_in: str | None = None
    """Words of a run-in heading that opens it, part of the text."""
    was: tuple[Anchor, ...] = ()
    """Older addresses that now lead here, because passages were merged."""

    @property
    def number(self) -> str:
        """What is cited: `12`, `12a`."""
        return self.id.removeprefix("p")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the author's and what follows it."""

    id: Anchor
    title: str
    level: int
    lines: tuple[int, ...]
    before: int
    """Index of the first passage after it."""
    spans: Spans = ()
    was: tuple[Anchor, ...] = ()

    @property
    def text(self) -> str:
        """Its words, as of every piece."""
        return self.title


class Match(StrEnum):
    """How a pull quote stands to the sentence it was lifted from."""

    VERBATIM = "verbatim"
    """It is one or more whole sentences, word for word."""
    PART = "part"
    """It is a part of a sentence, word for word."""
    ALTERED = "altered"
    """Words were changed, left out or put in."""


@dataclass(frozen=True, slots=True)
class PullQuote:
    """Words of the text repeated in display type."""

    id: Anchor
    text: str
    lines: tuple[int, ...]
    of: Place
    match: Match
    before: int
    """Index of the passage it is shown before: its place on the page, between paragraphs."""
    spans: Spans = ()
    was: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """An endnote or footnote. Its mark is not part of its text."""

    id: Anchor
    label: str
    """As printed: `6`, `*`."""
    text: str
    lines: tuple[int, ...]
    spans: Spans = ()
    sources: tuple[CitedSource, ...] = ()
    same_as: Anchor | None = None
    referred_from: tuple[Anchor, ...] = ()
    """Passages that carry its mark, in reading order, each as often as it does."""
    was: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure whose image is not in the text, unless an editor supplied one."""

    id: Anchor
    caption: str
    lines: tuple[int, ...]
    before: int
    """Index of the passage it stands before."""
    note: str = ""
    """"Note: …" and "Source: …" under it; several are parted by a line end."""
    image: str | None = None
    """File in the brief's folder."""
    alt: str = ""
    """What the image shows, in an editor's words."""
    spans: Spans = ()
    note_spans: Spans = ()
    was: tuple[Anchor, ...] = ()

    @property
    def text(self) -> str:
        """Its words, as of every piece: the caption, on the next line the note."""
        return f"{self.caption}\n{self.note}" if self.note else self.caption


Piece = Section | Passage | PullQuote | Figure | Note
"""Whatever of the author's has an address of its own."""


@dataclass(frozen=True, slots=True)
class Matter:
    """Front or back matter: a masthead line, a biography, a disclaimer."""

    kind: Role
    text: str
    """Its label opens it; paragraphs are parted by an empty line."""
    lines: tuple[int, ...]
    spans: Spans = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Whole source lines set aside, with the reason; or a mend, with old and new form."""

    lines: tuple[int, ...]
    words: int
    """Words set aside. For a mend: words of the old form less words of the new one."""
    role: str
    why: str


@dataclass(frozen=True, slots=True)
class Tombstone:
    """An address that was published and whose passage is no longer in the text."""

    id: Anchor
    text: str
    """Its last words as published; of an editors’ note what it was on, never what it said of it."""
    before: int
    """Index of the passage it is shown before."""


@dataclass(frozen=True, slots=True)
class Brief:
    """One brief, read and numbered."""

    id: BriefId
    source: Source
    words: int
    """Words of the source, counted by `text.words` after its marks are taken out."""
    meta: Meta
    sections: tuple[Section, ...] = ()
    passages: tuple[Passage, ...] = ()
    pull_quotes: tuple[PullQuote, ...] = ()
    figures: tuple[Figure, ...] = ()
    notes: tuple[Note, ...] = ()
    matter: tuple[Matter, ...] = ()
    ledger: tuple[LeftOut, ...] = ()
    tombstones: tuple[Tombstone, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    """The editors' notes, in the order of their ids."""
    aliases: tuple[BriefId, ...] = ()
    """Former ids, at whose addresses pages lead here."""

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All pieces, each kind in reading order."""
        return (
            *self.sections,
            *self.passages,
            *self.pull_quotes,
            *self.figures,
            *self.notes,
        )
