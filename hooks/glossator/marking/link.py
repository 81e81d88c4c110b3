"""Link: a numbered brief -> the same with a span at every use of a term.

    "… the AFIP memorandum … as the AFIP"    term afip, linked; term afip, not linked
    "An “alliance” is the highest form"      definition alliance; term alliance, not linked

Which use becomes a link is a matter of its place; that it is a use is not. A span says both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from glossator.findings import Report
from glossator.marking.matcher import Found, Matcher
from glossator.model.brief import Brief, Passage
from glossator.model.glossary import Linking, Sense, Term, Use
from glossator.model.ids import Anchor, TermId
from glossator.model.naming import by_any_name
from glossator.model.spans import Place, Span, SpanType
from glossator.text import fold, most_like

_NO_LINK_IN = frozenset({SpanType.LINK, SpanType.REFERENCE, SpanType.CITATION})
"""Links, and titles of cited works. A lost link is none: a term in it carries both marks."""

_OURS = frozenset({SpanType.TERM, SpanType.DEFINITION})


@dataclass(frozen=True, slots=True)
class OptOut:
    """A place of the text at which some words are not the term they look like."""

    quote: str
    """Words of one passage, with the use in them."""
    term: TermId
    line: int = 0
    """Line of the quotation in the sidecar."""


def link_terms(
    brief: Brief, matcher: Matcher, opt_outs: Sequence[OptOut], sidecar: str, report: Report
) -> Brief:
    """`brief` with TERM spans at all uses and DEFINITION spans at all senses.

    `opt_outs` come from the file `sidecar`; one that fits nowhere is reported (no-term-at-place).
    """
    language = brief.meta.language
    named = by_any_name(matcher.terms)
    opt_outs = [
        replace(one, term=named[one.term].id) if one.term in named else one for one in opt_outs
    ]
    places = [_placed(one, brief, named, sidecar, report) for one in opt_outs]
    useless = set(range(len(places)))
    linked: set[tuple[Anchor | None, TermId]] = set()
    defined: dict[Anchor, list[tuple[Term, Sense]]] = {}
    for term in matcher.terms:
        for sense in term.senses:
            if sense.place.brief == brief.id:
                defined.setdefault(sense.place.passage, []).append((term, sense))
    passages: list[Passage] = []
    for passage in brief.passages:

        def opted_out(use: Found, passage: Passage = passage) -> bool:
            hits = {
                n for n, place in enumerate(places) if _covers(place, opt_outs[n], passage, use)
            }
            useless.difference_update(hits)
            return bool(hits)

        senses = defined.get(passage.id, [])
        passage = replace(passage, spans=tuple(s for s in passage.spans if s.type not in _OURS))
        uses = matcher.uses(passage.text, language, opted_out if places else None)
        spans = [*passage.spans, *_definitions(senses)]
        spans += _marked(uses, passage, {term.id for term, _ in senses}, linked)
        spans.sort(key=lambda span: (span.start, -span.end, span.type))
        passages.append(replace(passage, spans=tuple(spans)))
    for n in sorted(useless):
        if places[n] is not None:
            says = f"there is no use of `{opt_outs[n].term}` in “{opt_outs[n].quote}”"
            report.add("no-term-at-place", sidecar, opt_outs[n].line, says)
    return replace(brief, passages=tuple(passages))


def uses_of(brief: Brief) -> tuple[Use, ...]:
    """All uses of terms in the linked `brief`, in reading order."""
    return tuple(
        Use(
            TermId(str(span.get("term"))),
            Place(brief.id, passage.id, span.start, span.end),
            passage.text[span.start : span.end],
        )
        for passage in brief.passages
        for span in passage.spans
        if span.type is SpanType.TERM
    )


def _definitions(senses: Sequence[tuple[Term, Sense]]) -> list[Span]:
    return [
        Span(SpanType.DEFINITION, s.place.start, s.place.end, (("term", str(term.id)),))
        for term, s in senses
        if s.place.start < s.place.end
    ]


def _marked(
    uses: Sequence[Found],
    passage: Passage,
    defined: set[TermId],
    linked: set[tuple[Anchor | None, TermId]],
) -> list[Span]:
    """Term spans of one passage; what is linked is noted in `linked`, by section."""
    closed = [(0, len(passage.run_in or ""))]  # a heading at the line's head
    closed += ((span.start, span.end) for span in passage.spans if span.type in _NO_LINK_IN)
    spans: list[Span] = []
    for use in uses:
        term = use.term
        key = (passage.section, term.id)
        link = (
            term.link is not Linking.NEVER
            and (term.link is Linking.EVERY or key not in linked)
            and term.id not in defined
            and not any(start < use.end and use.start < end for start, end in closed)
        )
        if link:
            linked.add(key)
        values = (("term", str(term.id)), ("linked", link))
        spans.append(Span(SpanType.TERM, use.start, use.end, values))
    return spans


# --- where an editor says that there is no term --------------------------------------------


def _placed(
    opt_out: OptOut, brief: Brief, named: Mapping[str, Term], sidecar: str, report: Report
) -> Place | None:
    """Where the words stand, once and in one passage; else None, and it is reported."""
    if opt_out.term not in named:
        says = f"there is no term `{opt_out.term}` in the glossary"
        report.add("no-term-at-place", sidecar, opt_out.line, says)
        return None
    wanted = fold(opt_out.quote).text
    places: list[Place] = []
    for passage in brief.passages:
        folded = fold(passage.text)
        at = folded.text.find(wanted)
        while at >= 0:
            places.append(Place(brief.id, passage.id, *folded.back(at, at + len(wanted))))
            at = folded.text.find(wanted, at + 1)
    if len(places) == 1:
        return places[0]
    says = f"“{opt_out.quote}” is in no passage"
    if places:
        where = " and ".join(dict.fromkeys(f"¶ {place.passage[1:]}" for place in places))
        says = f"“{opt_out.quote}” stands {len(places)} times, in {where}"
    elif brief.passages:
        near = max(brief.passages, key=lambda p: most_like(opt_out.quote, p.text).score)
        says += f"; the nearest is ¶ {near.number}"
    report.add("no-term-at-place", sidecar, opt_out.line, says)
    return None


def _covers(place: Place | None, opt_out: OptOut, passage: Passage, use: Found) -> bool:
    return (
        place is not None
        and place.passage == passage.id
        and use.term.id == opt_out.term
        and place.start < use.end
        and use.start < place.end
    )
