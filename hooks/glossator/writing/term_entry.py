"""Term entry: a term as it stands on the page of a brief, which is what its card shows.

It stands in the page, so that it is there without a script and without a request.
The author's own words come first, then those of other briefs, then ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from glossator.model.brief import Brief
from glossator.model.glossary import Sense, Term
from glossator.model.ids import BriefId, TermId
from glossator.writing.concordance import Concordance, languages, name_of
from glossator.writing.counts import plural
from glossator.writing.escape import in_html, in_markdown
from glossator.writing.summary import short_name
from glossator.writing.tongue import in_tongues

SENSES = 2
"""Definitions by the author that the entry shows; a card is read at a glance."""


NOWHERE = "Not defined in these briefs."


def terms_section(
    brief: Brief, lexicon: Concordance, root: str = "../../", undefined: str = NOWHERE
) -> str:
    """The folded list of a brief's terms in order of first use, and its abbreviations.

    `root` is the way to the site's root, `undefined` what is said where no author defines a term.
    """
    terms = [lexicon.terms[term] for term in lexicon.terms_of(brief.id)]
    if not terms:
        return ""
    entries = "\n".join(_entry(term, brief, lexicon, root, undefined) for term in terms)
    return "\n\n".join(
        (
            '<section class="terms" id="terms" role="doc-glossary" '
            'aria-label="Terms in this brief" markdown>',
            "<details markdown>",
            f"<summary>{plural(len(terms), 'term')} in this brief</summary>",
            "In the order of their first use. This author’s own words come first, then those of "
            "other briefs, then our definition.",
            f'<dl class="term-list">\n{entries}\n</dl>',
            *_abbreviations(terms, root),
            "</details>",
            "</section>",
        )
    )


def _entry(term: Term, brief: Brief, lexicon: Concordance, root: str, undefined: str) -> str:
    uses = lexicon.uses_in(term.id, brief.id)
    here = [sense for sense in term.senses if sense.place.brief == brief.id]
    own, more = here[:SENSES], len(here) - SENSES
    others = _one_of_each([sense for sense in term.senses if sense.place.brief != brief.id])
    parts = [
        *(_sense(sense, lexicon, f"#{sense.place.passage}") for sense in own),
        *(
            _sense(sense, lexicon, _to_passage(sense.place.brief, sense.place.passage, root))
            for sense in others
        ),
        f'<p class="ours">{"" if term.senses else f"{undefined} "}{in_html(term.definition)}</p>',
        _relations_line(term, lexicon, f"{root}glossary/"),
    ]
    count = plural(len(uses), "use") + " in this brief"
    return (
        f'<div class="term-entry" id="term-{term.id}"><dt>{name_of(term)}</dt>'
        f'<dd><p class="meta">{in_html(term.kind)} · {count}{languages(term)}</p>'
        f"{''.join(parts)}"
        f'<p class="meta">{_and_more(more)}<a href="{root}glossary/{term.id}/">Whole entry for '
        f"{in_html(term.label)}"
        "</a></p></dd></div>"
    )


def _and_more(count: int) -> str:
    return f"{plural(count, 'more definition')} · " if count > 0 else ""


def _one_of_each(senses: list[Sense]) -> list[Sense]:
    """The first sense of each other brief: the whole record is on the term's own page."""
    return list({sense.place.brief: sense for sense in reversed(senses)}.values())[::-1]


def _sense(sense: Sense, lexicon: Concordance, href: str) -> str:
    brief = lexicon.briefs[sense.place.brief]
    where = f"{short_name(brief)}, ¶ {sense.place.passage.removeprefix('p')}"
    quote = in_tongues(sense.quote, in_html, brief.meta.language)
    return (
        f'<blockquote class="sense"><p>{quote}</p>'
        f'<p class="place"><a href="{href}">{in_html(where)}</a></p></blockquote>'
    )


def _to_passage(brief: BriefId, passage: str, root: str) -> str:
    return f"{root}briefs/{brief}/#{passage}"


def _relations_line(term: Term, lexicon: Concordance, base: str) -> str:
    parts = []
    for kind, group in groupby(sorted(term.relations, key=lambda r: r.kind), key=lambda r: r.kind):
        links = ", ".join(
            f'<a href="{base}{r.to}/">{in_html(lexicon.terms[r.to].label)}</a>' for r in group
        )
        parts.append(f"{kind.value.replace('-', ' ')} {links}")
    return f'<p class="meta">{" · ".join(parts)}</p>' if parts else ""


def _abbreviations(terms: list[Term], root: str) -> Iterator[str]:
    rows = sorted((t.abbreviation, t.label, t.id) for t in terms if t.abbreviation)
    if rows:
        yield "**Abbreviations**"
        yield "\n".join(
            (
                "| Short | Long |",
                "| --- | --- |",
                *(
                    f"| {in_markdown(short)} | {_link(long, term, root)} |"
                    for short, long, term in rows
                ),
            )
        )


def _link(label: str, term: TermId, root: str) -> str:
    return f"[{in_markdown(label)}]({root}glossary/{term}/index.md)"
