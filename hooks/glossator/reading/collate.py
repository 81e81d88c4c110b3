"""Collate an old text with a new one: how far are they the same, and where do they differ.

A passage is recognised by its words. Letters alone are too kind: any two paragraphs of English
share half of their letters in order, and "funds for schools" is 0.86 like "funds for hospitals".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel, Levenshtein

from glossator.reading.lock import Kind
from glossator.text import fold, most_like, words

SLIP = 0.75
"""How alike two words must be, by letters, to be one word typed otherwise: "organised" and
"organized" are 0.89, "strategy" and "strategic" 0.82, "north" and "south" 0.60. A word with a
digit is the same or another one: 2024 is not a slip of 2025."""

SLIPS = 4
"""Letters from which a word can have a slip: "is" and "its" are two words."""

FEW = 4
"""Up to so many words tell little: a note of them ("Ibid.", "Ibid., pp. 12–14") means what its
place makes it."""

Words = tuple[str, ...]


def compared(text: str) -> Words:
    """The words of `text` as they are compared: folded."""
    return tuple(words(fold(text).text))


def leans(kind: Kind, text: str) -> bool:
    """True when a piece is not known by its text alone, but by where it stands."""
    count = len(words(text))
    return count == 0 or (kind is Kind.NOTE and count <= FEW)


@dataclass(frozen=True, slots=True)
class Collation:
    """How far some old texts, read as one, are the same as some new ones."""

    score: float
    """Share of all letters that stand in words which both have, 0 to 1."""
    old: tuple[float, ...]
    """For each old text the share of its own letters that the new ones keep."""
    new: tuple[float, ...]
    """For each new text the share of its own letters that come from the old ones."""


def collate(old: Sequence[Words], new: Sequence[Words]) -> Collation:
    """Align the words of the old texts with those of the new, in order."""
    a, b = [w for text in old for w in text], [w for text in new for w in text]
    if a == b:
        return Collation(1.0, (1.0,) * len(old), (1.0,) * len(new))
    kept_a, kept_b = [0.0] * len(a), [0.0] * len(b)
    for op in Levenshtein.opcodes(a, b):
        if op.tag not in ("equal", "replace"):
            continue
        for i, j in zip(
            range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=True
        ):
            alike = 1.0 if op.tag == "equal" else _slip(a[i], b[j])
            kept_a[i], kept_b[j] = alike * len(a[i]), alike * len(b[j])
    letters = sum(map(len, a)) + sum(map(len, b))
    score = (sum(kept_a) + sum(kept_b)) / letters
    return Collation(score, _shares(old, kept_a), _shares(new, kept_b))


def _slip(a: str, b: str) -> float:
    """How alike two words are; 0 unless they are one word typed otherwise."""
    if min(len(a), len(b)) < SLIPS or any(map(str.isdigit, a + b)):
        return 0.0
    return Indel.normalized_similarity(a, b, score_cutoff=SLIP)


def _shares(texts: Sequence[Words], kept: list[float]) -> tuple[float, ...]:
    """For each text the share of its letters in `kept`, which runs over all of them."""
    shares: list[float] = []
    at = 0
    for text in texts:
        letters = sum(map(len, text))
        shares.append(sum(kept[at : at + len(text)]) / letters if letters else 1.0)
        at += len(text)
    return tuple(shares)


def held(part: str, whole: str) -> float:
    """How far `part` still stands somewhere within `whole`, 0 to 1."""
    found = most_like(part, whole)
    stretch = whole[found.start : found.end] if found.score else whole
    return collate([compared(part)], [compared(stretch)]).old[0]


def variants(old: str, new: str) -> str:
    """The words that differ, as a person reads them: `[-organised-] {+organized+}`."""
    a, b = old.split(), new.split()
    shown: list[str] = []
    for op in Levenshtein.opcodes(a, b):
        if op.tag == "equal":
            continue
        gone, come = a[op.src_start : op.src_end], b[op.dest_start : op.dest_end]
        shown += [f"[-{' '.join(gone)}-]"] * bool(gone) + [f"{{+{' '.join(come)}+}}"] * bool(come)
    return " ".join(shown)
