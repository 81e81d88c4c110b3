"""The nouns of the house: what a brief is made of, from the source line to the shelf.

Everything here is frozen and knows nothing of files, Markdown or addresses on a site.
Lines are numbered from 1, as an editor sees them. Offsets count code points of the
`text` they stand beside, end exclusive (W3C Annotation Model 4.2.5 counts the same way).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NewType

BriefId = NewType("BriefId", str)
"""Name of the brief's folder, made from series and number: `rok-us-policy-brief-8`."""

Anchor = NewType("Anchor", str)
"""Address of a piece within its page, without the `#`: `p12`, `s3`, `q2`, `n6`, `fig1`."""

Sha256 = NewType("Sha256", str)
"""Lower-case hexadecimal checksum of a text in UTF-8, or of a file's bytes."""


class Role(StrEnum):
    """What a chunk of source text is, as far as shape and neighbours tell."""

    MASTHEAD = "masthead"
    TITLE = "title"
    BYLINE = "byline"
    AUTHOR = "author"
    AFFILIATION = "affiliation"
    POSITION = "position"
    SERIES = "series"
    NUMBER = "number"
    DATE = "date"
    CONTACT = "contact"
    EDITORS = "editors"
    BIOGRAPHY = "biography"
    KEYWORDS = "keywords"
    ACKNOWLEDGEMENTS = "acknowledgements"
    SUGGESTED_CITATION = "suggested-citation"
    RIGHTS = "rights"
    SERIES_STATEMENT = "series-statement"
    DISCLAIMER = "disclaimer"
    REFERENCES = "references"
    CONTENTS = "contents"
    NOTES_LABEL = "notes-label"
    LABEL = "label"
    HEADING = "heading"
    LINE = "line"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    QUOTATION = "quotation"
    TABLE = "table"
    CAPTION = "caption"
    FIGURE_NOTE = "figure-note"
    IMAGE = "image"
    ENDNOTE = "endnote"
    PULL_QUOTE = "pull-quote"
    RUNNING_HEAD = "running-head"
    PAGE_NUMBER = "page-number"
    RULE = "rule"
    FIGURE_TEXT = "figure-text"
    REPEAT = "repeat"


FURNITURE = frozenset(
    {Role.RUNNING_HEAD, Role.PAGE_NUMBER, Role.RULE, Role.FIGURE_TEXT, Role.REPEAT}
)
"""Roles that carry nothing of the text: they go to the ledger, and reading steps over them."""

PASSAGE_ROLES = frozenset({Role.PARAGRAPH, Role.LIST_ITEM, Role.QUOTATION, Role.TABLE})
"""Roles that become numbered passages when they stand in the body."""

FIGURE_PARTS = frozenset({Role.CAPTION, Role.FIGURE_NOTE, Role.IMAGE})
"""Roles that make up a figure."""

MATTER = frozenset(
    {
        Role.BIOGRAPHY,
        Role.DISCLAIMER,
        Role.ACKNOWLEDGEMENTS,
        Role.SUGGESTED_CITATION,
        Role.RIGHTS,
        Role.SERIES_STATEMENT,
        Role.CONTACT,
        Role.KEYWORDS,
        Role.REFERENCES,
        Role.CONTENTS,
        Role.EDITORS,
    }
)
"""Roles of front and back matter that is prose."""


# --- before there is a brief -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Source:
    """The text as received, cut at its line ends and not otherwise touched."""

    brief: BriefId
    file: str
    """Path to show to an editor, relative to the project."""
    lines: tuple[str, ...]
    """Line 1 is `lines[0]`; without line ends, form feeds taken out."""
    sha256: Sha256
    """Checksum of the bytes of the file."""
    page_starts: frozenset[int] = frozenset()
    """Numbers of the lines before which a form feed stood."""


