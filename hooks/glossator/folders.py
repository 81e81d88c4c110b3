"""Folders: the files of a project, opened and told apart before anything is read in them.

briefs/harbour-1/   source.txt  brief.yml  annotations.yml  editions/  images
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from glossator.findings import Report
from glossator.handwritten import Handwritten, load
from glossator.keeping import BRIEFS
from glossator.marking.annotate import File
from glossator.marking.annotations import Annotations
from glossator.model.ids import BriefId, is_slug
from glossator.model.shelf import Shelf
from glossator.model.source import Source
from glossator.reading.drawing import active_parts
from glossator.reading.read import read
from glossator.reading.sidecar import Sidecar
from glossator.writing.edition_record import edition_path

SOURCE, SIDECAR = "source.txt", "brief.yml"
ANNOTATIONS, EDITIONS = "annotations.yml", "editions"


@dataclass(frozen=True, slots=True)
class BriefFiles:
    """What stands in the folder of a brief."""

    source: Source
    sidecar: Handwritten[Sidecar]
    sidecar_name: str
    """Path to show to an editor, relative to the project."""
    annotations: Handwritten[Annotations]
    annotations_file: File
    names: frozenset[str]
    """Names of all its files."""


def brief_folders(root: Path) -> list[Path]:
    """Folders of the briefs, by name."""
    folder = root / BRIEFS
    if not folder.is_dir():
        return []
    return sorted(f for f in folder.iterdir() if f.is_dir() and not f.name.startswith("."))


def open_folder(folder: Path, root: Path, report: Report) -> BriefFiles | None:
    """The files of the brief in `folder` of the project at `root`.

    None where there is nothing to convert: brief-id, source-missing, sidecar-missing, or what
    reading the source or the sidecar reports. All of it is reported, not the first alone.
    """
    source_path, sidecar_path = folder / SOURCE, folder / SIDECAR
    source_name = source_path.relative_to(root).as_posix()
    sidecar_name = sidecar_path.relative_to(root).as_posix()
    if not is_slug(folder.name):
        report.add("brief-id", folder.relative_to(root).as_posix(), 0, f"“{folder.name}”")
        return None
    source = None
    if source_path.is_file():
        source = read(BriefId(folder.name), source_name, source_path.read_bytes(), report)
    else:
        report.add("source-missing", source_name)
    sidecar = None
    if sidecar_path.is_file():
        sidecar = load(Sidecar, sidecar_path.read_bytes(), sidecar_name, report)
    else:
        report.add("sidecar-missing", sidecar_name)
    notes_path = folder / ANNOTATIONS
    notes_name = notes_path.relative_to(root).as_posix()
    written = notes_path.read_bytes() if notes_path.is_file() else b""
    # Without its notes a brief is still what others point at.
    notes = load(Annotations, written, notes_name, report) or Handwritten(Annotations(), {})
    if source is None or sidecar is None:
        return None
    names = frozenset(file.name for file in folder.iterdir())
    notes_file = File(notes_name, tuple(written.decode("utf-8-sig", "replace").splitlines()))
    return BriefFiles(source, sidecar, sidecar_name, notes, notes_file, names)


def edition_files(folder: Path, root: Path) -> tuple[dict[str, bytes], str]:
    """What stands in a brief's folder of editions, by path there, and the folder's own path."""
    below = folder / EDITIONS
    paths = (path for path in sorted(below.rglob("*")) if path.is_file())
    files = {path.relative_to(below).as_posix(): path.read_bytes() for path in paths}
    return files, below.relative_to(root).as_posix()


def images_of(shelf: Shelf, root: Path) -> tuple[tuple[str, Path], ...]:
    """Address below the site's root and file of each image that an editor supplied."""
    own = [
        (f"{BRIEFS}/{brief.id}/{figure.image}", root / BRIEFS / brief.id / figure.image)
        for brief in shelf.briefs
        for figure in brief.figures
        if figure.image
    ]
    frozen = [
        (f"{edition_path(e.of, e.number)}{name}", root / edition_path(e.of, e.number) / name)
        for e in shelf.editions
        for name in e.files
    ]
    return (*own, *frozen)


def check_images(images: Iterable[tuple[str, Path]], root: Path, report: Report) -> None:
    """Report image-active for each drawing that could run or fetch something."""
    for _, path in images:
        if path.suffix.lower() == ".svg" and (parts := active_parts(path.read_bytes())):
            report.add("image-active", path.relative_to(root).as_posix(), 0, "; ".join(parts))
