"""Cite box: the citations of a brief, folded at the end of its page; no script is needed.

What reads data is offered as files; what people copy is written out, and says whether it is the
original brief or this edition.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from glossator.model.ids import Anchor
from glossator.writing.citing.files import ORIGINAL, WRITERS
from glossator.writing.citing.forms import FORMATS, Forms, Sheet, filled
from glossator.writing.escape import in_html

CITE_LINK = '<a href="#cite">Cite</a>'
"""The way to the box; the script opens its dialog there (docs/javascripts/cite.js)."""

_FILES = {"bib": "BibTeX", "ris": "RIS", "csl.json": "CSL-JSON"}

_SHOWN = tuple(name for name in FORMATS if name not in ("bibtex", "ris", "csl-json", "quotation"))

_OF_ORIGINAL = "As its publisher issued it. The numbers of paragraphs are not in it."
_OF_EDITION = "The same text at this address. Cite a paragraph of it by its number, as ¶ 12."


def cite_box(sheet: Sheet) -> str:
    """The HTML of the box, to stand on the page of the brief."""
    return "\n".join(
        (
            '<details class="cite" id="cite">',
            "<summary>Cite this brief</summary>",
            *_part("cite-original", ORIGINAL, _OF_ORIGINAL, sheet.original),
            *_part("cite-edition", sheet.name, _OF_EDITION, sheet.edition),
            f"<p>{_links()}</p>",
            "</details>",
        )
    )


def entry_box(found: Forms) -> str:
    """The HTML of the box of one entry of the glossary."""
    return "\n".join(
        (
            '<details class="cite" id="cite">',
            "<summary>Cite this entry</summary>",
            *_list(found),
            "<p>Cite a use of the term by its brief and paragraph.</p>",
            "</details>",
        )
    )


def notes_cited(sheet: Sheet, editions: Mapping[Anchor, int]) -> dict[Anchor, str]:
    """The citation of each editors' note as HTML; `editions` is the fixed one that it is in."""
    style = next(iter(FORMATS))
    return {
        id: filled(found[style], id, editions.get(id)).html for id, found in sheet.notes.items()
    }


def _part(id: str, label: str, about: str, found: Forms) -> Iterator[str]:
    yield f'<div class="cited" role="group" aria-labelledby="{id}">'
    yield f'<p id="{id}"><strong>{label}</strong> <span class="ours">{about}</span></p>'
    yield from _list(found)
    yield "</div>"


def _list(found: Forms) -> Iterator[str]:
    yield "<dl>"
    for name in _SHOWN:
        if name in found:
            shown = found[name].html
            yield f'<dt>{in_html(FORMATS[name])}</dt><dd data-format="{name}">{shown}</dd>'
    yield "</dl>"


def _links() -> str:
    links = (f'<a href="cite.{ending}" download>{_FILES[ending]}</a>' for ending in WRITERS)
    return f"Both as files: {', '.join(links)}"
