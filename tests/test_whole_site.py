"""The whole built site of the project's own briefs: every page and record of it, each checked.

Links, fragments and double ids are checked by `test_site`; here is what it leaves open.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
import rdflib
import RISparser
from lxml import etree, html
from pybtex.database import parse_string

from projects import ROOT, SITES, build, new_project, said
from validator import NEW_IN_HTML, OF_THE_THEME, faults

URL = "https://glossator.example/"
NO_ADDRESS = ("404.html",)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = new_project(tmp_path_factory.mktemp("whole"), ROOT)
    built = build(root)
    assert built.returncode == 0, said(built)
    return root / "site"


def pages(site: Path) -> Iterator[tuple[str, html.HtmlElement]]:
    for file in sorted(site.rglob("*.html")):
        address = file.relative_to(site).as_posix().removesuffix("index.html")
        yield address, html.parse(file, parser=html.HTMLParser(encoding="utf-8")).getroot()


def test_the_html_of_every_page_is_valid(site: Path) -> None:
    found, known = faults(site)
    count = sum(1 for _ in site.rglob("*.html"))
    print(f"\ncounted: {count} pages of valid HTML")
    assert found == []
    assert known == {OF_THE_THEME: 2 * count, NEW_IN_HTML: count}


def test_the_html_of_hostile_briefs_is_valid(tmp_path: Path) -> None:
    root = new_project(tmp_path / "p", SITES / "hostile")
    built = build(root)
    assert built.returncode == 0, said(built)
    assert faults(root / "site")[0] == []


def test_the_validator_sees_what_is_wrong(tmp_path: Path) -> None:
    whole = "<!doctype html><html lang=en><title>x</title><body>"
    wrong = ("<p><div></div></p>", "<b><i></b></i>", "<a href=x><a href=x></a></a>",
             "<ul><p></p></ul>", "<p id=1 id=2></p>", "<div>", "<img src=x>", "<p align=left>x",
             "<i id=a></i><i id=a></i>", "<span/>")  # fmt: skip
    for n, body in enumerate(wrong):
        (tmp_path / f"{n}.html").write_text(f"{whole}{body}", "utf-8")
    (tmp_path / "right.html").write_text(f"{whole}<ul><li><p>x<br></ul>", "utf-8")
    found, _ = faults(tmp_path)
    assert {line.split(":")[0] for line in found} == {f"{n}.html" for n in range(len(wrong))}


POLICY = {
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:",
    "font-src 'self'", "connect-src 'self'", "worker-src 'self'", "manifest-src 'self'",
    "base-uri 'none'", "form-action 'self'", "object-src 'none'", "frame-src 'none'",
}  # fmt: skip


def test_every_page_says_first_what_it_may_load_and_tell(site: Path) -> None:
    for address, root in pages(site):
        charset, policy, *others = root.find("head").iter("meta")
        assert charset.get("charset") == "utf-8", address
        assert policy.get("http-equiv") == "Content-Security-Policy", address
        assert set(policy.get("content").split("; ")) == POLICY, address
        assert [one for one in others if one.get("http-equiv")] == [], address
        (referrer,) = [one for one in others if one.get("name") == "referrer"]
        assert referrer.get("content") == "strict-origin-when-cross-origin", address
        loads = root.cssselect("head link[href], script[src], style, img")
        assert all(one.sourceline >= policy.sourceline for one in loads), address


def test_every_page_has_its_markdown_beside_it(site: Path) -> None:
    count = 0
    for address, root in pages(site):
        links = root.cssselect("link[type='text/markdown']")
        if address in NO_ADDRESS or root.cssselect("script[data-to]") or address == "search/":
            assert links == [], address
            continue
        (href,) = {link.get("href") for link in links}
        text = (site / address / href).read_text("utf-8")
        title = " ".join(root.cssselect("h1")[0].text_content().split())
        assert f"# {title}" in " ".join(text.replace("\\", "").split()), address
        assert "<div" not in text, address
        assert "<script" not in text, address
        count += 1
    print(f"\ncounted: {count} pages with their Markdown")


def test_every_page_is_reached_from_home(site: Path) -> None:
    links = {
        address: {
            unquote(urlsplit(urldefrag(urljoin(URL + address, href))[0]).path).lstrip("/")
            for element, _, href, _ in root.iterlinks()
            if element.tag == "a" and urljoin(URL + address, href).startswith(URL)
        }
        for address, root in pages(site)
    }
    reached, todo = {""}, [""]
    while todo:
        new = (links[todo.pop()] & links.keys()) - reached
        reached |= new
        todo += new
    moved = {a for a, root in pages(site) if root.cssselect("script[data-to]")}
    print(
        f"\ncounted: {len(reached)} pages reached, {sum(map(len, links.values())):,} links within"
    )
    assert links.keys() - reached - moved - set(NO_ADDRESS) == set()


def test_nothing_is_asked_of_another_host_and_no_link_is_empty(site: Path) -> None:
    count = 0
    for address, root in pages(site):
        for element in root.iter("a", "link", "script", "img", "source", "iframe"):
            count += 1
            href, src = element.get("href"), element.get("src")
            assert href not in ("", "#"), address
            if element.tag != "a":
                loads = src or (
                    href if element.get("rel") in ("stylesheet", "icon", "preload") else ""
                )
                assert "//" not in (loads or ""), (address, loads)
            elif href is not None:
                named = element.text_content().strip() or element.get("aria-label")
                assert named or element.cssselect("img[alt], svg"), (address, href)
    print(f"\ncounted: {count:,} links and files")


def local(jsonld: bytes) -> str:
    """JSON-LD with a context of its own, so that no test asks w3.org for the one of annotations."""
    value = json.loads(jsonld)
    if value["@context"] == "http://www.w3.org/ns/anno.jsonld":
        value["@context"] = {"@vocab": "http://www.w3.org/ns/oa#", "id": "@id", "type": "@type"}
    assert isinstance(value["@context"], dict)
    return json.dumps(value)


# rdflib 7's reader of JSON-LD uses a class that rdflib 7 calls old.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_every_record_is_read_by_a_program_that_did_not_write_it(site: Path) -> None:
    counts: dict[str, int] = {}
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        text = file.read_bytes()
        if "pagefind" in file.parts:
            continue
        if file.suffix == ".json":
            json.loads(text)
        elif file.suffix == ".jsonld":
            assert len(rdflib.Graph().parse(data=local(text), format="json-ld")) > 0, file
        elif file.suffix == ".ttl":
            assert len(rdflib.Graph().parse(data=text, format="turtle")) > 0
        elif file.suffix in (".xml", ".atom"):
            etree.fromstring(text)
        elif file.suffix == ".ris":
            assert list(RISparser.read(text.decode().splitlines())), file
        elif file.suffix == ".bib":
            assert parse_string(text.decode(), "bibtex").entries, file
        else:
            continue
        counts[file.suffix] = counts.get(file.suffix, 0) + 1
    for address, root in pages(site):
        for script in root.cssselect('script[type="application/ld+json"]'):
            assert json.loads(script.text)["@context"] == "https://schema.org", address
            counts["in a page"] = counts.get("in a page", 0) + 1
    print("\ncounted: records:", ", ".join(f"{n} {kind}" for kind, n in sorted(counts.items())))
    assert {".json", ".jsonld", ".ttl", ".ris", ".bib", ".xml"} <= counts.keys()
