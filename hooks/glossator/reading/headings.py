"""Headings: the body's lines -> headings or paragraphs, with levels.

    "Introduction"    line before a paragraph        heading, level 1
    "2.1 Ports"       line with an outline number    heading, level 2
    "1. Ports"        list item before a paragraph   heading

Here the neighbours decide what shape alone could not.
"""

from __future__ import annotations

import re
from dataclasses import replace

from glossator.model.roles import FIGURE_PARTS, MATTER, PASSAGE_ROLES, Role
from glossator.model.source import Labelled
from glossator.names import is_name
from glossator.reading.classify import PROSE_WORDS
from glossator.reading.levels import levelled
from glossator.reading.marks import ATX, OUTLINE_NUMBER, ends_sentence, starts_lower
from glossator.reading.rows import is_masthead
from glossator.text import without_syntax, words

_SPEAKER = re.compile(r"(?:[QAFI]|Question|Answer|Frage|Antwort|질문|답변)\s?:\s")
"""Opens a turn in an interview, which is text even where it is short."""

_NAMED = re.compile(r"(?P<speaker>[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,4}):\s+\S")

_ATTRIBUTED = re.compile(r"[“\"‘«].*[”\"’»]\s+[—–]\s*[^\W\d_a-z]")
"""A quotation and who said it."""

HEADING_WORDS = 28
"""A heading is read at a glance; a longer line is a paragraph that lost its end."""


LEADING_WORDS = 7
"""From so many words on a line with a colon leads in what follows: "Three tasks could …:"."""

_ASKS = re.compile(r"(?:what|how|why|where|when|who)\b", re.I)
"""Opens a heading, however long: "What the next government should do:"."""


def settle(body: list[Labelled]) -> tuple[Labelled, ...]:
    """The `body` with every line decided: heading or paragraph, and two-line headings merged."""
    body = [_back_to_text(piece) for piece in body]
    decided = [_decided(body, index) for index in range(len(body))]
    return levelled(_merged_headings(decided))


def heading_words(piece: Labelled) -> str:
    """The heading as printed, with its number and without # marks."""
    texts = []
    for chunk in piece.chunks:
        found = ATX.match(chunk.text)
        text = found["words"] if found else chunk.text
        opened = any(character.isalnum() for character in chunk.marker)
        texts.append(f"{chunk.marker} {text}" if opened else text)
    return " ".join(texts)


def _back_to_text(piece: Labelled) -> Labelled:
    """Shapes of matter that stand in the middle of the text are the text's own."""
    if piece.role in MATTER or piece.role is Role.LABEL:
        count = len(words(without_syntax(piece.text)))
        role = Role.PARAGRAPH if count >= 4 and ends_sentence(piece.text) else Role.LINE
        if piece.role is Role.CONTACT:
            role = Role.PARAGRAPH
        return piece.seen_as(role, f"{piece.why}; but in the text")
    return piece


def _decided(body: list[Labelled], index: int) -> Labelled:
    piece = body[index]
    if piece.ruled:
        return piece
    if piece.role is Role.LIST_ITEM and _is_numbered_heading(body, index):
        return piece.seen_as(Role.HEADING, "heading: an outline number before running text")
    if piece.role is Role.FIGURE_NOTE and not _has_figure_near(body, index):
        return piece.seen_as(Role.PARAGRAPH, "opens like a figure note, but no figure is near")
    if piece.role is not Role.LINE:
        return piece
    if _is_figure_text(body, index):
        return piece.seen_as(Role.FIGURE_TEXT, "words of a figure: labels without a sentence")
    why = _why_heading(body, index)
    if why:
        return piece.seen_as(Role.HEADING, why)
    return piece.seen_as(Role.PARAGRAPH, "a line that heads nothing")


def _neighbour(body: list[Labelled], index: int, step: int) -> Labelled | None:
    index += step
    while 0 <= index < len(body):
        if body[index].role not in (Role.PULL_QUOTE, *FIGURE_PARTS):
            return body[index]
        index += step
    return None


def _why_heading(body: list[Labelled], index: int) -> str:
    piece, following = body[index], _neighbour(body, index, 1)
    plain = without_syntax(piece.text)
    if following is None or len(words(plain)) > HEADING_WORDS or starts_lower(plain):
        return ""
    if following.role not in PASSAGE_ROLES | {Role.LINE, Role.HEADING, Role.LABEL}:
        return ""
    if _SPEAKER.match(plain) or _is_turn(body, plain) or _is_signature(piece):
        return ""
    if re.search(r"(?:https?://|www\.)\S", piece.text) or _ATTRIBUTED.match(plain):
        return ""
    before = _neighbour(body, index, -1)
    if plain.rstrip().endswith((",", ";")):
        return ""
    leads_in = following.text[:1] in '“"‘«„' or (
        len(words(plain)) >= LEADING_WORDS and not _ASKS.match(plain)
    )
    if _leads_in(piece, following) or (
        plain.rstrip().endswith(":") and leads_in and not _is_titled(plain)
    ):
        return ""
    if before is not None and before.role is Role.PARAGRAPH and not ends_sentence(before.text):
        cut = len(words(before.text)) >= PROSE_WORDS and starts_lower(following.text)
        if cut:
            return ""
    if (
        following.role is Role.LINE
        and len(words(following.text)) < 8
        and not ends_sentence(following.text)
        and not _leads_in(following, _neighbour(body, body.index(following, index + 1), 1))
        and not _why_heading(body, body.index(following, index + 1))
    ):
        return ""
    return "heading: a short line before running text"


