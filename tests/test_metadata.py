"""What the head of a page says, as programs read it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from lxml import html
from lxml.html import HtmlElement

from citing import HOME, brief_with, metas
from editions import KIM, KUIK, ROOT, often, own_brief
from glossator import pipeline
from glossator.model.brief import Brief, Matter
from glossator.model.metadata import Issued, Meta, Person, Publisher
from glossator.model.roles import Role
from glossator.writing.citing.reference import edition_of, is_organisation, original_of, plain
from glossator.writing.metadata import brief_head, licence
from projects import SITES, build, new_project, said
from zotero import Item, zotero


def head_of(brief: Brief) -> list[str]:
    return brief_head(brief, edition_of(original_of(brief), HOME))


def page_with(head: list[str]) -> str:
    return f"<html><head>{''.join(head)}</head><body></body></html>"


def read(meta: Meta) -> Item:
    return zotero(page_with(head_of(brief_with(meta))))


# --- the two briefs, on their built pages -----------------------------------------------------


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the project's own briefs, under another name."""
    root = new_project(tmp_path_factory.mktemp("own"), ROOT)
    settings = (root / "mkdocs.yml").read_text("utf-8")
    named = settings.replace("site_name: Glossator\n", "site_name: Briefs & Notes\n")
    (root / "mkdocs.yml").write_text(named, "utf-8")
    built = build(root)
    assert built.returncode == 0, said(built)
    return root / "site"


