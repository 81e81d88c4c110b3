"""Lexicon: the glossary as a record, `/glossary.json` (format glossator.glossary/1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from glossator.model.glossary import Sense, Term, Use
from glossator.model.ids import TermId
from glossator.model.shelf import Shelf
from glossator.writing.record import as_json

FORMAT = "glossator.glossary/1"


def glossary_url(site_url: str) -> str:
    """Address of the glossary, which all terms stand below."""
    return f"{site_url.rstrip('/')}/glossary/"


def term_url(term: TermId, site_url: str) -> str:
    """Address of a term's page."""
    return f"{glossary_url(site_url)}{term}/"


def passage_url(sense: Sense, site_url: str) -> str:
    """Address of the passage that a sense is quoted from."""
    return f"{site_url.rstrip('/')}/briefs/{sense.place.brief}/#{sense.place.passage}"


def sense_ids(term: Term) -> tuple[str, ...]:
    """Address of each sense on the term's page: the brief's id, with a number from the second on.

    >>> sense_ids(alignment)
    ('asan-issue-brief-2026-03', 'asan-issue-brief-2026-03-2')
    """
    ids: list[str] = []
    for sense in term.senses:
        brief = str(sense.place.brief)
        before = sum(other.place.brief == brief for other in term.senses[: len(ids)])
        ids.append(f"{brief}-{before + 1}" if before else brief)
    return tuple(ids)


def glossary_json(shelf: Shelf, site_url: str) -> str:
    """All terms with their senses, relations and uses, as UTF-8 text."""
    uses: dict[TermId, list[Use]] = {}
    for use in shelf.uses:
        uses.setdefault(use.term, []).append(use)
    terms = [_term(term, uses.get(term.id, ()), site_url) for term in shelf.terms]
    return as_json({"format": FORMAT, "url": glossary_url(site_url), "terms": terms})


def _term(term: Term, uses: Sequence[Use], site_url: str) -> dict[str, Any]:
    relations: dict[str, list[str]] = {}
    for relation in term.relations:
        relations.setdefault(str(relation.kind), []).append(relation.to)
    counts: dict[str, int] = {}
    first: dict[str, str] = {}
    for use in uses:
        counts[use.place.brief] = counts.get(use.place.brief, 0) + 1
        first.setdefault(use.place.brief, use.place.passage)
    return {
        "id": term.id,
        "url": term_url(term.id, site_url),
        "label": term.label,
        "kind": term.kind,
        "abbreviation": term.abbreviation or None,
        "variants": list(term.variants),
        "labels": dict(term.labels),
        "definition": term.definition,
        "senses": [
            {
                "id": id,
                "url": f"{term_url(term.id, site_url)}#{id}",
                "brief": sense.place.brief,
                "passage": sense.place.passage,
                "source": passage_url(sense, site_url),
                "start": sense.place.start,
                "end": sense.place.end,
                "quote": sense.quote,
            }
            for id, sense in zip(sense_ids(term), term.senses, strict=True)
        ],
        "relations": relations,
        "match": {"case": term.case, "not_when": list(term.not_when), "link": term.link},
        "sources": list(term.sources),
        "aliases": list(term.aliases),
        "uses": counts,
        "first_used": first,
    }
