"""Borders: do these words stand for themselves, or are they part of a longer word?

    "Korea-ASEAN ties"    ASEAN      yes: names joined by a hyphen are two names
    "ASEAN-led forums"    ASEAN      no:  a word joined behind makes a longer word
    "a NATO-like pact"    NATO       yes: what is like NATO speaks of NATO
    "multi-alignment"     alignment  no:  a prefix makes another word
    "South Korea–ASEAN"   ASEAN      yes: a dash parts whole words
    "동맹은", "동맹국"    동맹       yes and no: 은 is a particle, 국 is half of a word

All tables are of the language, never of one glossary.
"""

from __future__ import annotations

import re

from glossator.text import SUPERSCRIPTS

HYPHENS = "-‐‑"
SHORT_DASHES = "‒–−"
"""Dashes between whole words; people also set them where a hyphen belongs (Chicago 6.86)."""

_PREFIXES = """
    ante anti arch bi co contra counter cross de ex extra hyper infra inter intra macro mega meta
    micro mid mini mono multi nano neo non omni over pan para poly post pre pro proto pseudo
    quasi re semi sub super supra trans tri ultra un under uni vice
"""
PREFIXES = frozenset(_PREFIXES.split())
"""With a hyphen or closed up, these make another word: non-NATO, multialignment."""

_JOINED = """
    affiliated aligned allergic backed based bound building centered centred centric driven first
    focused free friendly funded heavy led level linked making minded minus only oriented plus
    related shaped skeptic skeptical specific sponsored supported way wide
"""
JOINED = frozenset(_JOINED.split())
"""Behind a hyphen or a short dash, these make a longer word, in title case as well: Quad-Plus."""

LIKENESS = frozenset(("era", "esque", "like", "style", "type"))
"""Behind a hyphen, these still speak of the thing itself: a NATO-like pact."""

_BEFORE = re.compile(r"[\w.’']+$")
_BEHIND = re.compile(r"[^\W\d_]+|\w+")
_SUSPENDED = re.compile(r"\s+(?:and|or|to|und|oder|et|ou|y|o)\b|,\s")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w-]+\.[\w.-]+", re.I)
_ADDRESS_SIGNS = ("://", "www.", "@")
_FUSING = "&+"
"""Between letters without blanks, these make one word: ASEAN+3, R&D."""
_PARTICLES = re.compile(
    "들?(?:(?:에서|에게서|에게|에|께서|께|한테|으로부터|로부터|으로서|로서|으로써|로써|으로|로|까지|부터"
    "|보다|처럼|마다|조차|마저|밖에|뿐|이라는|라는|이라고|라고|이라도|라도|이란|란|이나|나|이든|든|이며|며"
    "|이고|이자|이다|입니다|은|는|이|가|을|를|의|와|과|도|만){1,3}|(?<=들))(?!\\w)"
)
"""Case particles and the copula, up to three in a row (에서만은), after a plural 들 or not."""

_HANGUL = re.compile(r"[가-힣]")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
"""Scripts whose words are not parted by blanks, so that no border can be seen."""


def addresses_in(text: str) -> list[tuple[int, int]]:
    """Stretches of `text` that are addresses of the web or of a mailbox: no words stand there."""
    if not any(sign in text for sign in _ADDRESS_SIGNS):
        return []
    return [found.span() for found in _ADDRESS.finditer(text)]


def stands_alone(text: str, start: int, end: int, name: bool) -> bool:
    """True when the words from `start` to `end` are no part of a longer word.

    `name` says that they are a proper name: joined to another by a hyphen, a name stays one.
    """
    return _free_before(text, start, name) and _free_behind(text, end, name)


def _in_word(character: str) -> bool:
    """Letters and digits; a raised digit is the mark of a note."""
    return (character.isalnum() or character == "_") and character not in SUPERSCRIPTS


def _free_before(text: str, start: int, name: bool) -> bool:
    if start == 0:
        return True
    last = text[start - 1]
    if _in_word(last):
        return _UNSPACED.match(last) is not None
    if last in _FUSING:
        return not (start > 1 and _in_word(text[start - 2]))
    if last not in HYPHENS and last not in SHORT_DASHES:
        return last != "@"
    part = _BEFORE.search(text, max(start - 41, 0), start - 1)
    if part is None:
        return True  # a dash after a blank, a bullet, the second hyphen of "--"
    if part[0].casefold() in PREFIXES:
        return False
    return last in SHORT_DASHES or (name and _is_name(part[0]))


def _free_behind(text: str, end: int, name: bool) -> bool:
    if end == len(text):
        return True
    first, after = text[end], text[end + 1 : end + 2]
    if _in_word(first):
        if _HANGUL.match(first):
            return _PARTICLES.match(text, end) is not None
        return _UNSPACED.match(first) is not None
    if first == ".":
        return not (after.islower() or after.isdigit())  # nato.int, version 2.0.1
    if first in _FUSING:
        return not after.isalnum()
    if first not in HYPHENS and first not in SHORT_DASHES:
        return True
    part = _BEHIND.match(text, end + 1)
    if part is None:
        return first not in HYPHENS or _SUSPENDED.match(text, end + 1) is None
    if part[0].casefold() in JOINED:
        return False
    if part[0].casefold() in LIKENESS or first in SHORT_DASHES:
        return True
    return name and _is_name(part[0])


def _is_name(word: str) -> bool:
    """True for a word with a capital, or in a script that has none."""
    return word[0].isalpha() and not word[0].islower()