@dataclass(frozen=True, slots=True)
class Mend:
    """A repair of extraction damage: what stood in the source, what was printed."""

    lines: tuple[int, ...]
    old: str
    new: str
    why: str
    at: int
    """Where the new form begins in the text of its chunk (or of its joined chunks)."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Neighbouring source lines that belong together, joined to one line of text."""

    lines: tuple[int, ...]
    """Numbers of the source lines that hold words of it, in order."""
    text: str
    """The lines joined, still with the marks of emphasis, links and notes."""
    rows: tuple[str, ...] = ()
    """The same line by line: a masthead and a table are read by their lines."""
    indent: int = 0
    """Columns before the first character of its first line."""
    marker: str = ""
    """List marker or note mark that opened it, taken out of the text: `-`, `(a)`, `¹`."""
    page_start: bool = False
    """True when a form feed stood before it."""
    mends: tuple[Mend, ...] = ()
    """Damage repaired within it, by rule or by an editor."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """Chunks with the role they play. Several chunks when stitching has joined them."""

    chunks: tuple[Chunk, ...]
    role: Role
    why: str
    """Name of the rule that decided, always."""
    depth: int = 0
    """Depth of a list item (0 = outermost) or level of a heading (1 = highest, 0 = not known)."""
    ruled: bool = False
    """True when an editor gave the role: no later pass decides otherwise."""
    join: bool | None = None
    """An editor's word on whether it goes on from the piece before; None where none was said."""

    def seen_as(self, role: Role, why: str) -> Labelled:
        """The same piece in another role."""
        return replace(self, role=role, why=why)

    @property
    def lines(self) -> tuple[int, ...]:
        """Source lines of all its chunks, in order."""
        return tuple(n for chunk in self.chunks for n in chunk.lines)

    @property
    def text(self) -> str:
        """Text of all its chunks as one."""
        return " ".join(chunk.text for chunk in self.chunks)

    @property
    def marker(self) -> str:
        """Marker of its first chunk."""
        return self.chunks[0].marker

    @property
    def mends(self) -> tuple[Mend, ...]:
        """Mends of all its chunks, placed in its text."""
        found: list[Mend] = []
        before = 0
        for chunk in self.chunks:
            found += (replace(mend, at=mend.at + before) for mend in chunk.mends)
            before += len(chunk.text) + 1
        return tuple(found)


# --- what stands beside a text -----------------------------------------------------------


class SpanType(StrEnum):
    """What can be said of a stretch of text."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    LINK = "link"
    LOST_LINK = "lost-link"
    NOTE_REF = "note-ref"
    MEND = "mend"
    TERM = "term"
    ANNOTATION = "annotation"
    CITATION = "citation"
    DEFINITION = "definition"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text and what is said of it. A note-ref is empty: start = end."""

    type: SpanType
    start: int
    end: int
    values: tuple[tuple[str, str | bool], ...] = ()
    """What the type carries, in published order: `(("href", "…"), ("supplied", False))`."""

    def get(self, key: str) -> str | bool | None:
        """Value published under `key`, or None where the span does not carry it."""
        return dict(self.values).get(key)


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a passage of some brief."""

    brief: BriefId
    passage: Anchor
    start: int
    end: int


# --- the brief and its pieces ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Passage:
    """What a reader cites: a paragraph, list item, quotation or table of the body."""

    id: Anchor
    kind: Role
    text: str
    """Plain words as printed. In a table, cells are parted by tabs and rows by line ends."""
    lines: tuple[int, ...]
    spans: Spans = ()
    depth: int = 0
    """Depth of a list item; 0 for everything else."""
    marker: str = ""
    """How its list counts: `1.`, `(a)`; a bullet's shape says nothing and is kept as `-`."""
    section: Anchor | None = None
    """Section it stands in; None before the first heading."""
    run_in: str | None = None
    """Words of a run-in heading that opens it, part of the text."""
    was: tuple[Anchor, ...] = ()
    """Older addresses that now lead here, because passages were merged."""

    @property
    def number(self) -> str:
        """What is cited: `12`, `12a`."""
        return self.id.removeprefix("p")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the author's and what follows it."""

    id: Anchor
    title: str
    level: int
    lines: tuple[int, ...]
    before: int
    """Index of the first passage after it."""
    spans: Spans = ()
    was: tuple[Anchor, ...] = ()


class Match(StrEnum):
    """How a pull quote stands to the sentence it was lifted from."""

    VERBATIM = "verbatim"
    """It is one or more whole sentences, word for word."""
    PART = "part"
    """It is a part of a sentence, word for word."""
    ALTERED = "altered"
    """Words were changed, left out or put in."""


@dataclass(frozen=True, slots=True)
class PullQuote:
    """Words of the text repeated in display type."""

    id: Anchor
    text: str
    lines: tuple[int, ...]
    of: Place
    match: Match
    before: int
    """Index of the passage it is shown before: its place on the page, between paragraphs."""
    spans: Spans = ()
    was: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a reference: a person's in parts, or words that are not divided."""

    family: str = ""
    given: str = ""
    suffix: str = ""
    literal: str = ""
    """An organisation, or a person of whom the text does not tell which name is the family's."""


