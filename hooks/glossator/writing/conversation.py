"""Conversation: the page of a pair of briefs that share enough, passage beside passage.

The editors' links first, contradictions and agreements before all; then what the machine found,
by the rarest term that both passages use.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from glossator.model.ids import BriefId
from glossator.model.links import Related, Relation, Stance
from glossator.model.spans import Place
from glossator.writing.concordance import Concordance
from glossator.writing.counts import plural
from glossator.writing.escape import block, in_html, in_markdown
from glossator.writing.front_matter import front_matter
from glossator.writing.see_also import STANCES, place_link, quotation, reason
from glossator.writing.summary import short_name
from glossator.writing.turned import Conversation, at

LINES = 400
"""Characters that each side shows."""

AT_ONCE = 5
"""Pairs by one term that are open; the others are folded and counted."""

BASE = "../../"

HEADINGS = {
    Stance.CONTRADICTS: "Contradictions",
    Stance.AGREES: "Agreements",
    Stance.DEFINES: "Definitions",
    Stance.COMPLEMENTS: "What completes the other",
    Stance.EXAMPLE_OF: "Examples",
}
"""In the order of the page."""


def conversations_of(brief: BriefId, found: tuple[Conversation, ...]) -> str:
    """A line of links to the conversations of one brief, for its page; empty where none."""
    links = [
        f'<a href="{BASE}conversations/{one.slug}/">{in_html(short_name(other))}</a>'
        for one in found
        for other in one.briefs
        if brief in one.pair and other.id != brief
    ]
    return f'<p class="conversations">In conversation with {", ".join(links)}</p>' if links else ""


def conversation_page(found: Conversation, lexicon: Concordance) -> str:
    """The Markdown of `/conversations/<a>--<b>/`."""
    titles = " and ".join(f"“{brief.meta.title or brief.id}”" for brief in found.briefs)
    front = {"title": found.title, "description": f"Passages of {titles} side by side."}
    return f"{front_matter(front)}\n" + "\n\n".join(_parts(found, lexicon)) + "\n"


def _parts(found: Conversation, lexicon: Concordance) -> Iterator[str]:
    yield f"# {in_markdown(found.title)} {{ #title }}"
    names = (
        f"[{in_markdown(brief.meta.title or brief.id)}]({BASE}briefs/{brief.id}/index.md) "
        f"({in_markdown(short_name(brief))})"
        for brief in found.briefs
    )
    editors = plural(len(found.relations), "link") + " by the editors"
    machine = f"{plural(len(found.related), 'pair')} of passages found by machine"
    counts = ", ".join(
        said for said, n in ((editors, found.relations), (machine, found.related)) if n
    )
    yield f"{block(' · '.join(names))}\n{{: .subtitle }}"
    yield f"{counts}.\n{{: .tools }}"
    for kind, heading in HEADINGS.items():
        of_kind = [one for one in found.relations if one.kind is kind]
        if of_kind:
            yield f"## {heading} {{ #{kind} }}"
            yield "\n".join(_turn(one, found, lexicon) for one in of_kind)
    for heading, links in _by_heading(found.related, lexicon).items():
        yield heading
        turns = [_turn(one, found, lexicon) for one in links]
        yield "\n".join(turns[:AT_ONCE])
        if rest := turns[AT_ONCE:]:
            yield "\n".join(
                (f'<details class="more"><summary>{len(rest)} more</summary>', *rest, "</details>")
            )


def _by_heading(related: tuple[Related, ...], lexicon: Concordance) -> Mapping[str, list[Related]]:
    """Links by the rarest term they share, the rarest first; then those that share related terms,
    then those that share words only."""
    groups: defaultdict[tuple[int, int, str], list[Related]] = defaultdict(list)
    for link in sorted(related, key=lambda link: (-link.score, at(link.of), at(link.to))):
        if link.terms:
            uses = len(lexicon.uses.get(link.terms[0], ()))
            label = in_markdown(lexicon.terms[link.terms[0]].label)
            name = f"[{label}]({BASE}glossary/{link.terms[0]}/index.md) {{ #on-{link.terms[0]} }}"
            groups[0, uses, name].append(link)
        elif link.kin:
            groups[1, 0, "Related terms { #related-terms }"].append(link)
        else:
            groups[2, 0, "Shared words only { #words }"].append(link)
    return {f"## {key[2]}": groups[key] for key in sorted(groups)}


def _turn(link: Relation | Related, found: Conversation, lexicon: Concordance) -> str:
    """Two passages side by side, and below them the reason."""
    left = link.of if link.of.brief == found.briefs[0].id else link.to
    right = link.to if left is link.of else link.of
    said = ""
    if isinstance(link, Relation):
        who, whom = (
            f"{short_name(lexicon.briefs[p.brief])}, ¶ {p.passage[1:]}" for p in (link.of, link.to)
        )
        said = f"{in_html(who)} {STANCES[link.kind][0]} {in_html(whom)}. "
    by = "editors" if isinstance(link, Relation) else "machine"
    sides = _side(left, lexicon) + _side(right, lexicon)
    return (
        f'<section class="turn {by}">{sides}'
        f'<p class="reason">{said}{reason(link, lexicon, BASE)}</p></section>'
    )


def _side(place: Place, lexicon: Concordance) -> str:
    return (
        f'<div class="side"><p class="place">{place_link(place, lexicon, BASE)}</p>'
        f"{quotation(place, lexicon, LINES)}</div>"
    )