def page(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text("utf-8")


def test_zotero_sees_a_numbered_report_with_authors_and_editors(own: Path) -> None:
    item = zotero(page(own, f"briefs/{KIM}"))
    assert item.type == "report"
    assert item.creators == [
        ("author", "Kim", "Anthony B."),
        ("editor", "Lee", "Jungchul"),
        ("editor", "Arrington", "Celeste"),
        ("editor", "Kim", "Yonho"),
    ]
    title = "Toward a Pragmatic Alliance: Seizing Strategic Opportunities in Trump's Second Term"
    expected = {
        "title": title,
        "institution": "The Institute for Peace and Unification Studies, Seoul National "
        "University; Institute for Korean Studies, The George Washington University",
        "reportType": "Policy brief",
        "seriesTitle": "ROK-US Policy Brief",
        "number": "8",
        "date": "2025/04",
        "language": "en",
        "url": f"https://glossator.example/briefs/{KIM}/editions/1/",
        "rights": own_brief(KIM).meta.rights,
    }
    assert {name: item.fields.get(name) for name in expected} == expected


def test_zotero_sees_a_report_with_a_day_and_a_family_name_first(own: Path) -> None:
    item = zotero(page(own, f"briefs/{KUIK}"))
    assert item.type == "report"
    assert item.creators == [("author", "Kuik", "Cheng-Chwee")]
    assert item.fields["date"] == "2026/04/21"
    assert item.fields["number"] == "2026-03"
    assert item.fields["seriesTitle"] == "Issue Brief"
    assert item.fields["institution"] == "The Asan Institute for Policy Studies"


@pytest.mark.parametrize("name", [KIM, KUIK])
def test_a_page_leads_to_its_records_and_to_itself(own: Path, name: str) -> None:
    head = html.document_fromstring(page(own, f"briefs/{name}")).head
    links: dict[str, list[str]] = {}
    for link in head.iter("link"):
        links.setdefault(link.get("rel").strip(), []).append(link.get("href"))
    url = f"https://glossator.example/briefs/{name}/"
    assert links["canonical"] == [url]
    assert links["cite-as"] == [f"{url}editions/1/"]  # the text is still that of edition 1
    assert links["describedby"] == ["brief.json"]
    files = {"brief.json", "brief.md", "cite.bib", "cite.ris", "cite.csl.json"}
    assert set(links["alternate"]) == {*files, "../../feed.xml", "../../feed.json"}
    for file in files:
        assert (own / "briefs" / name / file).is_file()
    assert "license" not in links  # neither text states one


def test_zotero_sees_the_same_report_on_the_page_of_a_fixed_edition(own: Path) -> None:
    latest, edition = (page(own, f"briefs/{KIM}{below}") for below in ("", "/editions/1"))
    assert zotero(edition) == zotero(latest)
    assert zotero(edition).fields["url"] == f"https://glossator.example/briefs/{KIM}/editions/1/"


def test_a_fixed_edition_leads_to_its_records_itself_and_the_latest_text(own: Path) -> None:
    head = html.document_fromstring(page(own, f"briefs/{KIM}/editions/1")).head
    links = {link.get("rel").strip(): link.get("href") for link in head.iter("link")}
    url = f"https://glossator.example/briefs/{KIM}/"
    assert links["cite-as"] == f"{url}editions/1/"
    assert links["latest-version"] == links["canonical"] == url
    assert links["describedby"] == "brief.json"
    (report,) = data(page(own, f"briefs/{KIM}/editions/1"))
    assert report["@id"] == f"{url}editions/1/"
    assert (report["version"], report["dateModified"]) == ("1", "2026-11-28")
    assert report["isBasedOn"]["datePublished"] == "2025-04"
    published = json.loads((own / "briefs" / KIM / "editions/1/cite.json").read_text("utf-8"))
    assert published["url"] == f"{url}editions/1/"


def test_a_search_engine_sees_a_report_and_its_paragraphs(own: Path) -> None:
    (report,) = data(page(own, f"briefs/{KIM}"))
    assert report["@type"] == "Report"
    assert report["reportNumber"] == "8"
    assert report["isPartOf"]["name"] == "ROK-US Policy Brief"
    assert [author["familyName"] for author in report["author"]] == ["Kim"]
    assert report["isBasedOn"]["datePublished"] == "2025-04"
    parts = [part["@id"] for part in report["hasPart"]]
    assert parts == [f"{report['@id']}#{p.id}" for p in own_brief(KIM).passages]


def test_a_search_engine_sees_a_term_of_the_glossary(own: Path) -> None:
    (term,) = data(page(own, "glossary/alliance"))
    assert term["@type"] == "DefinedTerm"
    assert term["name"] == "alliance"
    assert "동맹" in term["alternateName"]
    assert term["inDefinedTermSet"]["@id"] == "https://glossator.example/glossary/"


@pytest.mark.parametrize("address", ["", f"briefs/{KIM}", "glossary", "glossary/afip", "about"])
def test_every_page_says_what_it_is_called_where_it_is_shared(own: Path, address: str) -> None:
    head = html.document_fromstring(page(own, address)).head
    graph = {m.get("property"): m.get("content") for m in head.iter("meta") if m.get("property")}
    assert graph["og:site_name"] == "Briefs & Notes"
    assert graph["og:url"] == head.cssselect("link[rel=canonical]")[0].get("href")
    assert graph["og:title"]
    assert graph["og:description"]


def test_the_name_of_the_site_is_in_what_is_cited(own: Path) -> None:
    (_, edition) = json.loads((own / "briefs" / KIM / "cite.csl.json").read_text("utf-8"))
    assert edition["medium"] == "Briefs & Notes annotated edition 1"
    term = json.loads((own / "glossary/alliance/cite.json").read_text("utf-8"))
    formats = {one["id"]: one for one in term["entry"]["formats"]}
    assert formats["chicago"]["text"].startswith("“alliance,” Glossary (Briefs & Notes), ")
    assert "(Briefs &amp; Notes)" in formats["chicago"]["html"]


def test_no_hostile_title_ends_an_element_of_the_head(tmp_path: Path) -> None:
    root = new_project(tmp_path / "p", SITES / "hostile")
    built = build(root)
    assert built.returncode == 0, said(built)
    for found in (root / "site/briefs").iterdir():
        item = zotero((found / "index.html").read_text("utf-8"))
        record = json.loads((found / "brief.json").read_text("utf-8"))
        whole = record["title"] + (f": {record['subtitle']}" if record["subtitle"] else "")
        assert item.type == "report"
        assert item.fields["title"] == whole


def data(text: str) -> list[dict[str, object]]:
    scripts = html.document_fromstring(text).head.cssselect('script[type="application/ld+json"]')
    return [json.loads(script.text_content()) for script in scripts]


# --- any metadata -----------------------------------------------------------------------------

KNOWN = {"meta", "link", "script"}


@often
@given(metas())
def test_zotero_reads_any_metadata_back(meta: Meta) -> None:
    work = edition_of(original_of(brief_with(meta)), HOME)
    item = read(meta)
    assert item.type == "report"
    assert item.fields["title"] == work.whole_title
    expected = {
        "number": work.number,
        "seriesTitle": work.series,
        "institution": "; ".join(work.publishers),
        "date": work.issued.replace("-", "/"),
        "language": work.language,
        "url": work.url,
        "rights": plain(meta.rights),
        "reportType": "Policy brief",
    }
    assert {name: item.fields.get(name, "") for name in expected} == expected
    persons = [
        (role, person.family, person.given)
        for role, people in (("author", work.authors), ("editor", work.editors))
        for person in people
        if not is_organisation(person)
    ]
    if all(given and " and " not in family for _, family, given in persons):
        assert item.creators == [p for n, p in enumerate(persons) if not n or persons[n - 1] != p]
    assert "publicationTitle" not in item.fields


@often
@given(metas())
def test_no_metadata_become_markup_of_the_head(meta: Meta) -> None:
    lines = head_of(brief_with(meta))
    head = html.document_fromstring(page_with(lines)).head
    elements: list[HtmlElement] = [one for one in head.iter() if one is not head]
    assert len(elements) == len(lines)
    assert {one.tag for one in elements} <= KNOWN
    assert not any("\n" in line for line in lines)
    (report,) = data(page_with(lines))
    assert report["name"] == edition_of(original_of(brief_with(meta)), HOME).title
    assert not any("citation_journal_title" in line for line in lines)


PERSON = Person("Jan Willem van der Berg", "Jan Willem", "van der Berg")


def test_an_only_author_with_particles_is_one_person() -> None:
    assert read(Meta(title="T", authors=(PERSON,))).creators == [
        ("author", "van der Berg", "Jan Willem")
    ]


def test_without_the_semicolon_such_an_author_would_be_two() -> None:
    head = [
        line.replace("Willem;", "Willem")
        for line in head_of(brief_with(Meta(title="T", authors=(PERSON,))))
    ]
    assert len(zotero(page_with(head)).creators) == 2


def test_an_organisation_is_no_author_for_zotero_and_one_for_others() -> None:
    meta = Meta(
        title="T", authors=(Person("The Heritage Foundation"),), publishers=(Publisher("P"),)
    )
    assert read(meta).creators == []
    (report,) = data(page_with(head_of(brief_with(meta))))
    assert report["author"] == [{"@type": "Organization", "name": "The Heritage Foundation"}]


def test_without_an_institution_it_is_a_report_all_the_same() -> None:
    assert read(Meta(title="T")).type == "report"


@pytest.mark.parametrize(
    ("value", "seen"),
    [("2025", "2025"), ("2025-04", "2025/04"), ("2025-04-15", "2025/04/15")],
)
def test_a_date_is_as_exact_as_it_was_printed(value: str, seen: str) -> None:
    assert read(Meta(title="T", issued=Issued(value, value))).fields["date"] == seen


@pytest.mark.parametrize(
    ("rights", "address"),
    [
        ("Published under CC BY 4.0.", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC-BY-NC-ND-3.0", "https://creativecommons.org/licenses/by-nc-nd/3.0/"),
        ("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        (
            "See https://creativecommons.org/licenses/by-sa/4.0/.",
            "https://creativecommons.org/licenses/by-sa/4.0/",
        ),
        ("© 2025 The authors. The text states no licence.", ""),
        ("All rights reserved; see https://example.org/licence", ""),
        ("Sent in copy (cc) by 4 persons", ""),
        ("", ""),
    ],
)
def test_a_licence_is_linked_only_where_one_is_stated(rights: str, address: str) -> None:
    assert licence(rights) == address
    head = head_of(brief_with(Meta(title="T", rights=rights)))
    stated = [line for line in head if 'rel="license"' in line]
    assert len(stated) == bool(address)
    assert all(f'href="{address}"' in line for line in stated)


def test_the_authors_keywords_are_given_one_by_one() -> None:
    brief = brief_with(Meta(title="T"))
    words = Matter(Role.KEYWORDS, "Keywords: ports, sea lanes; R&D.", (1,))
    head = head_of(replace(brief, matter=(words,)))
    found = [re.sub(r'.*content="(.*)".*', r"\1", line) for line in head if "keywords" in line]
    assert found == ["ports", "sea lanes", "R&amp;D"]


def test_every_file_of_the_site_is_written_once(site: pipeline.Site) -> None:
    uris = {page.uri for page in site.pages}
    assert {"library.bib", "library.ris", "library.csl.json"} <= uris
    assert len(uris) == len(site.pages)
