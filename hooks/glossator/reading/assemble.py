"""Assemble: the divided pieces and the masthead -> a Brief with addresses in reading order.

The addresses given here (p1, p2, …) are provisional: `number` replaces them by those that
the permalinks lock holds.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from glossator.model.brief import Brief
from glossator.model.roles import Role
from glossator.model.source import Source
from glossator.reading.body import body_of
from glossator.reading.conserve import texts
from glossator.reading.divide import Divided
from glossator.reading.ledger import ledger
from glossator.reading.masthead import Masthead
from glossator.reading.paratext import matter_of, notes_of
from glossator.reading.transcript import Transcript, marks_of
from glossator.text import words


@dataclass(frozen=True, slots=True)
class Assembled:
    """A brief, and what was taken out of its text: the proof that nothing was lost needs both."""

    brief: Brief
    marks: tuple[str, ...]
    """List markers and note marks, as printed."""
    left_out: tuple[str, ...]
    """Texts that the ledger set aside."""


def assemble(source: Source, divided: Divided, masthead: Masthead) -> Assembled:
    """The brief of `source`; every piece of `divided` and row of `masthead` is in it once."""
    transcript = Transcript(marks_of(divided.body, divided.notes))
    body = body_of(source.brief, divided.body, transcript)
    notes = notes_of(divided.notes, transcript)
    matter = matter_of(masthead.rows, divided.matter, transcript)
    aside = (*divided.aside, *body.aside)
    brief = Brief(
        source.brief,
        source,
        0,
        masthead.meta,
        body.sections,
        body.passages,
        body.pull_quotes,
        body.figures,
        notes,
        matter,
        ledger(aside, masthead.rows, transcript.mends),
    )
    left_out = (
        *(f"{chunk.marker} {chunk.text}" for piece in aside for chunk in piece.chunks),
        *(row.text for row in masthead.rows if row.role is Role.REPEAT),
    )
    return Assembled(replace(brief, words=_counted(brief)), tuple(transcript.taken), left_out)


def _counted(brief: Brief) -> int:
    """Words of the source: those of the edition and of the ledger, which `conserve` holds to it."""
    return sum(len(words(text)) for text in texts(brief)) + sum(e.words for e in brief.ledger)
