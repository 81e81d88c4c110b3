"""Acronyms: what short forms a text uses, and what it says they stand for.

"the ASEAN Regional Forum (ARF, established in 1994)"    ARF: ASEAN Regional Forum
"KIND (Korea Overseas Infrastructure …)"                 KIND: Korea Overseas …
"an Asian NATO (North Atlantic Treaty Organization)"     NATO: North Atlantic …
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ACRONYM = r"[A-Z][A-Z0-9&]*[A-Z][A-Z0-9&]*"
ACRONYM = re.compile(rf"(?<![\w&])(?:{_ACRONYM}|[A-Z][a-z]?[A-Z][A-Z0-9&]*)(?=s?(?![\w&]))")
"""Two capitals or more; `s` may follow: FTAs."""

_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
"""Numerals up to 39; above, there are more names than numbers: CMI, MD, DC."""

_BRACKETS = re.compile(r"\((?P<inside>[^()]{2,160})\)")
_KNOWN_AS = re.compile(
    rf"\b(?:(?:also |commonly |better )?known as|abbreviated(?: as)?|hereafter|hereinafter)"
    rf"(?:,| the)? [“\"]?(?P<short>{_ACRONYM})(?![\w&])"
)
_SHORT_BEFORE = re.compile(rf"(?<![\w&])(?P<short>{_ACRONYM})[”\"]?\s$")
_WORD = re.compile(r"[^\W_]+")
_FIRST = re.compile(rf"(?P<short>{_ACRONYM}(?:-[A-Z][a-z]+)?)s?(?=$|[,;:]| )")


LONGEST = 300
"""Characters before a short form among which the words for it are sought."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """A short form with what a text says it stands for."""

    short: str
    long: str
    start: int
    """Where the short form or the words of it begin, whichever comes first."""
    end: int


def acronyms_in(text: str) -> Iterator[tuple[str, int]]:
    """Each acronym of `text` with its offset; numerals such as XIV are none."""
    for found in ACRONYM.finditer(text):
        if not _ROMAN.fullmatch(found[0]):
            yield found[0], found.start()


def expansions_in(text: str) -> Iterator[Expansion]:
    """What `text` says its acronyms stand for."""
    for brackets in _BRACKETS.finditer(text):
        inside = brackets["inside"].strip(" “”\"‘’'")
        short = _FIRST.match(inside)
        if short is not None:
            start = _long_before(text, brackets.start(), short["short"])
            if start is not None:
                long = text[start : brackets.start()].strip(' ,“”"')
                yield Expansion(short["short"], long, start, brackets.end())
                continue
        before = _SHORT_BEFORE.search(text, max(brackets.start() - 20, 0), brackets.start())
        if before is not None and _spells(before["short"], inside):
            yield Expansion(before["short"], inside, before.start(), brackets.end())
    for known in _KNOWN_AS.finditer(text):
        start = _long_before(text, known.start(), known["short"])
        if start is not None:
            long = text[start : known.start()].strip(" ,(")
            yield Expansion(known["short"], long, start, known.end())


def _long_before(text: str, end: int, short: str) -> int | None:
    """Where the words begin that stand for `short` and end before `end`; None where none do.

    Of all beginnings the nearest at which the words spell it (Schwartz and Hearst 2003: no more
    than five words longer than the short form, nor twice as long).
    """
    letters = sum(c.isalnum() for c in short)
    sentence = max(
        text.rfind(mark, max(end - LONGEST, 0), end) for mark in (". ", "; ", ": ", "(", "—")
    )
    words = list(_WORD.finditer(text, max(sentence, end - LONGEST, 0), end))
    for word in reversed(words[-min(letters + 5, letters * 2) :]):
        if _spells(short, text[word.start() : end]):
            return word.start()
    return None


def _spells(short: str, long: str) -> bool:
    """True when the letters of `short` are initials of `long` in order, and its first one is the
    first; a letter may also be inside a word, but half of them must be initials."""
    words = [word.casefold() for word in _WORD.findall(long)]
    letters = [c.casefold() for c in short if c.isalnum()]
    if not words or not letters or words[0][0] != letters[0] or len(words) < 2:
        return False
    if not 2 * len(letters) >= len(words) or short.casefold() in words:
        return False
    return _fits(letters, words, 0) * 2 > len(letters)


def _fits(letters: list[str], words: list[str], start: int) -> int:
    """Most letters that are initials when all of them are found in order; 0 where they are not."""
    best = {(-1, 0): 0}  # (word, letters into it) -> initials so far
    for letter in letters:
        reached: dict[tuple[int, int], int] = {}
        for (n, within), initials in best.items():
            for m in range(max(n, start), len(words)):
                at = words[m].find(letter, within if m == n else 0)
                if at < 0:
                    continue
                key = (m, at + 1)
                reached[key] = max(reached.get(key, -1), initials + (at == 0))
        best = reached
    return max(best.values(), default=0)
