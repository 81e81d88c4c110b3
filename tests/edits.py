"""An editor of a brief who works at random and remembers which sentence is which.

Each sentence has a name that stays with it through typos, rewording and moves; a copy has the
name of its original, a new sentence a new one. So a test can ask whether a note still stands
on the sentence that it was about.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from itertools import count

from glossator.model.brief import Brief, Passage
from glossator.model.ids import Anchor
from glossator.model.roles import Role
from glossator.sentences import sentences

FILLER = (
    "The harbour master of a smaller town would have said the same in fewer words.",
    "None of this was known to those who signed, and few of them would have cared.",
    "A second reading of the figures gives a result that nobody had asked for.",
    "It rained on the day of the vote, which kept the farmers at home.",
)
WORDS = ("harbour", "ledger", "winter", "seldom", "northern", "copper", "twelve", "quietly")


@dataclass(frozen=True)
class Named:
    """A sentence and its name."""

    name: int
    text: str


@dataclass
class Paragraph:
    """A passage as the editor works on it."""

    id: Anchor
    sentences: list[Named]
    was: tuple[Anchor, ...] = ()


class Desk:
    """A brief taken apart into named sentences, edited, and put together again."""

    def __init__(self, brief: Brief, seed: int) -> None:
        self.brief, self.random, self.names = brief, random.Random(seed), count(1)
        self.fresh = count(900)
        self.paragraphs = [
            Paragraph(p.id, [Named(next(self.names), p.text[a:b]) for a, b in sentences(p.text)])
            for p in brief.passages
        ]

    def name_at(self, brief: Brief, passage: Passage, start: int, end: int) -> set[int]:
        """Names of the sentences that a stretch of the edited brief touches."""
        paragraph = next(p for p in self.paragraphs if p.id == passage.id)
        found, at = set(), 0
        for one in paragraph.sentences:
            if at < end and start < at + len(one.text):
                found.add(one.name)
            at += len(one.text) + 1
        return found

    def put_together(self) -> Brief:
        """The brief as it stands now."""
        passages = tuple(
            Passage(p.id, Role.PARAGRAPH, " ".join(s.text for s in p.sentences), (1,), was=p.was)
            for p in self.paragraphs
            if p.sentences
        )
        return replace(self.brief, passages=passages)

    def edit(self) -> None:
        """One edit of a random kind."""
        kinds = ("typo", "reword", "exchange", "delete", "insert", "split", "merge", "swap")
        getattr(self, f"_{self.random.choice((*kinds, 'duplicate'))}")()

    def change_a_word(self, name: int, text: str) -> str:
        """A sentence's words `text` with one word of it changed, put in or left out."""
        words = text.split(" ")
        at = self.random.randrange(len(words))
        how = self.random.choice(("typo", "exchange", "insert", "delete"))
        if how == "typo":
            words[at] = self._mistyped(words[at])
        elif how == "exchange":
            words[at] = self.random.choice(WORDS)
        elif how == "insert":
            words.insert(at, self.random.choice(WORDS))
        else:
            del words[at]
        new = " ".join(words)
        for paragraph in self.paragraphs:
            paragraph.sentences = [
                Named(one.name, one.text.replace(text, new, 1)) if one.name == name else one
                for one in paragraph.sentences
            ]
        return new

    # --- the kinds -------------------------------------------------------------------------

    def _any(self) -> tuple[Paragraph, int]:
        full = [p for p in self.paragraphs if p.sentences]
        paragraph = self.random.choice(full)
        return paragraph, self.random.randrange(len(paragraph.sentences))

    def _mistyped(self, word: str) -> str:
        if len(word) < 3:
            return f"{word}x"
        at = self.random.randrange(1, len(word) - 1)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]

    def _typo(self) -> None:
        paragraph, n = self._any()
        words = paragraph.sentences[n].text.split(" ")
        at = self.random.randrange(len(words))
        words[at] = self._mistyped(words[at])
        paragraph.sentences[n] = replace(paragraph.sentences[n], text=" ".join(words))

    def _exchange(self) -> None:
        paragraph, n = self._any()
        words = paragraph.sentences[n].text.split(" ")
        words[self.random.randrange(len(words))] = self.random.choice(WORDS)
        paragraph.sentences[n] = replace(paragraph.sentences[n], text=" ".join(words))

    def _reword(self) -> None:
        """Up to half of the words are other ones."""
        paragraph, n = self._any()
        words = paragraph.sentences[n].text.split(" ")
        for _ in range(self.random.randint(1, max(1, len(words) // 2))):
            words[self.random.randrange(len(words))] = self.random.choice(WORDS)
        text = " ".join(words)
        paragraph.sentences[n] = replace(paragraph.sentences[n], text=text)

    def _delete(self) -> None:
        paragraph, n = self._any()
        if sum(len(p.sentences) for p in self.paragraphs) > 1:
            del paragraph.sentences[n]

    def _insert(self) -> None:
        paragraph, n = self._any()
        new = Named(next(self.names), self.random.choice(FILLER))
        paragraph.sentences.insert(n, new)

    def _split(self) -> None:
        paragraph, n = self._any()
        if n == 0:
            return
        at = self.paragraphs.index(paragraph)
        second = Paragraph(Anchor(f"p{next(self.fresh)}"), paragraph.sentences[n:])
        paragraph.sentences = paragraph.sentences[:n]
        self.paragraphs.insert(at + 1, second)

    def _merge(self) -> None:
        at = self.random.randrange(len(self.paragraphs))
        if at + 1 == len(self.paragraphs):
            return
        first, second = self.paragraphs[at : at + 2]
        first.sentences += second.sentences
        first.was = (*first.was, second.id, *second.was)
        del self.paragraphs[at + 1]

    def _swap(self) -> None:
        (one, n), (other, m) = self._any(), self._any()
        one.sentences[n], other.sentences[m] = other.sentences[m], one.sentences[n]

    def _duplicate(self) -> None:
        (one, n), (other, m) = self._any(), self._any()
        other.sentences.insert(m, one.sentences[n])
