"""Small glossaries for tests: written as an editor would, read and linked as the build does."""

from __future__ import annotations

from dataclasses import replace

from briefs import Block, brief
from glossator.findings import Report
from glossator.handwritten import Handwritten, load
from glossator.marking.glossary import Glossary
from glossator.marking.link import OptOut, link_terms, uses_of
from glossator.marking.matcher import Matcher, matcher_of
from glossator.marking.senses import place_senses
from glossator.marking.terms import terms_of
from glossator.model.brief import Brief
from glossator.model.glossary import Term
from glossator.model.ids import TermId
from glossator.model.spans import Span, Spans, SpanType

FILE = "glossary.yml"


def entries(*written: str) -> str:
    """A glossary.yml of entries `id | label | key: value | …`; the kind and the definition are
    filled in. What stands on a line of its own below a key keeps its indentation."""
    lines = ["terms:"]
    for entry in written:
        id, label, *more = entry.split(" | ")
        lines += [f"  {id}:", f"    label: {label}", "    kind: concept", "    definition: A test."]
        lines += [f"    {line}" for line in more]
    return "\n".join(lines) + "\n"


def glossary(text: str, report: Report) -> Handwritten[Glossary]:
    """`text` as a glossary that is well written."""
    found = load(Glossary, text, FILE, report)
    assert found is not None, [str(finding) for finding in report]
    return found


def terms(*written: str) -> tuple[Term, ...]:
    """Terms of entries (see `entries`) about which there is nothing to say."""
    report = Report()
    found = terms_of(glossary(entries(*written), report), FILE, report)
    assert [str(finding) for finding in report] == []
    return found


def complaints(text: str, *briefs: Brief) -> list[tuple[str, int]]:
    """Code and line of everything that is said of the glossary `text`."""
    report = Report()
    found = load(Glossary, text, FILE, report)
    if found is not None:
        place_senses(terms_of(found, FILE, report), briefs, found, FILE, report)
    return [(finding.code, finding.line) for finding in report]


def uses(text: str, matcher: Matcher, language: str = "") -> list[str]:
    """Uses of terms in `text`, as `id=words`, in order."""
    return [f"{use.term.id}={text[use.start : use.end]}" for use in matcher.uses(text, language)]


def linked(found: tuple[Term, ...], *blocks: Block, opt_outs: tuple[OptOut, ...] = ()) -> Brief:
    """A brief of `blocks` (see `briefs.brief`) with its terms linked, without complaints."""
    report = Report()
    marked = link_terms(brief(*blocks), matcher_of(found), opt_outs, "brief.yml", report)
    assert [str(finding) for finding in report] == []
    return marked


def shown(marked: Brief) -> list[str]:
    """Each passage with its links in square brackets and its other uses in braces."""
    return [dressed(p.text, p.spans) for p in marked.passages]


def dressed(text: str, spans: Spans) -> str:
    """`text` with `[…]` around linked uses and `{…}` around the others."""
    for span in sorted(spans, key=lambda s: s.start, reverse=True):
        if span.type is SpanType.TERM:
            one, other = "[]" if span.get("linked") else "{}"
            inner = text[span.start : span.end]
            text = f"{text[: span.start]}{one}{inner}{other}{text[span.end :]}"
    return text


def counts(marked: Brief) -> dict[TermId, int]:
    """How often each term is used."""
    found: dict[TermId, int] = {}
    for use in uses_of(marked):
        found[use.term] = found.get(use.term, 0) + 1
    return found


def with_spans(made: Brief, n: int, *spans: tuple[SpanType, str]) -> Brief:
    """`made` with spans of a type at the first place of some words in its nth passage."""
    passage = made.passages[n]
    found = []
    for kind, words in spans:
        at = passage.text.index(words)
        values = {
            SpanType.LINK: (("href", "https://x.example/"), ("supplied", False)),
            SpanType.REFERENCE: (("to", "fig1"), ("found", "machine")),
            SpanType.CITATION: (("work", "w1"),),
        }.get(kind, ())
        found.append(Span(kind, at, at + len(words), values))
    changed = replace(passage, spans=(*found, *passage.spans))
    return replace(made, passages=(*made.passages[:n], changed, *made.passages[n + 1 :]))
