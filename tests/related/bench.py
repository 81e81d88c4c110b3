"""How long 1,000 generated briefs take to be related, and the pairs made (`make bench`)."""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from glossator.marking.likeness import features, neighbours, products, weigh
from glossator.marking.relate import relate
from glossator.model.shelf import Shelf
from related.shelves import shelf_of

PASSAGES, WORDS, VOCABULARY = 34, 90, 20_000
"""A brief as long as the two real ones, in words as unevenly used as those of a language."""


def generated(briefs: int, seed: int = 7) -> Shelf:
    """A shelf of `briefs`, with words and terms by Zipf's law."""
    chance = random.Random(seed)
    names = [f"w{n}" for n in range(VOCABULARY)]
    weights = [1 / (n + 3) for n in range(VOCABULARY)]
    terms = [f"t{n}" for n in range(400)]
    frequent = [1 / (n + 2) for n in range(400)]
    return shelf_of(
        {
            f"brief-{n:04}": [
                (
                    " ".join(chance.choices(names, weights, k=WORDS)),
                    sorted(set(chance.choices(terms, frequent, k=6))),
                )
                for _ in range(PASSAGES)
            ]
            for n in range(briefs)
        },
        terms,
    )


def entries(shelf: Shelf) -> int:
    """How many pairs of passages are made: the entries of the products that `relate` ranks."""
    near = neighbours(shelf.terms)
    weighed = weigh([features(p, near) for brief in shelf.briefs for p in brief.passages])
    assert weighed is not None
    return sum(product.nnz for _, product in products(weighed))


if __name__ == "__main__":
    print("briefs  passages          entries  a passage  all pairs   links  seconds")
    for size in (125, 250, 500, 1000):
        shelf = generated(size)
        begun = time.perf_counter()
        links = len(relate(shelf).related)
        seconds = time.perf_counter() - begun
        passages, done = size * PASSAGES, entries(shelf)
        print(
            f"{size:6}  {passages:8}  {done:15,}  {done / passages:9,.0f}  "
            f"{passages**2 // 10**6:7} M  {links:6}  {seconds:7.1f}",
            flush=True,
        )
