"""Format: a Citable -> its citation in a style, as text and as HTML.

    chicago       note, and entry of the bibliography (notes and bibliography system)
    apa, mla,     entry of the list of references, and the words in brackets in the text,
    harvard       which is where these styles have the paragraph

All is written by the processor. What it would take for its own signs is replaced before, and
`finished` does what citeproc-py leaves undone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from glossator.model.metadata import Person
from glossator.writing.citing.casing import as_sentence
from glossator.writing.citing.csl import csl_date
from glossator.writing.citing.reference import (
    Citable,
    Reference,
    Type,
    in_quotes,
    is_family_first,
    is_organisation,
)
from glossator.writing.citing.styles import ITALIC, ROMAN, Processor, Style
from glossator.writing.escape import in_html

_SHIELDED = {"<": "\ue020", "-": "\ue021", "–": "\ue022", ",": "\ue023", "&": "\ue024"}
"""Signs that the processor reads as its own, and what stands for them while it works: `<` opens
its "nocase", the others part the numbers of a range or list ("2026-03" is no range)."""

_NO_CAPITAL = "\ue025"
"""Before a word that is not to be written with a capital in a title."""

_INNER_END = "\ue026"
"""A quotation mark that ends one within another, which an apostrophe looks like."""

_UNSHIELD = str.maketrans(
    {private: sign for sign, private in _SHIELDED.items()} | {_NO_CAPITAL: "", _INNER_END: "’"}
)
_NOT_MARKUP = str.maketrans({"<": _SHIELDED["<"]})
_ONE_NUMBER = str.maketrans(_SHIELDED)

_NUMBERED = re.compile(r"\b[a-z]+[0-9]")
"""A name made of letter and number, as `a5`."""

_COUNTED = re.compile(r"(?=[!-~]*[0-9])(?![A-Za-z]+\.)[A-Za-z0-9][!-~]*(?:\s|$)")
"""A number of a report, as `2026-03` and `RR-A123`; not one that says itself what it counts
(`Vol. 3`, `제3호`)."""

_END = f"[{ITALIC}{ROMAN}]*"
_TWO_STOPS = re.compile(rf"([?!]|[?!.][”’{ITALIC}{ROMAN}]+)\.(?!\.)")
_OUTSIDE_QUOTES = re.compile(rf"({_INNER_END}?”{_END})([.,])(?!\.)")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")


@dataclass(frozen=True, slots=True)
class Formatted:
    """A citation as plain text, and as HTML with its italics."""

    text: str
    html: str


def in_text(cited: Citable, style: Style, processor: Processor) -> str:
    """The note in Chicago, the words in brackets in the others, with the place cited."""
    item = item_for(cited, style, in_text=True)
    if cited.locator is None:
        return processor.cite(style, item)
    return processor.cite(style, item, cited.locator.label, cited.locator.value)


def entry(cited: Citable, style: Style, processor: Processor) -> str:
    """The entry of the bibliography, which is always of the whole work."""
    whole = Citable(cited.reference)
    item = item_for(whole, style, in_text=False)
    return processor.enter(style, item)


def item_for(cited: Citable, style: Style, *, in_text: bool) -> dict[str, Any]:
    """The record as `style` wants it in the text or in an entry, safe for the processor."""
    whole_names = style.is_notes if in_text else not style.initials
    work = cited.reference
    values: dict[str, Any] = {
        "title": shield(_title(work, style)),
        "author": [_name(person, whole_names) for person in work.authors],
        "editor": [_name(person, whole_names) for person in work.editors],
        "publisher": shield(style.between_publishers.join(work.publishers)),
        "container-title": shield(work.container),
        "issued": csl_date(work.issued),
        "medium": shield(work.medium),
        "language": work.language[:2],
        "URL": shield(cited.url),
        **_series(work, style),
    }
    if not work.authors:
        values |= _without_author(work, style, values, in_text)
    filled = {key: value for key, value in values.items() if value}
    return {"id": work.id, "type": str(work.type), **filled}


def _series(work: Reference, style: Style) -> Mapping[str, str]:
    number = work.number.translate(_ONE_NUMBER)
    if _COUNTED.match(work.number):
        number = f"{style.before_number}{number}"
    if not work.series:
        return {"genre": shield(work.genre) if number else "", "number": number}
    if style.series_is_genre:
        return {"genre": shield(work.series), "number": number}
    # As one: beside a title, a number that is not all digits would be parted from it by a comma.
    return {"collection-title": f"{shield(work.series)} {number}".strip()}


def _without_author(
    work: Reference, style: Style, values: Mapping[str, Any], in_text: bool
) -> dict[str, Any]:
    """What stands first instead. citeproc-py writes a title twice that takes the author's place,
    except in a note, so it is given as a name, in italics or quotation marks."""
    if style.publisher_is_author and work.publishers:
        return {"author": [{"literal": values["publisher"]}], "publisher": ""}
    if style.is_notes and (in_text or work.type is Type.ENTRY):
        return {}
    quoted = work.type is Type.ENTRY
    first = f"“{values['title']}”" if quoted else f"{ITALIC}{values['title']}{ROMAN}"
    return {"author": [{"literal": first}], "title": ""}


def _title(work: Reference, style: Style) -> str:
    if work.on is not None:
        title = _title(work.on, style)
        title = f"‘{title}{_INNER_END}" if style.quotes_pages else in_quotes(title)
        return _NUMBERED.sub(rf"{_NO_CAPITAL}\g<0>", f"{work.title} on {title}")
    given = work.type is not Type.REPORT or work.language[:2] != "en"
    if given or not style.titles_as_sentences:
        return work.whole_title
    sentence, second = (as_sentence(part, work.proper) for part in (work.title, work.subtitle))
    return Reference(work.id, work.type, sentence, second).whole_title


def _name(person: Person, whole: bool) -> dict[str, str]:
    """A name in its parts, or whole: an organisation's, one in a script without capitals (its
    initials would be nonsense), and with `whole` one printed family name first."""
    caseless = person.name.upper() == person.name.lower()
    if is_organisation(person) or caseless or (whole and is_family_first(person)):
        return {"literal": shield(person.name)}
    parts = {"family": shield(person.family), "given": shield(person.given)}
    return {key: value for key, value in parts.items() if value}


def shield(text: str) -> str:
    """`text` for a field of the processor's: nothing in it is markup."""
    return text.translate(_NOT_MARKUP)


def finished(raw: str, style: Style) -> Formatted:
    """What the processor wrote, with the marks put right that citeproc-py leaves (CSL 1.0.2,
    "punctuation-in-quote" and "flip-flopping"): one stop is enough, American stops stand
    within quotation marks, an apostrophe is not a straight mark."""
    text = _TWO_STOPS.sub(r"\1", raw)
    if style.full_stop_in_quotes:
        text = _OUTSIDE_QUOTES.sub(r"\2\1", text)
    text = _APOSTROPHE.sub("’", text).translate(_UNSHIELD).strip()
    html = in_html(text).replace("&quot;", '"').replace("&#x27;", "'")
    return Formatted(
        text.replace(ITALIC, "").replace(ROMAN, ""),
        html.replace(ITALIC, "<i>").replace(ROMAN, "</i>"),
    )
