"""Works cited: what a note says of its sources and nothing else; each work once."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from cited import brief
from editions import CORPUS, KUIK, REAL, ROOT, brief_of, often, rendered, words_of
from glossator import pipeline
from glossator.findings import Report
from glossator.marking.fields import read_source
from glossator.marking.notes import tie
from glossator.marking.sameness import address_key, merged
from glossator.marking.works import grouped, work_id, works_of
from glossator.model.brief import Brief
from glossator.model.shelf import Shelf
from glossator.model.spans import Span, SpanType
from glossator.model.works import Item, Name, Work
from glossator.reading.inline import inline
from glossator.writing.cited_item import as_csl
from glossator.writing.cited_reference import reference
from glossator.writing.concordance import Concordance
from glossator.writing.works import works_json, works_page
from goldens import agrees

GOLDEN = Path(__file__).parent / "golden"
CITATIONS = f"\n{(Path(__file__).parent / 'cases/citations.txt').read_text('utf-8')}".split(
    "\n.\n"
)[1::3]


@cache
def schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        (ROOT / "docs/schemas/works.csl.json.schema.json").read_text("utf-8")
    )
    jsonschema.Draft202012Validator.check_schema(found)
    return found


def wrong(items: object) -> list[str]:
    checked = jsonschema.Draft202012Validator(schema()).iter_errors(items)
    return [f"{error.json_path}: {error.message}" for error in checked]


def item_of(text: str) -> Item:
    found = inline(text)
    return read_source(found.text, found.spans, {}).item


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


# --- nothing is made up ----------------------------------------------------------------------

PIECES = (
    "Jane Roe", "Kim Hyung Jong", "홍길동", "외교부", "OECD", "The White House", " and ", ", ",
    ". ", ": ", "; ", " (", ")", " [", "]", "“Walls,”", "“Walls", "”", "‘", "’", "«Mer»",
    "『항만』", "「", "」", "*Ports*", "*", "*Harbour Review* ", "51", "no. 5", "vol. 2",
    "pp. 1–20", "S. 12 f.", "제12권 3호", "2011", "(2019)", "May 3, 2020", "3.5.2021",
    "2024년 3월 5일", "accessed ", "ed. ", "eds.", "trans. ", "in ", "In: ",
    "London: Routledge", "Oslo", "Ministry of Ports", "https://a.example/x", "www.b.example",
    "doi:10.1234/x", "https://doi.org/10.1234/a(b)", "et al.", "Ibid.", "op. cit.", "2nd ed.",
    "3. Aufl.", "PhD diss.", "Working Paper No. 3", "[x](https://c.example/)", "\n", " ",
    "\x00", "–", "&", "/", "'",
)  # fmt: skip
texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=16).map("".join),
    st.text(max_size=80),
    st.tuples(st.sampled_from(CITATIONS), st.integers(0, 200), st.integers(0, 200)).map(
        lambda one: one[0][: one[1]] + one[0][one[2] :]
    ),
)


def spoken(item: Item) -> list[str]:
    """Every text of an item, but its type."""
    people = (*item.author, *item.editor, *item.translator)
    parts = [part for n in people for part in (n.family, n.given, n.suffix, n.literal)]
    fields = (
        item.title, item.container_title, item.edition, item.volume, item.issue, item.number,
        item.page, item.genre, item.publisher, item.publisher_place, item.status, item.doi,
        item.url.removeprefix("https://"), item.note,
    )  # fmt: skip
    return [part for part in (*parts, *fields) if part]


def parts(text: str) -> list[str]:
    """The words of a text, figures apart; of Korean the syllables: 홍길동 is a family's and a
    given name."""
    return re.findall(r"\d+|[가-힣]|[^\W\d_가-힣]+", text.casefold())


SAYS_WHICH = """
and und et y e by von par por in dans en aus at on from the author authors
ed eds edn editor editors edited edition aufl éd hrsg hg dir trans translated übers
vol vols volume no nr nos núm issue number bd band heft tome jg p pp s page pages seite
accessed retrieved viewed abrufbar abgerufen am consulté le last modified updated
doi dx org https http www available online nd n d url spring
제 권 호 쪽 년 월 일 자 판 검 색 옮 김 역 편 엮 음
f ff nth st rd th
"""
"""Words that say which field the others are in."""


def of_dates(item: Item) -> set[str]:
    """How the parts of the dates of an item may be printed."""
    said: set[str] = set()
    for day in (item.issued, item.accessed):
        said |= {form for n in day for form in (str(n), f"{n:02}")}
        months = (
            Locale("en").months["format"],
            Locale("de").months["format"],
            Locale("fr").months["format"],
        )
        said |= {
            width[day[1]].casefold().rstrip(".")
            for one in months
            for width in (one["wide"], one["abbreviated"])
            if len(day) > 1
        }
        said |= {"sept"} if day[1:2] == (9,) else set()
    return said


def lost(text: str) -> Counter[str]:
    """The words of a reference that its fields do not say as often as it does."""
    found = inline(text)
    read = read_source(found.text, found.spans, {})
    said = Counter(word for part in (*spoken(read.item), read.locator) for word in parts(part))
    which = {*SAYS_WHICH.split()} | of_dates(read.item)
    return Counter(word for word in parts(found.text) if word not in which) - said


@pytest.mark.parametrize("text", CITATIONS)
def test_every_word_of_a_reference_is_in_a_field_or_in_its_note(text: str) -> None:
    assert not lost(text)


@often
@given(texts)
def test_no_word_of_any_text_is_lost(text: str) -> None:
    assert not lost(text)


@often
@given(texts)
def test_no_word_of_a_field_is_not_in_the_source(text: str) -> None:
    found = inline(text)
    read = read_source(found.text, found.spans, {})
    ends = sorted({0, len(found.text), *(at for s in found.spans for at in (s.start, s.end))})
    printed = (found.text[start:end] for start, end in pairwise(ends))
    there = " ".join((*printed, found.text, *(str(span.get("href")) for span in found.spans)))
    known = set(parts(there))
    for part in (*spoken(read.item), read.locator):
        assert known.issuperset(parts(part)), part
    dates = [str(n) for n in (*read.item.issued[:1], *read.item.accessed[:1])]
    assert all(year in found.text for year in dates)


@often
@given(texts)
def test_every_item_is_csl_json_and_has_a_reference(text: str) -> None:
    item = item_of(text)
    assert wrong([as_csl(item, "x")]) == []
    shown = rendered(f"<p>{reference(item)}</p>")
    hrefs = [str(link["href"]) for link in shown.find_all("a")]
    assert all(re.match(r"https?://|mailto:", href) for href in hrefs)


@often
@given(st.lists(texts, min_size=1, max_size=4))
def test_tying_any_notes_twice_is_tying_them_once(notes: list[str]) -> None:
    once = brief(notes)
    assert tie(once, Report()) == once
    for note in once.notes:
        for source in note.sources:
            assert 0 <= source.start <= source.end <= len(note.text)


@pytest.mark.parametrize(
    "piece", ["Roe, ", "1, ", "A. ", ": a", "(2019) ", "“", "x; ", "Roe, J., "]
)
@pytest.mark.timeout(60)
def test_a_note_without_end_is_read_to_its_end(piece: str) -> None:
    long = piece * 3000
    (note,) = brief([long]).notes
    assert note.text.strip() == long.strip()
    assert all(source.text in long for source in note.sources)


def test_a_hostile_title_is_shown_as_it_is_written() -> None:
    item = item_of(
        "Jane Roe, “<script>alert(1)</script>,” *<img src=x>*, 3 May 2020, https://a.example/%22onload="
    )
    shown = rendered(reference(item))
    assert shown.find_all(["script", "img"]) == []
    assert "<script>alert(1)</script>" in shown.get_text()


def test_numbers_and_dates_stand_where_a_bibliography_has_them() -> None:
    printed = "Jane Roe, “Walls,” *Harbour Review* {} 953-970."
    for numbers in ("51, no. 5 (2011):", "51 (2011):", "51, no. 5 (May 2011):"):
        item = item_of(printed.format(numbers))
        shown = rendered(reference(item)).get_text().strip()
        assert shown == f"Roe, Jane. “Walls”. Harbour Review {numbers} 953-970."
    resolution = item_of("United Nations, *Report*, A/76/135 (14 July 2021).")
    assert "Report. A/76/135. 14 July 2021." in rendered(reference(resolution)).get_text()
    undated = item_of("Jane Roe, “Walls,” *Harbour Review* 51, no. 5: 953-970.")
    assert rendered(reference(undated)).get_text().strip().endswith("51, no. 5: 953-970.")


def test_a_link_that_a_browser_would_run_is_no_link() -> None:
    assert "<a" not in reference(Item(title="Ports", url="javascript:alert(1)"))


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
