"""Editions for tests: any text read as a brief, and its page rendered as MkDocs renders it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import markdown
import yaml
from bs4 import BeautifulSoup, Tag
from hypothesis import HealthCheck, settings
from mkdocs.utils.meta import get_data

from glossator import keeping, pipeline
from glossator.findings import Report
from glossator.handwritten import Handwritten
from glossator.marking.notes import tie
from glossator.marking.references import refer
from glossator.model.brief import Brief
from glossator.model.ids import BriefId
from glossator.model.shelf import Shelf
from glossator.model.spans import Spans
from glossator.reading.number import number
from glossator.reading.read import read
from glossator.reading.sidecar import Sidecar
from glossator.writing.concordance import Concordance
from glossator.writing.page import page
from glossator.writing.reader import reader_copy
from glossator.writing.record import as_json, record

ROOT = Path(__file__).parents[1]
KIM, KUIK = "rok-us-policy-brief-8", "asan-issue-brief-2026-03"
REAL = (KUIK, KIM)
CORPUS = tuple(sorted(folder.name for folder in (ROOT / "tests/corpus").iterdir()))
SITE = "https://glossator.example/"

EXPLORE = os.environ.get("GLOSSATOR_EXPLORE") == "1"
"""Look for new faults, at random and longer. Without it the same texts are tried each time, so
that a build that passed once does not fail for a text that nobody has seen."""

often = settings(
    deadline=None,
    derandomize=not EXPLORE,
    max_examples=1500 if EXPLORE else 150,
    suppress_health_check=list(HealthCheck),
)
"""How often a property is tried."""


@dataclass
class Edition:
    """What the reading made of a text: the brief, what it complained of, what each pass gave."""

    brief: Brief | None
    report: Report
    passes: dict[str, object] = field(default_factory=dict)

    @property
    def codes(self) -> set[str]:
        """Codes of all findings."""
        return {finding.code for finding in self.report}


def edition(source: str | bytes, name: str = "test-brief-1") -> Edition:
    """`source` read with an empty sidecar, numbered for the first time, and marked."""
    report = Report()
    passes: dict[str, object] = {}
    data = source.encode("utf-8", "surrogatepass") if isinstance(source, str) else source
    text = read(BriefId(name), f"briefs/{name}/source.txt", data, report)
    if text is None:
        return Edition(None, report, passes)
    empty = Handwritten(Sidecar(), {})
    sidecar = f"briefs/{name}/brief.yml"
    brief = pipeline.convert(text, empty, sidecar, frozenset(), report, passes.__setitem__)
    if brief is None:
        return Edition(None, report, passes)
    brief, _ = number(brief, None)
    return Edition(refer(tie(brief, report)), report, passes)


@cache
def known_edition(name: str) -> Edition:
    """One of the two real briefs, or one of the corpus, with an empty sidecar."""
    folder = ROOT / ("briefs" if name in REAL else "tests/corpus") / name
    return edition((folder / "source.txt").read_bytes(), name)


@cache
def own_brief(name: str) -> Brief:
    """One of the two real briefs with its sidecar and its lock, before any glossary."""
    report = Report()
    folder = ROOT / "briefs" / name
    reading = pipeline.read_folder(folder, ROOT, report)
    lock = keeping.read_lock(folder / keeping.LOCK, ROOT, report)
    assert reading is not None
    brief, _ = number(reading.brief, lock)
    return refer(tie(brief, report))


def brief_of(name: str) -> Brief:
    """The brief of a known edition."""
    made = known_edition(name).brief
    assert made is not None
    return made


def expected(name: str) -> dict[str, Any]:
    """What a careful human reading of a brief of the corpus gave."""
    found: dict[str, Any] = json.loads(
        (ROOT / "tests/corpus" / name / "expected.json").read_text("utf-8")
    )
    return found


@cache
def page_of(name: str) -> BeautifulSoup:
    """The rendered page of a known edition; a test must not change it."""
    return rendered(written(brief_of(name))["index.md"])


def written(brief: Brief) -> dict[str, str]:
    """The page of `brief` with nothing of ours around it, and its records, by name of the file."""
    url = f"{SITE}briefs/{brief.id}/"
    return {
        "index.md": page(brief),
        "brief.json": as_json(record(brief, url)),
        "brief.md": reader_copy(brief, Concordance(Shelf((brief,))), SITE),
    }


# --- texts and what is said of them --------------------------------------------------------


def pieces(brief: Brief) -> Iterator[tuple[str, str, Spans]]:
    """Every text of `brief` with an address on the page: its address, its words, its spans."""
    for passage in brief.passages:
        yield passage.id, passage.text, passage.spans
    for section in brief.sections:
        yield section.id, section.title, section.spans
    for quote in brief.pull_quotes:
        yield quote.id, quote.text, quote.spans
    for note in brief.notes:
        yield note.id, note.text, note.spans


def every_text(brief: Brief) -> Iterator[tuple[str, Spans]]:
    """Every text of `brief` with its spans: pieces, figures and matter."""
    yield from ((text, spans) for _, text, spans in pieces(brief))
    for figure in brief.figures:
        yield figure.caption, figure.spans
        yield figure.note, figure.note_spans
    for matter in brief.matter:
        yield matter.text, matter.spans


# --- rendering -----------------------------------------------------------------------------


class _Settings(yaml.SafeLoader):
    """Reads mkdocs.yml without its environment."""


_Settings.add_constructor("!ENV", lambda loader, node: None)


@cache
def _extensions() -> tuple[tuple[str, ...], dict[str, dict[str, Any]]]:
    """Extensions of mkdocs.yml after those that MkDocs always adds, and their settings."""
    names, settings = ["toc", "tables", "fenced_code"], {}
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    for entry in yaml.load(text, _Settings)["markdown_extensions"]:
        ((name, given),) = entry.items() if isinstance(entry, dict) else ((entry, None),)
        names.append(name)
        settings[name] = given or {}
    return tuple(dict.fromkeys(names)), settings


def rendered(page: str) -> BeautifulSoup:
    """A page as MkDocs renders it, its front matter taken off."""
    names, settings = _extensions()
    text, _ = get_data(page)
    html = markdown.markdown(text, extensions=list(names), extension_configs=settings)
    return BeautifulSoup(html, "html.parser")


def front_matter(page: str) -> dict[str, Any]:
    """What a page tells MkDocs' templates."""
    _, values = get_data(page)
    return dict(values)