@dataclass(frozen=True, slots=True)
class Item:
    """What a reference says, field by field: the variables of CSL-JSON 1.0.2 by their names."""

    type: str = "document"
    """A type of CSL, where the text tells; else `document`."""
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    title: str = ""
    container_title: str = ""
    edition: str = ""
    volume: str = ""
    issue: str = ""
    number: str = ""
    page: str = ""
    """Pages of an article or chapter; the page that is cited is the citation's, not the work's."""
    genre: str = ""
    publisher: str = ""
    publisher_place: str = ""
    status: str = ""
    issued: tuple[int, ...] = ()
    """Year, or year and month, or all three: only what is printed."""
    accessed: tuple[int, ...] = ()
    doi: str = ""
    url: str = ""
    note: str = ""
    """Words that were in no other field, as printed."""


class Citing(StrEnum):
    """How a note names a work."""

    FULL = "full"
    IBID = "ibid"
    SHORT = "short"
    """By name and short title, "op. cit.", "see note 5": found by machine in the same brief."""


WorkId = NewType("WorkId", str)
"""Slug of family name, year and first words of the title: `kuik-2026-theorizing-hedging`."""


@dataclass(frozen=True, slots=True)
class CitedSource:
    """One source of a note, as far as the note itself says."""

    text: str
    """As printed, without "see also"; empty for an *Ibid.* that was not resolved."""
    resolved_from: Anchor | None = None
    """Note whose source an *Ibid.* or a short form repeats."""
    url: str | None = None
    item: Item = Item()
    """Its fields; of the source that it repeats, where it repeats one."""
    start: int = 0
    """Where its words, or those that stand for them, begin in the note's text."""
    end: int = 0
    how: Citing = Citing.FULL
    locator: str = ""
    """The pages that are cited: `12`, `118 f.`."""
    work: WorkId | None = None
    """Set once the works of all briefs are known."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One place where a work is cited."""

    brief: BriefId
    note: Anchor
    how: Citing
    passages: tuple[Anchor, ...] = ()
    """Passages that carry the note's mark, in reading order."""
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """A work that notes cite, in one brief or in several."""

    id: WorkId
    item: Item
    citations: tuple[Citation, ...]
    """Oldest brief first, then in the order of its notes."""


@dataclass(frozen=True, slots=True)
class Note:
    """An endnote or footnote. Its mark is not part of its text."""

    id: Anchor
    label: str
    """As printed: `6`, `*`."""
    text: str
    lines: tuple[int, ...]
    spans: Spans = ()
    sources: tuple[CitedSource, ...] = ()
    same_as: Anchor | None = None
    referred_from: tuple[Anchor, ...] = ()
    """Passages that carry its mark, in reading order, each as often as it does."""
    was: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure whose image is not in the text, unless an editor supplied one."""

    id: Anchor
    caption: str
    lines: tuple[int, ...]
    before: int
    """Index of the passage it stands before."""
    note: str = ""
    """"Note: …" and "Source: …" under it; several are parted by a line end."""
    image: str | None = None
    """File in the brief's folder."""
    alt: str = ""
    """What the image shows, in an editor's words."""
    spans: Spans = ()
    note_spans: Spans = ()
    was: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Matter:
    """Front or back matter: a masthead line, a biography, a disclaimer."""

    kind: Role
    text: str
    """Its label opens it; paragraphs are parted by an empty line."""
    lines: tuple[int, ...]
    spans: Spans = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Whole source lines set aside, with the reason; or a mend, with old and new form."""

    lines: tuple[int, ...]
    words: int
    """Words set aside. For a mend: words of the old form less words of the new one."""
    role: str
    why: str


# --- metadata ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Person:
    """An author or editor, named as printed."""

    name: str
    given: str = ""
    family: str = ""
    affiliation: str = ""
    position: str = ""
    role: str = ""
    """What an editor is: "Head, Center for …", as printed."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """An institution that published the brief."""

    name: str
    parent: str = ""
    names: tuple[tuple[str, str], ...] = ()
    """Names in other languages, by language tag."""
    url: str = ""
    supplied: bool = False
    """True when an editor named it, not the text."""


@dataclass(frozen=True, slots=True)
class Issued:
    """A date with the precision it was printed with: `2025`, `2025-04`, `2025-04-15`."""

    value: str
    as_printed: str


SUPPLIED = "supplied by the editors"


@dataclass(frozen=True, slots=True)
class Meta:
    """Readings of the masthead (CSL-shaped), with where each came from."""

    title: str = ""
    subtitle: str = ""
    authors: tuple[Person, ...] = ()
    editors: tuple[Person, ...] = ()
    publishers: tuple[Publisher, ...] = ()
    series: str = ""
    number: str = ""
    issued: Issued | None = None
    language: str = ""
    rights: str = ""
    came_from: Mapping[str, tuple[int, ...] | str] = field(default_factory=dict)
    """For each value that is known: source lines, or SUPPLIED."""


@dataclass(frozen=True, slots=True)
class Tombstone:
    """An address that was published and whose passage is no longer in the text."""

    id: Anchor
    text: str
    """Its last words as published."""
    before: int
    """Index of the passage it is shown before."""


# --- what the editors say ----------------------------------------------------------------


class AnnotationKind(StrEnum):
    """What an editor's note is for."""

    CONTEXT = "context"
    DEFINITION = "definition"
    COMPARISON = "comparison"
    SOURCE = "source"
    CORRECTION = "correction"
    QUESTION = "question"
    RECONSTRUCTION = "reconstruction"
    """What the editors put in the place of a figure that is lost."""


