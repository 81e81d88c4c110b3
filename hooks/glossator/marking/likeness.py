"""Likeness: passages -> a sparse matrix of what each speaks of, and their most like passages.

    "… NATO’s trusted, capable partner"   term nato, kin to asian-nato; words nato, trusted, …

What is rare tells more: a word or term weighs log(n / n with it) (Spärck Jones 1972), in units of
one that stands in two passages of the shelf and in no third. The product of the matrix with
its turned self adds what two passages share; scipy multiplies only where both have an entry, and
what is very common has none, so that the cost grows with the matches, not as all pairs.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

from glossator.model.brief import Passage
from glossator.model.glossary import Term
from glossator.model.ids import TermId
from glossator.model.spans import SpanType
from glossator.text import WORD as WORD_SHAPE

TERM, KIN, WORD = "t ", "k ", "w "
"""A feature's name begins with one of these."""

USE, USE_OF_KIN, USE_OF_WORD = 1.0, math.sqrt(1 / 3), math.sqrt(1 / 10)
"""What each counts for in a passage; two passages share their product: a third of a term where
one uses a term and the other its kin, a tenth where both use a word. An editor has said that a
term is a subject; a word is rare by chance on any shelf that is not large."""

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


def content_words(text: str) -> Iterator[tuple[str, int, int]]:
    """The words that can tell what `text` is about, folded, each with where it stands.

    Korean words carry their particles, so each counts by its pairs of syllables (동맹을 and
    동맹은 share 동맹).
    """
    for found in WORD_SHAPE.finditer(text):
        folded = found.group().casefold()
        if _is_hangul(folded[0]):
            yield from (("".join(pair), *found.span()) for pair in pairwise(found.group()))
        elif len(folded) > 1 and folded not in STOP_WORDS:
            yield folded, *found.span()


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
    """What `passage` speaks of: its terms, those related to them that it does not use, its words.

    A word used several times counts 1 + log(times).
    """
    used = terms_used(passage)
    found = {f"{TERM}{term}": USE for term in used}
    found |= {
        kin(term, other): USE_OF_KIN
        for term in used
        for other in near.get(term, ())
        if other not in used
    }
    times = Counter(word for word, _, _ in content_words(passage.text))
    return found | {f"{WORD}{word}": USE_OF_WORD * (1 + math.log(n)) for word, n in times.items()}


def kin(used: TermId, unused: TermId) -> str:
    """The feature of a passage that uses one of two related terms and not the other."""
    return f"{KIN}{used} {unused}"


def turned(feature: str) -> str:
    """What another passage must have to share `feature`: the same; of kin, the other term."""
    return kin(*reversed(related_terms(feature))) if feature.startswith(KIN) else feature


def related_terms(feature: str) -> tuple[TermId, TermId]:
    """Of kin, the term that is used and the one that is not."""
    used, unused = feature.removeprefix(KIN).split(" ")
    return TermId(used), TermId(unused)


def told_by(feature: str) -> str:
    """The feature whose rarity says how much `feature` tells: of kin, the term that is used."""
    return f"{TERM}{related_terms(feature)[0]}" if feature.startswith(KIN) else feature


@dataclass(frozen=True, slots=True)
class Weighed:
    """All passages of a shelf as rows."""

    rows: Any
    """A scipy CSR matrix: passages by features, each the feature's weight in the passage."""
    turned: Any
    """The same with the features that each is shared by."""
    names: tuple[str, ...]
    lengths: Any
    """How much longer than the average each row is; 1 for those that are not."""

    def shared(self, one: int, other: int) -> dict[str, float]:
        """Features of row `one` that row `other` shares, with what each adds to their likeness,
        the weightiest first."""
        (at, values), (at2, values2) = _row(self.rows, one), _row(self.turned, other)
        both, first, second = np.intersect1d(at, at2, assume_unique=True, return_indices=True)
        found = zip(both, values[first] * values2[second], strict=True)
        pairs = [(self.names[n], round(float(value), 6)) for n, value in found]
        return dict(sorted(pairs, key=lambda pair: (-pair[1], pair[0])))


def _row(rows: Any, n: int) -> tuple[Any, Any]:
    part = slice(rows.indptr[n], rows.indptr[n + 1])
    return rows.indices[part], rows.data[part]


def weigh(found: Sequence[dict[str, float]]) -> Weighed | None:
    """Rows of the features of some passages; None where there are too few to tell what is rare."""
    if len(found) < 3:
        return None
    known = {name for one in found for name in one}
    vectorizer = DictVectorizer()
    counts = vectorizer.fit_transform(
        [{name: value for name, value in one.items() if turned(name) in known} for one in found]
    ).tocsr()
    names = tuple(vectorizer.get_feature_names_out())
    column = {name: n for n, name in enumerate(names)}
    having = np.bincount(counts.indices, minlength=counts.shape[1])
    having = having[[column[told_by(name)] for name in names]]
    rarity = np.log(len(found) / np.maximum(having, 1)) / np.log(len(found) / 2)
    rarity[having > COMMON] = 0
    rows = counts.multiply(np.minimum(rarity, 1)).tocsr()
    rows.eliminate_zeros()
    rows.sort_indices()
    shared = rows[:, [column[turned(name)] for name in names]].tocsr()
    shared.sort_indices()
    sizes = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    lengths = np.maximum(sizes / (sizes.mean() or 1), 1)
    return Weighed(rows, shared, names, lengths)


def products(weighed: Weighed) -> Iterator[tuple[int, Any]]:
    """What each row shares with each that shares anything, some rows at a time: the first of
    them and a CSR matrix."""
    others = weighed.turned.T.tocsr()
    for start in range(0, weighed.rows.shape[0], BLOCK):
        yield start, (weighed.rows[start : start + BLOCK] @ others).tocsr()


def most_alike(
    weighed: Weighed,
    groups: Sequence[int],
    least: float,
) -> Iterator[tuple[int, list[tuple[int, float]]]]:
    """For each row its best rows of other groups, with the score; the best first.

    `least` says what a pair must share. What it shares is divided by the root of both lengths: a
    long passage shares words with everything.
    """
    group = np.asarray(groups)
    for start, product in products(weighed):
        for n, (a, b) in enumerate(pairwise(product.indptr), start):
            others = product.indices[a:b]
            scores = product.data[a:b] / np.sqrt(weighed.lengths[n] * weighed.lengths[others])
            kept = (scores >= least) & (group[others] != group[n])
            others, scores = others[kept], np.round(scores[kept], 6)
            yield n, [(int(others[i]), float(scores[i])) for i in np.lexsort((others, -scores))]
