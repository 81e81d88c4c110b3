"""A whole project becomes a whole site, or every mistake in it is said and the old site stands."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from lxml import html

from projects import EPOCH, OWN, ROOT, SITES, build, files, glossator, new_project, run, said, write

URL = "https://glossator.example/"
TITLE = '</title><script>alert(1)</script> & "Co"'
HARBOUR = "briefs/harbour-brief-1"
SOURCE = (SITES / "harbour" / HARBOUR / "source.txt").read_text("utf-8")


def page(site: Path, address: str) -> html.HtmlElement:
    return html.parse(
        site / address / "index.html", parser=html.HTMLParser(encoding="utf-8")
    ).getroot()


def words(text: str) -> str:
    return " ".join(text.split())


def text(element: html.HtmlElement, selector: str) -> str:
    (found,) = element.cssselect(selector)
    return words(found.text_content())


# --- the site of this project ---------------------------------------------------------------


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the project's own briefs."""
    root = new_project(tmp_path_factory.mktemp("own"), ROOT)
    built = build(root)
    assert built.returncode == 0, said(built)
    return root / "site"


def test_the_site_has_one_search(own: Path) -> None:
    assert (own / "pagefind" / "pagefind.js").is_file()
    for other in (
        "search/search_index.json",
        "assets/javascripts/lunr",
        "assets/javascripts/workers",
    ):
        assert not (own / other).exists()


def test_a_search_that_fails_leaves_the_last_site_alone(tmp_path: Path) -> None:
    root = new_project(tmp_path, SITES / "harbour")
    assert build(root).returncode == 0
    before = files(root / "site")
    write(root, {"broken/pagefind_bin.py": "raise SystemExit('no room on the disk')"})
    failed = build(root, PYTHONPATH=str(root / "broken"))
    assert failed.returncode == 1
    assert "no room on the disk" in said(failed)
    assert "[search-failed]" in said(failed)
    assert "Traceback" not in said(failed)
    assert files(root / "site") == before


@pytest.mark.parametrize("brief", OWN)
def test_each_brief_has_a_page_a_record_and_a_readers_copy(own: Path, brief: str) -> None:
    folder = own / "briefs" / brief
    assert text(page(own, f"briefs/{brief}"), "h1")
    record = json.loads((folder / "brief.json").read_text("utf-8"))
    assert record["format"] == "glossator.brief/1"
    assert record["id"] == brief
    assert record["url"] == f"{URL}briefs/{brief}/"
    copy = (folder / "brief.md").read_text("utf-8")
    assert "<html" not in copy
    assert record["title"] in copy


@pytest.mark.parametrize("brief", OWN)
def test_the_page_leads_to_the_record_and_the_readers_copy(own: Path, brief: str) -> None:
    links = page(own, f"briefs/{brief}").cssselect("article a")
    hrefs = {link.get("href") for link in links}
    assert {"brief.json", "brief.md"} <= hrefs


def test_home_lists_every_brief_with_what_one_chooses_by(own: Path) -> None:
    home = text(page(own, ""), "article")
    entries = page(own, "").cssselect("article h2 a")
    assert [link.get("href") for link in entries] == [f"briefs/{brief}/" for brief in OWN]
    for brief in OWN:
        record = json.loads((own / "briefs" / brief / "brief.json").read_text("utf-8"))
        assert record["title"] in home
        assert record["authors"][0]["name"] in home
        assert f"{record['series']['title']} {record['series']['number']}" in home
        assert record["publishers"][0]["name"] in home
        assert words(record["passages"][0]["text"])[:100] in home
    assert "21 April 2026" in home
    assert "April 2025" in home
    assert len(re.findall(r"\b\d+ min\b", home)) == len(OWN)


ANOTHER_DAY = """\
import datetime, time
LATER = 400 * 86400
now, zone = time.time, datetime.timezone
time.time = lambda: now() + LATER
class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None): return cls.fromtimestamp(time.time(), tz)
    @classmethod
    def utcnow(cls): return cls.now(zone.utc).replace(tzinfo=None)
class LaterDay(datetime.date):
    @classmethod
    def today(cls): return cls.fromtimestamp(time.time())
datetime.datetime, datetime.date = Later, LaterDay
"""
"""Python runs it at its start: the clock of a build is 400 days ahead."""


