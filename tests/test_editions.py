"""Editions in whole projects: released, kept, compared, renamed, and never changed again."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

import jsonschema
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from briefs import Author, addresses, brief
from citing import HOME, PROCESSOR
from editions import ROOT, SITE, often, rendered
from glossator import pipeline, releasing
from glossator.findings import Report
from glossator.marking.compare import compare, texts_of, unchanged_since, wording
from glossator.model.brief import Brief
from glossator.model.editions import Became, Edition, Run
from glossator.model.ids import BriefId
from glossator.model.shelf import Page, Shelf
from glossator.probe import probe
from glossator.reading.editions import seal
from glossator.reading.frozen import thaw
from glossator.reading.number import number
from glossator.reading.receive import propose, settle
from glossator.writing.concordance import Concordance
from glossator.writing.edition_record import edition_record
from glossator.writing.record import as_json
from glossator.writing.site import Citations, edition_pages
from projects import SITES, build, files, glossator, new_project, said, write

HARBOUR = "harbour-brief-1"
GLOSSARY = """\
terms:
  ice:
    {label: ice, kind: concept, definition: Frozen water.}
  pilot-station:
    {label: pilot station, kind: institution, definition: A house for pilots.,
     relations: {related: [ice]}}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small project with one brief, built once."""
    root = new_project(tmp_path / "p", SITES / "harbour")
    write(root, {"glossary.yml": GLOSSARY})
    made(root)
    return root


def made(root: Path) -> dict[str, str]:
    """The pages of the project by address; its locks are written."""
    report = Report()
    site = pipeline.build(root, SITE, report)
    assert not report.failed, [str(finding) for finding in report]
    pipeline.save(site)
    return {page.uri: page.text for page in site.pages}


def release(root: Path, day: str = "2026-05-01") -> Report:
    report = Report()
    for path, data in releasing.release(root, HARBOUR, day, report).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return report


def edit(root: Path, printed: str = "ships wait outside the haven") -> None:
    mend = f"mends:\n  - {{quote: ships wait outside the harbour, printed: {printed}, why: test}}\n"
    (root / "briefs" / HARBOUR / "brief.yml").write_text(mend, "utf-8")


def codes(root: Path) -> list[str]:
    report = Report()
    pipeline.build(root, SITE, report)
    return [finding.code for finding in report if finding.level == "error"]


def text_of(page: str) -> str:
    """A frozen page without what we say above it, which goes on."""
    head, _, rest = page.partition("<aside")
    return head + rest.partition("</aside>")[2]


# --- released and kept ---------------------------------------------------------------------


def test_a_released_text_has_a_page_of_its_own_that_no_edit_changes(root: Path) -> None:
    assert not release(root).failed
    address = f"briefs/{HARBOUR}/editions/1/"
    before = made(root)
    edit(root)
    write(root, {"glossary.yml": GLOSSARY.replace("Frozen water", "Cold and hard")})
    after = made(root)
    for name in ("brief.json", "brief.md"):
        assert before[address + name] == after[address + name]
    page = f"{address}index.md"
    assert text_of(before[page]) == text_of(after[page])
    assert "No word of it has changed since" in before[page]
    assert "1 paragraph reworded" in after[page]
    assert "Frozen water" in after[page]
    assert "](../../../../glossary/pilot-station/index.md)" in after[page]
    assert "Editions: [1 (1 May 2026)](editions/1/index.md)" in after[f"briefs/{HARBOUR}/index.md"]


def test_the_record_of_an_edition_is_published_byte_for_byte_and_as_the_schema_says(
    root: Path,
) -> None:
    release(root)
    published = made(root)[f"briefs/{HARBOUR}/editions/1/brief.json"]
    kept = (root / "briefs" / HARBOUR / "editions/1/brief.json").read_bytes()
    assert published.encode() == kept
    schema = json.loads((ROOT / "docs/schemas/brief.json.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(published))
    assert json.loads(published)["terms"][0]["relations"] == {"related": ["ice"]}


def test_what_changed_is_shown_word_by_word(root: Path) -> None:
    release(root)
    edit(root)
    page = rendered(made(root)[f"briefs/{HARBOUR}/changes/index.md"])
    assert [tag.get_text() for tag in page.select("del")] == ["harbour"]
    assert [tag.get_text() for tag in page.select("ins")] == ["haven"]
    links = [str(link["href"]) for link in page.select(".change a")]
    assert links == ["../index.md#p1"]
    ages = [link.get_text() for link in page.select("table a")]
    assert ages == ["2–6", "1"]
    assert "edition 1" in page.select("tbody tr")[0].get_text()


NOTES = """\
notes:
  - {id: a1, target: {passage: p1}, kind: context, text: As it was., by: editors, date: 2026-05-01}
  - {id: a2, target: {passage: p1}, kind: context, text: To go., by: editors, date: 2026-05-01}
  - {id: a3, target: {passage: p2}, kind: context, text: To stay., by: editors, date: 2026-05-01}
