"""Matter: what stands around the text of a brief, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from glossator.model.brief import Brief, Matter
from glossator.model.ids import Anchor
from glossator.model.roles import Role
from glossator.text import words
from glossator.writing.dress import within
from glossator.writing.escape import block, in_markdown
from glossator.writing.inline import NoteMarks, for_page

LABEL_WORDS = 6
"""A label is short: "About the Author", "Notes on contributors"."""

_TITLES = {
    Role.BIOGRAPHY: "About the author",
    Role.ACKNOWLEDGEMENTS: "Acknowledgements",
    Role.SERIES_STATEMENT: "About the series",
    Role.DISCLAIMER: "Disclaimer",
    Role.SUGGESTED_CITATION: "Suggested citation",
    Role.KEYWORDS: "Keywords",
    Role.REFERENCES: "References",
    Role.RIGHTS: "Rights",
}
"""Matter that the page sets out under a heading of ours, in this order. The rest of the front
is said by the title block, and stands whole under "How this text was prepared"."""


def matter(brief: Brief, marks: NoteMarks) -> Iterator[str]:
    """Biography, disclaimer and the like, each kind under a heading."""
    for kind, title in _TITLES.items():
        pieces = [piece for piece in brief.matter if piece.kind is kind]
        if not pieces:
            continue
        if kind is Role.BIOGRAPHY and len(brief.meta.authors) > 1:
            title = "About the authors"
        label, pieces = _label(pieces)
        heading = in_markdown(label) if label else title
        yield f"## {heading} {{ #{kind}{'' if label else ' .ours'} }}"
        yield f'<div class="matter {kind}" markdown>'
        for piece in pieces:
            yield _paragraphs(piece, marks)
        yield "</div>"


def _label(pieces: list[Matter]) -> tuple[str, list[Matter]]:
    """The label that opens the matter as printed, and the matter without it."""
    first, gap, rest = pieces[0].text.partition("\n\n")
    if not gap or len(words(first)) > LABEL_WORDS:
        return "", pieces
    at = len(first) + len(gap)
    spans = within(pieces[0].spans, at, len(pieces[0].text))
    return first.rstrip(":"), [replace(pieces[0], text=rest, spans=spans), *pieces[1:]]


def _paragraphs(piece: Matter, marks: NoteMarks) -> str:
    out = []
    at = 0
    for paragraph in piece.text.split("\n\n"):
        spans = within(piece.spans, at, at + len(paragraph))
        out.append(block(for_page(paragraph, spans, marks, Anchor(str(piece.kind)))))
        at += len(paragraph) + 2
    return "\n\n".join(out)
