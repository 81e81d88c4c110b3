"""A text before there is a brief: its lines, and the chunks that the reading makes of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from glossator.model.ids import BriefId, Sha256
from glossator.model.roles import Role


@dataclass(frozen=True, slots=True)
class Source:
    """The text as received, cut at its line ends and not otherwise touched."""

    brief: BriefId
    file: str
    """Path to show to an editor, relative to the project."""
    lines: tuple[str, ...]
    """Line 1 is `lines[0]`; without line ends, form feeds taken out."""
    sha256: Sha256
    """Checksum of the bytes of the file."""
    page_starts: frozenset[int] = frozenset()
    """Numbers of the lines before which a form feed stood."""


@dataclass(frozen=True, slots=True)
class Mend:
    """A repair of extraction damage: what stood in the source, what was printed."""

    lines: tuple[int, ...]
    old: str
    new: str
    why: str
    at: int
    """Where the new form begins in the text of its chunk (or of its joined chunks)."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Neighbouring source lines that belong together, joined to one line of text."""

    lines: tuple[int, ...]
    """Numbers of the source lines that hold words of it, in order."""
    text: str
    """The lines joined, still with the marks of emphasis, links and notes."""
    rows: tuple[str, ...] = ()
    """The same line by line: a masthead and a table are read by their lines."""
    indent: int = 0
    """Columns before the first character of its first line."""
    marker: str = ""
    """List marker or note mark that opened it, taken out of the text: `-`, `(a)`, `¹`."""
    page_start: bool = False
    """True when a form feed stood before it."""
    mends: tuple[Mend, ...] = ()
    """Damage repaired within it, by rule or by an editor."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """Chunks with the role they play. Several chunks when stitching has joined them."""

    chunks: tuple[Chunk, ...]
    role: Role
    why: str
    """Name of the rule that decided, always."""
    depth: int = 0
    """Depth of a list item (0 = outermost) or level of a heading (1 = highest, 0 = not known)."""
    ruled: bool = False
    """True when an editor gave the role: no later pass decides otherwise."""
    join: bool | None = None
    """An editor's word on whether it goes on from the piece before; None where none was said."""

    def seen_as(self, role: Role, why: str) -> Labelled:
        """The same piece in another role."""
        return replace(self, role=role, why=why)

    @property
    def lines(self) -> tuple[int, ...]:
        """Source lines of all its chunks, in order."""
        return tuple(n for chunk in self.chunks for n in chunk.lines)

    @property
    def text(self) -> str:
        """Text of all its chunks as one."""
        return " ".join(chunk.text for chunk in self.chunks)

    @property
    def marker(self) -> str:
        """Marker of its first chunk."""
        return self.chunks[0].marker

    @property
    def mends(self) -> tuple[Mend, ...]:
        """Mends of all its chunks, placed in its text."""
        found: list[Mend] = []
        before = 0
        for chunk in self.chunks:
            found += (replace(mend, at=mend.at + before) for mend in chunk.mends)
            before += len(chunk.text) + 1
        return tuple(found)