"""


def test_notes_that_changed_since_are_counted_and_cited_in_no_edition(root: Path) -> None:
    file = f"briefs/{HARBOUR}/annotations.yml"
    write(root, {file: NOTES})
    made(root)
    release(root)
    home = f"{SITE}briefs/{HARBOUR}/"
    page = made(root)[f"briefs/{HARBOUR}/index.md"]
    assert f'<link rel=\\"cite-as\\" href=\\"{home}editions/1/\\">' in page
    lines = NOTES.replace("As it was", "As it is").splitlines(keepends=True)
    lines[2] = lines[3].replace("a3", "a4")
    write(root, {file: "".join(lines)})
    pages = made(root)
    says = "1 editors’ note reworded, 1 editors’ note added, 1 editors’ note removed"
    assert f"Since then: {says}." in pages[f"briefs/{HARBOUR}/editions/1/index.md"]
    changes = rendered(pages[f"briefs/{HARBOUR}/changes/index.md"])
    assert [line.get_text() for line in changes.select(".change")] == [
        "editors’ note\u00a0a1 reworded",
        "editors’ note\u00a0a2 removed",
        "editors’ note\u00a0a4 added",
    ]
    page = pages[f"briefs/{HARBOUR}/index.md"]
    assert f'<link rel=\\"cite-as\\" href=\\"{home}\\">' in page
    data = json.loads(pages[f"briefs/{HARBOUR}/cite.json"])
    assert {id for id in data["unchanged"] if id.startswith("a")} == {"a3"}
    assert {id for id in data["unchanged"] if id.startswith("p")} == {f"p{n}" for n in range(1, 7)}
    notes = {
        str(n["id"]): n.select(".cite p")[0].get_text()
        for n in rendered(page).select(".margin-note")
    }
    assert f"{home}editions/1/#a3" in notes["a3"]
    assert f"{home}#a1" in notes["a1"]
    assert "Editors of Glossator" in notes["a1"]


def test_nothing_is_released_twice_nor_with_errors_nor_before_the_lock_is_there(
    root: Path,
) -> None:
    release(root)
    twice = release(root, "2026-06-01")
    assert [(f.code, f.says) for f in twice if f.code == "not-released"] == [
        ("not-released", "nothing has changed since edition 1")
    ]
    edit(root)
    assert {"lock-would-change", "not-released"} <= {f.code for f in release(root)}
    made(root)
    assert not release(root, "2026-06-01").failed
    (root / "briefs" / HARBOUR / "permalinks.json").unlink()
    assert {"lock-would-change", "not-released"} <= {f.code for f in release(root)}
    write(root, {f"briefs/{HARBOUR}/brief.yml": "titel: x\n"})
    assert {"yaml-value", "not-released"} <= {f.code for f in release(root)}
    assert sorted(path.name for path in (root / "briefs" / HARBOUR / "editions").iterdir()) == [
        "1",
        "2",
        "index.json",
    ]


def test_an_image_is_frozen_with_the_text(root: Path) -> None:
    picture = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    write(
        root,
        {
            f"briefs/{HARBOUR}/ships.svg": picture,
            f"briefs/{HARBOUR}/brief.yml": "figures: {fig1: {image: ships.svg, alt: Nine}}\n",
        },
    )
    release(root)
    write(root, {f"briefs/{HARBOUR}/ships.svg": picture + "\n"})
    site = pipeline.build(root, SITE, Report())
    images = dict(site.images)
    assert images[f"briefs/{HARBOUR}/editions/1/ships.svg"].read_text("utf-8") == picture
    (root / "briefs" / HARBOUR / "editions/1/ships.svg").write_text(picture + "\n", "utf-8")
    assert codes(root) == ["edition-changed"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("1/brief.json", "{}", "edition-changed"),
        ("1/brief.json", None, "edition-changed"),
        ("1/more.txt", "x", "edition-changed"),
        ("2/brief.json", "{}", "edition-changed"),
        ("index.json", None, "edition-changed"),
        ("index.json", "{", "edition-unreadable"),
        ("index.json", '{"format": "glossator.editions/1", "editions": [7]}', "edition-unreadable"),
        ("index.json", "[" * 100_000, "edition-unreadable"),
    ],
)
def test_a_damaged_edition_stops_the_build(
    root: Path, name: str, content: str | None, code: str
) -> None:
    release(root)
    path = root / "briefs" / HARBOUR / "editions" / name
    if content is None:
        path.unlink()
    else:
        write(path.parent, {path.name: content})
    assert code in codes(root)


@pytest.mark.parametrize(
    "name",
    ["evil.html", "evil.svg.html", "x.SVG", "x.svgz", "x", ".svg", "a/x.svg", "../x.svg", "x.xml"],
)
def test_an_edition_is_its_record_and_images_and_no_other_file(root: Path, name: str) -> None:
    """Also where the index names it: what it seals is published as it is."""
    release(root)
    folder = root / "briefs" / HARBOUR / "editions"
    index = json.loads((folder / "index.json").read_text("utf-8"))
    index["editions"][0]["files"] |= dict(seal(1, "", {name: b"<svg/>"}).files)
    write(folder, {f"1/{name}": "<svg/>", "index.json": json.dumps(index)})
    assert "edition-unreadable" in codes(root)
    assert not [uri for uri, _ in pipeline.build(root, SITE, Report()).images]


@pytest.mark.parametrize("text", ["{}", "[]", "7", '{"ledger": [{}]}', "\\", "[" * 100_000])
def test_a_forged_record_is_said_to_be_unreadable(root: Path, text: str) -> None:
    release(root)
    folder = root / "briefs" / HARBOUR / "editions"
    write(folder, {"1/brief.json": text})
    index = json.loads((folder / "index.json").read_text("utf-8"))
    index["editions"][0]["files"]["brief.json"] = seal(1, "", {"x": text.encode()}).files[0][1]
    write(folder, {"index.json": json.dumps(index)})
    assert codes(root) == ["edition-unreadable"]


def test_the_commands_release_and_refuse(root: Path) -> None:
    first = glossator(root, "release", HARBOUR, "--date", "2026-05-01")
    assert first.returncode == 0, said(first)
    again = glossator(root, "release", HARBOUR)
    assert again.returncode == 1
    assert "nothing has changed since edition 1" in said(again)
    assert glossator(root, "release", "no-brief-9").returncode == 1
    assert glossator(root, "release", HARBOUR, "--date", "yesterday").returncode == 2
    listed = glossator(root, "links")
    assert "https://harbour.example.org/report" in said(listed)


# --- renamed and withdrawn -----------------------------------------------------------------


def test_a_renamed_brief_keeps_every_address(root: Path) -> None:
    sense = "senses: [{brief: harbour-brief-1, passage: p3, quote: a second pilot station}]"
    write(root, {"glossary.yml": GLOSSARY.replace("relations:", f"{sense},\n     relations:")})
    release(root)
    before = made(root)
    (root / "briefs" / HARBOUR).rename(root / "briefs/haven-brief-1")
    assert codes(root) == ["sense-not-found"]
    write(root, {"briefs/haven-brief-1/brief.yml": f"aliases: [{HARBOUR}]\n"})
    after = made(root)
    assert before.keys() <= after.keys()
    lock = json.loads((root / "briefs/haven-brief-1/permalinks.json").read_text("utf-8"))
    assert [one["state"] for one in lock["entries"]] == ["live"] * len(lock["entries"])
    assert '<a id="harbour-brief-1"></a>' in after["glossary/pilot-station/index.md"]
    known = {one["address"]: one for one in json.loads(after["permalinks.json"])["addresses"]}
    assert known[f"briefs/{HARBOUR}/"]["to"] == "briefs/haven-brief-1/"
    edition = known[f"briefs/{HARBOUR}/editions/1/"]
    assert (edition["state"], edition["to"]) == ("moved", "briefs/haven-brief-1/editions/1/")
    assert after[f"briefs/{HARBOUR}/brief.json"] == after["briefs/haven-brief-1/brief.json"]
    built = build(root)
    assert built.returncode == 0, said(built)
    for old, to in (
        ("", "../haven-brief-1/"),
        ("editions/1/", "../../../haven-brief-1/editions/1/"),
    ):
        html = (root / "site/briefs" / HARBOUR / old / "index.html").read_text("utf-8")
        page = BeautifulSoup(html, "html.parser")
        assert page.select_one("meta[http-equiv=refresh]")["content"] == f"0; url={to}"  # type: ignore[index]
        assert page.select_one("script[data-to]")["data-to"] == to  # type: ignore[index]
        canonical = page.select_one("link[rel=canonical]")
        assert canonical is not None
        assert canonical["href"] == f"{SITE}briefs/haven-brief-1/{old}"
    html = (root / "site/briefs/haven-brief-1/editions/1/index.html").read_text("utf-8")
    page = BeautifulSoup(html, "html.parser")
    assert page.select_one("link[rel=canonical]")["href"] == f"{SITE}briefs/haven-brief-1/"  # type: ignore[index]
    assert page.select_one("meta[name=robots]")["content"] == "noindex"  # type: ignore[index]
    assert page.select_one(".edition-banner")
    missing = (root / "site/404.html").read_text("utf-8")
    listed = BeautifulSoup(missing, "html.parser").select("article li a")
    assert [link["href"] for link in listed] == ["/briefs/haven-brief-1/"]


def test_a_former_id_belongs_to_one_brief(root: Path) -> None:
    shutil.copytree(root / "briefs" / HARBOUR, root / "briefs/haven-brief-1")
    write(root, {"briefs/haven-brief-1/brief.yml": f"aliases: [{HARBOUR}, old-1, old-1]\n"})
    assert codes(root) == ["brief-alias-taken", "brief-alias-taken"]


def test_a_withdrawn_term_leaves_its_page(root: Path) -> None:
    write(
        root,
        {
            "glossary.yml": "terms:\n  frost: {label: frost, kind: concept, "
            "definition: Cold., aliases: [ice]}\n"
        },
    )
    locked = Report()
    pipeline.build(root, SITE, locked, locked=True)
    (would,) = [finding for finding in locked if finding.code == "lock-would-change"]
    assert would.says == "term frost is new; term ice is now moved to frost; " + (
        "term pilot-station is now withdrawn"
    )
    pages = made(root)
    assert "it was called “pilot station”" in pages["glossary/pilot-station/index.md"]
    assert "(../frost/index.md)" in pages["glossary/ice/index.md"]
    known = {one["address"]: one for one in json.loads(pages["permalinks.json"])["addresses"]}
    assert known["glossary/pilot-station/"]["state"] == "withdrawn"
    assert known["glossary/ice/"] == {
        "address": "glossary/ice/",
        "kind": "term",
        "state": "moved",
        "to": "glossary/frost/",
        "name": "ice",
    }


def test_the_registry_is_what_its_schema_says(root: Path) -> None:
    release(root)
    edit(root)
    registry = json.loads(made(root)["permalinks.json"])
    schema = json.loads((ROOT / "docs/schemas/permalinks.json.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    validator.validate(registry)
    assert list(validator.iter_errors({**registry, "more": 1}))
    known = {one["address"]: one for one in registry["addresses"]}
    assert "unchanged_since" not in known[f"briefs/{HARBOUR}/#p1"]
    assert known[f"briefs/{HARBOUR}/#p2"]["unchanged_since"] == 1
    assert {one["kind"] for one in registry["addresses"]} == {
        *("brief", "edition", "passage", "section", "pull-quote", "figure", "note", "term"),
        "work",
    }


# --- outside links -------------------------------------------------------------------------


def test_outside_links_are_listed_with_their_kept_copies(root: Path) -> None:
    href, copy = "https://harbour.example.org/report", "https://archive.example.net/report"
    write(root, {f"briefs/{HARBOUR}/brief.yml": f"archives:\n  {href}: {copy}\n"})
    page = rendered(made(root)[f"briefs/{HARBOUR}/index.md"])
    beside = page.select_one("#n1 a.archived")
    assert beside is not None
    assert beside["href"] == copy
    assert "supplied by the editors" in beside.get_text()
    assert page.select_one("#n1 a a") is None
    preparation = page.select_one("#preparation")
    assert preparation is not None
    row = next(row for row in preparation.select("tr") if "harbour.example.org" in row.get_text())
    assert "note\u00a01" in row.get_text()
    assert copy in [link["href"] for link in row.select("a")]


class _Server(BaseHTTPRequestHandler):
    asked: ClassVar[list[tuple[str, str]]] = []

    def do_HEAD(self) -> None:
        self.asked.append((self.command, self.path))
        answers = {"/here": 200, "/gone": 404, "/get-only": 200 if self.command == "GET" else 405}
        self.send_response(answers.get(self.path, 404))
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Server) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()


def test_an_address_is_asked_for_with_head_and_then_with_get(server: str) -> None:
    _Server.asked.clear()
    hrefs = [f"{server}/{name}" for name in ("gone", "here", "get-only", "here")]
    answers = probe([*hrefs, "http://127.0.0.1:9/"], pause=0, timeout=5)
    found = {answer.href.rpartition("/")[2]: answer.status for answer in answers if answer.status}
    assert found == {"gone": 404, "get-only": 200, "here": 200}
    assert [answer.alive for answer in answers if not answer.status] == [False]
    assert _Server.asked.count(("HEAD", "/here")) == 1
    assert ("GET", "/get-only") in _Server.asked


# --- any history ---------------------------------------------------------------------------


def released(made: Brief, n: int) -> Edition:
    text = as_json(edition_record(made, (), n, f"2026-01-{n:02}"))
    return thaw(json.loads(text), made.id, text)


def plain(made: Brief) -> Brief:
    """Without the marks of the author's notes, which lead nowhere."""
    return replace(made, passages=tuple(replace(p, spans=()) for p in made.passages))


