"""Reference: what is cited -> one record of it, which every format is made from.

    the brief as published       "Toward a Pragmatic Alliance", ROK-US Policy Brief 8, 2025-04
    this annotated edition       the same, and "Glossator annotated edition" and our address
    a term of the glossary       "alliance", in: Glossary, Glossator
    an editors' note             see `noted`

The numbers of paragraphs are this edition's, so a place is cited in the edition.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from glossator.model.brief import Brief
from glossator.model.glossary import Term
from glossator.model.metadata import Person, Publisher
from glossator.writing.citing.casing import proper_words

GENRE = "Policy brief"
"""What every text of the shelf is, whatever its series calls itself."""

GLOSSARY = "Glossary"
"""The work that the terms are entries of."""

_PRIVATE = re.compile("[\ue000-\uf8ff]+")
"""Characters without a meaning of their own: no text keeps them, so they can be our marks."""

_ANNOTATED = "-annotated"
"""Ends the key of an annotated edition in a bibliography."""

_SPACE = re.compile(r"[\s\x00-\x1f\x7f]+")


class Type(StrEnum):
    """What a reference is, by CSL's name."""

    REPORT = "report"
    ENTRY = "entry-dictionary"
    NOTE = "webpage"
    """An editors' note: CSL has no nearer name for what is written beside another's text."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where the edition is at home: the site's name and address."""

    name: str
    url: str
    """Empty where the site is not yet anywhere; then no page has an address to cite."""
    editors: tuple[tuple[str, str], ...] = ()
    """Initials and name of each editor who signs notes."""

    def page(self, *path: str) -> str:
        """Address of a page: `page("briefs", "x")` ends in `/briefs/x/`."""
        return "/".join((self.url.rstrip("/"), *path, "")) if self.url else ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A work that can be cited. Its words have no line ends and no private characters."""

    id: str
    """Key in a bibliography: ASCII, one for each work of the shelf."""
    type: Type
    title: str
    subtitle: str = ""
    authors: tuple[Person, ...] = ()
    editors: tuple[Person, ...] = ()
    publishers: tuple[str, ...] = ()
    series: str = ""
    number: str = ""
    genre: str = ""
    issued: str = ""
    """`2025`, `2025-04`, `2025-04-15`: no more than was printed."""
    language: str = ""
    url: str = ""
    """Empty where no address of the work is known."""
    container: str = ""
    medium: str = ""
    """What tells this edition from the original: "Glossator annotated edition"."""
    edition: int | None = None
    """Number of the fixed edition that is meant; None for a text as it stands."""
    released: str = ""
    """The day of that edition."""
    proper: frozenset[str] = frozenset()
    """Words of the title that are names, for styles that write titles as sentences."""
    on: Reference | None = None
    """The work that it is a note on."""

    @property
    def whole_title(self) -> str:
        """Title and subtitle with one mark between them; of a note with what it is on."""
        if self.on is not None:
            return f"{self.title} on {in_quotes(self.on.whole_title)}"
        if not self.subtitle:
            return self.title
        return f"{self.title}{' ' if self.title.endswith(('?', '!', ':')) else ': '}{self.subtitle}"


class Label(StrEnum):
    """What a locator counts, by CSL's name."""

    PLACE = ""
    """Not known yet: the locator is a mark in a template, label and all."""
    PARAGRAPH = "paragraph"
    NOTE = "note"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Locator:
    """A place within a reference."""

    label: Label
    value: str
    """`12`, `12–14`."""
    several: bool = False

    @property
    def short(self) -> str:
        """As this edition's pages write it: `¶ 12`, `¶¶ 12–14`."""
        return f"{SIGNS[self.label][self.several]}{self.value}"


SIGNS = {
    Label.PLACE: ("", ""),
    Label.PARAGRAPH: ("¶ ", "¶¶ "),
    Label.NOTE: ("note ", "notes "),
    Label.FIGURE: ("figure ", "figures "),
}
"""How a place is named outside of any style, for one and for several."""


