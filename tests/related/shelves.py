"""Shelves for tests: briefs of plain passages with terms, as the marking would hand them on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from glossator.marking.link import uses_of
from glossator.model.brief import Brief, Matter, Note, Passage
from glossator.model.glossary import RelationKind, Term, TermRelation, Use
from glossator.model.ids import Anchor, BriefId, Sha256, TermId
from glossator.model.metadata import Meta, Person
from glossator.model.roles import Role
from glossator.model.shelf import Shelf
from glossator.model.source import Source
from glossator.model.spans import Span, SpanType

Content = tuple[str, Iterable[str]]
"""Text of a passage and the terms that it uses; each is written after the text."""


def passage_of(n: int, text: str, terms: Iterable[str]) -> Passage:
    """The nth passage; its terms stand at its end, as words of their own."""
    spans = []
    for term in terms:
        text = f"{text} {term}" if text else term
        values = (("term", term), ("linked", False))
        spans.append(Span(SpanType.TERM, len(text) - len(term), len(text), values))
    return Passage(Anchor(f"p{n}"), Role.PARAGRAPH, text, (n,), tuple(spans))


def brief_of(name: str, passages: Iterable[Content], boilerplate: str = "") -> Brief:
    """A brief of passages; `boilerplate` stands in its biography, disclaimer and only note."""
    source = Source(BriefId(name), f"briefs/{name}/source.txt", (), Sha256("0" * 64))
    kinds = (Role.BIOGRAPHY, Role.DISCLAIMER) if boilerplate else ()
    notes = (Note(Anchor("n1"), "1", boilerplate, (1,)),) if boilerplate else ()
    return Brief(
        BriefId(name),
        source,
        0,
        Meta(title=f"On {name}", authors=(Person(name.title()),), language="en"),
        passages=tuple(passage_of(n, *one) for n, one in enumerate(passages, start=1)),
        matter=tuple(Matter(kind, boilerplate, (1,)) for kind in kinds),
        notes=notes,
    )


def shelf_of(
    briefs: Mapping[str, Iterable[Content]],
    terms: Iterable[str],
    boilerplate: str = "",
    kin: Iterable[tuple[str, str]] = (),
) -> Shelf:
    """A shelf of briefs by name; its glossary relates the terms that are `kin`."""
    made = tuple(brief_of(name, passages, boilerplate) for name, passages in briefs.items())
    uses: list[Use] = [use for brief in made for use in uses_of(brief)]
    related = {
        term: tuple(TermRelation(RelationKind.RELATED, TermId(to)) for of, to in kin if of == term)
        for term in terms
    }
    entries = tuple(
        Term(TermId(term), term, "concept", "A test.", relations=relations)
        for term, relations in related.items()
    )
    return Shelf(made, entries, tuple(uses))
