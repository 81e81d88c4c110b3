"""Divide: the stitched pieces -> front matter, body, notes, back matter and furniture.

    "Introduction"        line, before a paragraph              heading of the body
    "1. Ports"            list item, before a paragraph          heading of the body
    "ABOUT THE AUTHOR"    label, and the paragraphs after it     biography
    "April 2025"          line, before the first paragraph       front matter

Here the neighbours decide what shape alone could not.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from glossator.model import FURNITURE, PASSAGE_ROLES, Labelled, Role
from glossator.reading.classify import PROSE_WORDS
from glossator.reading.labels import label_role
from glossator.reading.marks import ATX, NOTE_NUMBER, OUTLINE_NUMBER, ends_sentence, starts_lower
from glossator.reading.names import BYLINE, is_name
from glossator.reading.rows import is_masthead_row
from glossator.reading.titles import is_shouted
from glossator.text import fold, without_syntax, words

HEADING_WORDS = 28
"""A heading is read at a glance; a longer line is a paragraph that lost its end."""

MATTER = frozenset(
    {
        Role.BIOGRAPHY,
        Role.DISCLAIMER,
        Role.ACKNOWLEDGEMENTS,
        Role.SUGGESTED_CITATION,
        Role.RIGHTS,
        Role.SERIES_STATEMENT,
        Role.CONTACT,
        Role.KEYWORDS,
        Role.REFERENCES,
        Role.CONTENTS,
        Role.EDITORS,
    }
)
_ONE_PARAGRAPH = frozenset(
    {Role.KEYWORDS, Role.SUGGESTED_CITATION, Role.RIGHTS, Role.DISCLAIMER, Role.CONTACT}
)
_ANYWHERE = frozenset({Role.KEYWORDS, Role.SUGGESTED_CITATION, Role.EDITORS})
_WHOSE_VIEWS = re.compile(
    r"[*_]*(?:disclaimer|(?:all |the )?(?:views|opinions|findings|statements)\b.{0,60}\b(?:in|of) "
    r"(?:this|the)\b)",
    re.I,
)
_FRONT = frozenset({Role.MASTHEAD, Role.TITLE, Role.BYLINE, Role.DATE, Role.SERIES, Role.NUMBER})
_FIGURE_PARTS = frozenset({Role.CAPTION, Role.FIGURE_NOTE, Role.IMAGE})
_HE_OR_SHE = re.compile(
    r"^(?:he|she|they|his|her|their|dr|prof|professor|mr|ms|mrs|er|sie|il|elle|그는|그녀는)\b", re.I
)
_TOC_LINE = re.compile(r".*\.{4,}\s*\d+$")


@dataclass(frozen=True, slots=True)
class Divided:
    """The parts of a brief, each in reading order."""

    front: tuple[Labelled, ...]
    body: tuple[Labelled, ...]
    """Headings, passages, pull quotes, captions, figure notes, images."""
    notes: tuple[tuple[Labelled, ...], ...]
    """Each note with the pieces that continue it."""
    matter: tuple[tuple[Labelled, ...], ...]
    """Front and back matter that is prose: a label and its paragraphs, or one piece."""
    aside: tuple[Labelled, ...]
    """Furniture and repeats, for the ledger."""


def divide(pieces: tuple[Labelled, ...]) -> Divided:
    """Part `pieces`; every one of them comes out in exactly one part."""
    aside = [p for p in pieces if p.role in FURNITURE]
    text = [p for p in pieces if p.role not in FURNITURE]
    owner = _owners(text)
    first, last = _body_extent(text, owner)
    front: list[Labelled] = []
    body: list[Labelled] = []
    matter: dict[int, list[Labelled]] = {}
    notes: dict[int, list[Labelled]] = {}
    current_note: int | None = None
    for index, piece in enumerate(text):
        owned = None if piece.ruled else owner[index]
        if piece.role in _FRONT:
            front.append(piece)
        elif owned is not None and owned[1] is Role.NOTES_LABEL:
            if index == owned[0]:
                aside.append(_as(piece, Role.NOTES_LABEL, "label of the notes"))
                current_note = None
            elif _opens_note(piece) or current_note is None:
                current_note = index
                notes[index] = [_as_note(piece)]
            else:
                notes[current_note].append(piece)
        elif owned is not None:
            why = piece.why if index == owned[0] else f"stands under its label ({owned[1]})"
            matter.setdefault(owned[0], []).append(_as(piece, owned[1], why))
        elif piece.role is Role.ENDNOTE:
            current_note = index
            notes[index] = [piece]
        elif piece.role is Role.CONTACT and not first <= index <= last:
            front.append(piece)
        elif piece.role in MATTER and _is_matter_here(piece, index, first, last):
            matter[index] = [piece]
        elif index < first or (index > last and piece.role in (Role.LINE, Role.LABEL)):
            front.append(piece)
        else:
            body.append(piece)
    return Divided(
        tuple(front),
        _settled(body),
        tuple(tuple(group) for group in notes.values()),
        tuple(tuple(group) for group in matter.values()),
        tuple(sorted(aside, key=lambda p: p.lines)),
    )


def _as(piece: Labelled, role: Role, why: str) -> Labelled:
    return replace(piece, role=role, why=why)


# --- labels and what stands under them ---------------------------------------------------


def _owners(text: list[Labelled]) -> list[tuple[int, Role] | None]:
    """For each piece the label it stands under, as index and role of the label."""
    owner: list[tuple[int, Role] | None] = [None] * len(text)
    index = 0
    while index < len(text):
        role = _announces(text, index)
        if role is None:
            index += 1
            continue
        owner[index] = (index, role)
        following = index + 1
        while following < len(text) and _stands_under(text, index, following, role):
            owner[following] = (index, role)
            following += 1
        if following == index + 1 and role not in (Role.NOTES_LABEL, Role.CONTENTS):
            owner[index] = None
        index = following
    return owner


def _announces(text: list[Labelled], index: int) -> Role | None:
    """Role that the piece announces for those after it, if it is a label in its place."""
    piece = text[index]
    if piece.role not in (Role.LABEL, Role.HEADING, Role.LINE, Role.LIST_ITEM):
        return None
    role = label_role(piece.text)
    if role is None:
        return None
    if role in (Role.NOTES_LABEL, Role.REFERENCES):
        rest = text[index + 1 : index + 4]
        if any(_opens_note(p) for p in rest):
            return Role.NOTES_LABEL
        if role is Role.NOTES_LABEL and rest and rest[0].role is Role.PARAGRAPH:
            return Role.NOTES_LABEL if _is_tail(text, index) else None
        return Role.REFERENCES if _is_tail(text, index) else None
    if role in (Role.BIOGRAPHY, Role.KEYWORDS, Role.SUGGESTED_CITATION, Role.DISCLAIMER):
        return role
    if role is Role.ACKNOWLEDGEMENTS or role is Role.CONTENTS:
        return role
    before_text = not any(p.role is Role.PARAGRAPH for p in text[:index])
    return role if before_text or _is_tail(text, index) else None


def _is_tail(text: list[Labelled], index: int) -> bool:
    """True when no heading of the text follows: only labels, notes and prose under them."""
    return not any(
        piece.role in (Role.HEADING, Role.LINE)
        and label_role(piece.text) is None
        and following.role is Role.PARAGRAPH
        for piece, following in zip(text[index + 1 :], text[index + 2 :], strict=False)
    )


def _stands_under(text: list[Labelled], label: int, index: int, role: Role) -> bool:
    piece = text[index]
    if label_role(piece.text) is not None and piece.role in (Role.LABEL, Role.HEADING, Role.LINE):
        return False
    if role is Role.NOTES_LABEL:
        return _belongs_to_notes(text, label, index)
    if piece.role in (Role.ENDNOTE, Role.PULL_QUOTE) or piece.role in _FIGURE_PARTS:
        return False
    if role is Role.CONTENTS:
        return piece.role in (Role.LINE, Role.LIST_ITEM) and bool(
            _TOC_LINE.match(piece.text) or re.search(r"\d+$", piece.text)
        )
    if piece.role in MATTER and piece.role is not role and role is not Role.SERIES_STATEMENT:
        return False
    if piece.role is Role.HEADING:
        return False
    first = index == label + 1
    if role is Role.REFERENCES:
        return piece.role not in MATTER
    if role in _ONE_PARAGRAPH:
        return first or (role is Role.CONTACT and piece.role in (Role.CONTACT, Role.LINE))
    if first:
        return True
    if role is Role.BIOGRAPHY:
        return _goes_on_about_author(text, label, index)
    return piece.role in (Role.PARAGRAPH, role) and _is_tail(text, label)


def _opens_note(piece: Labelled) -> bool:
    if piece.role is Role.ENDNOTE:
        return True
    return bool(piece.marker) and NOTE_NUMBER.match(f"{piece.marker} x") is not None


def _as_note(piece: Labelled) -> Labelled:
    return _as(piece, Role.ENDNOTE, "stands under the label of the notes")


def _belongs_to_notes(text: list[Labelled], label: int, index: int) -> bool:
    piece = text[index]
    if _opens_note(piece):
        return True
    if piece.role in MATTER or piece.role in (Role.HEADING, Role.PULL_QUOTE):
        return False
    more_notes = any(_opens_note(p) for p in text[index + 1 :])
    return more_notes or starts_lower(piece.text) or index == label + 1


def _goes_on_about_author(text: list[Labelled], label: int, index: int) -> bool:
    """A later paragraph is of the biography while it speaks of its subject."""
    piece = text[index]
    if piece.role is Role.BIOGRAPHY:
        return True
    if piece.role in (Role.LINE, Role.CONTACT):
        following = text[index + 1] if index + 1 < len(text) else None
        return (
            is_name(piece.text)
            and following is not None
            and following.role
            in (
                Role.BIOGRAPHY,
                Role.PARAGRAPH,
            )
        )
    if piece.role is not Role.PARAGRAPH:
        return False
    opening = " ".join(p.text for p in text[label + 1 : index])
    subject = _subjects(opening)
    plain = without_syntax(piece.text)
    if _HE_OR_SHE.match(plain) or any(re.search(rf"\b{re.escape(s)}\b", plain) for s in subject):
        return True
    after_body = any(p.role is Role.PARAGRAPH for p in text[:label])
    return after_body and _is_tail(text, label)


def _subjects(biography: str) -> set[str]:
    """Names of the persons a biography opens with; the last and first name of each."""
    names: set[str] = set()
    for found in re.finditer(
        r"(?:^|[.”\"] )((?:[A-Z][\w.'’-]+ ){1,4})(?:is|was|has|serves)\b", biography
    ):
        parts = [part.strip(".,") for part in found[1].split()]
        names |= {part for part in (parts[0], parts[-1]) if len(part) > 2}
    return names


# --- where the body is -------------------------------------------------------------------


def _body_extent(text: list[Labelled], owner: list[tuple[int, Role] | None]) -> tuple[int, int]:
    """Index of the first and last piece of the body."""
    bodily = [
        index
        for index, piece in enumerate(text)
        if owner[index] is None and _is_bodily(text, index) and not _is_front_line(text, index)
    ]
    if not bodily:
        return len(text), len(text)
    first, last = bodily[0], bodily[-1]
    while first > 0 and owner[first - 1] is None and _heads_body(text, first - 1):
        first -= 1
    while (
        last + 1 < len(text)
        and owner[last + 1] is None
        and (text[last + 1].role in _FIGURE_PARTS | {Role.PULL_QUOTE})
    ):
        last += 1
    return first, last


def _is_bodily(text: list[Labelled], index: int) -> bool:
    piece = text[index]
    if piece.role in (Role.PARAGRAPH, Role.QUOTATION):
        return True
    alone = not any(
        near is not piece and near.role in (Role.LIST_ITEM, Role.PARAGRAPH)
        for near in text[max(index - 1, 0) : index + 2]
    )
    if alone:
        return False
    return piece.role in (Role.LIST_ITEM, Role.TABLE) and len(words(piece.text)) >= 3


def _is_front_line(text: list[Labelled], index: int) -> bool:
    """A short sentence in the masthead ("Edited for the series.") does not open the body."""
    if any(p.role is Role.PARAGRAPH for p in text[:index]):
        return False
    piece = text[index]
    return (
        piece.role is Role.PARAGRAPH
        and len(words(piece.text)) < 10
        and bool(BYLINE.match(piece.text) or is_name(piece.text.rstrip(".")))
    )


def _heads_body(text: list[Labelled], index: int) -> bool:
    """True when the line before the body is a heading of it and not of the masthead."""
    piece = text[index]
    if piece.role in (Role.CAPTION, Role.IMAGE, Role.PULL_QUOTE):
        return True
    if piece.role is Role.LIST_ITEM and OUTLINE_NUMBER.match(f"{piece.marker} {piece.text}"):
        return True
    if piece.role is Role.LABEL:
        return False
    if piece.role not in (Role.HEADING, Role.LINE):
        return False
    if piece.role is Role.HEADING and piece.depth > 1:
        return not _is_masthead_like(piece) and any(
            p.role in (Role.HEADING, Role.LINE) for p in text[:index]
        )
    if _is_masthead_like(piece):
        return False
    if _is_printed_before(text, index):
        return False
    titled = any(
        p.role in (Role.LINE, Role.HEADING, Role.TITLE) and not _is_masthead_like(p)
        for p in text[:index]
    )
    return titled and len(piece.lines) <= 2


def _is_printed_before(text: list[Labelled], index: int) -> bool:
    """True for a title that is printed again above the text."""
    own = fold(without_syntax(text[index].text)).text
    return any(own in fold(without_syntax(p.text)).text for p in text[:index])


def _is_masthead_like(piece: Labelled) -> bool:
    roles = [is_masthead_row(row) for chunk in piece.chunks for row in chunk.rows]
    return all(roles)


def _is_matter_here(piece: Labelled, index: int, first: int, last: int) -> bool:
    """Shapes of matter count before and after the body; within it only the surest."""
    if piece.ruled or index < first or index > last:
        return True
    if piece.role is Role.RIGHTS:
        return piece.text.lstrip("*_ ").startswith(("©", "Copyright"))
    if piece.role is Role.DISCLAIMER:
        return _WHOSE_VIEWS.match(without_syntax(piece.text)) is not None
    return piece.role in _ANYWHERE


# --- headings ----------------------------------------------------------------------------


def _settled(body: list[Labelled]) -> tuple[Labelled, ...]:
    """The body with every line decided: heading, or paragraph, and headings merged."""
    body = [_back_to_text(piece) for piece in body]
    decided = [_decided(body, index) for index in range(len(body))]
    return _levelled(_merged_headings(decided))


def _back_to_text(piece: Labelled) -> Labelled:
    """Shapes of matter that stand in the middle of the text are the text's own."""
    if piece.role in MATTER or piece.role is Role.LABEL:
        count = len(words(without_syntax(piece.text)))
        role = Role.PARAGRAPH if count >= 4 and ends_sentence(piece.text) else Role.LINE
        if piece.role is Role.CONTACT:
            role = Role.PARAGRAPH
        return _as(piece, role, f"{piece.why}; but in the text")
    return piece