def test_two_builds_give_the_same_bytes(own: Path, tmp_path: Path) -> None:
    """On another day, in another folder, zone and locale, with another order of sets and one
    thread in the program that makes the index of the search."""
    root = new_project(tmp_path / "a folder" / "with another" / "name", ROOT)
    for path in root.rglob("*"):
        os.utime(path, (10**9, 10**9))
    write(tmp_path, {"day/sitecustomize.py": ANOTHER_DAY})
    elsewhere = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "ko_KR.UTF-8", "HOME": "/"}
    order = {"PYTHONHASHSEED": "4711", "RAYON_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    day = {"PYTHONPATH": str(tmp_path / "day")}
    clock = run(root, sys.executable, "-c", "import time; print(time.time())", **day)
    assert float(clock.stdout) > time.time() + 399 * 86400
    built = build(root, **elsewhere, **order, **day)
    assert built.returncode == 0, said(built)
    first, second = files(own), files(root / "site")
    size = sum(map(len, first.values()))
    print(f"\ncounted: {len(first)} files, {size} bytes, built twice")
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_no_file_of_the_site_names_the_folder_it_was_built_in(own: Path) -> None:
    here = str(own.parent).encode()
    assert [name for name, content in files(own).items() if here in content] == []


def pages(site: Path) -> Iterator[tuple[str, html.HtmlElement]]:
    """Address and root of each page, those that only stand in for another left out."""
    for file in sorted(site.rglob("*.html")):
        address = file.relative_to(site).as_posix().removesuffix("index.html")
        yield address, html.parse(file, parser=html.HTMLParser(encoding="utf-8")).getroot()


def broken(site: Path) -> list[str]:
    """Every link, image and script of the site that leads nowhere in it, and all double ids."""
    found: list[str] = []
    roots = dict(pages(site))
    ids = {
        address: [e.get("id") for e in root.iter() if e.get("id")]
        for address, root in roots.items()
    }
    for address, root in roots.items():
        found += [f"{address}: #{i} twice" for i in set(ids[address]) if ids[address].count(i) > 1]
        for element, attribute, href, _ in root.iterlinks():
            if href in ("", "#"):
                found.append(f"{address}: {element.tag} {attribute}={href!r}")
                continue
            target, fragment = urldefrag(urljoin(f"{URL}{address}", href))
            if not target.startswith(URL):
                continue
            path = unquote(urlsplit(target).path).lstrip("/")
            file = path + "index.html" if path.endswith("/") or not path else path
            if not (site / file).is_file():
                found.append(f"{address}: {href} is not there")
            elif fragment and file.endswith(".html"):
                known = ids[file.removesuffix("index.html")]
                if unquote(fragment) not in known:
                    found.append(f"{address}: {href} has no such place")
        for label in root.iter("label"):
            if label.get("for") and label.get("for") not in ids[address]:
                found.append(f"{address}: a label for {label.get('for')}")
        for element in root.iter():
            for name in ("aria-labelledby", "aria-describedby", "aria-controls"):
                for one in (element.get(name) or "").split():
                    if one not in ids[address]:
                        found.append(f"{address}: {name}={one}")
    return found


def test_every_link_of_the_site_leads_somewhere(own: Path) -> None:
    assert broken(own) == []


def test_every_link_of_a_site_with_notes_figures_and_pull_quotes_leads_somewhere(
    harbour: Path,
) -> None:
    assert broken(harbour / "site") == []


def test_the_check_of_links_sees_what_is_wrong(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "index.html": '<p id="a"><p id="a"><a href="#">x</a>'
            '<a href="b/#c">x</a><a href="d/">x</a>',
            "b/index.html": '<a href="../#a">right</a><a href="/#e">x</a>',
        },
    )
    assert sorted(broken(tmp_path)) == [
        ": #a twice",
        ": a href='#'",
        ": b/#c has no such place",
        ": d/ is not there",
        "b/: /#e has no such place",
    ]


def test_every_page_says_its_language_and_title_and_has_one_heading_of_the_first_level(
    own: Path,
) -> None:
    for address, root in pages(own):
        assert root.get("lang"), address
        assert root.findtext(".//title"), address
        assert len(root.cssselect("h1")) == 1, address