class Hold(StrEnum):
    """How surely a note's words are found in the text as it is now."""

    SURE = "sure"
    EDITED = "edited"
    """Found, but the words or their place are not quite those that were quoted."""
    DOUBTFUL = "doubtful"
    """Something like them is there; nobody can say that it is the same."""
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Target:
    """What a note speaks of, as its editor wrote it."""

    piece: Anchor | None = None
    """The passage, section, figure or endnote that is named; None for the whole brief, or for
    words that need no passage to be found."""
    quote: str = ""
    """The words; empty for a whole piece."""
    prefix: str = ""
    suffix: str = ""
    """Words before and after, where the quotation alone stands in several places."""

    def __str__(self) -> str:
        """For messages and for the lock: `p2 “peace through strength”`."""
        words = f"{self.prefix}“{self.quote}”{self.suffix}" if self.quote else ""
        return " ".join(part for part in (self.piece or "", words) if part) or "the brief"


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was known of a note when its words were last surely found."""

    id: Anchor
    target: str
    """Its target as written then: another one now means that a person looked."""
    of: Anchor | None
    """The piece it stood at."""
    text: str
    """The sentence, or sentences, of its words; the opening of a whole piece."""
    rival: float = 0.0
    """How like to `text` the nearest other sentence of the brief was, 0 to 1: what is no more
    like to it than that may be the other one."""
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Circle:
    """A ring of a reconstructed figure: a grouping, with the one inside it as its core."""

    name: str
    since: str
    members: str
    """Who belongs to it, in Markdown with short references to where the text says so."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """An editor's note: never the author's words."""

    id: Anchor
    """`a3`, given by its editor, for ever."""
    kind: AnnotationKind
    text: str
    """Markdown with short references (`shorthand`)."""
    by: str
    date: str
    target: Target
    hold: Hold = Hold.SURE
    of: Anchor | None = None
    """Piece that it is shown with; None where it speaks of the whole brief, or is not held."""
    start: int = 0
    end: int = 0
    """The words in that piece; the same for a whole piece."""
    circles: tuple[Circle, ...] = ()
    """Of a reconstruction, from the innermost."""
    line: int = 0
    """Line of its id in annotations.yml."""

    @property
    def is_held(self) -> bool:
        """True when it can be shown with what it speaks of."""
        return self.hold in (Hold.SURE, Hold.EDITED)


@dataclass(frozen=True, slots=True)
class Brief:
    """One brief, read and numbered."""

    id: BriefId
    source: Source
    words: int
    """Words of the source, counted by `text.words` after its marks are taken out."""
    meta: Meta
    sections: tuple[Section, ...] = ()
    passages: tuple[Passage, ...] = ()
    pull_quotes: tuple[PullQuote, ...] = ()
    figures: tuple[Figure, ...] = ()
    notes: tuple[Note, ...] = ()
    matter: tuple[Matter, ...] = ()
    ledger: tuple[LeftOut, ...] = ()
    tombstones: tuple[Tombstone, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    """The editors' notes, in the order of their ids."""
    aliases: tuple[BriefId, ...] = ()
    """Former ids, at whose addresses pages lead here."""


# --- the glossary ------------------------------------------------------------------------

