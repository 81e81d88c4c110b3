"""Releasing: the present text of a brief, frozen as its next edition; and what a version of the
project owes to the one before."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from glossator.findings import Report
from glossator.folders import EDITIONS
from glossator.keeping import BRIEFS
from glossator.pipeline import build
from glossator.reading.editions import INDEX, RECORD, dump_seals, parse_seals, seal
from glossator.reading.published import check_published
from glossator.writing.concordance import Concordance
from glossator.writing.edition_record import edition_record, same_text
from glossator.writing.record import as_json
from glossator.writing.site import editions_of


def release(root: Path, name: str, day: str, report: Report) -> dict[Path, bytes]:
    """The files that freeze the present text of the brief `name` as its next edition.

    `day` is the day of the release. Nothing is written; nothing is given, and the reason is in
    `report`, when the build has errors, a lock would change, or nothing is new (not-released).
    """
    built = build(root, "", report, locked=True)
    brief = next((one for one in built.shelf.briefs if one.id == name), None)
    if report.failed or brief is None:
        report.add("not-released", f"{BRIEFS}/{name}", 0, "the build has errors")
        return {}
    folder = root / BRIEFS / name / EDITIONS
    editions = editions_of(brief, built.shelf)
    lexicon = Concordance(built.shelf)
    terms = [lexicon.terms[term] for term in lexicon.terms_of(brief.id)]
    frozen = edition_record(brief, terms, len(editions) + 1, day)
    if editions and same_text(json.loads(editions[-1].record), frozen):
        says = f"nothing has changed since edition {len(editions)}"
        report.add("not-released", f"{BRIEFS}/{name}", 0, says)
        return {}
    images = {one.image for one in brief.figures if one.image}
    files = {image: (root / BRIEFS / name / image).read_bytes() for image in sorted(images)}
    files[RECORD] = as_json(frozen).encode()
    index = folder / INDEX
    old = parse_seals(index.read_bytes(), str(index), report) if index.is_file() else ()
    seals = (*old, seal(len(editions) + 1, day, files))
    below = folder / str(len(editions) + 1)
    return {below / image: data for image, data in files.items()} | {
        index: dump_seals(seals).encode()
    }


def published(base: Mapping[str, bytes], now: Mapping[str, bytes]) -> Report:
    """What the addresses of `base` would suffer in `now`, files of two versions of a project."""
    report = Report()
    check_published(base, now, report)
    return report
