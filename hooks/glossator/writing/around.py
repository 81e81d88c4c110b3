"""Around: everything of ours on the page of a brief, put together as its apparatus."""

from __future__ import annotations

from collections.abc import Mapping

from glossator.model.brief import Brief
from glossator.model.ids import Anchor
from glossator.model.links import Thing
from glossator.writing.apparatus import Apparatus
from glossator.writing.cite_box import CITE_LINK, cite_box, notes_cited
from glossator.writing.citing.forms import Sheet
from glossator.writing.concordance import Concordance
from glossator.writing.conversation import conversations_of
from glossator.writing.counts import plural
from glossator.writing.editions import ROOT
from glossator.writing.margin import margin_notes, notes_not_held, notes_on_the_brief
from glossator.writing.mentioned_by import mentioned_by, mentioned_section
from glossator.writing.pointing import Here, called
from glossator.writing.see_also import see_also
from glossator.writing.term_entry import terms_section

_LATEST = "../../"


def around(
    brief: Brief, lexicon: Concordance, citations: Sheet, editions: Mapping[Anchor, int]
) -> Apparatus:
    """What stands around the latest text of `brief`; `editions` is the fixed one that a piece or
    note is in as it is here."""
    here = Here(_LATEST, brief.id)
    terms, notes = len(lexicon.terms_of(brief.id)), len(brief.annotations)
    counts = ((terms, "term"), (notes, "editors’ note"))
    links, mentions = lexicon.links, lexicon.mentions
    cited = notes_cited(citations, editions)
    after = margin_notes(brief, lexicon, here, cited, mentions)
    for id in (piece.id for piece in brief.pieces):
        name = called(brief.id, id, lexicon, here)
        blocks = see_also(links.get((brief.id, id), ()), lexicon, _LATEST, name)
        blocks += mentioned_by(mentions.get(Thing(brief.id, id), ()), lexicon, here, name)
        if blocks:
            after[id] = (
                *after.get(id, ()),
                f'<div class="links" data-of="{id}">{blocks}</div>',
            )
    pointed_at = mentioned_section(mentions.get(Thing(brief.id), ()), lexicon, here)
    talks = conversations_of(brief.id, lexicon.conversations)
    return Apparatus(
        tools=(CITE_LINK,),
        counts=tuple(plural(count, what) for count, what in counts if count),
        opening=(
            *((talks,) if talks else ()),
            *notes_on_the_brief(brief, lexicon, here, cited, mentions),
        ),
        after=after,
        closing=(
            *notes_not_held(brief, lexicon, here),
            *(part for part in (terms_section(brief, lexicon), pointed_at) if part),
            cite_box(citations),
        ),
    )


def around_edition(brief: Brief, lexicon: Concordance, citations: Sheet, number: int) -> Apparatus:
    """What stands around the text of fixed edition `number`: nothing that others may change."""
    here = Here(ROOT, brief.id, fixed=True)
    cited = notes_cited(citations, dict.fromkeys(citations.notes, number))
    terms = len(lexicon.terms_of(brief.id))
    entries = terms_section(brief, lexicon, ROOT, "Not defined in this brief.")
    return Apparatus(
        tools=(CITE_LINK,),
        counts=(plural(terms, "term"),) if terms else (),
        opening=notes_on_the_brief(brief, lexicon, here, cited),
        after=margin_notes(brief, lexicon, here, cited),
        closing=(
            *notes_not_held(brief, lexicon, here),
            *((entries,) if entries else ()),
            cite_box(citations),
        ),
    )
