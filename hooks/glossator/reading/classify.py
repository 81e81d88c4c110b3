"""Classify: chunks -> labelled chunks, each by its own shape alone.

    Chunk("Figure 1: Port calls")          caption       because "caption: number and colon"
    Chunk("- a second quay", marker "-")   list-item     because "list marker"
    Chunk("The port was built in 1990.")   paragraph     because "a sentence"

What needs neighbours (is a short line a heading, is "1. Ports" an item?) is left to `divide`;
a chunk that is none of the shapes below is a LINE until then.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from glossator.model.roles import FURNITURE, Role
from glossator.model.source import Chunk, Labelled
from glossator.reading.furniture import running_heads
from glossator.reading.labels import label_role, opens_with_label
from glossator.reading.marks import (
    ATX,
    IMAGE,
    NOTE_MARK,
    OUTLINE_NUMBER,
    PAGE_NUMBER,
    RULE,
    bare_end,
    ends_sentence,
    starts_lower,
)
from glossator.reading.numbered_notes import footnotes
from glossator.reading.phrases import (
    ACKNOWLEDGEMENT,
    BIOGRAPHY,
    CAPTION,
    CONTACT_FIELD,
    DISCLAIMER,
    DRAWN,
    EDITORS,
    FIGURE_NOTE,
    FOUND_AT,
    LEADER,
    RIGHTS,
    SERIES_STATEMENT,
    TELEPHONE,
    TWO_SENTENCES,
)
from glossator.text import without_syntax, words

PROSE_WORDS = 24
"""From this many words on a chunk is prose even where its end was cut off."""

NUMBERED_HEADING_WORDS = 10
"""A longer sentence behind a number is a numbered paragraph."""

SENTENCE_WORDS = 4
"""A chunk of fewer words is a line, even with a full stop: "Vol. 3." """


def classify(chunks: tuple[Chunk, ...]) -> tuple[Labelled, ...]:
    """Give each chunk the role its shape shows, and the name of the rule that saw it."""
    labelled = _with_starred([_by_shape(chunk) for chunk in chunks])
    return tuple(_depths(footnotes(running_heads(labelled))))


def _with_starred(labelled: list[Labelled]) -> list[Labelled]:
    """A star before a name is the note to a byline where there is one such; more are a list."""
    starred = [p for p in labelled if p.role is Role.BIOGRAPHY and p.marker == "*"]
    if len(starred) < 2:
        return labelled
    why = "list marker"
    return [p.seen_as(Role.LIST_ITEM, why) if p in starred else p for p in labelled]


def _by_shape(chunk: Chunk) -> Labelled:
    for why, role, applies in RULES:
        if applies(chunk):
            depth = _atx_level(chunk) if role is Role.HEADING else 0
            return Labelled((chunk,), role, why, depth)
    return Labelled((chunk,), Role.LINE, "no shape of its own")


def _plain(chunk: Chunk) -> str:
    return without_syntax(chunk.text).replace("’", "'")


def _count(chunk: Chunk) -> int:
    return len(words(_plain(chunk)))


def _atx_level(chunk: Chunk) -> int:
    found = ATX.match(chunk.text)
    return len(found["mark"]) if found else 0


def _is_caption(chunk: Chunk) -> bool:
    found = CAPTION.match(chunk.text)
    if found is None or _count(chunk) > 45 or chunk.marker:
        return False
    rest = chunk.text[found.end() :].strip()
    if found["number"] is None:
        return bool(DRAWN.match(chunk.text)) and _count(chunk) <= 20 and not ends_sentence(rest)
    if found["colon"]:
        return True
    return not rest or (rest[0].isupper() and not ends_sentence(rest) and _count(chunk) <= 20)


def _is_sentence(chunk: Chunk) -> bool:
    count = _count(chunk)
    if count >= 8 and not _is_set_in_lines(chunk) and _holds_two_sentences(chunk):
        return True
    return (count >= PROSE_WORDS and not _is_set_in_lines(chunk)) or (
        count >= SENTENCE_WORDS
        and ends_sentence(chunk.text)
        and not bare_end(chunk.text).endswith((":", "?"))
        and not (OUTLINE_NUMBER.match(chunk.text) and count <= NUMBERED_HEADING_WORDS)
        and not chunk.text.isupper()
        and len(chunk.rows) * 3 <= max(count, 3)
    )


def _holds_two_sentences(chunk: Chunk) -> bool:
    """True for a sentence that ends within; a title may ask within: "Who Pays? A Study"."""
    ends = ends_sentence(chunk.text)
    return any(ends or found[0][2] == "." for found in TWO_SENTENCES.finditer(chunk.text))


def _is_set_in_lines(chunk: Chunk) -> bool:
    """True for rows that each begin anew, as in a masthead, and no sentence ends them."""
    rows = chunk.rows
    anew = sum(1 for row in rows if not starts_lower(row) or CONTACT_FIELD.match(row))
    short = sum(len(row) for row in rows) < 62 * len(rows)
    return len(rows) > 2 and anew * 5 >= len(rows) * 4 and short and not ends_sentence(chunk.text)


def _is_contact(chunk: Chunk) -> bool:
    if FOUND_AT.match(_plain(chunk)):
        return True
    if len(chunk.rows) == 1 and chunk.text.count(" | ") > 1 and _count(chunk) < 40:
        return any(
            CONTACT_FIELD.match(part) or TELEPHONE.match(part)
            for part in re.split(r"\s+\|\s+", chunk.text)
        )
    contacts = sum(1 for row in chunk.rows if CONTACT_FIELD.match(row))
    return contacts > 0 and contacts * 2 >= len(chunk.rows) and _count(chunk) < 60


def _is_list_mark(chunk: Chunk) -> bool:
    return bool(chunk.marker) and chunk.marker not in "|>" and not _is_note_mark(chunk)


def _is_note_mark(chunk: Chunk) -> bool:
    return (
        bool(chunk.marker)
        and NOTE_MARK.match(chunk.marker + " x") is not None
        and not (chunk.marker == "*" and _count(chunk) < 3)
    )


Rule = tuple[str, Role, Callable[[Chunk], bool]]

RULES: tuple[Rule, ...] = (
    ("rule: nothing but strokes", Role.RULE, lambda c: RULE.fullmatch(c.text) is not None),
    ("image: link to a picture", Role.IMAGE, lambda c: IMAGE.fullmatch(c.text) is not None),
    ("table: rows of cells", Role.TABLE, lambda c: c.marker == "|"),
    ("heading: # mark", Role.HEADING, lambda c: ATX.match(c.text) is not None),
    (
        "page number: a number alone",
        Role.PAGE_NUMBER,
        lambda c: (
            len(c.rows) == 1 and PAGE_NUMBER.fullmatch(f"{c.marker} {c.text}".strip()) is not None
        ),
    ),
    (
        "contents: leaders to page numbers",
        Role.CONTENTS,
        lambda c: 2 * sum(LEADER.search(row) is not None for row in c.rows) >= len(c.rows),
    ),
    (
        "label: words that announce a part",
        Role.LABEL,
        lambda c: len(c.rows) == 1 and label_role(c.text) is not None,
    ),
    ("quotation: > mark", Role.QUOTATION, lambda c: c.marker == ">"),
    (
        "biography: a star, a name and what its bearer is",
        Role.BIOGRAPHY,
        lambda c: c.marker in ("*", "†") and BIOGRAPHY.match(c.text) is not None,
    ),
    ("note: note mark at the start", Role.ENDNOTE, _is_note_mark),
    ("list marker", Role.LIST_ITEM, _is_list_mark),
    ("caption: kind and number", Role.CAPTION, _is_caption),
    (
        "figure note: Note or Source with a colon",
        Role.FIGURE_NOTE,
        lambda c: FIGURE_NOTE.match(c.text) is not None and _count(c) < 120,
    ),
    (
        "keywords: label with a colon",
        Role.KEYWORDS,
        lambda c: opens_with_label(c.text) is Role.KEYWORDS,
    ),
    (
        "suggested citation: label with a colon",
        Role.SUGGESTED_CITATION,
        lambda c: opens_with_label(c.text) is Role.SUGGESTED_CITATION,
    ),
    (
        "disclaimer: whose views these are",
        Role.DISCLAIMER,
        lambda c: (
            opens_with_label(c.text) is Role.DISCLAIMER
            or (_count(c) < 150 and DISCLAIMER.search(_plain(c)[:700]) is not None)
        ),
    ),
    (
        "rights: copyright or licence",
        Role.RIGHTS,
        lambda c: _count(c) < 90 and RIGHTS.search(_plain(c)) is not None,
    ),
    (
        "series statement: what the series is",
        Role.SERIES_STATEMENT,
        lambda c: _count(c) < 120 and SERIES_STATEMENT.match(_plain(c)) is not None,
    ),
    (
        "acknowledgement: thanks",
        Role.ACKNOWLEDGEMENTS,
        lambda c: (
            opens_with_label(c.text) is Role.ACKNOWLEDGEMENTS
            or (_count(c) < 120 and ACKNOWLEDGEMENT.match(_plain(c)) is not None)
        ),
    ),
    (
        "editors: edited by",
        Role.EDITORS,
        lambda c: _count(c) < 90 and EDITORS.match(c.text) is not None,
    ),
    ("contact: web, mail, telephone", Role.CONTACT, _is_contact),
    (
        "biography: a name and what its bearer is",
        Role.BIOGRAPHY,
        lambda c: BIOGRAPHY.match(c.text) is not None,
    ),
    ("a sentence, or as long as prose", Role.PARAGRAPH, _is_sentence),
)
"""Shapes in order: the first that applies decides."""


def _depths(labelled: list[Labelled]) -> list[Labelled]:
    """Depth of each list item from its indent and marker, against the items around it."""
    out: list[Labelled] = []
    open_lists: list[tuple[int, str]] = []
    for piece in labelled:
        if piece.role is not Role.LIST_ITEM:
            if piece.role not in FURNITURE and not starts_lower(piece.text):
                open_lists = []
            out.append(piece)
            continue
        chunk = piece.chunks[0]
        level = (chunk.indent, _marker_kind(chunk.marker))
        while open_lists and level not in open_lists and open_lists[-1][0] > level[0]:
            open_lists.pop()
        if level in open_lists:
            del open_lists[open_lists.index(level) + 1 :]
        else:
            open_lists.append(level)
        out.append(replace(piece, depth=len(open_lists) - 1))
    return out


def _marker_kind(marker: str) -> str:
    if any(character.isdigit() for character in marker):
        return re.sub(r"\d+|[①-⑳⑴-⒇]", "1", marker)
    if marker[-1:] in ".)":
        return re.sub(r"\w+", "a", marker)
    return marker
