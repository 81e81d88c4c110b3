"""Links between briefs as a reader meets them: previews, mentions, passages side by side."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, Route, expect

from briefs import ID, brief
from glossator.model.ids import Anchor
from glossator.model.links import Hand, Mention, Thing
from glossator.model.shelf import Shelf
from glossator.writing.concordance import Concordance
from glossator.writing.mentioned_by import AT_ONCE, mentioned_section
from glossator.writing.pointing import Here

pytestmark = pytest.mark.browser

KUIK = "briefs/asan-issue-brief-2026-03/"
KIM = "briefs/rok-us-policy-brief-8/"
TALK = "conversations/asan-issue-brief-2026-03--rok-us-policy-brief-8/"
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
DESK = {"viewport": {"width": 1440, "height": 1000}}

Open = Callable[..., Page]


def card(page: Page) -> Locator:
    return page.locator("#card")


def to_kuik(page: Page) -> Locator:
    return page.locator("#a7 .margin-text a", has_text="Kuik 2026, ¶").first


def test_a_link_to_a_passage_of_another_brief_shows_it_under_the_mouse(open_page: Open) -> None:
    page = open_page(KIM, **DESK)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    to_kuik(page).hover()
    expect(card(page)).to_be_visible()
    expect(card(page)).to_have_accessible_name("Kuik 2026, ¶ 3, Introduction")
    expect(card(page)).to_contain_text("This Issue Brief assesses")
    assert [url.rpartition("/")[2] for url in asked if "favicon" not in url] == ["previews.json"]
    page.mouse.move(5, 5)
    expect(card(page)).to_be_hidden()


def test_a_preview_opens_by_keyboard_and_escape_gives_the_focus_back(open_page: Open) -> None:
    page = open_page(KIM, **DESK)
    page.locator("#a7 .margin-id").focus()
    page.keyboard.press("Tab")
    expect(to_kuik(page)).to_be_focused()
    expect(card(page)).to_be_visible()
    page.keyboard.press("Tab")
    expect(card(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(card(page)).to_be_hidden()
    expect(to_kuik(page)).to_be_focused()


def test_a_preview_opens_by_touch_and_its_link_leads_there(open_page: Open) -> None:
    page = open_page(KIM, **PHONE)
    to_kuik(page).tap()
    expect(card(page)).to_be_visible()
    card(page).get_by_role("link", name="Go there").tap()
    expect(page.locator("#p3")).to_be_in_viewport()
    assert KUIK in page.url


def test_a_term_and_a_work_are_shown_on_other_pages_too(open_page: Open) -> None:
    page = open_page("notes/", **DESK)
    page.locator(".notes-list a.term[data-term='nixon-doctrine']").first.hover()
    expect(card(page)).to_have_accessible_name("Nixon Doctrine")
    page.goto(KUIK)
    page.locator(".note .work-link a").first.hover()
    expect(card(page)).to_contain_text("cited by Kuik 2026")


def test_without_a_script_the_lists_are_there(open_page: Open) -> None:
    page = open_page(KIM, java_script_enabled=False, **DESK)
    links = page.locator(".links[data-of=p7]")
    links.locator(".see-also summary").click()
    expect(links.get_by_role("link", name="Kuik 2026, ¶ 3, Introduction")).to_be_visible()
    expect(links).to_contain_text("The editors:")
    links.locator(".mentions summary").click()
    expect(links.get_by_role("link", name="Kuik 2026, note a6")).to_be_visible()


def test_passages_stand_side_by_side_and_on_a_phone_one_below_the_other(open_page: Open) -> None:
    for options, beside in ((DESK, True), (PHONE, False)):
        page = open_page(TALK, **options)
        left, right = (page.locator(".turn .side").nth(n).bounding_box() for n in (0, 1))
        assert left is not None
        assert right is not None
        assert (right["x"] > left["x"]) is beside
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("options", [DESK, PHONE], ids=["desk", "phone"])
def test_a_term_with_two_hundred_mentions_is_still_read(
    open_page: Open, options: dict[str, object]
) -> None:
    by = Thing(ID, Anchor("p1"))
    many = [Mention(by, by, Hand.AUTHOR, f"Sentence {n}, of a pact.", 0, 8) for n in range(200)]
    written = mentioned_section(many, Concordance(Shelf((brief("A pact."),))), Here("../../"))
    _, _, section = written.partition("\n\n")

    def crowded(route: Route) -> None:
        answer = route.fetch()
        body = re.sub(r'<div class="mentions">.*?</div>', section, answer.text(), flags=re.S)
        route.fulfill(response=answer, body=body)

    page = open_page("about/", **options)
    page.route("**/glossary/major-non-nato-ally/", crowded)
    page.goto("glossary/major-non-nato-ally/")
    rows = page.locator(".mentions li")
    expect(rows).to_have_count(200)
    expect(rows.locator("visible=true")).to_have_count(AT_ONCE)
    page.get_by_text("192 more").click()
    expect(rows.last).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_contradictions_come_first(open_page: Open) -> None:
    page = open_page(TALK, **DESK)
    expect(page.locator("article h2").first).to_have_text("Contradictions")


@pytest.mark.parametrize("address", [TALK, "works/"])
@pytest.mark.parametrize("options", [DESK, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing(open_page: Open, address: str, options: dict[str, object]) -> None:
    page = open_page(address, **options)
    for fold in page.locator("details.mentions").all()[:2]:
        fold.locator("summary").first.click()
    found = Axe().run(page)
    assert [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found.response["violations"]] == []


def test_axe_finds_nothing_with_lists_and_a_preview_open(open_page: Open) -> None:
    page = open_page(KIM, **DESK)
    page.locator(".links[data-of=p7] summary").first.click()
    page.locator(".links[data-of=p7] .mentions summary").click()
    to_kuik(page).hover()
    expect(card(page)).to_be_visible()
    found = Axe().run(page)
    assert [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found.response["violations"]] == []
