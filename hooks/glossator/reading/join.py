"""Join: two texts cut at the end of a line, column or page -> one.

"a wide choice of eco-" + "nomic tools"   ->  "a wide choice of economic tools", a mend
"in the long-" + "term interest"          ->  "in the long-term interest"
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from glossator.model.source import Mend, Source
from glossator.text import WORD, words

HYPHENS = "-\u2010\u00ad"
SOFT_HYPHEN = "\u00ad"

_HYPHENATED = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)+")
_CUT_WORD = re.compile(rf"([^\W\d_]+)[{HYPHENS}]$")
_OPEN_ADDRESS = re.compile(r"\]\([^()\s]*$")
_DROP_CAPITAL = re.compile(r"[^\W\d_a-z]")
_SPACED_CAPITAL = re.compile(r"(?P<first>[^\W\d_a-z]) (?P<rest>[a-zà-ÿ]+|[A-ZÀ-Þ]{2,})\b(?=.{60})")
_LETTERS = re.compile(r"[^\W\d_]+")
_SUSPENDED = re.compile(r"(?:and|or|und|oder|bzw|et|ou|y|o)\b", re.I)
"""After a hyphen these continue a list of compounds: "short- and long-term"."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$", re.I)
_NO_SPACE_SCRIPTS = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")

