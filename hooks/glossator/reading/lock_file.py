"""Lock file: the permalinks lock as JSON, one line per address in reading order.

So a version control system shows what became of each. People merge the file by hand when two
branches meet, so nothing in it is taken on trust.
"""

from __future__ import annotations

import json
import re
from typing import Any

from glossator.findings import Report
from glossator.model.annotations import Remembered
from glossator.model.ids import Anchor, Sha256
from glossator.reading.lock import ADDRESS, Entry, Kind, Lock, State
from glossator.text import checksum

FORMAT = "glossator.permalinks/1"

Row = dict[str, str | int | float | None]

SHA256 = re.compile(r"[0-9a-f]{64}")


def dump(lock: Lock) -> str:
    """The lock as JSON with one line per entry; the same lock gives the same bytes."""
    head = f'{{\n  "format": {json.dumps(FORMAT)},\n  "source": {json.dumps(lock.source)},\n'
    lists = {"entries": [_row(entry) for entry in lock.entries]}
    if lock.annotations:
        lists["annotations"] = [_note_row(note) for note in lock.annotations]
    return head + ",\n".join(_list(key, rows) for key, rows in lists.items()) + "\n}\n"


def _list(key: str, rows: list[Row]) -> str:
    written = ",\n".join(f"    {json.dumps(row, ensure_ascii=False)}" for row in rows)
    return f'  "{key}": [\n{written}\n  ]' if rows else f'  "{key}": []'


def _note_row(note: Remembered) -> Row:
    """What is remembered of an editors' note, as it is written."""
    return {
        "id": note.id,
        "state": (State.WITHDRAWN if note.withdrawn else State.LIVE).value,
        "of": note.of,
        "target": note.target,
        "text": note.text,
        "rival": note.rival,
    }


def _row(entry: Entry) -> Row:
    """An entry as it is written: `into` only where merged, `after` only where withdrawn."""
    row: Row = {
        "id": entry.id,
        "kind": entry.kind.value,
        "state": entry.state.value,
    }
    if entry.state is State.MERGED:
        row["into"] = entry.into
    if entry.state is State.WITHDRAWN:
        row["after"] = entry.after
    return row | {"line": entry.line, "sha256": entry.sha256, "text": entry.text}


def loaded(text: str, file: str, report: Report) -> tuple[Any, ...]:
    """The value of the JSON in `text`, alone; empty, and lock-unreadable, where it is none."""
    try:
        return (json.loads(text),)
    except json.JSONDecodeError as error:
        report.add("lock-unreadable", file, error.lineno, error.msg)
    except (ValueError, RecursionError) as error:
        report.add("lock-unreadable", file, 0, str(error))
    return ()


def parse(text: str, file: str, report: Report) -> Lock | None:
    """The lock that `dump` wrote as `text`, or None with everything wrong in the report."""
    found = loaded(text, file, report)
    if not found:
        return None
    (data,) = found
    wrong = _wrong_with_head(data)
    if wrong:
        report.add("lock-unreadable", file, _line_of_key(text, wrong[0]), wrong[1])
        return None
    rows = data["entries"]
    notes = data.get("annotations", [])
    lines = [n for n, line in enumerate(text.split("\n"), 1) if re.match(r'\s*\{\s*"', line)]
    whole = len(rows) + len(notes)
    at = lines if len(lines) == whole else [0] * whole
    complaints = [(n, says) for n, row in zip(at, rows, strict=False) for says in _wrong_with(row)]
    for n, note in zip(at[len(rows) :], notes, strict=True):
        complaints += ((n, says) for says in _wrong_with_note(note))
    if not complaints:
        entries = tuple(_entry(row) for row in rows)
        lock = Lock(Sha256(data["source"]), entries, tuple(_note(note) for note in notes))
        complaints = [(at[n], says) for n, says in _wrong_among(lock.entries)]
        if not complaints:
            return lock
    for n, says in complaints:
        report.add("lock-unreadable", file, n, says)
    return None


def _wrong_with_head(data: object) -> tuple[str, str] | None:
    """The key that is wrong and what is wrong with it, if the file is no lock at all."""
    if not isinstance(data, dict):
        return "", "it should be an object"
    if data.get("format") != FORMAT:
        return "format", f'"format" should be "{FORMAT}"'
    if not _is_sha256(data.get("source")):
        return "source", '"source" should be a SHA-256 checksum'
    for key in ("entries", "annotations"):
        if not isinstance(data.get(key, [] if key == "annotations" else None), list):
            return key, f'"{key}" should be a list'
    return None


