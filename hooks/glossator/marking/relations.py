"""Relations: what each entry says of others -> what holds between all terms, both ways.

nato: {relations: {contrasts-with: [asian-nato]}}
nato contrasts-with asian-nato, asian-nato contrasts-with nato
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from glossator.findings import Report
from glossator.handwritten import Handwritten
from glossator.marking.glossary import Glossary
from glossator.model.glossary import RelationKind, TermRelation
from glossator.model.ids import TermId

INVERSE = {
    RelationKind.BROADER: RelationKind.NARROWER,
    RelationKind.NARROWER: RelationKind.BROADER,
    RelationKind.RELATED: RelationKind.RELATED,
    RelationKind.CONTRASTS_WITH: RelationKind.CONTRASTS_WITH,
    RelationKind.PART_OF: RelationKind.RELATED,
    RelationKind.MEMBER_OF: RelationKind.RELATED,
    RelationKind.ABBREVIATION_OF: RelationKind.RELATED,
}
"""What the other term is told. There is no word for having a part or a member, so it is told
that the two are related, where nothing closer is said."""

_UPWARD = (
    (RelationKind.BROADER, RelationKind.NARROWER),
    (RelationKind.PART_OF, None),
    (RelationKind.MEMBER_OF, None),
    (RelationKind.ABBREVIATION_OF, None),
)
"""Relations that lead up, and what says the same from above: no way up may lead in a circle."""


@dataclass(frozen=True, slots=True)
class WrittenRelation:
    """A relation as an editor wrote it."""

    of: TermId
    kind: RelationKind
    to: TermId
    line: int


def written_relations(
    glossary: Handwritten[Glossary], aliases: Mapping[TermId, TermId], file: str, report: Report
) -> list[WrittenRelation]:
    """All relations that lead somewhere; those that do not, and circles, are reported."""
    terms = glossary.value.terms
    found: list[WrittenRelation] = []
    for id, entry in terms.items():
        for kind, others in entry.relations.items():
            for n, other in enumerate(others):
                line = glossary.line_of(("terms", id, "relations", str(kind), n))
                to = TermId(other) if other in terms else aliases.get(TermId(other))
                if to is None:
                    says = f"`{id}` is `{kind}` to `{other}`, which no entry has as its id"
                    report.add("relation-unknown", file, line, says)
                elif to == id:
                    says = f"`{id}` is `{kind}` to itself"
                    report.add("relation-circle", file, line, says)
                else:
                    found.append(WrittenRelation(TermId(id), kind, to, line))
    for up, down in _UPWARD:
        _check_circles(found, up, down, file, report)
    return found


def complete(written: Sequence[WrittenRelation]) -> dict[TermId, list[TermRelation]]:
    """For each term its relations: its own as written, then those that others told it."""
    relations: dict[TermId, dict[TermRelation, None]] = {}
    for said in written:
        relations.setdefault(said.of, {})[TermRelation(said.kind, said.to)] = None
    for said in written:
        told = relations.setdefault(said.to, {})
        inverse = INVERSE[said.kind]
        symmetric = INVERSE[inverse] is said.kind
        if symmetric or not any(relation.to == said.of for relation in told):
            told[TermRelation(inverse, said.of)] = None
    return {id: list(found) for id, found in relations.items()}


def _check_circles(
    written: Sequence[WrittenRelation],
    up: RelationKind,
    down: RelationKind | None,
    file: str,
    report: Report,
) -> None:
    """Report each circle once, at the relation that closes it in the order of the file."""
    above: dict[TermId, list[TermId]] = {}
    for said in written:
        if said.kind is up:
            low, high = said.of, said.to
        elif said.kind is down:
            low, high = said.to, said.of
        else:
            continue
        way = _way(high, low, above)
        if way:
            says = f"{up}: {' → '.join((low, *way))}"
            report.add("relation-circle", file, said.line, says)
        elif high not in above.setdefault(low, []):
            above[low].append(high)


def _way(start: TermId, end: TermId, above: Mapping[TermId, Sequence[TermId]]) -> list[TermId]:
    """The terms from `start` up to `end`, both of them; empty where no way leads there."""
    came_from: dict[TermId, TermId | None] = {start: None}
    waiting = [start]
    while waiting:
        here = waiting.pop(0)
        if here == end:
            way: list[TermId] = []
            step: TermId | None = here
            while step is not None:
                way.append(step)
                step = came_from[step]
            return way[::-1]
        for higher in above.get(here, ()):
            if higher not in came_from:
                came_from[higher] = here
                waiting.append(higher)
    return []