_OPENS_COMPOUND = frozenset(
    [
        "self",
        "long",
        "short",
        "high",
        "low",
        "well",
        "ill",
        "cross",
        "non",
        "all",
        "half",
        "mid",
        "near",
        "far",
        "full",
        "part",
        "so",
        "middle",
        "first",
        "second",
        "third",
        "like",
        "left",
        "right",
        "world",
        "state",
        "nuclear",
    ]
)
_CLOSES_COMPOUND = frozenset(
    [
        "based",
        "led",
        "term",
        "scale",
        "wide",
        "level",
        "related",
        "driven",
        "minded",
        "making",
        "owned",
        "range",
        "border",
        "funded",
        "sized",
        "speed",
        "run",
        "plus",
        "sector",
        "century",
        "oriented",
        "friendly",
        "specific",
        "called",
        "standing",
        "reaching",
        "sum",
        "party",
        "to",
        "in",
        "up",
        "off",
        "out",
        "of",
        "and",
        "the",
    ]
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How the source itself writes its words: evidence for what a cut word was."""

    words: Counter[str]
    hyphenated: Counter[str]


def vocabulary(source: Source) -> Vocabulary:
    """Count the words and hyphenated words of `source` that no line end cuts."""
    plain: Counter[str] = Counter()
    hyphenated: Counter[str] = Counter()
    for line in source.lines:
        line = line.rstrip()
        if (cut := _CUT_WORD.search(line)) is not None:
            line = line[: cut.start()]
        plain.update(word.casefold() for word in words(line.replace(SOFT_HYPHEN, "")))
        hyphenated.update(found.casefold() for found in _HYPHENATED.findall(line))
    return Vocabulary(plain, hyphenated)


@dataclass(frozen=True, slots=True)
class Joined:
    """Two texts as one, and the mend where a broken word was put together."""

    text: str
    mend: Mend | None


def join(first: str, second: str, vocabulary: Vocabulary, lines: tuple[int, ...] = ()) -> Joined:
    """Join `second` to `first` as the printed page had it; `lines` are where the cut is.

    A hyphen at the cut is kept where the source writes the compound with one elsewhere, or
    where one of its parts is known to stand in compounds; else it was put there by the
    typesetter and is taken out, with a mend.
    """
    first, second = first.rstrip(" \t"), second.lstrip(" \t")
    if not first or not second:
        return Joined(first + second, None)
    if _OPEN_ADDRESS.search(first):
        return Joined(first + second, None)
    if is_drop_capital(first, second):
        return _with_drop_capital(first, second, vocabulary, lines)
    if _ADDRESS.search(first) and first[-1] in "-\u2010" and not second[0].isupper():
        return Joined(first + second, None)
    cut = _CUT_WORD.search(first)
    if cut is not None and first[-1] != SOFT_HYPHEN and _SUSPENDED.match(second):
        return Joined(f"{first} {second}", None)
    if cut is not None and second[0].isalpha():
        head = _LETTERS.match(second)
        assert head is not None
        if first[-1] != SOFT_HYPHEN and _keeps_hyphen(cut[1], head[0], vocabulary):
            return Joined(first + second, None)
        whole = cut[1] + head[0]
        mend = Mend(
            lines,
            f"{cut[1]}- {head[0]}",
            whole,
            "a word cut at the end of a line",
            cut.start(),
        )
        return Joined(first[:-1] + second, mend)
    if _closes_up(first, second):
        return Joined(first + second, None)
    return Joined(f"{first} {second}", None)


def is_drop_capital(first: str, second: str) -> bool:
    """True for one capital letter and a text that goes on small."""
    return _DROP_CAPITAL.fullmatch(first) is not None and second[:1].islower()


def _with_drop_capital(
    first: str, second: str, vocabulary: Vocabulary, lines: tuple[int, ...]
) -> Joined:
    """`T` + `he harbour` -> `The harbour`; `A` + `new pier` stays two words."""
    head = WORD.match(second)
    assert head is not None
    whole = first + head[0]
    as_word = vocabulary.words[whole.casefold()]
    apart = first in "AIO" and vocabulary.words[head[0].casefold()] > as_word
    if apart:
        return Joined(f"{first} {second}", None)
    mend = Mend(lines, f"{first} {head[0]}", whole, "a drop capital set apart by extraction", 0)
    return Joined(first + second, mend)


_WORDS_OF_ONE_LETTER = "AOÀÁÉÈÓÒ"
_WORDS_ELSEWHERE = "EIYU"
"""Capitals that open a sentence as words: in any language, and in those without "the"."""

_SAID_BY_ITSELF = re.compile(r"[TX]$|E (?:mail|commerce|books?|learning|government|waste)|U boats?")


def closed_capital(text: str, vocabulary: Vocabulary, lines: tuple[int, ...]) -> Joined:
    """`text` with the drop capital at its start closed up: `E ighteen` -> `Eighteen`.

    What follows the capital is the rest of a word where the source knows the whole, or knows the
    rest from nowhere else. A capital that is a word by itself, or is often said by itself, stays:
    "A cross-border tax", "À partir de", "T cells".
    """
    found = _SPACED_CAPITAL.match(text)
    if found is None:
        return Joined(text, None)
    first, rest = found["first"], found["rest"]
    as_word = vocabulary.words[(first + rest).casefold()]
    as_rest = vocabulary.words[rest.casefold()] - 1
    no_english = not vocabulary.words["the"]
    if first in _WORDS_OF_ONE_LETTER or (first in _WORDS_ELSEWHERE and no_english):
        return Joined(text, None)
    alone = _SAID_BY_ITSELF.match(first) or _SAID_BY_ITSELF.match(f"{first} {rest}")
    rest_of_word = as_rest == 0 and rest.islower() and first != "I" and not alone
    known = as_word > (as_rest if rest.isupper() or first == "I" else 0)
    if not (known or rest_of_word):
        return Joined(text, None)
    mend = Mend(lines, f"{first} {rest}", first + rest, "a drop capital set apart by extraction", 0)
    return Joined(first + text[2:], mend)


def _keeps_hyphen(tail: str, head: str, vocabulary: Vocabulary) -> bool:
    if head[0].isupper():
        return True
    small_tail, small_head = tail.casefold(), head.casefold()
    as_compound = vocabulary.hyphenated[f"{small_tail}-{small_head}"]
    as_word = vocabulary.words[small_tail + small_head]
    if as_compound or as_word:
        return as_compound >= as_word
    return small_tail in _OPENS_COMPOUND or small_head in _CLOSES_COMPOUND


def _closes_up(first: str, second: str) -> bool:
    if first[-1] in "—/" and not first[:-1].endswith(" "):
        return not _ADDRESS.search(first) or bool(re.match(r"[\w%#?=&.-]", second))
    if first[-1] in HYPHENS + "–" and first[-2:-1].isalnum():
        return True
    if second[0] == "—" and not second[1:].startswith(" "):
        return True
    address = _ADDRESS.search(first)
    if address is not None and address[0][-1] in "-_=&?%#~":
        return True
    if address is not None and re.match(r"\S*[/=&?]\S*", second) and address[0][-1] not in ">).,;":
        return not second.startswith(("http", "www", "/ "))
    return bool(_NO_SPACE_SCRIPTS.match(first[-1]) and _NO_SPACE_SCRIPTS.match(second[0]))
