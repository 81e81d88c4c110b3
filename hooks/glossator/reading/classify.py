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
from glossator.text import without_syntax, words

PROSE_WORDS = 24
"""From this many words on a chunk is prose even where its end was cut off."""

NUMBERED_HEADING_WORDS = 10
"""A longer sentence behind a number is a numbered paragraph."""

SENTENCE_WORDS = 4
"""A chunk of fewer words is a line, even with a full stop: "Vol. 3." """

_CAPTION_KINDS = (
    r"figure|fig\.|table|tab\.|chart|box|graph|map|exhibit|image|photo|그림|표|도표|"
    r"abbildung|abb\.|tabelle|grafik|schaubild|graphique|tableau|encadré|figura|gráfico|cuadro|tabla"
)
CAPTION = re.compile(
    rf"[*_]{{0,2}}(?P<kind>{_CAPTION_KINDS})\s*(?P<number>\d{{1,3}}|[IVX]{{1,4}}|[A-Z]\d?)?"
    r"(?P<colon>[*_]{0,2}\s*[:.–—|-][*_]{0,2}\s+|[*_]{0,2}\s*$)?",
    re.I,
)
_DRAWN = re.compile(
    r"[*_]{0,2}(?:figure|table|chart|graph|abbildung|tabelle|graphique|tableau|그림|표)[*_]{0,2}\s?:\s"
    r"(?-i:[^\W\d_a-z])",
    re.I,
)
"""A caption without a number. A box, a map or an image may be what a sentence is about."""

FIGURE_NOTE = re.compile(
    r"[*_]{0,2}(?:notes?|sources?|source|data|주|자료|출처|quellen?|anmerkung(?:en)?|remarque|"
    r"nota|fuente)[*_]{0,2}\s?:[*_]{0,2}\s*\S",
    re.I,
)
_LEADER = re.compile(r"(?:\.\s?){4,}\s*\d{1,3}$")
_TWO_SENTENCES = re.compile(r"[a-z\d]{2}[.!?][\"'”’)]?\s+[“\"‘]?[A-Z]")
_EDITORS = re.compile(
    r"(?:edited by|(?:series |managing |guest )?editors?(?: in chief)?\s*:|editors?\s+\S|"
    r"(?:책임)?편집(?:자|인)?\s*:|herausgegeben von|redaktion\s*:|sous la direction de)",
    re.I,
)
_CONTACT_FIELD = re.compile(
    r"(?:web(?:site)?|homepage|url|e-?mail|mail|tel(?:ephone)?|phone|fax|facebook|instagram|"
    r"twitter|x|youtube|linkedin|address|contact|t|f|e|w|전화|팩스|이메일|홈페이지|주소)"
    r"\.?(?:\s*[:|]\s*|\s+(?=[+@\d]|https?:|www|\S+@))\S|[\w.+-]+@[\w-]+\.[\w.]+$|(?:https?://|www\.)\S+$|<https?://[^>]+>$|"
    r"@\w{2,30}$|(?:doi|issn|isbn)\b\s*:?\s*[\dX]|\+\d[\d ()/.-]{7,}$",
    re.I,
)
_FOUND_AT = re.compile(
    r"(?:this|the)(?: full| entire)? (?:paper|brief|report|publication|document|study)\b.{0,60}"
    r"\b(?:be found|available|accessed|downloaded|online)\b.{0,40}(?:https?://|www\.)\S+$",
    re.I,
)
"""Where the text itself is to be had."""

