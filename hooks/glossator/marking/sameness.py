"""Sameness: whether two references name one work, and the one item that both make.

By DOI; else by address, however it is typed; else by author, title and year. Never one: what
differs in year, edition, volume or number, or in title by a figure ("Part 1", "Part 2").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, fields, replace
from functools import cache
from unicodedata import normalize
from urllib.parse import parse_qsl, urlencode, urlsplit

from rapidfuzz.fuzz import ratio

from glossator.model.works import Item, Name
from glossator.text import fold, words

ALIKE = 95.0
"""Titles that differ by less are misprints of one another (rapidfuzz `ratio`, of 100). A word of
five letters in a title of ten words is 90."""

UNLIKE = 50.0
"""Titles with one address that are less alike are those of two things."""

SHORTEST = 16
"""Letters of a title below which only the same title will do."""

_TRACKING = re.compile(
    r"utm_.*|fbclid|gclid|mc_[ce]id|igshid|ref|ref_src|source|cmpid|ocid|smid|s", re.I
)
_ROMAN = re.compile(r"[ivxlc]+")
_KEPT_APART = ("edition", "volume", "number", "issue")


def doi_key(item: Item) -> str:
    """The DOI as it is compared: letters of either case are one (ISO 26324)."""
    return item.doi.casefold()


@cache
def address_key(url: str) -> str:
    """An address as it is compared: without scheme, www, tracking, last slash and fragment."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port and parts.port not in (80, 443) else ""
    except ValueError:
        return url
    asked = [(k, v) for k, v in parse_qsl(parts.query, True) if not _TRACKING.fullmatch(k)]
    query = f"?{urlencode(sorted(asked))}" if asked else ""
    return f"{host}{port}{parts.path.rstrip('/')}{query}"


def author_key(item: Item) -> str:
    """The first author as compared: family name, or the organisation without its article."""
    people = item.author or item.editor
    if not people:
        return _plain(item.publisher or item.container_title)
    first = people[0]
    return _plain(first.family or first.literal)


@cache
def _plain(text: str) -> str:
    """Letters and figures alone, without accents, case and a leading article."""
    bare = "".join(c for c in normalize("NFKD", fold(text).text) if c.isalnum() or c == " ")
    return " ".join(normalize("NFC", bare).removeprefix("the ").split())


def keys(item: Item) -> Iterator[tuple[str, ...]]:
    """What two items must have in common, one at least, to be compared at all."""
    if item.doi:
        yield "doi", doi_key(item)
    if item.url:
        yield "url", address_key(item.url)
    if item.title:
        yield "year", str(item.issued[:1]), _plain(item.title)[:4]
    else:
        yield "text", _plain(item.note)


def differ(one: Item, other: Item) -> bool:
    """True when something that is printed of both says that they are two works."""
    if one.doi and other.doi:
        return doi_key(one) != doi_key(other)
    if one.issued and other.issued and one.issued[0] != other.issued[0]:
        return True
    pairs = ((getattr(one, name), getattr(other, name)) for name in _KEPT_APART)
    if any(a and b and _plain(a) != _plain(b) for a, b in pairs):
        return True
    return bool(one.title and other.title) and figures(one.title) != figures(other.title)


def same(one: Item, other: Item) -> bool:
    """True when both surely name one work."""
    if one.doi and other.doi:
        return doi_key(one) == doi_key(other)
    if differ(one, other):
        return False
    if one.url and other.url and address_key(one.url) == address_key(other.url):
        # An address of a whole house is printed for many of its works.
        titled = one.title and other.title
        return not titled or ratio(_plain(one.title), _plain(other.title)) >= UNLIKE
    if not one.title and not other.title:
        unlinked = not one.url and not other.url and not one.doi and not other.doi
        return unlinked and bool(one.note) and _plain(one.note) == _plain(other.note)
    if not (one.title and other.title) or one.issued[:1] != other.issued[:1]:
        return False
    if any(
        bool(getattr(one, name)) != bool(getattr(other, name)) for name in ("edition", "volume")
    ):
        return False
    return _same_people(one, other) and _same_title(one.title, other.title)


def _same_people(one: Item, other: Item) -> bool:
    mine, theirs = one.author or one.editor, other.author or other.editor
    if not mine or not theirs:
        return not mine and not theirs and author_key(one) == author_key(other) != ""
    return _same_person(mine[0], theirs[0])


def _same_person(one: Name, other: Name) -> bool:
    """The same words in any order, or the same family name with initials that agree."""
    whole = [sorted(_plain(f"{n.given} {n.family} {n.literal}").split()) for n in (one, other)]
    if whole[0] == whole[1]:
        return True
    if not (one.family and other.family) or _plain(one.family) != _plain(other.family):
        return False
    initials = [[word[0] for word in words(_plain(n.given))] for n in (one, other)]
    shorter = min(len(initials[0]), len(initials[1]))
    abbreviated = any(re.search(r"\b\w\.", n.given) or not n.given for n in (one, other))
    return abbreviated and initials[0][:shorter] == initials[1][:shorter]


def _same_title(one: str, other: str) -> bool:
    if _plain(one) == _plain(other):
        return True
    mains = [re.split(r":\s|\s[–—]\s", title)[0] for title in (one, other)]
    if (mains[0] == one) != (mains[1] == other):  # one without its subtitle
        return _plain(mains[0]) == _plain(mains[1]) and len(words(mains[0])) > 1
    a, b = _plain(one), _plain(other)
    return min(len(a), len(b)) >= SHORTEST and ratio(a, b) >= ALIKE


def figures(title: str) -> list[str]:
    """Figures and Roman numerals of a title: by these alone a series tells its parts."""
    return [w for w in _plain(title).split() if any(c.isdigit() for c in w) or _ROMAN.fullmatch(w)]


def canonical(item: Item) -> tuple[int, str]:
    """A key that sorts items the same whatever order they come in: the fullest first."""
    filled = sum(bool(value) for value in asdict(item).values())
    return -filled, repr(item)


def merged(items: list[Item]) -> Item:
    """One item of all: the fullest, with what only others print; nothing is put together anew."""
    first, *others = sorted(items, key=canonical)
    for other in others:
        gaps = {
            field.name: getattr(other, field.name)
            for field in fields(Item)
            if field.name not in ("type", "note", "accessed") and not getattr(first, field.name)
        }
        first = replace(first, **gaps)
    return first
