"""Notes index: `/notes/`, all editors' notes of the site by brief, kind and term."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.model.annotations import Annotation
from glossator.model.brief import Brief
from glossator.model.glossary import Term
from glossator.model.ids import TermId
from glossator.model.spans import SpanType
from glossator.shorthand import references
from glossator.writing.concordance import Concordance
from glossator.writing.counts import plural
from glossator.writing.escape import in_html, in_markdown
from glossator.writing.margin import on_what, signed
from glossator.writing.note_text import note_html
from glossator.writing.pointing import Here, called
from glossator.writing.summary import short_name

_HEAD = """---
title: Notes
template: notes.html
description: What the editors add to the briefs, note by note, by brief, kind and term.
---

# Notes { #title }

What the editors add to the briefs: context, definitions, comparisons, sources, corrections,
questions. None of it is the authors’ word.
{: .lead }
"""

HERE = Here("../")


def notes_index(lexicon: Concordance) -> str:
    """The Markdown of `/notes/`."""
    briefs = [brief for brief in lexicon.shelf.briefs if brief.annotations]
    if not briefs:
        return f"{_HEAD}\nThere are no notes yet.\n"
    out = [_HEAD]
    for brief in briefs:
        title = in_markdown(f"{short_name(brief)}: {brief.meta.title}")
        rows = "\n".join(_row(one, brief, lexicon) for one in brief.annotations)
        out.append(f'## {title} {{ #{brief.id} }}\n\n<ul class="notes-list">\n{rows}\n</ul>\n')
    out += ["## By kind { #kinds }\n", *_by_kind(briefs), "\n## By term { #terms }\n"]
    out += _by_term(briefs, lexicon)
    return "\n".join(out) + "\n"


def terms_of_note(one: Annotation, brief: Brief, lexicon: Concordance) -> list[Term]:
    """Terms that a note points at, and those used in the words that it is about."""
    found = [reference.term for reference in references(one.text) if reference.term is not None]
    for passage in brief.passages:
        if passage.id == one.of and one.start < one.end:
            found += (
                TermId(str(span.get("term")))
                for span in passage.spans
                if span.type is SpanType.TERM and span.start < one.end and one.start < span.end
            )
    terms = (lexicon.terms[name] for name in found if name in lexicon.terms)
    return list({term.id: term for term in terms}.values())


def _row(one: Annotation, brief: Brief, lexicon: Concordance) -> str:
    terms = terms_of_note(one, brief, lexicon)
    place = called(brief.id, one.of, lexicon, HERE) if one.of else short_name(brief)
    return (
        f'<li data-kind="{one.kind}" data-brief="{in_html(short_name(brief))}" '
        f'data-term="{in_html("|".join(term.label for term in terms))}">'
        f'<p class="margin-head"><a href="{HERE.piece_at(brief.id, one.id)}">{in_html(place)}, '
        f'{one.id}</a> <span class="kind">{one.kind.capitalize()}</span> {on_what(one, brief)}</p>'
        f"{note_html(one.text, brief.id, lexicon, HERE)}"
        f'<p class="meta">{signed(one)}</p></li>'
    )


def _by_kind(briefs: list[Brief]) -> Iterator[str]:
    kinds: dict[str, list[str]] = {}
    for brief in briefs:
        for one in brief.annotations:
            kinds.setdefault(one.kind, []).append(_link(one, brief))
    for kind, links in sorted(kinds.items()):
        yield f"- **{kind.capitalize()}**, {plural(len(links), 'note')}: {', '.join(links)}"


def _by_term(briefs: list[Brief], lexicon: Concordance) -> Iterator[str]:
    found: dict[TermId, list[str]] = {}
    for brief in briefs:
        for one in brief.annotations:
            for term in terms_of_note(one, brief, lexicon):
                found.setdefault(term.id, []).append(_link(one, brief))
    for term in lexicon.shelf.terms:
        if term.id in found:
            label = f"[{in_markdown(term.label)}](../glossary/{term.id}/index.md)"
            yield f"- {label}: {', '.join(found[term.id])}"


def _link(one: Annotation, brief: Brief) -> str:
    name = in_html(f"{short_name(brief)}, {one.id}")
    return f'<a href="{HERE.piece_at(brief.id, one.id)}">{name}</a>'
