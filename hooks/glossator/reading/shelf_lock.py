"""The lock of what stands on no page of a brief: terms, and whatever has an id of its own.

`briefs/permalinks.json` lists every id that was ever published, one line each. An id is never
taken out: what is no longer there is moved, where another entry names it among its former ids,
or withdrawn, and a page at its address says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from glossator.findings import Report
from glossator.model.editions import Address, Standing
from glossator.model.glossary import Term
from glossator.model.ids import WorkId
from glossator.model.works import KnownWork, Work
from glossator.reading.lock_file import loaded

FORMAT = "glossator.shelf-permalinks/1"

PATHS = {
    "conversation": "conversations/{id}/",
    "term": "glossary/{id}/",
    "work": "works/#{id}",
}
"""Address below the site's root for each kind of thing with an id; one line adds a kind."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One id and what became of it."""

    kind: str
    id: str
    state: Standing
    name: str
    """What it is called, or was when it was last there."""
    into: str | None = None
    """For a moved one the id that it leads to."""
    printed: tuple[str, ...] = ()
    """Of a work the references to it, by which it is known again."""

    @property
    def leads_to(self) -> str | None:
        """The id of what a reader finds at its address; None where that is withdrawn."""
        return self.id if self.state is Standing.LIVE else self.into


ShelfLock = tuple[Listed, ...]
"""By kind and id."""


def list_kind(
    lock: ShelfLock, kind: str, live: Mapping[str, str], moved: Mapping[str, str]
) -> ShelfLock:
    """The lock with the ids of one kind as they are now.

    `live` gives the name for each id that is there, `moved` the id that a former one leads to.
    """
    rest = tuple(one for one in lock if one.kind != kind)
    known = {one.id: one for one in lock if one.kind == kind}
    found = {id: Listed(kind, id, Standing.LIVE, name) for id, name in live.items()}
    for former, into in moved.items():
        was = known.get(former, Listed(kind, former, Standing.MOVED, live[into]))
        found[former] = replace(was, state=Standing.MOVED, into=into)
    for id, one in known.items():
        if id not in found:
            found[id] = replace(one, state=Standing.WITHDRAWN, into=None)
    return tuple(sorted((*rest, *found.values()), key=lambda one: (one.kind, one.id)))


def list_terms(lock: ShelfLock, terms: Iterable[Term]) -> ShelfLock:
    """The lock with the terms of the glossary as it is now."""
    terms = tuple(terms)
    live = {str(term.id): term.label for term in terms}
    moved = {str(alias): str(term.id) for term in terms for alias in term.aliases}
    return list_kind(lock, "term", live, moved)


def list_works(lock: ShelfLock, works: Iterable[Work]) -> ShelfLock:
    """The lock with the works that are cited now."""
    works = tuple(works)
    live = {str(work.id): work.item.title or work.item.note for work in works}
    moved = {str(former): str(work.id) for work in works for former in work.was}
    printed = {str(work.id): work.printed for work in works}
    return tuple(
        replace(one, printed=printed[one.id])
        if one.kind == "work" and one.state is Standing.LIVE
        else one
        for one in list_kind(lock, "work", live, moved)
    )


def known_works(lock: ShelfLock) -> tuple[KnownWork, ...]:
    """What the lock remembers of works."""
    return tuple(
        KnownWork(
            WorkId(one.id),
            one.printed,
            one.state is Standing.LIVE,
            WorkId(one.into) if one.into else None,
        )
        for one in lock
        if one.kind == "work"
    )


def addresses_of(lock: ShelfLock) -> tuple[Address, ...]:
    """The addresses that the lock keeps."""
    return tuple(
        Address(
            PATHS[one.kind].format(id=one.id),
            one.kind,
            one.state,
            PATHS[one.kind].format(id=one.into) if one.into else "",
            one.name,
        )
        for one in lock
    )


def dump_shelf(lock: ShelfLock) -> str:
    """The lock as JSON with one line per id; the same lock gives the same bytes."""
    rows = ",\n".join(f"    {json.dumps(_row(one), ensure_ascii=False)}" for one in lock)
    body = f"[\n{rows}\n  ]" if rows else "[]"
    return f'{{\n  "format": {json.dumps(FORMAT)},\n  "entries": {body}\n}}\n'


def _row(one: Listed) -> dict[str, object]:
    row: dict[str, object] = {"id": one.id, "kind": one.kind, "state": one.state.value}
    if one.into:
        row["into"] = one.into
    row["name"] = one.name
    return row | {"printed": one.printed} if one.printed else row


def parse_shelf(text: str, file: str, report: Report) -> ShelfLock | None:
    """The lock that `dump_shelf` wrote; None, and lock-unreadable, where it is none."""
    found = loaded(text, file, report)
    if not found:
        return None
    (data,) = found
    wrong = _wrong_with(data)
    if wrong:
        for says in wrong:
            report.add("lock-unreadable", file, 0, says)
        return None
    return tuple(
        Listed(
            row["kind"],
            row["id"],
            Standing(row["state"]),
            row["name"],
            row.get("into"),
            tuple(row.get("printed", ())),
        )
        for row in data["entries"]
    )


def _wrong_with(data: object) -> list[str]:
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        return [f'"format" should be "{FORMAT}"']
    rows = data.get("entries")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return ['"entries" should be a list of objects']
    says = [wrong for row in rows if (wrong := _wrong_with_row(row))]
    if says:
        return says
    keys = [(row["kind"], row["id"]) for row in rows]
    live = {key for key, row in zip(keys, rows, strict=True) if row["state"] == Standing.LIVE}
    says = [f"{key[1]} is there twice" for key in dict.fromkeys(keys) if keys.count(key) > 1]
    return says + [
        f"{row['id']} leads to {row['into']}, which is not live"
        for row in rows
        if "into" in row and (row["kind"], row["into"]) not in live
    ]


def _wrong_with_row(row: Mapping[str, object]) -> str:
    for key in ("id", "kind", "state", "name"):
        if not isinstance(row.get(key), str):
            return f'an entry has no "{key}"'
    if row["kind"] not in PATHS:
        return f'"{row["kind"]}" is no kind of thing'
    if row["state"] not in (Standing.LIVE, Standing.MOVED, Standing.WITHDRAWN):
        return f'{row["id"]}: "{row["state"]}" is no state of it'
    if (row["state"] == Standing.MOVED) != isinstance(row.get("into"), str):
        return f'{row["id"]}: "into" belongs to a moved entry'
    printed = row.get("printed", [])
    if not isinstance(printed, list) or not all(isinstance(text, str) for text in printed):
        return f'{row["id"]}: "printed" should be a list of references'
    return ""


def shelf_changes(old: ShelfLock, new: ShelfLock) -> tuple[str, ...]:
    """What the new lock says otherwise, one sentence per id: "term afip is now withdrawn"."""
    before = {(one.kind, one.id): one for one in old}
    says: list[str] = []
    for one in new:
        known = before.get((one.kind, one.id))
        if known is None:
            says.append(f"{one.kind} {one.id} is new")
        elif (known.state, known.into) != (one.state, one.into):
            where = f" to {one.into}" if one.into else ""
            says.append(f"{one.kind} {one.id} is now {one.state}{where}")
        elif known.name != one.name:
            says.append(f"{one.kind} {one.id} is called otherwise")
        elif known != one:
            says.append(f"{one.kind} {one.id} is cited in other words")
    return tuple(says)