def _line_of_key(text: str, key: str) -> int:
    """Line where `key` stands, or 0."""
    found = text.find(f'"{key}"')
    return text.count("\n", 0, found) + 1 if key and found >= 0 else 0


def _is_sha256(value: object) -> bool:
    return isinstance(value, str) and SHA256.fullmatch(value) is not None


def _wrong_with(row: object) -> list[str]:
    """What is wrong with one row, looked at alone."""
    if not isinstance(row, dict):
        return ["an entry should be an object"]
    missing = [k for k in ("id", "kind", "state", "line", "sha256", "text") if k not in row]
    missing += ["into"] if row.get("state") == State.MERGED and "into" not in row else []
    missing += ["after"] if row.get("state") == State.WITHDRAWN and "after" not in row else []
    if missing:
        return [f'the entry has no "{key}"' for key in missing]
    if row["kind"] not in list(Kind):
        return [f'"{row["kind"]}" is no kind of piece']
    if row["state"] not in list(State):
        return [f'"{row["state"]}" is no state of an address']
    says = []
    address = ADDRESS.fullmatch(row["id"]) if isinstance(row["id"], str) else None
    if address is None or address[1] != Kind(row["kind"]).letters:
        says.append(f'"{row["id"]}" is no address of a {row["kind"]}')
    if type(row["line"]) is not int or row["line"] < (row["state"] == State.LIVE):
        says.append(f'{row["id"]}: "line" should be a line number')
    if not isinstance(row["text"], str):
        says.append(f'{row["id"]}: "text" should be a text')
    elif row["sha256"] != checksum(row["text"]):
        says.append(f"{row['id']}: the checksum is not that of the text")
    return says


def _entry(row: dict[str, object]) -> Entry:
    """An entry from a row that nothing is wrong with."""
    into, after, line = row.get("into"), row.get("after"), row["line"]
    return Entry(
        Anchor(str(row["id"])),
        Kind(str(row["kind"])),
        State(str(row["state"])),
        line if isinstance(line, int) else 0,
        Sha256(str(row["sha256"])),
        str(row["text"]),
        None if into is None else Anchor(str(into)),
        None if after is None else Anchor(str(after)),
    )


def _wrong_with_note(row: object) -> list[str]:
    """What is wrong with what is remembered of one note."""
    if not isinstance(row, dict):
        return ["an entry should be an object"]
    says = [
        f'{row.get("id")}: "{key}" should be a text'
        for key in ("id", "target", "text")
        if not isinstance(row.get(key), str)
    ]
    if row.get("state") not in (State.LIVE, State.WITHDRAWN):
        says.append(f'"{row.get("state")}" is no state of a note')
    return says


def _note(row: dict[str, object]) -> Remembered:
    """A note from a row that nothing is wrong with."""
    of, rival = row.get("of"), row.get("rival")
    return Remembered(
        Anchor(str(row["id"])),
        str(row["target"]),
        None if of is None else Anchor(str(of)),
        str(row["text"]),
        float(rival) if isinstance(rival, int | float) else 0.0,
        withdrawn=row["state"] == State.WITHDRAWN,
    )


def _wrong_among(entries: tuple[Entry, ...]) -> list[tuple[int, str]]:
    """Index and complaint for each entry that does not fit the others."""
    live = {entry.id: entry.kind for entry in entries if entry.state is State.LIVE}
    says: list[tuple[int, str]] = []
    seen: set[Anchor] = set()
    for n, entry in enumerate(entries):
        if entry.id in seen:
            says.append((n, f"{entry.id} is there twice"))
        seen.add(entry.id)
        place = Kind.NOTE if entry.kind is Kind.NOTE else Kind.PASSAGE
        if entry.state is State.MERGED and (
            entry.into is None or live.get(entry.into) != entry.kind
        ):
            says.append((n, f"{entry.id} is merged into {entry.into}, no live {entry.kind}"))
        if entry.after is not None and live.get(entry.after) != place:
            says.append((n, f"{entry.id} stood after {entry.after}, no live {place}"))
    return says
