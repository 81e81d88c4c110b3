"""Tombstone: what stands at an address whose piece is withdrawn or part of another."""

from __future__ import annotations

from collections.abc import Iterable

from glossator.model.brief import Tombstone
from glossator.writing.escape import in_html


def is_note(tombstone: Tombstone) -> bool:
    """True for an endnote's."""
    return tombstone.id.startswith("n")


def in_text(tombstone: Tombstone) -> bool:
    """False for endnotes and editors' notes, whose tombstones stand after the text."""
    return not tombstone.id.startswith(("n", "a"))


def tombstone_of(tombstone: Tombstone) -> str:
    """What stands at an address whose piece is withdrawn, as HTML."""
    text = " ".join(tombstone.text.split()[:12])
    what = f"¶ {tombstone.id[1:]}" if tombstone.id.startswith("p") else tombstone.id
    return (
        f'<p class="tombstone" id="{tombstone.id}">'
        f"{what} was withdrawn. It began: “{in_html(text)} …”</p>"
    )


def older(was: Iterable[str]) -> str:
    """The places that older addresses of a piece lead to."""
    return "".join(f'<a id="{anchor}"></a>' for anchor in was)
