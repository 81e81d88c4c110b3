"""All briefs together, and the pages that are written of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from glossator.model.brief import Brief
from glossator.model.editions import Address, Edition, Revision
from glossator.model.glossary import Term, Use
from glossator.model.ids import Anchor, BriefId
from glossator.model.links import Mention, Related, Relation
from glossator.model.works import Work


@dataclass(frozen=True, slots=True)
class Shelf:
    """All briefs, in the order of the catalogue: newest first; the terms; where they are used."""

    briefs: tuple[Brief, ...]
    terms: tuple[Term, ...] = ()
    """By label, as a dictionary sorts."""
    uses: tuple[Use, ...] = ()
    """In reading order, brief by brief."""
    relations: tuple[Relation, ...] = ()
    """The editors' links between passages, as written."""
    related: tuple[Related, ...] = ()
    """By brief and in reading order, the best first: at most three of each passage."""
    mentions: tuple[Mention, ...] = ()
    """Who points to what, by what is pointed to."""
    works: tuple[Work, ...] = ()
    """By author, as a bibliography sorts."""
    editions: tuple[Edition, ...] = ()
    """Fixed editions of all briefs, each brief's in order."""
    revisions: tuple[Revision, ...] = ()
    """What became of each edition in the next one, and in the text of today."""
    unchanged: Mapping[tuple[BriefId, Anchor], int] = field(default_factory=dict)
    """Edition since which the text of a piece or note is what it is now."""
    addresses: tuple[Address, ...] = ()
    """Every address that was ever published, with its state."""

    def unchanged_in(self, brief: BriefId) -> Mapping[Anchor, int]:
        """The edition since which the text of each piece or note of `brief` is what it is now."""
        return {piece: n for (of, piece), n in self.unchanged.items() if of == brief}


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site that a brief or the shelf was written to."""

    uri: str
    """Address below the site's root, `briefs/x/index.md`; Markdown is rendered, the rest copied."""
    text: str
    made_from: str
    """Source file it was made from, for messages."""
