"""Stances: the relations of `annotations.yml` -> links between passages of two briefs.

{id: r2, from: p7, to: asan-issue-brief-2026-03#p3, type: contradicts}
Kim ¶ 7  contradicts  Kuik ¶ 3
"""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz import fuzz

from glossator.findings import Report
from glossator.handwritten import Handwritten
from glossator.marking.anchor import passage_at
from glossator.marking.annotations import Annotations
from glossator.model.brief import Brief, Passage
from glossator.model.ids import Anchor
from glossator.model.links import Relation, Stance
from glossator.model.spans import Place
from glossator.sentences import sentences
from glossator.shorthand import reference


def relations_of(
    brief: Brief,
    written: Handwritten[Annotations],
    briefs: Mapping[str, Brief],
    file: str,
    report: Report,
) -> tuple[Relation, ...]:
    """The editors' relations of `brief`, as written; one that leads nowhere is left out.

    `briefs` are given by any name.

    Reports relation-astray: an end that is no passage, both ends in one brief, an id twice.
    """
    found: list[Relation] = []
    seen: set[str] = set()
    for n, one in enumerate(written.value.relations):
        to = reference(one.to)
        other = briefs.get(to.brief) if to.brief else None
        here, there = passage_at(brief, Anchor(one.from_)), None
        if other is not None:
            there = passage_at(other, to.piece)
        says = ""
        if one.id in seen:
            says = f"the id {one.id} is there twice"
        elif here is None:
            says = f"{brief.id} has no paragraph {one.from_}"
        elif other is None or other.id == brief.id:
            says = f"`{one.to}` is no paragraph of another brief"
        elif there is None:
            says = f"{other.id} has no paragraph {to.piece}"
        seen.add(one.id)
        if says or here is None or there is None or other is None:
            line = written.line_of(("relations", n, "id"))
            report.add("relation-astray", file, line, f"{one.id}: {says}")
            continue
        found.append(
            Relation(
                Place(brief.id, here.id, *_telling(here, one.why)),
                Place(other.id, there.id, *_telling(there, one.why)),
                Stance(one.type),
                one.why,
            )
        )
    return tuple(found)


def _telling(passage: Passage, why: str) -> tuple[int, int]:
    """The sentence of the passage that has most of the words in which the editors say why."""
    return max(
        sentences(passage.text),
        key=lambda s: (fuzz.token_set_ratio(why, passage.text[s[0] : s[1]]), -s[0]),
    )