def _leads_in(piece: Labelled, following: Labelled | None) -> bool:
    """`Congress may consider whether to` or `There are two:` before a list or a quotation."""
    if following is None or following.role not in (Role.LIST_ITEM, Role.QUOTATION):
        return False
    plain = without_syntax(piece.text).rstrip()
    return not _is_titled(plain) and (plain.endswith(":") or starts_lower(following.text))


def _is_turn(body: list[Labelled], text: str) -> bool:
    """True for a turn in a conversation: its speaker opens another piece too, or by initials."""
    speaker = _speaker(text)
    if not speaker:
        return False
    initials = "".join(word[0] for word in re.split(r"[\s-]+", speaker))
    turns = [_speaker(without_syntax(other.text)) for other in body]
    says = any(ends_sentence(p.text) for p, one in zip(body, turns, strict=True) if one == speaker)
    return (turns.count(speaker) > 1 and says) or (len(initials) > 1 and initials in turns)


def _is_signature(piece: Labelled) -> bool:
    """True for a name over what its bearer is: it ends a foreword and heads nothing."""
    rows = piece.chunks[0].rows
    return len(rows) > 1 and is_name(rows[0]) and is_masthead(piece)


def _speaker(text: str) -> str:
    found = _NAMED.match(text)
    return found["speaker"] if found else ""


def _is_titled(text: str) -> bool:
    long_words = [word for word in words(text) if len(word) > 3]
    return bool(long_words) and all(word[0].isupper() for word in long_words)


def _is_numbered_heading(body: list[Labelled], index: int) -> bool:
    """`1. Ports` before a paragraph; in a list the neighbours are items themselves."""
    piece, following = body[index], _neighbour(body, index, 1)
    before = _neighbour(body, index, -1)
    if not OUTLINE_NUMBER.match(f"{piece.marker} {piece.text}") or following is None:
        return False
    count = len(words(without_syntax(piece.text)))
    if count > 16 or (ends_sentence(piece.text) and not piece.text.rstrip().endswith("?")):
        return False
    if following.role is Role.LIST_ITEM:
        own, other = (re.sub(r"\d+", "#", p.marker) for p in (piece, following))
        return (
            not re.match(r"\d|[a-z]\)", following.marker)
            and own != other
            and (before is None or before.role is not Role.LIST_ITEM)
            and _has_sibling(body, piece)
        ) or (
            OUTLINE_NUMBER.match(f"{following.marker} {following.text}") is not None
            and (following.marker.count(".") > piece.marker.count("."))
        )
    if following.role in (Role.LINE, Role.HEADING):
        return True
    return following.role in PASSAGE_ROLES


def _has_sibling(body: list[Labelled], piece: Labelled) -> bool:
    """True when another number of the same outline stands before running text."""
    return any(
        other is not piece
        and other.role is Role.LIST_ITEM
        and re.sub(r"\d+", "#", other.marker) == re.sub(r"\d+", "#", piece.marker)
        and (after := _neighbour(body, body.index(other), 1)) is not None
        and after.role is Role.PARAGRAPH
        for other in body
    )


def _has_figure_near(body: list[Labelled], index: int) -> bool:
    near = body[max(index - 6, 0) : index] + body[index + 1 : index + 2]
    return any(p.role in (Role.CAPTION, Role.IMAGE, Role.TABLE) for p in near)


def _is_figure_text(body: list[Labelled], index: int) -> bool:
    """Axis labels and ticks: numbers and words without a sentence, next to a caption."""
    piece = body[index]
    tokens = piece.text.split()
    numbers = sum(1 for token in tokens if re.fullmatch(r"[\d.,%$€£–-]+", token))
    beside = body[max(index - 3, 0) : index] + body[index + 1 : index + 4]
    if _counts_on(body, piece):
        return False
    return numbers * 2 >= len(tokens) and any(p.role is Role.CAPTION for p in beside)


def _counts_on(body: list[Labelled], piece: Labelled) -> bool:
    """True for "3 Ports" where another line opens with 2 or 4: an outline, and no figure's."""
    found = OUTLINE_NUMBER.match(piece.text)
    if found is None or not found["mark"].strip(" .").isdigit():
        return False
    own = int(found["mark"].strip(" ."))
    return any(
        other.role is Role.LINE
        and (mark := OUTLINE_NUMBER.match(other.text)) is not None
        and mark["mark"].strip(" .")
        in (f"{own - 1}", f"{own - 1:02}", f"{own + 1}", f"{own + 1:02}")
        and re.fullmatch(r"[^\d]*", other.text[mark.end() :]) is not None
        for other in body
    )


def _merged_headings(body: list[Labelled]) -> list[Labelled]:
    """A heading set on two lines is one: the first ends in a colon or in mid-phrase."""
    out: list[Labelled] = []
    for piece in body:
        last = out[-1] if out else None
        if (
            last is not None
            and last.role is piece.role is Role.HEADING
            and not _own_number(piece)
            and _runs_on(last, piece)
        ):
            out[-1] = replace(
                last, chunks=last.chunks + piece.chunks, why=f"{last.why}; set on two lines"
            )
        else:
            out.append(piece)
    return out


def _runs_on(first: Labelled, second: Labelled) -> bool:
    text = without_syntax(first.text).rstrip()
    if ATX.match(first.text) and ATX.match(second.text):
        return False
    open_end = re.search(
        r"(?:[:,–—-]|\b(?:of|the|and|for|in|on|to|a|an|with|by|at|from|or|as|is|are|not|vs|versus))$",
        text,
        re.I,
    )
    return bool(open_end) or starts_lower(second.text)


def _own_number(piece: Labelled) -> bool:
    return OUTLINE_NUMBER.match(f"{piece.marker} {piece.text}".strip()) is not None