# --- a small site, built when a test needs it -----------------------------------------------


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with one small brief and its site, not to be changed."""
    root = new_project(tmp_path_factory.mktemp("harbour"), SITES / "harbour")
    built = build(root)
    assert built.returncode == 0, said(built)
    return root


def test_the_first_build_writes_the_lock_and_the_next_does_not_touch_it(
    harbour: Path, tmp_path: Path
) -> None:
    root = new_project(tmp_path / "again", harbour)
    before = {path: path.stat().st_mtime_ns for path in (root / "briefs").rglob("*")}
    assert (root / HARBOUR / "permalinks.json") in before
    assert build(root).returncode == 0
    assert {path: path.stat().st_mtime_ns for path in (root / "briefs").rglob("*")} == before


def test_an_image_that_an_editor_gives_is_on_the_page(tmp_path: Path) -> None:
    root = new_project(tmp_path / "p", SITES / "harbour")
    write(
        root,
        {
            f"{HARBOUR}/ships.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
            f"{HARBOUR}/brief.yml": "figures:\n  fig1:\n    image: ships.svg\n    alt: Nine\n",
        },
    )
    built = build(root)
    assert built.returncode == 0, said(built)
    assert (root / "site" / HARBOUR / "ships.svg").is_file()
    (image,) = page(root / "site", HARBOUR).cssselect("#fig1 img")
    assert (image.get("src"), image.get("alt")) == ("ships.svg", "Nine")
    assert broken(root / "site") == []


def test_a_project_without_briefs_is_a_site_that_says_so(tmp_path: Path) -> None:
    root = new_project(tmp_path / "p")
    built = build(root)
    assert built.returncode == 0, said(built)
    assert "There are no briefs yet" in text(page(root / "site", ""), "article")


def test_a_brief_that_says_nothing_of_itself_is_shown_without_marks_of_markdown(
    tmp_path: Path,
) -> None:
    root = new_project(tmp_path / "p")
    prose = "\n\n".join(line for line in SOURCE.splitlines() if line.startswith(("The ", "Concl")))
    write(
        root,
        {"briefs/bare-brief-1/source.txt": prose, "briefs/bare-brief-1/brief.yml": "title: Bare\n"},
    )
    built = build(root, strict=False)
    assert built.returncode == 0, said(built)
    for address in ("", "briefs/bare-brief-1"):
        shown = text(page(root / "site", address), "article")
        assert "Bare" in shown
        assert "{" not in shown
        assert "··" not in shown.replace(" ", "")


def test_a_link_supplied_by_the_editors_shows_how_it_was_found(tmp_path: Path) -> None:
    root = new_project(tmp_path / "p", SITES / "harbour")
    link = "links:\n  - quote: lost report\n    href: https://example.org/report\n"
    write(root, {f"{HARBOUR}/brief.yml": link + "    note: Found in the archive of the port.\n"})
    assert build(root).returncode == 0
    brief = page(root / "site", HARBOUR)
    (supplied,) = brief.cssselect("a.supplied")
    assert supplied.get("href") == "https://example.org/report"
    assert "Found in the archive of the port." in brief.text_content() + " ".join(
        element.get("title") or "" for element in brief.iter()
    )


# --- texts that want to run -----------------------------------------------------------------

HOSTILE = ("hostile-brief-1", "hostile-brief-2")
"""The title comes from source.txt in the first, from brief.yml in the second."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = new_project(tmp_path_factory.mktemp("hostile"), SITES / "hostile")
    built = build(root)
    assert built.returncode == 0, said(built)
    return root / "site"


@pytest.mark.parametrize("brief", HOSTILE)
def test_a_hostile_title_is_shown_as_it_is_written(hostile: Path, brief: str) -> None:
    of_brief = page(hostile, f"briefs/{brief}")
    assert text(of_brief, "h1") == TITLE
    assert text(of_brief, "head title") == f"{TITLE} · Glossator"
    home = page(hostile, "")
    assert text(home, f"h2#{brief}") == TITLE
    record = json.loads((hostile / "briefs" / brief / "brief.json").read_text("utf-8"))
    assert record["title"] == TITLE


