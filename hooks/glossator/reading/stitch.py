"""Stitch: join the halves of a paragraph or list item that a column or page cut.

    92 "… that will enhance the resilience"     paragraph
    94 "and practicality of the alliance. …"    paragraph   ->   92+94, one paragraph

A half that does not end its sentence is joined to the next piece of running text, stepping
over what stands between the columns of a page: pull quotes, furniture, figures, footnotes.
"""

from __future__ import annotations

import re
from dataclasses import replace

from glossator.model.roles import FURNITURE, Role
from glossator.model.source import Chunk, Labelled
from glossator.reading.classify import PROSE_WORDS
from glossator.reading.join import Vocabulary, join
from glossator.reading.marks import bare_end, ends_sentence, starts_lower
from glossator.text import without_syntax, words

BOX = 12
"""Pieces. A box is a part of a page."""

_ENDS_IN_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$")
_STEPPED_OVER = FURNITURE | {
    Role.PULL_QUOTE,
    Role.CAPTION,
    Role.FIGURE_NOTE,
    Role.IMAGE,
    Role.ENDNOTE,
    Role.TABLE,
}
_OPENS = frozenset({Role.PARAGRAPH, Role.LIST_ITEM, Role.LINE, Role.QUOTATION})
_FUNCTION_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "with",
        "without",
        "and",
        "or",
        "but",
        "nor",
        "as",
        "that",
        "which",
        "who",
        "whose",
        "than",
        "into",
        "over",
        "under",
        "between",
        "among",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "must",
        "should",
        "shall",
        "not",
        "its",
        "their",
        "his",
        "her",
        "our",
        "your",
        "this",
        "these",
        "those",
        "if",
        "when",
        "while",
        "where",
        "because",
        "although",
        "through",
        "about",
        "against",
        "more",
        "most",
        "such",
        "no",
        "any",
        "each",
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "ein",
        "eine",
        "und",
        "oder",
        "von",
        "zu",
        "mit",
        "für",
        "auf",
        "im",
        "in",
        "dass",
        "nicht",
        "le",
        "la",
        "les",
        "des",
        "du",
        "de",
        "et",
        "ou",
        "un",
        "une",
        "à",
        "au",
        "aux",
        "dans",
        "par",
        "pour",
        "sur",
        "que",
        "qui",
    ]
)


def stitch(pieces: tuple[Labelled, ...], known: Vocabulary) -> tuple[Labelled, ...]:
    """Join what was cut; `known` is how the source writes its words. Twice is once."""
    out = list(pieces)
    index = 0
    while index < len(out):
        following = _second_half(out, index)
        if following is None:
            index += 1
            continue
        out[index] = _joined(out[index], out[following], known)
        del out[following]
    return tuple(out)


def _second_half(pieces: list[Labelled], index: int) -> int | None:
    """Index of the piece that continues the one at `index`; None when it is whole."""
    first = pieces[index]
    if first.role not in _OPENS or not first.text:
        return None
    stepped = 0
    for following in range(index + 1, len(pieces)):
        second = pieces[following]
        if second.join is not None:
            return following if second.join else None
        if second.role in _STEPPED_OVER and not (
            second.role is Role.ENDNOTE and starts_lower(second.text)
        ):
            stepped += 1
            continue
        if first.role is second.role is Role.LINE and not _in_running_text(pieces[:index]):
            return None
        if (orphan := _beyond_box(pieces, index, following)) is not None:
            return orphan
        return following if _continues(first, second, stepped > 0) else None
    return None


