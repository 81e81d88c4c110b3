"""Small briefs made by hand, as the conversion would hand them to `number`, and an author who
edits one at random and remembers where every word came from."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from glossator.model.brief import Brief, Figure, Match, Note, Passage, PullQuote, Section, Tombstone
from glossator.model.ids import Anchor, BriefId
from glossator.model.metadata import Meta
from glossator.model.roles import Role
from glossator.model.source import Source
from glossator.model.spans import Place, Span, SpanType
from glossator.model.works import CitedSource, Citing, Item
from glossator.text import checksum

ID = BriefId("test-brief-1")
Block = str | tuple[str, tuple[int, ...]]


def brief(*blocks: Block, source: str = "") -> Brief:
    """A brief of paragraphs; `# ` opens a section, `> ` a pull quote, `! ` a figure (`| ` its
    note), `^ ` a note. A block stands on one line of its own, or on the lines given with it.

    The nth note is referred to from the nth passage, a pull quote is lifted from the passage
    before it. `source` names the source where several conversions of one are compared.
    """
    sections: list[Section] = []
    passages: list[Passage] = []
    quotes: list[PullQuote] = []
    figures: list[Figure] = []
    notes: list[Note] = []
    for n, block in enumerate(blocks):
        text, lines = (block, (2 * n + 1,)) if isinstance(block, str) else block
        mark, rest = (text[:1], text[2:]) if text[:2] in ("# ", "> ", "! ", "^ ") else ("", text)
        at = len(passages)
        if mark == "#":
            sections.append(Section(Anchor(f"s{len(sections) + 1}"), rest, 1, lines, at))
        elif mark == ">":
            of = Place(ID, Anchor(f"p{max(at, 1)}"), 0, 1)
            qid = Anchor(f"q{len(quotes) + 1}")
            quotes.append(PullQuote(qid, rest, lines, of, Match.PART, at))
        elif mark == "!":
            caption, _, note = rest.partition("| ")
            figures.append(Figure(Anchor(f"fig{len(figures) + 1}"), caption, lines, at, note))
        elif mark == "^":
            label = len(notes) + 1
            ibid = Anchor(f"n{label - 1}") if rest.startswith("Ibid.") and notes else None
            how = Citing.IBID if ibid else Citing.FULL
            cited = (CitedSource(rest, ibid, Item(note=rest), 0, len(rest), how),)
            by = (Anchor(f"p{label}"),)
            nid = Anchor(f"n{label}")
            notes.append(Note(nid, str(label), rest, lines, (), cited, ibid, by))
        else:
            pid, section = Anchor(f"p{at + 1}"), sections[-1].id if sections else None
            values = (("note", f"n{at + 1}"),)
            spans = (Span(SpanType.NOTE_REF, len(rest), len(rest), values),)
            passages.append(Passage(pid, Role.PARAGRAPH, rest, lines, spans, section=section))
    whole = source or "\n\n".join(b if isinstance(b, str) else b[0] for b in blocks)
    return Brief(
        ID,
        Source(ID, "briefs/test-brief-1/source.txt", tuple(whole.split("\n")), checksum(whole)),
        0,
        Meta(),
        tuple(sections),
        tuple(passages),
        tuple(quotes),
        tuple(figures),
        tuple(notes),
    )


Addressed = Section | Passage | PullQuote | Figure | Note


def addressed(made: Brief) -> Iterator[Addressed]:
    """Everything in it that has an address of its own."""
    yield from (*made.sections, *made.passages, *made.pull_quotes, *made.figures, *made.notes)


def addresses(made: Brief) -> list[Anchor]:
    """Every address that resolves on its page, each as often as it stands there."""
    gone: tuple[Tombstone, ...] = made.tombstones
    return [address for piece in addressed(made) for address in (piece.id, *piece.was)] + [
        stone.id for stone in gone
    ]


# --- an author -----------------------------------------------------------------------------

SMALL = [
    "the", "of", "and", "in", "to", "a", "that", "its", "for", "with", "is", "by", "as", "on",
    "from",
]  # fmt: skip
LARGE = [
    "alliance", "ministry", "trade", "tariff", "defence", "budget", "maritime", "security",
    "region", "partner", "export", "control", "supply", "chain", "minister", "summit", "treaty",
    "deterrence", "posture", "burden", "sharing", "industry", "market", "reform", "agency",
    "capital", "growth", "policy", "strategic", "competition", "cooperation", "investment",
    "semiconductor", "shipbuilding", "nuclear", "energy", "northern", "southern", "eastern",
    "western", "district", "harbour", "water", "pricing", "schools", "hospitals", "railways",
    "ports", "bridges", "officials", "parliament", "election", "president", "coalition",
    "doctrine", "forces", "exercise", "readiness", "technology", "standards", "research",
    "funding", "governance", "council", "should", "must", "remains", "becomes", "requires",
    "supports", "weakens", "strengthens", "delays", "expands",
]  # fmt: skip
VERBS = (
    "typo", "typo", "reword", "rewrite", "insert", "delete", "split", "merge", "swap",
    "move", "copy", "restore",
)  # fmt: skip

Word = tuple[str, int]
"""A word as it is written now, and the number of the word it was born as."""


@dataclass
class Draft:
    """One block of the author's: its mark (see `brief`) and its words."""

    mark: str
    words: list[Word]

    @property
    def text(self) -> str:
        return " ".join(word for word, _ in self.words)

    @property
    def born(self) -> frozenset[int]:
        return frozenset(birth for _, birth in self.words)


