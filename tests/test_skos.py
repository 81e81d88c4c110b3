"""The glossary as data: what it says is what the glossary says, and SKOS holds."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable

import pytest
from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, URIRef
from rdflib.compare import isomorphic, to_isomorphic

from editions import KUIK, SITE
from glossaries import linked, terms
from glossator import pipeline
from glossator.marking.link import uses_of
from glossator.model.ids import TermId
from glossator.model.shelf import Shelf
from glossator.writing.lexicon import glossary_json, sense_ids
from glossator.writing.skos import glossary_jsonld, glossary_turtle, term_jsonld

GLOSSARY = f"{SITE}glossary/"
OWN = URIRef(f"{GLOSSARY}#contrasts-with")


def parsed(text: str, form: str) -> Graph:
    return Graph().parse(data=text, format=form)


@pytest.fixture(scope="module")
def graph(site: pipeline.Site) -> Graph:
    return parsed(glossary_turtle(site.shelf, SITE), "turtle")


# rdflib 7's reader of JSON-LD uses a class that rdflib 7 calls old.
reads_json = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


@reads_json
def test_turtle_and_json_ld_say_the_same(site: pipeline.Site, graph: Graph) -> None:
    other = parsed(glossary_jsonld(site.shelf, SITE), "json-ld")
    assert isomorphic(to_isomorphic(graph), to_isomorphic(other))


def test_turtle_parses_back_to_the_same_graph(graph: Graph) -> None:
    again = parsed(graph.serialize(format="turtle"), "turtle")
    assert set(again) == set(graph)
    assert len(graph) > 1000


@reads_json
def test_each_terms_own_file_is_a_part_of_the_whole(site: pipeline.Site, graph: Graph) -> None:
    for term in site.shelf.terms:
        own = parsed(term_jsonld(term, site.shelf, SITE), "json-ld")
        assert set(own) <= set(graph)
        assert (URIRef(f"{GLOSSARY}{term.id}/"), RDF.type, SKOS.Concept) in own


def test_a_concept_has_one_preferred_label_in_a_language(graph: Graph) -> None:
    labels = Counter(
        (concept, label.language)
        for concept, label in graph.subject_objects(SKOS.prefLabel)
        if isinstance(label, Literal)
    )
    assert [key for key, count in labels.items() if count > 1] == []
    assert {concept for concept, _ in labels} == set(graph.subjects(RDF.type, SKOS.Concept))


def test_no_label_is_preferred_and_alternative(graph: Graph) -> None:
    preferred = set(graph.subject_objects(SKOS.prefLabel))
    other = set(graph.subject_objects(SKOS.altLabel))
    hidden = set(graph.subject_objects(SKOS.hiddenLabel))
    assert other
    assert preferred & other == preferred & hidden == other & hidden == set()


def test_relations_resolve_and_go_both_ways(graph: Graph) -> None:
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    for word, back in [
        (SKOS.broader, SKOS.narrower),
        (SKOS.narrower, SKOS.broader),
        (SKOS.related, SKOS.related),
        (OWN, OWN),
    ]:
        pairs = set(graph.subject_objects(word))
        assert pairs
        assert {concept for pair in pairs for concept in pair} <= concepts
        assert {(other, one) for one, other in pairs} == set(graph.subject_objects(back))


def test_what_is_related_is_not_above(graph: Graph) -> None:
    for one, other in graph.subject_objects(SKOS.related):
        assert other not in set(graph.transitive_objects(one, SKOS.broader)), (one, other)


def test_nothing_is_above_itself(graph: Graph) -> None:
    for one, other in graph.subject_objects(SKOS.broader):
        assert one not in set(graph.transitive_objects(other, SKOS.broader))


def test_all_concepts_are_in_the_scheme(graph: Graph) -> None:
    scheme = URIRef(GLOSSARY)
    assert (scheme, RDF.type, SKOS.ConceptScheme) in graph
    assert set(graph.subjects(SKOS.inScheme, scheme)) == set(graph.subjects(RDF.type, SKOS.Concept))
    for top in graph.objects(scheme, SKOS.hasTopConcept):
        assert (top, SKOS.broader, None) not in graph


def test_each_sense_is_a_concept_with_its_words_and_their_place(
    site: pipeline.Site, graph: Graph
) -> None:
    (term,) = (term for term in site.shelf.terms if term.id == "alignment")
    assert len(term.senses) > 1
    for id, sense in zip(sense_ids(term), term.senses, strict=True):
        concept = URIRef(f"{GLOSSARY}alignment/#{id}")
        place = URIRef(f"{SITE}briefs/{KUIK}/#{sense.place.passage}")
        assert (concept, SKOS.definition, Literal(sense.quote, lang="en")) in graph
        assert (concept, DCTERMS.source, place) in graph
        assert (concept, SKOS.broader, URIRef(f"{GLOSSARY}alignment/")) in graph
    assert sense_ids(term)[:2] == (KUIK, f"{KUIK}-2")


def test_every_passage_that_is_a_source_is_there(site: pipeline.Site, graph: Graph) -> None:
    passages = {f"{SITE}briefs/{b.id}/#{p.id}" for b in site.shelf.briefs for p in b.passages}
    places = {str(o) for o in graph.objects(None, DCTERMS.source) if isinstance(o, URIRef)}
    assert places
    assert places <= passages


SMALL = terms(
    "nato | North Atlantic Treaty Organization | abbreviation: NATO | variants: [Atlantic pact]"
    " | labels: {ko: 나토, en: NATO} | relations: {part-of: [west], broader: [alliance],"
    " contrasts-with: [alliance]}",
    "alliance | alliance",
    "west | West",
)


def small() -> Shelf:
    marked = linked(SMALL, "NATO is an alliance of the West.", "NATO’s.")
    return Shelf((marked,), SMALL, uses_of(marked))


def test_labels_abbreviations_and_variants_have_their_classes() -> None:
    nodes = json.loads(glossary_jsonld(small(), SITE))["@graph"]
    (nato,) = (node for node in nodes if node["@id"] == f"{GLOSSARY}nato/")
    assert nato["skos:prefLabel"] == [
        {"@value": "North Atlantic Treaty Organization", "@language": "en"},
        {"@value": "나토", "@language": "ko"},
    ]
    assert [label["@value"] for label in nato["skos:altLabel"]] == ["NATO", "Atlantic pact"]


def test_a_relation_that_skos_lacks_is_related_and_our_own() -> None:
    graph = parsed(glossary_turtle(small(), SITE), "turtle")
    nato, west, alliance = (URIRef(f"{GLOSSARY}{id}/") for id in ("nato", "west", "alliance"))
    assert (nato, URIRef(f"{GLOSSARY}#part-of"), west) in graph
    assert {(nato, SKOS.related, west), (west, SKOS.related, nato)} <= set(graph)
    assert (nato, OWN, alliance) in graph
    assert (nato, SKOS.related, alliance) not in graph  # it is broader already


@pytest.mark.parametrize("written", [glossary_json, glossary_jsonld, glossary_turtle])
def test_the_same_shelf_gives_the_same_bytes(written: Callable[[Shelf, str], str]) -> None:
    assert written(small(), SITE) == written(small(), SITE) == written(small(), SITE.rstrip("/"))


def test_the_record_gives_uses_senses_and_relations(site: pipeline.Site) -> None:
    record = json.loads(glossary_json(site.shelf, SITE))
    assert record["format"] == "glossator.glossary/1"
    terms = {term["id"]: term for term in record["terms"]}
    assert list(terms) == [term.id for term in site.shelf.terms]
    assert len(terms) >= 70
    assert terms["apt"]["uses"] == {KUIK: 13}
    assert terms["apt"]["abbreviation"] == "APT"
    total = Counter(use.term for use in site.shelf.uses)
    assert all(sum(term["uses"].values()) == total[TermId(id)] for id, term in terms.items())
    texts = {(b.id, p.id): p.text for b in site.shelf.briefs for p in b.passages}
    for term in terms.values():
        for sense in term["senses"]:
            text = texts[sense["brief"], sense["passage"]]
            assert text[sense["start"] : sense["end"]] == sense["quote"]
            assert sense["url"].startswith(term["url"] + "#")
        for kind, others in term["relations"].items():
            assert all(other in terms for other in others), kind
