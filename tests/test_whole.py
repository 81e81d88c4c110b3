"""A build that is killed at any moment leaves the last good site, and every lock, whole."""

from __future__ import annotations

import json
import os
import runpy
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

import pytest

from projects import EPOCH, ROOT, SITES, files, new_project, run, said

KILLS, BY_CLOCK, BY_FILES = 50, 28, 14
SWAP = 1 / 40
"""Between two of the last moments, in which the new site takes the place of the old, as a part
of the time that a build takes."""
AT_ONCE = 2
BRIEF = "briefs/harbour-brief-1"
GLOSSARY = """\
terms:
  berth: {label: berth, kind: concept, definition: A place where a ship lies.}
"""


def project(at: Path) -> Path:
    root = new_project(at, SITES / "harbour")
    shutil.copytree(ROOT / ".ci", root / ".ci")
    return root


def start(root: Path) -> subprocess.Popen[bytes]:
    """What `make site` runs, as a group of processes of its own."""
    settings = {"PYTHON": sys.executable, "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1"}
    ours = ("CI", "GLOSSATOR_LOCKED", "SITE_URL")
    outside = {k: v for k, v in os.environ.items() if k not in ours}
    return subprocess.Popen(
        ["sh", ".ci/site"],
        cwd=root,
        env=outside | settings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def new_text(root: Path) -> None:
    """What the interrupted build would publish: another source line, and one more term."""
    (root / "glossary.yml").write_text(GLOSSARY, "utf-8")
    (root / "docs" / "about.md").write_text("# Another text\n", "utf-8")


def locks(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted((root / "briefs").rglob("permalinks.json"))
    }


def written(root: Path) -> int:
    """How many files of the site that is being built are there."""
    return sum(len(names) for _, _, names in os.walk(root / ".site-next"))


@pytest.mark.timeout(600)  # 40 seconds on two idle cores
def test_a_build_killed_at_any_of_fifty_moments_leaves_the_last_site_whole(tmp_path: Path) -> None:
    first, second = project(tmp_path / "first"), tmp_path / "second"
    assert start(first).wait(60) == 0
    old, old_locks = files(first / "site"), locks(first)
    shutil.copytree(first, second)
    new_text(second)
    began = time.monotonic()
    assert start(second).wait(60) == 0
    lasts = time.monotonic() - began
    new, new_locks = files(second / "site"), locks(second)
    assert old != new
    assert old_locks != new_locks

    def is_reached(moment: int, root: Path, since: float) -> bool:
        """The first moments are told by the clock, for most of a build only reads and thinks; the
        next by the files that are written, for then all happens at once; the last again by the
        clock, from when the site is whole: it is then put in its place."""
        if moment < BY_CLOCK:
            return time.monotonic() - since > lasts * moment / BY_CLOCK
        share = (moment - BY_CLOCK) / BY_FILES
        if share < 1:
            return written(root) > len(new) * share
        if written(root) < len(new):
            return False
        time.sleep((moment - BY_CLOCK - BY_FILES) * SWAP * lasts)
        return True

    def killed(moment: int) -> str:
        """Kill a build at a moment, and say which site is there."""
        root = tmp_path / f"k{moment % AT_ONCE}"
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(first, root)
        new_text(root)
        building, since = start(root), time.monotonic()
        while building.poll() is None and not is_reached(moment, root, since):
            time.sleep(0.002)
        with suppress(ProcessLookupError):
            os.killpg(building.pid, signal.SIGKILL)
        building.wait()
        now = files(root / "site")
        assert now in (old, new), f"killed at {moment}: neither the old site nor the new one"
        for name, text in locks(root).items():
            json.loads(text)
            assert text in (old_locks.get(name), new_locks[name]), f"killed at {moment}: {name}"
        return "old" if now == old else "new"

    def chain(own: int) -> list[str]:
        return [killed(moment) for moment in range(own, KILLS, AT_ONCE)]

    with ThreadPoolExecutor(AT_ONCE) as pool:
        left = [site for some in pool.map(chain, range(AT_ONCE)) for site in some]
    counts = f"{left.count('old')} left the old site, {left.count('new')} the new one"
    print(f"\ncounted: {len(left)} builds killed: {counts}, none anything else")
    assert len(left) == KILLS
    assert left.count("old") >= BY_FILES


# --- the swap -------------------------------------------------------------------------------


def folder(path: Path, text: str) -> Path:
    path.mkdir()
    (path / "index.html").write_text(text, "utf-8")
    return path


def swap(root: Path, *arguments: str) -> None:
    done = run(root, sys.executable, ROOT / ".ci" / "swap", *arguments)
    assert done.returncode == 0, said(done)


def test_the_new_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    for text in ("first", "second"):
        folder(tmp_path / ".site-next", text)
        swap(tmp_path, ".site-next", "site")
        assert (tmp_path / "site" / "index.html").read_text("utf-8") == text
        assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="needs a system that exchanges")
def test_there_is_a_site_at_every_moment_of_a_swap(tmp_path: Path) -> None:
    folder(tmp_path / "site", "old")
    looks, missed, done = 0, 0, Event()

    def look() -> None:
        nonlocal looks, missed
        while not done.is_set():
            looks += 1
            missed += not (tmp_path / "site").exists()

    looking = Thread(target=look)
    looking.start()
    for _ in range(20):
        folder(tmp_path / ".site-next", "new")
        swap(tmp_path, ".site-next", "site")
    done.set()
    looking.join()
    print(f"\ncounted: 20 swaps, {looks} looks, {missed} without a site")
    assert looks > 100
    assert missed == 0


def test_a_site_that_a_killed_swap_had_set_aside_comes_back(tmp_path: Path) -> None:
    folder(tmp_path / ".site-last", "old")
    folder(tmp_path / ".site-next", "half of the new")
    swap(tmp_path, "--mend", "site")
    assert (tmp_path / "site" / "index.html").read_text("utf-8") == "old"
    swap(tmp_path, "--mend", "site")  # nothing is set aside: nothing happens
    assert (tmp_path / "site" / "index.html").read_text("utf-8") == "old"


def test_a_system_that_cannot_exchange_swaps_in_two_steps(tmp_path: Path) -> None:
    folder(tmp_path / "site", "old")
    folder(tmp_path / ".site-next", "new")
    namespace = runpy.run_path(str(ROOT / ".ci" / "swap"))
    namespace["EXCHANGE"].clear()
    namespace["swap"](tmp_path / ".site-next", tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text("utf-8") == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
