"""SKOS: the glossary as linked data, JSON-LD and Turtle (W3C Recommendation of 18 August 2009).

A term is a concept, and so is each of its senses: narrower than the term, defined in the words
of its author, with the passage as source. Relations that SKOS has no word for are `skos:related`
and a property of our own besides. Both forms say the same, for one is made from the other.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rdflib import RDF, Graph, Literal, URIRef

from glossator.model.brief import Brief
from glossator.model.glossary import RelationKind, Term
from glossator.model.ids import BriefId, TermId
from glossator.model.shelf import Shelf
from glossator.writing.lexicon import glossary_url, passage_url, sense_ids, term_url

LANGUAGE = "en"
"""Language of what the editors write."""

_SKOS = {
    RelationKind.BROADER: "skos:broader",
    RelationKind.NARROWER: "skos:narrower",
    RelationKind.RELATED: "skos:related",
}
OWN = {
    RelationKind.CONTRASTS_WITH: "contrasts with",
    RelationKind.PART_OF: "part of",
    RelationKind.MEMBER_OF: "member of",
    RelationKind.ABBREVIATION_OF: "abbreviation of",
}
"""Our own properties, each below skos:related; `/glossary/#part-of` is the address of one."""

Node = dict[str, Any]


def glossary_jsonld(shelf: Shelf, site_url: str) -> str:
    """The whole glossary as JSON-LD 1.1."""
    return _document(_whole(shelf, site_url), site_url)


def glossary_turtle(shelf: Shelf, site_url: str) -> str:
    """The whole glossary as Turtle 1.1, sorted: the same shelf gives the same text."""
    context, nodes = _context(site_url), _whole(shelf, site_url)
    graph = Graph(bind_namespaces="none")
    for prefix, address in context.items():
        graph.bind(prefix, address)
    for node in nodes:
        subject = _address(node["@id"], context)
        graph.add((subject, RDF.type, _address(node["@type"], context)))
        for word, values in node.items():
            if word.startswith("@"):
                continue
            for value in values if isinstance(values, list) else [values]:
                graph.add((subject, _address(word, context), _value(value, context)))
    return graph.serialize(format="turtle")


def _address(name: str, context: Mapping[str, str]) -> URIRef:
    prefix, _, rest = name.partition(":")
    return URIRef(context[prefix] + rest if prefix in context else name)


def _value(value: Any, context: Mapping[str, str]) -> URIRef | Literal:
    if isinstance(value, str):
        return Literal(value)
    if "@id" in value:
        return _address(value["@id"], context)
    return Literal(value["@value"], lang=value["@language"])


def term_jsonld(term: Term, shelf: Shelf, site_url: str) -> str:
    """One term and its senses as JSON-LD, for `/glossary/<id>/term.jsonld`."""
    return _document(_all(shelf, (term,), site_url), site_url)


def _document(nodes: Sequence[Node], site_url: str) -> str:
    document = {"@context": _context(site_url), "@graph": list(nodes)}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _context(site_url: str) -> dict[str, str]:
    return {
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "dcterms": "http://purl.org/dc/terms/",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "gloss": f"{glossary_url(site_url)}#",
    }


def _whole(shelf: Shelf, site_url: str) -> list[Node]:
    scheme = _scheme(shelf.terms, site_url)
    return [scheme, *_properties(site_url), *_all(shelf, shelf.terms, site_url)]


def _all(shelf: Shelf, terms: Sequence[Term], site_url: str) -> list[Node]:
    briefs = {brief.id: brief for brief in shelf.briefs}
    above = _above(shelf.terms)
    nodes: list[Node] = []
    for term in terms:
        nodes.append(_concept(term, above, site_url))
        nodes += _senses(term, briefs, site_url)
    return nodes


def _scheme(terms: Sequence[Term], site_url: str) -> Node:
    tops = [t.id for t in terms if not any(r.kind is RelationKind.BROADER for r in t.relations)]
    return {
        "@id": glossary_url(site_url),
        "@type": "skos:ConceptScheme",
        "dcterms:title": _said("Glossary", LANGUAGE),
        **_some("skos:hasTopConcept", (_ref(term_url(id, site_url)) for id in tops)),
    }


def _properties(site_url: str) -> list[Node]:
    return [
        {
            "@id": f"gloss:{kind}",
            "@type": "rdf:Property",
            "rdfs:label": _said(label, LANGUAGE),
            "rdfs:subPropertyOf": _ref("skos:related"),
        }
        for kind, label in OWN.items()
    ]


def _concept(term: Term, above: Mapping[TermId, set[TermId]], site_url: str) -> Node:
    labels = {LANGUAGE: term.label}
    others: dict[tuple[str, str], None] = {}
    for language, label in term.labels:
        if labels.setdefault(language, label) != label:
            others[label, language] = None
    for text in (term.abbreviation, *term.variants):
        if text and text != term.label:
            others[text, LANGUAGE] = None
    relations: dict[str, dict[str, None]] = {}
    for relation in term.relations:
        address = term_url(relation.to, site_url)
        if relation.kind in OWN:
            relations.setdefault(f"gloss:{relation.kind}", {})[address] = None
        word = _SKOS.get(relation.kind, "skos:related")
        in_line = relation.to in above[term.id] or term.id in above.get(relation.to, ())
        if word != "skos:related" or not in_line:  # SKOS Reference, S27: the two are disjoint
            relations.setdefault(word, {})[address] = None
    narrower = [f"{term_url(term.id, site_url)}#{id}" for id in sense_ids(term)]
    relations.setdefault("skos:narrower", {}).update(dict.fromkeys(narrower))
    return {
        "@id": term_url(term.id, site_url),
        "@type": "skos:Concept",
        "skos:inScheme": _ref(glossary_url(site_url)),
        "dcterms:identifier": term.id,
        "dcterms:type": _said(term.kind, LANGUAGE),
        "skos:prefLabel": [_said(label, language) for language, label in labels.items()],
        **_some("skos:altLabel", (_said(*other) for other in others)),
        "skos:definition": _said(term.definition, LANGUAGE),
        **_some("dcterms:source", term.sources),
        **{
            key: value
            for word, found in sorted(relations.items())
            for key, value in _some(word, (_ref(address) for address in found)).items()
        },
    }


def _senses(term: Term, briefs: Mapping[BriefId, Brief], site_url: str) -> list[Node]:
    address = term_url(term.id, site_url)
    nodes: list[Node] = []
    for id, sense in zip(sense_ids(term), term.senses, strict=True):
        brief = briefs.get(sense.place.brief)
        label = f"{term.label} ({_cited(brief, id)})"
        nodes.append(
            {
                "@id": f"{address}#{id}",
                "@type": "skos:Concept",
                "skos:inScheme": _ref(glossary_url(site_url)),
                "skos:prefLabel": _said(label, LANGUAGE),
                "skos:broader": _ref(address),
                "skos:definition": _said(sense.quote, brief.meta.language if brief else ""),
                "dcterms:source": _ref(passage_url(sense, site_url)),
                **_some("dcterms:creator", (a.name for a in (brief.meta.authors if brief else ()))),
            }
        )
    return nodes


def _cited(brief: Brief | None, id: str) -> str:
    """`Kuik 2026`, `Kuik 2026, 2` for his second sense: an author-date citation."""
    if brief is None or not brief.meta.authors:
        return id
    names = " and ".join(person.family or person.name for person in brief.meta.authors)
    year = brief.meta.issued.value[:4] if brief.meta.issued else "n.d."
    return f"{names} {year}{id.removeprefix(brief.id).replace('-', ', ')}"


def _above(terms: Sequence[Term]) -> dict[TermId, set[TermId]]:
    """For each term all that are broader, directly or through others."""
    direct = {
        term.id: {r.to for r in term.relations if r.kind is RelationKind.BROADER} for term in terms
    }
    above: dict[TermId, set[TermId]] = {}
    for id in direct:
        found: set[TermId] = set()
        waiting = list(direct[id])
        while waiting:
            higher = waiting.pop()
            if higher not in found:
                found.add(higher)
                waiting += direct.get(higher, ())
        above[id] = found
    return above


def _said(text: str, language: str) -> Any:
    return {"@value": text, "@language": language} if language else text


def _ref(address: str) -> dict[str, str]:
    return {"@id": address}


def _some(key: str, values: Iterable[Any]) -> dict[str, Any]:
    """`key` with its values, or nothing where there are none."""
    found = list(values)
    return {key: found} if found else {}