_TELEPHONE = re.compile(r"\(?\+?\d[\d ()/.-]{7,}$")
_RIGHTS = re.compile(
    r"(?:©|\(c\)\s*\d{4}|copyright\b.{0,12}\d{4}|copyright ©)|all rights reserved|"
    r"licen[sc]ed under|creative commons|\bCC[ -]BY",
    re.I,
)
_DISCLAIMER = re.compile(
    r"(?:views|opinions|findings|statements|conclusions)\b.{0,90}\b(?:are|is|remain|those|do not|"
    r"does not|should not|represent|reflect)\b.{0,160}"
    r"\b(?:author|not (?:necessarily )?(?:reflect|represent)|own|alone|solely|institution|"
    r"position)|"
    r"^this (?:\w+ ){1,3}(?:only |solely )?reflects? (?:only |solely )?the (?:personal )?"
    r"(?:views?|opinions?)|"
    r"reflects? (?:only |solely )?the (?:authors?['’]s? (?:own )?(?:views?|opinions?)|"
    r"views of the authors?\b)|"
    r"nothing (?:written )?here(?:in)? is to be construed|"
    r"does not (?:take|hold|express) (?:any )?(?:institutional|official)? ?"
    r"(?:positions?|opinions? of its own)|"
    r"(?:본|이) .{0,40}(?:견해|의견).{0,80}(?:공식|입장|무관)|"
    r"gibt .{0,60}(?:meinung|auffassung|ansicht)|n'engage(?:nt)? que|no reflejan? necesariamente",
    re.I | re.S,
)
_SERIES_STATEMENT = re.compile(
    r"^(?:the |this )?[\w\s&'’./-]{2,80}?(?:\bis|\bare) (?:an? |the )?(?:\w+[\s-]){0,4}"
    r"(?:joint |occasional |monthly |quarterly |biannual |annual |regular |peer-reviewed )*"
    r"(?:publications?|series|imprint|product)\b|"
    r"^(?:the |this )?[\w\s&'’./-]{2,60}(?:briefs?|papers?|series|reports?|perspectives?|"
    r"comments?|notes?|insights?|reviews?|bulletins?) "
    r"(?:series )?(?:is|are) (?:published|produced|issued)(?: electronically| jointly)? by|"
    r"^[*_]*(?:the )?[\w\s&',./-]{2,80}? is an? "
    r"(?:independent|non-?partisan|non-?profit|not-for-profit|world-leading)"
    r"[\w\s,-]{0,60}"
    r"(?:think[ -]tank|charity|foundation|institut(?:e|ion)|organi[sz]ation|group|cent(?:er|re))\b",
    re.I,
)
_ACKNOWLEDGEMENT = re.compile(
    r"(?:the )?(?:authors?|i|we)(?: would like to| wish(?:es)? to)? (?:thank|acknowledge|"
    r"gratefully|"
    r"(?:is|are|am) (?:grateful|indebted|thankful))\b|"
    r"this (?:brief|paper|report|research|work|publication) (?:was|is|has been) (?:made possible|"
    r"(?:generously )?(?:supported|funded))",
    re.I,
)
_PERSONS_CALLING = (
    r"(?:fellow|professor|researcher|director|analyst|scholar|lecturer|economist|scientist|adviser|"
    r"advisor|consultant|ambassador|journalist|lawyer|editor|engineer|historian|coordinator|"
    r"geographer|sociologist|hydrologist|counsel|diplomat|"
    r"(?:research|senior|policy|project|programme|program) (?:associate|assistant|officer)|"
    r"(?:phd|doctoral) (?:candidate|student)|co-founder)"
)
"""What only a person is: a country may be a partner, a member or a head of something."""

_NAME_PART = r"(?:[^\W\d_a-z][\w.'’-]*[*_]{0,2},? )"
BIOGRAPHY = re.compile(
    r"[*_]{0,2}"
    r"(?:The authors?\b (?=is )|The authors are (?=an? |the |all |both |\w+ )|"
    rf"(?:(?:Dr|Prof|Professor|Mr|Ms|Mrs|Ambassador|Amb|Lt|Col|Gen)\b\.? )+{_NAME_PART}{{1,5}}|"
    rf"{_NAME_PART}{{2,5}})"
    r"(?:\([^)]{1,60}\) )?(?:(?<=authors are )|(?:is|was|serves as|served as|works as) )"
    r"(?:currently |now |also )?(?:an?|the|concurrently)?\s?"
    rf"(?:[\w,&'’-]+ ){{0,9}}?(?i:{_PERSONS_CALLING})s?\b"
)


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
        return bool(_DRAWN.match(chunk.text)) and _count(chunk) <= 20 and not ends_sentence(rest)
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
    return any(ends or found[0][2] == "." for found in _TWO_SENTENCES.finditer(chunk.text))


def _is_set_in_lines(chunk: Chunk) -> bool:
    """True for rows that each begin anew, as in a masthead, and no sentence ends them."""
    rows = chunk.rows
    anew = sum(1 for row in rows if not starts_lower(row) or _CONTACT_FIELD.match(row))
    short = sum(len(row) for row in rows) < 62 * len(rows)
    return len(rows) > 2 and anew * 5 >= len(rows) * 4 and short and not ends_sentence(chunk.text)


def _is_contact(chunk: Chunk) -> bool:
    if _FOUND_AT.match(_plain(chunk)):
        return True
    if len(chunk.rows) == 1 and chunk.text.count(" | ") > 1 and _count(chunk) < 40:
        return any(
            _CONTACT_FIELD.match(part) or _TELEPHONE.match(part)
            for part in re.split(r"\s+\|\s+", chunk.text)
        )
    contacts = sum(1 for row in chunk.rows if _CONTACT_FIELD.match(row))
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
        lambda c: 2 * sum(_LEADER.search(row) is not None for row in c.rows) >= len(c.rows),
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
            or (_count(c) < 150 and _DISCLAIMER.search(_plain(c)[:700]) is not None)
        ),
    ),
    (
        "rights: copyright or licence",
        Role.RIGHTS,
        lambda c: _count(c) < 90 and _RIGHTS.search(_plain(c)) is not None,
    ),
    (
        "series statement: what the series is",
        Role.SERIES_STATEMENT,
        lambda c: _count(c) < 120 and _SERIES_STATEMENT.match(_plain(c)) is not None,
    ),
    (
        "acknowledgement: thanks",
        Role.ACKNOWLEDGEMENTS,
        lambda c: (
            opens_with_label(c.text) is Role.ACKNOWLEDGEMENTS
            or (_count(c) < 120 and _ACKNOWLEDGEMENT.match(_plain(c)) is not None)
        ),
    ),
    (
        "editors: edited by",
        Role.EDITORS,
        lambda c: _count(c) < 90 and _EDITORS.match(c.text) is not None,
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
