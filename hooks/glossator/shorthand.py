"""Shorthand: how an editor's note points at things, in the text of the note.

    as [[p12]] says, and [[asan-issue-brief-2026-03#p7]], on [[term:afip|the memorandum]]
    a passage here; a passage there; a term, in words of the editor's own

Between double brackets stands a piece of this brief (p12, s3, q2, n6, fig1, a4), a brief, a
piece of another brief, or a term after `term:`; after a bar the words to show.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from glossator.model.ids import Anchor, BriefId, TermId

PATTERN = r"\[\[([^\[\]|\n]*)(?:\|([^\[\]\n]*))?\]\]"

_WRITTEN = re.compile(PATTERN)
_PIECE = re.compile(r"(?:p|s|q|n|fig|a)[0-9]+[a-z]*")


@dataclass(frozen=True, slots=True)
class Reference:
    """What one pair of double brackets points to; exactly one kind of thing."""

    written: str
    """As typed between the brackets, without the words to show."""
    brief: BriefId | None = None
    """Brief it leads to; None for a term, and for a piece of the brief it is written in."""
    piece: Anchor | None = None
    term: TermId | None = None
    words: str = ""
    """Words to show in place of the usual ones."""
    start: int = 0
    """Where its brackets open in the text."""


def references(text: str) -> tuple[Reference, ...]:
    """All references of an editor's text, in order."""
    return tuple(reference(m[1], m[2] or "", m.start()) for m in _WRITTEN.finditer(text))


def unclosed(text: str) -> str:
    """The first brackets of `text` that open a reference and never close it; empty for none."""
    rest = _WRITTEN.sub("", text)
    at = rest.find("[[")
    return " ".join(rest[at : at + 20].split()) if at >= 0 else ""


def reference(written: str, words: str = "", start: int = 0) -> Reference:
    """What `written` between double brackets means. Whether it is there, the caller finds out.

    >>> reference("term:afip").term
    'afip'
    """
    name = written.strip()
    if name.startswith("term:"):
        return Reference(name, term=TermId(name[5:].strip()), words=words.strip(), start=start)
    brief, mark, piece = name.partition("#")
    if not mark and _PIECE.fullmatch(name):
        brief, piece = "", name
    return Reference(
        name,
        brief=BriefId(brief) if brief else None,
        piece=Anchor(piece) if piece else None,
        words=words.strip(),
        start=start,
    )
