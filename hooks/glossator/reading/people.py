"""People: bylines, editors' lines and biographies -> persons with what they are.

"By Jane Roe, Senior Fellow, Harbour Institute"
Jane Roe · Senior Fellow · Harbour Institute
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from glossator.model.metadata import Person
from glossator.model.roles import Role
from glossator.names import BYLINE, family_and_given, is_name, without_titles
from glossator.reading.organisations import is_organisation
from glossator.reading.rows import CALLING, FIELD, IDENTIFIER, Row, names_in
from glossator.reading.series import NUMBER_OF_HOUSE
from glossator.reading.titles import is_shouted, unshout
from glossator.text import SUPERSCRIPTS, without_syntax

_BETWEEN = re.compile(
    r"\s*(?:;|,?\s+(?:and|AND|und|et)\s+(?=[*_]*[^\W\d_a-z])|\s+&\s+|,\s+|\s+[–—|·]\s+|\(|\))\s*"
)
_MARKED = re.compile(rf"(?P<mark>[{SUPERSCRIPTS}]+|\*{{1,3}}|†|‡)\s*(?=\S)")
"""What ties a line under a byline to one of its names."""

_TWO_SCRIPTS = re.compile(
    r"[가-힣]{2,4}\s*\((?P<latin>[A-Z][\w .'’-]+)\)|(?P<name>[A-Z][\w .'’-]+?)\s*\([가-힣]{2,4}\)"
)
"""A name printed in Hangul and in Latin letters: one person."""
_AT = re.compile(r"\s+at\s+(?=the\s|[A-Z])")
_EDITED_BY = re.compile(
    r"^(?:edited by|(?:\w+ )?editors?(?: in chief)?)\s*:?\s*|^(?:책임)?편집(?:자|인)?\s*:\s*|"
    r"^(?:herausgegeben von|redaktion\s*:|sous la direction de)\s*",
    re.I,
)
_EDITOR = re.compile(
    r"(?P<name>[^(),;]+?)\s*(?:\((?P<role>[^)]*)\))?\s*(?:[,;]|\band\b|&|$)\s*(?:and\s+)?"
)


def people(
    rows: list[Row], text: int, elsewhere: str
) -> tuple[list[Row], list[Person], tuple[int, ...]]:
    """Authors of the masthead `rows`, the rows with their roles, and the lines they came from.

    A byline or a row of names gives authors; the rows after it say what they are. After the text,
    which begins in line `text`, only a text without a byline names them: a letter.
    """
    out: list[Row] = []
    authors: list[Person] = []
    lines: set[int] = set()
    current: list[int] = []
    chain = -1
    for index, row in enumerate(rows):
        late = row.lines[0] > text and min(lines, default=text) < text
        named = _named(row, rows, index, elsewhere)
        found = [one for one in named if not late or _knows(authors, one)]
        if found:
            current, chain = [_add(person, authors) for person in found], index
            lines |= set(row.lines)
            out.append(row if row.role else replace(row, role=Role.BYLINE, why="names of persons"))
        elif chain == index - 1 >= 0 and _describes(row, rows[chain]):
            chain = index
            role = _describe(row, _bearers(row, rows, current, authors), authors, elsewhere)
            lines |= set(row.lines)
            keep = row.role is Role.REPEAT
            out.append(row if keep else replace(row, role=role, why="stands after a name"))
        else:
            out.append(row)
    return out, authors, tuple(sorted(lines))


def is_person_row(row: Row, rows: list[Row], elsewhere: str) -> bool:
    """True for a byline, for names of persons, and for what a person is."""
    text, index = row.plain, rows.index(row)
    if BYLINE.match(text) or (
        CALLING.search(text) and len(text.split()) < 12 and _follows_name(rows, index)
    ):
        return True
    return _may_be_byline(row, rows, index, elsewhere)


def _follows_name(rows: list[Row], index: int) -> bool:
    """False for "The Empty Chair" above all names: nobody is there who could be the chair."""
    return any(
        row.role is Role.BYLINE or (row.role in (None, Role.REPEAT) and names_in(row.plain))
        for row in rows[: index + 1]
    )


def _is_known(name: str, elsewhere: str) -> bool:
    """True when `elsewhere` prints `name` in mixed case."""
    return any(
        found[0] != found[0].upper()
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", elsewhere, re.I)
    )


def _named(row: Row, rows: list[Row], index: int, elsewhere: str) -> list[Person]:
    if row.role is Role.BYLINE:
        return _persons(BYLINE.sub("", row.value), elsewhere)
    if row.role not in (None, Role.REPEAT) or not _may_be_byline(row, rows, index, elsewhere):
        return []
    return _persons(row.plain, elsewhere)


def _may_be_byline(row: Row, rows: list[Row], index: int, elsewhere: str) -> bool:
    """Names are a byline's where the text knows them, or where the rows around say so."""
    plain, names = row.plain, names_in(row.plain)
    if row.text.startswith("#") and names == [plain]:
        return False
    if not names or (is_organisation(plain) and names == [plain]):
        return False
    if is_shouted(plain) and not all(_is_known(name, elsewhere) for name in names):
        return False
    if names != [plain] or any(elsewhere.count(name) > 1 for name in names):
        return True
    before = rows[index - 1] if index else None
    after = rows[index + 1] if index + 1 < len(rows) else None
    return (before is not None and before.role in (Role.TITLE, Role.BYLINE)) or (
        after is not None
        and bool(
            CALLING.search(after.plain)
            or (_is_house(after) and names_in(after.plain) in ([], [after.plain]))
        )
    )


