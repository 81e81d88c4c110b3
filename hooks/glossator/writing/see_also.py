"""See also: the block under a passage that leads to what other briefs say of the same thing.

The editors' links come first; each link says who made it and why, and shows the author's words
around the sentence that is meant. Everything is HTML on one line, so that it can stand in a
list as well.
"""

from __future__ import annotations

from collections.abc import Sequence

from glossator.model.ids import TermId
from glossator.model.links import Related, Relation, Stance
from glossator.model.spans import Place
from glossator.sentences import sentence_around
from glossator.writing.concordance import Concordance
from glossator.writing.escape import in_html
from glossator.writing.mentioned_by import heard
from glossator.writing.summary import short_name
from glossator.writing.tongue import in_tongues
from glossator.writing.turned import Link, at

LINES = 200
"""Characters of a passage that a link shows: two lines of the column."""

STANCES = {
    Stance.CONTRADICTS: ("contradicts", "contradicted by"),
    Stance.AGREES: ("agrees with", "agrees with"),
    Stance.DEFINES: ("defines what is said in", "defined by"),
    Stance.EXAMPLE_OF: ("is an example of", "for example"),
    Stance.COMPLEMENTS: ("complements", "complemented by"),
}
"""How a relation is said where it starts and where it ends."""


def see_also(links: Sequence[Link], lexicon: Concordance, base: str, of: str = "") -> str:
    """The folded and counted block of the `links` of one passage; empty where there are none.

    `base` leads from the page to the root of the site: `../../` on the page of a brief; `of`
    names the passage for those who hear the page. Links that only the other passage has among
    its own are folded once more.
    """
    if not links:
        return ""
    own = [one for one in links if isinstance(one.made_by, Relation) or not one.from_end]
    others = [one for one in links if one not in own]
    items = "".join(_item(link, lexicon, base) for link in own)
    if others:
        rows = "".join(_item(link, lexicon, base) for link in others)
        what = "passage leads" if len(others) == 1 else "passages lead"
        items += (
            f'<li><details class="more"><summary>{len(others)} other {what} here</summary>'
            f"<ul>{rows}</ul></details></li>"
        )
    return (
        '<details class="see-also">'
        f'<summary>See also <span class="count">{len(links)}</span>{heard(of)}</summary>'
        f"<ul>{items}</ul></details>"
    )


def _item(link: Link, lexicon: Concordance, base: str) -> str:
    by = "editors" if isinstance(link.made_by, Relation) else "machine"
    return (
        f'<li class="{by}"><p class="place">{stance(link)}{place_link(link.to, lexicon, base)}</p>'
        f'<p class="reason">{reason(link.made_by, lexicon, base)}</p>'
        f"{quotation(link.to, lexicon, LINES)}</li>"
    )


def stance(link: Link) -> str:
    """The word that goes before the place: `Contradicts `; nothing for a link of the machine."""
    if isinstance(link.made_by, Related):
        return ""
    return STANCES[link.made_by.kind][link.from_end].capitalize() + " "


def reason(link: Relation | Related, lexicon: Concordance, base: str) -> str:
    """Who made the link, and why."""
    if isinstance(link, Relation):
        return f"The editors: {in_html(link.why)}"
    shared = [_term(term, lexicon, base) for term in link.terms]
    shared += [" – ".join(_term(term, lexicon, base) for term in pair) for pair in link.kin]
    if shared:
        return f"Found by machine. Shared: {', '.join(shared)}"
    return f"Found by machine. Shared words: {in_html(', '.join(link.words))}"


def _term(term: TermId, lexicon: Concordance, base: str) -> str:
    return f'<a href="{base}glossary/{in_html(term)}/">{in_html(lexicon.terms[term].label)}</a>'


def place_link(place: Place, lexicon: Concordance, base: str) -> str:
    """A link to the passage, with its place: `Kuik 2026, ¶ 7, Introduction`."""
    brief, passage = lexicon.briefs[place.brief], lexicon.passages[at(place)]
    parts = [short_name(brief), f"¶ {passage.number}"]
    if passage.section:
        parts.append(lexicon.sections[place.brief, passage.section].title)
    href = f"{base}briefs/{place.brief}/#{place.passage}"
    return f'<a href="{in_html(href)}">{in_html(", ".join(parts))}</a>'


def quotation(place: Place, lexicon: Concordance, length: int) -> str:
    """The author's words around the place, as a quotation in their language."""
    text = lexicon.passages[at(place)].text
    language = lexicon.briefs[place.brief].meta.language
    lang = f' lang="{in_html(language)}"' if language else ""
    words = in_tongues(excerpt(text, place.start, place.end, length), in_html, language)
    return f"<blockquote{lang}><p>{words}</p></blockquote>"


def excerpt(text: str, start: int, end: int, length: int) -> str:
    """About `length` characters of whole words that hold `text[start:end]`, or its beginning where
    it is longer: from where its sentence opens, if there is room, else with it in the middle.

    >>> excerpt("A pact binds. An alliance is the highest form of alignment.", 14, 59, 24)
    '… An alliance is the …'
    >>> excerpt("A pact binds. An alliance is the highest form of alignment.", 17, 25, 24)
    '… An alliance is the …'
    """
    opening, _ = sentence_around(text, start, end)
    if end - opening <= length:
        first = max(min(opening, len(text) - length), 0)
    else:
        spare = max(length - (end - start), 0)
        first = max(min(start - spare // 2, len(text) - length), 0)
    last = min(first + length, len(text))
    if 0 < first < start and not text[first - 1].isspace():
        first = text.find(" ", first, start) + 1 or start
    if last < len(text):
        held = end if end <= last else first
        last = max(text.rfind(" ", held, last + 1), held) if held < last else last
    words = " ".join(text[first:last].split())
    return f"{'… ' if first > 0 else ''}{words}{' …' if last < len(text) else ''}"
