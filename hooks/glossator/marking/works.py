"""Works: the sources of all briefs -> the works they name, each once, and who cites it where.

Kuik, n5, n6 (Ibid.)    one work, cited twice, once as Ibid.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from slugify import slugify

from glossator.marking.known_works import identify
from glossator.marking.sameness import canonical, differ, keys, merged, same
from glossator.model.brief import Brief, Note
from glossator.model.ids import WorkId
from glossator.model.spans import Span, SpanType
from glossator.model.works import Citation, CitedSource, Citing, Item, KnownWork, Work

TITLE_WORDS = 4
"""Words of a title in the id of a work."""

_LEFT_OUT = frozenset(["the", "a", "an", "of", "and", "in", "on", "der", "die", "das", "le", "la"])


def works_of(
    briefs: Sequence[Brief], known: Sequence[KnownWork] = ()
) -> tuple[tuple[Brief, ...], tuple[Work, ...]]:
    """The briefs, each source with the id of its work and a span over it, and the works.

    A work that is among those `known` before keeps its id. Works are sorted by author, as a
    bibliography is. The order of `briefs` has no influence.
    """
    oldest = sorted(briefs, key=lambda b: (b.meta.issued.value if b.meta.issued else "9", b.id))
    cited = [(b, n, s) for b in oldest for n in b.notes for s in n.sources if _is_cited(s)]
    at_first: dict[Item, int] = {}
    for at, (_, _, source) in enumerate(cited):
        at_first.setdefault(source.item, at)
    groups = sorted(grouped(at_first), key=lambda group: min(at_first[item] for item in group))
    index = {item: at for at, group in enumerate(groups) for item in group}
    places: list[list[Citation]] = [[] for _ in groups]
    printed: list[dict[str, None]] = [{} for _ in groups]
    for brief, note, source in cited:
        at = index[source.item]
        passages = tuple(dict.fromkeys(note.referred_from))
        places[at].append(Citation(brief.id, note.id, source.how, passages, source.locator))
        if source.how is Citing.FULL:
            printed[at][source.text] = None
    works = _named(
        [
            Work(WorkId(""), merged(group), tuple(places[at]), tuple(printed[at]))
            for at, group in enumerate(groups)
        ],
        known,
    )
    ids = {item: works[at].id for item, at in index.items()}
    marked = tuple(_marked(brief, ids) for brief in briefs)
    return marked, tuple(sorted(works, key=_bibliographic))


def _named(works: Sequence[Work], known: Sequence[KnownWork]) -> list[Work]:
    """The works with their ids: those that are new get one that no work ever had."""
    told = identify([work.printed for work in works], known)
    taken = {one.id for one in known if one.printed or not one.live}
    ids: list[WorkId] = []
    for work, id in zip(works, told.ids, strict=True):
        ids.append(id or work_id(work.item, taken))
        taken.add(ids[-1])
    was: defaultdict[int, list[WorkId]] = defaultdict(list)
    for former, at in sorted(told.former.items()):
        was[at].append(former)
    return [replace(work, id=ids[at], was=tuple(was[at])) for at, work in enumerate(works)]


def _is_cited(source: CitedSource) -> bool:
    return source.how is Citing.FULL or source.resolved_from is not None


def grouped(items: Iterable[Item]) -> list[list[Item]]:
    """Items that name one work together; the same groups whatever the order of `items`.

    Merged again, merged groups stay what they are.
    """
    groups = [[item] for item in sorted(set(items), key=canonical)]
    while True:
        wholes = [merged(group) for group in groups]
        joined = _together(wholes)
        if len(joined) == len(groups):
            return groups
        groups = [
            sorted((item for index in indices for item in groups[index]), key=canonical)
            for indices in joined
        ]


def _together(items: Sequence[Item]) -> list[list[int]]:
    """Indices of the items that are the same, directly or by others; none that differ."""
    shelves: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        for key in keys(item):
            shelves[key].append(index)
    near: dict[int, set[int]] = {index: set() for index in range(len(items))}
    for shelf in shelves.values():
        for place, one in enumerate(shelf):
            for other in shelf[place + 1 :]:
                if same(items[one], items[other]):
                    near[one].add(other)
                    near[other].add(one)
    out: list[list[int]] = []
    seen: set[int] = set()
    for start in range(len(items)):
        if start not in seen:
            found = _reached(start, near)
            seen |= set(found)
            apart = any(
                differ(items[a], items[b]) for n, a in enumerate(found) for b in found[n + 1 :]
            )
            # One that says too little would join two that differ: whose it is, is not told.
            out += [[index] for index in found] if apart else [found]
    return out


def _reached(start: int, near: dict[int, set[int]]) -> list[int]:
    found, waiting = {start}, [start]
    while waiting:
        more = near[waiting.pop()] - found
        found |= more
        waiting += more
    return sorted(found)


def work_id(item: Item, taken: Collection[str]) -> WorkId:
    """`family-year-first-title-words` in ASCII, with `-2`, `-3` … where that is taken already."""
    people = item.author or item.editor
    who = (people[0].family or people[0].literal) if people else item.publisher
    main = re.split(r":\s|\s[–—]\s", item.title or item.note)[0]
    title = [word for word in slugify(main).split("-") if word not in _LEFT_OUT]
    year = str(item.issued[0]) if item.issued else ""
    name = "-".join(slugify(who).split("-")[:TITLE_WORDS])
    parts = [name, year, "-".join(title[:TITLE_WORDS])]
    base = slugify("-".join(part for part in parts if part), max_length=80) or "work"
    number = 1
    while (found := base if number == 1 else f"{base}-{number}") in taken:
        number += 1
    return WorkId(found)


def _bibliographic(work: Work) -> tuple[str, str, str, str]:
    people = work.item.author or work.item.editor
    names = " ".join(f"{n.family} {n.literal} {n.given}" for n in people)
    sort = slugify(names or work.item.title or work.item.note, separator=" ")
    year = str(work.item.issued[0]) if work.item.issued else "9999"
    return sort.removeprefix("the "), year, slugify(work.item.title, separator=" "), work.id


def _marked(brief: Brief, ids: dict[Item, WorkId]) -> Brief:
    return replace(brief, notes=tuple(_marked_note(note, ids) for note in brief.notes))


def _marked_note(note: Note, ids: dict[Item, WorkId]) -> Note:
    sources = tuple(
        replace(s, work=ids[s.item]) if _is_cited(s) else replace(s, work=None)
        for s in note.sources
    )
    spans = [span for span in note.spans if span.type is not SpanType.CITATION]
    spans += (
        Span(SpanType.CITATION, s.start, s.end, (("work", s.work),)) for s in sources if s.work
    )
    spans.sort(key=lambda span: (span.start, -span.end, span.type))
    return replace(note, sources=sources, spans=tuple(spans))