def _persons(text: str, elsewhere: str) -> list[Person]:
    """Walk the parts of a byline: each name opens a person, the parts after it describe him.

    An institution at the end is everybody's who has none.
    """
    persons: list[Person] = []
    text = _TWO_SCRIPTS.sub(lambda m: m["latin"] or m["name"], text)
    for part in _BETWEEN.split(text):
        part = part.strip(" *_.†‡")
        name = re.sub(r"(?<=[^\W\d])[¹²³⁴⁵⁶⁷⁸⁹\d]+$", "", part)
        if not part:
            continue
        called = CALLING.search(without_titles(name))
        if is_name(name) and not called and not is_organisation(name):
            persons.append(Person(_unshouted_name(name, elsewhere)))
        elif persons:
            persons[-1] = _described(persons[-1], part, elsewhere)
    if not persons and is_organisation(text):
        return [Person(re.sub(r"^the\s+", "", text, flags=re.I))]
    if len(persons) > 1 and persons[-1].affiliation:
        last = persons[-1].affiliation
        if all(not person.affiliation for person in persons[:-1]) and ";" not in text:
            persons = [replace(person, affiliation=last) for person in persons]
    return persons


def _unshouted_name(name: str, elsewhere: str) -> str:
    if not is_shouted(name):
        return name
    known = unshout(name, elsewhere)
    return known if known != name else name.title()


def _described(person: Person, part: str, elsewhere: str) -> Person:
    part = unshout(part, elsewhere)
    if CALLING.search(part) or not is_organisation(part):
        if person.affiliation:
            return person
        pieces = _AT.split(part, maxsplit=1)
        position = f"{person.position}, {pieces[0]}" if person.position else pieces[0]
        return replace(person, position=position, affiliation=(pieces[1:] or [""])[0])
    affiliation = f"{person.affiliation}, {part}" if person.affiliation else part
    return replace(person, affiliation=affiliation)


def _add(person: Person, authors: list[Person]) -> int:
    for index, known in enumerate(authors):
        if _knows([known], person):
            authors[index] = _completed(known, person)
            return index
    authors.append(person)
    return len(authors) - 1


def _knows(authors: list[Person], person: Person) -> bool:
    return any(known.name.casefold() == person.name.casefold() for known in authors)


def _completed(known: Person, more: Person) -> Person:
    return replace(
        known,
        affiliation=known.affiliation or more.affiliation,
        position=known.position or more.position,
    )


def _describes(row: Row, named: Row) -> bool:
    """True when `row` says what the persons named in the row before it are."""
    if row.role not in (None, Role.MASTHEAD, Role.REPEAT) or FIELD.match(row.plain):
        return False
    beside = named.chunk == row.chunk or row.lines[0] - named.lines[-1] <= 3
    return beside and bool(CALLING.search(row.plain) or _is_house(row))


def _bearers(row: Row, rows: list[Row], current: list[int], authors: list[Person]) -> list[int]:
    """Those of the `current` authors whose names bear the mark that `row` opens with."""
    opened = _MARKED.match(row.plain)
    if opened is None:
        return current
    bylines = [other.plain for other in rows if other.role in (None, Role.BYLINE)]
    bears = rf"[,\d{SUPERSCRIPTS}*†‡]*?{re.escape(opened['mark'])}"
    return [
        index
        for index in current
        if any(re.search(re.escape(authors[index].name) + bears, byline) for byline in bylines)
    ] or current


def _is_house(row: Row) -> bool:
    numbered = IDENTIFIER.match(row.plain) or NUMBER_OF_HOUSE.search(row.plain)
    return (row.role is Role.MASTHEAD and not numbered) or is_organisation(row.plain)


def _describe(row: Row, current: list[int], authors: list[Person], elsewhere: str) -> Role:
    """Give what `row` says to the authors named before it, one part each where they match."""
    text = _MARKED.sub("", row.plain).strip("()")
    named = _is_house(row) and not is_organisation(text) and not CALLING.search(text)
    if row.role is Role.MASTHEAD and named:
        for index in current:
            authors[index] = _completed(
                authors[index], Person("", affiliation=unshout(text, elsewhere))
            )
        return Role.AFFILIATION
    parts = [part.strip() for part in text.split(";")]
    if len(parts) != len(current):
        parts = [text] * len(current)
    role = Role.AFFILIATION
    for index, part in zip(current, parts, strict=True):
        more = Person("")
        for piece in re.split(r",\s+", part):
            more = _described(more, piece, elsewhere)
        role = Role.POSITION if more.position else Role.AFFILIATION
        authors[index] = _completed(authors[index], more)
    return role


def with_family_names(persons: Iterable[Person], elsewhere: str) -> tuple[Person, ...]:
    """`persons` with family and given names, by the evidence of the text."""
    out = []
    for person in persons:
        if is_organisation(person.name) and not is_name(person.name):
            out.append(person)
            continue
        family, given = family_and_given(person.name, elsewhere)
        out.append(replace(person, family=family, given=given))
    return tuple(out)


def editors(
    credits: Iterable[tuple[str, tuple[int, ...]]], elsewhere: str
) -> tuple[tuple[Person, ...], tuple[int, ...]]:
    """Editors named in `credits` ("Edited by …" with its lines) and the lines they came from."""
    found: list[Person] = []
    lines: list[int] = []
    for credit, where in credits:
        text = re.sub(r"[*_]", "", without_syntax(credit)).rstrip(".")
        for one in _EDITOR.finditer(_EDITED_BY.sub("", text)):
            name = one["name"].strip()
            if is_name(name):
                role, _, affiliation = (one["role"] or "").partition(", ")
                found.append(Person(name, affiliation=affiliation, role=role))
        lines += where
    return with_family_names(found, elsewhere), tuple(lines)
