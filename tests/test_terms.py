"""The glossary is checked whole, and what is wrong with it is said with its line."""

from __future__ import annotations

import pytest

from briefs import ID, brief
from editions import ROOT, SITE
from glossaries import FILE, complaints, entries, glossary, linked, terms
from glossator import pipeline
from glossator.findings import Report
from glossator.marking.acronyms import expansions_in
from glossator.marking.forms import forms_of
from glossator.marking.senses import place_senses
from glossator.marking.terms import terms_of
from glossator.marking.unglossed import unglossed
from glossator.model.brief import Brief
from glossator.model.glossary import Term

TEXT = brief("An “alignment” is an institutionalized form of partnership.", "All else is talk.")


def of(found: tuple[Term, ...], id: str) -> list[str]:
    """Relations of a term, as `kind id`."""
    (term,) = (term for term in found if term.id == id)
    return [f"{relation.kind} {relation.to}" for relation in term.relations]


def test_what_is_said_of_one_term_holds_for_the_other() -> None:
    found = terms(
        "a | alpha | relations: {broader: [b], related: [c], contrasts-with: [d], part-of: [e]}",
        "b | beta",
        "c | gamma",
        "d | delta | relations: {narrower: [b]}",
        "e | epsilon",
    )
    assert of(found, "a") == ["broader b", "related c", "contrasts-with d", "part-of e"]
    assert of(found, "b") == ["narrower a", "broader d"]
    assert of(found, "c") == ["related a"]
    assert of(found, "d") == ["narrower b", "contrasts-with a"]
    assert of(found, "e") == ["related a"]


def test_a_relation_said_from_both_sides_is_one_relation() -> None:
    found = terms(
        "a | alpha | relations: {broader: [b], related: [c]}",
        "b | beta | relations: {narrower: [a]}",
        "c | gamma | relations: {related: [a]}",
    )
    assert of(found, "a") == ["broader b", "related c"]
    assert of(found, "b") == ["narrower a"]


def test_a_relation_may_name_a_former_id() -> None:
    found = terms("a | alpha | relations: {related: [old]}", "b | beta | aliases: [old]")
    assert of(found, "a") == ["related b"]


def test_terms_stand_in_the_order_of_a_dictionary() -> None:
    found = terms("z | “Asian” NATO", "y | asia", "x | 3-I agency", "w | Asia-Pacific")
    assert [term.id for term in found] == ["x", "y", "w", "z"]


def test_a_term_knows_its_line() -> None:
    found = terms("a | alpha", "b | beta")
    assert {term.id: term.line for term in found} == {"a": 2, "b": 6}


