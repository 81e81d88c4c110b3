"""Senses: the quotations of glossary.yml -> places in the briefs.

    {brief: rok-us-policy-brief-8, passage: p12, quote: Reciprocity is a catchphrase}
    Place(rok-us-policy-brief-8, p12, 168, 195)

The words must stand in that passage; quotation marks, dashes and capitals may be typed in
another way (`text.fold`), and are then given as printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from glossator.findings import Report
from glossator.handwritten import Handwritten
from glossator.marking.glossary import Glossary
from glossator.model.brief import Brief, Passage
from glossator.model.glossary import Sense, Term
from glossator.model.naming import by_any_name
from glossator.model.spans import Place
from glossator.text import fold, most_like

NEAR = 0.6
"""From this likeness on, a passage is named as the one that may be meant."""


def place_senses(
    terms: Sequence[Term],
    briefs: Sequence[Brief],
    glossary: Handwritten[Glossary],
    file: str,
    report: Report,
) -> tuple[Term, ...]:
    """`terms` with each sense at its place in the numbered `briefs`.

    A sense whose words are not there is left out and reported (sense-not-found).
    """
    known = by_any_name(briefs)
    placed: list[Term] = []
    for term in terms:
        senses: list[Sense] = []
        for n, sense in enumerate(term.senses):
            path = ("terms", str(term.id), "senses", n)
            brief = known.get(sense.place.brief)
            if brief is not None:  # it may be called by a former id
                sense = replace(sense, place=replace(sense.place, brief=brief.id))
            passage = None if brief is None else _passage(brief, sense.place)
            if brief is None:
                line = glossary.line_of((*path, "brief"))
                report.add("sense-not-found", file, line, _no_brief(sense, briefs))
            elif passage is None:
                line = glossary.line_of((*path, "passage"))
                says = f"{brief.id} has no passage {sense.place.passage}{_nearest(sense, briefs)}"
                report.add("sense-not-found", file, line, says)
            elif (found := _in(passage, sense)) is None:
                line = glossary.line_of((*path, "quote"))
                says = f"“{sense.quote}” is not in {passage.id}{_nearest(sense, briefs)}"
                report.add("sense-not-found", file, line, says)
            else:
                senses.append(found)
        placed.append(replace(term, senses=tuple(senses)))
    return tuple(placed)


def _passage(brief: Brief, place: Place) -> Passage | None:
    """The passage at that address, also at an older one that leads to it."""
    wanted = place.passage
    return next((p for p in brief.passages if wanted == p.id or wanted in p.was), None)


def _in(passage: Passage, sense: Sense) -> Sense | None:
    start = passage.text.find(sense.quote)
    end = start + len(sense.quote)
    if start < 0:
        folded, wanted = fold(passage.text), fold(sense.quote).text
        at = folded.text.find(wanted)
        if at < 0:
            return None
        start, end = folded.back(at, at + len(wanted))
    place = Place(sense.place.brief, passage.id, start, end)
    return Sense(place, passage.text[start:end])


def _no_brief(sense: Sense, briefs: Sequence[Brief]) -> str:
    says = f"there is no brief `{sense.place.brief}`"
    return says + (_nearest(sense, briefs) or "; there are " + ", ".join(b.id for b in briefs))


def _nearest(sense: Sense, briefs: Sequence[Brief]) -> str:
    """Where the words, or words most like them, stand; empty where nothing is like them."""
    scored = [
        (most_like(sense.quote, passage.text), brief, passage)
        for brief in briefs
        for passage in brief.passages
    ]
    if not scored:
        return ""
    here = sense.place.brief
    likeness, brief, passage = max(scored, key=lambda s: (s[0].score, s[1].id == here))
    if likeness.score < NEAR:
        return ""
    words = passage.text[likeness.start : likeness.end]
    where = passage.id if brief.id == here else f"{passage.id} of {brief.id}"
    if likeness.score == 1:
        return f"; it stands in {where}"
    return f"; {where} has “{words}”"
