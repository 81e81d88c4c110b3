"""Renamed: what still uses the former name of a brief or a term says the same as before."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from editions import SITE, rendered
from glossator import pipeline, releasing
from glossator.findings import Report
from glossator.writing.concordance import Concordance
from glossator.writing.note_text import note_html, note_markdown
from glossator.writing.pointing import Here
from projects import SITES, new_project, write

HARBOUR, HAVEN, FERRY = "harbour-brief-1", "haven-brief-1", "ferry-brief-2"

GLOSSARY = """\
terms:
  pilot-station: {label: pilot station, kind: institution, definition: A house for pilots.}
  quay: {label: quay, kind: concept, definition: A wall to land at.}
"""

RENAMED_TERM = GLOSSARY.replace("  quay: {", "  wharf: {aliases: [quay], ")

TEXT = """\
FERRY BRIEF No. 2

2 June 2025

A FERRY FOR THE SOUTH

Ben Sample

The first paragraph says that the ferry crosses the strait twice a day and lands at the quay.

The second paragraph asks for a second ferry, and names its price in the money of the year.
"""

NOTES = f"""\
notes:
  - id: a1
    target: {{passage: p1}}
    kind: comparison
    text: >
      See [[{HARBOUR}#p3]], [[{HARBOUR}#s1]], [[{HARBOUR}|that brief]], [[{HARBOUR}]],
      [[term:quay]], [[{FERRY}#p2]] and [[term:pilot-station|the station]].
    by: editors
    date: 2026-05-01
relations:
  - {{id: r1, from: p2, to: "{HARBOUR}#p4", type: complements, why: Both count money.}}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two briefs, one with a note and a relation on the other; built, and the former released."""
    root = new_project(tmp_path / "p", SITES / "harbour")
    ferry = {"source.txt": TEXT, "brief.yml": "", "annotations.yml": NOTES}
    write(root, {f"briefs/{FERRY}/{name}": text for name, text in ferry.items()})
    write(root, {"glossary.yml": GLOSSARY})
    made(root)
    report = Report()
    for path, data in releasing.release(root, FERRY, "2026-05-01", report).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    assert not report.failed, [str(finding) for finding in report]
    return root


def made(root: Path) -> dict[str, str]:
    report = Report()
    site = pipeline.build(root, SITE, report)
    assert [str(f) for f in report if f.level == "error" or "annot" in f.file] == []
    pipeline.save(site)
    return {page.uri: page.text for page in site.pages}


def rename_the_harbour(root: Path) -> None:
    (root / "briefs" / HARBOUR).rename(root / "briefs" / HAVEN)
    write(root, {f"briefs/{HAVEN}/brief.yml": f"aliases: [{HARBOUR}]\n"})


def test_notes_and_relations_of_other_briefs_may_use_a_former_name(root: Path) -> None:
    before = made(root)[f"briefs/{FERRY}/index.md"]
    rename_the_harbour(root)
    write(root, {"glossary.yml": RENAMED_TERM})
    pages = made(root)
    renamed = before.replace(HARBOUR, HAVEN).replace("glossary/quay/", "glossary/wharf/")
    for name in ('data-term="quay"', 'id="term-quay"'):
        renamed = renamed.replace(name, name.replace("quay", "wharf"))
    assert pages[f"briefs/{FERRY}/index.md"] == renamed
    page = rendered(pages[f"briefs/{HAVEN}/index.md"])
    pointers = [str(link["href"]) for link in page.select("[data-of=p3] .mentions .place")]
    assert f"../../briefs/{FERRY}/#a1" in pointers
    assert page.select_one(f'[data-of=p4] a[href="../../briefs/{FERRY}/#p2"]')
    assert "[quay](../glossary/wharf/index.md): <a href" in pages["notes/index.md"]
    assert f"briefs/{FERRY}/#a1" in pages["glossary/wharf/index.md"]


def test_an_exception_of_a_brief_may_use_the_former_name_of_a_term(root: Path) -> None:
    exception = "not-terms: [{quote: a second pilot station, term: beacon}]\n"
    write(
        root,
        {
            f"briefs/{HARBOUR}/brief.yml": exception,
            "glossary.yml": GLOSSARY.replace("station: {", "station: {aliases: [beacon], "),
        },
    )
    report = Report()
    uses = pipeline.build(root, SITE, report).shelf.uses
    assert [f.says for f in report if f.code == "no-term-at-place"] == []
    assert [use for use in uses if use.place.passage == "p3"] == []


FROZEN = f"briefs/{FERRY}/editions/1/"


def frozen(pages: dict[str, str]) -> dict[str, str]:
    return {uri: text for uri, text in pages.items() if uri.startswith(FROZEN)}


def test_a_fixed_edition_stays_as_it_was_when_another_brief_is_renamed(root: Path) -> None:
    before = made(root)
    assert f"{HARBOUR}/#p3" in before[f"{FROZEN}index.md"]
    rename_the_harbour(root)
    assert frozen(made(root)) == frozen(before)


def test_a_fixed_edition_stays_as_it_was_when_a_term_is_renamed(root: Path) -> None:
    before = made(root)
    write(root, {"glossary.yml": RENAMED_TERM})
    assert frozen(made(root)) == frozen(before)


def test_a_fixed_edition_stays_as_it_was_when_a_term_is_withdrawn(root: Path) -> None:
    before = made(root)
    ferry = f"briefs/{FERRY}/annotations.yml"
    write(
        root,
        {
            "glossary.yml": GLOSSARY.partition("  quay")[0],
            ferry: NOTES.replace("[[term:quay]],", ""),
        },
    )
    assert without_banner(frozen(made(root))) == without_banner(frozen(before))


def without_banner(pages: dict[str, str]) -> dict[str, str]:
    return {uri: text.partition("</aside>")[2] or text for uri, text in pages.items()}


def test_a_fixed_edition_stays_as_it_was_when_its_own_brief_is_renamed(root: Path) -> None:
    before = made(root)
    (root / "briefs" / FERRY).rename(root / "briefs/ferry-brief-3")
    write(root, {"briefs/ferry-brief-3/brief.yml": f"aliases: [{FERRY}]\n"})
    after = made(root)
    moved = {uri.replace("ferry-brief-3", FERRY) for uri in after if "ferry-brief-3/ed" in uri}
    assert moved == frozen(before).keys()
    copy = "editions/1/brief.md"
    assert after[f"briefs/ferry-brief-3/{copy}"] == before[f"briefs/{FERRY}/{copy}"]
    text = after["briefs/ferry-brief-3/editions/1/index.md"]
    latest = re.sub(r"(canonical: .*|latest-version.*)ferry-brief-3", rf"\g<1>{FERRY}", text)
    assert latest == before[f"{FROZEN}index.md"]


def test_words_that_lead_nowhere_are_still_said(site: pipeline.Site) -> None:
    lexicon, brief = Concordance(site.shelf), site.shelf.briefs[0]
    text = "See [[gone-brief-1#p3]] and [[term:gone|the lost term]]."
    here = Here("../../", brief.id)
    assert note_markdown(text, brief.id, lexicon, here) == (
        "See gone-brief-1\\#p3 and the lost term."
    )
    assert note_html(text, brief.id, lexicon, here) == (
        "<p>See gone-brief-1#p3 and the lost term.</p>"
    )
