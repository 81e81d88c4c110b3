"""What briefs say to each other, as a reader sees it: under a passage, and side by side."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from editions import KIM, KUIK, SITE, often, rendered
from glossator import pipeline
from glossator.findings import Report
from glossator.marking.relate import relate
from glossator.model.ids import Anchor, BriefId
from glossator.model.links import Relation, Stance
from glossator.model.shelf import Shelf
from glossator.model.spans import Place
from glossator.writing.citing.reference import Home
from glossator.writing.concordance import Concordance
from glossator.writing.conversation import conversation_page, conversations_of
from glossator.writing.see_also import excerpt, see_also
from glossator.writing.site import site
from glossator.writing.turned import at, conversations, links_of
from projects import ROOT, SITES, build, new_project, said, write
from related.report import own_shelf
from related.shelves import shelf_of

HOSTILE = "pact <script>alert(1)</script> & [x](y) `z` quad harbour"
TEXTS = (
    HOSTILE,
    "pact quad harbour tariff reactor",
    "yard swap lantern keel oar",
    "mill brook fen weir lock",
)
PADDING = [(" ".join(f"lone{n}x{word}" for word in range(12)), ()) for n in range(99)]
"""Passages enough to tell what is rare, and as long as the others."""


def place(brief: str, passage: str) -> Place:
    return Place(BriefId(brief), Anchor(passage), 0, 4)


def shelf(*relations: Relation) -> Shelf:
    """Two briefs whose passages of the same number speak of the same thing."""
    passages = [(text, ["quad"] if "quad" in text else []) for text in TEXTS]
    briefs = {"ada": [*passages, *PADDING], "bo": passages}
    return relate(shelf_of(briefs, ("quad",)), relations)


def soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def block(shown: Shelf, brief: str, passage: str) -> BeautifulSoup:
    links = links_of(shown).get((BriefId(brief), Anchor(passage)), ())
    return soup(see_also(links, Concordance(shown), "../../"))


CONTRADICTION = Relation(
    place("ada", "p3"), place("bo", "p4"), Stance.CONTRADICTS, "One says <so>."
)


# --- under a passage -----------------------------------------------------------------------


def test_a_link_says_where_it_leads_why_and_what_stands_there() -> None:
    found = block(shelf(), "ada", "p2")
    first = found.select("li")[0]
    assert [a["href"] for a in first.select(".place a")] == ["../../briefs/bo/#p2"]
    assert first.select(".place")[0].get_text() == "Bo, ¶ 2"
    assert first.select(".reason")[0].get_text() == "Found by machine. Shared: quad"
    assert first.select(".reason a")[0]["href"] == "../../glossary/quad/"
    assert first.select("blockquote")[0].get_text() == TEXTS[1] + " quad"


def test_words_are_the_reason_where_no_term_is_shared() -> None:
    reason = block(shelf(), "ada", "p4").select(".reason")[0].get_text()
    assert reason == "Found by machine. Shared words: brook, fen, lock, mill"


def akin() -> Shelf:
    """Two briefs: a pact in the one is a treaty in the other, and the glossary relates the two."""

    def passages(term: str) -> list[tuple[str, list[str]]]:
        words = ("harbour", "tariff", "reactor", "keel", "oar")
        return [(" ".join(f"{word}{n}" for word in words), [term]) for n in range(3)]

    briefs = {"ada": [*passages("pact"), *PADDING], "bo": passages("treaty")}
    return relate(shelf_of(briefs, ("pact", "treaty"), "", (("pact", "treaty"),)))


def test_related_terms_are_named_together_in_the_order_of_the_link() -> None:
    assert block(akin(), "ada", "p1").select(".reason")[0].get_text() == (
        "Found by machine. Shared: pact – treaty"
    )
    assert block(akin(), "bo", "p1").select(".reason")[0].get_text() == (
        "Found by machine. Shared: treaty – pact"
    )


def test_the_block_is_folded_and_counted() -> None:
    found = block(shelf(CONTRADICTION), "ada", "p3")
    fold = found.select("details")[0]
    assert not fold.has_attr("open")
    assert found.select("summary")[0].get_text() == f"See also {len(found.select('li'))}"


def test_an_editors_link_comes_first_and_is_shown_at_both_ends() -> None:
    shown = shelf(CONTRADICTION)
    one, other = block(shown, "ada", "p3").select("li")[0], block(shown, "bo", "p4").select("li")[0]
    assert one.select(".place")[0].get_text() == "Contradicts Bo, ¶ 4"
    assert other.select(".place")[0].get_text() == "Contradicted by Ada, ¶ 3"
    for end in (one, other):
        assert end["class"] == ["editors"]
        assert end.select(".reason")[0].get_text() == "The editors: One says <so>."


def test_a_passage_that_leads_nowhere_has_no_block() -> None:
    assert see_also((), Concordance(shelf()), "../../") == ""


def test_nothing_of_a_text_becomes_markup() -> None:
    shown = shelf(CONTRADICTION)
    found = block(shown, "bo", "p1")
    assert found.select("script") == []
    (talk,) = conversations(shown)
    page = rendered(conversation_page(talk, Concordance(shown)))
    assert page.select("script, so, code, a[href='y']") == []


@often
@given(st.text("ab .\n", max_size=300), st.data())
def test_an_excerpt_is_whole_words_with_the_sentence_in_it(text: str, data: st.DataObject) -> None:
    text = text.strip()
    start = data.draw(
        st.sampled_from([n for n in range(len(text)) if not text[n - 1 : n].strip()] or [0])
    )
    ends = [n for n in range(start + 1, len(text)) if not text[n].strip()]
    end = data.draw(st.sampled_from([*ends, len(text)]))
    shown = excerpt(text, start, end, 60).removeprefix("… ").removesuffix(" …")
    assert len(shown) <= 60 or " " not in shown.strip()
    assert f" {shown} " in f" {' '.join(text.split())} "
    if end - start <= 40:
        assert " ".join(text[start:end].split()) in shown


def test_an_excerpt_begins_with_its_sentence_where_there_is_room() -> None:
    text = "A pact binds. An alliance is the highest form of alignment, and it is no pact."
    assert excerpt(text, 17, 25, 40) == "… An alliance is the highest form of …"
    assert excerpt(text, 49, 58, 24) == "… of alignment, and it …"


# --- side by side --------------------------------------------------------------------------


def test_editors_contradictions_come_first_and_then_terms_by_rarity() -> None:
    agreement = Relation(place("bo", "p3"), place("ada", "p4"), Stance.AGREES, "Both do.")
    shown = shelf(agreement, CONTRADICTION)
    (talk,) = conversations(shown)
    page = rendered(conversation_page(talk, Concordance(shown)))
    heads = [h.get_text() for h in page.select("h2")]
    assert heads == ["Contradictions", "Agreements", "quad", "Shared words only"]
    first = page.select(".turn")[0]
    assert [p.get_text() for p in first.select(".place")] == ["Ada, ¶ 3", "Bo, ¶ 4"]
    assert first.select(".reason")[0].get_text().startswith("Ada, ¶ 3 contradicts Bo, ¶ 4. The ed")


def test_a_sentence_says_what_one_passage_is_to_the_other() -> None:
    shown = shelf(Relation(place("ada", "p3"), place("bo", "p4"), Stance.EXAMPLE_OF, "It is."))
    (talk,) = conversations(shown)
    page = rendered(conversation_page(talk, Concordance(shown)))
    said = page.select(".turn .reason")[0].get_text()
    assert said.startswith("Ada, ¶ 3 is an example of Bo, ¶ 4. The editors: It is.")


def test_related_terms_have_a_heading_of_their_own() -> None:
    (talk,) = conversations(akin())
    page = rendered(conversation_page(talk, Concordance(akin())))
    assert [h.get_text() for h in page.select("h2")] == ["Related terms"]


def test_the_sides_do_not_change_with_the_direction_of_a_link() -> None:
    shown = shelf(Relation(place("bo", "p3"), place("ada", "p4"), Stance.AGREES, "Both do."))
    (talk,) = conversations(shown)
    page = rendered(conversation_page(talk, Concordance(shown)))
    for turn in page.select(".turn"):
        hrefs = [a["href"] for a in turn.select(".place a")]
        assert [str(href).split("/")[3] for href in hrefs] == ["ada", "bo"]


def test_each_pair_of_passages_stands_once() -> None:
    (talk,) = conversations(shelf())
    pairs = [frozenset({at(link.of), at(link.to)}) for link in talk.related]
    assert len(pairs) == len(set(pairs))


def test_briefs_that_share_little_have_no_page_unless_an_editor_links_them() -> None:
    two = shelf_of(
        {"ada": [("yard swap lantern", ()), ("x", ())], "bo": [("yard swap lantern", ())]}, ()
    )
    related = relate(two)
    assert conversations(related) == ()
    said = Relation(place("ada", "p1"), place("bo", "p1"), Stance.COMPLEMENTS, "So it does.")
    assert [talk.slug for talk in conversations(replace(related, relations=(said,)))] == ["ada--bo"]


def test_many_pairs_by_one_term_are_folded_and_counted() -> None:
    passages = [(f"pact{n} yard{n} swap{n} mill{n} fen{n}", ["quad"]) for n in range(8)]
    shown = relate(shelf_of({"ada": [*passages, *PADDING], "bo": passages}, ("quad",)))
    (talk,) = conversations(shown)
    page = rendered(conversation_page(talk, Concordance(shown)))
    (fold,) = page.select("details.more")
    folded = len(fold.select(".turn"))
    assert fold.select("summary")[0].get_text() == f"{folded} more"
    assert len(page.select(".turn")) - folded == 5


def test_a_brief_lists_its_conversations() -> None:
    line = soup(conversations_of(BriefId("bo"), conversations(shelf())))
    assert line.get_text() == "In conversation with Ada"
    assert [a["href"] for a in line.select("a")] == ["../../conversations/ada--bo/"]
    assert conversations_of(BriefId("cyd"), conversations(shelf())) == ""


@pytest.mark.parametrize("name", [KIM, KUIK])
def test_the_two_briefs_of_this_site_are_in_conversation(name: str) -> None:
    shown = own_shelf()
    pages = {page.uri: page.text for page in site(shown, Home("Glossator", SITE))}
    page = rendered(pages[f"conversations/{KUIK}--{KIM}/index.md"])
    assert page.select("h1")[0].get_text() == "In conversation: Kim 2025 and Kuik 2026"
    known = {p.id for brief in shown.briefs if brief.id == name for p in brief.passages}
    hrefs = [str(a["href"]) for a in page.select(".turn .place a")]
    anchors = {href.partition("#")[2] for href in hrefs if f"/{name}/" in href}
    assert anchors
    assert anchors <= known


# --- its address ---------------------------------------------------------------------------

RELATION = (
    "relations: [{id: r1, from: p1, to: harbour-brief-1#p1, type: agrees, why: Both wait.}]\n"
)
TALK = "conversations/fen-brief-1--harbour-brief-1/"


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """A project with two briefs that an editor linked, built once."""
    root = new_project(tmp_path / "p", SITES / "harbour")
    shutil.copytree(root / "briefs/harbour-brief-1", root / "briefs/fen-brief-1")
    write(root, {"briefs/fen-brief-1/annotations.yml": RELATION})
    built(root)
    return root


def built(root: Path) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """The pages by address, and what is told of each address; the locks are written."""
    report = Report()
    made = pipeline.build(root, SITE, report)
    assert not report.failed, [str(finding) for finding in report]
    pipeline.save(made)
    pages = {page.uri: page.text for page in made.pages}
    told = json.loads(pages["permalinks.json"])["addresses"]
    return pages, {one["address"]: one for one in told}


def test_a_conversation_is_among_the_addresses_that_are_kept(two: Path) -> None:
    pages, told = built(two)
    assert f"{TALK}index.md" in pages
    assert told[TALK]["kind"] == "conversation"
    assert told[TALK]["state"] == "live"
    schema = json.loads((ROOT / "docs/schemas/permalinks.json.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(pages["permalinks.json"]))


@pytest.mark.parametrize("to", ["aft-brief-1", "zone-brief-1"])
def test_a_renamed_brief_takes_its_conversations_with_it(two: Path, to: str) -> None:
    (two / "briefs/fen-brief-1").rename(two / "briefs" / to)
    write(two, {f"briefs/{to}/brief.yml": "aliases: [fen-brief-1, bog-brief-1]\n"})
    pages, told = built(two)
    now = "--".join(sorted((to, "harbour-brief-1")))
    assert told[TALK]["state"] == "moved"
    assert told[TALK]["to"] == f"conversations/{now}/"
    assert f"](../{now}/index.md)" in pages[f"{TALK}index.md"]
    assert pages["conversations/bog-brief-1--harbour-brief-1/index.md"]
    (two / "briefs" / to).rename(two / "briefs/third-brief-1")
    write(two, {"briefs/third-brief-1/brief.yml": f"aliases: [{to}, fen-brief-1]\n"})
    pages, told = built(two)
    for former in (TALK, f"conversations/{now}/"):
        assert told[former]["to"] == "conversations/harbour-brief-1--third-brief-1/"
        assert f"{former}index.md" in pages


def test_a_conversation_that_is_over_leaves_its_page(two: Path) -> None:
    shutil.rmtree(two / "briefs/fen-brief-1")
    pages, told = built(two)
    assert told[TALK]["state"] == "withdrawn"
    assert "no longer shown side by side" in pages[f"{TALK}index.md"]


def test_both_kinds_of_former_address_are_built(two: Path) -> None:
    (two / "briefs/fen-brief-1").rename(two / "briefs/aft-brief-1")
    write(two, {"briefs/aft-brief-1/brief.yml": "aliases: [fen-brief-1]\n"})
    done = build(two)
    assert done.returncode == 0, said(done)
    page = soup((two / "site" / TALK / "index.html").read_text("utf-8"))
    to = "../aft-brief-1--harbour-brief-1/"
    assert page.select_one("script[data-to]")["data-to"] == to  # type: ignore[index]
    assert page.select_one("link[rel=canonical]")["href"] == f"{SITE}conversations/{to[3:]}"  # type: ignore[index]
    assert TALK not in (two / "site/sitemap.xml").read_text("utf-8")