def _decided(body: list[Labelled], index: int) -> Labelled:
    piece = body[index]
    if piece.ruled:
        return piece
    if piece.role is Role.LIST_ITEM and _is_numbered_heading(body, index):
        return _as(piece, Role.HEADING, "heading: an outline number before running text")
    if piece.role is Role.FIGURE_NOTE and not _has_figure_near(body, index):
        return _as(piece, Role.PARAGRAPH, "opens like a figure note, but no figure is near")
    if piece.role is not Role.LINE:
        return piece
    if _is_figure_text(body, index):
        return _as(piece, Role.FIGURE_TEXT, "words of a figure: labels without a sentence")
    why = _why_heading(body, index)
    if why:
        return _as(piece, Role.HEADING, why)
    return _as(piece, Role.PARAGRAPH, "a line that heads nothing")


def _neighbour(body: list[Labelled], index: int, step: int) -> Labelled | None:
    index += step
    while 0 <= index < len(body):
        if body[index].role not in (Role.PULL_QUOTE, *_FIGURE_PARTS):
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
    if re.fullmatch(r"<?(?:https?://|www\.)\S+>?", piece.text):
        return ""
    before = _neighbour(body, index, -1)
    if plain.rstrip().endswith((",", ";")):
        return ""
    leads_in = following.role in (Role.LIST_ITEM, Role.QUOTATION)
    if plain.rstrip().endswith(":") and leads_in and not _is_titled(plain):
        return ""
    if before is not None and before.role is Role.PARAGRAPH and not ends_sentence(before.text):
        cut = len(words(before.text)) >= PROSE_WORDS and starts_lower(following.text)
        if cut:
            return ""
    if (
        following.role is Role.LINE
        and len(words(following.text)) < 8
        and not ends_sentence(following.text)
        and not _why_heading(body, body.index(following, index + 1))
    ):
        return ""
    return "heading: a short line before running text"


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
        return (
            not re.match(r"\(?\d|[a-z]\)", following.marker)
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
    near = body[max(index - 4, 0) : index] + body[index + 1 : index + 2]
    return any(p.role in (Role.CAPTION, Role.IMAGE, Role.TABLE) for p in near)


def _is_figure_text(body: list[Labelled], index: int) -> bool:
    """Axis labels and ticks: numbers and words without a sentence, next to a caption."""
    piece = body[index]
    tokens = piece.text.split()
    numbers = sum(1 for token in tokens if re.fullmatch(r"[\d.,%$€£–-]+", token))
    beside = body[max(index - 3, 0) : index] + body[index + 1 : index + 4]
    return numbers * 2 >= len(tokens) and any(p.role is Role.CAPTION for p in beside)


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


_RANKS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("chapter", lambda m: m.startswith("제")),
    ("roman", lambda m: re.fullmatch(r"[IVXⅠ-Ⅻ]+\.?", m) is not None),
    ("capital", lambda m: re.fullmatch(r"[A-H]\.", m) is not None),
    ("number", lambda m: re.fullmatch(r"\d{1,2}\.?", m) is not None),
    ("second", lambda m: re.fullmatch(r"\d+\.\d+\.?", m) is not None),
    ("third", lambda m: re.fullmatch(r"\d+(?:\.\d+){2,}\.?", m) is not None),
)


