"""Lift: find the pull quotes among the labelled chunks by their likeness to the text.

    90 "Trump 2.0 presents seemingly challenging yet …"     line  ->  pull-quote
    94 "… To that end, Trump 2.0 presents seemingly challenging yet … South Korea."

A pull quote repeats words that stand elsewhere, so it is found by a near-duplicate search
(rapidfuzz) against all other prose with links and quotation marks folded, never by layout.
Likeness alone cannot tell it from a heading that quotes the text; case and place can.
"""

from __future__ import annotations

from glossator.model.roles import FURNITURE, Role
from glossator.model.source import Labelled
from glossator.reading.marks import ends_sentence, starts_lower
from glossator.text import fold, most_like, without_syntax, words

ALIKE = 0.9
"""Least likeness of a pull quote that an editor altered: a word left out of twenty."""

LOOSELY_ALIKE = 0.6
"""Least likeness where the place leaves no doubt: in the middle of a cut sentence."""

PIECE_ALIKE = 0.7
"""Least likeness of one line of a pull quote: the other lines may stand within its words."""

LONGEST = 80
"""Words. Display type holds no more; a longer repetition is the author's."""

SURELY = 8
"""From so many words on, the same words in the same case are no coincidence."""

PIECES = 5
"""A pull quote set in lines may be extracted as so many chunks."""

_CANDIDATES = frozenset({Role.LINE, Role.PARAGRAPH, Role.QUOTATION, Role.HEADING})
_HAY = frozenset({Role.PARAGRAPH, Role.LIST_ITEM, Role.LINE})
_PROSE = frozenset({Role.PARAGRAPH, Role.BIOGRAPHY})
_QUOTES = "\"'“”‘’«»„ "


def lift(pieces: tuple[Labelled, ...]) -> tuple[Labelled, ...]:
    """Mark the chunks that repeat words of the text in display type as pull quotes."""
    out: list[Labelled] = []
    lifted: set[int] = set()
    index = 0
    while index < len(pieces):
        length = _length_of_quote(pieces, index, lifted)
        if not length:
            out.append(pieces[index])
            index += 1
            continue
        chunks = tuple(c for piece in pieces[index : index + length] for c in piece.chunks)
        out.append(Labelled(chunks, Role.PULL_QUOTE, "pull quote: words of the text repeated"))
        lifted.update(range(index, index + length))
        index += length
    return tuple(out)


def _length_of_quote(pieces: tuple[Labelled, ...], start: int, lifted: set[int]) -> int:
    """How many pieces from `start` on are one pull quote; 0 when they are none."""
    first = pieces[start]
    if (
        first.ruled
        or first.role not in _CANDIDATES
        or _plain_words(first) > LONGEST
        or first.marker not in '">'
    ):
        return 0
    best = 0
    for length in range(1, PIECES + 1):
        window = pieces[start : start + length]
        if len(window) < length or any(p.ruled or p.role not in _CANDIDATES for p in window[1:]):
            break
        if length > 1 and any(_plain_words(p) > 12 for p in window[:-1]):
            break
        if length > 1 and not _is_one(window, pieces, lifted):
            break
        if _is_pull_quote(pieces, start, length, lifted):
            best = length
    return best


def _is_one(window: tuple[Labelled, ...], pieces: tuple[Labelled, ...], lifted: set[int]) -> bool:
    """True when the first of `window` says words of the text, and so does what follows a sentence.

    A heading above or below a quote, which is much shorter, would hardly lower the likeness of
    both together.
    """
    hay = _hay(pieces, pieces.index(window[0]), len(window), lifted)
    said = [window[0], *([window[-1]] if ends_sentence(window[-2].text) else [])]
    return bool(hay) and all(
        most_like(without_syntax(piece.text).strip(_QUOTES), hay).score >= PIECE_ALIKE
        for piece in said
    )


def _plain_words(piece: Labelled) -> int:
    return len(words(without_syntax(piece.text)))


def _is_pull_quote(pieces: tuple[Labelled, ...], start: int, length: int, lifted: set[int]) -> bool:
    quote = without_syntax(" ".join(p.text for p in pieces[start : start + length])).strip(_QUOTES)
    count = len(words(quote))
    if not 4 <= count <= LONGEST:
        return False
    hay = _hay(pieces, start, length, lifted)
    if not hay:
        return False
    found = most_like(quote, hay)
    if found.score < LOOSELY_ALIKE:
        return False
    whole = hay[found.start : found.end]
    in_cut = _stands_in_cut_sentence(pieces, start, length)
    if len(words(whole)) < count * 0.6 or not _is_larger_elsewhere(quote, pieces, start, length):
        return False
    same_case = _case_agrees(quote, whole)
    if pieces[start].role is Role.HEADING and not (same_case and count >= SURELY):
        return False
    if found.score >= ALIKE and same_case and count >= SURELY:
        return True
    if in_cut and count >= SURELY - 2:
        return same_case
    quoted = pieces[start].text.lstrip("*_ ")[:1] in '"“‘«„'
    rests = ends_sentence(quote) or quoted or pieces[start].role is Role.QUOTATION
    return found.score == 1.0 and same_case and rests


def _hay(pieces: tuple[Labelled, ...], start: int, length: int, lifted: set[int]) -> str:
    """The prose around the candidate as one text, cut sentences running on across it.

    Lines before the first prose are a masthead's: a title printed twice is no quotation.
    """
    prose = next((i for i, piece in enumerate(pieces) if piece.role in _PROSE), len(pieces))
    return " ".join(
        without_syntax(piece.text)
        for index, piece in enumerate(pieces)
        if piece.role in _HAY
        and (piece.role is not Role.LINE or index > prose)
        and index not in lifted
        and not start <= index < start + length
    )


def _is_larger_elsewhere(quote: str, pieces: tuple[Labelled, ...], start: int, length: int) -> bool:
    """False when the words stand elsewhere only in another line of the same few words.

    A repeated heading or title is not a pull quote. Of two equal paragraphs the later one
    is the quote, since a text is read before it is repeated.
    """
    folded = fold(quote).text.strip(" .")
    equals = [
        index
        for index, piece in enumerate(pieces)
        if not start <= index < start + length
        and piece.role in _HAY
        and fold(without_syntax(piece.text)).text.strip(_QUOTES + ".") == folded
    ]
    if not equals:
        return True
    if any(index > start for index in equals) and ends_sentence(pieces[start].text):
        return False
    return any(ends_sentence(pieces[index].text) for index in equals)


def _case_agrees(quote: str, found: str) -> bool:
    """True when the words are written alike, the first one aside: "Why It Failed" is not."""
    ours, theirs = words(quote), words(found)
    there = set(theirs)
    small = [word for word in ours[1:] if word not in there]
    unlike_in_case = [w for w in small if w.casefold() in {t.casefold() for t in theirs}]
    return len(unlike_in_case) <= max(1, len(ours) // 12) and not (
        quote.isupper() and not found.isupper()
    )


def _stands_in_cut_sentence(pieces: tuple[Labelled, ...], start: int, length: int) -> bool:
    before = next(
        (p for p in reversed(pieces[:start]) if p.role not in FURNITURE | {Role.PULL_QUOTE}), None
    )
    after = next((p for p in pieces[start + length :] if p.role not in FURNITURE), None)
    if before is None or after is None:
        return False
    return before.role in _HAY and not ends_sentence(before.text) and starts_lower(after.text)
