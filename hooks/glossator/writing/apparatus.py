"""Apparatus: all that stands around the author's text on the page of a brief, already written.

What it holds is ours, block by block, in Markdown with HTML; `page` only knows where each
block stands. A new part of the apparatus is a new block here, never a new case there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from glossator.model.ids import Anchor


@dataclass(frozen=True, slots=True)
class Apparatus:
    """Blocks by the place at which they stand."""

    tools: tuple[str, ...] = ()
    """First in the line below the title block: what one can do with the brief, as HTML."""
    counts: tuple[str, ...] = ()
    """Said in the line below the title block: `14 terms`."""
    opening: tuple[str, ...] = ()
    """Between the title block and the text."""
    after: Mapping[Anchor, tuple[str, ...]] = field(default_factory=dict)
    """Right after the piece with that address."""
    closing: tuple[str, ...] = ()
    """After the text and the matter of its back, before how it was prepared."""
