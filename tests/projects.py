"""Whole projects in a folder of their own: the settings, hooks and pages of this one with other
briefs, and the programs that are run on them as an editor runs them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SITES = Path(__file__).resolve().parent / "sites"

OWN = ("asan-issue-brief-2026-03", "rok-us-policy-brief-8")
"""Ids of the project's own briefs."""

EPOCH = "1745193600"
"""The date that a build carries."""


def new_project(at: Path, like: Path | None = None) -> Path:
    """A project at `at` as this one is, with the briefs and glossary of the project `like`."""
    unwanted = shutil.ignore_patterns("__pycache__", "*.pyc")
    for name in ("hooks", "docs"):
        shutil.copytree(ROOT / name, at / name, ignore=unwanted)
    shutil.copy2(ROOT / "mkdocs.yml", at / "mkdocs.yml")
    (at / "briefs").mkdir()
    (at / "glossary.yml").write_text("", "utf-8")
    if like is not None:
        shutil.copytree(like / "briefs", at / "briefs", dirs_exist_ok=True)
        if (like / "glossary.yml").exists():
            shutil.copy2(like / "glossary.yml", at / "glossary.yml")
    return at


def write(root: Path, files: dict[str, str | bytes]) -> None:
    """Write `files` below `root`, with the folders they stand in."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def run(
    root: Path, *command: str | Path, answers: str = "", within: int = 100, **env: str
) -> subprocess.CompletedProcess[str]:
    """Run a program in `root`, by itself: nothing of the caller's settings reaches it.

    It is stopped after `within` seconds.
    """
    clean = {k: v for k, v in os.environ.items() if k not in ("CI", "GLOSSATOR_LOCKED", "SITE_URL")}
    settings = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": EPOCH, "PYTHONUTF8": "1"}
    return subprocess.run(
        [str(part) for part in command],
        cwd=root,
        env=clean | settings | env,
        input=answers,
        capture_output=True,
        text=True,
        timeout=within,
        check=False,
    )


def build(
    root: Path, site: str = "site", strict: bool = True, within: int = 100, **env: str
) -> subprocess.CompletedProcess[str]:
    """`mkdocs build` into the folder `site` of the project."""
    options = ("--strict",) if strict else ()
    mkdocs = (sys.executable, "-m", "mkdocs", "build", *options, "--site-dir", site)
    return run(root, *mkdocs, within=within, **env)


def glossator(
    root: Path, *arguments: str, answers: str = "", **env: str
) -> subprocess.CompletedProcess[str]:
    """`python -m glossator`, as the page for editors says."""
    command = (sys.executable, "-m", "glossator", *arguments)
    return run(root, *command, answers=answers, PYTHONPATH=str(root / "hooks"), **env)


def said(result: subprocess.CompletedProcess[str]) -> str:
    """All that a program printed."""
    return result.stdout + result.stderr


def files(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` by its path there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
