"""Previews: what a link shows before it is followed, one small file for each brief and list.

    /briefs/<id>/previews.json   {"p7": ["Kuik 2026, ¶ 7, Introduction", "This Issue Brief …"]}

The script asks for a file when a reader first rests on a link into it, and never before.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape

from glossator.model.brief import Brief
from glossator.model.ids import Anchor
from glossator.writing.concordance import Concordance
from glossator.writing.note_text import note_html
from glossator.writing.pointing import Here, called
from glossator.writing.summary import short_name, title_of

LONGEST = 360
"""Characters of a text that a preview shows, cut between words."""

NOWHERE = Here("")
"""Previews name the brief, whichever page they are shown on."""


def brief_previews(brief: Brief, lexicon: Concordance) -> str:
    """`/briefs/<id>/previews.json`: place and words of every piece with an address.

    The key "" is the brief itself. An editors' note says so in its place.
    """
    found = {"": [short_name(brief), title_of(brief)]}
    for anchor, text in _texts(brief):
        found[anchor] = [_place(brief, anchor, lexicon), cut(text)]
    for one in brief.annotations:
        place = f"{short_name(brief)}, editors’ note {one.id}"
        found[one.id] = [place, cut(plain_note(one.text, brief, lexicon))]
    return as_small_json(found)


def glossary_previews(lexicon: Concordance) -> str:
    """`/glossary/previews.json`: label and definition of every term."""
    return as_small_json({t.id: [t.label, cut(t.definition)] for t in lexicon.shelf.terms})


def as_small_json(value: Mapping[str, object]) -> str:
    """`value` without blanks: it is read by a script alone."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def plain(html: str) -> str:
    """The words of some HTML of ours."""
    return unescape(re.sub(r"<[^>]+>", "", html))


def cut(text: str) -> str:
    """The opening of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: line.rfind(" ", 0, LONGEST)] + " …"


def _texts(brief: Brief) -> Iterator[tuple[Anchor, str]]:
    for piece in brief.pieces:
        yield from ((address, piece.text) for address in (piece.id, *piece.was))


def _place(brief: Brief, anchor: Anchor, lexicon: Concordance) -> str:
    name = called(brief.id, anchor, lexicon, NOWHERE)
    passage = lexicon.passages.get((brief.id, anchor))
    if passage is None or passage.section is None:
        return name
    return f"{name}, {lexicon.sections[brief.id, passage.section].title}"


def plain_note(text: str, brief: Brief, lexicon: Concordance) -> str:
    """A note's Markdown as plain words."""
    return plain(note_html(text, brief.id, lexicon, Here("", brief.id)))
