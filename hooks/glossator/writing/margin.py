"""Margin: the editors' notes on the page of a brief, each right after what it speaks of.

In the document they stand in reading order; the style sheet sets them into the margin where
there is one. A note whose words are not surely found is listed at the end, with the words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from glossator.model.annotations import Annotation, AnnotationKind
from glossator.model.brief import Brief
from glossator.model.ids import Anchor
from glossator.model.links import Mention, Thing
from glossator.writing.circles import drawing, table
from glossator.writing.concordance import Concordance
from glossator.writing.dates import long_date
from glossator.writing.escape import in_html
from glossator.writing.mentioned_by import mentioned_by
from glossator.writing.note_text import note_html
from glossator.writing.pointing import Here, called
from glossator.writing.tombstone import is_editors, tombstone_of

QUOTED = 9
"""Words of a quotation that head its note; the whole is marked in the text."""


Mentions = Mapping[Thing, Sequence[Mention]]

_NONE: Mentions = {}

Cited = Mapping[Anchor, str]
"""The citation of each note, as HTML."""


def margin_notes(
    brief: Brief, lexicon: Concordance, here: Here, cited: Cited, mentions: Mentions = _NONE
) -> dict[Anchor, tuple[str, ...]]:
    """The notes by the piece that each stands after, with how each is `cited`; `mentions` tell
    who points to a note."""
    page = _OnPage(brief, lexicon, here, cited, mentions)
    found: dict[Anchor, tuple[str, ...]] = {}
    for one in in_reading_order(brief):
        if one.is_held and one.of is not None:
            found[one.of] = (*found.get(one.of, ()), _block(one, page))
    return found


def notes_on_the_brief(
    brief: Brief, lexicon: Concordance, here: Here, cited: Cited, mentions: Mentions = _NONE
) -> tuple[str, ...]:
    """The notes that speak of the brief as a whole."""
    page = _OnPage(brief, lexicon, here, cited, mentions)
    whole = (one for one in brief.annotations if one.is_held and one.of is None)
    return tuple(_block(one, page) for one in whole)


@dataclass(frozen=True, slots=True)
class _OnPage:
    """The page on which notes are written."""

    brief: Brief
    lexicon: Concordance
    here: Here
    cited: Cited
    mentions: Mentions

    def html(self, text: str) -> str:
        """A note's text on this page."""
        return note_html(text, self.brief.id, self.lexicon, self.here)

    def called(self, piece: Anchor) -> str:
        """What a piece of the brief is called here."""
        return called(self.brief.id, piece, self.lexicon, self.here)


def notes_not_held(brief: Brief, lexicon: Concordance, here: Here) -> tuple[str, ...]:
    """One block, or none: notes whose words are not surely in the text, and withdrawn ones."""
    loose = [one for one in brief.annotations if not one.is_held]
    gone = [tombstone_of(t) for t in brief.tombstones if is_editors(t)]
    if not loose and not gone:
        return ()
    items = "\n".join(
        f'<li id="{one.id}"><p>{_address(one)} {one.kind.capitalize()}, on '
        f"{in_html(str(one.target))}</p>"
        f"{note_html(one.text, brief.id, lexicon, here)}"
        f'<p class="margin-foot">{signed(one)}</p></li>'
        for one in loose
    )
    says = "The words that these notes speak of are no longer surely in the text."
    parts = (
        '<section class="loose-notes" aria-labelledby="loose-notes" markdown>',
        "## Editors’ notes without a place { #loose-notes .ours }",
        f"{says}\n{{: .ours }}\n\n<ul>\n{items}\n</ul>" if loose else "",
        *gone,
        "</section>",
    )
    return ("\n\n".join(part for part in parts if part),)


def on_what(one: Annotation, brief: Brief) -> str:
    """The words a note is about, shortened, as HTML; empty for a whole piece."""
    passage = next((p for p in brief.passages if p.id == one.of), None)
    if passage is None or one.start >= one.end:
        return ""
    quoted = passage.text[one.start : one.end].split()
    shown = " ".join(quoted[:QUOTED]) + (" …" if len(quoted) > QUOTED else "")
    return f"<q>{in_html(shown)}</q>"


def signed(one: Annotation) -> str:
    """Who wrote a note and when, as HTML."""
    by = "the editors" if one.by == "editors" else one.by
    return f"{in_html(by)}, {in_html(long_date(one.date))}"


def in_reading_order(brief: Brief) -> Iterator[Annotation]:
    """Notes on one piece by their words; a note on the whole piece comes first."""
    yield from sorted(brief.annotations, key=lambda one: (one.start, one.end))


def _block(one: Annotation, page: _OnPage) -> str:
    if one.kind is AnnotationKind.RECONSTRUCTION:
        return _reconstruction(one, page)
    about = on_what(one, page.brief)
    return (
        f'<aside class="margin-note" id="{one.id}" role="note" data-kind="{one.kind}" '
        f'aria-label="Editors’ note {one.id}, {one.kind}">'
        f'<p class="margin-head">{_address(one)} '
        f'<span class="whose">Editors’ note</span> '
        f'<span class="kind">{one.kind.capitalize()}</span>'
        f"{' ' + about if about else ''}</p>"
        f'<div class="margin-text">{page.html(one.text)}</div>{_foot(one, page)}</aside>'
    )


def _reconstruction(one: Annotation, page: _OnPage) -> str:
    name = f"Editors’ reconstruction of {page.called(Anchor(one.of or ''))}"
    rows = table(one.circles, lambda text: _inline(page.html(text)))
    return (
        f'<section class="reconstruction" id="{one.id}" aria-labelledby="{one.id}-name">'
        f'<p class="margin-head">{_address(one)} '
        f'<strong id="{one.id}-name">{in_html(name)}</strong></p>'
        f"{drawing(one.circles, one.id, name)}{rows}"
        f'<div class="margin-text">{page.html(one.text)}</div>{_foot(one, page)}</section>'
    )


def _inline(html: str) -> str:
    """One paragraph without its tags, for a cell of a table."""
    single = html.startswith("<p>") and html.count("<p>") == 1
    return html.removeprefix("<p>").removesuffix("</p>") if single else html


def _address(one: Annotation) -> str:
    return (
        f'<a class="margin-id" href="#{one.id}" aria-label="Address of note {one.id}">{one.id}</a>'
    )


def _foot(one: Annotation, page: _OnPage) -> str:
    back = ""
    if one.of is not None:
        place = in_html(page.called(one.of))
        target = f"{one.id}-ref" if one.start < one.end else one.of
        back = f' <a class="back" href="#{target}" aria-label="Back to {place}">↩ {place}</a>'
    pointers = page.mentions.get(Thing(page.brief.id, one.id), ())
    return (
        f'<p class="margin-foot">{signed(one)}{back}</p>{_cite(one, page.cited)}'
        f"{mentioned_by(pointers, page.lexicon, page.here, f'note {one.id}')}"
    )


def _cite(one: Annotation, cited: Cited) -> str:
    """A folded button with the citation of the note."""
    return (
        f'<details class="cite"><summary>Cite<span class="said"> note {one.id}</span></summary>'
        f"<p>{cited[one.id]}</p></details>"
    )
