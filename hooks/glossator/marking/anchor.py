"""Anchor: the words a note speaks of -> their place in the text as it is now.

    p2 “peace through strength”    p2, 128–150, sure
    the same, once the text has “peace through force”    p2, 128–147, edited
    the same, once the sentence is gone    lost

A note that was anchored before remembers its sentence. Then the sentence is looked for, and
the words are where they were in it: words alone land on another sentence as soon as their own
is gone (Hypothesis client 7571). A note that is new, or whose target a person has changed, is
looked for by its words: in the passage that is named, then in its section, then in the brief.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from glossator.marking.quotation import alike, found_in, projected, tightened, within
from glossator.model.annotations import Hold, Remembered, Target
from glossator.model.brief import Brief, Passage
from glossator.model.ids import Anchor
from glossator.sentences import sentence_around, sentences
from glossator.text import fold, most_like, words

SURE = 0.90
"""From this likeness on, the words are those that were quoted."""

EDITED = 0.80
"""From here on they are taken for the same, and an editor is told. Measured on the two first
briefs: no false anchor, and no loss among quotations of eight words and more with one edited."""

DOUBTFUL = 0.60
"""From here on a person is shown the place; below it there is none to show."""

MOVED = 0.95
"""A sentence outside its passage must be nearly untouched: near twins are common in one brief."""

RIVAL = 0.03
"""Two sentences nearer to each other in likeness than this cannot be told apart."""

OWN = 12
"""So many words in a row, unchanged and in their own passage, are no other sentence's, unless
another one was like it from the first."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where words were found, and how surely."""

    hold: Hold
    passage: Passage | None = None
    start: int = 0
    end: int = 0
    times: int = 1
    """How often the words stand there, letter for letter."""

    @property
    def words(self) -> str:
        """The words there, as the text has them now."""
        return self.passage.text[self.start : self.end] if self.passage else ""


