"""Published: the files of the last published site, held against those of today.

    briefs/x/permalinks.json   p12 live        ->   no p12         briefs/x/#p12 would break
    briefs/x/                                  ->   no folder      unless a brief has the alias x

Only committed files are compared: the locks, the editions and the aliases. So no site is built,
and nothing is asked of the network.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from glossator.findings import Report
from glossator.handwritten import load
from glossator.reading.lock import Lock
from glossator.reading.lock_file import parse
from glossator.reading.shelf_lock import PATHS, parse_shelf
from glossator.reading.sidecar import Sidecar

Files = Mapping[str, bytes]
"""Content by path below the project's folder."""

SHELF_LOCK = "briefs/permalinks.json"
KEPT = re.compile(r"briefs/(?:permalinks\.json|[^/]+/(?:permalinks\.json|brief\.yml|editions/.+))")
"""Paths of the files that say what was published."""

_LOCK = re.compile(r"briefs/([^/]+)/permalinks\.json")


def check_published(base: Files, now: Files, report: Report) -> None:
    """Report every address of `base` that would break in `now` (address-broken, by its name).

    Files of today that cannot be read are reported as what they are; of the base what cannot be
    read promised nothing.
    """
    homes = _homes(now)
    for path in sorted(base):
        if found := _LOCK.fullmatch(path):
            old = _lock(base[path], path, Report())
            if old is not None:
                _check_brief(found[1], old, base, now, homes, report)
    _check_shelf(base, now, report)


def _check_brief(
    brief: str, old: Lock, base: Files, now: Files, homes: Mapping[str, str], report: Report
) -> None:
    home = homes.get(brief)
    if home is None:
        says = f"/briefs/{brief}/ is gone, and no brief has the alias `{brief}`"
        report.add("address-broken", f"briefs/{brief}", 0, says)
        return
    path = f"briefs/{home}/permalinks.json"
    if path not in now:
        report.add("address-broken", path, 0, f"/briefs/{brief}/ has lost its lock")
        return
    new = _lock(now[path], path, report)
    entries = {entry.id: entry for entry in new.entries} if new else {}
    for entry in old.entries if new else ():
        known = entries.get(entry.id)
        address = f"/briefs/{brief}/#{entry.id}"
        if known is None:
            report.add("address-broken", path, 0, f"{address} is gone from the lock")
        elif known.kind is not entry.kind:
            says = f"{address} was given to a {entry.kind} and is now a {known.kind}"
            report.add("address-broken", path, 0, says)
    noted = {one.id for one in new.annotations} if new else set()
    for one in old.annotations if new else ():
        if one.id not in noted:
            says = f"/briefs/{brief}/#{one.id} is gone from the lock"
            report.add("address-broken", path, 0, says)
    for alias in _aliases(brief, base):
        if homes.get(alias) != home:
            says = f"/briefs/{alias}/ led to {brief}, and no longer does"
            report.add("address-broken", f"briefs/{home}/brief.yml", 0, says)
    _check_editions(brief, home, base, now, report)


def _check_editions(brief: str, home: str, base: Files, now: Files, report: Report) -> None:
    """Files of editions never change, only the index grows."""
    below = f"briefs/{brief}/editions/"
    for path, data in sorted(base.items()):
        name = path.removeprefix(below)
        if not path.startswith(below) or name == "index.json":
            continue
        here = f"briefs/{home}/editions/{name}"
        address = f"/briefs/{brief}/editions/{name.partition('/')[0]}/"
        if here not in now:
            report.add("address-broken", here, 0, f"a file of {address} is gone")
        elif now[here] != data:
            report.add("address-broken", here, 0, f"a file of {address} was changed")


def _check_shelf(base: Files, now: Files, report: Report) -> None:
    if SHELF_LOCK not in base:
        return
    old = parse_shelf(_text(base[SHELF_LOCK]), SHELF_LOCK, Report()) or ()
    new = parse_shelf(_text(now[SHELF_LOCK]), SHELF_LOCK, report) if SHELF_LOCK in now else ()
    if new is None:
        return
    known = {(one.kind, one.id): one for one in new}
    for one in old:
        address = PATHS[one.kind].format(id=one.id)
        there = known.get((one.kind, one.id))
        target = known.get((one.kind, one.into)) if one.into else None
        if there is None:
            report.add("address-broken", SHELF_LOCK, 0, f"/{address} is gone from the lock")
        elif target and target.leads_to and there.leads_to != target.leads_to:
            says = f"/{address} led to {one.into}, and no longer does"
            report.add("address-broken", SHELF_LOCK, 0, says)


def _homes(files: Files) -> dict[str, str]:
    """What each brief is called in `files`, by its id and by every id that it had before."""
    briefs = dict.fromkeys(path.split("/")[1] for path in sorted(files) if path.count("/") > 1)
    return {old: brief for brief in briefs for old in _aliases(brief, files)} | {
        brief: brief for brief in briefs
    }


def _aliases(brief: str, files: Files) -> tuple[str, ...]:
    path = f"briefs/{brief}/brief.yml"
    sidecar = load(Sidecar, files[path], path, Report()) if path in files else None
    return tuple(sidecar.value.aliases) if sidecar else ()


def _lock(data: bytes, path: str, report: Report) -> Lock | None:
    return parse(_text(data), path, report)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")
