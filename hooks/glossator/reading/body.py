"""Body: the divided pieces of the text -> sections, passages, figures and pull quotes.

"Ports"                              section s1, before passage p1
"The port was built in 1990."        passage p1, in s1
"A port is a promise to the sea."    pull quote q1, lifted from p7

Addresses are counted as the pieces come.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from glossator.model.brief import Figure, Match, Passage, PullQuote, Section
from glossator.model.ids import Anchor, BriefId
from glossator.model.roles import FURNITURE, PASSAGE_ROLES, Role
from glossator.model.source import Labelled
from glossator.model.spans import Place, Spans
from glossator.reading.headings import heading_words
from glossator.reading.marks import QUOTE
from glossator.reading.run_in import with_run_ins
from glossator.reading.transcript import Transcript, shifted
from glossator.text import most_like

_ENDS = ".!?…"


@dataclass(frozen=True, slots=True)
class Body:
    """The text of a brief, each kind of its pieces in reading order."""

    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    pull_quotes: tuple[PullQuote, ...]
    figures: tuple[Figure, ...]
    aside: tuple[Labelled, ...]
    """Pieces that proved to be furniture: they go to the ledger."""


def body_of(brief: BriefId, pieces: Sequence[Labelled], transcript: Transcript) -> Body:
    """The body that `pieces` are; every one of them is in it once."""
    collected = _Collected(transcript)
    for piece in pieces:
        collected.take(piece)
    return Body(
        tuple(collected.sections),
        with_run_ins(collected.passages),
        _pull_quotes(brief, collected.quotes, collected.passages, transcript),
        tuple(collected.figures),
        tuple(collected.aside),
    )


class _Collected:
    """The pieces by kind, as far as they have come."""

    def __init__(self, transcript: Transcript) -> None:
        self.transcript = transcript
        self.sections: list[Section] = []
        self.passages: list[Passage] = []
        self.figures: list[Figure] = []
        self.quotes: list[tuple[Labelled, int]] = []
        self.aside: list[Labelled] = []

    def take(self, piece: Labelled) -> None:
        before = len(self.passages)
        if piece.role is Role.HEADING:
            self._section(piece, before)
        elif piece.role is Role.PULL_QUOTE:
            self.quotes.append((piece, before))
        elif piece.role in (Role.CAPTION, Role.IMAGE):
            self._figure(piece, before)
        elif piece.role is Role.FIGURE_NOTE and self.figures:
            self._figure_note(piece)
        elif piece.role is Role.TABLE:
            self._table(piece)
        elif piece.role in FURNITURE:
            self.aside.append(piece)
        else:
            self._passage(piece)

    def _section(self, piece: Labelled, before: int) -> None:
        raw = heading_words(piece)
        shift = len(piece.text) - len(raw) if raw in piece.text else 0
        mends = tuple(replace(mend, at=mend.at - shift) for mend in piece.mends)
        found = self.transcript.of_text(raw, mends)
        anchor = Anchor(f"s{len(self.sections) + 1}")
        self.sections.append(
            Section(anchor, found.text, max(piece.depth, 1), piece.lines, before, found.spans)
        )

    def _passage(self, piece: Labelled) -> None:
        found = self.transcript.of_text(piece.text, piece.mends)
        self.transcript.taken += [chunk.marker for chunk in piece.chunks]
        is_item = piece.role is Role.LIST_ITEM
        self.passages.append(
            Passage(
                self._next_passage(),
                piece.role if piece.role in PASSAGE_ROLES else Role.PARAGRAPH,
                found.text,
                piece.lines,
                found.spans,
                piece.depth if is_item else 0,
                _counter(piece.marker) if is_item else "",
                self._section_here(),
            )
        )

    def _table(self, piece: Labelled) -> None:
        rows, spans, length = [], list[Spans](), 0
        for cells in filter(None, map(_cells, piece.chunks[0].rows)):
            done = []
            for cell in cells:
                found = self.transcript.of_text(cell)
                spans.append(shifted(found.spans, length))
                done.append(found.text)
                length += len(found.text) + 1
            rows.append("\t".join(done))
        self.passages.append(
            Passage(
                self._next_passage(),
                Role.TABLE,
                "\n".join(rows),
                piece.lines,
                tuple(span for some in spans for span in some),
                section=self._section_here(),
            )
        )

    def _next_passage(self) -> Anchor:
        return Anchor(f"p{len(self.passages) + 1}")

    def _section_here(self) -> Anchor | None:
        return self.sections[-1].id if self.sections else None

    def _figure(self, piece: Labelled, before: int) -> None:
        last = self.figures[-1] if self.figures else None
        beside_image = last is not None and not last.caption and last.before == before
        text = (
            re.sub(r"^!\[|\]\([^)]*\)$|<!--.*?-->", "", piece.text)
            if piece.role is Role.IMAGE
            else piece.text
        )
        found = self.transcript.of_text(text, piece.mends if piece.role is Role.CAPTION else ())
        if beside_image and last is not None:
            self.figures[-1] = replace(
                last, caption=found.text, lines=last.lines + piece.lines, spans=found.spans
            )
            return
        anchor = Anchor(f"fig{len(self.figures) + 1}")
        self.figures.append(Figure(anchor, found.text, piece.lines, before, spans=found.spans))

    def _figure_note(self, piece: Labelled) -> None:
        last = self.figures[-1]
        found = self.transcript.of_text(piece.text, piece.mends)
        at = len(last.note) + 1 if last.note else 0
        self.figures[-1] = replace(
            last,
            note=f"{last.note}\n{found.text}" if last.note else found.text,
            note_spans=last.note_spans + shifted(found.spans, at),
            lines=last.lines + piece.lines,
        )


def _pull_quotes(
    brief: BriefId,
    quotes: Sequence[tuple[Labelled, int]],
    passages: Sequence[Passage],
    transcript: Transcript,
) -> tuple[PullQuote, ...]:
    out: list[PullQuote] = []
    for piece, before in quotes:
        found = transcript.of_text(piece.text, piece.mends)
        place, match = _lifted_from(found.text, brief, passages)
        anchor = Anchor(f"q{len(out) + 1}")
        out.append(PullQuote(anchor, found.text, piece.lines, place, match, before, found.spans))
    return tuple(out)


def _lifted_from(quote: str, brief: BriefId, passages: Sequence[Passage]) -> tuple[Place, Match]:
    """The place in the text that is most like `quote`, and how like it is."""
    bare = quote.strip("\"'“”‘’«»„ ").rstrip(_ENDS)
    best, at = None, passages[0]
    for passage in passages:
        found = most_like(bare, passage.text)
        if best is None or found.score > best.score:
            best, at = found, passage
        if found.score == 1.0:
            break
    assert best is not None
    start, end = best.start, best.end
    while end < len(at.text) and at.text[end] in ".!?…\"'”’":
        end += 1
    place = Place(brief, at.id, start, end)
    if best.score < 1.0:
        return place, Match.ALTERED
    opens = start == 0 or at.text[:start].rstrip("\"'“‘ ")[-1:] in _ENDS
    closes = at.text[:end].rstrip("\"'”’ ")[-1:] in _ENDS
    return place, Match.VERBATIM if opens and closes else Match.PART


def _counter(marker: str) -> str:
    return marker if any(character.isalnum() for character in marker) else "-"


def _cells(row: str) -> list[str]:
    if re.fullmatch(r"[|\s:+=-]+", row):
        return []
    if (quoted := QUOTE.match(row)) is not None:
        row = row[quoted.end() :]
    parts = row.strip().strip("|").split("|") if "|" in row else re.split(r"\t+| {3,}", row.strip())
    return [part.strip() for part in parts]
