"""Edition record: a text as it stands -> the `brief.json` that freezes it for ever.

It is the published record of the brief with the number and day of the edition and the terms
used in it, so that its page needs nothing else. Its address is given from the site's root:
the file is kept and published byte for byte, whatever host the site moves to.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from glossator.model.brief import Brief
from glossator.model.glossary import Term
from glossator.model.ids import BriefId, TermId
from glossator.writing.record import record

NOT_THE_TEXT = frozenset({"id", "url", "edition", "released"})
"""Keys in which two editions with the same text differ."""


def edition_path(brief: BriefId, number: int) -> str:
    """Where the page of an edition stands below the site's root."""
    return f"briefs/{brief}/editions/{number}/"


def edition_record(
    brief: Brief, terms: Sequence[Term], number: int, released: str
) -> dict[str, Any]:
    """The record of edition `number` of `brief`, released on the day `released`.

    `terms` are those used in it, in the order of their first use.
    """
    known = {term.id for term in terms}
    return record(brief, f"/{edition_path(brief.id, number)}") | {
        "edition": number,
        "released": released,
        "terms": [_term(term, brief, known) for term in terms],
    }


def same_text(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """True when two records say the same, apart from what they are called."""
    return all(one.get(key) == other.get(key) for key in (one.keys() | other.keys()) - NOT_THE_TEXT)


def _term(term: Term, brief: Brief, known: set[TermId]) -> dict[str, Any]:
    relations: dict[str, list[str]] = {}
    for relation in term.relations:
        if relation.to in known:
            relations.setdefault(str(relation.kind), []).append(relation.to)
    return {
        "id": term.id,
        "label": term.label,
        "abbreviation": term.abbreviation or None,
        "kind": term.kind,
        "labels": dict(term.labels),
        "definition": term.definition,
        "senses": [
            {
                "passage": sense.place.passage,
                "start": sense.place.start,
                "end": sense.place.end,
                "quote": sense.quote,
            }
            for sense in term.senses
            if sense.place.brief == brief.id
        ],
        "relations": relations,
    }