CITATIONS = Citations(HOME, PROCESSOR)
"""Keeps how each edition is cited, for many histories make the same few."""


def pages_of(made: Brief, editions: list[Edition]) -> dict[str, Page]:
    lexicon = Concordance(pipeline.revise(Shelf((made,)), editions))
    return {page.uri: page for page in edition_pages(made, lexicon, CITATIONS)}


VERBS = ("insert", "delete", "split", "merge", "swap", "reword", "rewrite", "restore")


@often
@given(st.integers(0, 10**6), st.lists(st.integers(0, 2), min_size=1, max_size=4))
def test_after_any_history_every_address_is_there_and_every_frozen_page_is_as_it_was(
    seed: int, rounds: list[int]
) -> None:
    author = Author(random.Random(seed))
    author.begin()
    now, lock = number(author.brief(), None)
    editions: list[Edition] = []
    frozen: dict[str, str] = {}
    given_once: set[str] = set()
    for n, edits in enumerate(rounds, 1):
        editions.append(released(plain(now), n))
        for uri, page in pages_of(plain(now), editions).items():
            if "/editions/" in uri:
                assert frozen.setdefault(uri, text_of(page.text)) == text_of(page.text)
        given_once |= set(addresses(now))
        for _ in range(edits):
            verb = author.rng.choice(VERBS)
            author.edit(verb, author.rng.randrange(40), author.rng.randrange(40))
        if not author.of(""):
            return
        now, lock = settle(propose(lock, author.brief()), [])
        assert given_once <= set(addresses(now))
        old, new = texts_of(editions[-1].brief), texts_of(now)
        changes = compare(editions[-1].brief, now)
        assert {change.id for change in changes} == old.keys() | new.keys()
        assert len(changes) == len({change.id for change in changes})
        for change in changes:
            kept = [text for run, text in change.wording if run is not Run.GONE]
            was = [text for run, text in change.wording if run is not Run.COME]
            assert " ".join(kept).split() == new.get(change.id, "").split()
            assert " ".join(was).split() == old.get(change.id, "").split()
        for address, number_ in unchanged_since(now, editions).items():
            texts = [texts_of(edition.brief).get(address) for edition in editions[number_ - 1 :]]
            assert texts == [new[address]] * len(texts)


