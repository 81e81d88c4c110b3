"""Styles: the citation styles of the site, and what each wants of a record.

The styles are those of the CSL project, read by citeproc-py. What is said here is where a
style's guide leaves a choice to the record, or where citeproc-py reads a style otherwise than
the CSL specification; each says which.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from citeproc import (
    LANGUAGE_NAMES,
    PRIMARY_DIALECTS,
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
)
from citeproc import Locator as CslLocator
from citeproc.frontend import CitationStylesLocale
from citeproc.source.json import CiteProcJSON

from glossator.writing.citing.reference import Label

ITALIC, ROMAN = "\ue010", "\ue011"
"""Private characters that stand for the begin and end of italics in what the processor says."""


@dataclass(frozen=True, slots=True)
class Style:
    """A citation style and its demands."""

    id: str
    """What readers choose it by, and the prefix of its formats' names."""
    csl: str
    """Name of its file in the CSL project's collection."""
    locale: str = "en-US"
    is_notes: bool = False
    """The citation is a note, with everything in it; else a few words in brackets."""
    series_is_genre: bool = False
    """Series and number are one name of the report, after its title: "Title (Issue Brief No. 8)"
    (APA 10.4; Cite Them Right, "Research reports"). Else they stand as a book's series does."""
    before_number: str = ""
    """What a report's number is called, where it is (APA 10.4: "Report No. 17-7612"). CSL writes
    it before what it takes for a number alone, and that is not ours to say of each."""
    titles_as_sentences: bool = False
    """APA 6.17 and Cite Them Right: capitals for the first word and for names."""
    initials: bool = False
    """Given names are initials, and a family name stands first with a comma in any language."""
    publisher_is_author: bool = False
    """A report without an author begins with its institution, which is then not named again
    (APA 9.11, Cite Them Right). Else it begins with its title, as a book without author does."""
    between_publishers: str = "; "
    """The MLA Handbook parts publishers of equal standing by a stroke."""
    quotes_pages: bool = False
    """The title of a page stands in quotation marks, so that one within it has inner ones."""
    full_stop_in_quotes: bool = True
    """American usage; citeproc-py does not know `punctuation-in-quote`."""


STYLES = (
    Style("chicago", "chicago-notes-bibliography", is_notes=True, quotes_pages=True),
    Style(
        "apa",
        "apa",
        series_is_genre=True,
        before_number="No. ",
        titles_as_sentences=True,
        initials=True,
        publisher_is_author=True,
    ),
    Style("mla", "modern-language-association", between_publishers=" / ", quotes_pages=True),
    Style(
        "harvard",
        "harvard-cite-them-right",
        locale="en-GB",
        series_is_genre=True,
        titles_as_sentences=True,
        initials=True,
        publisher_is_author=True,
        full_stop_in_quotes=False,
    ),
)


_ANY = {"id": "any", "type": "report", "title": "Any", "author": [{"literal": "Any"}]}
_PLACE = "\ue012"


class _Formatter:
    """How the processor writes: our marks for italics, and no HTML, which we make ourselves."""

    preformat = Oblique = Bold = Light = Underline = Superscript = Subscript = SmallCaps = str

    @staticmethod
    def Italic(text: object) -> str:
        return f"{ITALIC}{text}{ROMAN}"


class Processor:
    """The styles, each parsed once; a build makes one and hands it on."""

    def __init__(self) -> None:
        self._known: dict[str, Any] = {}
        """Parsed styles, and what was asked of them and of locales once."""

    def cite(
        self, style: Style, item: dict[str, Any], label: Label = Label.PLACE, value: str = ""
    ) -> str:
        """The note of a note style, the words in brackets of another; with a locator or none."""
        bibliography = self._registered(style, item)
        locator = {"locator": CslLocator(str(label), value)} if value else {}
        citation = Citation([CitationItem(item["id"], **locator)])
        bibliography.register(citation)
        return str(bibliography.cite(citation, _unknown))

    def enter(self, style: Style, item: dict[str, Any]) -> str:
        """The entry of the bibliography."""
        bibliography = self._registered(style, item)
        bibliography.register(Citation([CitationItem(item["id"])]))
        return "".join(str(entry) for entry in bibliography.bibliography())

    def label(self, style: Style, label: Label) -> tuple[str, str]:
        """What the style writes before a number that a locator counts, for one and for several."""
        key = f"{style.id} {label}"
        if key not in self._known:
            before, after = self.cite(style, _ANY, Label.PLACE, _PLACE).split(_PLACE)
            self._known[key] = tuple(
                self.cite(style, _ANY, label, value)
                .removeprefix(before)
                .removesuffix(after)
                .removesuffix(value)
                for value in ("1", "1–2")
            )
        one, several = self._known[key]
        return one, several

    def quotation_marks(self, language: str) -> tuple[str, str, str, str]:
        """Outer and inner quotation marks of a language, English ones where it is not known."""
        if language not in self._known:
            self._known[language] = _quotation_marks(language or "en-US")
        marks: tuple[str, str, str, str] = self._known[language]
        return marks

    def _style(self, style: Style) -> Any:
        if style.id not in self._known:
            self._known[style.id] = _parsed(style)
        return self._known[style.id]

    def _registered(self, style: Style, item: dict[str, Any]) -> CitationStylesBibliography:
        return CitationStylesBibliography(self._style(style), CiteProcJSON([item]), _Formatter)


def _parsed(style: Style) -> Any:
    """The style as citeproc-py must see it to read it as the CSL specification says."""
    # Without validation: of styles that passed the project's own tests it says nothing new, and
    # it warns of terms that are newer than the schema it carries.
    parsed = CitationStylesStyle(style.csl, locale=style.locale, validate=False)
    for mend in _MENDS:
        mend(parsed.root, style)
    return parsed


def _whole_given_names(root: Any, style: Style) -> None:
    """`initialize="false"` is not read, so the initials' mark is taken away (CSL: "name")."""
    if not style.initials:
        for element in root.iter():
            element.attrib.pop("initialize-with", None)


def _nothing_ambiguous(root: Any, style: Style) -> None:
    """A test for an ambiguous work passes always; one that is cited alone is never ambiguous."""
    for element in root.xpath("//*[@disambiguate='true' and not(@match='none')]"):
        element.getparent().remove(element)


def _capital_labels(root: Any, style: Style) -> None:
    """A label in title case stays small, for want of a language: "eds." for APA's "Eds."."""
    for element in root.xpath("//*[local-name()='label' and @text-case='title']"):
        element.set("text-case", "capitalize-first")


def _no_retrieval(root: Any, style: Style) -> None:
    """ "Retrieved" is written without the date that it belongs to; our pages carry none."""
    for element in root.xpath("//*[local-name()='text' and @term='retrieved']"):
        element.getparent().remove(element)


_MENDS: tuple[Callable[[Any, Style], None], ...] = (
    _whole_given_names,
    _nothing_ambiguous,
    _capital_labels,
    _no_retrieval,
)


def _quotation_marks(language: str) -> tuple[str, str, str, str]:
    primary = PRIMARY_DIALECTS.get(language.split("-")[0], "en-US")
    locale = language if language in LANGUAGE_NAMES else primary
    root = CitationStylesLocale(locale, validate=False).root
    found = {term.get("name"): term.text for term in root.terms}
    return (
        found["open-quote"],
        found["close-quote"],
        found["open-inner-quote"],
        found["close-inner-quote"],
    )


def _unknown(item: Any) -> str:
    raise AssertionError(f"{item.key} is not in its own bibliography")