def test_no_text_becomes_a_script_or_an_image(hostile: Path, own: Path) -> None:
    def alive(root: html.HtmlElement) -> list[str]:
        script = [
            words(e.text_content())[:60] or Path(e.get("src") or "").name
            for e in root.iter("script")
        ]
        handlers = [f"{e.tag} {name}" for e in root.iter() for name in e.attrib if name[:2] == "on"]
        strange = [
            f"{e.tag} {e.get('href')}" for e in root.iter() if "script:" in (e.get("href") or "")
        ]
        return [*script, *handlers, *strange, *("img" for _ in root.iter("img"))]

    harmless = {
        "": alive(page(own, "")),
        "brief": alive(page(own, f"briefs/{OWN[0]}")),
    }
    assert alive(page(hostile, "")) == harmless[""]
    for brief in HOSTILE:
        assert alive(page(hostile, f"briefs/{brief}")) == harmless["brief"]
    # What a text closes does not end the page.
    for brief in HOSTILE:
        assert page(hostile, f"briefs/{brief}").cssselect("footer.colophon")


def test_nothing_of_the_project_is_pulled_into_a_text(hostile: Path) -> None:
    shown = page(hostile, "briefs/hostile-brief-1").text_content()
    assert "{{ config.site_name }} and {% raw %} and &lt;b&gt; in its middle" in words(shown)
    assert '--8<-- "mkdocs.yml"' in words(shown)


def test_an_address_that_an_editor_gives_is_written_as_it_is(hostile: Path) -> None:
    brief = page(hostile, "briefs/hostile-brief-2")
    hrefs = [link.get("href") for link in brief.cssselect("article a")]
    assert "https://harbour.example.org/?a=1&copy/2" in hrefs
    assert "https://harbour.example.org/?a=1&amp;b=2" in hrefs


def test_every_link_of_the_hostile_site_leads_somewhere(hostile: Path) -> None:
    assert broken(hostile) == []


# --- bad input ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Bad:
    """One mistake in a brief, and what the editor is told of it."""

    brief: str
    files: dict[str, str | bytes]
    """Files in the brief's folder; what is not given is as it should be."""
    code: str
    file: str
    line: int
    says: tuple[str, ...] = ()
    missing: frozenset[str] = field(default_factory=frozenset)

    def written(self) -> dict[str, str | bytes]:
        whole: dict[str, str | bytes] = {"source.txt": SOURCE, "brief.yml": ""}
        content = {
            name: text for name, text in {**whole, **self.files}.items() if name not in self.missing
        }
        return {f"briefs/{self.brief}/{name}": text for name, text in content.items()}


def sidecar(brief: str, yaml: str, code: str, line: int, *says: str) -> Bad:
    return Bad(brief, {"brief.yml": yaml}, code, "brief.yml", line, says)


def source(brief: str, content: str | bytes, code: str, line: int, *says: str) -> Bad:
    return Bad(brief, {"source.txt": content}, code, "source.txt", line, says)


