"""What can be found: the words that go into the index, and the index that comes out."""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from editions import CORPUS, KIM, KUIK, REAL, known_edition
from glossator import pipeline
from glossator.findings import Report
from glossator.index import FOLDER, index
from glossator.model.brief import Brief
from glossator.model.shelf import Page, Shelf
from glossator.writing.search_forms import forms, further_words
from glossator.writing.search_page import search_page
from glossator.writing.search_record import Piece, Record, record_page, records, search_pages
from glossator.writing.search_terms import search_terms

EMPTY = Shelf(())


# --- forms ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the U.S.–ROK alliance", "ROK U.S"),
        ("Quad-Plus", "Plus Quad"),
        ("alliance—economically", "alliance economically"),
        ("3-I agency", "3 I"),
        ("No. 2026-03", "03 2026"),
        ("and/or", "and or"),
        ("Trump 2.0, 1,000 and NATO’s D.C.", ""),
        ("평화", ""),
        ("동맹은", "맹은"),
        ("한미동맹은 평화를", "동맹은 맹은 미동맹은 화를"),
        ("ASEAN동남아", "남아 동남아"),
        ("5분의 1", "분의"),
        ("", ""),
    ],
)
def test_a_text_is_found_by_parts_of_its_words(text: str, found: str) -> None:
    assert " ".join(sorted(forms(text))) == found


def begins(asked: str, texts: list[str]) -> bool:
    """How the index finds a word: by its beginning."""
    words = [*(word for text in texts for word in text.split()), *further_words(texts, ())]
    return any(word.startswith(asked) for word in words)


@pytest.mark.parametrize("asked", ["동맹", "한미", "미동", "한미동맹", "동맹은"])
def test_a_korean_word_is_found_wherever_it_stands_in_another(asked: str) -> None:
    assert begins(asked, ["한미동맹은 굳건하다"])


def test_a_word_that_stands_in_the_text_is_not_given_again() -> None:
    assert further_words(["alliance alliance-plus"], ["alliance", "동맹"]) == ["plus", "동맹"]


@pytest.mark.parametrize("name", CORPUS)
def test_every_part_of_every_word_of_any_brief_begins_something(name: str) -> None:
    brief = known_edition(name).brief
    assert brief is not None
    texts = [passage.text for passage in brief.passages]
    indexed = {word for text in texts for word in text.split()} | set(further_words(texts, ()))
    starts = {re.sub(r"[\W_]", "", word)[:2] for word in indexed}
    for run in re.findall("[가-힣]{2,}", " ".join(texts)):
        for at in range(len(run) - 1):
            assert run[at : at + 2] in starts


# --- records --------------------------------------------------------------------------------


def of(shelf: Shelf, uri: str) -> Record:
    (found,) = [record for record in records(shelf) if record.uri == uri]
    return found


def test_each_brief_its_notes_and_each_term_can_be_found(site: pipeline.Site) -> None:
    uris = [record.uri for record in records(site.shelf)]
    assert len(set(uris)) == len(uris)
    expected = {f"briefs/{name}/index.html" for name in REAL}
    expected |= {f"briefs/{brief.id}/notes.html" for brief in site.shelf.briefs if brief.notes}
    expected |= {
        f"briefs/{brief.id}/annotations.html" for brief in site.shelf.briefs if brief.annotations
    }
    expected |= {f"glossary/{term.id}/index.html" for term in site.shelf.terms}
    expected |= {f"works/{work.id}.html" for work in site.shelf.works}
    assert set(uris) == expected


def brief_of(shelf: Shelf, name: str) -> Brief:
    (found,) = [brief for brief in shelf.briefs if brief.id == name]
    return found


@pytest.mark.parametrize("name", REAL)
def test_each_passage_is_found_by_its_address_in_its_own_words(
    site: pipeline.Site, name: str
) -> None:
    pieces = {piece.id: piece.text for piece in of(site.shelf, f"briefs/{name}/index.html").pieces}
    for passage in brief_of(site.shelf, name).passages:
        assert pieces[passage.id] == passage.text


