"""Editions: the folder `editions/` of a brief -> its fixed editions, each as it was released.

    editions/index.json      {"edition": 1, "released": "2026-05-01", "files": {"brief.json": "…"}}
    editions/1/brief.json

The index holds the checksum of every file of every edition. A file that is not the one that was
released is reported and never shown: readers cite an edition because it does not change.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any

from glossator.findings import Report
from glossator.model.editions import Edition
from glossator.model.ids import BriefId, Sha256
from glossator.reading.frozen import thaw
from glossator.reading.sidecar import IMAGE

FORMAT = "glossator.editions/1"
INDEX, RECORD = "index.json", "brief.json"

NOT_A_RECORD = (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError)
"""What reading a record raises where it is none."""


@dataclass(frozen=True, slots=True)
class Seal:
    """One line of the index: what an edition consists of."""

    number: int
    released: str
    files: tuple[tuple[str, Sha256], ...]
    """Name and checksum of each file, by name."""


def checksum_of(data: bytes) -> Sha256:
    """SHA-256 of a file's bytes."""
    return Sha256(sha256(data).hexdigest())


def seal(number: int, released: str, files: Mapping[str, bytes]) -> Seal:
    """The line for an edition that consists of `files`."""
    sums = ((name, checksum_of(data)) for name, data in sorted(files.items()))
    return Seal(number, released, tuple(sums))


def dump_seals(seals: tuple[Seal, ...]) -> str:
    """The index as JSON with one line per edition; the same seals give the same bytes."""
    rows = (
        json.dumps({"edition": s.number, "released": s.released, "files": dict(s.files)})
        for s in seals
    )
    lines = ",\n".join(f"    {row}" for row in rows)
    return f'{{\n  "format": {json.dumps(FORMAT)},\n  "editions": [\n{lines}\n  ]\n}}\n'


def parse_seals(data: bytes, file: str, report: Report) -> tuple[Seal, ...]:
    """The seals that `dump_seals` wrote; none, and edition-unreadable, where it is no such file."""
    try:
        read = json.loads(data)
        if read["format"] != FORMAT:
            raise ValueError(f'"format" should be "{FORMAT}"')
        seals = tuple(_seal(row) for row in read["editions"])
    except NOT_A_RECORD as error:
        report.add("edition-unreadable", file, 0, str(error))
        return ()
    if [one.number for one in seals] != list(range(1, len(seals) + 1)):
        report.add("edition-unreadable", file, 0, "editions should be numbered 1, 2, 3, …")
        return ()
    return seals


def _seal(row: Mapping[str, Any]) -> Seal:
    files = tuple((str(name), Sha256(str(value))) for name, value in row["files"].items())
    if RECORD not in row["files"]:
        raise ValueError(f'edition {row["edition"]} has no "{RECORD}"')
    for name, _ in files:
        if name != RECORD and not IMAGE.fullmatch(name):
            raise ValueError(f"{name} is neither the record of an edition nor an image of it")
    return Seal(int(row["edition"]), str(row["released"]), files)


def read_editions(
    of: BriefId, files: Mapping[str, bytes], where: str, report: Report
) -> tuple[Edition, ...]:
    """The editions of the brief `of`, from the `files` below its folder `where` by their path.

    Reports edition-unreadable and edition-changed; an edition with a finding is left out.
    """
    if not files:
        return ()
    if INDEX not in files:
        report.add("edition-changed", f"{where}/{INDEX}", 0, "the file is gone")
        return ()
    seals = parse_seals(files[INDEX], f"{where}/{INDEX}", report)
    known = {f"{one.number}/{name}" for one in seals for name, _ in one.files}
    if seals:
        for name in sorted(files.keys() - known - {INDEX}):
            report.add("edition-changed", f"{where}/{name}", 0, "no edition was released with it")
    found = (_edition(one, of, files, where, report) for one in seals)
    return tuple(edition for edition in found if edition)


def _edition(
    one: Seal, of: BriefId, files: Mapping[str, bytes], where: str, report: Report
) -> Edition | None:
    wrong = list(broken_seals(one, files))
    for name, says in wrong:
        report.add("edition-changed", f"{where}/{name}", 0, says)
    if wrong:
        return None
    record = f"{one.number}/{RECORD}"
    images = tuple(name for name, _ in one.files if name != RECORD)
    try:
        text = files[record].decode()
        return thaw(json.loads(text), of, text, images)
    except NOT_A_RECORD as error:
        says = f"{type(error).__name__} {error}"
        report.add("edition-unreadable", f"{where}/{record}", 0, says)
        return None


def broken_seals(one: Seal, files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Path and complaint for each file of an edition that is not as it was released."""
    for name, expected in one.files:
        path = str(PurePosixPath(str(one.number), name))
        if path not in files:
            yield path, "the file is gone"
        elif checksum_of(files[path]) != expected:
            yield path, "it is not the file that was released"
