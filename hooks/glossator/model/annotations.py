"""What the editors say beside a brief."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from glossator.model.ids import Anchor


class AnnotationKind(StrEnum):
    """What an editor's note is for."""

    CONTEXT = "context"
    DEFINITION = "definition"
    COMPARISON = "comparison"
    SOURCE = "source"
    CORRECTION = "correction"
    QUESTION = "question"
    RECONSTRUCTION = "reconstruction"
    """What the editors put in the place of a figure that is lost."""


class Hold(StrEnum):
    """How surely a note's words are found in the text as it is now."""

    SURE = "sure"
    EDITED = "edited"
    """Found, but the words or their place are not quite those that were quoted."""
    DOUBTFUL = "doubtful"
    """Something like them is there; nobody can say that it is the same."""
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Target:
    """What a note speaks of, as its editor wrote it."""

    piece: Anchor | None = None
    """The passage, section, figure or endnote that is named; None for the whole brief, or for
    words that need no passage to be found."""
    quote: str = ""
    """The words; empty for a whole piece."""
    prefix: str = ""
    suffix: str = ""
    """Words before and after, where the quotation alone stands in several places."""

    def __str__(self) -> str:
        """For messages and for the lock: `p2 “peace through strength”`."""
        words = f"{self.prefix}“{self.quote}”{self.suffix}" if self.quote else ""
        return " ".join(part for part in (self.piece or "", words) if part) or "the brief"


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was known of a note when its words were last surely found."""

    id: Anchor
    target: str
    """Its target as written then: another one now means that a person looked."""
    of: Anchor | None
    """The piece it stood at."""
    text: str
    """The sentence, or sentences, of its words; the opening of a whole piece."""
    rival: float = 0.0
    """How like to `text` the nearest other sentence of the brief was, 0 to 1: what is no more
    like to it than that may be the other one."""
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Circle:
    """A ring of a reconstructed figure: a grouping, with the one inside it as its core."""

    name: str
    since: str
    members: str
    """Who belongs to it, in Markdown with short references to where the text says so."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """An editor's note: never the author's words."""

    id: Anchor
    """`a3`, given by its editor, for ever."""
    kind: AnnotationKind
    text: str
    """Markdown with short references (`shorthand`)."""
    by: str
    date: str
    target: Target
    hold: Hold = Hold.SURE
    of: Anchor | None = None
    """Piece that it is shown with; None where it speaks of the whole brief, or is not held."""
    start: int = 0
    end: int = 0
    """The words in that piece; the same for a whole piece."""
    circles: tuple[Circle, ...] = ()
    """Of a reconstruction, from the innermost."""
    line: int = 0
    """Line of its id in annotations.yml."""

    @property
    def is_held(self) -> bool:
        """True when it can be shown with what it speaks of."""
        return self.hold in (Hold.SURE, Hold.EDITED)
