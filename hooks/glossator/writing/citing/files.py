"""Files: what is published for citing, for people without a script and for scripts.

    /briefs/<id>/cite.bib, .ris, .csl.json   the original brief and this edition, one after another
    /briefs/<id>/cite.json                   every format, and templates for what stands in it
    /briefs/<id>/editions/<n>/               all these of a fixed edition
    /glossary/<id>/cite.json                 every format of one entry
    /library.bib, .ris, .csl.json            this edition of every brief

A script cites a place by `cite.json`: it takes the format's `text` (or `html`) of `place`, puts
for `marks.place` the format's label for what is cited and the number (`labels.paragraph[0]` and
`12`, or `labels.paragraph[1]` and `12–14`), for `marks.anchor` the address within the page (`p12`),
for `marks.words` the words quoted, their own quotation marks exchanged as `quotation_marks` says:
outer ones (the first two) for inner ones (the last two). In `html` the words are escaped. For
`marks.edition` and `marks.version` it puts what `fixed` says, where all that is cited is in that
edition (`unchanged` has each of them, and `row` has them in one row), and else nothing. An editors'
note is cited by the formats in `notes` that are for its id.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from glossator.model.brief import Brief
from glossator.model.ids import Anchor, TermId
from glossator.writing.citing.bibtex import bibtex
from glossator.writing.citing.csl import csl_json
from glossator.writing.citing.forms import (
    ANCHOR,
    EDITION,
    FORMATS,
    PLACE,
    THIS_EDITION,
    VERSION,
    WORDS,
    Forms,
    Sheet,
    edition_name,
    labels,
)
from glossator.writing.citing.reference import Citable, Home, Reference, said_of
from glossator.writing.citing.ris import ris
from glossator.writing.citing.styles import Processor
from glossator.writing.record import as_json

FORMAT = "glossator.cite/2"

ORIGINAL = "The original brief"
"""What is cited, as readers are told it."""

STYLED = frozenset(
    name for name in FORMATS if name.partition("-")[0] in ("chicago", "apa", "mla", "harvard")
) | {"quotation"}
"""Formats that have italics, and so HTML of their own."""

WRITERS: Mapping[str, Callable[[Sequence[Citable]], str]] = {
    "bib": bibtex,
    "ris": ris,
    "csl.json": csl_json,
}
"""How a bibliography is written, by the ending of its file."""


def brief_files(original: Reference, edition: Reference) -> dict[str, str]:
    """Text of `cite.bib`, `cite.ris` and `cite.csl.json` of a brief, by the name of the file."""
    both = (Citable(original), Citable(edition))
    return {f"cite.{ending}": write(both) for ending, write in WRITERS.items()}


def library_files(editions: Sequence[Reference]) -> dict[str, str]:
    """Text of `library.bib`, `library.ris` and `library.csl.json`, by the name of the file."""
    every = [Citable(edition) for edition in editions]
    return {f"library.{ending}": write(every) for ending, write in WRITERS.items()}


def cite_json(
    brief: Brief,
    sheet: Sheet,
    url: str,
    processor: Processor,
    fixed: Reference | None = None,
    row: Sequence[Anchor] = (),
    unchanged: Mapping[Anchor, int] | None = None,
) -> str:
    """`cite.json` of the text of a brief at `url`.

    `fixed` is the edition that a place is cited in where it is in it as it is here, and `row` its
    passages in order. `unchanged` is the edition since which a piece is as it is; None for a fixed
    edition, where all is as it is for ever.
    """
    return as_json(
        {
            "format": FORMAT,
            "id": brief.id,
            "url": url,
            "marks": {
                "place": PLACE,
                "anchor": ANCHOR,
                "words": WORDS,
                "edition": EDITION,
                "version": VERSION,
            },
            "quotation_marks": list(processor.quotation_marks(brief.meta.language)),
            "original": {"label": ORIGINAL, "formats": _formats(sheet.original)},
            "edition": {"label": sheet.name, "formats": _formats(sheet.edition)},
            "place": {
                "label": THIS_EDITION,
                "formats": [
                    {**one, "labels": _labels(one["id"], processor)}
                    for one in _formats(sheet.place)
                ],
            },
            "notes": _notes(sheet),
            **({} if fixed is None else {"fixed": _fixed(fixed, row)}),
            **({} if unchanged is None else {"unchanged": _citable(brief, unchanged)}),
        }
    )


def _notes(sheet: Sheet) -> list[dict[str, Any]]:
    """The templates of the editors' notes, those that are the same together."""
    together: list[tuple[list[Anchor], Forms]] = []
    for id, found in sheet.notes.items():
        ids = next((ids for ids, other in together if other is found), None)
        if ids is None:
            together.append(([id], found))
        else:
            ids.append(id)
    return [{"ids": ids, "formats": _formats(found)} for ids, found in together]


def _fixed(edition: Reference, row: Sequence[Anchor]) -> dict[str, Any]:
    name, path = said_of(edition.edition)
    return {"label": edition_name(edition), "edition": name, "version": path, "row": list(row)}


def _citable(brief: Brief, unchanged: Mapping[Anchor, int]) -> dict[Anchor, int]:
    kinds = (brief.passages, brief.notes, brief.annotations)
    pieces = (piece.id for kind in kinds for piece in kind)
    return {piece: unchanged[piece] for piece in pieces if piece in unchanged}


def term_cite_json(term: TermId, found: Forms, home: Home) -> str:
    """`cite.json` of an entry of the glossary."""
    return as_json(
        {
            "format": FORMAT,
            "id": term,
            "url": home.page("glossary", term),
            "entry": {"label": "This entry", "formats": _formats(found)},
        }
    )


def _formats(found: Forms) -> list[dict[str, Any]]:
    return [
        {
            "id": name,
            "label": FORMATS[name],
            "text": form.text,
            **({"html": form.html} if name in STYLED else {}),
        }
        for name, form in found.items()
    ]


def _labels(name: str, processor: Processor) -> dict[str, list[str]]:
    return {str(label): list(both) for label, both in labels(name, processor).items()}