@pytest.mark.parametrize("name", REAL)
def test_each_address_that_can_be_found_is_on_the_page(site: pipeline.Site, name: str) -> None:
    (page,) = [page for page in site.pages if page.uri == f"briefs/{name}/index.md"]
    for record in records(site.shelf):
        if record.uri.startswith(f"briefs/{name}/"):
            for piece in record.pieces:
                assert re.search(rf'#{piece.id}\b|id="{piece.id}"', page.text), piece.id


def test_pull_quotes_and_our_own_words_are_not_found(site: pipeline.Site) -> None:
    text = " ".join(piece.text for piece in of(site.shelf, f"briefs/{KIM}/index.html").pieces)
    for quote in brief_of(site.shelf, KIM).pull_quotes:
        if quote.match == "altered":
            assert quote.text not in text
    assert "¶" not in text


def test_a_brief_is_narrowed_by_what_is_known_of_it(site: pipeline.Site) -> None:
    filters = of(site.shelf, f"briefs/{KUIK}/index.html").filters
    known = dict(filters)
    assert known["kind"] == "brief"
    assert known["brief"] == KUIK
    assert known["author"] == "Kuik Cheng-Chwee"
    assert known["institution"] == "The Asan Institute for Policy Studies"
    assert (known["series"], known["year"], known["language"]) == ("Issue Brief", "2026", "en")
    assert ("term", "alliance-plus") in filters


def test_a_brief_is_found_by_the_other_names_of_its_terms(site: pipeline.Site) -> None:
    words = of(site.shelf, f"briefs/{KIM}/index.html").words
    assert "한미동맹" in words
    assert "America First Investment Policy" in words


def test_a_hostile_text_is_only_words_to_the_program() -> None:
    text = '</b></div><script>alert(1)</script> "x" & y'
    record = Record("x/index.html", text, (Piece("p1", text),), (("author", text),), (text,))
    page = BeautifulSoup(record_page(record).text, "html.parser")
    assert page.select("script") == []
    assert text in page.body.get_text()  # type: ignore[union-attr]
    assert page.select_one("[data-pagefind-filter]")["content"] == text  # type: ignore[index]


# --- the index ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def made(site: pipeline.Site) -> dict[str, bytes]:
    report = Report()
    files = pipeline.search_index(site, report)
    assert list(report) == []
    return files


def fragments(made: dict[str, bytes]) -> Iterator[dict[str, object]]:
    for name, data in made.items():
        if name.endswith(".pf_fragment"):
            yield json.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd"))


def test_the_same_texts_give_the_same_bytes(site: pipeline.Site, made: dict[str, bytes]) -> None:
    assert pipeline.search_index(site, Report()) == made


def test_the_index_holds_what_is_needed_and_no_more(made: dict[str, bytes]) -> None:
    kinds = {re.sub(r"en_\w+|\.en_\w+", "", name.removeprefix("pagefind/")) for name in made}
    assert kinds == {
        *("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.en.pagefind"),
        *("pagefind.pf_meta", "index/.pf_index", "filter/.pf_filter", "fragment/.pf_fragment"),
    }


def test_the_words_of_a_passage_come_out_as_they_went_in(
    site: pipeline.Site, made: dict[str, bytes]
) -> None:
    texts = {str(page["url"]): unescape(str(page["content"])) for page in fragments(made)}
    for name in REAL:
        text = texts[f"/briefs/{name}/"]
        for passage in brief_of(site.shelf, name).passages:
            assert " ".join(passage.text.split()) in text


def test_an_empty_shelf_has_an_index_too() -> None:
    report = Report()
    index(search_pages(EMPTY), report)
    assert [finding.code for finding in report] == []


@pytest.mark.parametrize(
    ("program", "says"),
    [
        (("/no/such/program",), "No such file"),
        ((sys.executable, "-c", "raise SystemExit('out of memory')"), "out of memory"),
        ((sys.executable, "-c", ""), "it wrote no index"),
        ((sys.executable, "-c", "raise SystemExit(3)"), "it ended with 3"),
        (
            (sys.executable, "-c", r"import os; os.write(2, b'no r\xf4om'); raise SystemExit(1)"),
            "no r\ufffdom",
        ),
    ],
)
def test_a_program_that_fails_is_reported_before_the_old_site_is_touched(
    program: tuple[str, ...], says: str
) -> None:
    report = Report()
    assert index([Page("index.html", "<p>x</p>", "")], report, program) == {}
    (finding,) = report
    assert finding.code == "search-failed"
    assert says in str(finding)
    assert report.failed


