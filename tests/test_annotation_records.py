"""The notes as others read them: W3C annotations, `brief.md`, the page of all notes."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from editions import KIM, KUIK, ROOT, SITE, rendered
from glossator import pipeline
from glossator.model.brief import Brief
from glossator.writing.concordance import Concordance
from glossator.writing.note_text import note_html
from glossator.writing.pointing import Here

both = pytest.mark.parametrize("name", [KIM, KUIK])


def file(site: pipeline.Site, uri: str) -> str:
    return next(page.text for page in site.pages if page.uri == uri)


def brief_of(site: pipeline.Site, name: str) -> Brief:
    return next(brief for brief in site.shelf.briefs if brief.id == name)


@both
@pytest.mark.parametrize("form", ["annotations.jsonld", "annotations.flat.jsonld"])
def test_the_collection_is_what_the_data_model_asks_for(
    name: str, form: str, site: pipeline.Site
) -> None:
    schema = json.loads((ROOT / "docs/schemas/annotations.jsonld.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    found = json.loads(file(site, f"briefs/{name}/{form}"))
    wrong = [e.message for e in jsonschema.Draft202012Validator(schema).iter_errors(found)]
    assert wrong == []
    assert found["total"] == len(found["first"]["items"]) > 10


@both
def test_passage_and_words_of_an_annotation_are_those_of_the_record(
    name: str, site: pipeline.Site
) -> None:
    record = json.loads(file(site, f"briefs/{name}/brief.json"))
    texts = {passage["id"]: passage["text"] for passage in record["passages"]}
    for one in json.loads(file(site, f"briefs/{name}/annotations.jsonld"))["first"]["items"]:
        if not isinstance(one["target"], dict) or "refinedBy" not in one["target"]["selector"]:
            continue
        selector = one["target"]["selector"]
        quote: dict[str, Any] = selector["refinedBy"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert texts[selector["value"]].count(around) == 1


@both
def test_offsets_of_the_flat_form_find_the_words_in_the_plain_text(
    name: str, site: pipeline.Site
) -> None:
    text = file(site, f"briefs/{name}/text.txt")
    items = json.loads(file(site, f"briefs/{name}/annotations.flat.jsonld"))["first"]["items"]
    for one in items:
        quote, position = one["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert one["target"]["source"].endswith("/text.txt")


@both
def test_each_note_is_a_span_in_the_record_and_a_quotation_in_the_readers_copy(
    name: str, site: pipeline.Site
) -> None:
    brief = brief_of(site, name)
    record = json.loads(file(site, f"briefs/{name}/brief.json"))
    spans = {
        span["annotation"]
        for passage in record["passages"]
        for span in passage["spans"]
        if span["type"] == "annotation"
    }
    assert spans == {one.id for one in brief.annotations if one.start < one.end}
    copy = file(site, f"briefs/{name}/brief.md")
    for one in brief.annotations:
        assert f"> [Editors’ note {one.id}](<{SITE}briefs/{name}/#{one.id}>), {one.kind}" in copy
    assert "[[" not in copy.replace("\\[\\[", "")


@both
def test_a_note_follows_its_passage_on_the_page_and_each_leads_to_the_other(
    name: str, site: pipeline.Site
) -> None:
    page = rendered(file(site, f"briefs/{name}/index.md"))
    brief = brief_of(site, name)
    order = {str(tag["id"]): n for n, tag in enumerate(page.find_all(id=True))}
    passages = [passage.id for passage in brief.passages]
    for one in brief.annotations:
        note = page.find(id=one.id)
        assert note is not None
        if one.of in passages:
            assert order[one.of] < order[one.id]
            following = passages[passages.index(one.of) + 1 :][:1]
            assert all(order[one.id] < order[next_one] for next_one in following)
        if one.start < one.end:
            assert page.find("a", id=f"{one.id}-ref", href=f"#{one.id}") is not None
            assert note.find("a", href=f"#{one.id}-ref") is not None


def test_the_page_of_all_notes_leads_to_each_by_brief_kind_and_term(site: pipeline.Site) -> None:
    page = rendered(file(site, "notes/index.md"))
    for brief in site.shelf.briefs:
        for one in brief.annotations:
            links = page.find_all("a", href=f"../briefs/{brief.id}/#{one.id}")
            assert len(links) >= 2, one.id
    assert page.find(id="kinds")
    assert page.select('a[href="../glossary/nixon-doctrine/index.md"]')


HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[click](javascript:alert(1))",
    "[click](data:text/html;base64,PHNjcmlwdD4=)",
    "[click](//example.org/)",
    "[click](java&#115;cript:alert(1))",
    "<svg/onload=alert(1)>",
    "[x]: javascript:alert(1)\n[click][x]",
    "<a href='javascript:alert(1)'>x</a>",
    "**<b onmouseover=alert(1)>x</b>**",
    "{{ config }} {: onclick=alert(1) }",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_a_note_becomes_markup_that_was_not_meant(
    text: str, site: pipeline.Site
) -> None:
    lexicon = Concordance(site.shelf)
    html = note_html(text, site.shelf.briefs[0].id, lexicon, Here("../../"))
    found = rendered(html)
    assert {tag.name for tag in found.find_all(True)} <= {"p", "a", "strong", "em", "code"}
    for tag in found.find_all(True):
        assert set(tag.attrs) <= {"href"}
        assert str(tag.get("href", "https://")).startswith(("http://", "https://", "mailto:"))


def test_a_note_too_deep_for_markdown_is_shown_as_typed(site: pipeline.Site) -> None:
    text = "- " * 1500 + "deep"
    html = note_html(text, site.shelf.briefs[0].id, Concordance(site.shelf), Here("../../"))
    assert "deep" in html
