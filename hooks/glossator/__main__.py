"""The editor's commands: new · check · show · export · receive · release · published · links ·
template.

python -m glossator check                       say what is wrong with all briefs
python -m glossator show BRIEF --after stitch   print a brief as it stands after a pass
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from glossator import folders, keeping, pipeline, releasing
from glossator.codes import Level
from glossator.findings import Report
from glossator.github import workflow_commands
from glossator.model.ids import is_slug
from glossator.outline import outline
from glossator.probe import probe, table
from glossator.reading.lock_file import dump
from glossator.reading.published import KEPT
from glossator.reading.receive import opening, propose, settle, show
from glossator.template import FolderNotEmpty, make_template
from glossator.versions import NoSuchVersion, files_at, files_now
from glossator.writing.outward import outward_links

SCHEMA_LINE = "# yaml-language-server: $schema=../../docs/schemas/brief.yml.schema.json\n"
PASSES = (
    *("read", "segment", "classify", "overrule", "lift"),
    *("stitch", "divide", "masthead", "assemble"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when all is well, 1 when something is to be mended, 2 for bad usage."""
    parser = argparse.ArgumentParser(prog="python -m glossator", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    new = commands.add_parser("new", help="make the folder of a brief")
    new.add_argument("brief", help="its id, from series and number: issue-brief-2026-03")
    checked = commands.add_parser("check", help="say what is wrong with all briefs, build nothing")
    checked.add_argument(
        "--locked", action="store_true", help="a permalinks lock that would change is an error"
    )
    _say_to_github(checked)
    shown = commands.add_parser("show", help="print the Markdown of a brief's page")
    shown.add_argument("brief")
    shown.add_argument("--after", choices=PASSES, help="print the pieces after this pass instead")
    exported = commands.add_parser("export", help="write all pages and records to a folder")
    exported.add_argument("folder", type=Path)
    received = commands.add_parser("receive", help="number a new copy of a source")
    received.add_argument("brief")
    released = commands.add_parser("release", help="freeze the present text as an edition")
    released.add_argument("brief")
    released.add_argument("--date", type=date.fromisoformat, default=None, metavar="2026-05-01")
    held = commands.add_parser("published", help="say which published addresses would break")
    held.add_argument("--base", required=True, help="the version that is published: origin/main")
    _say_to_github(held)
    links = commands.add_parser("links", help="list the links that lead out of the site")
    links.add_argument("--check", action="store_true", help="ask over the network if they answer")
    empty = commands.add_parser("template", help="make an empty project of your own like this one")
    empty.add_argument("folder", type=Path)
    given = parser.parse_args(arguments)
    root = given.root.resolve()
    if given.command == "new":
        return _new(root, given.brief)
    if given.command == "check":
        locked = given.locked or keeping.is_locked(os.environ)
        return _check(root, locked=locked, github=given.github)
    if given.command == "show":
        return _show(root, given.brief, given.after)
    if given.command == "export":
        return _export(root, given.folder)
    if given.command == "release":
        return _release(root, given.brief, (given.date or date.today()).isoformat())
    if given.command == "published":
        return _published(root, given.base, github=given.github)
    if given.command == "links":
        return _links(root, ask=given.check)
    if given.command == "template":
        return _template(root, given.folder)
    return receive(root, given.brief, _ask)


def _say_to_github(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--github", action="store_true", help="print findings as annotations of a pull request"
    )


def _new(root: Path, brief: str) -> int:
    folder = root / keeping.BRIEFS / brief
    if not is_slug(brief):
        print(f"“{brief}” cannot be an address; use a-z, 0-9 and single hyphens.", file=sys.stderr)
        return 1
    if folder.exists():
        print(f"{folder.relative_to(root)} is there already.", file=sys.stderr)
        return 1
    folder.mkdir(parents=True)
    (folder / folders.SIDECAR).write_text(SCHEMA_LINE, "utf-8")
    print(f"Now save the text as received to {folder.relative_to(root)}/{folders.SOURCE}.")
    return 0


def _check(root: Path, *, locked: bool, github: bool) -> int:
    report = Report()
    site = pipeline.build(root, "", report, locked=locked)
    count = _print(report, github)
    passages = sum(len(brief.passages) for brief in site.shelf.briefs)
    print(f"{len(site.shelf.briefs)} briefs, {passages} passages, {count} findings.")
    return 1 if report.failed else 0


def _print(report: Report, github: bool = False) -> int:
    if github:
        for line in workflow_commands(report):
            print(line)
        return len(report.findings)
    for finding in report:
        print(f"{finding.level}: {finding}", file=sys.stderr)
    return len(report.findings)


def _show(root: Path, brief: str, after: str | None) -> int:
    report = Report()
    folder = root / keeping.BRIEFS / brief
    if not folder.is_dir():
        return _unknown(root, brief)
    if after is None:
        site = pipeline.build(root, os.environ.get("SITE_URL", ""), report)
        page = next((p for p in site.pages if p.uri == f"briefs/{brief}/index.md"), None)
        if page is not None:
            print(page.text, end="")
        _print(report)
        return 0 if page is not None else 1
    passes: dict[str, object] = {}
    pipeline.read_folder(folder, root, report, passes.__setitem__)
    if after in passes:
        print(outline(passes[after]), end="")
    _print(report)
    return 0 if after in passes else 1


def _unknown(root: Path, brief: str) -> int:
    known = ", ".join(folder.name for folder in folders.brief_folders(root)) or "none"
    print(f"There is no brief “{brief}”. There are: {known}.", file=sys.stderr)
    return 1


def _export(root: Path, folder: Path) -> int:
    report = Report()
    site = pipeline.build(root, os.environ.get("SITE_URL", ""), report)
    _print(report)
    if report.failed:
        return 1
    for page in site.pages:
        path = folder / page.uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.text, "utf-8", newline="\n")
    for uri, image in site.images:
        (folder / uri).write_bytes(image.read_bytes())
    print(f"{len(site.pages) + len(site.images)} files written to {folder}.")
    return 0


