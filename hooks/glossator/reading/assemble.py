"""Assemble: the divided pieces and the masthead -> a Brief with addresses in reading order.

The addresses given here (p1, p2, …) are provisional: `number` replaces them by those that
the permalinks lock holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from glossator.model.brief import Brief, Figure, Match, Matter, Note, Passage, PullQuote, Section
from glossator.model.ids import Anchor
from glossator.model.roles import FURNITURE, PASSAGE_ROLES, Role
from glossator.model.source import Labelled, Mend, Source
from glossator.model.spans import Place, Spans
from glossator.reading.conserve import texts
from glossator.reading.divide import Divided
from glossator.reading.inline import Inlined, Marks, inline
from glossator.reading.ledger import grouped_rows, ledger
from glossator.reading.marks import ATX, QUOTE
from glossator.reading.masthead import Masthead
from glossator.reading.rows import Row
from glossator.reading.run_in import with_run_ins
from glossator.text import SUPERSCRIPTS, most_like, words

_DIGIT_OF = str.maketrans(SUPERSCRIPTS, "0123456789")
_ENDS = ".!?…"


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
    assembly = _Assembly(source, divided, masthead)
    brief = assembly.brief()
    marks = (*assembly.taken, *assembly.markers)
    left_out = (
        *(f"{c.marker} {c.text}" for p in assembly.divided.aside for c in p.chunks),
        *(row.text for row in masthead.rows if row.role is Role.REPEAT),
    )
    return Assembled(replace(brief, words=_counted(brief)), marks, left_out)


def _counted(brief: Brief) -> int:
    """Words of the source: those of the edition and of the ledger, which `conserve` holds to it."""
    return sum(len(words(text)) for text in texts(brief)) + sum(e.words for e in brief.ledger)


class _Assembly:
    """Collects the pieces in reading order and counts addresses as they come."""

    def __init__(self, source: Source, divided: Divided, masthead: Masthead) -> None:
        self.source, self.divided, self.masthead = source, divided, masthead
        self.labels = [_mark(group[0].marker) for group in divided.notes]
        self.marks = _marks(divided, self.labels)
        self.mends: list[Mend] = []
        self.taken: list[str] = []
        self.markers: list[str] = []
        self.passages: list[Passage] = []
        self.sections: list[Section] = []
        self.figures: list[Figure] = []
        self.quotes: list[tuple[Labelled, int]] = []

    def brief(self) -> Brief:
        for piece in self.divided.body:
            self._take(piece)
        pull_quotes = self._pull_quotes()
        notes = self._notes()
        matter = self._matter()
        entries = ledger(self.divided.aside, self.masthead.rows, self.mends)
        return Brief(
            self.source.brief,
            self.source,
            0,
            self.masthead.meta,
            tuple(self.sections),
            with_run_ins(self.passages),
            pull_quotes,
            tuple(self.figures),
            notes,
            matter,
            entries,
        )

    def _inline(
        self, raw: str, mends: tuple[Mend, ...] = (), marks: Marks | None = None
    ) -> Inlined:
        self.mends.extend(mends)
        found = inline(raw, self.marks if marks is None else marks, mends)
        self.taken.extend(found.taken)
        if marks is None:
            self.marks = replace(self.marks, flat=found.flat)
        return found

    def _take(self, piece: Labelled) -> None:
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
            self.divided = replace(self.divided, aside=(*self.divided.aside, piece))
        else:
            self._passage(piece)

    def _section(self, piece: Labelled, before: int) -> None:
        raw = _heading_words(piece)
        shift = len(piece.text) - len(raw) if raw in piece.text else 0
        found = self._inline(raw, tuple(replace(m, at=m.at - shift) for m in piece.mends))
        anchor = Anchor(f"s{len(self.sections) + 1}")
        self.sections.append(
            Section(anchor, found.text, max(piece.depth, 1), piece.lines, before, found.spans)
        )

    def _passage(self, piece: Labelled) -> None:
        found = self._inline(piece.text, piece.mends)
        self.markers += [chunk.marker for chunk in piece.chunks]
        self.passages.append(
            Passage(
                self._next_passage(),
                piece.role if piece.role in PASSAGE_ROLES else Role.PARAGRAPH,
                found.text,
                piece.lines,
                found.spans,
                piece.depth if piece.role is Role.LIST_ITEM else 0,
                _counter(piece.marker) if piece.role is Role.LIST_ITEM else "",
                self.sections[-1].id if self.sections else None,
            )
        )

    def _next_passage(self) -> Anchor:
        return Anchor(f"p{len(self.passages) + 1}")

    def _table(self, piece: Labelled) -> None:
        rows, spans, length = [], list[Spans](), 0
        for row in piece.chunks[0].rows:
            cells = _cells(row)
            if not cells:
                continue
            done = []
            for cell in cells:
                found = self._inline(cell)
                spans.append(
                    tuple(
                        replace(s, start=s.start + length, end=s.end + length) for s in found.spans
                    )
                )
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
                section=self.sections[-1].id if self.sections else None,
            )
        )

    def _figure(self, piece: Labelled, before: int) -> None:
        last = self.figures[-1] if self.figures else None
        beside_image = last is not None and not last.caption and last.before == before
        text = (
            re.sub(r"^!\[|\]\([^)]*\)$|<!--.*?-->", "", piece.text)
            if piece.role is Role.IMAGE
            else piece.text
        )
        found = self._inline(text, piece.mends if piece.role is Role.CAPTION else ())
        if beside_image and last is not None:
            self.figures[-1] = replace(
                last, caption=found.text, lines=last.lines + piece.lines, spans=found.spans
            )
            return
        anchor = Anchor(f"fig{len(self.figures) + 1}")
        self.figures.append(Figure(anchor, found.text, piece.lines, before, spans=found.spans))

    def _figure_note(self, piece: Labelled) -> None:
        last = self.figures[-1]
        found = self._inline(piece.text, piece.mends)
        at = len(last.note) + 1 if last.note else 0
        moved = tuple(replace(s, start=s.start + at, end=s.end + at) for s in found.spans)
        self.figures[-1] = replace(
            last,
            note=f"{last.note}\n{found.text}" if last.note else found.text,
            note_spans=last.note_spans + moved,
            lines=last.lines + piece.lines,
        )

    # --- pull quotes, notes, matter ---

    def _pull_quotes(self) -> tuple[PullQuote, ...]:
        out: list[PullQuote] = []
        for piece, before in self.quotes:
            found = self._inline(piece.text, piece.mends)
            place, match = self._lifted_from(found.text)
            anchor = Anchor(f"q{len(out) + 1}")
            out.append(
                PullQuote(anchor, found.text, piece.lines, place, match, before, found.spans)
            )
        return tuple(out)

    def _lifted_from(self, quote: str) -> tuple[Place, Match]:
        bare = quote.strip("\"'“”‘’«»„ ").rstrip(_ENDS)
        best, at = None, self.passages[0]
        for passage in self.passages:
            found = most_like(bare, passage.text)
            if best is None or found.score > best.score:
                best, at = found, passage
            if found.score == 1.0:
                break
        assert best is not None
        start, end = best.start, best.end
        while end < len(at.text) and at.text[end] in ".!?…\"'”’":
            end += 1
        place = Place(self.source.brief, at.id, start, end)
        if best.score < 1.0:
            return place, Match.ALTERED
        opens = start == 0 or at.text[:start].rstrip("\"'“‘ ")[-1:] in _ENDS
        closes = at.text[:end].rstrip("\"'”’ ")[-1:] in _ENDS
        return place, Match.VERBATIM if opens and closes else Match.PART

    def _notes(self) -> tuple[Note, ...]:
        plain = all(mark.isascii() and mark.isdecimal() for mark in self.labels)
        unique = len(set(self.labels)) == len(self.labels)
        notes = []
        for order, (group, mark) in enumerate(
            zip(self.divided.notes, self.labels, strict=True), start=1
        ):
            text, spans = self._paragraphs(group, " ", Marks())
            anchor = Anchor(f"n{mark}" if plain and unique else f"n{order}")
            lines = tuple(n for piece in group for n in piece.lines)
            self.markers.append(group[0].marker)
            notes.append(Note(anchor, mark, text, lines, spans))
        return tuple(notes)

    def _matter(self) -> tuple[Matter, ...]:
        out = [self._of_rows(group) for group in grouped_rows(self.masthead.rows)]
        for group in self.divided.matter:
            text, spans = self._paragraphs(group, "\n\n")
            lines = tuple(n for piece in group for n in piece.lines)
            out.append(Matter(group[0].role, text, lines, spans))
        return tuple(sorted(out, key=lambda matter: matter.lines))

    def _of_rows(self, rows: list[Row]) -> Matter:
        role = rows[0].role
        assert role is not None
        glue = " " if role is Role.TITLE else "\n"
        spans: list[Spans] = []
        text = ""
        for row in rows:
            raw = re.sub(r"^#{1,6}\s+", "", row.text.replace("\t", " "))
            found = self._inline(raw)
            text += glue if text else ""
            at = len(text)
            spans.append(tuple(replace(s, start=s.start + at, end=s.end + at) for s in found.spans))
            text += found.text
        lines = tuple(n for row in rows for n in row.lines)
        return Matter(role, text, lines, tuple(span for some in spans for span in some))

    def _paragraphs(
        self, group: tuple[Labelled, ...], glue: str, marks: Marks | None = None
    ) -> tuple[str, Spans]:
        text, spans = "", list[Spans]()
        for position, piece in enumerate(group):
            is_note = piece.role is Role.ENDNOTE and position == 0
            raw = piece.text if is_note else _heading_words(piece)
            rows = tuple(row for chunk in piece.chunks for row in chunk.rows)
            listed = piece.role in (Role.CONTACT, Role.MASTHEAD) and len(rows) > 1
            for part in rows if listed else (raw,):
                found = self._inline(
                    part, () if listed or raw != piece.text else piece.mends, marks
                )
                text += ("\n" if listed and part is not rows[0] else glue) if text else ""
                at = len(text)
                spans.append(
                    tuple(replace(s, start=s.start + at, end=s.end + at) for s in found.spans)
                )
                text += found.text
        return text, tuple(span for some in spans for span in some)


def _marks(divided: Divided, labels: list[str]) -> Marks:
    """What to look for in the text, as the notes themselves are marked."""
    markers = [group[0].marker for group in divided.notes]
    raised = Marks(
        frozenset(labels),
        round=any(marker.startswith("(") for marker in markers),
        half=any(re.fullmatch(r"\d+\)", marker) for marker in markers),
    )
    body = [piece.text for piece in divided.body]
    if not labels or any(inline(text, raised).taken for text in body):
        return raised
    return replace(raised, flat=1)


def _mark(marker: str) -> str:
    """Label of a note from the mark that opens it: `[^3]:` -> 3, `¹²` -> 12."""
    bare = re.sub(r"<[^>]*>|[\[\]^():.\s]", "", marker).translate(_DIGIT_OF)
    return bare or "*"


def _counter(marker: str) -> str:
    return marker if any(character.isalnum() for character in marker) else "-"


def _heading_words(piece: Labelled) -> str:
    """The heading as printed, with its number and without # marks."""
    texts = []
    for chunk in piece.chunks:
        found = ATX.match(chunk.text)
        text = found["words"] if found else chunk.text
        opened = any(character.isalnum() for character in chunk.marker)
        texts.append(f"{chunk.marker} {text}" if opened else text)
    return " ".join(texts)


def _cells(row: str) -> list[str]:
    if re.fullmatch(r"[|\s:+=-]+", row):
        return []
    if (quoted := QUOTE.match(row)) is not None:
        row = row[quoted.end() :]
    parts = row.strip().strip("|").split("|") if "|" in row else re.split(r"\t+| {3,}", row.strip())
    return [part.strip() for part in parts]
