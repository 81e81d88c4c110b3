"""Casing: a title in title case -> the same as a sentence, as APA and Harvard write titles.

    "Seizing Strategic Opportunities in Trump's Second Term"
    "Seizing strategic opportunities in Trump's second term"

Which words are names is seen in the text itself: a name has its capital everywhere in it, a
common word is somewhere small. Styles of CSL leave this to the record (CSL 1.0.2, appendix
"text-case": titles are to be given as sentences).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
LONG = 4
"""Letters of a word that most likely has a capital in title case, articles and most
prepositions being shorter."""

_ENDING = re.compile(r"[’']s?$")
_OPENING = " “‘\"'([«„"
_ENDS = ".!?:;—–"
"""What a word has its capital from, if it stands before it."""


def proper_words(title: str, texts: Iterable[str]) -> frozenset[str]:
    """Words of `title` that the texts know as names only: `{"Asian", "Trump's"}`."""
    wanted = {_stem(word) for word in _WORD.findall(title) if word[0].isupper()}
    names: set[str] = set()
    common: set[str] = set()
    for text in texts:
        for found in _WORD.finditer(text):
            word = _stem(found[0])
            if word[0].islower():
                common.add(word.capitalize())
            elif word in wanted and not _opens(text, found.start()):
                names.add(word)
    known = names - common
    return frozenset(word for word in _WORD.findall(title) if _stem(word) in known)


def as_sentence(title: str, proper: frozenset[str]) -> str:
    """`title` with capitals only where it begins, in names, and within words (`NATO`, `U.S.`).

    One that was printed as a sentence is left so: its capitals are names.
    """
    if not _is_title_case(title):
        return title[:1].upper() + title[1:]
    out: list[str] = []
    at = 0
    for found in _WORD.finditer(title):
        word = found[0]
        keeps = (
            not title[: found.start()].strip(_OPENING)
            or word in proper
            or word == "I"
            or word[1:] != word[1:].lower()
            or (len(word) == 1 and title[found.end() : found.end() + 1] == ".")
        )
        out += (title[at : found.start()], word if keeps else word.lower())
        at = found.end()
    return "".join((*out, title[at:]))


def has_name(word: str, proper: frozenset[str]) -> bool:
    """True where the capitals of `word`, up to its blanks, must stay: `Trump's`, `NATO`."""
    parts = _WORD.findall(word)
    return any(part in proper or part[1:] != part[1:].lower() for part in parts)


def _is_title_case(title: str) -> bool:
    words = [word for word in _WORD.findall(title) if len(word) >= LONG]
    return title[:1].isupper() and sum(word[0].isupper() for word in words) * 2 > len(words)


def _opens(text: str, at: int) -> bool:
    before = text[:at].rstrip(_OPENING)
    return not before or before[-1] in _ENDS


def _stem(word: str) -> str:
    return _ENDING.sub("", word)
