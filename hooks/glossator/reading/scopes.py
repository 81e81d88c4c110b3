"""Scopes: the labels of a brief -> which pieces stand under each.

"ABOUT THE AUTHOR"                       label
"Anthony B. Kim is the Jay Kingham …"    under it: biography
"Focusing on policies …"                 under it, since it speaks of Kim
"Anthony B. Kim / Jay Kingham …"         not under it: a masthead again
"""

from __future__ import annotations

import re

from glossator.model.roles import FIGURE_PARTS, MATTER, Role
from glossator.model.source import Labelled
from glossator.names import is_name
from glossator.reading.labels import label_role
from glossator.reading.marks import NOTE_NUMBER, starts_lower
from glossator.text import without_syntax

_ONE_PARAGRAPH = frozenset(
    {Role.KEYWORDS, Role.SUGGESTED_CITATION, Role.RIGHTS, Role.DISCLAIMER, Role.CONTACT}
)
_HE_OR_SHE = re.compile(
    r"^(?:he|she|they|his|her|their|dr|prof|professor|mr|ms|mrs|er|sie|il|elle|그는|그녀는)\b", re.I
)
_ABOUT_NAME = re.compile(r"(?i:about) (?:the )?[^\W\d_a-z][\w&'’.-]*(?: [\w&'’.-]+){0,3}")
"""What a house says of itself goes by its name: "About Bruegel"."""

_AFTER = frozenset({Role.BIOGRAPHY, Role.NOTES_LABEL, Role.ACKNOWLEDGEMENTS, Role.REFERENCES})
_TOC_LINE = re.compile(r".*\.{4,}\s*\d+$")


def owners(text: list[Labelled]) -> list[tuple[int, Role] | None]:
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
        named = _ABOUT_NAME.fullmatch(without_syntax(piece.text)) and _is_tail(text, index + 1)
        return Role.SERIES_STATEMENT if named and _is_after_text(text, index) else None
    if role in (Role.NOTES_LABEL, Role.REFERENCES):
        rest = text[index + 1 : index + 4]
        if any(opens_note(p) for p in rest):
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


def _is_after_text(text: list[Labelled], index: int) -> bool:
    """True when matter after the text has begun: a biography, the notes, thanks."""
    return any(label_role(p.text) in _AFTER or p.role in _AFTER for p in text[:index]) and any(
        p.role is Role.PARAGRAPH for p in text[:index]
    )


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
    if piece.role in (Role.ENDNOTE, Role.PULL_QUOTE) or piece.role in FIGURE_PARTS:
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


def opens_note(piece: Labelled) -> bool:
    """True for a piece that begins with a note mark, or below a label with a number."""
    if piece.role is Role.ENDNOTE:
        return True
    return bool(piece.marker) and NOTE_NUMBER.match(f"{piece.marker} x") is not None


def _belongs_to_notes(text: list[Labelled], label: int, index: int) -> bool:
    piece = text[index]
    if opens_note(piece):
        return True
    if piece.role in MATTER or piece.role in (Role.HEADING, Role.PULL_QUOTE):
        return False
    more_notes = any(opens_note(p) for p in text[index + 1 :])
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
