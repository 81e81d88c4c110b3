"""Forms: a Citable -> its citation in every format that is offered.

A passage is cited by a template: the citation with marks in it where label, number and address
stand, each put there by the processor or the library itself. So a page's script needs no style,
and a brief of any length costs the processor the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from glossator.model.annotations import Annotation
from glossator.model.glossary import Term
from glossator.model.ids import Anchor, TermId
from glossator.writing.citing.bibtex import bibtex
from glossator.writing.citing.csl import csl_json
from glossator.writing.citing.format import Formatted, entry, finished, in_text, shield
from glossator.writing.citing.noted import annotation_of
from glossator.writing.citing.reference import (
    SIGNS,
    Citable,
    Home,
    Label,
    Locator,
    Reference,
    any_edition_of,
    entry_of,
    said_of,
)
from glossator.writing.citing.ris import ris
from glossator.writing.citing.styles import STYLES, Processor
from glossator.writing.dates import long_date
from glossator.writing.escape import in_html, in_markdown

PLACE, ANCHOR, WORDS, EDITION, VERSION = "\ue000", "\ue001", "\ue002", "\ue004", "\ue005"
"""Marks of a template: `para. 12`, `p12`, the words quoted, ` 1` and `editions/1/` for a fixed
edition. No text has private characters."""

_TITLE = "\ue003"

THIS_EDITION = "This annotated edition"

NOWHERE = Home("", "")
"""Where there are no editors' notes, it is no matter whose site it is."""

FORMATS: Mapping[str, str] = {
    "chicago": "Chicago, note",
    "chicago-entry": "Chicago, bibliography",
    "apa": "APA, in the text",
    "apa-entry": "APA, reference list",
    "mla": "MLA, in the text",
    "mla-entry": "MLA, works cited",
    "harvard": "Harvard, in the text",
    "harvard-entry": "Harvard, reference list",
    "bibtex": "BibTeX",
    "ris": "RIS",
    "csl-json": "CSL-JSON",
    "link": "Link",
    "markdown": "Markdown link",
    "quotation": "Quotation with its reference",
}
"""Every format and its name for readers, in the order they are offered."""

Forms = Mapping[str, Formatted]
"""A citation by format; a link only where an address is known, a quotation where words are."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """All citations of one brief."""

    original: Forms
    edition: Forms
    place: Forms
    """Templates for a place in any edition, with all marks."""
    notes: Mapping[Anchor, Forms]
    """A template for each editors' note, with the marks ANCHOR, EDITION and VERSION."""
    name: str
    """What the edition is called where it stands beside the original."""


def sheet(
    original: Reference,
    edition: Reference,
    processor: Processor,
    notes: Sequence[Annotation] = (),
    home: Home = NOWHERE,
) -> Sheet:
    """The citations of a brief, and the templates for the places in it and the `notes` on it,
    which the editors of the site `home` wrote."""
    anywhere = any_edition_of(edition, EDITION, VERSION)
    note = {one.id: annotation_of(anywhere, replace(one, id=Anchor(ANCHOR)), home) for one in notes}
    written = {one: forms(Citable(one), processor) for one in dict.fromkeys(note.values())}
    return Sheet(
        forms(Citable(original), processor),
        forms(Citable(edition), processor),
        forms(Citable(anywhere, Locator(Label.PLACE, PLACE), ANCHOR, WORDS), processor),
        {id: written[one] for id, one in note.items()},
        edition_name(edition),
    )


def edition_name(edition: Reference) -> str:
    """`Annotated edition 1, 28 November 2026`; without a number it is this one."""
    if edition.edition is None:
        return THIS_EDITION
    day = f", {long_date(edition.released)}" if edition.released else ""
    return f"Annotated edition {edition.edition}{day}"


def forms(cited: Citable, processor: Processor) -> Forms:
    """`cited` in every format."""
    entries = {
        f"{style.id}-entry": finished(entry(cited, style, processor), style) for style in STYLES
    }
    return _in_order(_forms(cited, processor), entries)