WHY = "    why: so it is\n"
BAD = (
    source("empty", "", "source-empty", 1),
    source("blanks", " \n\t\n\u00a0\n \n", "source-empty", 1),
    source("pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "source-not-text", 1, "not the PDF"),
    source("word", b"PK\x03\x04\x14\x00\x06\x00", "source-not-text", 1),
    source("picture", b"A text\n\x89PNG\x00\x00\r\n", "source-not-text", 2),
    source("utf-16", SOURCE.encode("utf-16"), "source-encoding", 1, "UTF-16", "iconv"),
    source("letters", f"A text\n\n{'QUJD' * 2501}\n", "source-not-text", 3, "10,004"),
    source("utf-16-unmarked", SOURCE.encode("utf-16-le"), "source-not-text", 1),
    source("latin-1", "One\nTwo\ncaf\xe9\n".encode("latin-1"), "source-encoding", 3, "0xe9"),
    source("ten-megabytes", SOURCE * 8000, "source-too-long", 1, "2,000,000"),
    source("no-prose", "TITLE\n", "nothing-to-read", 1),
    Bad("no-sidecar", {}, "sidecar-missing", "brief.yml", 0, missing=frozenset({"brief.yml"})),
    Bad("no-source", {}, "source-missing", "source.txt", 0, missing=frozenset({"source.txt"})),
    sidecar("unknown-key", "title: A\n\nauther: B\n", "yaml-value", 3, "`auther`", "`authors`"),
    sidecar(
        "key-within", "authors:\n  - name: A\n    nam: B\n", "yaml-value", 3, "`nam`", "`name`"
    ),
    sidecar("bad-yaml", "title: A\n  subtitle: [\n", "yaml", 2),
    sidecar("tab", "series:\n\ttitle: A\n", "yaml", 2, "tab"),
    sidecar("twice", "title: A\ntitle: B\n", "yaml", 2, "second time"),
    sidecar("alias", "title: *A\n", "yaml", 1, "`>`"),
    sidecar("no-list", "authors: Ann\n", "yaml-value", 1, "list"),
    sidecar(
        "script-link",
        "links:\n  - quote: lost report\n    href: javascript:alert(1)\n",
        "yaml-value",
        3,
    ),
    sidecar(
        "not-found",
        f"overrules:\n  - quote: No such words\n    as: heading\n{WHY}",
        *("quotation-not-found", 2, "“No such words”"),
    ),
    sidecar(
        "not-found-link",
        "links:\n  - quote: No such words\n    href: https://a.example/\n",
        *("quotation-not-found", 2, "“No such words”"),
    ),
    sidecar(
        "not-found-mend",
        f"mends:\n  - quote: No such words\n    printed: None such\n{WHY}",
        *("quotation-not-found", 2, "“No such words”"),
    ),
    sidecar(
        "not-found-join",
        f"joins:\n  - quote: No such words\n    to: previous\n{WHY}",
        *("quotation-not-found", 2, "“No such words”"),
    ),
    sidecar(
        "ambiguous",
        f"overrules:\n  - quote: 'The '\n    as: heading\n{WHY}",
        *("quotation-ambiguous", 2, "places"),
    ),
    sidecar(
        "ambiguous-mend",
        f"mends:\n  - quote: paragraph\n    printed: chapter\n{WHY}",
        *("quotation-ambiguous", 2, "places"),
    ),
    sidecar(
        "unknown-figure",
        "figures:\n  fig7:\n    image: a.svg\n    alt: A\n",
        *("figure-unknown", 2, "fig7", "fig1"),
    ),
    sidecar(
        "no-image", "figures:\n  fig1:\n    image: a.svg\n    alt: A\n", "image-missing", 3, "a.svg"
    ),
    sidecar("path", "figures:\n  fig1:\n    image: ../a.svg\n    alt: A\n", "yaml-value", 3),
    Bad("latin-1-sidecar", {"brief.yml": b"title: A\nsubtitle: caf\xe9\n"}, "yaml", "brief.yml", 2),
    Bad("Bad_Name 1", {}, "brief-id", "", 0, ("Bad_Name 1",)),
    Bad("bad--name", {}, "brief-id", "", 0, ("bad--name",)),
    Bad(
        "broken-lock",
        {"permalinks.json": '{\n  "format": "glossator.permalinks/1",\n  oops\n}\n'},
        *("lock-unreadable", "permalinks.json", 3, ("version control",)),
    ),
    Bad(
        "lock-of-another",
        {
            "permalinks.json": '{"format": "glossator.permalinks/1", "source": "'
            + "0" * 64
            + '", "entries": []}\n'
        },
        *("source-changed", "source.txt", 1, ("receive lock-of-another",)),
    ),
    Bad(
        "lock-in-utf-16",
        {"permalinks.json": b"\xff\xfe{\x00"},
        "lock-unreadable",
        "permalinks.json",
        1,
    ),
)


@dataclass(frozen=True)
class Failed:
    """A build of all bad briefs at once, beside a good one and over an old site."""

    root: Path
    code: int
    output: str
    before: dict[str, bytes]

    def findings(self, where: str) -> list[str]:
        return [
            line for line in self.output.splitlines() if line.partition(": ")[2].startswith(where)
        ]


@pytest.fixture(scope="module")
def failed(tmp_path_factory: pytest.TempPathFactory) -> Failed:
    root = new_project(tmp_path_factory.mktemp("bad"), SITES / "harbour")
    for bad in BAD:
        write(root, bad.written())
    write(root, {"site/index.html": "the old site", "site/briefs/old/index.html": "an old page"})
    before = files(root / "site")
    built = build(root)
    return Failed(root, built.returncode, said(built), before)


def test_a_build_that_fails_says_so_to_the_shell(failed: Failed) -> None:
    assert failed.code == 1


def test_a_build_that_fails_leaves_the_old_site(failed: Failed) -> None:
    assert files(failed.root / "site") == failed.before


def test_a_build_that_fails_shows_no_program_text(failed: Failed) -> None:
    assert "Traceback" not in failed.output
    assert '.py"' not in failed.output
    assert str(failed.root) not in failed.output


def test_a_build_that_fails_writes_no_lock(failed: Failed) -> None:
    assert not (failed.root / HARBOUR / "permalinks.json").exists()


def test_a_good_brief_beside_bad_ones_is_not_complained_of(failed: Failed) -> None:
    assert failed.findings(HARBOUR) == []


@pytest.mark.parametrize("bad", BAD, ids=[bad.brief for bad in BAD])
def test_a_mistake_is_said_with_file_line_and_how_to_mend_it(failed: Failed, bad: Bad) -> None:
    where = f"briefs/{bad.brief}" + (f"/{bad.file}" if bad.file else "")
    where += f":{bad.line}: " if bad.line else ": "
    lines = [line for line in failed.findings(where) if f"[{bad.code}]" in line]
    assert len(lines) == 1, "\n".join(failed.findings(f"briefs/{bad.brief}/"))
    (line,) = lines
    assert "To mend it: " in line
    assert "ERROR" in line
    for part in bad.says:
        assert part in line
    ends = ("/", ":")
    every = [f for end in ends for f in failed.findings(f"briefs/{bad.brief}{end}")]
    others = [f for f in every if "ERROR" in f and f != line]
    assert others == []


def test_check_says_the_same_as_the_build(failed: Failed) -> None:
    checked = glossator(failed.root, "check")
    assert checked.returncode == 1
    assert "Traceback" not in said(checked)
    for bad in BAD:
        assert f"[{bad.code}]" in said(checked)
        assert f"briefs/{bad.brief}" in said(checked)


def test_export_of_a_project_with_mistakes_writes_nothing(failed: Failed, tmp_path: Path) -> None:
    exported = glossator(failed.root, "export", str(tmp_path / "out"))
    assert exported.returncode == 1
    assert not (tmp_path / "out").exists()


# --- the lock -------------------------------------------------------------------------------


@pytest.mark.parametrize("lock", ["CI", "GLOSSATOR_LOCKED"])
def test_a_locked_build_that_would_number_a_new_brief_fails_and_names_it(
    tmp_path: Path, lock: str
) -> None:
    root = new_project(tmp_path / "p", SITES / "harbour")
    built = build(root, **{lock: "1"})
    assert built.returncode == 1
    assert f"{HARBOUR}/permalinks.json: " in said(built)
    assert "[lock-would-change]" in said(built)
    assert "harbour-brief-1 has no lock yet" in said(built)
    assert not (root / "site").exists()
    assert not (root / HARBOUR / "permalinks.json").exists()


def test_a_locked_build_that_would_change_nothing_passes(harbour: Path, tmp_path: Path) -> None:
    root = new_project(tmp_path / "p", harbour)
    built = build(root, CI="1")
    assert built.returncode == 0, said(built)


def test_a_locked_build_names_the_paragraphs_that_an_overrule_would_change(
    harbour: Path, tmp_path: Path
) -> None:
    root = new_project(tmp_path / "p", harbour)
    before = (root / HARBOUR / "permalinks.json").read_bytes()
    overrule = f"overrules:\n  - quote: What It Would Cost\n    as: paragraph\n{WHY}"
    write(root, {f"{HARBOUR}/brief.yml": overrule})
    locked = build(root, CI="1")
    assert locked.returncode == 1
    (line,) = [line for line in said(locked).splitlines() if "[lock-would-change]" in line]
    assert re.search(r"\bp3a\b", line)
    assert re.search(r"\bs2\b", line)
    assert not re.search(r"\bp4\b", line)
    assert (root / HARBOUR / "permalinks.json").read_bytes() == before
    assert build(root).returncode == 0
    assert (root / HARBOUR / "permalinks.json").read_bytes() != before
    assert [e.get("id") for e in page(root / "site", HARBOUR).cssselect(".passage")] == [
        *("p1", "p2", "p3", "p3a", "p4", "p5", "p6")
    ]
    assert build(root, CI="1").returncode == 0


# --- make site ------------------------------------------------------------------------------


def make_site(root: Path) -> int:
    """`make site` with the environment of these tests in place of one of its own."""
    (root / "installed").write_text("")
    settings = (f"BIN={Path(sys.executable).parent}", "ENV=installed", f"SOURCE_DATE_EPOCH={EPOCH}")
    made = run(root, "make", "site", *settings)
    assert "Traceback" not in said(made)
    return made.returncode


def test_make_site_swaps_a_good_site_in_and_keeps_it_when_the_next_fails(tmp_path: Path) -> None:
    root = new_project(tmp_path / "p", SITES / "harbour")
    for name in ("Makefile", "requirements.lock"):
        (root / name).write_bytes((ROOT / name).read_bytes())
    shutil.copytree(ROOT / ".ci", root / ".ci")
    assert make_site(root) == 0
    good = files(root / "site")
    assert f"{HARBOUR}/index.html" in good
    sidecar_path = root / HARBOUR / "brief.yml"
    sidecar_path.write_text("auther: Ann\n", "utf-8")
    assert make_site(root) != 0
    assert files(root / "site") == good
    # A warning stops it only at the end, when MkDocs has written all of the new site.
    sidecar_path.write_text("", "utf-8")
    write(root, {"docs/about.md": "[nowhere](nowhere.md)\n"})
    assert make_site(root) != 0
    assert files(root / "site") == good
    write(root, {"docs/about.md": "# About\n\nNew words.\n"})
    make_site(root)
    left = {path.name for path in root.iterdir() if path.name.startswith((".site", "site"))}
    assert left == {"site"}


# --- the editor's commands ------------------------------------------------------------------


def test_new_makes_a_folder_that_check_asks_a_source_for(tmp_path: Path) -> None:
    root = new_project(tmp_path / "p")
    made = glossator(root, "new", "port-brief-2")
    assert made.returncode == 0
    assert "briefs/port-brief-2/source.txt" in said(made)
    assert sorted(files(root / "briefs")) == ["port-brief-2/brief.yml"]
    assert "[source-missing]" in said(glossator(root, "check"))
    write(root, {"briefs/port-brief-2/source.txt": SOURCE})
    checked = glossator(root, "check")
    assert checked.returncode == 0
    assert "1 brief" in said(checked)
    assert not (root / "briefs/port-brief-2/permalinks.json").exists()


@pytest.mark.parametrize("name", ["Port Brief", "../up", "a--b", "ä", ""])
def test_new_refuses_a_name_that_cannot_be_an_address(tmp_path: Path, name: str) -> None:
    root = new_project(tmp_path / "p")
    made = glossator(root, "new", name)
    assert made.returncode == 1
    assert "Traceback" not in said(made)
    assert list((root / "briefs").iterdir()) == []


def test_new_leaves_a_brief_that_is_there_alone(tmp_path: Path) -> None:
    root = new_project(tmp_path / "p", SITES / "harbour")
    before = files(root / "briefs")
    assert glossator(root, "new", "harbour-brief-1").returncode == 1
    assert files(root / "briefs") == before


def test_show_prints_the_page_and_each_step_on_the_way(harbour: Path) -> None:
    shown = glossator(harbour, "show", "harbour-brief-1")
    assert shown.returncode == 0
    assert "# A Pilot Station for the North" in shown.stdout
    assert "The fourth paragraph counts the money" in shown.stdout
    steps = {}
    for step in ("read", "segment", "classify", "lift", "stitch", "divide", "assemble"):
        after = glossator(harbour, "show", "harbour-brief-1", "--after", step)
        assert after.returncode == 0
        assert "A PILOT STATION FOR THE NORTH" in after.stdout.upper()
        steps[step] = after.stdout
    assert "pull-quote" not in steps["classify"]
    assert "pull-quote" in steps["lift"]
    assert "— body —" in steps["divide"]


@pytest.mark.parametrize("command", ["show", "receive"])
def test_a_brief_that_is_not_there_is_answered_with_those_that_are(
    harbour: Path, command: str
) -> None:
    shown = glossator(harbour, command, "no-such-brief")
    assert shown.returncode == 1
    assert "harbour-brief-1" in said(shown)
    assert "Traceback" not in said(shown)


def test_export_writes_what_mkdocs_gets_and_changes_nothing_else(
    harbour: Path, tmp_path: Path
) -> None:
    before = files(harbour / "briefs")
    exported = glossator(harbour, "export", str(tmp_path / "out"), SITE_URL=URL)
    assert exported.returncode == 0, said(exported)
    written = files(tmp_path / "out")
    assert {f"{HARBOUR}/{name}" for name in ("index.md", "brief.json", "brief.md")} <= set(written)
    for name in ("brief.json", "brief.md"):
        assert written[f"{HARBOUR}/{name}"] == (harbour / "site" / HARBOUR / name).read_bytes()
    shown = glossator(harbour, "show", "harbour-brief-1", SITE_URL=URL).stdout
    assert written[f"{HARBOUR}/index.md"].decode() == shown
    assert files(harbour / "briefs") == before


@pytest.mark.parametrize(
    "arguments", [(), ("no-such-command",), ("show",), ("show", "a", "--after", "b")]
)
def test_a_command_that_is_not_there_is_answered_with_those_that_are(
    harbour: Path, arguments: tuple[str, ...]
) -> None:
    asked = glossator(harbour, *arguments)
    assert asked.returncode == 2
    assert "usage:" in said(asked)


# --- a new copy of a source -----------------------------------------------------------------

FOURTH = next(line for line in SOURCE.splitlines() if line.startswith("The fourth"))
FIFTH = next(line for line in SOURCE.splitlines() if line.startswith("The fifth"))
NEW_COPY = (
    SOURCE.replace("ships wait outside", "vessels wait outside")  # p1 edited
    .replace(FOURTH + "\n\n", "")  # p4 gone
    .replace("Conclusion\n", "Wholly other words stand here about lighthouses, gulls, fog and the "
    "keeper's daughter, who reads.\n\nConclusion\n")
)  # fmt: skip


@pytest.fixture
def changed(harbour: Path, tmp_path: Path) -> Path:
    """The harbour project, whose brief has now another source."""
    root = new_project(tmp_path / "p", harbour)
    write(root, {f"{HARBOUR}/source.txt": NEW_COPY})
    return root


def test_a_new_copy_stops_the_build_until_a_person_has_agreed(changed: Path) -> None:
    before = (changed / HARBOUR / "permalinks.json").read_bytes()
    stopped = build(changed)
    assert stopped.returncode == 1
    assert f"{HARBOUR}/source.txt:1: " in said(stopped)
    assert "receive harbour-brief-1" in said(stopped)

    shown = glossator(changed, "receive", "harbour-brief-1", answers="n\n" * 20)
    assert shown.returncode == 1
    assert "Nothing was written." in shown.stdout
    assert re.search(r"(?m)^p1 +edited", shown.stdout)
    assert "vessels" in shown.stdout
    assert re.search(r"(?m)^p4 +withdrawn", shown.stdout)
    assert (changed / HARBOUR / "permalinks.json").read_bytes() == before
    assert build(changed).returncode == 1


def test_without_an_answer_nothing_is_received(changed: Path) -> None:
    before = (changed / HARBOUR / "permalinks.json").read_bytes()
    shown = glossator(changed, "receive", "harbour-brief-1", answers="")
    assert shown.returncode == 1
    assert "Traceback" not in said(shown)
    assert (changed / HARBOUR / "permalinks.json").read_bytes() == before


def test_after_agreement_the_site_is_built_and_every_old_address_lives_on(
    changed: Path, harbour: Path
) -> None:
    received = glossator(changed, "receive", "harbour-brief-1", answers="y\n" * 20)
    assert received.returncode == 0, said(received)
    assert "commit it" in received.stdout
    built = build(changed, CI="1")
    assert built.returncode == 0, said(built)
    old = {
        entry["id"]
        for entry in json.loads((harbour / HARBOUR / "permalinks.json").read_text("utf-8"))[
            "entries"
        ]
    }
    now = page(changed / "site", HARBOUR)
    ids = [element.get("id") for element in now.iter() if element.get("id")]
    assert old <= set(ids)
    (edited,) = now.cssselect("#p1")
    assert "vessels wait outside" in edited.text_content()
    (stone,) = now.cssselect("#p4")
    assert "withdrawn" in stone.text_content()
    assert "The fourth paragraph counts" in stone.text_content()
    (fifth,) = now.cssselect("#p5")
    assert "asks who should pay" in fifth.text_content()
    (new,) = now.cssselect("#p5a")
    assert "lighthouses" in new.text_content()
    assert broken(changed / "site") == []
    again = glossator(changed, "receive", "harbour-brief-1")
    assert again.returncode == 0
    assert "nothing to receive" in again.stdout


def test_a_source_that_was_never_numbered_needs_no_receiving(tmp_path: Path) -> None:
    root = new_project(tmp_path / "p", SITES / "harbour")
    received = glossator(root, "receive", "harbour-brief-1")
    assert received.returncode == 0
    assert "no lock yet" in received.stdout
    assert FIFTH in SOURCE