def as_another_version(made: dict[str, bytes]) -> Iterator[tuple[str, dict[str, bytes]]]:
    """The files of an index, each time in another shape than ours is read in."""

    def packed(data: bytes) -> bytes:
        return gzip.compress(b"pagefind_dcd" + data)

    entry, meta, filter = (
        next(name for name in made if name.endswith(end))
        for end in ("pagefind-entry.json", ".pf_meta", ".pf_filter")
    )
    for name in (entry, meta):
        yield f"no {name}", {key: data for key, data in made.items() if key != name}
    yield "a second list", {**made, "pagefind/pagefind.de_0.pf_meta": made[meta]}
    yield "an unknown filter", {key: data for key, data in made.items() if key != filter}
    for text in ("", "{", "[]", "{}", '{"languages": []}', '{"languages": {"en": 1}}', "[" * 9999):
        yield f"entry {text[:30]}", {**made, entry: text.encode()}
    for data in (b"", b"\x1f\x8b", made[meta][:-9], b"x" * 40):
        yield f"{data[:4]!r}", {**made, meta: data}
    for cbor in (b"", b"\x80", b"\x84", b"\x61\xff", b"\xa0", b"\x9f", b"\x81" * 9999, b"\x00"):
        yield f"list {cbor[:4]!r}", {**made, meta: packed(cbor)}
        yield f"filter {cbor[:4]!r}", {**made, filter: packed(cbor)}


def test_what_another_version_writes_is_reported_and_never_half_read(
    made: dict[str, bytes], tmp_path: Path
) -> None:
    copy = "import shutil, sys; shutil.copytree(sys.argv[1], sys.argv[5])"
    for n, (what, files) in enumerate(as_another_version(made)):
        for name, data in files.items():
            path = tmp_path / str(n) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        report, program = Report(), (sys.executable, "-c", copy, str(tmp_path / str(n) / FOLDER))
        assert index([], report, program) == {}, what
        assert [finding.code for finding in report] == ["search-failed"], what


# --- what is loaded beside it ---------------------------------------------------------------


def test_the_search_knows_each_term_in_all_its_forms(site: pipeline.Site) -> None:
    known = json.loads(search_terms(site.shelf))
    terms = {term["id"]: term for term in known["terms"]}
    assert set(terms) == {term.id for term in site.shelf.terms}
    assert terms["afip"]["short"] == "AFIP"
    assert terms["alliance"]["labels"] == [["ko", "동맹"]]
    assert terms["alliance"]["senses"][0][:2] == [KUIK, "p5"]
    assert terms["trump-2-0"]["forms"] == ["Donald Trump’s second presidency"]
    assert known["briefs"][KIM] == ["Kim 2025", "Toward a Pragmatic Alliance"]
    assert "pragmatic" in known["words"]


def test_what_is_loaded_with_the_first_question_is_small(site: pipeline.Site) -> None:
    size = len(gzip.compress(search_terms(site.shelf).encode(), mtime=0))
    assert size < 150 * len(site.shelf.terms)


def test_the_page_of_the_search_shows_what_there_is_without_a_script(site: pipeline.Site) -> None:
    text = search_page(site.shelf)
    assert "[The catalogue of briefs](../index.md)" in text
    assert "(../glossary/index.md#letter-a)" in text
    for brief in site.shelf.briefs:
        for section in brief.sections:
            assert f"(../briefs/{brief.id}/index.md#{section.id})" in text


def test_the_page_of_the_search_of_an_empty_shelf_is_a_page() -> None:
    assert "# Search" in search_page(EMPTY)
    assert json.loads(search_terms(EMPTY)) == {"briefs": {}, "terms": [], "words": []}
