"""Concordance: what the pages need to know of terms and links, looked up once for the shelf."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from glossator.model.brief import Brief, Passage, Section
from glossator.model.editions import Standing
from glossator.model.glossary import Term, Use
from glossator.model.ids import Anchor, BriefId, TermId
from glossator.model.links import Mention, Thing
from glossator.model.naming import by_any_name
from glossator.model.shelf import Shelf
from glossator.writing.escape import in_html
from glossator.writing.turned import At, Conversation, Link, by_thing, conversations, links_of


@dataclass(slots=True)
class Concordance:
    """Terms, their uses and the passages they stand in; terms, briefs and sections by any name;
    what leads and points where."""

    shelf: Shelf
    terms: dict[str, Term] = field(init=False)
    briefs: dict[str, Brief] = field(init=False)
    withdrawn: dict[str, str] = field(init=False)
    """What is no longer there was called, by its address below the site's root."""
    passages: dict[tuple[BriefId, Anchor], Passage] = field(init=False)
    sections: dict[tuple[BriefId, Anchor], Section] = field(init=False)
    uses: dict[TermId, tuple[Use, ...]] = field(init=False)
    links: Mapping[At, tuple[Link, ...]] = field(init=False)
    mentions: Mapping[Thing, Sequence[Mention]] = field(init=False)
    conversations: tuple[Conversation, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.terms = by_any_name(self.shelf.terms)
        self.briefs = by_any_name(self.shelf.briefs)
        gone = (one for one in self.shelf.addresses if one.state is Standing.WITHDRAWN)
        self.withdrawn = {one.path: one.name for one in gone if one.name}
        self.passages = {(b.id, p.id): p for b in self.shelf.briefs for p in b.passages}
        self.sections = {
            (b.id, name): s
            for b in self.shelf.briefs
            for s in b.sections
            for name in (*s.was, s.id)
        }
        uses: defaultdict[TermId, list[Use]] = defaultdict(list)
        for use in self.shelf.uses:
            uses[use.term].append(use)
        self.uses = {term: tuple(found) for term, found in uses.items()}
        self.links = links_of(self.shelf)
        self.mentions = by_thing(self.shelf)
        self.conversations = conversations(self.shelf)

    def uses_in(self, term: TermId, brief: BriefId) -> tuple[Use, ...]:
        """Uses of `term` in one brief, in reading order."""
        return tuple(use for use in self.uses.get(term, ()) if use.place.brief == brief)

    def briefs_using(self, term: TermId) -> list[Brief]:
        """Briefs that use `term`, in the order of the shelf."""
        used = {use.place.brief for use in self.uses.get(term, ())}
        return [brief for brief in self.shelf.briefs if brief.id in used]

    def terms_of(self, brief: BriefId) -> list[TermId]:
        """Terms of one brief in the order of their first use."""
        return list(dict.fromkeys(use.term for use in self.shelf.uses if use.place.brief == brief))

    def neighbours(self, term: TermId) -> list[tuple[TermId, int]]:
        """Terms used in the same passages, with in how many; the most frequent first."""
        here = {(use.place.brief, use.place.passage) for use in self.uses.get(term, ())}
        together: Counter[TermId] = Counter()
        pairs = {
            (use.term, use.place.brief, use.place.passage)
            for use in self.shelf.uses
            if (use.place.brief, use.place.passage) in here and use.term != term
        }
        together.update(pair[0] for pair in pairs)
        return sorted(together.items(), key=lambda item: (-item[1], item[0]))

    def is_contested(self, term: Term) -> bool:
        """True when authors of different briefs define the term, each in their own words."""
        return len({sense.place.brief for sense in term.senses}) > 1


def name_of(term: Term) -> str:
    """Label and abbreviation, as HTML."""
    label = in_html(term.label)
    return f"{label} <abbr>{in_html(term.abbreviation)}</abbr>" if term.abbreviation else label


def languages(term: Term) -> str:
    """Labels in other languages, each marked as such, as HTML."""
    return "".join(
        f' · <span lang="{in_html(tag)}">{in_html(name)}</span>' for tag, name in term.labels
    )