# An entry is four lines: id, label, kind, definition; what follows stands on lines of its own.
BROKEN = {
    "an id that is no slug": (entries("A B | alpha"), [("yaml-value", 2)]),
    "a kind that there is not": (
        entries("a | alpha").replace("concept", "thing"), [("yaml-value", 4)],
    ),
    "no definition": (
        entries("a | alpha").replace("    definition: A test.\n", ""), [("yaml-value", 2)],
    ),
    "an unknown key": (entries("a | alpha | abbr: A"), [("yaml-value", 6)]),
    "a relation that there is not": (
        entries("a | alpha | relations: {above: [b]}", "b | beta"), [("yaml-value", 6)],
    ),
    "two entries with one id": (entries("a | alpha", "a | beta"), [("yaml", 6)]),
    "YAML that cannot be read": (entries("a | [alpha"), [("yaml", 3)]),
    "a relation to nothing": (
        entries("a | alpha | relations: |   broader: [b]"),
        [("relation-unknown", 7)],
    ),
    "a relation to itself": (
        entries("a | alpha | relations: {related: [a]}"), [("relation-circle", 6)],
    ),
    "broader in a circle": (
        entries("a | alpha | relations: {broader: [b]}", "b | beta | relations: {broader: [c]}",
                "c | gamma | relations: {broader: [a]}"),
        [("relation-circle", 16)],
    ),
    "broader and narrower in a circle": (
        entries("a | alpha | relations: {broader: [b], narrower: [b]}", "b | beta"),
        [("relation-circle", 6)],
    ),
    "parts in a circle": (
        entries("a | alpha | relations: {part-of: [b]}", "b | beta | relations: {part-of: [a]}"),
        [("relation-circle", 11)],
    ),
    "a former id that is an id": (
        entries("a | alpha | aliases: [b]", "b | beta"), [("alias-taken", 6)],
    ),
    "a former id of two entries": (
        entries("a | alpha | aliases: [old]", "b | beta | aliases: [old]"), [("alias-taken", 11)],
    ),
    "a former id that is its own": (entries("a | alpha | aliases: [a]"), [("alias-taken", 6)]),
    "a label of two entries": (entries("a | alpha", "b | alpha"), [("forms-overlap", 7)]),
    "a variant that is a plural": (
        entries("a | policy", "b | beta | variants: [x, policies]"), [("forms-overlap", 10)],
    ),
    "a variant with another hyphen": (
        entries("a | middle power", "b | beta | variants: [Middle-Power]"), [("forms-overlap", 10)],
    ),
    "an abbreviation of two entries": (
        entries("a | alpha | abbreviation: ABC", "b | beta | abbreviation: ABC"),
        [("forms-overlap", 11)],
    ),
    "an exception without the term's words": (
        entries("a | alpha | match: {not-when: [in passing]}"), [("not-when-idle", 6)],
    ),
    "an exception that is the term": (
        entries("a | alpha | match: {not-when: [alpha]}"), [("not-when-idle", 6)],
    ),
    "a definition of no brief": (
        entries("a | alpha | senses: [{brief: x, passage: p1, quote: An alpha}]"),
        [("sense-not-found", 6)],
    ),
    "a definition of no passage": (
        entries(f"a | alpha | senses: [{{brief: {ID}, passage: p9, quote: An alpha}}]"),
        [("sense-not-found", 6)],
    ),
    "a definition in other words": (
        entries(f"a | alpha | senses: |   - brief: {ID} |     passage: p1 |     quote: An alpha"),
        [("sense-not-found", 9)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("why", BROKEN)
def test_a_broken_glossary_gives_its_line(why: str) -> None:
    text, expected = BROKEN[why]
    assert complaints(text, TEXT) == expected, text


BLOCK = """terms:
  alignment:
    label: alignment
    kind: concept
    definition: A test.
    senses:
      - brief: {brief}
        passage: {passage}
        quote: >
          {quote}
    relations:
      broader:
        - partnership
        - nowhere
  partnership:
    label: partnership
    kind: concept
    definition: A test.
"""


@pytest.mark.parametrize(
    ("brief_id", "passage", "quote", "line", "says"),
    [
        (ID, "p1", "An alignment is a form", 9, "is not in p1; p1 has “An “alignment” is an"),
        (ID, "p2", "an institutionalized form of partnership", 9, "not in p2; it stands in p1"),
        (ID, "p7", "All else is talk.", 8, "has no passage p7; it stands in p2"),
        ("other", "p1", "All else is talk.", 7, f"no brief `other`; it stands in p2 of {ID}"),
        ("other", "p1", "Zebras gallop", 7, f"no brief `other`; there are {ID}"),
    ],
)
def test_a_definition_that_is_not_there_is_told_where_it_may_be(
    brief_id: str, passage: str, quote: str, line: int, says: str
) -> None:
    report = Report()
    written = glossary(BLOCK.format(brief=brief_id, passage=passage, quote=quote), report)
    place_senses(terms_of(written, FILE, report), [TEXT], written, FILE, report)
    sense, relation = sorted(report, key=lambda finding: finding.code, reverse=True)
    assert (sense.code, sense.file, sense.line) == ("sense-not-found", FILE, line)
    assert says in sense.says
    assert (relation.code, relation.line) == ("relation-unknown", 14)


def test_a_definition_is_given_as_it_was_printed() -> None:
    report = Report()
    text = BLOCK.format(brief=ID, passage="p1", quote='an "alignment" is an')
    written = glossary(text.replace("        - nowhere\n", ""), report)
    (term, _) = place_senses(terms_of(written, FILE, report), [TEXT], written, FILE, report)
    (sense,) = term.senses
    assert (sense.quote, sense.place.start, sense.place.end) == ("An “alignment” is an", 0, 20)
    assert list(report) == []


def test_the_glossary_of_this_project_has_nothing_to_mend() -> None:
    report = Report()
    pipeline.build(ROOT, SITE, report)
    assert [str(finding) for finding in report if finding.file == FILE] == []


# --- forms ---------------------------------------------------------------------------------

FORMS = """
alliance | alliance, alliances
policy | policy, policies
ally | ally, allies
day | day, days
pass | pass, passes
NATO | NATO, NATOs
KORUS FTA | KORUS FTA, KORUS FTAs
balance of power | balance of power, balance of powers, balances of power
multi-alignment | multi-alignment, multi-alignments, multialignment, multialignments
Trump 2.0 | Trump 2.0
hub-and-spokes | hub-and-spokes
동맹 | 동맹
"""


@pytest.mark.parametrize("row", FORMS.strip().splitlines())
def test_regular_forms_follow_from_the_label(row: str) -> None:
    label, _, expected = row.partition(" | ")
    (term,) = terms(f"a | {label}")
    assert ", ".join(form.spelled for form in forms_of(term)) == expected


# --- what the glossary might say and does not ----------------------------------------------


def said(found: tuple[Term, ...], *texts: str) -> list[tuple[str, str, int]]:
    """Code, file and line of what the editors are told, with the words in quotation marks."""
    report = Report()
    marked: Brief = linked(found, *texts)
    unglossed([marked], found, FILE, report)
    return [(finding.code, finding.says.split("”")[0].split("“")[-1], finding.line)
            for finding in report]  # fmt: skip


CANDIDATES = {
    "An “alliance” is a bond.": "alliance",
    "We define “alliance” as a bond.": "alliance",
    "“Alliance” here refers to a bond.": "Alliance",
    "An “alliance,” in the strict sense of the word, refers to a bond.": "alliance",
    "A bond, termed “alliance,” is meant.": "alliance",
    "A bond (hereafter alliance) is meant.": "alliance",
    "A Bond of States (BOS) is meant.": "BOS",
    "The Bond of States, commonly known as BOS, is meant.": "BOS",
    "BOS (Bond of States) is meant.": "BOS",
    "They are “alliance-allergic,” that is, they have none.": "alliance-allergic",
    "A ‘bond’ is an alliance.": "bond",
}


@pytest.mark.parametrize("text", CANDIDATES)
def test_what_looks_like_a_definition_is_shown_to_the_editors(text: str) -> None:
    assert said((), text) == [("definition-uncited", CANDIDATES[text], 1)]


@pytest.mark.parametrize(
    "text",
    [
        "The idea of an “alliance” was new. It is (as he says) a bond (see above).",
        "An “Asian NATO (North Atlantic Treaty Organization)” is not new.",
        "South Korea (ROK) and part XIV of XIV.",
    ],
)
def test_other_quotation_marks_and_brackets_are_left_alone(text: str) -> None:
    found = terms("nato | North Atlantic Treaty Organization | abbreviation: NATO")
    assert [row for row in said(found, text) if row[0] != "term-unused"] == []


def test_a_term_that_is_nowhere_used_is_shown() -> None:
    assert said(terms("a | alpha", "b | beta"), "An alpha.") == [("term-unused", "beta", 6)]


def test_an_acronym_used_twice_and_in_no_entry_is_shown_at_its_first_use() -> None:
    found = terms("korus-fta | KORUS FTA")
    text = ("GWIKS, ABC, FTA and FTA.", "And GWIKS, in KORUS FTA.")
    assert said(found, *text) == [("acronym-unexplained", "GWIKS", 1)]


def test_an_acronym_that_stands_for_two_things_is_shown_at_the_second() -> None:
    found = terms("csp | Comprehensive Strategic Partnership | abbreviation: CSP")
    text = ("Comprehensive Strategic Partnerships (CSPs), CSP.", "Central Statistical Panel (CSP).")
    assert said(found, *text) == [("acronym-two-expansions", "Central Statistical Panel", 3)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Association of Southeast Asian Nations (ASEAN)",
         ["ASEAN=Association of Southeast Asian Nations"]),
        ("the ASEAN Regional Forum (ARF, established in 1994), ASEAN Plus Three (APT, 1997)",
         ["ARF=ASEAN Regional Forum", "APT=ASEAN Plus Three"]),
        ("ASEAN Defense Ministers’ Meeting-Plus (ADMM-Plus, 2010)",
         ["ADMM-Plus=ASEAN Defense Ministers’ Meeting-Plus"]),
        ("the Liberal Democratic Party (LDP)", ["LDP=Liberal Democratic Party"]),
        ("the Korea Overseas Infrastructure & Urban Development Corporation, known as KIND",
         ["KIND=Korea Overseas Infrastructure & Urban Development Corporation"]),
        ("an “Asian NATO (North Atlantic Treaty Organization)”",
         ["NATO=North Atlantic Treaty Organization"]),
        ("the Republic of Korea (South Korea)", []),
        ("growth (see Table 1), in March (IMF 2024)", []),
    ],
)  # fmt: skip
def test_what_an_acronym_stands_for_is_read_from_its_letters(
    text: str, expected: list[str]
) -> None:
    assert [f"{found.short}={found.long}" for found in expansions_in(text)] == expected