@dataclass(frozen=True, slots=True)
class Citable:
    """What a reader cites: a work, a place within it, and the words quoted from there."""

    reference: Reference
    locator: Locator | None = None
    anchor: str = ""
    """Address within the page, without `#`."""
    words: str = ""

    @property
    def url(self) -> str:
        """Address of the very place; empty where no address of the work is known."""
        address = self.reference.url
        return f"{address}#{self.anchor}" if address and self.anchor else address

    @property
    def about(self) -> str:
        """What is cited within a work, or what a note is on, for formats that have no field."""
        if self.locator is not None:
            return self.locator.short
        on = self.reference.on
        if on is None:
            return ""
        names = " and ".join(person.name for person in on.authors)
        return "On " + ", ".join(part for part in (names, on.whole_title, on.issued[:4]) if part)


# --- what there is to cite ---------------------------------------------------------------


def original_of(brief: Brief) -> Reference:
    """The brief as its publishers issued it, as far as the text and its editors say."""
    meta = brief.meta
    return Reference(
        id=brief.id,
        type=Type.REPORT,
        title=plain(meta.title) or brief.id,
        subtitle=plain(meta.subtitle),
        authors=_people(meta.authors),
        editors=_people(meta.editors),
        publishers=_houses(meta.publishers),
        series=plain(meta.series),
        number=plain(meta.number),
        genre=GENRE,
        issued=meta.issued.value if meta.issued else "",
        language=meta.language,
        proper=proper_words(f"{meta.title} {meta.subtitle}", [p.text for p in brief.passages]),
    )


def edition_of(
    original: Reference, home: Home, number: int | None = None, released: str = ""
) -> Reference:
    """This annotated edition of the brief: the same work, at our address.

    With the `number` of a fixed edition, `released` on a day, that is meant, which never
    changes; without one the text as it stands.
    """
    name, path = said_of(number)
    page = home.page("briefs", original.id)
    return replace(
        original,
        id=f"{original.id}{_ANNOTATED}",
        url=page and f"{page}{path}",
        medium=f"{plain(home.name)} annotated edition{name}",
        edition=number,
        released=released,
    )


def said_of(number: int | None) -> tuple[str, str]:
    """How a fixed edition ends its name and its address; both empty for a text as it stands.

    >>> said_of(1)
    (' 1', 'editions/1/')
    """
    return (f" {number}", f"editions/{number}/") if number else ("", "")


def any_edition_of(edition: Reference, name: str, path: str) -> Reference:
    """An `edition` with marks in place of what tells one fixed edition from another."""
    own_name, own_path = said_of(edition.edition)
    return replace(
        edition,
        medium=f"{edition.medium.removesuffix(own_name)}{name}",
        url=edition.url and f"{edition.url.removesuffix(own_path)}{path}",
        edition=None,
        released="",
    )


def original_within(edition: Reference) -> Reference:
    """The work that an annotated `edition` is one of, which has no address of ours."""
    return replace(
        edition,
        id=edition.id.removesuffix(_ANNOTATED),
        url="",
        medium="",
        edition=None,
        released="",
    )


def entry_of(term: Term, home: Home) -> Reference:
    """An entry of the glossary."""
    return Reference(
        id=f"glossary-{term.id}",
        type=Type.ENTRY,
        title=plain(term.label),
        publishers=(plain(home.name),),
        language="en",
        url=home.page("glossary", term.id),
        container=GLOSSARY,
        proper=frozenset(word for word in plain(term.label).split() if word[0].isupper()),
    )


# --- its words ---------------------------------------------------------------------------


def in_quotes(title: str) -> str:
    """`title` in quotation marks, its own being inner ones then."""
    return f"“{title.replace('“', '‘').replace('”', '’')}”"


def plain(text: str) -> str:
    """`text` on one line, without private characters."""
    return _SPACE.sub(" ", _PRIVATE.sub("", text)).strip()


def _people(people: Sequence[Person]) -> tuple[Person, ...]:
    return tuple(
        Person(plain(person.name), plain(person.given), plain(person.family))
        for person in people
        if plain(person.name)
    )


def _houses(houses: Sequence[Publisher]) -> tuple[str, ...]:
    names = (", ".join(filter(None, (plain(h.name), plain(h.parent)))) for h in houses)
    return tuple(dict.fromkeys(name for name in names if name))


def is_family_first(person: Person) -> bool:
    """True where the name was printed family name first: `Kuik Cheng-Chwee`, `민가람`."""
    together = f"{person.family}{person.given}"
    return bool(person.family and person.given) and person.name.replace(" ", "") == (
        together.replace(" ", "")
    )


def is_organisation(person: Person) -> bool:
    """True where the name is one whole, as an organisation's is: it has no family name."""
    return not person.family