def _release(root: Path, brief: str, day: str) -> int:
    if not (root / keeping.BRIEFS / brief).is_dir():
        return _unknown(root, brief)
    report = Report()
    files = releasing.release(root, brief, day, report)
    _print(Report([finding for finding in report if finding.level is Level.ERROR]))
    for path, data in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        keeping.write_bytes(path, data)
        print(f"{path.relative_to(root)} is written.")
    if files:
        print("Commit these files; they must never change again.")
    return 0 if files else 1


def _published(root: Path, base: str, *, github: bool) -> int:
    try:
        before = files_at(root, base, KEPT)
    except NoSuchVersion as error:
        print(f"The version “{base}” cannot be read: {error}", file=sys.stderr)
        return 2
    report = releasing.published(before, files_now(root, KEPT))
    _print(report, github)
    print(f"{len(before)} files of {base} were compared, {len(report.findings)} findings.")
    return 1 if report.failed else 0


def _template(root: Path, folder: Path) -> int:
    try:
        count = make_template(root, folder)
    except FolderNotEmpty:
        print(f"{folder} is not empty; name a folder that is not there yet.", file=sys.stderr)
        return 1
    print(f"{count} files written to {folder}. Its README.md says how to go on.")
    return 0


def _links(root: Path, *, ask: bool) -> int:
    report = Report()
    site = pipeline.build(root, "", report)
    if report.failed:
        _print(report)
        return 1
    places: dict[str, list[str]] = {}
    for brief in site.shelf.briefs:
        for link in outward_links(brief):
            where = ", ".join(link.places) or "front or back matter"
            for href in filter(None, (link.href, link.archive)):
                places.setdefault(href, []).append(f"{brief.id}: {where}")
    if not ask:
        for href, found in places.items():
            print(f"{href}  ({'; '.join(found)})")
        return 0
    answers = probe(places)
    print(table(answers, {href: "; ".join(found) for href, found in places.items()}))
    dead = sum(not answer.alive for answer in answers)
    print(f"{len(answers)} addresses, {dead} dead.")
    return 1 if dead else 0


def receive(root: Path, brief_id: str, ask: Callable[[str], bool]) -> int:
    """Match a new copy of a source with the lock; write the lock once a person has agreed.

    `ask` puts a question and gives the answer; nothing is written unless the last one, which
    comes after the whole table was shown, is answered with yes.
    """
    report = Report()
    folder = root / keeping.BRIEFS / brief_id
    if not folder.is_dir():
        return _unknown(root, brief_id)
    reading = pipeline.read_folder(folder, root, report)
    lock = keeping.read_lock(folder / keeping.LOCK, root, report)
    _print(report)
    if reading is None or report.failed:
        return 1
    brief = reading.brief
    if lock is None:
        print("There is no lock yet; the next build numbers the paragraphs.")
        return 0
    if lock.source == brief.source.sha256:
        print("The source is the one that was numbered; there is nothing to receive.")
        return 0
    proposal = propose(lock, brief)
    print(show(proposal))
    confirmed = [
        decision
        for decision in proposal.doubtful
        if ask(f"Is “{opening(proposal, decision)}” of the new copy what {decision.old} was?")
    ]
    if not ask("Write the permalinks as shown?"):
        print("Nothing was written.")
        return 1
    _, settled = settle(proposal, confirmed)
    keeping.write_whole(folder / keeping.LOCK, dump(settled))
    print(f"{folder.relative_to(root) / keeping.LOCK} is written; commit it with the source.")
    return 0


def _ask(question: str) -> bool:
    try:
        return input(f"{question} [y/N] ").strip().casefold() in ("y", "yes")
    except EOFError:
        return False


if __name__ == "__main__":
    sys.exit(main())
