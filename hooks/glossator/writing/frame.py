"""Frame: what stands around the text of a brief on a page of its own.

The latest text and a fixed edition are one page in two frames: they differ in how deep they
stand below the site's root and in what is said above the text.
"""

from __future__ import annotations

from dataclasses import dataclass

FrontMatter = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What the writer of a page must know that is not of the text."""

    root: str = "../../"
    """The way from the page's Markdown to the root of the site."""
    above: str = ""
    """Markdown before the title."""
    imprint: str = ""
    """Markdown for one more line of the imprint."""
    front: FrontMatter = ()
    """Values for the template; each takes the place of the page's own."""
    head: tuple[str, ...] = ()
    """Lines of HTML for the head of the page, escaped."""


LATEST = Frame()
"""Around the latest text."""