LOST = Place(Hold.LOST)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Some sentences of a passage, and how like they are to those that are remembered."""

    passage: Passage
    start: int
    end: int
    likeness: float
    far: int
    """0 in the passage where they stood, 1 in its section, 2 elsewhere."""


def anchor(target: Target, brief: Brief, known: Remembered | None = None) -> Place:
    """The place of the quotation of `target` in the numbered `brief`.

    `known` is what was remembered of the same target; None for a target that is new.
    """
    if known is not None and (at := within(target, known.text)) is not None:
        return _by_sentence(target, brief, known, at)
    return _by_words(target, brief)


def remember(
    id: Anchor, target: Target, brief: Brief, passage: Passage, start: int, end: int
) -> Remembered:
    """What is to be kept of a note whose words stand surely at `start` to `end` of `passage`."""
    first, last = sentence_around(passage.text, start, end)
    text = passage.text[first:last]
    rival = max(
        (
            other.likeness
            for other in _stretches(text, brief, passage)
            if other.passage is not passage or other.end <= first or last <= other.start
        ),
        default=0.0,
    )
    return Remembered(id, str(target), passage.id, text, round(rival, 2))


def passage_at(brief: Brief, address: Anchor | None) -> Passage | None:
    """The passage with that address, also with an older one that now leads to it."""
    return next((p for p in brief.passages if address == p.id or address in p.was), None)


# --- by the sentence that is remembered ----------------------------------------------------


def _by_sentence(target: Target, brief: Brief, known: Remembered, at: tuple[int, int]) -> Place:
    unchanged = [p for p in brief.passages for _ in range(p.text.count(known.text))]
    home = passage_at(brief, known.of)
    if len(unchanged) == 1 and unchanged[0] is home:  # as it nearly always is
        start = home.text.index(known.text)
        return Place(Hold.SURE, home, start + at[0], start + at[1])
    stretches = sorted(
        (s for s in _stretches(known.text, brief, home) if s.likeness >= DOUBTFUL),
        key=lambda s: (-s.likeness, s.far),
    )
    if not stretches:
        return _kept_apart(target, brief, known, None)
    best = stretches[0]
    enough = max(MOVED if best.far else EDITED, known.rival + RIVAL)
    if best.likeness < min(enough, 1.0):
        return _kept_apart(target, brief, known, best)
    start, end, likeness = _inside(best, target, known.text, at)
    hold = Hold.EDITED
    if _has_rival(best, stretches) or likeness < DOUBTFUL:
        hold = Hold.DOUBTFUL
    elif likeness >= SURE and not best.far:
        hold = Hold.SURE
    elif likeness < EDITED and best.likeness < SURE:
        hold = Hold.DOUBTFUL
    return Place(hold, best.passage, start, end)


def _kept_apart(target: Target, brief: Brief, known: Remembered, best: _Stretch | None) -> Place:
    """The sentence is gone or made anew; only many words in a row can still be told."""
    home = passage_at(brief, known.of)
    found = [] if home is None else found_in(target, home.text)
    own = len(words(target.quote)) >= OWN and known.rival < EDITED
    if own and len(found) == 1 and home is not None:
        return Place(Hold.EDITED, home, *found[0])
    if best is None:
        return LOST
    return Place(Hold.DOUBTFUL, best.passage, best.start, best.end)


def _stretches(text: str, brief: Brief, home: Passage | None) -> Iterator[_Stretch]:
    """All runs of about as many sentences as `text` has: one may have been split or joined."""
    wanted, count = fold(text).text, len(sentences(text))
    for passage in brief.passages:
        far = 0 if passage is home else 1 if home and passage.section == home.section else 2
        bounds = sentences(passage.text)
        texts = [fold(passage.text[start:end]).text for start, end in bounds]
        for length in range(max(count - 1, 1), count + 2):
            for first in range(len(bounds) - length + 1):
                likeness = alike(wanted, " ".join(texts[first : first + length]))
                start, end = bounds[first][0], bounds[first + length - 1][1]
                yield _Stretch(passage, start, end, likeness, far)
    if home is not None:  # its full stop may be gone, and with it the end of the sentence
        found = most_like(text, home.text)
        likeness = alike(wanted, fold(home.text[found.start : found.end]).text)
        yield _Stretch(home, found.start, found.end, likeness, 0)


def _has_rival(best: _Stretch, stretches: Sequence[_Stretch]) -> bool:
    """True when another sentence, no farther off, is as like to what is remembered."""
    return any(
        other.likeness > best.likeness - RIVAL
        and other.far <= best.far
        and (
            other.passage is not best.passage or other.end <= best.start or other.start >= best.end
        )
        for other in stretches
    )


def _inside(
    stretch: _Stretch, target: Target, old: str, at: tuple[int, int]
) -> tuple[int, int, float]:
    """The words in the sentence as it is now, and how like they are to the quotation.

    They are what they were if that stands there once; else what is most like them, or what
    stands where they stood at `at` in the `old` sentence.
    """
    text = stretch.passage.text[stretch.start : stretch.end]
    exact = found_in(target, text)
    nearest = most_like(target.quote, text)
    places = exact if len(exact) == 1 else [(nearest.start, nearest.end), projected(old, text, at)]
    wanted = fold(target.quote).text
    likeness, start, end = max(tightened(wanted, text, *place) for place in places)
    return stretch.start + start, stretch.start + end, likeness


# --- by the words alone --------------------------------------------------------------------


def _by_words(target: Target, brief: Brief) -> Place:
    home = passage_at(brief, target.piece)
    if target.piece is not None and home is None:
        nearest = _nearest(target, brief.passages)
        return replace(nearest, hold=Hold.DOUBTFUL) if nearest.passage else LOST
    scopes: list[list[Passage]] = [[home]] if home else []
    if home:
        scopes.append([p for p in brief.passages if p.section == home.section])
    scopes.append(list(brief.passages))
    for scope in scopes:
        found = [(p, place) for p in scope for place in found_in(target, p.text)]
        if len(found) == 1:
            passage, place = found[0]
            as_named = home is None or passage is home
            return Place(Hold.SURE if as_named else Hold.EDITED, passage, *place)
        if found:
            return Place(Hold.DOUBTFUL, found[0][0], *found[0][1], times=len(found))
    return _nearest(target, [home] if home else brief.passages)


def _nearest(target: Target, passages: Sequence[Passage]) -> Place:
    """The words most like the quotation; those of a passage that is gone are never sure."""
    best, likeness, second, wanted = LOST, 0.0, 0.0, fold(target.quote).text
    for passage in passages:
        found = most_like(target.quote, passage.text)
        score, start, end = tightened(wanted, passage.text, found.start, found.end)
        if score > likeness:
            best, likeness, second = Place(Hold.DOUBTFUL, passage, start, end), score, likeness
        else:
            second = max(second, score)
    if likeness < DOUBTFUL:
        return LOST
    if likeness < EDITED or second > likeness - RIVAL:
        return best
    hold = Hold.SURE if likeness >= SURE else Hold.EDITED
    return Place(hold, best.passage, best.start, best.end)
