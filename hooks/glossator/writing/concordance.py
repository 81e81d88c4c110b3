"""Concordance: what the pages need to know of terms and links, looked up once for the shelf."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from glossator.model.brief import Brief, Passage, Section
from glossator.model.glossary import Term, Use
from glossator.model.ids import Anchor, BriefId, TermId
from glossator.model.links import Mention, Thing
from glossator.model.shelf import Shelf
from glossator.writing.escape import in_html
from glossator.writing.turned import At, Conversation, Link, by_thing, conversations, links_of


@dataclass(slots=True)
class Concordance:
    """Terms, their uses and the passages they stand in, by id; what leads and points where."""

    shelf: Shelf
    terms: dict[TermId, Term] = field(init=False)
    briefs: dict[BriefId, Brief] = field(init=False)
    passages: dict[tuple[BriefId, Anchor], Passage] = field(init=False)
    sections: dict[tuple[BriefId, Anchor], Section] = field(init=False)
    uses: dict[TermId, tuple[Use, ...]] = field(init=False)
    links: Mapping[At, tuple[Link, ...]] = field(init=False)
    mentions: Mapping[Thing, Sequence[Mention]] = field(init=False)
    conversations: tuple[Conversation, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.terms = {term.id: term for term in self.shelf.terms}
        self.briefs = {brief.id: brief for brief in self.shelf.briefs}
        self.passages = {(b.id, p.id): p for b in self.shelf.briefs for p in b.passages}
        self.sections = {(b.id, s.id): s for b in self.shelf.briefs for s in b.sections}
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


def short_name(brief: Brief) -> str:
    """How a brief is cited in passing: `Kuik 2026`."""
    families = [person.family or person.name for person in brief.meta.authors]
    who = " and ".join(families) if len(families) < 3 else f"{families[0]} et al."
    year = brief.meta.issued.value[:4] if brief.meta.issued else ""
    return " ".join(part for part in (who or brief.meta.title or brief.id, year) if part)


def name_of(term: Term) -> str:
    """Label and abbreviation, as HTML."""
    label = in_html(term.label)
    return f"{label} <abbr>{in_html(term.abbreviation)}</abbr>" if term.abbreviation else label


def languages(term: Term) -> str:
    """Labels in other languages, each marked as such, as HTML."""
    return "".join(
        f' · <span lang="{in_html(tag)}">{in_html(name)}</span>' for tag, name in term.labels
    )
