"""Search terms: what the search knows beside its index, loaded with the first query.

    {"briefs": {"…-8": ["Kim 2025", "Toward a Pragmatic Alliance"]},
     "terms": [{"id": "afip", "label": "America First Investment Policy", "forms": ["AFIP"],
                "labels": [["ko", "…"]], "says": "A memorandum of …", "uses": 4,
                "senses": [["rok-us-policy-brief-8", "p11", "…"]]}],
     "words": ["anthony", "kim", …]}

`words` are those of titles and names, to which a misspelled word may be near.
"""

from __future__ import annotations

import json

from glossator.model.glossary import Term
from glossator.model.shelf import Shelf
from glossator.sentences import sentences
from glossator.writing.concordance import Concordance
from glossator.writing.search_forms import WORD
from glossator.writing.summary import short_name, title_of

SHORTEST = 4
"""Letters of a word that is worth a suggestion."""


def search_terms(shelf: Shelf) -> str:
    """The JSON of `/search-terms.json`."""
    lexicon = Concordance(shelf)
    known = {
        "briefs": {brief.id: [short_name(brief), title_of(brief)] for brief in shelf.briefs},
        "terms": [_term(term, lexicon) for term in shelf.terms],
        "words": _words(shelf),
    }
    return json.dumps(known, ensure_ascii=False, separators=(",", ":")) + "\n"


def _term(term: Term, lexicon: Concordance) -> dict[str, object]:
    start, end = sentences(term.definition)[0]
    entry: dict[str, object] = {
        "id": term.id,
        "label": term.label,
        "short": term.abbreviation,
        "forms": list(term.variants),
        "labels": [list(pair) for pair in term.labels],
        "says": term.definition[start:end],
        "uses": len(lexicon.uses.get(term.id, ())),
        "senses": [[s.place.brief, s.place.passage, s.quote] for s in term.senses],
    }
    return {key: value for key, value in entry.items() if value}


def _words(shelf: Shelf) -> list[str]:
    """Words of titles, names and series, in small letters, sorted."""
    texts = []
    for brief in shelf.briefs:
        meta = brief.meta
        texts += [title_of(brief), meta.subtitle, meta.series]
        texts += (person.name for person in (*meta.authors, *meta.editors))
        texts += (house.name for house in meta.publishers)
    found = {word.casefold() for text in texts for word in WORD.findall(text)}
    return sorted(word for word in found if len(word) >= SHORTEST)
