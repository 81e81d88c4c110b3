"""Somebody else's briefs: an empty project like this one, as its README says."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest
import yaml
from lxml import html

from editions import ROOT
from glossator.template import FolderNotEmpty, make_template
from projects import SITES, build, glossator, run, said, write

BRIEF = "briefs/harbour-brief-1"
NAME = "Ports & Harbours"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that somebody has just made."""
    folder = tmp_path_factory.mktemp("template") / "ours"
    made = glossator(ROOT, "template", str(folder))
    assert made.returncode == 0, said(made)
    return folder


@pytest.fixture(scope="module")
def own(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with a name, a colour and a brief of its own, built."""
    root = tmp_path_factory.mktemp("own") / "ours"
    shutil.copytree(empty, root)
    settings = (root / "mkdocs.yml").read_text("utf-8")
    named = re.sub(r"(?m)^site_name: .*$", f"site_name: {NAME}", settings)
    colour = '[data-md-color-scheme="default"] { --accent: #0b5563; }\n'
    write(root, {"mkdocs.yml": named, "docs/stylesheets/own.css": colour})
    assert glossator(root, "new", "harbour-brief-1").returncode == 0
    shutil.copy2(SITES / "harbour" / BRIEF / "source.txt", root / BRIEF / "source.txt")
    built = build(root, SITE_URL="https://ports.example/briefs/")
    assert built.returncode == 0, said(built)
    return root


def test_nothing_of_our_texts_goes_with_it(empty: Path) -> None:
    assert [path.name for path in (empty / "briefs").iterdir()] == ["README.md"]
    assert not (empty / "tests").exists()
    assert not (empty / "CHANGELOG.md").exists()
    assert yaml.safe_load((empty / "glossary.yml").read_text("utf-8")) is None
    assert "Glossator" not in (empty / "mkdocs.yml").read_text("utf-8").splitlines()[3]


def test_an_empty_project_has_a_site(empty: Path, tmp_path: Path) -> None:
    shutil.copytree(empty, tmp_path / "ours")
    assert glossator(tmp_path / "ours", "check").returncode == 0
    built = build(tmp_path / "ours")
    assert built.returncode == 0, said(built)


def test_a_brief_of_ones_own_is_published_under_ones_own_name_and_address(own: Path) -> None:
    assert glossator(own, "check", CI="1").returncode == 0
    page = html.parse(own / "site" / BRIEF / "index.html").getroot()
    assert page.cssselect(".masthead-name")[0].text_content() == NAME
    address = f"https://ports.example/briefs/{BRIEF}/"
    assert page.cssselect("link[rel=canonical]")[0].get("href") == address
    assert "#0b5563" in (own / "site/stylesheets/own.css").read_text("utf-8")
    assert page.cssselect("link[rel=stylesheet]")[-1].get("href").endswith("own.css")


def test_no_page_says_our_name_where_it_should_say_its_own(own: Path) -> None:
    for file in (own / "site").rglob("*"):
        if file.suffix in (".html", ".json", ".xml", ".txt", ".md", ".bib", ".ris", ".jsonld"):
            text = file.read_text("utf-8")
            assert "Glossator" not in text, file
            assert "glossator.example" not in text.replace("https://glossator.example/ns", ""), file


def test_format_and_lint_pass_in_it(empty: Path) -> None:
    for command in (("format", "--check"), ("check",)):
        done = run(empty, sys.executable, "-m", "ruff", *command, "--no-cache", ".")
        assert done.returncode == 0, said(done)


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path, {"mine.txt": "mine"})
    with pytest.raises(FolderNotEmpty):
        make_template(ROOT, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    refused = glossator(ROOT, "template", str(tmp_path))
    assert refused.returncode == 1
    assert "not empty" in said(refused)
    assert "Traceback" not in said(refused)
