"""What programs read of the site: its sitemap, its feeds, the files at its root."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from lxml import etree, html

from citing import HOME, brief_with
from glossator.model.annotations import Annotation, AnnotationKind, Target
from glossator.model.brief import Brief
from glossator.model.metadata import Issued, Meta, Person
from glossator.model.shelf import Shelf
from glossator.writing.citing.reference import Home
from glossator.writing.dated import brief_date, dates, moment
from glossator.writing.feeds import feed_files
from glossator.writing.signposts import signposts
from projects import SITES, build, files, glossator, new_project, said, write

URL = "https://someone.example/harbour/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
MAP = {"m": "http://www.sitemaps.org/schemas/sitemap/0.9"}
PAGE = "briefs/harbour-brief-1/"
TERMS = """\
terms:
  berth:
    label: berth
    kind: concept
    definition: A place where a ship lies.
    aliases: [quay]
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site below a path of its host, with a fixed edition and an entry that was renamed."""
    root = new_project(tmp_path_factory.mktemp("outlets"), SITES / "harbour")
    write(root, {"glossary.yml": TERMS})
    assert build(root, site="first").returncode == 0
    released = glossator(root, "release", "harbour-brief-1", "--date", "2026-05-01")
    assert released.returncode == 0, said(released)
    built = build(root, SITE_URL=URL.rstrip("/"))  # as Pages gives it
    assert built.returncode == 0, said(built)
    return root / "site"


def sitemap(site: Path) -> dict[str, str]:
    """Date of each page by its address below the site's root."""
    root = etree.fromstring((site / "sitemap.xml").read_bytes())
    found = {}
    for url in root.findall("m:url", MAP):
        loc = url.findtext("m:loc", "", MAP)
        assert loc.startswith(URL)
        found[loc.removeprefix(URL)] = url.findtext("m:lastmod", "", MAP)
    return found


def test_the_sitemap_has_every_page_that_an_engine_may_list(site: Path) -> None:
    listed = sitemap(site)
    for address in listed:
        assert (site / address / "index.html").is_file()
    asked_out = {
        file.parent.relative_to(site).as_posix() + "/"
        for file in site.rglob("index.html")
        if 'name="robots" content="noindex"' in file.read_text("utf-8")
    }
    assert asked_out == {f"{PAGE}editions/1/", "glossary/quay/"}
    assert not asked_out & listed.keys()
    pages = {file.parent.relative_to(site).as_posix() + "/" for file in site.rglob("index.html")}
    assert {"" if page == "./" else page for page in pages} == listed.keys() | asked_out


def test_the_dates_of_the_sitemap_are_those_of_the_texts(site: Path) -> None:
    listed = sitemap(site)
    assert listed[PAGE] == listed[""] == listed["glossary/"] == "2026-05-01"
    assert listed["about/"] == ""  # by hand: nothing in it says when it was written


def test_the_feed_lists_each_brief_and_each_edition(site: Path) -> None:
    feed = etree.fromstring((site / "feed.xml").read_bytes())
    assert feed.findtext("a:id", "", ATOM) == URL
    assert feed.find("a:link[@rel='self']", ATOM).get("href") == f"{URL}feed.xml"
    entries = [entry.findtext("a:id", "", ATOM) for entry in feed.findall("a:entry", ATOM)]
    assert sorted(entries) == [f"{URL}{PAGE}", f"{URL}{PAGE}editions/1/"]
    other = json.loads((site / "feed.json").read_text("utf-8"))
    assert sorted(item["id"] for item in other["items"]) == sorted(entries)
    for address in entries:
        assert (site / address.removeprefix(URL) / "index.html").is_file()


def test_what_atom_asks_of_a_feed_and_its_entries_is_there(site: Path) -> None:
    feed = etree.fromstring((site / "feed.xml").read_bytes())
    for element in (feed, *feed.findall("a:entry", ATOM)):
        for name in ("id", "title", "updated"):
            assert element.findtext(f"a:{name}", "", ATOM)
        assert datetime.fromisoformat(element.findtext("a:updated", "", ATOM)).tzinfo
    assert feed.findtext("a:author/a:name", "", ATOM)


