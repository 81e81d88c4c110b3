"""Page: a Brief -> the Markdown of its page, in reading order.

Title block, text with numbers, endnotes, biography and other matter, how the text was
prepared. Readable as it stands: what Markdown can say is Markdown, and HTML is only there
for what it cannot (a word that lost its link, an aside, a fold).
"""

from __future__ import annotations

from glossator.model.brief import Brief
from glossator.writing.apparatus import Apparatus
from glossator.writing.body import body
from glossator.writing.endnotes import endnotes
from glossator.writing.frame import LATEST, Frame
from glossator.writing.front_matter import front_matter
from glossator.writing.inline import NoteMarks
from glossator.writing.matter import matter
from glossator.writing.preparation import preparation
from glossator.writing.summary import first_words, title_of
from glossator.writing.title_block import title_block

NO_APPARATUS = Apparatus()


def page(brief: Brief, apparatus: Apparatus = NO_APPARATUS, frame: Frame = LATEST) -> str:
    """The Markdown of the page of `brief`, with its front matter.

    `apparatus` is what stands around the author's text, already written; `frame` says which
    page of the brief it is.
    """
    labels = {note.id: note.label for note in brief.notes}
    marks = NoteMarks(labels, {}, frame.root, brief.meta.language or "en")
    blocks = (
        *((frame.above,) if frame.above else ()),
        *title_block(brief, apparatus, frame.imprint),
        *apparatus.opening,
        *body(brief, marks, apparatus),
        *endnotes(brief, marks, apparatus),
        *matter(brief, marks),
        *apparatus.closing,
        preparation(brief),
    )
    front = {
        "title": title_of(brief),
        "template": "brief.html",
        "description": first_words(brief, 30),
        "language": brief.meta.language or "en",
        **dict(frame.front),
    }
    return f"{front_matter(front, frame.head)}\n" + "\n\n".join(blocks) + "\n"
