"""Mentioned by: who points to a thing, each with the sentence in which it does.

    <details> Mentioned by 3
      Kuik 2026, note a6 (the editors): … than the first (¶ 7) and advised …

In the page, so that it is there without a script; folded and counted, so that a page with two
hundred of them is still read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from glossator.model import Hand, Mention, Shelf, Thing
from glossator.writing.concordance import Concordance, short_name
from glossator.writing.escape import in_html
from glossator.writing.page import plural
from glossator.writing.pointing import Here, called

AT_ONCE = 8
"""Mentions that are shown when the list is opened; the others are folded once more."""

LONGEST = 320
"""Characters of a sentence that are shown, cut between words."""

_HANDS = {
    Hand.AUTHOR: "",
    Hand.EDITORS: ' <span class="by">the editors</span>',
    Hand.MACHINE: ' <span class="by">found by machine</span>',
}


def by_thing(shelf: Shelf) -> Mapping[Thing, Sequence[Mention]]:
    """The mentions of each thing that has any, in the order of the shelf."""
    found: defaultdict[Thing, list[Mention]] = defaultdict(list)
    for mention in shelf.mentions:
        if mention not in found[mention.of]:
            found[mention.of].append(mention)
    return found


def mentioned_by(mentions: Sequence[Mention], lexicon: Concordance, here: Here) -> str:
    """The folded list as one line of HTML; empty where nobody points here."""
    if not mentions:
        return ""
    rows = [_row(mention, lexicon, here) for mention in mentions]
    shown = f"<ul>{''.join(rows[:AT_ONCE])}</ul>"
    if rest := rows[AT_ONCE:]:
        shown += (
            f'<details class="more"><summary>{len(rest)} more</summary>'
            f"<ul>{''.join(rest)}</ul></details>"
        )
    return (
        '<details class="mentions"><summary>Mentioned by '
        f'<span class="count">{len(rows)}</span></summary>{shown}</details>'
    )


def mentioned_section(mentions: Sequence[Mention], lexicon: Concordance, here: Here) -> str:
    """The list under a heading of its own, as Markdown, for a page that is one thing."""
    if not mentions:
        return ""
    rows = "".join(_row(mention, lexicon, here) for mention in mentions)
    return (
        f"## Mentioned by {{ #mentioned-by .ours }}\n\n"
        f'<div class="mentions"><p>{plural(len(mentions), "mention")}</p><ul>{rows}</ul></div>'
    )


def _row(mention: Mention, lexicon: Concordance, here: Here) -> str:
    href, name = _place(mention.by, lexicon, here)
    return (
        f'<li class="{mention.hand}"><a class="place" href="{in_html(href)}">{in_html(name)}</a>'
        f"{_HANDS[mention.hand]} {_quoted(mention)}</li>"
    )


def _place(thing: Thing, lexicon: Concordance, here: Here) -> tuple[str, str]:
    if thing.term is not None:
        return here.term_at(thing.term), f"Glossary: {lexicon.terms[thing.term].label}"
    assert thing.brief is not None, "nothing else points"
    if thing.piece is None:
        return here.brief_at(thing.brief), short_name(lexicon.briefs[thing.brief])
    return here.piece_at(thing.brief, thing.piece), called(thing.brief, thing.piece, lexicon, here)


def _quoted(mention: Mention) -> str:
    """The sentence with the words that point marked; ours or the author's, as who wrote it."""
    text, start, end = _cut(mention.sentence, mention.start, mention.end)
    element = "span" if mention.hand is Hand.EDITORS and mention.by.term is None else "q"
    marked = f"<mark>{in_html(text[start:end])}</mark>" if 0 < end - start < len(text) else ""
    words = in_html(text[:start]) + (marked or in_html(text[start:end])) + in_html(text[end:])
    return f'<{element} class="sentence">{words}</{element}>'


def _cut(text: str, start: int, end: int) -> tuple[str, int, int]:
    """The sentence no longer than is read at a glance, around the words that point."""
    if len(text) <= LONGEST:
        return text, start, end
    first = max(0, min(start - LONGEST // 2, len(text) - LONGEST))
    last = min(len(text), first + LONGEST)
    if first:
        first = text.find(" ", first) + 1
    if last < len(text):
        last = text.rfind(" ", first, last)
    opening = "… " if first else ""
    closing = " …" if last < len(text) else ""
    shift = len(opening) - first
    cut = opening + text[first:last] + closing
    return cut, max(start + shift, 0), min(max(end + shift, 0), len(cut))
