"""Text from anywhere: nothing in it becomes an element, an address or a program of the page.

Every payload of `hostile/payloads.json` stands in every place a text can come from, in one
project (`payloads.write_project`). What its pages may be made of is listed here: an element or
attribute that a new feature needs is added to the list by hand, which is the point of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import rdflib
from lxml import html

from editions import edition, rendered
from glossator.compose import REFUSED, compose
from glossator.findings import Report
from glossator.handwritten import load
from glossator.marking.annotations import Annotations
from glossator.marking.glossary import Glossary
from glossator.model.ids import BriefId
from glossator.model.links import Stance
from glossator.model.roles import Role
from glossator.model.shelf import Shelf
from glossator.reading.sidecar import Sidecar
from glossator.text import DIRECTION
from glossator.writing.concordance import Concordance
from glossator.writing.escape import address, in_html
from glossator.writing.note_text import note_html
from glossator.writing.pointing import Here
from payloads import PLACES, payloads, points_at_nothing, write_project
from projects import ROOT, build, new_project, said

ELEMENTS = """
html head body title meta link script noscript header footer nav main article section aside h1
h2 h3 h4 h5 h6 p div span a abbr em strong i b u s q sup sub mark code pre kbd br hr ins del
blockquote cite ul ol li dl dt dd table caption thead tbody tr th td figure figcaption img
details summary form fieldset legend input label select option button dialog output textarea
time data svg g desc circle ellipse line path rect text tspan use polyline
"""
"""What a page of ours can be made of."""

ATTRIBUTES = """
id class lang dir hidden role tabindex title href rel type download align scope colspan rowspan
media charset content name property http-equiv src alt width height loading for value required
placeholder autocomplete autocapitalize autocorrect spellcheck checked selected disabled open
datetime action method start reversed viewbox xmlns focusable cx cy r rx ry x y x1 x2 y1 y2 d
points dx dy text-anchor transform referrerpolicy decoding
"""
"""What an element of ours can carry, beside `aria-…` and `data-…`. No `on…`, no `style`."""

SCHEMES = frozenset(("", "http", "https", "mailto"))
ADDRESSES = ("href", "src", "action", "formaction", "xlink:href", "data", "poster", "srcset")
THEMES_CLASSES = ("no-js",)
THEMES = frozenset(
    ("__config", "__drawer", "__search", "__palette_0", "__palette_1", "__palette_2")
)
OURS = re.compile(
    r"[a-z]{1,4}\d+[a-z]*(-[a-z0-9]+)*|(?:[a-z]+-)*(hostile|former)-brief-\d+.*|(term-)+\d+.*"
    r"|(cite|filter)-[a-z]+|since-\d+|letter-[a-z]|[a-z]+-\d{4}(-[a-z0-9]+)*"
)
"""Ids made from an address, a letter, or a cited work; all others stand in a file of ours."""


@cache
def own_code() -> str:
    """Our code, templates, scripts and styles."""
    files = [p for p in (ROOT / "hooks").rglob("*") if p.suffix in (".py", ".html")]
    files += [p for p in (ROOT / "docs").rglob("*") if p.suffix in (".css", ".js")]
    return "\n".join(path.read_text("utf-8") for path in sorted(files))


@cache
def own_words() -> frozenset[str]:
    """Every word of it: a class of the page is one of them."""
    return frozenset(re.findall(r"[A-Za-z_][\w-]*", own_code()))


@cache
def own_ids() -> frozenset[str]:
    """Every id that is given in it, and what a part of a brief is called."""
    given = re.findall(r"""id=["']([\w-]+)["']|\{:? ?#([\w-]+)""", own_code())
    return frozenset(one for pair in given for one in pair) | {
        str(one) for kind in (Role, Stance) for one in kind
    }


CODE = re.compile(r"(?<![\\`])(?P<fence>`+)(?!`).*?(?<!`)(?P=fence)(?!`)", re.S)
"""A span of code in Markdown, in which nothing is markup."""

MANUAL = {f"{path.stem}/index.html" for path in (ROOT / "docs").glob("*.md")}
"""Pages by hand: nobody's text is on them."""

pytestmark = pytest.mark.timeout(400)  # 35 seconds for the site on two idle cores


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = new_project(tmp_path_factory.mktemp("hostile"))
    briefs = write_project(root)
    built = build(root, within=300)
    assert built.returncode == 0, said(built)
    places = sum(map(len, PLACES.values()))
    print(f"\ncounted: {len(payloads())} payloads in {places} places, {briefs} briefs")
    return root / "site"


def pages(site: Path) -> Iterator[tuple[str, html.HtmlElement]]:
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    for file in sorted(site.rglob("*.html")):
        yield file.relative_to(site).as_posix(), html.parse(file, parser=parser).getroot()


def not_meant(root: html.HtmlElement) -> Iterator[str]:
    """All on a page that we did not mean."""
    ids: list[str] = []
    for element in root.iter():
        if not isinstance(element.tag, str):
            yield f"a comment or instruction: {html.tostring(element)[:80]!r}"
            continue
        if element.tag not in ELEMENTS.split():
            yield f"<{element.tag}>"
        if element.tag == "script" and not (element.get("src") or _is_data(element)):
            yield f"a script: {element.text!r}"
        for name, value in element.attrib.items():
            if name not in ATTRIBUTES.split() and not name.startswith(("aria-", "data-")):
                yield f"<{element.tag} {name}={value[:60]!r}>"
            if name in ADDRESSES and _scheme(value) not in SCHEMES:
                yield f"<{element.tag} {name}={value[:60]!r}>"
            if name == "src" and (_scheme(value) or value.startswith(("//", "\\"))):
                yield f"from elsewhere: <{element.tag} src={value[:60]!r}>"
        for word in (element.get("class") or "").split():
            known = word in own_words() or word in THEMES_CLASSES
            if not known and not word.startswith(("md-", "language-")):
                yield f"class {word!r}"
        if (id := element.get("id")) is not None:
            ids.append(id)
            if not (OURS.fullmatch(id) or id in own_ids() or id in THEMES):
                yield f"id {id!r}"
    yield from (f"id {id!r} twice" for id in sorted({id for id in ids if ids.count(id) > 1}))


def _is_data(script: html.HtmlElement) -> bool:
    """A block of JSON, which no browser runs; it must be JSON."""
    if script.get("type") not in ("application/json", "application/ld+json"):
        return False
    json.loads(script.text_content())
    return True


def _scheme(address: str) -> str:
    """The scheme as a browser reads it: without the characters that it skips."""
    bare = re.sub(r"[\x00-\x20\x7f]", "", address)
    found = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", bare)
    return found[1].lower() if found else ""


def test_there_are_enough_payloads_and_places() -> None:
    assert len(payloads()) == len(set(payloads())) >= 200
    assert sum(map(len, PLACES.values())) >= 40


def test_no_page_holds_what_we_did_not_mean(hostile: Path) -> None:
    every = (one for one in pages(hostile) if one[0] not in MANUAL)
    found = {name: tuple(not_meant(root)) for name, root in every}
    elements = sum(1 for _, root in pages(hostile) for _ in root.iter())
    print(f"\ncounted: {len(found)} pages, {elements:,} elements")
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_the_check_sees_what_is_not_meant() -> None:
    page = html.document_fromstring(
        "<p onclick=x style=x class=strange id=document><p id=p1><p id=p1><script>x</script>"
        "<a href=' java\nscript:x'>x</a><img src=https://a.example/x><marquee><!-- x -->"
    )
    assert len(list(not_meant(page))) == 10


def test_every_payload_is_on_the_page_as_words(hostile: Path) -> None:
    """Escaped and not dropped: a text about HTML is a text too."""
    tags = [p for p in payloads() if p.startswith(("<", '"', "{{")) and p.isascii()]
    whole = {p: " ".join(REFUSED.sub("", p).split()) for p in tags}
    shown = "\n".join(
        " ".join(root.text_content().split())
        for name, root in pages(hostile)
        if name.startswith("briefs/hostile")
    )
    missing = [p for p, one in whole.items() if one not in shown]
    assert missing == []


def test_every_record_of_the_hostile_site_is_read_by_a_program(hostile: Path) -> None:
    count = 0
    for file in sorted(hostile.rglob("*.json")):
        json.loads(file.read_text("utf-8"))
        count += 1
    for file in sorted(hostile.rglob("*.jsonld")):
        json.loads(file.read_text("utf-8"))
        count += 1
    for file in sorted(hostile.rglob("*.ttl")):
        rdflib.Graph().parse(file, format="turtle")
        count += 1
    for file in (*hostile.rglob("*.xml"), *hostile.rglob("*.atom")):
        html.etree.parse(file)
        count += 1
    print(f"\ncounted: {count} records")
    assert count > 30


def test_no_readers_copy_holds_raw_html(hostile: Path) -> None:
    for file in sorted(hostile.rglob("*.md")):
        if f"{file.parent.name}/index.html" in MANUAL:
            continue
        text = CODE.sub("", file.read_text("utf-8"))
        text = re.sub(r"<(https?://|mailto:)[^<>\s]*>", "", text)
        assert not re.search(r"(?<!\\)<(?!/?(?:em|strong)>)[a-zA-Z/!?]", text), file


def test_words_within_html_are_words_also_where_markdown_reads_them() -> None:
    for payload in payloads():
        page = rendered(f"- <p>{in_html(payload)}</p>\n\ntext <b>{in_html(payload)}</b> text")
        assert page.find(["a", "img", "code", "strong", "script"]) is None, payload


def test_an_address_with_quotes_takes_nothing_of_the_page_with_it() -> None:
    for href in ("https://a.example/?a='b", 'https://a.example/?a="b', "https://a.example/?a=`b"):
        page = rendered(f"[x](<{address(href)}>)\n\n<aside id='a1'>it's</aside>\n\n'")
        assert [child.name for child in page.find_all(True)] == ["p", "a", "aside", "p"], href


# --- what is refused ------------------------------------------------------------------------


@pytest.mark.parametrize("payload", payloads())
def test_a_slug_an_alias_and_an_address_are_never_a_payload(payload: str) -> None:
    written = json.dumps(payload)
    if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", payload):
        return  # a word, which is a good slug
    for model, yaml in (
        (Sidecar, f"aliases: [{written}]"),
        (Sidecar, f"links: [{{quote: lost, href: {written}}}]"),
        (Sidecar, f"publishers: [{{name: A, url: {written}}}]"),
        (Sidecar, f"figures: {{fig1: {{image: {written}, alt: A}}}}"),
        (Sidecar, f"language: {written}"),
        (Annotations, f"relations: [{{id: {written}, from: p1, to: b#p1, type: agrees, why: x}}]"),
        (Annotations, f"relations: [{{id: r1, from: {written}, to: b#p1, type: agrees, why: x}}]"),
        (Glossary, f"terms: {{{written}: {{label: A, kind: concept, definition: A}}}}"),
        (
            Glossary,
            f"terms: {{a: {{label: A, kind: concept, definition: A, aliases: [{written}]}}}}",
        ),
    ):
        good_address = "href" in yaml or "url" in yaml
        if good_address and payload.startswith(("https://", "http://")):
            continue
        report = Report()
        load(model, yaml.encode("utf-8", "replace"), "file.yml", report)
        assert report.failed, yaml


def test_a_note_that_points_at_nothing_shows_no_link() -> None:
    lexicon = Concordance(Shelf(()))
    for payload in filter(points_at_nothing, payloads()):
        assert "href" not in note_html(payload, BriefId("a"), lexicon, Here("", "../../"))


# --- limits ---------------------------------------------------------------------------------

DEEP = {
    "lists": "- " * 5000 + "x",
    "quotations": "> " * 5000 + "x",
    "brackets": "[" * 2000 + "x" + "](y)" * 2000,
    "images": "![" * 2000,
    "asterisks": "*a **b " * 10000,
    "backticks": "`" * 10000 + "a" + " `" * 5000,
    "angle brackets": "<a " * 20000,
    "comments": "<!--" * 2000,
    "entities": "&#x" * 20000,
    "references": "[[p1|" * 10000,
    "nested lists": "\n".join("    " * n + "- x" for n in range(150)),
    "attributes": "{: a" * 10000,
    "one word": "a" * 5_000,
}


@pytest.mark.timeout(100)
@pytest.mark.parametrize("shape", DEEP)
def test_a_deep_or_long_text_is_read_or_refused(shape: str) -> None:
    first = "A first paragraph, which is a sentence."
    made = edition(f"TITLE\n\nAnn Example\n\n{first}\n\n{DEEP[shape]}\n")
    read = made.brief.passages[0].text if made.brief else ""
    assert read.startswith(first) or made.report.failed


@pytest.mark.timeout(100)
@pytest.mark.parametrize("shape", DEEP)
def test_a_deep_or_long_note_is_shown_to_its_end(shape: str) -> None:
    lexicon = Concordance(Shelf(()))
    shown = note_html(DEEP[shape][:20_000], BriefId("a"), lexicon, Here("", "../../"))
    assert rendered(shown).find(["script", "img"]) is None


BOMBS = {
    "aliases": "a: &a [x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(50)),
    "depth": "[" * 100_000,
    "mappings": "{a: " * 100_000,
    "block depth": "\n".join(" " * n + "a:" for n in range(1200)),
    "size": "a: " + "x" * 1_100_000,
    "documents": "---\na\n" * 10_000,
    "tags": "a: !!python/object/apply:os.system [id]",
    "merge": "a: &a {b: c}\nd:\n  <<: *a\n",
    "keys": "? [a, b]\n: c\n" * 1000,
    "escapes": 'a: "' + "\\U00110000" * 100 + '"',
    "anchors": "".join(f"k{n}: &k{n} x\n" for n in range(5000)),
}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("bomb", BOMBS)
def test_a_yaml_bomb_is_refused(bomb: str) -> None:
    assert compose(BOMBS[bomb]).complaints


def test_every_scheme_is_read_as_a_browser_reads_it() -> None:
    assert _scheme("java\nscript:x") == "javascript"
    assert urlsplit("https://a.example/").scheme == _scheme("https://a.example/")


def test_no_mark_of_direction_turns_the_words_of_a_page_round(hostile: Path) -> None:
    assert any(DIRECTION.search(payload) for payload in payloads())
    for file in sorted(
        one for one in hostile.rglob("*") if one.suffix in (".html", ".md", ".json")
    ):
        assert not DIRECTION.search(file.read_text("utf-8")), file


def test_a_mark_of_direction_in_a_source_turns_nothing_round() -> None:
    made = edition(
        "Walls\n\nThe \u202eport\u202c was built in two years by men\u2066 who saw it.\n"
    )
    (passage,) = made.brief.passages
    assert passage.text == "The port was built in two years by men who saw it."
    assert "words-lost" not in made.codes
