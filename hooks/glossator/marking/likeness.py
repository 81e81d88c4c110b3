"""Likeness: passages -> a sparse matrix of what each speaks of, and their most like passages.

    "… NATO’s trusted, capable partner"    terms nato, asian-nato (a third); words NATO, trusted, …

What is rare tells more: a word or term weighs log(n / n with it) (Spärck Jones 1972), in units of
one that stands in two passages of the shelf and in no third. The product of the matrix with
itself adds what two passages share; scipy multiplies only where both have an entry, and
what is very common has none, so that the cost grows with the matches, not as all pairs.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

from glossator.model.brief import Passage
from glossator.model.glossary import Term
from glossator.model.ids import TermId
from glossator.model.spans import SpanType
from glossator.text import words

TERM, WORD = "t ", "w "
"""A feature's name begins with one of these."""

USE = math.sqrt(2)
"""What a term counts for in each passage that uses it, so that a shared one counts as two words:
an editor has said that it is a subject."""

NEIGHBOUR = USE / 3
"""The same where only a term that the glossary relates it to is used."""

COMMON = 400
"""Passages that may share a feature; one that more have tells little and costs most."""

BLOCK = 256
"""Rows multiplied at a time: the product of all of them would not fit into memory."""

STOP_WORDS = ENGLISH_STOP_WORDS - {
    "amount",
    "bill",
    "cry",
    "fill",
    "fire",
    "interest",
    "mill",
    "system",
}
"""scikit-learn's list, without what says something (Nothman et al. 2018 on such lists)."""

_HANGUL = ("\u1100", "\u11ff", "\u3130", "\u318f", "\uac00", "\ud7af")


def content_words(text: str) -> Iterator[tuple[str, str]]:
    """The words that can tell what `text` is about, folded, each with its printed form.

    Korean words carry their particles, so each counts by its pairs of syllables (동맹을 and
    동맹은 share 동맹).
    """
    for word in words(text):
        folded = word.casefold()
        if _is_hangul(folded[0]):
            yield from ((pair, pair) for pair in map("".join, pairwise(word)))
        elif len(folded) > 1 and folded not in STOP_WORDS:
            yield folded, word


def _is_hangul(character: str) -> bool:
    ends = zip(_HANGUL[::2], _HANGUL[1::2], strict=True)
    return any(first <= character <= last for first, last in ends)


def terms_used(passage: Passage) -> set[TermId]:
    """Terms with a use in `passage`."""
    return {TermId(str(s.get("term"))) for s in passage.spans if s.type is SpanType.TERM}


def neighbours(terms: Sequence[Term]) -> dict[TermId, set[TermId]]:
    """For each term those that the glossary relates to it, in either direction."""
    found: dict[TermId, set[TermId]] = {term.id: set() for term in terms}
    for term in terms:
        for relation in term.relations:
            found[term.id].add(relation.to)
            found.setdefault(relation.to, set()).add(term.id)
    return found


def features(passage: Passage, near: Mapping[TermId, set[TermId]]) -> dict[str, float]:
    """What `passage` speaks of: its terms, their neighbours at a third, its words.

    A word used several times counts 1 + log(times).
    """
    used = terms_used(passage)
    found = {f"{TERM}{other}": NEIGHBOUR for term in used for other in near.get(term, ())}
    found |= {f"{TERM}{term}": USE for term in used}
    times = Counter(word for word, _ in content_words(passage.text))
    return found | {f"{WORD}{word}": 1 + math.log(n) for word, n in times.items()}


@dataclass(frozen=True, slots=True)
class Weighed:
    """All passages of a shelf as rows."""

    rows: Any
    """A scipy CSR matrix: passages by features, each the feature's weight in the passage."""
    names: tuple[str, ...]
    lengths: Any
    """How much longer than the average each row is; 1 for those that are not."""

    def shared(self, one: int, other: int) -> list[tuple[str, float]]:
        """Features of two rows with what each adds to their likeness, the weightiest first."""
        (at, values), (at2, values2) = self._row(one), self._row(other)
        both, first, second = np.intersect1d(at, at2, assume_unique=True, return_indices=True)
        found = zip(both, values[first] * values2[second], strict=True)
        pairs = [(self.names[n], round(float(value), 6)) for n, value in found]
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))

    def _row(self, n: int) -> tuple[Any, Any]:
        part = slice(self.rows.indptr[n], self.rows.indptr[n + 1])
        return self.rows.indices[part], self.rows.data[part]


def weigh(found: Sequence[dict[str, float]]) -> Weighed | None:
    """Rows of the features of some passages; None where there are too few to tell what is rare."""
    if len(found) < 3:
        return None
    vectorizer = DictVectorizer()
    counts = vectorizer.fit_transform(found).tocsr()
    used = np.bincount(counts.indices[counts.data >= 1], minlength=counts.shape[1])
    having = np.bincount(counts.indices, minlength=counts.shape[1])
    rarity = np.log(len(found) / np.maximum(used, 1)) / np.log(len(found) / 2)
    rarity[(used == 0) | (having > COMMON)] = 0
    rows = counts.multiply(np.minimum(rarity, 1)).tocsr()
    rows.eliminate_zeros()
    rows.sort_indices()
    sizes = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    lengths = np.maximum(sizes / (sizes.mean() or 1), 1)
    return Weighed(rows, tuple(vectorizer.get_feature_names_out()), lengths)


def most_alike(
    weighed: Weighed,
    groups: Sequence[int],
    wanted: Sequence[int],
    least: float,
    fits: Callable[[int, int, float], bool],
) -> Iterator[tuple[int, int, float]]:
    """For each row its best rows of other groups that fit, with the score; the best first.

    `wanted` says how many each row gets at most, `least` what a pair must share. What it shares is
    divided by the root of both lengths: a long passage shares words with everything.
    """
    group = np.asarray(groups)
    turned = weighed.rows.T.tocsr()
    for start in range(0, len(group), BLOCK):
        product = (weighed.rows[start : start + BLOCK] @ turned).tocsr()
        for n, (a, b) in enumerate(pairwise(product.indptr), start):
            others = product.indices[a:b]
            scores = product.data[a:b] / np.sqrt(weighed.lengths[n] * weighed.lengths[others])
            kept = (scores >= least) & (group[others] != group[n])
            others, scores = others[kept], np.round(scores[kept], 6)
            ranked = ((int(others[i]), float(scores[i])) for i in np.lexsort((others, -scores)))
            found = ((n, other, score) for other, score in ranked if fits(n, other, score))
            yield from islice(found, wanted[n])
