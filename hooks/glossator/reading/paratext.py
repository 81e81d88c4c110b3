"""Paratext: what stands around the text -> notes, front matter and back matter.

"3 Ibid., p. 4."                             note n3
"Jane Roe" over "Harbour Institute"          matter: byline, affiliation
"About the author" and its two paragraphs    matter: biography
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from glossator.model.brief import Matter, Note
from glossator.model.ids import Anchor
from glossator.model.roles import Role
from glossator.model.source import Labelled
from glossator.model.spans import Spans
from glossator.reading.headings import heading_words
from glossator.reading.inline import Inlined
from glossator.reading.ledger import grouped_rows
from glossator.reading.rows import Row
from glossator.reading.transcript import Transcript, label_of, shifted

Group = tuple[Labelled, ...]
"""A piece with those that continue it."""

Glued = tuple[str, Inlined]
"""A part of a text, and what stands between it and the part before."""


def notes_of(groups: Sequence[Group], transcript: Transcript) -> tuple[Note, ...]:
    """The notes; each has its number for an address, where all have one of their own."""
    labels = [label_of(group[0].marker) for group in groups]
    plain = all(label.isascii() and label.isdecimal() for label in labels)
    unique = len(set(labels)) == len(labels)
    notes = []
    for order, (group, label) in enumerate(zip(groups, labels, strict=True), start=1):
        text, spans = _glued(p for piece in group for p in _parts(piece, " ", transcript.of_note))
        transcript.taken.append(group[0].marker)
        anchor = Anchor(f"n{label}" if plain and unique else f"n{order}")
        notes.append(Note(anchor, label, text, _lines(group), spans))
    return tuple(notes)


def matter_of(
    rows: tuple[Row, ...], groups: Sequence[Group], transcript: Transcript
) -> tuple[Matter, ...]:
    """The masthead's `rows` and the `groups` of prose around the text, by line."""
    out = [_of_rows(group, transcript) for group in grouped_rows(rows)]
    for group in groups:
        text, spans = _glued(
            p for piece in group for p in _parts(piece, "\n\n", transcript.of_text)
        )
        out.append(Matter(group[0].role, text, _lines(group), spans))
    return tuple(sorted(out, key=lambda matter: matter.lines))


def _parts(piece: Labelled, glue: str, inline: Callable[..., Inlined]) -> list[Glued]:
    """A paragraph; of an address each line by itself."""
    rows = tuple(row for chunk in piece.chunks for row in chunk.rows)
    if piece.role in (Role.CONTACT, Role.MASTHEAD) and len(rows) > 1:
        glues = (glue, *("\n" for _ in rows[1:]))
        return [(before, inline(row)) for before, row in zip(glues, rows, strict=True)]
    raw = piece.text if piece.role is Role.ENDNOTE else heading_words(piece)
    return [(glue, inline(raw, piece.mends if raw == piece.text else ()))]


def _of_rows(rows: list[Row], transcript: Transcript) -> Matter:
    role = rows[0].role
    assert role is not None
    glue = " " if role is Role.TITLE else "\n"
    raw = (re.sub(r"^#{1,6}\s+", "", row.text.replace("\t", " ")) for row in rows)
    text, spans = _glued((glue, transcript.of_text(one)) for one in raw)
    return Matter(role, text, tuple(n for row in rows for n in row.lines), spans)


def _glued(parts: Iterable[Glued]) -> tuple[str, Spans]:
    """One text of several, each after its glue; their spans where the words are now."""
    text, spans = "", list[Spans]()
    for glue, part in parts:
        text += glue if text else ""
        spans.append(shifted(part.spans, len(text)))
        text += part.text
    return text, tuple(span for some in spans for span in some)


def _lines(group: Group) -> tuple[int, ...]:
    return tuple(n for piece in group for n in piece.lines)
