"""Divide: the stitched pieces -> front matter, body, notes, back matter and furniture.

    "Introduction"        line, before a paragraph              heading of the body
    "1. Ports"            list item, before a paragraph          heading of the body
    "ABOUT THE AUTHOR"    label, and the paragraphs after it     biography
    "April 2025"          line, before the first paragraph       front matter

Here the neighbours decide what shape alone could not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from glossator.model.roles import FIGURE_PARTS, FURNITURE, MATTER, Role
from glossator.model.source import Labelled
from glossator.names import BYLINE, is_name, split_names
from glossator.reading.headings import settle
from glossator.reading.inline import inline
from glossator.reading.marks import OUTLINE_NUMBER
from glossator.reading.organisations import is_organisation
from glossator.reading.rows import CALLING, is_masthead, names_in
from glossator.reading.scopes import opens_note, owners
from glossator.text import fold, without_syntax, words

_ANYWHERE = frozenset({Role.KEYWORDS, Role.SUGGESTED_CITATION, Role.EDITORS})
_WHOSE_VIEWS = re.compile(
    r"[*_]*(?:disclaimer|nothing (?:written )?here(?:in)? is to be construed|"
    r"(?:all |the )?(?:views|opinions|findings|statements)\b.{0,60}\b(?:in|of) "
    r"(?:this|the)\b)",
    re.I,
)
SCRAPS = 80
"""Words that may stand among the imprint even of a short text."""

_ADDRESS_SIGN = re.compile(r"@|https?://|www\.|\w\.\w{2,}$")
_APPENDED = re.compile(r"(?:annex|appendix|anhang|annexe|anexo)\b", re.I)
_TWO_SENTENCES = re.compile(r"[.!?][”\"’)]?\s+[“\"‘]?[A-Z]")
_TAIL = frozenset(
    {Role.BIOGRAPHY, Role.RIGHTS, Role.DISCLAIMER, Role.SERIES_STATEMENT, Role.ACKNOWLEDGEMENTS}
)
_SUBJECT = re.compile(
    r"(?:(?:Dr|Prof|Professor|Ambassador)\b\.? )*(?P<name>(?:[^\W\d_a-z][\w.'’-]*,? ){2,5})"
)
_FRONT = frozenset({Role.MASTHEAD, Role.TITLE, Role.BYLINE, Role.DATE, Role.SERIES, Role.NUMBER})

Owner = tuple[int, Role] | None
"""The label that a piece stands under, as index and role of the label."""


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
    owner = owners(text)
    first, last, tail = _body_extent(text, owner)
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
                aside.append(piece.seen_as(Role.NOTES_LABEL, "label of the notes"))
                current_note = None
            elif opens_note(piece) or current_note is None:
                current_note = index
                notes[index] = [piece.seen_as(Role.ENDNOTE, "stands under the label of the notes")]
            else:
                notes[current_note].append(piece)
        elif owned is not None:
            why = piece.why if index == owned[0] else f"stands under its label ({owned[1]})"
            matter.setdefault(owned[0], []).append(piece.seen_as(owned[1], why))
        elif piece.role is Role.ENDNOTE and index < first and _tells_of_author(piece):
            front.append(piece.seen_as(Role.LINE, "tells of the author whose name bears its mark"))
        elif piece.role is Role.ENDNOTE:
            current_note = index
            notes[index] = [piece]
        elif piece.role is Role.CONTACT and not first <= index <= last:
            front.append(piece)
        elif piece.role in MATTER and (
            _is_matter_here(piece, index, first, last) or _is_named(piece, text[:first])
        ):
            matter[index] = [piece]
        elif piece.role in FIGURE_PARTS and not first <= index <= last and not _says(piece):
            aside.append(piece.seen_as(piece.role, f"{piece.why}; outside the text, no words"))
        elif piece.role in FIGURE_PARTS and not first <= index < tail and not piece.ruled:
            front.append(piece.seen_as(Role.MASTHEAD, f"{piece.why}; but outside the text"))
        elif (
            index < first
            or (index >= tail and not piece.ruled)
            or (index > last and piece.role in (Role.LINE, Role.LABEL))
        ):
            front.append(piece)
        else:
            body.append(piece)
    return Divided(
        tuple(front),
        settle(body),
        tuple(tuple(group) for group in notes.values()),
        tuple(tuple(group) for group in matter.values()),
        tuple(sorted(aside, key=lambda p: p.lines)),
    )


def _body_extent(text: list[Labelled], owner: list[Owner]) -> tuple[int, int, int]:
    """Index of the first and last piece of the body, and where the scraps after it begin."""
    bodily = [
        index
        for index, piece in enumerate(text)
        if owner[index] is None and _is_bodily(text, index) and not _is_front_line(text, index)
    ]
    tail = _tail(text, owner, bodily)
    bodily = [index for index in bodily if index < tail]
    if not bodily:
        return len(text), len(text), len(text)
    first, last = bodily[0], bodily[-1]
    while first > 0 and owner[first - 1] is None and _heads_body(text, owner, first - 1):
        first -= 1
    while (
        last + 1 < len(text)
        and owner[last + 1] is None
        and (text[last + 1].role in FIGURE_PARTS | {Role.PULL_QUOTE})
    ):
        last += 1
    return first, last, tail


def _tail(text: list[Labelled], owner: list[Owner], bodily: list[int]) -> int:
    """Index from which on nothing is of the text: notes or two kinds of matter, and scraps.

    "Get involved: click here." A piece that has a heading, or says two sentences and no address,
    is no scrap.
    """
    found = len(text)
    for start in range(bodily[-1] if bodily else 0, 0, -1):
        after = [index for index in bodily if index >= start]
        rest = sum(len(words(text[index].text)) for index in after)
        whole = any(_may_head(text[n - 1]) or _says_more(text[n]) for n in after)
        if rest > SCRAPS or whole:
            break
        kinds = {own[1] for own in owner[start:] if own} | {p.role for p in text[start:]} & _TAIL
        surely = owner[start] is not None or text[start].role in _TAIL
        if surely and (len(kinds) > 1 or kinds & {Role.NOTES_LABEL, Role.REFERENCES}):
            found = start
    return found


def _says_more(piece: Labelled) -> bool:
    text = piece.text
    return _TWO_SENTENCES.search(text) is not None and _ADDRESS_SIGN.search(text) is None


def _may_head(piece: Labelled) -> bool:
    """True for a line that may be a heading: short, and neither an address nor of a masthead."""
    if piece.role in (Role.HEADING, *FIGURE_PARTS) or _APPENDED.match(piece.text):
        return True
    short = piece.role is Role.LINE and len(words(piece.text)) <= 12
    return short and not is_masthead(piece) and _ADDRESS_SIGN.search(piece.text) is None


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
    if piece.role is not Role.PARAGRAPH:
        return False
    if split_names(piece.text):  # "Prof. Mei-Lin Chua" has a stop in it
        return True
    return len(words(piece.text)) < 10 and bool(
        BYLINE.match(piece.text) or is_name(piece.text.rstrip("."))
    )


def _heads_body(text: list[Labelled], owner: list[Owner], index: int) -> bool:
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
        return not is_masthead(piece) and any(
            p.role in (Role.HEADING, Role.LINE) for p in text[:index]
        )
    if is_masthead(piece):
        return False
    if _is_printed_before(text, owner, index):
        return False
    titled = any(
        p.role in (Role.LINE, Role.HEADING, Role.TITLE) and not is_masthead(p) for p in text[:index]
    )
    return titled and len(piece.lines) <= 2


def _is_printed_before(text: list[Labelled], owner: list[Owner], index: int) -> bool:
    """True for a title that is printed again above the text; a table of contents aside."""
    own = fold(without_syntax(text[index].text)).text
    return any(
        own in fold(without_syntax(p.text)).text
        for p, owned in zip(text[:index], owner, strict=False)
        if p.role is not Role.CONTENTS and (owned is None or owned[1] is not Role.CONTENTS)
    )


def _says(piece: Labelled) -> bool:
    """False for a picture that was lost and has no words."""
    return bool(words(inline(piece.text).text))


def _tells_of_author(note: Labelled) -> bool:
    """True for `¹ Senior Fellow, Harbour Institute`, which stands under a byline with marks."""
    return len(words(note.text)) < 40 and all(
        CALLING.search(row) or is_organisation(row) for chunk in note.chunks for row in chunk.rows
    )


def _is_named(biography: Labelled, front: list[Labelled]) -> bool:
    """True when a byline names the person whom `biography` says what they are: the author."""
    if biography.role is not Role.BIOGRAPHY:
        return False
    plain = without_syntax(biography.text).lstrip("*_ ")
    opened = _SUBJECT.match(plain)
    if opened is None or re.match(r"was\b", plain[opened.end() :]):
        return False
    rows = (row for piece in front for chunk in piece.chunks for row in chunk.rows)
    named = {fold(name).text for row in rows for name in names_in(without_syntax(row))}
    subject = fold(opened["name"].strip(" ,")).text
    return any(subject in name or name in subject for name in named)


def _is_matter_here(piece: Labelled, index: int, first: int, last: int) -> bool:
    """Shapes of matter count before and after the body; within it only the surest."""
    if piece.ruled or index < first or index > last:
        return True
    if piece.role is Role.BIOGRAPHY:
        return piece.marker in ("*", "†")  # the note to a byline
    if piece.role is Role.RIGHTS:
        return piece.text.lstrip("*_ ").startswith(("©", "Copyright"))
    if piece.role is Role.CONTACT:
        return piece.text.count(" | ") > 1 or len(piece.text.split()) > 5
    if piece.role is Role.DISCLAIMER:
        return _WHOSE_VIEWS.match(without_syntax(piece.text)) is not None
    return piece.role in _ANYWHERE
