"""Term page: the whole record of one term.

Definitions by sense with their evidence, where it is used (drawn and as a table), what it is
related to, its neighbours, and every use in its sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from glossator.model.brief import Brief
from glossator.model.glossary import RelationKind, Term, Use
from glossator.model.ids import TermId
from glossator.model.links import Thing
from glossator.sentences import sentence_around
from glossator.writing.cite_box import CITE_LINK, entry_box
from glossator.writing.citing.forms import Forms
from glossator.writing.concordance import Concordance
from glossator.writing.counts import plural
from glossator.writing.escape import block, in_html, in_markdown
from glossator.writing.front_matter import front_matter
from glossator.writing.lexicon import sense_ids
from glossator.writing.mentioned_by import mentioned_section
from glossator.writing.plot import graph, strip
from glossator.writing.pointing import Here
from glossator.writing.summary import short_name

NEIGHBOURS = 12
"""Terms named as neighbours; more would be all of them."""


def term_page(
    term: Term,
    lexicon: Concordance,
    citations: Forms,
    head_of_page: Sequence[str] = (),
) -> str:
    """The Markdown of `/glossary/<id>/`, with its `citations`; `head_of_page` is lines of
    HTML for its head."""
    title = f"{term.label} ({term.abbreviation})" if term.abbreviation else term.label
    front = {"title": title, "template": "term.html", "description": term.definition}
    return (
        front_matter(front, head_of_page)
        + "\n"
        + "\n\n".join(part for part in _parts(term, lexicon, citations) if part)
        + "\n"
    )


def _parts(term: Term, lexicon: Concordance, citations: Forms) -> Iterator[str]:
    uses = lexicon.uses.get(term.id, ())
    contested = lexicon.is_contested(term)
    kind = f"{term.kind} · contested: the authors define it differently" if contested else term.kind
    yield f"{in_markdown(kind)}\n{{: .kicker }}"
    yield f"# {in_markdown(term.label)} {{ #title }}"
    names = [in_markdown(term.abbreviation)] if term.abbreviation else []
    names += [f'<span lang="{in_html(tag)}">{in_html(name)}</span>' for tag, name in term.labels]
    if names:
        yield f"{' · '.join(names)}\n{{: .subtitle }}"
    yield (
        f"{CITE_LINK} "
        f"{plural(len(uses), 'use')} in {plural(len(lexicon.briefs_using(term.id)), 'brief')} "
        f'<a href="term.jsonld">Data</a>\n{{: .tools }}'
    )
    yield "## What it means { #meaning }"
    addresses = zip(term.senses, sense_ids(term), strict=True)
    for brief_id, senses in groupby(addresses, key=lambda pair: pair[0].place.brief):
        brief = lexicon.briefs[brief_id]
        yield f"### {_named(brief)} {{ #defined-in-{brief_id} }}"
        for sense, address in senses:
            number = sense.place.passage.removeprefix("p")
            link = f"[¶ {number}](../../briefs/{brief_id}/index.md#{sense.place.passage})"
            older = (a + address.removeprefix(brief_id) for a in brief.aliases)
            quote = "".join(f'<a id="{one}"></a>' for one in older)
            quote += block(in_markdown(sense.quote))
            yield (
                f'<blockquote class="sense" id="{address}" markdown>\n\n'
                f"{quote}\n\nDefined here: {link}\n{{: .place }}\n\n</blockquote>"
            )
    yield "### Our definition { #our-definition }"
    undefined = "" if term.senses else "Not defined in these briefs. "
    yield undefined + block(in_markdown(term.definition))
    if term.sources:
        yield "Sources: " + in_markdown("; ".join(term.sources)) + ".\n{: .sources }"
    yield from _where(term, lexicon)
    yield from _related(term, lexicon)
    yield from _neighbours(term.id, lexicon)
    yield mentioned_section(lexicon.mentions.get(Thing(term=term.id), ()), lexicon, Here("../../"))
    yield from _concordance(uses, lexicon)
    yield entry_box(citations)


def _named(brief: Brief) -> str:
    return f"{in_markdown(short_name(brief))}: {in_markdown(brief.meta.title)}"


def _link(term: Term) -> str:
    return f"[{in_markdown(term.label)}](../{term.id}/index.md)"


def _where(term: Term, lexicon: Concordance) -> Iterator[str]:
    briefs = lexicon.briefs_using(term.id)
    if not briefs:
        return
    yield "## Where it is used { #where }"
    rows = ["| Brief | Section | Uses | Paragraphs |", "| --- | --- | ---: | --- |"]
    for brief in briefs:
        uses = lexicon.uses_in(term.id, brief.id)
        lengths = [len(passage.text) for passage in brief.passages]
        total = sum(lengths)
        starts = {p.id: sum(lengths[:index]) for index, p in enumerate(brief.passages)}
        places = [(starts[use.place.passage] + use.place.start) / total for use in uses]
        bounds = [
            starts[brief.passages[section.before].id] / total
            for section in brief.sections
            if section.before < len(brief.passages)
        ]
        first = uses[0].place.passage
        yield (
            f"**{in_markdown(short_name(brief))}**, {plural(len(uses), 'use')}; first used in "
            f"[¶ {first.removeprefix('p')}](../../briefs/{brief.id}/index.md#{first})"
        )
        yield f'<div class="dispersion">{strip(places, bounds)}</div>'
        for section, group in groupby(uses, key=lambda use: _section(use, lexicon)):
            found = list(group)
            numbers = dict.fromkeys(use.place.passage for use in found)
            links = ", ".join(
                f"[{n.removeprefix('p')}](../../briefs/{brief.id}/index.md#{n})" for n in numbers
            )
            cells = (in_markdown(short_name(brief)), in_markdown(section), str(len(found)), links)
            rows.append(f"| {' | '.join(cells)} |")
    yield (
        '<details class="as-table" markdown>\n\n<summary>The same as a table</summary>\n\n'
        + "\n".join(rows)
        + "\n\n</details>"
    )


def _section(use: Use, lexicon: Concordance) -> str:
    passage = lexicon.passages[use.place.brief, use.place.passage]
    if passage.section is None:
        return "Opening"
    return lexicon.sections[use.place.brief, passage.section].title


def _related(term: Term, lexicon: Concordance) -> Iterator[str]:
    if not term.relations:
        return
    yield "## Related terms { #relations }"
    related = [(r.kind.value, lexicon.terms[r.to].label, f"../{r.to}/") for r in term.relations]
    yield f'<div class="relations">{graph(term.label, related)}</div>'
    kinds = sorted(term.relations, key=lambda relation: list(RelationKind).index(relation.kind))
    yield "\n".join(
        f"- {kind.value.replace('-', ' ')}: "
        + ", ".join(_link(lexicon.terms[relation.to]) for relation in group)
        for kind, group in groupby(kinds, key=lambda relation: relation.kind)
    )


def _neighbours(term: TermId, lexicon: Concordance) -> Iterator[str]:
    found = lexicon.neighbours(term)[:NEIGHBOURS]
    if not found:
        return
    yield "## Used in the same paragraphs { #neighbours }"
    yield ", ".join(f"{_link(lexicon.terms[other])} ({count})" for other, count in found)


def _concordance(uses: tuple[Use, ...], lexicon: Concordance) -> Iterator[str]:
    if not uses:
        yield "It is not used in the numbered paragraphs of these briefs."
        return
    yield "## Every use { #concordance }"
    for brief_id, of_brief in groupby(uses, key=lambda use: use.place.brief):
        brief = lexicon.briefs[brief_id]
        yield f"### {_named(brief)} {{ #in-{brief_id} }}"
        for section, group in groupby(of_brief, key=lambda use: _section(use, lexicon)):
            rows = "\n".join(_line(use, lexicon) for use in group)
            yield f'<h4>{in_html(section)}</h4>\n<ol class="concordance">\n{rows}\n</ol>'


def _line(use: Use, lexicon: Concordance) -> str:
    text = lexicon.passages[use.place.brief, use.place.passage].text
    start, end = sentence_around(text, use.place.start, use.place.end)
    number = use.place.passage.removeprefix("p")
    return (
        f'<li><a class="number" href="../../briefs/{use.place.brief}/#{use.place.passage}" '
        f'aria-label="Paragraph {number}">{number}</a> '
        f'<span class="before">{in_html(text[start : use.place.start])}</span>'
        f"<mark>{in_html(text[use.place.start : use.place.end])}</mark>"
        f'<span class="after">{in_html(text[use.place.end : end])}</span></li>'
    )
