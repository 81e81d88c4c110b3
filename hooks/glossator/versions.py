"""Versions: files of the project as they are, and as they were at a commit, read through git."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path


class NoSuchVersion(Exception):
    """Git does not know the version that was named, or there is no git."""


def files_at(root: Path, ref: str, wanted: re.Pattern[str]) -> dict[str, bytes]:
    """The files at the commit `ref` whose path below `root` is `wanted`; NoSuchVersion if none."""
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    version = commit.decode().strip()
    listed = _git(root, "ls-tree", "-r", "-z", "--name-only", version, "--", ".")
    names = [name for name in listed.decode().split("\0") if wanted.fullmatch(name)]
    return {name: _git(root, "show", f"{version}:./{name}") for name in names}


def files_now(root: Path, wanted: re.Pattern[str]) -> dict[str, bytes]:
    """The files on disk whose path below `root` is `wanted`."""
    paths = (path for path in sorted((root / "briefs").rglob("*")) if path.is_file())
    named = ((path.relative_to(root).as_posix(), path) for path in paths)
    return {name: path.read_bytes() for name, path in named if wanted.fullmatch(name)}


def _git(root: Path, *command: str) -> bytes:
    try:
        done = subprocess.run(("git", *command), cwd=root, capture_output=True, check=False)
    except OSError as error:
        raise NoSuchVersion(str(error)) from error
    if done.returncode:
        raise NoSuchVersion(done.stderr.decode("utf-8", "replace").strip() or command[-1])
    return done.stdout
