"""Terms: the checked entries of glossary.yml -> the terms of the model.

    alliance: {relations: {broader: [alignment]}}    alliance: broader alignment
    alignment: {}                                    alignment: narrower alliance

What an editor says of one term is also said of the other. What cannot be is reported with the
line of the value in the file: ids taken twice, relations to nothing or in a circle, words that
two entries would claim, and exceptions that can never apply.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from glossator.findings import Report
from glossator.handwritten import Handwritten
from glossator.marking.forms import Form, forms_of
from glossator.marking.glossary import Entry, Glossary
from glossator.marking.relations import complete, written_relations
from glossator.model.glossary import Sense, Term, TermRelation
from glossator.model.ids import Anchor, BriefId, TermId
from glossator.model.spans import Place
from glossator.text import fold


def terms_of(glossary: Handwritten[Glossary], file: str, report: Report) -> tuple[Term, ...]:
    """The terms, by label as a dictionary sorts, with their relations in both directions.

    Senses are not placed yet: `senses.place_senses` finds their words in the briefs.
    Reports alias-taken, relation-unknown, relation-circle, forms-overlap and not-when-idle.
    """
    entries = glossary.value.terms
    aliases = _aliases(glossary, file, report)
    written = written_relations(glossary, aliases, file, report)
    relations = complete(written)
    terms = [
        _term(TermId(id), entry, relations.get(TermId(id), ()), glossary.line_of(("terms", id)))
        for id, entry in entries.items()
    ]
    _check_forms(terms, glossary, file, report)
    _check_exceptions(terms, glossary, file, report)
    return tuple(sorted(terms, key=lambda term: (_sorted_as(term.label), term.id)))


def _term(id: TermId, entry: Entry, relations: Sequence[TermRelation], line: int) -> Term:
    return Term(
        id=id,
        label=entry.label,
        kind=entry.kind,
        definition=entry.definition,
        abbreviation=entry.abbreviation,
        variants=entry.variants,
        labels=tuple(entry.labels.items()),
        senses=tuple(
            Sense(Place(BriefId(s.brief), Anchor(s.passage), 0, 0), s.quote) for s in entry.senses
        ),
        relations=tuple(relations),
        case=entry.match.case,
        not_when=entry.match.not_when,
        link=entry.match.link,
        sources=entry.sources,
        aliases=tuple(TermId(alias) for alias in entry.aliases),
        line=line,
    )


def _sorted_as(label: str) -> str:
    """A label without its quotation marks and hyphens, which no dictionary sorts by."""
    return "".join(c for c in fold(label).text.replace("-", " ") if c.isalnum() or c == " ")


def _aliases(glossary: Handwritten[Glossary], file: str, report: Report) -> Mapping[TermId, TermId]:
    """Entry by former id; one that another entry has is reported."""
    found: dict[TermId, TermId] = {}
    for id, entry in glossary.value.terms.items():
        for n, alias in enumerate(entry.aliases):
            owner = alias if alias in glossary.value.terms else found.get(TermId(alias))
            if owner is not None:
                line = glossary.line_of(("terms", id, "aliases", n))
                says = f"`{alias}` of `{id}` is already an id of `{owner}`"
                report.add("alias-taken", file, line, says)
            else:
                found[TermId(alias)] = TermId(id)
    return found


# --- words that cannot be told apart -------------------------------------------------------


def _check_forms(
    terms: Sequence[Term], glossary: Handwritten[Glossary], file: str, report: Report
) -> None:
    """Report each pair of entries of which some words in a text would be both."""
    by_key: dict[str, list[tuple[Term, Form]]] = {}
    for term in terms:
        for form in forms_of(term):
            by_key.setdefault(form.key, []).append((term, form))
    said: set[tuple[TermId, TermId]] = set()
    for claims in by_key.values():
        for (one, form), (other, same) in combinations(claims, 2):
            if one.id == other.id or (one.id, other.id) in said or not form.could_be(same):
                continue
            said.add((one.id, other.id))
            line = _line_of_form(other, same, glossary)
            says = f"“{same.spelled}” is a form of `{other.id}` and of `{one.id}`"
            report.add("forms-overlap", file, line, says)


def _line_of_form(term: Term, form: Form, glossary: Handwritten[Glossary]) -> int:
    """Line of the label, abbreviation or variant that the form was made from."""
    for path, text in _texts(term):
        alone = Term(term.id, text, term.kind, "", case=term.case)
        if form.key in {other.key for other in forms_of(alone)}:
            return glossary.line_of(("terms", str(term.id), *path))
    return term.line


def _texts(term: Term) -> Iterator[tuple[tuple[str | int, ...], str]]:
    yield ("label",), term.label
    if term.abbreviation:
        yield ("abbreviation",), term.abbreviation
    for n, variant in enumerate(term.variants):
        yield ("variants", n), variant
    for language, label in term.labels:
        yield ("labels", language), label


def _check_exceptions(
    terms: Sequence[Term], glossary: Handwritten[Glossary], file: str, report: Report
) -> None:
    """Report phrases of `not-when` that hold no form of their term, or nothing but it."""
    for term in terms:
        keys = {form.key for form in forms_of(term)}
        for n, phrase in enumerate(term.not_when):
            key = Form(phrase).key
            if not any(k in key and k != key for k in keys):
                path = ("terms", str(term.id), "match", "not-when", n)
                says = f"“{phrase}” of `{term.id}`"
                report.add("not-when-idle", file, glossary.line_of(path), says)
