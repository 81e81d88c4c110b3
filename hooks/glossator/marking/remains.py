"""Remains: the words of a reference that no field took, as printed and in printed order.

    Roe, *Ports* (Oslo, 2009), last updated 3 May 2020, https://a.example, https://b.example
    last updated 3 May 2020; https://b.example

Whatever the steps before made of a reference, what they left is found here, so no word is lost.
Words that only say which field another fills ("ed.", "no.", "accessed") are said by the field.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from glossator.dates import dates_in
from glossator.marking.labels import Part
from glossator.marking.tokens import TAKEN, Token, ends_in_abbreviation
from glossator.model.works import Item, Name
from glossator.text import WORD, words

Word = re.Match[str]

_JOINTS = frozenset(
    (
        *("and", "und", "et", "y", "e", "with", "mit", "by", "von", "par", "por", "in", "dans"),
        *("en", "aus", "at", "on", "from", "ed", "eds", "editor", "editors"),
        *("edited", "hrsg", "hg", "herausgeber", "herausgeberin", "éd", "éds", "dir", "dirs"),
        *("coord", "coords", "trans", "transl", "translator", "translators", "translated"),
        *("übers", "author", "authors", "available", "online", "accessed", "retrieved", "url"),
        *("doi", "web", "link", "abrufbar", "unter", "verfügbar", "disponible", "sur", "ligne"),
        *("출처", "최종", "편", "편저", "엮음", "편집", "옮김", "역"),
    )
)
"""Words that join the parts of a reference or say what a part is."""

_OTHERS = re.compile(r"et al\b", re.I)
_SEASON = re.compile(r"\b(?:spring|summer|autumn|fall|winter)\b", re.I)
_UNDATED = re.compile(r"n\. ?d|s\. ?d|o\. ?J", re.I)

_FIELDS = (
    "title", "container_title", "edition", "volume", "issue", "number", "page", "genre",
    "publisher", "publisher_place", "status", "doi", "url",
)  # fmt: skip
_OF_PART = {
    Part.EDITION: ("edition",),
    Part.VOLUME: ("volume",),
    Part.ISSUE: ("issue", "number"),
    Part.NUMBER: ("number",),
    Part.PAGES: ("page", "cited"),
    Part.LOCATOR: ("cited",),
    Part.STATUS: ("status",),
    Part.DOI: ("doi",),
    Part.ADDRESS: ("url",),
}
"""The fields that the value of a part that marks itself can be in."""


def remains(text: str, found: Sequence[Token], item: Item, cited: Sequence[str]) -> list[str]:
    """Stretches of `text` of which no word is in a field of `item` or among the `cited` pages.

    `found` are the tokens of `text`.
    """
    values = [(name, value) for name in _FIELDS if (value := getattr(item, name))]
    values += (("cited", pages) for pages in cited)
    values += (("name", part) for name in _people(item) for part in _written(name, text))
    if not any(token.part in (Part.DATE, Part.UPDATED) for token in found):
        values += (("issued", str(year)) for year in item.issued[:1])  # Berlin: Verlag 2020
    open_text = text
    for token in found:
        if token.part in _OF_PART:
            taken = _taken(token, values)
            first, last = token.start, token.end if taken else token.start
            if taken:
                values.remove(taken)
        else:
            first, last = _read(text, token, item)
        open_text = open_text[:first] + TAKEN * (last - first) + open_text[last:]
    said = list(WORD.finditer(open_text))
    longest = sorted((value for name, value in values if name != "url"), key=len, reverse=True)
    left = _without(said, longest)
    runs = (_bare(text, found, run) for run in _together(open_text, said, left))
    return [text[first:last] for first, last in runs if first < last]


def _taken(token: Token, values: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
    """The field that says what `token` does; None where none does, or has said it already."""
    for name, value in values:
        bare = value.removeprefix("https://") if name == "url" else value
        if name in _OF_PART[token.part] and token.value in (value, bare):
            return name, value
    return None


def _people(item: Item) -> Iterable[Name]:
    """Each person once: who edited and translated is printed once."""
    return dict.fromkeys((*item.author, *item.editor, *item.translator))


def _written(name: Name, text: str) -> Iterable[str]:
    """The parts of a name as `text` prints them: one word or several, as 홍길동 is."""
    if name.family + name.given in words(text):
        return (name.family + name.given,)
    return (part for part in (name.literal, name.given, name.family, name.suffix) if part)


def _read(text: str, token: Token, item: Item) -> tuple[int, int]:
    """The stretch of a token that is said by names or a date, with the words that tell which."""
    match token.part:
        case Part.EDITORS:
            told = bool(item.editor)
        case Part.TRANSLATORS:
            told = bool(item.translator)
        case Part.ACCESSED:
            told = token.date == item.accessed and says_no_more(text, token)
        case Part.UPDATED:
            told = token.date == item.issued and says_no_more(text, token)
        case Part.DATE if token.date == item.issued[: len(token.date)]:
            return _read_of_date(text, token)
        case _:
            told = False
    return token.start, token.end if told else token.start


def _read_of_date(text: str, token: Token) -> tuple[int, int]:
    """All of a date, or the year alone where it says more than its value: July/August 2011."""
    if says_no_more(text, token):
        return token.start, token.end
    year = re.search(rf"(?<!\w){token.value[:4]}(?:\s?년)?$", text[token.start : token.end])
    return (token.start + year.start(), token.end) if year else (token.start, token.start)


def says_no_more(text: str, token: Token) -> bool:
    """True where the day, month or year of a date is all that is printed of it."""
    printed = text[token.start : token.end]
    values = [value for _, _, value in dates_in(printed)]
    year_alone = re.search(rf"(?<!\w){token.value[:4]}(?![\w/])", printed)
    return token.value in values or bool(year_alone and not values and not _SEASON.search(printed))


def _without(said: list[Word], values: Iterable[str]) -> list[Word]:
    """The words that are in none of the values, each value taken once, together if it can be."""
    left = list(said)
    for value in values:
        wanted = [word.casefold() for word in words(value)]
        folded = [match[0].casefold() for match in left]
        size = len(wanted)
        at = next((n for n in range(len(left)) if folded[n : n + size] == wanted), None)
        if at is not None:
            del left[at : at + size]
            continue
        for word in wanted:
            if word in folded:
                at = folded.index(word)
                del left[at], folded[at]
    return left


def _together(open_text: str, said: Sequence[Word], left: Iterable[Word]) -> Iterable[list[Word]]:
    """The words that are left, by runs that nothing which a field took stands in."""
    places = {word.start() for word in left}
    run: list[Word] = []
    for word in said:
        parted = run and TAKEN in open_text[run[-1].end() : word.start()]
        if parted or word.start() not in places:
            yield run
            run = []
        if word.start() in places:
            run.append(word)
    yield run


def _bare(text: str, found: Sequence[Token], run: list[Word]) -> tuple[int, int]:
    """Where the words of a run stand, with their marks and without joints at their ends."""
    while run and run[0][0].casefold() in _JOINTS and not _OTHERS.match(text, run[0].start()):
        run = run[1:]
    while run and run[-1][0].casefold() in _JOINTS:
        run = run[:-1]
    if not run:
        return 0, 0
    first, last = run[0].start(), run[-1].end()
    if _UNDATED.fullmatch(text, first, last):
        return 0, 0
    for token in found:  # with the marks of what was left whole
        if token.start <= first < token.end and not WORD.search(text, token.start, first):
            first = token.start
        if token.start < last <= token.end and not WORD.search(text, last, token.end):
            last = token.end
    while first and text[first - 1] in "@#§":
        first -= 1
    if text[max(first - 1, 0) : first] + text[last : last + 1] == "[]":
        first, last = first - 1, last + 1
    for opens, closes in ("()", "[]"):
        unopened = text.count(closes, first, last) - text.count(opens, first, last)
        if unopened > 0 and text[max(first - 1, 0) : first] == opens:
            first -= 1
        if unopened < 0 and text[last : last + 1] == closes:
            last += 1
    if text[last : last + 1] == "." and ends_in_abbreviation(text[:last]):
        last += 1
    return first, last
