"""The home page: where to start, the briefs in time, and what the filter needs."""

from __future__ import annotations

from dataclasses import replace

from bs4 import BeautifulSoup, Tag

from editions import KIM, KUIK, rendered
from glossator.model.ids import Anchor, BriefId
from glossator.model.links import Relation, Stance
from glossator.model.shelf import Shelf
from glossator.model.spans import Place
from glossator.writing.catalogue import catalogue
from related.report import own_shelf

OWN_SHELF = own_shelf()


def said(kind: Stance, of: str, to: str, why: str) -> Relation:
    return Relation(
        Place(BriefId(KIM), Anchor(of), 0, 40), Place(BriefId(KUIK), Anchor(to), 0, 40), kind, why
    )


def home(shelf: Shelf) -> BeautifulSoup:
    return rendered(catalogue(shelf))


def one(page: BeautifulSoup, selector: str) -> Tag:
    (found,) = page.select(selector)
    return found


def test_a_debate_shows_the_first_contradiction_and_leads_to_the_conversation() -> None:
    relations = (
        said(Stance.AGREES, "p1", "p1", "Both agree."),
        said(Stance.CONTRADICTS, "p4", "p3", "One says <so>."),
        said(Stance.CONTRADICTS, "p5", "p6", "Another."),
    )
    debate = one(home(replace(OWN_SHELF, relations=relations)), ".debate")
    assert one(debate, "h2").get_text() == "Start here: Kim 2025 and Kuik 2026 disagree"
    assert one(debate, ".why").get_text() == "The editors: One says <so>."
    places = [str(link["href"]) for link in debate.select(".place a")]
    assert places == [f"briefs/{KIM}/#p4", f"briefs/{KUIK}/#p3"]
    onward = one(debate, ".onward")
    assert onward.get_text().endswith(", 2 contradictions")
    assert one(onward, "a")["href"] == f"conversations/{KUIK}--{KIM}/"


def test_without_a_contradiction_of_the_editors_there_is_no_debate() -> None:
    agreed = replace(OWN_SHELF, relations=(said(Stance.AGREES, "p1", "p1", "Both agree."),))
    assert home(agreed).select(".debate") == []
    assert home(Shelf(())).select(".debate, .in-time") == []


def test_dated_briefs_stand_in_the_order_of_time() -> None:
    page = home(OWN_SHELF)
    assert [time["datetime"] for time in page.select(".timeline time")] == ["2025-04", "2026-04-21"]
    assert [a["href"] for a in page.select(".timeline a")] == [f"#{KIM}", f"#{KUIK}"]
    undated = tuple(replace(b, meta=replace(b.meta, issued=None)) for b in OWN_SHELF.briefs[1:])
    assert (
        home(replace(OWN_SHELF, briefs=(OWN_SHELF.briefs[0], *undated))).select(".timeline") == []
    )


def test_an_entry_carries_what_the_filter_asks_for_and_counts() -> None:
    entry = next(e for e in home(OWN_SHELF).select(".entry") if e.select(f"#{KIM}"))
    assert entry["data-author"] == "Anthony B. Kim"
    assert "Institute for Korean Studies" in str(entry["data-institution"]).split("|")
    assert entry["data-year"] == "2025"
    assert "alliance" in str(entry["data-term"]).split("|")
    assert "28 paragraphs" in entry.get_text()
