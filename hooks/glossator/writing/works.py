"""Works: the page of all works that the briefs cite, who cites each and where, and as data."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from glossator.model.brief import Brief
from glossator.model.editions import Standing
from glossator.model.ids import BriefId, WorkId
from glossator.model.links import Thing
from glossator.model.shelf import Shelf
from glossator.model.spans import Span, SpanType
from glossator.model.works import Citation, Citing, Work
from glossator.writing.cited_item import as_csl
from glossator.writing.cited_reference import reference
from glossator.writing.concordance import Concordance
from glossator.writing.counts import plural
from glossator.writing.escape import in_html
from glossator.writing.mentioned_by import mentioned_by
from glossator.writing.pointing import Here
from glossator.writing.previews import as_small_json, plain
from glossator.writing.summary import short_name
from glossator.writing.tombstone import older

_HEAD = """---
title: Works cited
template: works.html
description: Every work that a note of these briefs cites, and where it is cited.
---

# Works cited {{ #title }}

{lead} The references are the authors’ evidence, read from their notes by machine; what we add
to them is set apart. <a href="../works.csl.json">As data (CSL-JSON)</a>
{{: .lead }}
"""

_TYPES = {
    "article-journal": "Article",
    "article-magazine": "Magazine article",
    "article-newspaper": "Newspaper article",
    "book": "Book",
    "chapter": "Chapter",
    "document": "Document",
    "interview": "Interview",
    "post": "Post",
    "report": "Report",
    "speech": "Speech",
    "thesis": "Thesis",
    "webpage": "Web page",
}

_HOW = {Citing.IBID: "as Ibid.", Citing.SHORT: "in short"}


def works_page(lexicon: Concordance) -> str:
    """The Markdown of `/works/`."""
    shelf, mentions = lexicon.shelf, lexicon.mentions
    briefs = {brief.id: brief for brief in shelf.briefs}
    citing = {place.brief for work in shelf.works for place in work.citations}
    lead = f"{plural(len(shelf.works), 'work')}, cited in {plural(len(citing), 'brief')}."
    head = _HEAD.format(lead=lead if shelf.works else "The notes cite no works yet.")
    rows = "\n".join(
        _entry(
            work,
            briefs,
            mentioned_by(
                mentions.get(Thing(work=work.id), ()),
                lexicon,
                Here("../"),
                work.item.title,
                "Where it is cited",
            ),
        )
        for work in shelf.works
    )
    listed = (
        f'<section role="doc-bibliography" aria-labelledby="title">\n'
        f'<ul class="works">\n{rows}\n</ul>\n</section>'
    )
    return "\n".join(part for part in (head, listed if rows else "", _withdrawn(shelf)) if part)


def _withdrawn(shelf: Shelf) -> str:
    """The works that were cited once; empty where there are none."""
    rows = "\n".join(
        f'<li id="{one.path.partition("#")[2]}"><p class="ours">Cited no more: '
        f"“{in_html(one.name)}”. The address stays, so that who follows an older link is told so."
        "</p></li>"
        for one in shelf.addresses
        if one.kind == "work" and one.state is Standing.WITHDRAWN
    )
    return f'<ul class="works withdrawn">\n{rows}\n</ul>\n' if rows else ""


def works_previews(shelf: Shelf) -> str:
    """`/works/previews.json`: the reference to every work and where it is cited."""
    briefs = {brief.id: brief for brief in shelf.briefs}
    return as_small_json(
        {work.id: [_citers(work, briefs), plain(reference(work.item))] for work in shelf.works}
    )


def _citers(work: Work, briefs: dict[BriefId, Brief]) -> str:
    names = dict.fromkeys(short_name(briefs[place.brief]) for place in work.citations)
    return f"Works cited; cited by {', '.join(names)}"


def works_json(shelf: Shelf) -> str:
    """All works as an array of CSL-JSON items, in the order of the page."""
    items = [as_csl(work.item, work.id) for work in shelf.works]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def _entry(work: Work, briefs: dict[BriefId, Brief], mentioned: str) -> str:
    cited = "; ".join(
        _cited_by(briefs[brief], list(places))
        for brief, places in groupby(work.citations, key=lambda place: place.brief)
    )
    kind = _TYPES.get(work.item.type, work.item.type)
    return (
        f'<li id="{work.id}">{older(work.was)}'
        f'<p class="reference">{reference(work.item)}</p>\n'
        f'<p class="ours"><a class="number" href="#{work.id}" '
        f'aria-label="Address of this entry">#</a> {in_html(kind)} · Cited by {cited}</p>'
        f"{mentioned}</li>"
    )


def _cited_by(brief: Brief, places: list[Citation]) -> str:
    """The brief, each note with its passages, and how often, where it is more than once."""
    page = f"../briefs/{brief.id}/"
    labels = {note.id: note.label for note in brief.notes}
    notes = ", ".join(_place(place, labels[place.note], page) for place in places)
    name = f'<a href="{page}">{in_html(short_name(brief))}</a>'
    return f"{name}: {notes}{_counted(places)}"


def _place(place: Citation, label: str, page: str) -> str:
    links = ", ".join(
        f'<a href="{page}#{passage}">¶ {passage.removeprefix("p")}</a>'
        for passage in place.passages
    )
    how = f", {_HOW[place.how]}" if place.how in _HOW else ""
    found = f' <a href="{page}#{place.note}">note {in_html(label)}</a>{how}'
    return (found + (f" ({links})" if links else "")).strip()


def _counted(places: list[Citation]) -> str:
    """`: 2 times, once as Ibid.`; nothing for a single time."""
    if len(places) == 1:
        return ""
    kinds = [
        f"{_times(sum(place.how is how for place in places))} {words}"
        for how, words in _HOW.items()
        if any(place.how is how for place in places)
    ]
    return " – " + ", ".join((f"{len(places)} times", *kinds))


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def cited_among(brief: Brief, works: Sequence[Work]) -> Brief:
    """`brief`, an older edition's, its spans over `works` alone and under their ids of today."""
    ids = {id: work.id for work in works for id in (work.id, *work.was)}

    def today(span: Span) -> Span:
        return replace(span, values=(("work", ids[WorkId(str(span.get("work")))]),))

    return replace(
        brief,
        notes=tuple(
            replace(
                note,
                spans=tuple(
                    today(span) if span.type is SpanType.CITATION else span
                    for span in note.spans
                    if span.type is not SpanType.CITATION or span.get("work") in ids
                ),
            )
            for note in brief.notes
        ),
    )
