"""BibTeX: a Citable -> its entry, written by bibtexparser and escaped by pylatexenc.

    @techreport{rok-us-policy-brief-8,
        author = {Kim, Anthony B.},
        title = {Toward a Pragmatic Alliance: Seizing Strategic Opportunities in {Trump's} …},

Letters stay what they are (UTF-8, as Biber and today's BibTeX read); only signs that TeX takes for
its own are escaped. BibTeX has no locator: the place is in the note and in the address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from babel import Locale, UnknownLocaleError
from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.middlewares import MonthAbbreviationMiddleware
from bibtexparser.model import Entry, Field
from pylatexenc.latexencode import (
    RULE_DICT,
    RULE_REGEX,
    UnicodeToLatexConversionRule,
    UnicodeToLatexEncoder,
)

from glossator.model.metadata import Person
from glossator.writing.citing.casing import has_name
from glossator.writing.citing.reference import Citable, Reference, Type, is_organisation

_ENTRY_TYPES = {Type.REPORT: "techreport", Type.ENTRY: "misc", Type.NOTE: "misc"}

_SIGNS = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",  # not \{: BibTeX counts braces, escaped or not
    "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "`": r"{\textasciigrave}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}

_LIGATURES = ((re.compile("-(?=-)"), r"-{}"), (re.compile("'(?=')"), r"'{}"))
"""Two hyphens are a dash to TeX, two apostrophes a quotation mark."""

_ENCODER = UnicodeToLatexEncoder(
    conversion_rules=[
        UnicodeToLatexConversionRule(RULE_DICT, {ord(k): v for k, v in _SIGNS.items()}),
        UnicodeToLatexConversionRule(RULE_REGEX, list(_LIGATURES)),
    ],
    replacement_latex_protection="none",
    unknown_char_policy="keep",
    unknown_char_warning=False,
)


def bibtex(cited: Sequence[Citable]) -> str:
    """Entries as the text of a file."""
    library = Library(
        [
            Entry(
                _ENTRY_TYPES[one.reference.type],
                one.reference.id,
                [Field(key, value) for key, value in _fields(one) if value],
            )
            for one in cited
        ]
    )
    months = MonthAbbreviationMiddleware()
    return write_string(library, prepend_middleware=[months])


def _fields(cited: Citable) -> Iterator[tuple[str, str]]:
    work = cited.reference
    year, _, rest = work.issued.partition("-")
    yield "author", _names(work.authors)
    yield "editor", _names(work.editors)
    yield "title", _title(work)
    if work.type is Type.REPORT:
        yield "type", _tex(work.genre)
        yield "number", _tex(work.number)
        yield "series", _tex(work.series)
        yield "institution", _list(work.publishers)
    else:
        yield "howpublished", _tex(", ".join((work.container, *work.publishers)))
    yield "year", year
    yield "month", rest[:2].lstrip("0")
    yield "date", work.issued
    yield "langid", _babel(work.language)
    yield "url", cited.url
    yield "note", _tex("; ".join(part for part in (work.medium, cited.about) if part))


def _tex(text: str) -> str:
    return str(_ENCODER.unicode_to_latex(text))


def _title(work: Reference) -> str:
    """The title, with braces about the names in it, which styles would write small."""
    words = (
        f"{{{_tex(word)}}}" if has_name(word, work.proper) else _tex(word)
        for word in work.whole_title.split(" ")
    )
    return " ".join(words)


def _names(people: Iterable[Person]) -> str:
    return " and ".join(_name(person) for person in people)


def _name(person: Person) -> str:
    """`Kim, Anthony B.`; in braces what has no parts, or has the signs that part names."""
    if is_organisation(person):
        return f"{{{_tex(person.name)}}}"
    parts = (person.family, person.given) if person.given else (person.family,)
    return ", ".join(_kept(part) if _parts_names(part) else _tex(part) for part in parts)


def _parts_names(text: str) -> bool:
    return "," in text or "and" in text.casefold().split()


def _list(names: Sequence[str]) -> str:
    """Several institutions, parted by "and"; each in braces where its own name has one."""
    several = len(names) > 1
    return " and ".join(
        _kept(name) if several or _parts_names(name) else _tex(name) for name in names
    )


def _kept(text: str) -> str:
    return f"{{{_tex(text)}}}"


def _babel(language: str) -> str:
    """The language as LaTeX's babel calls it: by its English name, in small letters."""
    try:
        name = Locale(language.split("-")[0]).get_language_name("en")
    except (UnknownLocaleError, ValueError):
        return ""
    return (name or "").lower()
