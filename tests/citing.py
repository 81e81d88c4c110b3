"""Works to cite for tests: the metadata of generated briefs, and one brief that carries them."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import replace

import yaml
from hypothesis import strategies as st

from briefs import brief
from editions import SITE
from glossator.model.brief import Brief, Note, Passage
from glossator.model.metadata import Issued, Meta, Person, Publisher
from glossator.writing.citing.reference import Citable, Home, Label, Locator, Reference, plain
from glossator.writing.citing.styles import Processor

HOME = Home("Glossator", SITE)
PROCESSOR = Processor()
"""Parsed once for all tests; it keeps nothing of what it formats."""

WORDS = (
    "Peace", "and", "Unification", "R&D", "50%", "#1", "$5bn", "a_b", "{x}", "}{", "\\emph",
    "~", "^2", "“Asian", "NATO”", '"quoted"', "it's", "''", "``", "--", "—", "U.S.", "What?",
    "<b>", "</script>", "&amp;", "평화", "통일", "Straße", "naïve", "[1]", "*not*", "`code`",
    "{{token}}", "van", "@home", "a,b", "x;y", "TY  - JOUR", "ER  -",
)  # fmt: skip
"""Words that one format or another takes for its own signs."""

FAMILY = (
    "Kim",
    "van der Berg",
    "de la Cruz",
    "O'Brien",
    "Müller-Lüdenscheidt",
    "김",
    "Nasution",
    "Al-Sayed",
    "Sand and Sea",
)
GIVEN = ("Anthony B.", "Jan", "Jan Willem", "Cheng-Chwee", "철수", "Ludwig", "J.-P.", "")
HOUSES = (
    "The Asan Institute for Policy Studies",
    "Peace & Progress",
    "Institute for Peace and Unification Studies",
    "통일평화연구원",
    "Fonds {Ω}",
    "50% Group",
)

phrases = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)


@st.composite
def people(draw: st.DrawFn) -> tuple[Person, ...]:
    """Persons, family name first or last or alone, and organisations."""
    found = []
    for _ in range(draw(st.integers(0, 3))):
        family, given = draw(st.sampled_from(FAMILY)), draw(st.sampled_from(GIVEN))
        if draw(st.integers(0, 4)) == 0:
            found.append(Person(draw(st.sampled_from(HOUSES))))
            continue
        order = (family, given) if draw(st.booleans()) else (given, family)
        found.append(Person(" ".join(filter(None, order)), given, family))
    return tuple(found)


@st.composite
def days(draw: st.DrawFn) -> Issued | None:
    """No date, a year, a month, a day."""
    year, month = draw(st.integers(1950, 2026)), draw(st.integers(1, 12))
    day = draw(st.integers(1, calendar.monthrange(year, month)[1]))
    value = draw(
        st.sampled_from(("", f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}"))
    )
    return Issued(value, value) if value else None


@st.composite
def metas(draw: st.DrawFn) -> Meta:
    """Metadata of any brief, each part there or not."""
    maybe = st.one_of(st.just(""), phrases)
    houses = draw(st.lists(st.sampled_from(HOUSES), max_size=2, unique=True))
    return Meta(
        title=draw(maybe),
        subtitle=draw(maybe),
        authors=draw(people()),
        editors=draw(people()),
        publishers=tuple(
            Publisher(name, draw(st.sampled_from(("", "A University")))) for name in houses
        ),
        series=draw(maybe),
        number=draw(st.sampled_from(("", "8", "2026-03", "3(2)", "12, Part 1", "A&B"))),
        issued=draw(days()),
        language=draw(st.sampled_from(("", "en", "ko", "de", "pt-BR"))),
        rights=draw(maybe),
    )


def brief_with(meta: Meta) -> Brief:
    """A brief of three paragraphs, a note and a figure, that says `meta` of itself."""
    return replace(brief("First words.", "Second words.", "Third words.", "^ A note."), meta=meta)


def meta_of(text: str) -> Meta:
    """Metadata written as in `brief.yml`; a person may be a bare name, as an organisation's is."""
    written = yaml.load(text, yaml.BaseLoader)
    issued = written.get("issued", "")
    return Meta(
        title=written.get("title", ""),
        subtitle=written.get("subtitle", ""),
        authors=tuple(Person(**one) for one in written.get("authors", ())),
        editors=tuple(Person(**one) for one in written.get("editors", ())),
        publishers=tuple(Publisher(**one) for one in written.get("publishers", ())),
        series=written.get("series", ""),
        number=written.get("number", ""),
        issued=Issued(issued, issued) if issued else None,
        language=written.get("language", "en"),
    )


def passages_of(edition: Reference, passages: Sequence[Passage], words: str = "") -> Citable:
    """One passage, or all from the first to the last of `passages`, perhaps quoted."""
    first, last = passages[0], passages[-1]
    several = first.id != last.id
    value = f"{first.number}–{last.number}" if several else first.number
    return Citable(edition, Locator(Label.PARAGRAPH, value, several), first.id, plain(words))


def note_of(edition: Reference, note: Note) -> Citable:
    """An endnote, by the label it was printed with."""
    return Citable(edition, Locator(Label.NOTE, plain(note.label)), note.id)
