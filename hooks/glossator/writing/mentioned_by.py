"""Mentioned by: who points to a thing, each with the sentence in which it does.

    <details> Mentioned by 3
      Kuik 2026, note a6 (the editors): … than the first (¶ 7) and advised …

In the page, so that it is there without a script; folded and counted, so that a page with two
hundred of them is still read.
"""

from __future__ import annotations

from collections.abc import Sequence

from glossator.model.links import Hand, Mention, Thing
from glossator.writing.concordance import Concordance
from glossator.writing.counts import plural
from glossator.writing.escape import in_html
from glossator.writing.pointing import Here
from glossator.writing.pointing import called as piece_name
from glossator.writing.previews import plain_note

AT_ONCE = 8
"""Mentions that a list shows; the others are folded."""

LONGEST = 320
"""Characters of a sentence that are shown, cut between words."""

_BETWEEN = "\uffff"
"""Parts the words that point from the rest while a note is rendered; no note can hold it."""

_HANDS = {
    Hand.AUTHOR: "",
    Hand.EDITORS: ' <span class="by">the editors</span>',
    Hand.MACHINE: ' <span class="by">found by machine</span>',
}


def heard(of: str) -> str:
    """Which of many folds that are called alike this is, for those who hear the page."""
    return f'<span class="said">, {in_html(of)}</span>' if of else ""


def mentioned_by(
    mentions: Sequence[Mention],
    lexicon: Concordance,
    here: Here,
    of: str = "",
    called: str = "Mentioned by",
) -> str:
    """The folded list as one line of HTML, `called` so; empty where nobody points here.

    `of` names what is mentioned for those who hear the page: `¶ 12`.
    """
    if not mentions:
        return ""
    return (
        f'<details class="mentions"><summary>{called} '
        f'<span class="count">{len(mentions)}</span>{heard(of)}</summary>'
        f"{_list(mentions, lexicon, here)}</details>"
    )


def mentioned_section(mentions: Sequence[Mention], lexicon: Concordance, here: Here) -> str:
    """The list under a heading of its own, as Markdown, for a page that is one thing."""
    if not mentions:
        return ""
    return (
        f"## Mentioned by {{ #mentioned-by .ours }}\n\n"
        f'<div class="mentions"><p>{plural(len(mentions), "mention")}</p>'
        f"{_list(mentions, lexicon, here)}</div>"
    )


def _list(mentions: Sequence[Mention], lexicon: Concordance, here: Here) -> str:
    rows = [_row(mention, lexicon, here) for mention in mentions]
    shown = f"<ul>{''.join(rows[:AT_ONCE])}</ul>"
    if rest := rows[AT_ONCE:]:
        shown += (
            f'<details class="more"><summary>{len(rest)} more</summary>'
            f"<ul>{''.join(rest)}</ul></details>"
        )
    return shown


def _row(mention: Mention, lexicon: Concordance, here: Here) -> str:
    href, name = _place(mention.by, lexicon, here)
    place = f'<a class="place" href="{in_html(href)}">{in_html(name)}</a>'
    hand = " quotes its definition from here:" if mention.by.term else _HANDS[mention.hand]
    return f'<li class="{mention.hand}">{place}{hand} {_quoted(mention, lexicon, here)}</li>'


def _place(thing: Thing, lexicon: Concordance, here: Here) -> tuple[str, str]:
    if thing.term is not None:
        return here.term_at(thing.term), f"Glossary: {lexicon.terms[thing.term].label}"
    assert thing.brief is not None, "nothing else points"
    assert thing.piece is not None, "nothing else points"
    name = piece_name(thing.brief, thing.piece, lexicon, here)
    return here.piece_at(thing.brief, thing.piece), name


def _quoted(mention: Mention, lexicon: Concordance, here: Here) -> str:
    """The sentence with the words that point marked; ours or the author's, as who wrote it."""
    sentence, start, end = mention.sentence, mention.start, mention.end
    parts = [sentence[:start], sentence[start:end], sentence[end:]]
    is_note = mention.by.piece is not None and mention.by.piece.startswith("a")
    if is_note and mention.by.brief is not None:
        note = plain_note(_BETWEEN.join(parts), lexicon.briefs[mention.by.brief], lexicon)
        parts = note.split(_BETWEEN)
        if len(parts) != 3:  # they stand in what is no words, as the name of an image
            parts = ["", "", "".join(parts)]
    before, words, after = _cut(parts)
    marked = f"<mark>{in_html(words)}</mark>" if words and (before or after) else in_html(words)
    element = "span" if is_note else "q"
    html = in_html(before) + marked + in_html(after)
    return f'<{element} class="sentence">{html}</{element}>'


def _cut(parts: Sequence[str]) -> tuple[str, str, str]:
    """The sentence no longer than is read at a glance, around the words that point."""
    before, words, after = parts
    spare = max(LONGEST - len(words), 0)
    if len(before) + len(after) > spare:
        room = max(spare - min(len(after), spare // 2), 0)
        if len(before) > room:
            before = "… " + before[len(before) - room :].partition(" ")[2]
        room = max(spare - len(before), 0)
        if len(after) > room:
            after = after[:room].rpartition(" ")[0] + " …"
    return before, words, after