def test_what_json_feed_asks_of_a_feed_and_its_items_is_there(site: Path) -> None:
    feed = json.loads((site / "feed.json").read_text("utf-8"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["content_text"]
        for key in item.keys() & {"date_published", "date_modified"}:
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", item[key])


def test_every_page_leads_to_the_feeds(site: Path) -> None:
    for file in site.rglob("*.html"):
        page = html.parse(file).getroot()
        kinds = {one.get("type"): one.get("href") for one in page.cssselect("link[title]")}
        assert kinds["application/atom+xml"].endswith("feed.xml"), file
        assert kinds["application/feed+json"].endswith("feed.json"), file


def test_the_signposts_name_what_is_there(site: Path) -> None:
    robots = (site / "robots.txt").read_text("utf-8")
    assert f"Sitemap: {URL}sitemap.xml\n" in robots
    addresses = re.findall(r"\]\((\S+)\)", (site / "llms.txt").read_text("utf-8"))
    assert f"{URL}{PAGE}brief.md" in addresses
    for address in addresses:
        assert address.removeprefix(URL) in files(site), address


def note(day: str) -> Annotation:
    return Annotation("a1", AnnotationKind.CONTEXT, "Older.", "Editors", day, Target())  # type: ignore[arg-type]


def dated_brief(issued: str, *notes: str) -> Brief:
    meta = Meta(title="Ports", issued=Issued(issued, issued) if issued else None)
    return replace(brief_with(meta), annotations=tuple(note(day) for day in notes))


@pytest.mark.parametrize(
    ("issued", "notes", "latest"),
    [
        ("2025-04", (), "2025-04"),
        ("2025", ("2025-03-01",), "2025-03-01"),
        ("2026-04-21", ("2025-03-01", "2026-11-28"), "2026-11-28"),
        ("", (), ""),
    ],
)
def test_a_brief_is_as_new_as_the_last_that_was_said_in_it(
    issued: str, notes: tuple[str, ...], latest: str
) -> None:
    brief = dated_brief(issued, *notes)
    assert brief_date(brief, Shelf((brief,))) == latest
    page = f"briefs/{brief.id}/index.md"
    assert dates(Shelf((brief,))).get(page, "") == latest


def test_a_date_is_given_no_more_exactly_than_a_format_asks() -> None:
    assert [moment(value) for value in ("2025", "2025-04", "2025-04-15")] == [
        "2025-01-01T00:00:00Z",
        "2025-04-01T00:00:00Z",
        "2025-04-15T00:00:00Z",
    ]


def test_no_date_is_invented_for_a_brief_without_one() -> None:
    made = feed_files(Shelf((dated_brief(""),)), HOME)
    assert etree.fromstring(made["feed.xml"].encode()).findall("a:entry", ATOM) == []
    (item,) = json.loads(made["feed.json"])["items"]
    assert "date_modified" not in item


def test_a_feed_takes_any_text() -> None:
    title = "a\x00b\x1f <b>&amp;</b> ]]> \ufffe\uffff 한"
    brief = brief_with(Meta(title=title, authors=(Person("\x0b"),), issued=Issued("2025", "2025")))
    made = feed_files(Shelf((brief,)), Home("R & D <lab>", URL))
    entry = etree.fromstring(made["feed.xml"].encode()).find("a:entry", ATOM)
    assert entry.findtext("a:title", "", ATOM) == "a b <b>&amp;</b> ]]>  한"
    assert "<" not in signposts(Shelf((brief,)), Home("R & D <lab>", URL))["llms.txt"]


def test_a_site_without_an_address_has_no_feed() -> None:
    assert feed_files(Shelf((dated_brief("2025"),)), Home("Ours", "")) == {}
