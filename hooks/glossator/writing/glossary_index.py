"""Glossary index: the page of all terms from A to Z."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from glossator.model.glossary import Term
from glossator.writing.concordance import Concordance, languages, name_of
from glossator.writing.escape import in_html
from glossator.writing.summary import short_name

_HEAD = """---
title: Glossary
template: glossary.html
description: What each word means, in whose sense, and where it is used.
---

# Glossary { #title }

What each word means, in whose sense, and where it is used.
[As data](../glossary.json), [SKOS](../glossary.ttl)
{: .lead }
"""


_RELATIONS = """## How terms are related { #relations }

- <span id="broader-narrower">broader, narrower</span>: every case of the one is a case of the other
- <span id="part-of">part of</span>: the one is a piece of the other
- <span id="member-of">member of</span>: the one belongs to the other, a grouping
- <span id="contrasts-with">contrasts with</span>: the one is understood against the other
- <span id="abbreviation-of">abbreviation of</span>: the one is short for the other
- <span id="related">related</span>: the one helps to understand the other
"""


def glossary_index(lexicon: Concordance) -> str:
    """The Markdown of `/glossary/`: A to Z, with what a filter needs in each entry."""
    out = [_HEAD]
    for letter, group in groupby(sorted_terms(lexicon.shelf.terms), letter_of):
        rows = "\n".join(_index_row(term, lexicon) for term in group)
        out.append(f'## {letter} {{ #{letter_id(letter)} }}\n\n<ul class="az">\n{rows}\n</ul>\n')
    out.append(_RELATIONS)
    return "\n".join(out)


def sorted_terms(terms: Iterable[Term]) -> list[Term]:
    """From A to Z, what begins with a digit before it."""
    return sorted(terms, key=lambda term: (term.label[0].isalpha(), term.label.casefold()))


def letter_of(term: Term) -> str:
    """The letter under which it stands."""
    return term.label[0].upper() if term.label[0].isalpha() else "0–9"


def letter_id(letter: str) -> str:
    """Address of a letter on the page."""
    return f"letter-{letter.lower()}" if letter.isalpha() else "letter-digits"


def _index_row(term: Term, lexicon: Concordance) -> str:
    briefs = lexicon.briefs_using(term.id)
    used = ", ".join(
        f"{in_html(short_name(brief))} ({len(lexicon.uses_in(term.id, brief.id))})"
        for brief in briefs
    )
    contested = ' <span class="contested">contested</span>' if lexicon.is_contested(term) else ""
    names = in_html("|".join(short_name(brief) for brief in briefs))
    return (
        f'<li data-kind="{in_html(term.kind)}" data-brief="{names}">'
        f'<a href="{term.id}/">{name_of(term)}</a>{contested} '
        f'<span class="meta">{in_html(term.kind)}{languages(term)}</span> '
        f'<span class="meta">{used or "not used in the numbered paragraphs"}</span></li>'
    )
