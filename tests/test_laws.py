"""The laws that hold for every brief: the two real ones and all of the corpus."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from editions import (
    CORPUS,
    KIM,
    REAL,
    ROOT,
    SITE,
    brief_of,
    edition,
    element,
    every_text,
    known_edition,
    own_brief,
    page_of,
    pieces,
    rendered,
    rendered_copy,
    table_of,
    words_of,
    written,
)
from glossator import pipeline
from glossator.codes import CODES
from glossator.findings import Report
from glossator.marking.notes import tie
from glossator.marking.references import refer
from glossator.model.brief import Brief
from glossator.model.roles import Role
from glossator.model.source import Labelled
from glossator.reading.conserve import conserve
from glossator.reading.join import vocabulary
from glossator.reading.stitch import stitch
from glossator.writing.record import record

every_brief = pytest.mark.parametrize("name", [*REAL, *CORPUS])


# --- 1. conservation -----------------------------------------------------------------------


@every_brief
def test_no_word_of_a_source_is_lost_or_invented(name: str) -> None:
    assert [str(f) for f in known_edition(name).report if f.code == "words-lost"] == []


@every_brief
def test_the_published_counts_add_up_to_the_words_of_the_source(name: str) -> None:
    published = record(brief_of(name), SITE)
    counts = dict(published["counts"])
    assert counts.pop("source") == published["source"]["words"] == sum(counts.values())


@pytest.mark.parametrize("name", REAL)
def test_the_words_of_the_source_are_as_many_as_another_way_of_counting_finds(name: str) -> None:
    text = (ROOT / "briefs" / name / "source.txt").read_text("utf-8")
    text = re.sub(r"\[([^\[\]]+)\]\([^()]*\)", r"\1", text)
    raised = "⁰¹²³⁴⁵⁶⁷⁸⁹"
    runs = groupby(text, key=lambda sign: sign.isalnum() and sign not in raised)
    assert sum(is_word for is_word, _ in runs) == brief_of(name).words


@every_brief
def test_every_line_with_words_is_named_by_a_piece_or_by_the_ledger(name: str) -> None:
    brief = brief_of(name)
    named = Counter(
        number
        for part in (
            *(brief.passages, brief.sections, brief.pull_quotes, brief.figures),
            *(brief.notes, brief.matter),
        )
        for piece in part
        for number in set(piece.lines)
    )
    named.update(n for entry in brief.ledger if entry.role != "mend" for n in set(entry.lines))
    full = {n for n, line in enumerate(brief.source.lines, 1) if any(c.isalnum() for c in line)}
    assert full - set(named) == set(), "these lines are nowhere"
    assert {n: count for n, count in named.items() if count > 1} == {}, "these stand twice"


# --- 2. marking changes no text ------------------------------------------------------------


@every_brief
def test_marking_changes_no_text(name: str) -> None:
    passes = known_edition(name).passes
    unmarked = passes["assemble"]
    assert isinstance(unmarked, Brief)
    marked = brief_of(name)
    assert [text for text, _ in every_text(marked)] == [text for text, _ in every_text(unmarked)]


@pytest.mark.parametrize("name", REAL)
def test_terms_and_senses_change_no_text(name: str, site: pipeline.Site) -> None:
    shown = next(brief for brief in site.shelf.briefs if brief.id == name)
    assert list(pieces_only(shown)) == list(pieces_only(own_brief(name)))


def pieces_only(brief: Brief) -> Iterator[tuple[str, str]]:
    yield from ((address, text) for address, text, _ in pieces(brief))


@every_brief
def test_stitching_twice_is_stitching_once(name: str) -> None:
    pieces = known_edition(name).passes["stitch"]
    assert isinstance(pieces, tuple)
    assert all(isinstance(piece, Labelled) for piece in pieces)
    assert stitch(pieces, vocabulary(brief_of(name).source)) == pieces


@every_brief
def test_tying_notes_twice_is_tying_them_once(name: str) -> None:
    brief = brief_of(name)
    assert tie(brief, Report()) == brief


@every_brief
def test_referring_to_figures_twice_is_referring_once(name: str) -> None:
    brief = brief_of(name)
    assert refer(brief) == brief


# --- 3. the page says what the brief says --------------------------------------------------


@every_brief
def test_the_page_says_what_the_brief_says(name: str) -> None:
    brief = brief_of(name)
    page = page_of(name)
    tables = {passage.id for passage in brief.passages if passage.kind is Role.TABLE}
    for address, text, _ in pieces(brief):
        found = element(page, address)
        said = table_of(found) if address in tables else words_of(found, ".from")
        assert said == text, address


@pytest.mark.parametrize("name", REAL)
def test_the_page_says_what_the_brief_says_with_its_terms_marked_too(
    name: str, site: pipeline.Site
) -> None:
    brief = next(brief for brief in site.shelf.briefs if brief.id == name)
    uri = f"briefs/{name}/index.md"
    page = rendered(next(page.text for page in site.pages if page.uri == uri))
    for address, text, _ in pieces(brief):
        assert words_of(element(page, address), ".from") == text, address


@every_brief
def test_the_page_says_what_stands_under_and_beside_the_figures(name: str) -> None:
    brief = brief_of(name)
    page = page_of(name)
    for figure in brief.figures:
        found = element(page, figure.id)
        caption = found.find("figcaption")
        assert (words_of(caption) if caption else "") == figure.caption
        notes = [words_of(note) for note in found.select(".figure-note")]
        assert "\n".join(notes) == figure.note


@every_brief
def test_the_page_gives_biography_disclaimer_and_other_matter_whole(name: str) -> None:
    brief = brief_of(name)
    page = page_of(name)
    for box in page.select(".matter"):
        kind = next(c for c in box["class"] if c != "matter")
        title = words_of(box.find_previous_sibling("h2"))
        label = [] if "ours" in box.find_previous_sibling("h2").get("class", ()) else [title]
        said = [*label, *(words_of(paragraph) for paragraph in box.find_all("p"))]
        printed = [p for m in brief.matter if m.kind == kind for p in m.text.split("\n\n")]
        printed[0] = printed[0].rstrip(":") if label else printed[0]
        assert said == printed


@every_brief
def test_the_readers_copy_says_what_the_brief_says(name: str) -> None:
    brief = brief_of(name)
    copy = rendered_copy(written(brief)["brief.md"])
    for passage in brief.passages:
        address = f"{SITE}briefs/{brief.id}/#{passage.id}"
        (number,) = copy.find_all("a", href=address)
        block = number.parent
        assert block is not None
        number.extract()
        if passage.kind is Role.TABLE:
            table = block.find_next("table")
            assert table is not None
            assert table_of(table) == passage.text
            continue
        counter = passage.marker if passage.kind is Role.LIST_ITEM else ""
        said = words_of(block, "sup").removeprefix("" if counter == "-" else counter)
        assert said.strip() == passage.text, passage.id


@every_brief
def test_the_readers_copy_gives_headings_pull_quotes_and_notes(name: str) -> None:
    brief = brief_of(name)
    copy = rendered_copy(written(brief)["brief.md"])
    headings = [words_of(h, "sup") for h in copy.find_all(re.compile("h[2-6]"))]
    assert headings == [section.title for section in brief.sections]
    quotes = [
        words_of(block.find("p"))
        for block in copy.find_all("blockquote")
        if "pull quote, from" in block.get_text()
    ]
    assert quotes == [quote.text for quote in brief.pull_quotes]
    notes = {
        str(item["id"]).removeprefix("fn:"): words_of(item, ".footnote-backref").strip("\xa0 \n")
        for item in copy.select(".footnote li")
    }
    assert notes == {note.label: note.text for note in brief.notes}


# --- 4. addresses --------------------------------------------------------------------------


def ids(page: BeautifulSoup) -> list[str]:
    return [str(found["id"]) for found in page.find_all(id=True)]


@every_brief
def test_no_two_things_on_a_page_have_one_address(name: str) -> None:
    found = Counter(ids(page_of(name)))
    assert [address for address, count in found.items() if count > 1] == []


@every_brief
def test_every_passage_heading_quote_note_and_figure_has_its_address_on_the_page(
    name: str,
) -> None:
    brief = brief_of(name)
    there = set(ids(page_of(name)))
    assert {address for address, _, _ in pieces(brief)} <= there
    assert {figure.id for figure in brief.figures} <= there


# --- 5. every reference ends somewhere -----------------------------------------------------


@every_brief
def test_every_link_within_a_page_ends_somewhere(name: str) -> None:
    files = written(brief_of(name))
    page = page_of(name)
    there = set(ids(page))
    for link in page.find_all("a", href=True):
        href = str(link["href"])
        assert href not in ("", "#"), link
        assert link.get_text(strip=True) or link.get("aria-label"), f"{link} has no words"
        if href.startswith("#"):
            assert href[1:] in there, link
        elif "://" not in href and not href.startswith("mailto:"):
            assert href in files, link


@every_brief
def test_every_reference_in_the_record_ends_in_the_record(name: str) -> None:
    brief = brief_of(name)
    published = record(brief, SITE)
    there = {piece["id"] for part in ("passages", "sections", "pull_quotes", "figures", "notes")
             for piece in published[part]}  # fmt: skip
    named = [quote["of"] for quote in published["pull_quotes"]]
    named += [p["section"] for p in published["passages"] if p["section"]]
    for note in published["notes"]:
        named += note["referred_from"]
        named += [note["same_as"]] if note["same_as"] else []
        named += [s["resolved_from"] for s in note["sources"] if "resolved_from" in s]
    for _, spans in every_text(brief):
        named += [str(s.get(key)) for s in spans for key in ("note", "to") if s.get(key)]
    assert set(named) <= there


@every_brief
def test_every_stretch_lies_within_its_text(name: str) -> None:
    brief = brief_of(name)
    texts = {passage.id: passage.text for passage in brief.passages}
    for text, spans in every_text(brief):
        assert all(0 <= span.start <= span.end <= len(text) for span in spans)
    for quote in brief.pull_quotes:
        assert 0 <= quote.of.start < quote.of.end <= len(texts[quote.of.passage])


def test_the_catalogue_leads_to_every_brief(project: Path, site: pipeline.Site) -> None:
    home = next(page for page in site.pages if page.uri == "index.md")
    uris = {page.uri for page in site.pages}
    links = [str(link["href"]) for link in rendered(home.text).find_all("a", href=True)]
    assert {f"briefs/{name}/index.md" for name in REAL} <= set(links)
    for link in links:
        path = link.partition("#")[0]
        page = f"{path}index.md" if path.endswith("/") else path or "index.md"
        assert page in uris or (project / "docs" / page).is_file(), link


# --- 6. same input, same bytes -------------------------------------------------------------


def test_two_builds_give_the_same_bytes(project: Path, tmp_path: Path) -> None:
    outputs = []
    for seed in ("1", "2"):
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
            "PYTHONHASHSEED": seed,
            "SITE_URL": SITE,
        }
        folder = tmp_path / seed
        command = [sys.executable, "-m", "glossator", "--root", str(project), "export", str(folder)]
        subprocess.run(command, env=environment, check=True, capture_output=True)
        outputs.append(
            {str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()}
        )
    assert outputs[0] == outputs[1]
    assert f"briefs/{KIM}/brief.json" in outputs[0]


# --- 7. what can go wrong ------------------------------------------------------------------

PROSE = (
    "The harbour was built in two years by men who had never seen the sea, and it shows. "
    "Ships of the larger kind wait outside until the tide lets them in, which is twice a day."
)
BRIEF = f"Harbour Brief No. 3\n\nThe Harbour and Its Tides\n\n{PROSE}\n"
NOTED = f"{BRIEF}\nIts owners disagree.¹\n\n¹ See the ledger of 1999.\n"
TERM = "{label: tide, kind: concept, definition: The rise and fall of the sea."


def terms(**entries: str) -> dict[str, str | bytes]:
    """The brief, and a glossary with these entries."""
    rows = "".join(f"  {id.replace('_', '-')}: {entry}\n" for id, entry in entries.items())
    return {"source.txt": BRIEF, "brief.yml": "", "glossary.yml": f"terms:\n{rows}"}


NOTE = (
    "{id: a1, target: {passage: p1, quote: Ships of the larger}, kind: context, "
    'text: "See [[p1]].", date: 2026-11-28}'
)


def noted(*notes: str) -> dict[str, str | bytes]:
    """The brief, and notes of its editors; the note a2 was withdrawn before."""
    rows = "".join(f"  - {note}\n" for note in notes)
    return {"source.txt": BRIEF, "brief.yml": "", "annotations.yml": f"notes:\n{rows}"}


RAISED_BY: dict[str, dict[str, str | bytes]] = {
    "source-missing": {"brief.yml": ""},
    "source-empty": {"source.txt": " \n", "brief.yml": ""},
    "source-too-long": {"source.txt": "word " * 400_001, "brief.yml": ""},
    "source-not-text": {"source.txt": b"%PDF-1.7\n\x00", "brief.yml": ""},
    "source-encoding": {"source.txt": "Café".encode("latin-1"), "brief.yml": ""},
    "brief-id": {"source.txt": BRIEF, "brief.yml": "", "folder": "Harbour Brief 3"},
    "sidecar-missing": {"source.txt": BRIEF},
    "yaml": {"source.txt": BRIEF, "brief.yml": "title: [\n"},
    "yaml-value": {"source.txt": BRIEF, "brief.yml": "titel: Harbour\n"},
    "quotation-not-found": {
        "source.txt": BRIEF,
        "brief.yml": "overrules: [{quote: Ports and, as: heading, why: it is set larger}]\n",
    },
    "quotation-ambiguous": {
        "source.txt": f"{BRIEF}\n{PROSE.replace('two', 'three')}\n",
        "brief.yml": "mends: [{quote: Ships, printed: Boats, why: a test}]\n",
    },
    "image-missing": {
        "source.txt": f"{BRIEF}\nFigure 1: Tides\n\n{PROSE[::-1]}\n",
        "brief.yml": "figures: {fig1: {image: tides.svg, alt: Two tides a day}}\n",
    },
    "figure-unknown": {
        "source.txt": BRIEF,
        "brief.yml": "figures: {fig9: {image: tides.svg, alt: Two tides a day}}\n",
    },
    "nothing-to-read": {"source.txt": "Harbour Brief No. 3\n", "brief.yml": ""},
    "title-missing": {"source.txt": PROSE, "brief.yml": ""},
    "note-unmarked": {"source.txt": NOTED.replace(".¹", "."), "brief.yml": ""},
    "mark-without-note": {"source.txt": NOTED.replace(".¹", ".¹ So it is.²"), "brief.yml": ""},
    "ibid-unresolved": {"source.txt": f"{BRIEF}\nSo it is.¹\n\n¹ Ibid.\n", "brief.yml": ""},
    "source-not-understood": {
        "source.txt": f"{BRIEF}\nSo it is.¹\n\n¹ Register of ships, since 1911, vault 3, port.\n",
        "brief.yml": "",
    },
    "lock-unreadable": {"source.txt": BRIEF, "brief.yml": "", "permalinks.json": "{"},
    "lock-would-change": {"source.txt": BRIEF, "brief.yml": ""},
    "source-changed": {"source.txt": BRIEF, "brief.yml": "", "permalinks.json": ""},
    "archive-idle": {
        "source.txt": BRIEF,
        "brief.yml": "archives: {https://a.example/: https://b.example/}\n",
    },
    "brief-alias-taken": {"source.txt": BRIEF, "brief.yml": "aliases: [harbour-brief-3]\n"},
    "edition-changed": {"source.txt": BRIEF, "brief.yml": "", "editions/1/brief.json": "{}"},
    "edition-unreadable": {"source.txt": BRIEF, "brief.yml": "", "editions/index.json": "[]"},
    "alias-taken": terms(
        tide=f"{TERM}, aliases: [sea]}}", sea=TERM.replace("tide", "harbour") + "}"
    ),
    "relation-unknown": terms(tide=f"{TERM}, relations: {{related: [moon]}}}}"),
    "relation-circle": terms(tide=f"{TERM}, relations: {{broader: [tide]}}}}"),
    "forms-overlap": terms(tide=f"{TERM}}}", tide_2=f"{TERM}}}"),
    "not-when-idle": terms(tide=f"{TERM}, match: {{not-when: [full moon]}}}}"),
    "sense-not-found": terms(
        tide=f"{TERM}, senses: [{{brief: harbour-brief-3, passage: p1, quote: the moon}}]}}"
    ),
    "no-term-at-place": terms(tide=f"{TERM}}}")
    | {"brief.yml": "not-terms: [{quote: the sea, term: tide, why: another thing}]\n"},
    "annotation-twice": noted(NOTE, NOTE),
    "annotation-reused": noted(NOTE.replace("a1", "a2")),
    "quotation-short": noted(NOTE.replace("passage: p1, ", "")),
    "annotation-edited": noted(NOTE.replace("Ships of the larger", "Ships of the longer")),
    "annotation-doubtful": noted(NOTE.replace("passage: p1", "passage: p7")),
    "annotation-ambiguous": noted(NOTE.replace("Ships of the larger", "the")),
    "annotation-lost": noted(NOTE.replace("Ships of the larger", "Zinc? Xylophone")),
    "relation-astray": {
        "source.txt": BRIEF,
        "brief.yml": "",
        "annotations.yml": "relations:\n"
        "  - {id: r1, from: p1, to: other#p1, type: agrees, why: Both speak of tides.}\n",
    },
    "reference-unknown": noted(NOTE.replace("[[p1]]", "[[p9]]")),
    "term-unused": terms(moon=TERM.replace("tide", "moon") + "}"),
    "acronym-unexplained": {
        "source.txt": f"{BRIEF}\nThe EIPP pays for it all.\n\nNobody asked the EIPP to do so.\n",
        "brief.yml": "",
    },
    "acronym-two-expansions": {
        "source.txt": f"{BRIEF}\nThe Harbour Pilot Board (HPB) pays for it.\n\n"
        "Nobody asked the High Port Bureau (HPB) to do so.\n",
        "brief.yml": "",
    },
    "definition-uncited": {
        "source.txt": f"{BRIEF}\nWe define “slack water” as the hour in which nothing moves.\n",
        "brief.yml": "",
    },
}
"""For each finding the files of the smallest brief that has it."""

BY_COMMANDS = ("not-released", "address-broken")
"""Raised by no build: see tests/test_editions.py and tests/test_published.py."""


def project_with(files: dict[str, str | bytes], root: Path) -> Path:
    folder = root / "briefs" / str(files.get("folder", "harbour-brief-3"))
    folder.mkdir(parents=True)
    for name, content in files.items():
        if name != "folder":
            data = content.encode() if isinstance(content, str) else content
            path = (root if name == "glossary.yml" else folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    return root


@pytest.mark.parametrize("code", RAISED_BY)
def test_what_is_wrong_is_said_by_its_name(code: str, tmp_path: Path) -> None:
    root = project_with(RAISED_BY[code], tmp_path)
    if code == "source-changed":  # numbered as it was, and then another copy is put there
        (root / "briefs/harbour-brief-3/permalinks.json").unlink()
        pipeline.save(pipeline.build(root, SITE, Report()))
        (root / "briefs/harbour-brief-3/source.txt").write_text(BRIEF + PROSE, "utf-8")
    if code == "annotation-reused":  # a2 was the note on another sentence, and was taken out
        notes = root / "briefs/harbour-brief-3/annotations.yml"
        now = notes.read_text("utf-8")
        for text in (now.replace("Ships of the larger", "by men who had never seen"), ""):
            notes.write_text(text, "utf-8")
            pipeline.save(pipeline.build(root, SITE, Report()))
        notes.write_text(now, "utf-8")
    report = Report()
    pipeline.build(root, SITE, report, locked=code == "lock-would-change")
    assert code in {finding.code for finding in report}, [str(f) for f in report]


def test_a_brief_that_lost_a_word_would_be_reported() -> None:
    brief = edition(BRIEF).brief
    assert brief is not None
    (passage,) = brief.passages
    shorter = replace(passage, text=passage.text.replace("tide ", ""))
    whole, short = Report(), Report()
    conserve(brief, (), (), whole)
    conserve(replace(brief, passages=(shorter,)), (), (), short)
    assert [finding.code for finding in whole] == []
    assert [(f.code, f.says) for f in short] == [("words-lost", "missing: tide")]


def test_every_complaint_there_is_can_be_raised() -> None:
    elsewhere = {"words-lost", "search-failed", "link-outside", "image-active"}  # in their tests
    assert set(RAISED_BY) | elsewhere | set(BY_COMMANDS) == set(CODES)


def test_every_complaint_that_the_code_names_has_its_sentence(project: Path) -> None:
    named = {
        call.args[0].value
        for file in (project / "hooks/glossator").rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "add"
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "report"
        and isinstance(call.args[0], ast.Constant)
    }
    assert named <= set(CODES)


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_complaint_says_how_to_mend_it(code: str) -> None:
    assert CODES[code].says
    assert CODES[code].hint
    assert not CODES[code].says.endswith(".")
