"""Inside: files of a project that are none, because they lead out of it.

    briefs/harbour-1/source.txt -> /etc/passwd     link-outside

Git keeps links, so a brief that somebody sends could publish any file of the machine that builds
it, or have a lock written over one. A link to another place within the project is harmless.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from glossator.findings import Report


def check_inside(root: Path, report: Report) -> None:
    """Report link-outside for each link to a place outside of `root`, also for the glossary."""
    whole = root.resolve()
    for path in _every(root):
        if path.is_symlink() and not path.resolve().is_relative_to(whole):
            report.add("link-outside", path.relative_to(root).as_posix())


def _every(root: Path) -> Iterator[Path]:
    yield root / "glossary.yml"
    yield root / "briefs"
    for folder, folders, files in os.walk(root / "briefs"):  # which follows no links
        yield from (Path(folder) / name for name in sorted((*folders, *files)))
