"""Unglossed: what the glossary might say and does not, for the editors to look at.

    'An “alignment” is an institutionalized …', quoted by no sense     definition-uncited
    "GWIKS … GWIKS", in no entry                                       acronym-unexplained

None of it is a mistake. A line is the one of the source, or of glossary.yml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glossator.findings import Report
from glossator.marking.acronyms import acronyms_in, expansions_in
from glossator.marking.forms import Form, forms_of
from glossator.model.brief import Brief, Passage
from glossator.model.glossary import Term
from glossator.model.spans import SpanType
from glossator.text import fold

_DEFINES = (
    r"\b[Aa]n? {quoted},? (?:is|means|denotes)\b",
    r"\b(?:defined?s?|defining) {quoted} as\b",
    r"{quoted}(?:,? [^.;“”\"]{{0,60}})? (?:refers?|referred) to\b",
    r"\b(?:termed|dubbed|coined|so-called|(?:we|I) call(?: this| it)?) {quoted}",
    r"{quoted},? that is,",
    r"{quoted} \((?:that is|i\.e\.)",
)
_QUOTED = (
    r"[“\"](?P<term>[^“”\"()]{2,60}?)[,.;]?[”\"]",
    r"(?<!\w)‘(?P<term>[^‘“”\"()]{2,60}?)[,.;]?’(?!\w)",
)
_DEFINING = tuple(re.compile(way.format(quoted=q)) for way in _DEFINES for q in _QUOTED)

_NAMING = re.compile(
    r"\b(?:hereafter|hereinafter)(?: called| the|,)? [“\"]?"
    r"(?P<term>[^“”\"();,.]{2,60}(?:\.\d+)?)[”\"]?(?=[);,.])"
)
"""Gives a thing a name and does not say what it is."""


def unglossed(briefs: Sequence[Brief], terms: Sequence[Term], file: str, report: Report) -> None:
    """Report what the linked `briefs` hold and the `terms` of `file` do not, and the reverse.

    term-unused, acronym-unexplained, acronym-two-expansions, definition-uncited.
    """
    _unused(briefs, terms, file, report)
    _unexplained(briefs, terms, report)
    _two_expansions(briefs, terms, report)
    _uncited(briefs, terms, report)


def _unused(briefs: Sequence[Brief], terms: Sequence[Term], file: str, report: Report) -> None:
    used = {
        span.get("term")
        for brief in briefs
        for passage in brief.passages
        for span in passage.spans
        if span.type is SpanType.TERM
    }
    for term in terms:
        if briefs and term.id not in used:
            report.add("term-unused", file, term.line, f"`{term.id}`, “{term.label}”")


def _unexplained(briefs: Sequence[Brief], terms: Sequence[Term], report: Report) -> None:
    known = _acronyms_of(terms)
    for brief in briefs:
        places: dict[str, list[Passage]] = {}
        for passage in brief.passages:
            for acronym, _ in acronyms_in(passage.text):
                places.setdefault(acronym, []).append(passage)
        for acronym, passages in places.items():
            if len(passages) > 1 and acronym not in known:
                line = line_of(brief, passages[0], acronym)
                says = f"“{acronym}”, {len(passages)} times from ¶ {passages[0].number} on"
                report.add("acronym-unexplained", brief.source.file, line, says)


def _acronyms_of(terms: Sequence[Term]) -> set[str]:
    return {
        acronym
        for term in terms
        for text in (term.label, term.abbreviation, *term.variants)
        for acronym, _ in acronyms_in(text)
    }


def _two_expansions(briefs: Sequence[Brief], terms: Sequence[Term], report: Report) -> None:
    """What stands for an acronym in one place and not in another; the glossary speaks first."""
    said: dict[str, list[str]] = {}
    for term in terms:
        if term.abbreviation:
            said.setdefault(term.abbreviation, []).extend((term.label, *term.variants))
    for brief in briefs:
        for passage in brief.passages:
            for found in expansions_in(passage.text):
                before = said.setdefault(found.short, [])
                if before and not any(_same(found.long, long) for long in before):
                    line = line_of(brief, passage, found.long)
                    says = f"{found.short} is “{found.long}” here, and elsewhere “{before[0]}”"
                    report.add("acronym-two-expansions", brief.source.file, line, says)
                before.append(found.long)


def _same(one: str, other: str) -> bool:
    """True when two expansions differ in articles, number or typing at most."""
    return _bare(one) == _bare(other)


def _bare(long: str) -> list[str]:
    words = re.findall(r"[^\W_]+", fold(long).text)
    return [w.removesuffix("s") for w in words if w not in ("the", "a", "an", "and")]


def _uncited(briefs: Sequence[Brief], terms: Sequence[Term], report: Report) -> None:
    keys = {form.key for term in terms for form in forms_of(term)}
    for brief in briefs:
        for passage in brief.passages:
            cited = [s for s in passage.spans if s.type is SpanType.DEFINITION]
            for term, start, end, named in _candidates(passage.text):
                quoted = any(s.start < end and start < s.end for s in cited)
                if not quoted and not (named and Form(term).key in keys):
                    line = line_of(brief, passage, passage.text[start:end])
                    says = f"“{term}” in ¶ {passage.number}: “{passage.text[start:end]}”"
                    report.add("definition-uncited", brief.source.file, line, says)


def _candidates(text: str) -> Iterator[tuple[str, int, int, bool]]:
    """Term, start and end of what may define one, and whether it only gives it a name: then an
    entry that has the name is enough."""
    taken: list[tuple[int, int]] = []
    for pattern in _DEFINING:
        for found in pattern.finditer(text):
            if not any(found.start() < b and a < found.end() for a, b in taken):
                taken.append(found.span())
                yield found["term"].strip(" ,"), found.start(), found.end(), False
    for found in _NAMING.finditer(text):
        yield found["term"].strip(), found.start(), found.end(), True
    for expansion in expansions_in(text):
        yield expansion.short, expansion.start, expansion.end, True


def line_of(brief: Brief, passage: Passage, words: str) -> int:
    """Line of the source on which `words` of a passage begin, as far as the lines tell."""
    start = fold(words).text[:40]
    for number in passage.lines:
        if start in fold(brief.source.lines[number - 1]).text:
            return number
    return passage.lines[0] if passage.lines else 0