def rendered_copy(copy: str) -> BeautifulSoup:
    """The reader's copy as a reader of Markdown with `[^6]` notes renders it."""
    html = markdown.markdown(copy, extensions=["footnotes", "tables"])
    return BeautifulSoup(html, "html.parser")


def element(soup: BeautifulSoup, address: str) -> Tag:
    """The one element with that id."""
    found = soup.find_all(id=address)
    assert len(found) == 1, f"{len(found)} elements have the address {address}"
    return found[0]


OURS = (".number", ".note-ref", ".said", ".ours", ".back", ".counter", ".noted-ref")
"""Selectors of what is ours inside a piece of the author's text (writing/inline)."""


def words_of(found: Tag, *ours: str) -> str:
    """The author's text in an element: without what is ours and what only stands below it."""
    copy = BeautifulSoup(str(found), "html.parser")
    top = copy.find()
    assert isinstance(top, Tag)
    for other in top.select(", ".join((*OURS, *ours))):
        other.decompose()
    for nested in top.find_all(["ul", "ol"]):
        nested.decompose()
    return top.get_text().strip(" \n")


def table_of(found: Tag) -> str:
    """Text of the table in an element, as the model writes tables: tabs and line ends."""
    rows = found.select("tr")
    cells = [[words_of(cell) for cell in row.select("th, td")] for row in rows]
    return "\n".join("\t".join(row) for row in cells)
