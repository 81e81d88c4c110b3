"""How good the computed links are, against the pairs that a reader marked (`make related`).

A pair is found when either passage leads to the other. Precision is told for judged pairs only:
nobody has judged the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from glossator import pipeline
from glossator.findings import Report
from glossator.marking.likeness import TERM, WORD, features, neighbours, weigh
from glossator.marking.relate import relate
from glossator.model.shelf import Shelf

ROOT = Path(__file__).resolve().parents[2]
PAIRS = Path(__file__).with_name("pairs.yml")
WHY = 6
"""Features told for each pair."""

Pair = tuple[tuple[str, str], tuple[str, str]]


@dataclass(frozen=True)
class Judged:
    """A pair of passages that a reader judged."""

    pair: Pair
    worth: bool
    why: str


def judged() -> list[Judged]:
    """The pairs of pairs.yml."""
    data = yaml.safe_load(PAIRS.read_text("utf-8"))
    kim, kuik = data["briefs"]["kim"], data["briefs"]["kuik"]
    return [
        Judged(((kim, one["kim"]), (kuik, one["kuik"])), key == "worth", one["why"])
        for key in ("worth", "not-worth")
        for one in data[key]
    ]


def own_shelf() -> Shelf:
    """The project's own shelf, related by the machine alone."""
    shelf = pipeline.build(ROOT, "https://glossator.example/", Report()).shelf
    return relate(shelf)


def linked(shelf: Shelf) -> dict[Pair, float]:
    """Linked pairs in both directions, with their scores."""
    found: dict[Pair, float] = {}
    for link in shelf.related:
        one, other = (link.of.brief, link.of.passage), (link.to.brief, link.to.passage)
        found[one, other] = found[other, one] = link.score
    return found


@dataclass(frozen=True)
class Numbers:
    """What there is to count."""

    worth: int
    found: int
    not_worth: int
    wrong: int
    pairs: int

    @property
    def recall(self) -> float:
        return self.found / self.worth

    @property
    def precision(self) -> float:
        return self.found / ((self.found + self.wrong) or 1)


def numbers(shelf: Shelf) -> Numbers:
    """How the links of `shelf` stand to the pairs."""
    links, pairs = linked(shelf), judged()
    found = [one for one in pairs if one.pair in links]
    right = sum(one.worth for one in found)
    worth = sum(one.worth for one in pairs)
    return Numbers(worth, right, len(pairs) - worth, len(found) - right, len(links) // 2)


def tell(shelf: Shelf) -> str:
    """The report, as printed."""
    links, n = linked(shelf), numbers(shelf)
    places = [(b, p) for b in shelf.briefs for p in b.passages]
    near = neighbours(shelf.terms)
    weighed = weigh([features(p, near) for _, p in places])
    assert weighed is not None
    row = {(str(b.id), str(p.id)): i for i, (b, p) in enumerate(places)}
    ruled = {
        ((str(a.brief), str(a.passage)), (str(b.brief), str(b.passage)))
        for one in pipeline.build(ROOT, "", Report()).shelf.relations
        for a, b in ((one.of, one.to), (one.to, one.of))
    }
    shown = sum(one.worth and (one.pair in links or one.pair in ruled) for one in judged())
    lines = [
        f"recall     {n.recall:.2f}  {n.found} of {n.worth} pairs worth linking",
        f"wrong      {n.wrong / n.not_worth:.2f}  {n.wrong} of {n.not_worth} not worth linking",
        f"precision  {n.precision:.2f}  among the judged pairs that are linked",
        f"shown      {shown / n.worth:.2f}  {shown} of {n.worth} with the editors' links",
        f"links      {len(shelf.related)} of {len(places)} passages, {n.pairs} pairs",
    ]
    for one in judged():
        (_, kim), (_, kuik) = one.pair
        mark = "linked" if one.pair in links else "not   "
        right = "  " if (one.pair in links) == one.worth else "✗ "
        shared = weighed.shared(row[one.pair[0]], row[one.pair[1]])
        names = {TERM: "term ", WORD: ""}
        told = ", ".join(f"{names[name[:2]]}{name[2:]} {value:.2f}" for name, value in shared[:WHY])
        total = sum(value for _, value in shared)
        verdict = "worth linking" if one.worth else "not worth linking"
        by = " Linked by the editors." if one.pair in ruled else ""
        lines.append(
            f"\n{right}{mark} Kim {kim} – Kuik {kuik}: {verdict}. {one.why}{by}\n"
            f"    {links.get(one.pair, 0):.2f} of {total:.2f} shared: {told}"
        )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(tell(own_shelf()), end="")
