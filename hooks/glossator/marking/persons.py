"""Persons: the name of one person as it is printed -> family and given names.

    "Kim Hyung Jong"      Kim · Hyung Jong        "J. A. Smith, Jr."    Smith · J. A. · Jr.
    "Mahathir bin Osman"  kept whole

A name of which the words do not tell the family's is kept whole (CSL: `literal`): nothing is
guessed. Families come first in Korean, Chinese and Vietnamese names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from glossator.marking.imprints import is_organisation
from glossator.model.works import Name
from glossator.names import FAMILY_NAMES_FIRST, PARTICLES, family_and_given, is_name
from glossator.text import words

Known = Mapping[frozenset[str], Name]
"""Persons of whom is known elsewhere which name is the family's, by the words of their names."""

_TITLES = re.compile(
    r"^(?:(?:Dr|Prof|Professor|Mr|Ms|Mrs|Sir|Dame|Amb|Ambassador|Gen|General|Adm|Admiral|Senator|"
    r"Sen|Rep|Hon|Col|Lt)\.?\s+)+(?=\S+\s)"
)
SUFFIX = re.compile(r",?\s+(Jr\.?|Sr\.?|I{2,3}|IV)$")
_BIN = re.compile(r"\b(?:bin|binti|bint|ibn|anak)\b", re.I)
_ALSO_GIVEN = frozenset(
    ["kim", "lee", "jo", "han", "an", "chan", "le", "do", "ha", "ma", "dang", "song", "lam", "sun"]
)
"""Family names that are given names, or words, elsewhere."""

_ONSET = r"(?:kk|tt|pp|ss|jj|zh|ch|sh|ph|th|ts|gh|hs|[bcdghjklmnpqrstwxyzf])?"
_SYLLABLE = rf"{_ONSET}[aeiouyüw]{{1,3}}(?:ng|[nkmptlbhg])?"
_ONE, _TWO = re.compile(_SYLLABLE, re.I), re.compile(rf"{_SYLLABLE}[-'’]?{_SYLLABLE}", re.I)
_EASTERN = re.compile(
    r"ae|eo|eu|oe|ui|yu|yo|ya|oo|ee|hy|wo|wa|zh|x|q|hw|kw|ie[nm]|ua|ng\B|ia|ei", re.I
)
"""Letters that are rare in the family names of the West."""


def is_person(text: str) -> bool:
    """True when `text` can be the name of one person, with title and suffix."""
    text = _TITLES.sub("", text)
    return is_name(SUFFIX.sub("", text)) and not is_organisation(text)


def person(text: str, known: Known) -> Name:
    """The person named `text`, divided where the words or other evidence tell how."""
    text = re.sub(r"\s*\([^()]*\)$", "", _TITLES.sub("", text))
    suffix = ""
    if ends := SUFFIX.search(text):
        text, suffix = text[: ends.start()], ends[1]
    same = known.get(frozenset(word.casefold() for word in words(text)))
    if same is not None:
        return same
    parts = text.split()
    if _BIN.search(text) or (len(parts) == 1 and not re.fullmatch(r"[가-힣]{2,4}", text)):
        return Name(literal=text)
    if any("가" <= c <= "힣" for c in text):
        if len(parts) == 2 and all(re.fullmatch("[가-힣]{1,3}", part) for part in parts):
            return Name(parts[0], parts[1])
        return Name(*family_and_given(text, "")) if len(parts) == 1 else Name(literal=text)
    order = _order(parts)
    if order == "first":
        return Name(parts[0], " ".join(parts[1:]), suffix)
    if order == "unknown":
        return Name(literal=text)
    split = len(parts) - 1
    while split > 1 and parts[split - 1].casefold() in PARTICLES:
        split -= 1
    return Name(" ".join(parts[split:]), " ".join(parts[:split]), suffix)


def _order(parts: list[str]) -> str:
    """Where the family name stands in a name of several words: first, last or unknown."""
    first, last = parts[0].casefold(), parts[-1].casefold()
    given = parts[1:]
    shouted = [p for p in parts if p.isupper() and len(p) > 2 and "." not in p]
    if len(shouted) == 1 and len(parts) > 1:
        return "first" if shouted[0] == parts[0] else "last"
    if any(len(part.rstrip(".")) == 1 or part.endswith(".") for part in parts):
        return "last"
    eastern = (len(given) == 1 and _TWO.fullmatch(given[0]) is not None) or (
        len(given) in (1, 2) and all(_ONE.fullmatch(part) for part in given)
    )
    if first in FAMILY_NAMES_FIRST and last in FAMILY_NAMES_FIRST:
        if len(given) == 2 and "-" not in parts[1] and _ONE.fullmatch(parts[1]):
            return "unknown"
        return "unknown" if len(parts) == 2 else "last"
    if last in FAMILY_NAMES_FIRST:
        return "last"
    if first in FAMILY_NAMES_FIRST:
        if not eastern:
            return "last" if first in _ALSO_GIVEN else "unknown"
        distinct = len(given) == 2 or "-" in given[0] or _EASTERN.search(given[0])
        return "first" if first not in _ALSO_GIVEN or distinct else "unknown"
    if len(parts) == 2 and "-" in given[0] and "-" not in parts[0] and len(parts[0]) <= 6:
        halves = given[0].split("-")
        if len(halves) == 2 and all(_ONE.fullmatch(half) for half in halves):
            return "unknown" if halves[0].casefold() in FAMILY_NAMES_FIRST else "first"
    return "last"
