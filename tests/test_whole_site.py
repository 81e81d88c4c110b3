"""The whole built site of the project's own briefs: every page and record of it, each checked.

No validator of HTML is among our packages (see `Nesting` for what is checked instead). Links,
fragments and double ids are checked by `test_site`; here is what it leaves open.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
import rdflib
import RISparser
from lxml import etree, html
from pybtex.database import parse_string

from projects import ROOT, build, new_project, said

URL = "https://glossator.example/"
VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)
IN_SVG = frozenset(["circle", "ellipse", "line", "path", "rect", "use", "polyline"])
CLOSES_P = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "details",
        "div",
        "dl",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "ul",
    ]
)
"""What cannot stand in a paragraph: a browser ends the paragraph before it (HTML, 4.4.1)."""
ONLY_IN = {
    "li": {"ul", "ol", "menu"},
    "dt": {"dl", "div"},
    "dd": {"dl", "div"},
    "tr": {"thead", "tbody", "tfoot", "table"},
    "td": {"tr"},
    "th": {"tr"},
    "summary": {"details"},
    "figcaption": {"figure"},
    "option": {"select", "datalist", "optgroup"},
}
NO_ADDRESS = ("404.html",)


class Nesting(HTMLParser):
    """Is every element closed, in order, and where it can stand; is no attribute given twice.

    Stricter than HTML, which lets end tags be left out: what we write leaves none out.
    """

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        at = f"line {self.getpos()[0]}: <{tag}>"
        if len(set(names)) < len(names):
            self.wrong.append(f"{at} has an attribute twice")
        if tag in CLOSES_P and "p" in self.open:
            self.wrong.append(f"{at} within a paragraph")
        if tag == "a" and "a" in self.open:
            self.wrong.append(f"{at} within a link")
        above = self.open[-1] if self.open else ""
        if tag in ONLY_IN and above not in ONLY_IN[tag]:
            self.wrong.append(f"{at} in <{above}>")
        if above in ("ul", "ol") and tag not in ("li", "template"):
            self.wrong.append(f"{at} in <{above}>")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()
            if tag not in IN_SVG:
                self.wrong.append(f"line {self.getpos()[0]}: <{tag}/> closes nothing")

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.wrong.append(f"line {self.getpos()[0]}: </{tag}> in {self.open[-3:]}")
            if tag in self.open:
                del self.open[len(self.open) - 1 - self.open[::-1].index(tag) :]


def wrong_with(text: str) -> list[str]:
    """All that is wrong with the HTML of a page."""
    reader = Nesting()
    reader.feed(text)
    reader.close()
    return reader.wrong + [f"<{tag}> is never closed" for tag in reader.open]


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


def test_the_html_of_every_page_is_closed_and_nested_as_it_should_be(site: Path) -> None:
    found = {
        file.relative_to(site).as_posix(): wrong_with(file.read_text("utf-8"))
        for file in sorted(site.rglob("*.html"))
    }
    print(f"\n{len(found)} pages nested as they should be")
    assert {name: wrong[:5] for name, wrong in found.items() if wrong} == {}


def test_the_check_of_nesting_sees_what_is_wrong() -> None:
    for page in ("<p><div></div></p>", "<b><i></b></i>", "<a><a></a></a>", "<ul><p></p></ul>",
                 "<p a=1 a=2></p>", "<div>", "<li></li>", "<span/>"):  # fmt: skip
        assert wrong_with(page), page
    assert wrong_with("<ul><li><p>x<br></p><svg><path/></svg></li></ul>") == []


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
    print(f"\n{len(reached)} pages reached, {sum(map(len, links.values())):,} links within")
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
    print(f"\n{count:,} links and files")


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
    print("\nrecords:", ", ".join(f"{n} {kind}" for kind, n in sorted(counts.items())))
    assert {".json", ".jsonld", ".ttl", ".ris", ".bib", ".xml"} <= counts.keys()
