"""What is read from a reference: every word is in a field or left in the note, and no other."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from cited import brief, item_of, wrong
from editions import often, rendered
from glossator.findings import Report
from glossator.marking.fields import read_source
from glossator.marking.notes import tie
from glossator.model.works import Item
from glossator.reading.inline import inline
from glossator.writing.cited_item import as_csl
from glossator.writing.cited_reference import reference

CITATIONS = f"\n{(Path(__file__).parent / 'cases/citations.txt').read_text('utf-8')}".split(
    "\n.\n"
)[1::3]

PIECES = (
    "Jane Roe", "Kim Hyung Jong", "홍길동", "외교부", "OECD", "The White House", " and ", ", ",
    ". ", ": ", "; ", " (", ")", " [", "]", "“Walls,”", "“Walls", "”", "‘", "’", "«Mer»",
    "『항만』", "「", "」", " *Ports* ", "*", " *Harbour Review* ", "51", "no. 5", "vol. 2",
    "pp. 1–20", "S. 12 f.", "제12권 3호", "2011", "(2019)", "May 3, 2020", "3.5.2021",
    "2024년 3월 5일", "accessed ", "ed. ", "eds.", "trans. ", "in ", "In: ",
    "London: Routledge", "Oslo", "Ministry of Ports", "https://a.example/x", "www.b.example",
    "doi:10.1234/x", "https://doi.org/10.1234/a(b)", "et al.", "Ibid.", "op. cit.", "2nd ed.",
    "3. Aufl.", "PhD diss.", "Working Paper No. 3", " [x](https://c.example/) ", "\n", " ",
    "\x00", "–", "&", "/", "'", "(@roe)", "last updated ", "[1919]", "July/August 2011", "Dr. ",
    "Winter 2007/08", "2024/12", "3–5 May 2020", "chap. 3", "§ 5", "JOIN(2021) 24 final",
    "A/RES/217(III)", "“More,”", "hrsg. von ", "옮김", "외", ", 12 Harv. L. Rev. 345", "n.d.",
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
and und et y e with mit by von par por in dans en aus at on from the author authors
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
