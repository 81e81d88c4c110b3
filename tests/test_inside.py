"""Names and paths cannot leave the project, images are drawings, and a build asks nobody."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from glossator import pipeline
from glossator.findings import Report
from glossator.reading.drawing import active_parts
from payloads import FOLDER as HOSTILE
from projects import SITES, new_project, run, said, write

HARBOUR = "briefs/harbour-brief-1"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">{}</svg>'


def hostile_drawings() -> list[str]:
    """Files that are more than a drawing: each group but the last stands within one."""
    groups = json.loads((HOSTILE / "drawings.json").read_text("utf-8"))
    whole = groups.pop("whole files")
    return [SVG.format(inner) for group in groups.values() for inner in group] + whole


def codes(root: Path) -> set[str]:
    report = Report()
    site = pipeline.build(root, "", report)
    assert not report.failed or "secret" not in "".join(page.text for page in site.pages)
    return {finding.code for finding in report}


@pytest.mark.parametrize(
    "name", ["source.txt", "brief.yml", "permalinks.json", "permalinks.new", "a.png", "editions"]
)
def test_a_link_that_leaves_the_project_is_refused_and_not_read(tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "file").write_text("secret\n" * 40)
    root = new_project(tmp_path / "p", SITES / "harbour")
    link = root / HARBOUR / name
    link.unlink(missing_ok=True)
    link.symlink_to(outside if name == "editions" else outside / "file")
    assert codes(root) == {"link-outside"}


@pytest.mark.parametrize("name", ["glossary.yml", "briefs"])
def test_the_glossary_and_the_briefs_are_no_links_to_elsewhere(tmp_path: Path, name: str) -> None:
    root = new_project(tmp_path / "p", SITES / "harbour")
    (root / name).rename(tmp_path / "elsewhere")
    (root / name).symlink_to(tmp_path / "elsewhere")
    assert codes(root) == {"link-outside"}


def test_a_link_within_the_project_is_followed(tmp_path: Path) -> None:
    root = new_project(tmp_path / "p", SITES / "harbour")
    (root / HARBOUR / "source.txt").rename(root / "kept.txt")
    (root / HARBOUR / "source.txt").symlink_to("../../kept.txt")
    assert "link-outside" not in codes(root)


def test_an_image_that_could_do_something_is_refused(tmp_path: Path) -> None:
    root = new_project(tmp_path / "p", SITES / "harbour")
    yml = "figures:\n  fig1:\n    image: ships.svg\n    alt: Nine\n"
    drawn = SVG.format("<script>x()</script>")
    write(root, {f"{HARBOUR}/ships.svg": drawn, f"{HARBOUR}/brief.yml": yml})
    assert "image-active" in codes(root)


@pytest.mark.parametrize("drawn", hostile_drawings())
def test_a_file_that_is_more_than_a_drawing_is_told_apart(drawn: str) -> None:
    for encoding in ("utf-8", "utf-16", "utf-16-be", "utf-32"):
        assert active_parts(drawn.encode(encoding)), encoding


@pytest.mark.parametrize(
    "inner",
    [
        '<defs><path id="a" d="M0 0"/></defs><use href="#a"/><use x:href="#a"/>',
        "<style>path{fill:red} .b{fill:url(#a);clip-path:url( '#b' )}</style>",
        "<style><![CDATA[@media print{path{fill:#000}}]]></style>",
        '<path fill="url(#a)" style="stroke:url(&quot;#b&quot;)" font-family="\'Serif\'"/>',
        '<image href="data:image/png;base64,x"/><image x:href="data:image/jpeg;base64,x"/>',
        "<!-- a remark --><title>Ships</title><desc>url(x), @import, a \\ b</desc>",
        '<filter id="f"><feGaussianBlur in="SourceGraphic" stdDeviation="2"/></filter>',
        '<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>',
        '<n:namedview xmlns:n="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" n:x="C:\\"/>',
    ],
)
def test_a_drawing_is_a_drawing(inner: str) -> None:
    declared = '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n' + SVG.format(inner)
    assert active_parts(SVG.format(inner).encode()) == ()
    assert active_parts(declared.encode("utf-8-sig")) == ()


def test_a_build_asks_nobody(tmp_path: Path) -> None:
    """In a process in which every connection is an error."""
    root = new_project(tmp_path / "p", SITES / "harbour")
    guard = (
        "import socket\n"
        "def refuse(*_, **__):\n    raise SystemExit('the build asked the network')\n"
        "socket.socket.connect = socket.socket.connect_ex = refuse\n"
        "socket.create_connection = socket.getaddrinfo = refuse\n"
    )
    write(root, {"guard/sitecustomize.py": guard})
    mkdocs = (sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "site")
    built = run(root, *mkdocs, PYTHONPATH=str(root / "guard"))
    assert built.returncode == 0, said(built)
    tried = run(
        root,
        sys.executable,
        "-c",
        "import socket; socket.create_connection(('a', 1))",
        PYTHONPATH=str(root / "guard"),
    )
    assert "asked the network" in said(tried)