@dataclass
class Author:
    """Writes a brief and goes on editing it."""

    rng: random.Random
    drafts: list[Draft] = field(default_factory=list)
    deleted: list[Draft] = field(default_factory=list)
    births: int = 0
    resting: list[Draft] = field(default_factory=list)
    """Drafts left alone for the rest of a round: an original and its near copy."""

    def begin(self) -> None:
        """Two sections, a figure, a pull quote, list items after one pattern, four notes."""
        for mark in ("# ", "", "", "> ", "", "# ", "! ", "", "", ""):
            self.drafts.append(self.draft(mark))
        for _ in range(2):
            self.copy(7, 0)
        notes = [self.draft("^ "), self.draft("^ ")]
        for at in (1, 3):
            notes.insert(at, Draft("^ ", [self.word("Ibid.")]))
        self.drafts += notes
        self.resting.clear()

    def brief(self) -> Brief:
        """The copy as it stands now."""
        return brief(*(draft.mark + draft.text for draft in self.drafts))

    def of(self, mark: str) -> list[Draft]:
        """Its drafts of one kind, in order."""
        return [draft for draft in self.drafts if draft.mark == mark]

    def word(self, written: str = "") -> Word:
        self.births += 1
        return written or self.rng.choice(SMALL if self.rng.random() < 0.4 else LARGE), self.births

    def other(self, written: str) -> Word:
        """A word for another one, and not the same by chance."""
        choice = self.word()
        return choice if choice[0] != written else self.other(written)

    def draft(self, mark: str) -> Draft:
        most = {"# ": 5, "! ": 9, "> ": 12, "^ ": 14}.get(mark, 36)
        return Draft(mark, [self.word() for _ in range(self.rng.randint(3, most))])

    def edit(self, verb: str, at: int, to: int) -> None:
        """One edit at a place; nothing where it cannot be done."""
        if not self.drafts:
            self.drafts.append(self.draft(""))
        at, to = at % len(self.drafts), to % len(self.drafts)
        if not any(self.drafts[n] is kept for n in (at, to) for kept in self.resting):
            getattr(self, verb)(at, to)

    def typo(self, at: int, to: int) -> None:
        words = self.drafts[at].words
        n = to % len(words)
        text = words[n][0]
        cut = self.rng.randrange(len(text))
        words[n] = (text[:cut] + self.rng.choice("aeinrst") + text[cut + 1 :], words[n][1])

    def reword(self, at: int, to: int) -> None:
        self._replace(at, self.rng.uniform(0.05, 0.45))

    def rewrite(self, at: int, to: int) -> None:
        self._replace(at, self.rng.uniform(0.6, 1.0))

    def _replace(self, at: int, share: float) -> None:
        words = self.drafts[at].words
        for n in self.rng.sample(range(len(words)), round(share * len(words) + 0.5)):
            words[n] = self.other(words[n][0])

    def insert(self, at: int, to: int) -> None:
        self.drafts.insert(at, self.draft(self.drafts[at].mark))

    def delete(self, at: int, to: int) -> None:
        self.deleted.append(self.drafts.pop(at))

    def restore(self, at: int, to: int) -> None:
        same = [draft for draft in self.deleted if draft.mark == self.drafts[at].mark]
        if same:
            back = same[to % len(same)]
            self.deleted = [draft for draft in self.deleted if draft is not back]
            self.drafts.insert(at, back)

    def split(self, at: int, to: int) -> None:
        draft = self.drafts[at]
        if len(draft.words) > 1:
            cut = 1 + to % (len(draft.words) - 1)
            self.drafts[at : at + 1] = [
                Draft(draft.mark, draft.words[:cut]),
                Draft(draft.mark, draft.words[cut:]),
            ]

    def merge(self, at: int, to: int) -> None:
        pair = self.drafts[at : at + 2]
        if len(pair) == 2 and pair[0].mark == pair[1].mark:
            self.drafts[at : at + 2] = [Draft(pair[0].mark, pair[0].words + pair[1].words)]

    def swap(self, at: int, to: int) -> None:
        if self.drafts[at].mark == self.drafts[to].mark:
            self.drafts[at], self.drafts[to] = self.drafts[to], self.drafts[at]

    def move(self, at: int, to: int) -> None:
        if self.drafts[at].mark == self.drafts[to].mark:
            self.drafts.insert(to, self.drafts.pop(at))

    def copy(self, at: int, to: int) -> None:
        """A new passage after the pattern of another one: all its words again but two."""
        draft = self.drafts[at]
        near = Draft(draft.mark, [self.word(text) for text, _ in draft.words])
        for n in self.rng.sample(range(len(near.words)), min(len(near.words), 2)):
            near.words[n] = self.other(near.words[n][0])
        self.drafts.insert(at + 1, near)
        self.resting += [draft, near]
