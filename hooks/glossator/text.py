"""Words and their likeness: the one way to count them and to compare texts typed differently."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from rapidfuzz.fuzz import partial_ratio_alignment

from glossator.model.ids import Sha256

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
"""All ten: in Unicode ¹ ² ³ do not stand between ⁰ and ⁹."""

DIGIT_OF = str.maketrans(SUPERSCRIPTS, "0123456789")

LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
"""Glyphs of two or three letters, which extraction took for letters."""

DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that turn round what stands after them: no reader sees them, and no word is one."""

RAISED_UNIT = re.compile(r"(?:\b|\d\s?)(?:[kcmd]?m|ft|in|mi|CO|H|x|y|R|m/s)$")
"""Before a raised digit these say that it is an exponent or an index: km², CO²."""

WORD = re.compile(rf"[^\W_{SUPERSCRIPTS}]+|[{SUPERSCRIPTS}]+")
"""A run of letters or digits (docs/model.md, law 1); raised digits are runs of their own."""

LINK = re.compile(
    r"(?P<image>!?)\[(?P<words>[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]"
    r"\((?P<href>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+\"[^\"]*\")?\)"
)
"""`[words](address)`; an address may hold one level of brackets, as CommonMark 6.3 allows."""

TAG = re.compile(r"</?(?:sup|sub|b|i|em|strong|u|br|span|a|p)(?:\s[^<>]*)?/?>", re.I)
"""Tags that extractors leave. Anything else between angle brackets is text."""

COMMENT = re.compile(r"<!--.*?-->", re.S)
"""What extractors say about an image or a formula; never the author's words."""

_EMPHASIS = re.compile(r"\\?[*_]")
_TARGET = re.compile(r"\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)")
_CUT_ADDRESS = re.compile(r"(\]\([^()\s]*)\n\s*(?=[^()\s]*\))")
_FOLDS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "\u00ad": "",
        "\u200b": "",
        "\ufeff": "",
        "…": "...",
    }
)


def words(text: str) -> list[str]:
    """The words of a plain text, in order, as printed."""
    return WORD.findall(text)


def without_syntax(text: str) -> str:
    """`text` with the marks of links and tags taken out and the words of links kept.

    >>> without_syntax("the [KIND](#) agency<sup>2</sup>")
    'the KIND agency2'
    """
    previous = None
    while previous != text:
        previous, text = text, LINK.sub(lambda m: m["words"], text)
    return TAG.sub("", text).replace("\u00ad", "")


def countable(text: str) -> str:
    """`text` as its words are compared: link targets, comments, tags and emphasis are no words.

    A ligature is its letters.
    """
    text = text.translate(LIGATURES)
    text = without_syntax(_CUT_ADDRESS.sub(r"\1", COMMENT.sub("", text)))
    return _EMPHASIS.sub("", _TARGET.sub("]", text))


def checksum(text: str) -> Sha256:
    """SHA-256 of `text` in UTF-8."""
    return Sha256(sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


@dataclass(frozen=True, slots=True)
class Folded:
    """A text with quotation marks, dashes, spaces and case made alike, and the way back."""

    text: str
    offsets: tuple[int, ...]
    """For each character of `text`, the offset it came from; one more for the end."""

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original of the folded stretch `start` to `end`."""
        if start >= end:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1


@lru_cache(maxsize=2048)  # the passes compare each text of a brief with each other, many times
def fold(text: str) -> Folded:
    """Make texts typed differently comparable: case, quotation marks, dashes, white space.

    >>> fold("The  “Quad–Plus”").text
    'the "quad-plus"'
    """
    out: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        if character.isspace():
            if out and out[-1] != " ":
                out.append(" ")
                offsets.append(offset)
            continue
        for folded in character.translate(_FOLDS).casefold():
            out.append(folded)
            offsets.append(offset)
    if out and out[-1] == " ":
        out.pop()
        offsets.pop()
    offsets.append(len(text))
    return Folded("".join(out), tuple(offsets))


@dataclass(frozen=True, slots=True)
class Likeness:
    """The stretch of a text that is most like some words, and how like it is."""

    score: float
    """0 to 1; 1 when the folded texts are the same."""
    start: int
    end: int


def _to_the_edges(needle: str, hay: str, start: int, end: int) -> tuple[int, int]:
    """A stretch as long as `needle`, widened to its first and last words where `hay` says more."""
    reach, edge = len(needle) // 2, min(len(needle), 12)
    first = hay.rfind(needle[:edge], max(start - reach, 0), start + edge)
    last = hay.find(needle[-edge:], max(end - edge, 0), end + reach)
    return (start if first < 0 else first), (end if last < 0 else last + edge)


def most_like(needle: str, hay: str) -> Likeness:
    """Where in `hay` the words of `needle` are found best; offsets are those of `hay`.

    Uses rapidfuzz's `partial_ratio_alignment` on the folded texts, widened to whole words.
    """
    small, large = fold(needle), fold(hay)
    if not small.text or not large.text:
        return Likeness(0.0, 0, 0)
    exact = large.text.find(small.text)
    if exact >= 0:
        return Likeness(1.0, *large.back(exact, exact + len(small.text)))
    found = partial_ratio_alignment(small.text, large.text)
    if found is None or len(small.text) > len(large.text):
        return Likeness(0.0, 0, 0)
    edges = _to_the_edges(small.text, large.text, found.dest_start, found.dest_end)
    start, end = large.back(*edges)
    while start > 0 and hay[start - 1].isalnum() and hay[start].isalnum():
        start -= 1
    while end < len(hay) and hay[end - 1].isalnum() and hay[end].isalnum():
        end += 1
    return Likeness(found.score / 100, start, end)