def in_place(template: Formatted, name: str, cited: Citable, processor: Processor) -> Formatted:
    """A template filled for one place, as the page's script fills it.

    The words of a quotation go in as `quoted` gives them.
    """
    assert cited.locator is not None
    one, several = labels(name, processor)[cited.locator.label]
    place = (several if cited.locator.several else one) + cited.locator.value
    marks = {PLACE: place, WORDS: quoted(cited, processor)}
    return filled(template, cited.anchor, cited.reference.edition, marks)


def filled(
    template: Formatted,
    anchor: str,
    edition: int | None,
    marks: Mapping[str, str] = MappingProxyType({}),
) -> Formatted:
    """A template filled for what stands at `anchor` in a fixed `edition`, or in the text as it
    stands; `marks` are further marks and what goes in for them."""
    name, path = said_of(edition)
    text, html = template.text, template.html
    for mark, words in {**marks, ANCHOR: anchor, EDITION: name, VERSION: path}.items():
        text, html = text.replace(mark, words), html.replace(mark, in_html(words))
    return Formatted(text, html)


def labels(name: str, processor: Processor) -> Mapping[Label, tuple[str, str]]:
    """How a format names a paragraph, note or figure, for one and for several."""
    style = next((style for style in STYLES if style.id == name.removesuffix("-entry")), None)
    if name == "quotation":
        style = STYLES[0]
    counted = (label for label in Label if label is not Label.PLACE)
    return {label: processor.label(style, label) if style else SIGNS[label] for label in counted}


def quoted(cited: Citable, processor: Processor) -> str:
    """The words that are quoted; their own quotation marks give way to inner ones."""
    opened, closed, inner_open, inner_close = processor.quotation_marks(cited.reference.language)
    return cited.words.replace(opened, inner_open).replace(closed, inner_close)


def term_forms(
    terms: Iterable[Term], home: Home, processor: Processor
) -> Iterable[tuple[TermId, Forms]]:
    """The citations of every term. Entries differ in their title and address alone, so the
    processor writes one with marks in their place."""
    probe = replace(entry_of(Term(TermId(ANCHOR), "", "", ""), home), title=_TITLE)
    raw = {
        name: (style, written(Citable(probe), style, processor))
        for style in STYLES
        for name, written in ((style.id, in_text), (f"{style.id}-entry", entry))
    }
    for term in terms:
        cited = Citable(entry_of(term, home))
        title = shield(cited.reference.title)
        styled = {
            name: finished(text.replace(_TITLE, title).replace(ANCHOR, term.id), style)
            for name, (style, text) in raw.items()
        }
        yield term.id, _in_order(_plain_forms(cited), styled)


def _forms(cited: Citable, processor: Processor) -> Forms:
    styled = {style.id: finished(in_text(cited, style, processor), style) for style in STYLES}
    found = {**styled, **_plain_forms(cited)}
    if cited.words:
        found["quotation"] = _quotation(cited, styled[STYLES[0].id], processor)
    return found


def _plain_forms(cited: Citable) -> Forms:
    texts = {"bibtex": bibtex([cited]), "ris": ris([cited]), "csl-json": csl_json([cited])}
    if cited.url:
        texts["link"] = cited.url
        texts["markdown"] = f"[{in_markdown(_named(cited))}](<{cited.url}>)"
    return {name: Formatted(text, in_html(text)) for name, text in texts.items()}


def _quotation(cited: Citable, note: Formatted, processor: Processor) -> Formatted:
    opened, closed, *_ = processor.quotation_marks(cited.reference.language)
    words = f"{opened}{quoted(cited, processor)}{closed}"
    return Formatted(f"{words} {note.text}", f"{in_html(words)} {note.html}")


def _named(cited: Citable) -> str:
    """How a work is named in passing: `Kim 2025, ¶ 12`."""
    work = cited.reference
    if work.on is not None:
        return f"{work.title} on {_named(Citable(work.on))}"
    names = [person.family or person.name for person in work.authors]
    who = " and ".join(names) if len(names) < 3 else f"{names[0]} et al."
    named = " ".join(part for part in (who, work.issued[:4]) if part) if who else work.title
    return ", ".join(part for part in (named, cited.locator.short if cited.locator else "") if part)


def _in_order(*found: Forms) -> Forms:
    """All forms together; without those a style does not have, as Chicago lists no dictionaries."""
    every = {name: form for some in found for name, form in some.items() if form.text}
    return {name: every[name] for name in FORMATS if name in every}
