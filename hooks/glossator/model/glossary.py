"""The glossary: terms, what authors mean by them, where they are used."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from glossator.model.ids import TermId
from glossator.model.spans import Place


class RelationKind(StrEnum):
    """How one term stands to another."""

    BROADER = "broader"
    NARROWER = "narrower"
    RELATED = "related"
    CONTRASTS_WITH = "contrasts-with"
    PART_OF = "part-of"
    MEMBER_OF = "member-of"
    ABBREVIATION_OF = "abbreviation-of"


@dataclass(frozen=True, slots=True)
class TermRelation:
    """A term's relation to another term."""

    kind: RelationKind
    to: TermId


@dataclass(frozen=True, slots=True)
class Sense:
    """What one author means by a term, in his or her own words."""

    place: Place
    """Where the words stand."""
    quote: str
    """The words that define it, word for word as in the passage."""


class Linking(StrEnum):
    """Which uses of a term are drawn as links; every use counts."""

    FIRST = "first"
    """The first use in each section."""
    EVERY = "every"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the glossary."""

    id: TermId
    label: str
    """Preferred label: `3-I agency`, `America First Investment Policy`."""
    kind: str
    """concept, doctrine, treaty, institution, programme, …"""
    definition: str
    """A neutral definition in the editors' words."""
    abbreviation: str = ""
    variants: tuple[str, ...] = ()
    """Other forms in which the term is used, the irregular ones only."""
    labels: tuple[tuple[str, str], ...] = ()
    """Established labels in other languages, by language tag."""
    senses: tuple[Sense, ...] = ()
    relations: tuple[TermRelation, ...] = ()
    case: bool = False
    """True when only this spelling in capitals and small letters is the term: KIND, not kind."""
    not_when: tuple[str, ...] = ()
    """Phrases in which the words are another thing: "version of NATO"."""
    link: Linking = Linking.FIRST
    sources: tuple[str, ...] = ()
    aliases: tuple[TermId, ...] = ()
    """Former ids, which lead here."""
    line: int = 0
    """Line of its id in glossary.yml."""


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a term in a numbered passage."""

    term: TermId
    place: Place
    form: str
    """The words used, as printed."""
