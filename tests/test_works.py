"""Works cited: what a note says of its sources and nothing else; each work once."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cited import brief, schema, wrong
from editions import CORPUS, KUIK, REAL, ROOT, brief_of, often, rendered, words_of
from glossator import pipeline
from glossator.findings import Report
from glossator.marking.notes import tie
from glossator.marking.sameness import address_key, merged
from glossator.marking.works import grouped, work_id, works_of
from glossator.model.brief import Brief
from glossator.model.shelf import Shelf
from glossator.model.spans import Span, SpanType
from glossator.model.works import Item, Name, Work
from glossator.writing.cited_item import as_csl
from glossator.writing.concordance import Concordance
from glossator.writing.works import works_json, works_page
from goldens import agrees

GOLDEN = Path(__file__).parent / "golden"


# --- the sources of the real briefs ----------------------------------------------------------


def test_the_fifteen_sources_of_kuik_are_the_accepted_ones(kuik: Brief) -> None:
    items = [
        as_csl(source.item, f"{note.id}-{place}")
        for note in kuik.notes
        for place, source in enumerate(note.sources, start=1)
    ]
    assert len(items) == 15
    assert wrong(items) == []
    text = json.dumps(items, ensure_ascii=False, indent=1) + "\n"
    assert agrees(GOLDEN / KUIK / "sources.csl.json", text)


def test_kuiks_book_is_one_work_cited_twice_once_as_ibid(kuik: Brief) -> None:
    _, works = works_of([kuik])
    (book,) = [work for work in works if work.id == "kuik-2026-theorizing-hedging"]
    assert [(place.note, place.how) for place in book.citations] == [("n5", "full"), ("n6", "ibid")]
    assert len(works) == 14


def test_no_source_of_kuik_is_reported_as_not_understood(kuik: Brief) -> None:
    report = Report()
    tie(kuik, report)
    assert [str(f) for f in report if f.code == "source-not-understood"] == []


@pytest.mark.parametrize("name", [*REAL, *CORPUS])
def test_the_words_of_a_source_stand_where_its_span_says(name: str) -> None:
    (made,), works = works_of([brief_of(name)])
    ids = {work.id for work in works}
    for note in made.notes:
        cited = [span for span in note.spans if span.type is SpanType.CITATION]
        assert {span.get("work") for span in cited} <= ids
        assert len(cited) == sum(source.work is not None for source in note.sources)
        for source in note.sources:
            if source.resolved_from is None:
                assert note.text[source.start : source.end] == source.text


# --- each work once --------------------------------------------------------------------------

titles = st.sampled_from(
    ["Ports", "Theorizing Hedging", "Theorizing Hedging: Shifts", "The Long History of Ports",
     "The Long History of Prots", "The Long History of Ports 2", ""]
)  # fmt: skip
items = st.builds(
    Item,
    author=st.sampled_from(
        [(), (Name("Roe", "Jane"),), (Name("Roe", "J."),), (Name(literal="ASAN"),)]
    ),
    title=titles,
    volume=st.sampled_from(["", "1", "2"]),
    edition=st.sampled_from(["", "2"]),
    issued=st.sampled_from([(), (2019,), (2020,), (2020, 5)]),
    doi=st.sampled_from(["", "", "10.1234/a", "10.1234/A", "10.1234/b"]),
    url=st.sampled_from(
        ["", "", "https://a.example/x", "http://www.a.example/x/", "https://a.example/y"]
    ),
    note=st.sampled_from(["", "a remark"]),
)


@often
@given(st.lists(items, max_size=8), st.randoms(use_true_random=False))
def test_works_are_the_same_whatever_the_order_of_their_citations(
    found: list[Item], chance: Any
) -> None:
    shuffled = chance.sample(found, len(found))
    assert {frozenset(g) for g in grouped(found)} == {frozenset(g) for g in grouped(shuffled)}


@often
@given(st.lists(items, max_size=8))
def test_no_work_is_of_two_years_editions_or_volumes_unless_a_doi_says_so(
    found: list[Item],
) -> None:
    for group in grouped(found):
        if len({item.doi.casefold() for item in group if item.doi}) == 1:
            continue
        for name in ("volume", "edition"):
            assert len({getattr(item, name) for item in group} - {""}) <= 1
        assert len({item.issued[0] for item in group if item.issued}) <= 1


@often
@given(st.lists(items, max_size=8))
def test_merging_twice_is_merging_once(found: list[Item]) -> None:
    wholes = [merged(group) for group in grouped(found)]
    assert sorted(map(repr, (merged(g) for g in grouped(wholes)))) == sorted(map(repr, set(wholes)))


def test_the_works_do_not_hang_on_the_order_of_the_briefs() -> None:
    one = brief(["Jane Roe, *Ports* (London: Routledge, 2009)."], "one", "2024")
    two = brief(["J. Roe, *Ports* (London: Routledge, 2009), 12.", "Ibid."], "two", "2025")
    assert works_of([one, two])[1] == works_of([two, one])[1]
    (work,) = works_of([two, one])[1]
    assert [(p.brief, p.note, p.how) for p in work.citations] == [
        ("one", "n1", "full"), ("two", "n1", "full"), ("two", "n2", "ibid"),
    ]  # fmt: skip


def test_a_brief_that_comes_later_changes_no_id() -> None:
    one = brief(
        ["Jane Roe, *Ports of the North and South*, vol. 2 (London: Routledge, 2009)."], "b"
    )
    later = brief(
        ["Jane Roe, *Ports of the North and South*, vol. 1 (London: Routledge, 2009)."], "a", "2026"
    )
    (before,) = works_of([one])[1]
    after = {work.item.volume: work.id for work in works_of([later, one])[1]}
    assert after == {"2": before.id, "1": f"{before.id}-2"}


def test_an_id_is_ascii_and_never_one_that_is_taken() -> None:
    item = Item(author=(Name("홍", "길동"),), title="Über Häfen und Meere", issued=(2020, 5))
    assert work_id(item, ()) == "hong-2020-uber-hafen-und-meere"
    assert work_id(item, {"hong-2020-uber-hafen-und-meere"}) == "hong-2020-uber-hafen-und-meere-2"
    assert work_id(Item(note="…"), ()) == "work"


@pytest.mark.parametrize(
    "other",
    ["http://a.example/x", "https://www.a.example/x/", "https://A.example/x?utm_source=b", "https://a.example:443/x#c"],
)  # fmt: skip
def test_an_address_is_one_however_it_is_typed(other: str) -> None:
    assert address_key(other) == address_key("https://a.example/x")


def test_addresses_that_ask_for_different_things_are_two() -> None:
    assert address_key("https://a.example/?id=1") != address_key("https://a.example/?id=2")


# --- the page and the record -----------------------------------------------------------------


def test_every_work_is_on_the_page_with_who_cites_it_and_where(site: pipeline.Site) -> None:
    page = rendered(works_page(Concordance(site.shelf)))
    assert [str(row["id"]) for row in page.select("ul.works > li")] == [
        w.id for w in site.shelf.works
    ]
    for work in site.shelf.works:
        row = page.find(id=work.id)
        hrefs = {str(link["href"]) for link in row.find_all("a")}
        for place in work.citations:
            assert f"../briefs/{place.brief}/#{place.note}" in hrefs
            assert {f"../briefs/{place.brief}/#{passage}" for passage in place.passages} <= hrefs


def test_ibid_is_counted(site: pipeline.Site) -> None:
    page = rendered(works_page(Concordance(site.shelf)))
    assert "2 times, once as Ibid." in page.find(id="kuik-2026-theorizing-hedging").get_text()


def test_what_is_ours_is_told_from_the_reference(site: pipeline.Site) -> None:
    page = rendered(works_page(Concordance(site.shelf)))
    for row in page.select("ul.works > li"):
        assert "Cited by" not in words_of(row)


def test_every_source_of_every_record_names_a_work_that_is_there(site: pipeline.Site) -> None:
    works = json.loads(next(p.text for p in site.pages if p.uri == "works.csl.json"))
    assert wrong(works) == []
    ids = {item["id"] for item in works}
    assert len(ids) == len(works) == len(site.shelf.works)
    records = [json.loads(p.text) for p in site.pages if p.uri.endswith("/brief.json")]
    named = [s.get("work") for r in records for note in r["notes"] for s in note["sources"]]
    assert len(named) >= 15
    assert set(named) <= ids
    spans = [s for r in records for n in r["notes"] for s in n["spans"] if s["type"] == "citation"]
    assert {span["work"] for span in spans} == ids


def test_each_source_of_a_note_leads_to_its_work(site: pipeline.Site) -> None:
    uri = f"briefs/{KUIK}/index.md"
    page = rendered(next(p.text for p in site.pages if p.uri == uri))
    links = [str(link["href"]) for link in page.select(".work-link a")]
    assert len(links) == 15
    ids = {work.id for work in site.shelf.works}
    assert {link.partition("#")[2] for link in links} == ids
    (note,) = page.select("#n7")
    text = next(n.text for b in site.shelf.briefs if b.id == KUIK for n in b.notes if n.id == "n7")
    assert words_of(note) == text


def test_a_shelf_without_works_has_a_page_that_says_so() -> None:
    assert "cite no works yet" in works_page(Concordance(Shelf(())))
    assert json.loads(works_json(Shelf(()))) == []


def test_the_two_schemas_say_the_same_of_an_item() -> None:
    of_brief = json.loads((ROOT / "docs/schemas/brief.json.schema.json").read_text("utf-8"))
    own = {"start", "end", "resolved_from", "how", "work", "locator"}
    source = of_brief["$defs"]["source"]["properties"]
    assert {k: v for k, v in source.items() if k not in own} == json.loads(
        json.dumps(schema()["$defs"]["fields"]["properties"])
        .replace("#/$defs/name", "#/$defs/csl-name")
        .replace("#/$defs/date", "#/$defs/csl-date")
    )
    for name in ("name", "date"):
        assert of_brief["$defs"][f"csl-{name}"] == schema()["$defs"][name]


@pytest.mark.timeout(60)
def test_the_works_of_a_thousand_briefs_are_told_apart() -> None:
    own = [
        Item(
            author=(Name(f"Family{n}", "Jane"),),
            title=f"Ports and walls of place {n}",
            issued=(2000 + n % 25,),
        )
        for n in range(1500)
    ]
    assert len(grouped([*own, *(replace(item, page="1–2") for item in own)])) == 1500


def test_a_citation_draws_no_line_of_its_own_where_its_work_is_not_known() -> None:
    made = brief(["Jane Roe, *Ports* (London: Routledge, 2009)."])
    assert all(span.type is not SpanType.CITATION for note in made.notes for span in note.spans)
    (marked,), (work,) = works_of([made])
    assert isinstance(work, Work)
    (span,) = [s for s in marked.notes[0].spans if s.type is SpanType.CITATION]
    assert span == Span(
        SpanType.CITATION, 0, len(made.notes[0].sources[0].text), (("work", work.id),)
    )