words = st.lists(st.sampled_from(["a", "b", "c", "the", "of", "tide"]), max_size=12).map(" ".join)


@given(words, words)
def test_a_wording_holds_the_words_of_both_texts_in_order(old: str, new: str) -> None:
    runs = wording(old, new)
    assert [w for run, text in runs if run is not Run.GONE for w in text.split()] == new.split()
    assert [w for run, text in runs if run is not Run.COME for w in text.split()] == old.split()
    assert all(text for _, text in runs)
    assert (old.split() == new.split()) == all(run is Run.KEPT for run, _ in runs)


def test_a_piece_is_added_removed_merged_or_moved() -> None:
    old, lock = number(brief("One is here.", "Two is there.", "Three is far away."), None)
    moved = brief("Three is far away.", "One is here.", "Two is there.")
    new, _ = settle(propose(lock, moved), [])
    assert [(c.id, c.became, c.moved) for c in compare(old, new)] == [
        ("p3", Became.SAME, True),
        ("p1", Became.SAME, False),
        ("p2", Became.SAME, False),
    ]
    less = replace(new, passages=new.passages[1:])
    into = replace(less.passages[1], was=(new.passages[0].id,))
    merged = replace(less, passages=(less.passages[0], into))
    assert [(c.id, c.became, c.into) for c in compare(old, merged)][-1] == (
        "p3",
        Became.MERGED,
        "p2",
    )
    assert compare(old, less)[-1].became is Became.REMOVED
    assert compare(less, old)[-1].became is Became.ADDED


def test_an_edition_of_a_brief_knows_what_it_is_called_now() -> None:
    made, _ = number(brief("One is here."), None)
    frozen = edition_record(made, (), 1, "2026-01-01")
    edition = thaw(json.loads(as_json(frozen)), BriefId("b"), "")
    assert (edition.of, edition.brief.id) == ("b", made.id)
    assert made.id != "b"


def test_two_builds_with_editions_give_the_same_files(root: Path) -> None:
    release(root)
    edit(root)
    made(root)
    assert not release(root, "2026-06-01").failed
    assert made(root) == made(root)
    assert all(b"\r" not in data for data in files(root / "briefs" / HARBOUR / "editions").values())
