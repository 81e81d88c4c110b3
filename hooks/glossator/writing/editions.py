"""Editions: what a page says of the fixed editions of its brief.

latest text    Editions: 1 (1 May 2026), 2 (3 July 2026) · What changed
edition 1      This is edition 1 of 1 May 2026 … Since then: 2 paragraphs reworded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from glossator.model.brief import Brief
from glossator.model.editions import Became, Change, Edition, Revision
from glossator.model.shelf import Shelf
from glossator.writing.counts import plural
from glossator.writing.dates import long_date
from glossator.writing.frame import Frame
from glossator.writing.pieces import CALLED, letters
from glossator.writing.summary import title_of

ROOT = "../../../../"
"""From the page of an edition to the root of the site."""

_DONE = {
    Became.REWORDED: "reworded",
    Became.ADDED: "added",
    Became.REMOVED: "removed",
    Became.MERGED: "merged",
}
"""Words for what became of a piece, in the order in which they are counted."""


def editions_line(editions: Sequence[Edition]) -> str:
    """The editions of a brief as one line of Markdown for its page; empty where there are none."""
    if not editions:
        return ""
    listed = ", ".join(
        f"[{e.number} ({long_date(e.released)})](editions/{e.number}/index.md)" for e in editions
    )
    return f"Editions: {listed} · [What changed](changes/index.md)"


def current(brief: Brief, shelf: Shelf) -> Edition | None:
    """The last edition where the text and the notes of today are still those, word for word."""
    last = next((one for one in reversed(shelf.revisions) if one.old.of == brief.id), None)
    if last is None or any(c.became is not Became.SAME or c.moved for c in last.changes):
        return None
    return last.old


def frozen_frame(edition: Edition, since: Revision, canonical: str, head: Sequence[str]) -> Frame:
    """What stands around the text of `edition`, with `head` in the head of its page.

    `since` says what became of its pieces in the text of today, which is at `canonical`.
    """
    title = f"{title_of(edition.brief)} (edition {edition.number})"
    front = (
        ("title", title),
        ("template", "edition.html"),
        ("canonical", canonical),
        ("edition", str(edition.number)),
    )
    return Frame(root=ROOT, above=banner(edition, since), front=front, head=tuple(head))


def banner(edition: Edition, since: Revision) -> str:
    """The words above a fixed edition, as Markdown: which it is, and what changed since."""
    day = long_date(edition.released)
    changed = counted(since.changes)
    says = f"Since then: {changed}." if changed else "No word of it has changed since."
    return "\n\n".join(
        (
            '<aside class="edition-banner ours" aria-label="About this edition" markdown>',
            f"**Edition {edition.number}**, released on {day}. This page does not change. {says}",
            "[The latest text](../../index.md) · [What changed](../../changes/index.md)",
            "</aside>",
        )
    )


def counted(changes: Sequence[Change]) -> str:
    """`2 paragraphs reworded, 1 note added`; empty where nothing changed."""
    counts = Counter((letters(change.id), change.became) for change in changes)
    moved = Counter(letters(change.id) for change in changes if change.moved)
    parts = [
        f"{plural(counts[own, became], one)} {done}"
        for own, (_, one) in CALLED.items()
        for became, done in _DONE.items()
        if counts[own, became]
    ]
    parts += [f"{plural(moved[own], CALLED[own][1])} moved" for own in CALLED if moved[own]]
    return ", ".join(parts)
