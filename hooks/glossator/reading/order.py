"""The order of an old and a new text: what stands where it stood, and what has moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence

from glossator.reading.collate import compared, leans
from glossator.reading.lock import Kind

Spine = tuple[tuple[int, int], ...]
"""Matched pieces (old index, new index) that all stand in one order, in both texts."""


def same_wherever(kind: Kind, old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """For old texts (by index) the new ones that are the same, wherever they moved.

    First the same characters, then the same words typed otherwise. Twins pair within the same
    place, then in order. A text that leans on its place pairs only there.
    """
    found: dict[int, int] = {}
    keys: tuple[Callable[[str], Hashable], ...] = (str, compared)
    for key in keys:
        olds, news = _grouped(old, key, found), _grouped(new, key, found.values())
        twins: list[tuple[list[int], list[int], bool]] = []
        leaning: set[int] = set()
        for text in (text for text in olds if text in news):
            these, those = olds[text], news[text]
            leans_on = leans(kind, old[these[0]])
            if len(these) == len(those) == 1:
                found[these[0]] = those[0]
                leaning |= set(these) if leans_on else set()
            else:
                twins.append((these, those, leans_on))
        spine = spine_of(found)
        found = {i: j for i, j in found.items() if i not in leaning or (i, j) in spine}
        for these, those, leans_on in twins:
            for i in these:
                here = (j for j in those if _gap(spine, i, j) and j not in found.values())
                j = next(here, None)
                if j is not None:
                    found[i] = j
            if not leans_on:
                left = [j for j in those if j not in found.values()]
                found |= dict(zip((i for i in these if i not in found), left, strict=False))
    return found


def _grouped(
    texts: Sequence[str], key: Callable[[str], Hashable], known: Collection[int]
) -> dict[Hashable, list[int]]:
    """Indexes of the texts that are not known yet, by what `key` says they have in common."""
    groups: dict[Hashable, list[int]] = {}
    for index, text in enumerate(texts):
        if index not in known:
            groups.setdefault(key(text), []).append(index)
    return groups


def spine_of(found: Mapping[int, int]) -> Spine:
    """The longest row of matches that all stand in one order: what has not moved."""
    ends: list[int] = []  # least new index that ends a row of each length
    rows: list[tuple[int, int]] = []  # each match with the length of the row it ends
    pairs = sorted(found.items())
    for _, j in pairs:
        length = bisect_left(ends, j)
        ends[length : length + 1] = [j]
        rows.append((length, j))
    spine: list[tuple[int, int]] = []
    wanted = len(ends) - 1
    for (i, j), (length, _) in zip(reversed(pairs), reversed(rows), strict=True):
        if length == wanted and (not spine or j < spine[-1][1]):
            spine.append((i, j))
            wanted -= 1
    return tuple(reversed(spine))


def _gap(spine: Spine, i: int, j: int) -> bool:
    """True when old `i` and new `j` stand between the same two neighbours on the spine."""
    return bisect_left(spine, i, key=lambda m: m[0]) == bisect_left(spine, j, key=lambda m: m[1])


def in_place(
    old: tuple[int, ...], new: tuple[int, ...], found: Mapping[int, int], spine: Spine
) -> bool:
    """True when the old pieces stand where the new ones do, or beside the same neighbour.

    The neighbour counts so that a section that moved as a whole keeps the edited ones in it.
    """
    return (
        _gap(spine, old[0], new[0])
        or found.get(old[0] - 1) == new[0] - 1
        or found.get(old[-1] + 1) == new[-1] + 1
    )
