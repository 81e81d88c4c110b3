"""Mentions: a marked shelf -> who points to what, each with the sentence in which it does.

    note a6 on Kuik: “… than the first ([[rok-us-policy-brief-8#p7]]) and advised …”
    Kim ¶ 7 is mentioned by Kuik, note a6, in that sentence

Whatever links, also links back: references and citations of the author, short references of the
editors' notes, and definitions that the glossary quotes. What is shown at both of its ends anyway
needs no mention: relations and likenesses of passages, and a note beside its own words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from glossator.model.annotations import Annotation
from glossator.model.brief import Brief, Passage
from glossator.model.glossary import Term
from glossator.model.ids import Anchor
from glossator.model.links import Hand, Mention, Thing
from glossator.model.naming import by_any_address, by_any_name
from glossator.model.shelf import Shelf
from glossator.model.spans import Span, SpanType
from glossator.model.works import Citing
from glossator.sentences import sentence_around
from glossator.shorthand import Reference, references

_AUTHORS = {SpanType.REFERENCE: "to", SpanType.NOTE_REF: "note"}
"""Spans by which a passage points to a piece of its brief, and the value that names it."""


def mentions(shelf: Shelf) -> tuple[Mention, ...]:
    """All mentions of `shelf`, in the order of what mentions: brief by brief, then the glossary."""
    found: list[Mention] = []
    named = _Named(by_any_name(shelf.briefs), by_any_name(shelf.terms))
    for brief in shelf.briefs:
        for passage in brief.passages:
            found += _by_author(brief, passage)
        for one in brief.annotations:
            found += _by_editors(brief, one, named)
    found += _by_citation(shelf)
    found += _by_glossary(shelf)
    return tuple(mention for mention in found if mention.of != mention.by)


def _by_author(brief: Brief, passage: Passage) -> Iterator[Mention]:
    by = Thing(brief.id, passage.id)
    for span in passage.spans:
        key = _AUTHORS.get(span.type)
        if key is not None:
            of = Thing(brief.id, Anchor(str(span.get(key))))
            hand = Hand.MACHINE if span.type is SpanType.REFERENCE else Hand.AUTHOR
            yield _in(passage.text, span, of, by, hand)


def _in(text: str, span: Span, of: Thing, by: Thing, hand: Hand) -> Mention:
    at = max(span.start - 1, 0) if span.start == span.end else span.start  # a mark ends its words
    first, last = sentence_around(text, at, span.end)
    return Mention(of, by, hand, text[first:last], span.start - first, span.end - first)


@dataclass(frozen=True, slots=True)
class _Named:
    """What a note can point to, by any name."""

    briefs: Mapping[str, Brief]
    terms: Mapping[str, Term]

    def thing(self, reference: Reference, here: Brief) -> Thing | None:
        """What a reference in a note on `here` points to; None where it is not there."""
        if reference.term is not None:
            term = self.terms.get(reference.term)
            return Thing(term=term.id) if term else None
        brief = self.briefs.get(reference.brief or here.id)
        if brief is None or reference.piece is None:
            return Thing(brief.id) if brief else None
        piece = by_any_address(brief).get(reference.piece)
        return Thing(brief.id, piece) if piece else None


def _by_editors(brief: Brief, one: Annotation, named: _Named) -> Iterator[Mention]:
    """References of a note; the sentence is as its editor typed it, brackets and all."""
    by = Thing(brief.id, one.id)
    for text in (one.text, *(circle.members for circle in one.circles)):
        for reference in references(text):
            of = named.thing(reference, brief)
            if of is None:
                continue
            end = text.index("]]", reference.start) + 2
            first, last = sentence_around(text, reference.start, end)
            sentence = text[first:last]
            yield Mention(of, by, Hand.EDITORS, sentence, reference.start - first, end - first)


def _by_citation(shelf: Shelf) -> Iterator[Mention]:
    """Passages whose note cites a work; an *Ibid.* or a short title is resolved by machine."""
    passages = {(b.id, p.id): p for b in shelf.briefs for p in b.passages}
    for work in shelf.works:
        for citation in work.citations:
            hand = Hand.AUTHOR if citation.how is Citing.FULL else Hand.MACHINE
            for anchor in citation.passages:
                passage = passages[citation.brief, anchor]
                of, by = Thing(work=work.id), Thing(citation.brief, anchor)
                for span in passage.spans:
                    if span.type is SpanType.NOTE_REF and span.get("note") == citation.note:
                        yield _in(passage.text, span, of, by, hand)


def _by_glossary(shelf: Shelf) -> Iterator[Mention]:
    """Passages whose words the glossary quotes as a definition; those words are the sentence."""
    for term in shelf.terms:
        for sense in term.senses:
            of, by = Thing(sense.place.brief, sense.place.passage), Thing(term=term.id)
            yield Mention(of, by, Hand.EDITORS, sense.quote, 0, 0)
