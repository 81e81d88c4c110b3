"""Pointing: where something is, from the page one is on, and what one calls it there.

p7 of Kuik's brief, on Kim's page    ../../briefs/asan-…/#p7    Kuik 2026, ¶ 7
p7 of Kuik's brief, on its own page  #p7                        ¶ 7
"""

from __future__ import annotations

from dataclasses import dataclass

from glossator.model.ids import Anchor, BriefId, TermId
from glossator.shorthand import Reference
from glossator.writing.concordance import Concordance
from glossator.writing.pieces import numbered
from glossator.writing.summary import short_name


@dataclass(frozen=True, slots=True)
class Here:
    """The page that is being written."""

    base: str
    """The site's root as seen from it: `../../`, or an absolute address."""
    brief: BriefId | None = None
    """The brief whose page it is."""
    fixed: bool = False
    """True for a page that never changes: it keeps to the names that were written, and those of
    before lead on."""

    def brief_at(self, brief: BriefId) -> str:
        """Address of a brief's page."""
        return f"{self.base}briefs/{brief}/"

    def piece_at(self, brief: BriefId, piece: Anchor) -> str:
        """Address of a piece of a brief."""
        return f"#{piece}" if brief == self.brief else f"{self.brief_at(brief)}#{piece}"

    def term_at(self, term: TermId) -> str:
        """Address of a term's page."""
        return f"{self.base}glossary/{term}/"


def called(brief: BriefId, piece: Anchor, lexicon: Concordance, here: Here) -> str:
    """What a piece is called on the page `here`, as plain words."""
    section = lexicon.sections.get((brief, piece))
    name = f"“{section.title}”" if section else numbered(piece)
    return name if brief == here.brief else f"{short_name(lexicon.briefs[brief])}, {name}"


def pointed(
    reference: Reference, written_in: BriefId, lexicon: Concordance, here: Here
) -> tuple[str, str]:
    """Address and words of a short reference in a note on `written_in`.

    Where it leads to nothing (which was reported) the words are as written, without an address.
    """
    if reference.term is not None:
        return _term(reference, reference.term, lexicon, here)
    name = reference.brief or written_in
    found = lexicon.briefs.get(name)
    if found is None:
        return "", reference.words or reference.written
    brief = name if here.fixed and found.id != here.brief else found.id
    if reference.piece is None:
        return here.brief_at(brief), reference.words or short_name(found)
    words = reference.words or called(found.id, reference.piece, lexicon, here)
    return here.piece_at(brief, reference.piece), words


def _term(reference: Reference, name: TermId, lexicon: Concordance, here: Here) -> tuple[str, str]:
    term = lexicon.terms.get(name)
    if term is not None:
        return here.term_at(name if here.fixed else term.id), reference.words or term.label
    once = lexicon.withdrawn.get(Here("").term_at(name))
    if once is not None:
        return here.term_at(name), reference.words or once
    return "", reference.words or reference.written