TermId = NewType("TermId", str)
"""Slug of a term's abbreviation or label, for ever: `afip`, `3-i-agency`."""


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


# --- passages that speak of the same thing -----------------------------------------------


class Stance(StrEnum):
    """How one passage stands to another, in an editor's judgement."""

    AGREES = "agrees"
    CONTRADICTS = "contradicts"
    DEFINES = "defines"
    EXAMPLE_OF = "example-of"
    COMPLEMENTS = "complements"


@dataclass(frozen=True, slots=True)
class Relation:
    """An editor's link between passages of two briefs. It is shown at both."""

    of: Place
    """The passage that agrees, contradicts, defines, …; its words that matter, or all."""
    to: Place
    kind: Stance
    why: str


@dataclass(frozen=True, slots=True)
class Related:
    """A passage of another brief that speaks of the same thing, found by machine."""

    of: Place
    """The passage, with its sentence that is most like the other."""
    to: Place
    score: float
    """How much they share; 1 is one word or term that only these two have."""
    terms: tuple[TermId, ...]
    """Terms used in both, the rarest first."""
    words: tuple[str, ...]
    """Words that told most, as printed in `of`."""


# --- who points to what --------------------------------------------------------------------


class Hand(StrEnum):
    """Who made a link."""

    AUTHOR = "author"
    EDITORS = "editors"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class Thing:
    """Whatever has an address: a brief, a piece of one, a term, or a cited work."""

    brief: BriefId | None = None
    piece: Anchor | None = None
    """Piece of `brief`, also an editors' note."""
    term: TermId | None = None
    work: WorkId | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing points to another, seen from the other."""

    of: Thing
    by: Thing
    hand: Hand
    sentence: str
    """The sentence in which it does; an editors' note as typed, with its shorthand."""
    start: int
    end: int
    """The words in the sentence that point."""


# --- what stays ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Edition:
    """A text as it was released, for ever."""

    of: BriefId
    """The brief as it is called now; `brief.id` is what it was called then."""
    number: int
    released: str
    """The day, `2026-05-01`, as whoever released it gave it."""
    brief: Brief
    terms: tuple[Term, ...]
    """Terms used in it as the glossary had them then, with this brief's own senses alone."""
    record: str
    """The file it was read from, which is published as it is."""
    files: tuple[str, ...] = ()
    """Images beside the record."""
    uses: tuple[Use, ...] = ()
    """Uses of the terms in it."""


class Became(StrEnum):
    """What became of a piece between two texts of a brief."""

    SAME = "same"
    REWORDED = "reworded"
    ADDED = "added"
    MERGED = "merged"
    """It is now part of another piece."""
    REMOVED = "removed"


class Run(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    GONE = "gone"
    COME = "come"


Wording = tuple[tuple[Run, str], ...]
"""Words in reading order, each run with what became of it; a blank parts two runs."""


@dataclass(frozen=True, slots=True)
class Change:
    """A piece in an old and in a new text of a brief."""

    id: Anchor
    became: Became
    wording: Wording
    moved: bool = False
    """True when it stands in another order among the pieces that both texts have."""
    into: Anchor | None = None
    """Where a merged one leads."""


@dataclass(frozen=True, slots=True)
class Revision:
    """What became of the pieces of one edition in a later one, or in the text of today."""

    old: Edition
    new: Edition | None
    """None for the text as it stands now."""
    changes: tuple[Change, ...]


class Standing(StrEnum):
    """What became of a published address."""

    LIVE = "live"
    MOVED = "moved"
    """The same thing has another address now."""
    MERGED = "merged"
    """Its piece is part of another one."""
    WITHDRAWN = "withdrawn"
    """What it led to is gone; a word on it stands there."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address of the site and what became of it."""

    path: str
    """Below the site's root: `briefs/x/#p12`, `glossary/afip/`."""
    kind: str
    """brief, edition, term, or a kind of piece."""
    state: Standing = Standing.LIVE
    to: str = ""
    """Path that a moved or merged one leads to."""
    name: str = ""
    """What a person calls it: a title, a label."""
    sha256: Sha256 | None = None
    """Checksum of its text, where it has one."""
    since: int | None = None
    """Edition since which its text is unchanged; None where it is in no edition as it is now."""


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


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site that a brief or the shelf was written to."""

    uri: str
    """Address below the site's root, `briefs/x/index.md`; Markdown is rendered, the rest copied."""
    text: str
    made_from: str
    """Source file it was made from, for messages."""
