"""Tombstone: what stands at an address whose piece is withdrawn or part of another."""

from __future__ import annotations

import re
from collections.abc import Iterable

from glossator.model.brief import Tombstone
from glossator.model.ids import Anchor
from glossator.writing.escape import in_html
from glossator.writing.pieces import letters, numbered


def is_note(tombstone: Tombstone) -> bool:
    """True for an endnote's."""
    return letters(tombstone.id) == "n"


def is_editors(tombstone: Tombstone) -> bool:
    """True for an editors' note's."""
    return letters(tombstone.id) == "a"


def in_text(tombstone: Tombstone) -> bool:
    """False for endnotes and editors' notes, whose tombstones stand after the text."""
    return not (is_note(tombstone) or is_editors(tombstone))


def tombstone_of(tombstone: Tombstone) -> str:
    """What stands at an address whose piece is withdrawn, as HTML."""
    if is_editors(tombstone):
        quoted = re.search("“.*”", tombstone.text)
        on = quoted[0] if quoted else numbered(Anchor(tombstone.text))
        says = f"Editors’ note {tombstone.id} on {in_html(on)} was withdrawn."
    else:
        text = " ".join(tombstone.text.split()[:12])
        name = numbered(tombstone.id).capitalize()
        says = f"{name} was withdrawn. It began: “{in_html(text)} …”"
    return f'<p class="tombstone" id="{tombstone.id}">{says}</p>'


def older(was: Iterable[str]) -> str:
    """The places that older addresses of a piece lead to."""
    return "".join(f'<a id="{anchor}"></a>' for anchor in was)