def _rank(piece: Labelled) -> int | None:
    found = OUTLINE_NUMBER.match(f"{piece.marker} {piece.text}".strip())
    if found is None:
        return None
    mark = found["mark"].strip()
    return next((rank for rank, (_, fits) in enumerate(_RANKS) if fits(mark)), None)


def _levelled(body: list[Labelled]) -> tuple[Labelled, ...]:
    """Levels of the headings from their marks, numbers and capitals, as far as these tell."""
    headings = [p for p in body if p.role is Role.HEADING]
    atx = sorted({p.depth for p in headings if ATX.match(p.text)})
    ranks = sorted({rank for p in headings if (rank := _rank(p)) is not None})
    shouted = [p for p in headings if is_shouted(p.text) and _rank(p) is None]
    mixed = [p for p in headings if not is_shouted(p.text) and _rank(p) is None]
    by_capitals = bool(shouted) and bool(mixed) and headings[0] in shouted

    def level(piece: Labelled) -> int:
        if ATX.match(piece.text):
            return atx.index(piece.depth) + 1
        if piece.depth:
            return piece.depth
        rank = _rank(piece)
        if rank is not None:
            return ranks.index(rank) + 1
        return 2 if by_capitals and piece in mixed else 1

    return tuple(replace(p, depth=level(p)) if p.role is Role.HEADING else p for p in body)