def _beyond_box(pieces: list[Labelled], index: int, following: int) -> int | None:
    """Index of the half that stands after a box, whose own paragraphs are whole.

    A text that begins small after a sentence has ended is the end of something; where all
    between is whole, it is that of the piece at `index`.
    """
    first = pieces[index]
    if not _is_long(first) or ends_sentence(first.text) or starts_lower(pieces[following].text):
        return None
    rested = False
    for at in range(following, min(following + BOX, len(pieces))):
        piece = pieces[at]
        if piece.role in _STEPPED_OVER:
            continue
        if piece.role not in _OPENS or piece.join is not None:
            return None
        if rested and not piece.marker and starts_lower(piece.text):
            return at if first.role is not Role.QUOTATION else None
        rested = ends_sentence(piece.text)
        if not rested and piece.role is not Role.LINE:
            return None
    return None


def _in_running_text(before: list[Labelled]) -> bool:
    """False in a masthead, whose lines may begin small ("by …") and still be whole."""
    return any(piece.role is Role.PARAGRAPH for piece in before)


def _continues(first: Labelled, second: Labelled, apart: bool) -> bool:
    if second.role not in _OPENS or (second.marker and second.marker != ">"):
        return False
    if (first.role is Role.QUOTATION) != (second.role is Role.QUOTATION):
        return False
    lower = starts_lower(second.text)
    if first.role is Role.LINE:
        return lower and _is_fragment(first)
    if lower:
        return not bare_end(first.text).endswith(":") or apart or second.role is Role.PARAGRAPH
    if ends_sentence(first.text) or _ENDS_IN_ADDRESS.search(first.text):
        return False
    if first.role is Role.LIST_ITEM:
        return _is_cut_short(first) and second.role is Role.PARAGRAPH and _is_long(first)
    if second.role is Role.LINE:
        return _is_cut_short(first) and (second.text[:1] in "“\"‘'«(" or _was_cut_off(second))
    return _is_long(first) or _is_cut_short(first)


def _is_long(piece: Labelled) -> bool:
    return len(words(without_syntax(piece.text))) >= PROSE_WORDS


def _is_cut_short(piece: Labelled) -> bool:
    """True when `piece` ends on a word that no sentence or heading ends on."""
    text = bare_end(without_syntax(piece.text))
    last = words(text)[-1:] or [""]
    return (
        text.endswith((",", "-", "–", "—"))
        or last[0].casefold() in _FUNCTION_WORDS
        or (not ends_sentence(text) and _is_long(piece))
    )


def _is_fragment(piece: Labelled) -> bool:
    """A line that begins or breaks off as running text does, unlike a heading."""
    return _is_cut_short(piece) or not ends_sentence(piece.text)


def _was_cut_off(piece: Labelled) -> bool:
    return ends_sentence(piece.text) and not piece.text.isupper()


def _is_short_line(first: Labelled, second: Labelled) -> bool:
    """Two lines that together are no more than a line: a heading set on two."""
    count = len(words(without_syntax(f"{first.text} {second.text}")))
    return second.role is Role.LINE and count < PROSE_WORDS and not ends_sentence(second.text)


def _joined(first: Labelled, second: Labelled, known: Vocabulary) -> Labelled:
    """`first` with `second` added; a word broken between them becomes one, with a mend."""
    role = first.role
    if first.role is Role.LINE and not _is_short_line(first, second):
        role = Role.PARAGRAPH
    why = f"{first.why}; joined across a cut"
    tail, head = first.chunks[-1], second.chunks[0]
    joined = join(tail.text, head.text, known, (tail.lines[-1], head.lines[0]))
    if joined.mend is None and joined.text == f"{tail.text} {head.text}":
        return replace(first, chunks=first.chunks + second.chunks, role=role, why=why)
    shift = len(joined.text) - len(head.text)
    mends = (
        *tail.mends,
        *((joined.mend,) if joined.mend else ()),
        *(replace(mend, at=mend.at + shift) for mend in head.mends),
    )
    merged = Chunk(
        tail.lines + head.lines,
        joined.text,
        tail.rows + head.rows,
        tail.indent,
        tail.marker,
        tail.page_start,
        mends,
    )
    chunks = (*first.chunks[:-1], merged, *second.chunks[1:])
    return replace(first, chunks=chunks, role=role, why=why)
