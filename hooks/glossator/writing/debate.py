"""Debate: where to start reading, the two briefs that contradict each other most.

Only the editors say that one passage contradicts another; where they have not, nothing is shown.
"""

from __future__ import annotations

from glossator.model.links import Relation, Stance
from glossator.model.spans import Place
from glossator.writing.concordance import Concordance
from glossator.writing.counts import plural
from glossator.writing.escape import in_html
from glossator.writing.see_also import place_link, quotation
from glossator.writing.summary import short_name
from glossator.writing.turned import Conversation

LINES = 220
"""Characters that each side shows."""


def debate(lexicon: Concordance) -> str:
    """The section of the home page; empty where no editor found a contradiction."""
    most = max(lexicon.conversations, key=lambda talk: len(_contradictions(talk)), default=None)
    if most is None or not (links := _contradictions(most)):
        return ""
    first, (older, newer) = links[0], most.briefs
    sides = sorted((first.of, first.to), key=lambda place: place.brief != older.id)
    names = f"{in_html(short_name(older))} and {in_html(short_name(newer))}"
    return (
        '<section class="debate" aria-labelledby="start">'
        f'<h2 id="start">Start here: {names} disagree</h2>'
        f'<p class="why">The editors: {in_html(first.why)}</p>'
        f'<div class="sides">{"".join(_side(place, lexicon) for place in sides)}</div>'
        f'<p class="onward"><a href="conversations/{most.slug}/">'
        f"Both in conversation</a>, {plural(len(links), 'contradiction')}</p></section>"
    )


def _contradictions(talk: Conversation) -> list[Relation]:
    return [one for one in talk.relations if one.kind is Stance.CONTRADICTS]


def _side(place: Place, lexicon: Concordance) -> str:
    return (
        f'<div class="side">{quotation(place, lexicon, LINES)}'
        f'<p class="place">{place_link(place, lexicon, "")}</p></div>'
    )
