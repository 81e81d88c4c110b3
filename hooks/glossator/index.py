"""Index: pages written for the search -> the files that a browser searches, by Pagefind's program.

The program reads a folder and writes one; both come and go. What comes out is the same bytes
for the same pages.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from glossator.findings import Report
from glossator.model.shelf import Page
from glossator.settle import settled

FOLDER = "pagefind"
"""Folder of the site in which the index stands."""

PROGRAM = (sys.executable, "-m", "pagefind_bin")
LANGUAGE = "en"
"""One index for all languages, so that one search finds a word in every brief."""

SECONDS = 300
"""More than ten times what a thousand briefs take."""

_NOTHING = Page("index.html", "<html><body data-pagefind-body>nothing</body></html>", "")
"""What is read where there is nothing: the program makes no index without a word. As it is of
no kind, no search shows it."""

_WANTED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.en.pagefind")
_WANTED_ENDS = (".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter")
"""The rest is Pagefind's own interfaces; ours is search.js."""


def index(
    pages: Iterable[Page], report: Report, program: tuple[str, ...] = PROGRAM
) -> dict[str, bytes]:
    """Files of the index by their address below the site's root.

    Empty, and reported (search-failed), where the program is missing or does not do its work.
    """
    with TemporaryDirectory() as folder:
        root = Path(folder)
        source, out = root / "pages", root / FOLDER
        source.mkdir()
        for page in [*pages] or [_NOTHING]:
            path = source / page.uri
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page.text, "utf-8", newline="\n")
        options = ("--site", source, "--output-path", out, "--force-language", LANGUAGE, "--silent")
        if why := _failed((*program, *(str(option) for option in options))):
            report.add("search-failed", "pagefind", 0, why)
            return {}
        if not (out / _WANTED[0]).is_file():
            report.add("search-failed", "pagefind", 0, "it wrote no index")
            return {}
        written = {
            f"{FOLDER}/{path.relative_to(out).as_posix()}": path.read_bytes()
            for path in sorted(out.rglob("*"))
            if path.name in _WANTED or path.name.endswith(_WANTED_ENDS)
        }
    try:
        return settled(written)
    except ValueError as error:
        report.add("search-failed", "pagefind", 0, f"the index was not understood: {error}")
        return {}


def _failed(command: tuple[str, ...]) -> str:
    """Why the program did not end well; empty where it did."""
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=SECONDS,
            check=False,
        )
    except OSError as error:
        return error.strerror or "it cannot be started"
    except subprocess.TimeoutExpired:
        return f"it did not end within {SECONDS} seconds"
    if done.returncode == 0:
        return ""
    said = (done.stderr or done.stdout).strip().splitlines()
    return said[-1] if said else f"it ended with {done.returncode}"
