"""How good the computed links are, against the pairs that a reader judged (`make related`).

A pair is found when either passage leads to the other. A pair that nobody judged counts as no
help: precision never gains by what was not read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from glossator import pipeline
from glossator.findings import Report
from glossator.marking.relate import relate
from glossator.model.links import Related
from glossator.model.shelf import Shelf

ROOT = Path(__file__).resolve().parents[2]
PAIRS = Path(__file__).with_name("pairs.yml")

GOOD = ("worth", "helpful")
UNJUDGED = "unjudged"

Pair = tuple[tuple[str, str], tuple[str, str]]


@dataclass(frozen=True)
class Judged:
    """A pair of passages that a reader judged."""

    pair: Pair
    verdict: str
    """A list of pairs.yml: `worth`, `not-worth`, `helpful`, `weak`, `wrong`."""
    why: str


def judged() -> list[Judged]:
    """The pairs of pairs.yml."""
    data = yaml.safe_load(PAIRS.read_text("utf-8"))
    kim, kuik = data.pop("briefs").values()
    return [
        Judged(((kim, one["kim"]), (kuik, one["kuik"])), verdict, one["why"])
        for verdict, pairs in data.items()
        for one in pairs
    ]


def site_shelf() -> Shelf:
    """The project's own shelf, with the editors' links."""
    return pipeline.build(ROOT, "https://glossator.example/", Report()).shelf


def own_shelf() -> Shelf:
    """The same, related by the machine alone."""
    return relate(site_shelf())


def linked(shelf: Shelf) -> Mapping[Pair, Related]:
    """The pairs that are linked, each once, as they stand in pairs.yml."""
    found: dict[Pair, Related] = {}
    for link in shelf.related:
        one, other = (link.of.brief, link.of.passage), (link.to.brief, link.to.passage)
        pair = (one, other) if one > other else (other, one)
        if pair not in found or found[pair].score < link.score:
            found[pair] = link
    return found


@dataclass(frozen=True)
class Numbers:
    """What there is to count."""

    expected: int
    """Pairs that were marked as worth linking before any code was written."""
    found: int
    shown: int
    """Pairs that are linked."""
    verdicts: Mapping[str, int]
    """How those were judged."""

    @property
    def recall(self) -> float:
        return self.found / self.expected

    @property
    def precision(self) -> float:
        return sum(self.verdicts.get(verdict, 0) for verdict in GOOD) / (self.shown or 1)


def numbers(shelf: Shelf) -> Numbers:
    """How the links of `shelf` stand to the pairs."""
    links = linked(shelf)
    verdicts = {one.pair: one.verdict for one in judged()}
    counted = Counter(verdicts.get(pair, UNJUDGED) for pair in links)
    expected = [pair for pair, verdict in verdicts.items() if verdict == "worth"]
    return Numbers(len(expected), counted["worth"], len(links), counted)


def tell(shelf: Shelf) -> str:
    """The report on `shelf`, as printed: what the machine finds without the editors' links."""
    alone = relate(shelf)
    links, n = linked(alone), numbers(alone)
    ruled = {
        frozenset({(one.of.brief, one.of.passage), (one.to.brief, one.to.passage)})
        for one in shelf.relations
    }
    by_editors = [one for one in judged() if frozenset(one.pair) in ruled]
    also = sum(one.verdict == "worth" and one.pair not in links for one in by_editors)
    counts = ", ".join(f"{count} {verdict}" for verdict, count in sorted(n.verdicts.items()))
    lines = [
        f"precision  {n.precision:.2f}  of {n.shown} pairs shown: {counts}",
        f"recall     {n.recall:.2f}  {n.found} of {n.expected} pairs worth linking",
        f"shown      {(n.found + also) / n.expected:.2f}  with the editors’ links",
    ]
    known = {one.pair: one for one in judged()}
    unread = [Judged(pair, UNJUDGED, "") for pair in links if pair not in known]
    for one in (*unread, *known.values()):
        (_, kim), (_, kuik) = one.pair
        link = links.get(one.pair)
        right = "  " if (link is not None) == (one.verdict in GOOD) else "✗ "
        by = " Linked by the editors." if one in by_editors else ""
        lines.append(
            f"\n{right}{'linked' if link else 'not   '} Kim {kim} – Kuik {kuik}: "
            f"{one.verdict}. {one.why}{by}"
        )
        if link:
            kin = (" – ".join(pair) for pair in link.kin)
            lines.append(f"    {link.score:.2f}: {', '.join((*link.terms, *kin, *link.words))}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(tell(site_shelf()), end="")
