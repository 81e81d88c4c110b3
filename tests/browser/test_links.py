"""Links between briefs as a reader meets them: previews, mentions, passages side by side."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import nullcontext

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect
from served import DESK, KIM, KUIK, PHONE, TALK, Served

from briefs import ID, brief
from glossator.model.ids import Anchor
from glossator.model.links import Hand, Mention, Thing
from glossator.model.shelf import Shelf
from glossator.writing.concordance import Concordance
from glossator.writing.mentioned_by import AT_ONCE, mentioned_section
from glossator.writing.pointing import Here

pytestmark = pytest.mark.browser

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


def held(page: Page) -> list[Route]:
    """The requests for previews, which are answered when the test lets them go."""
    requests: list[Route] = []

    def hold(route: Route) -> None:
        requests.append(route)

    page.route("**/previews.json", hold)
    return requests


def let_go(page: Page, requests: list[Route]) -> None:
    with page.expect_event("requestfinished"):
        requests.pop().continue_()
    page.evaluate("() => new Promise(requestAnimationFrame)")


def test_what_comes_after_the_mouse_has_left_is_not_shown(open_page: Open) -> None:
    page = open_page(KIM, **DESK)
    page.clock.install()
    requests = held(page)
    to_kuik(page).hover()
    page.clock.run_for(250)
    page.mouse.move(5, 5)
    let_go(page, requests)
    page.clock.run_for(1000)
    expect(card(page)).to_be_hidden()


def test_what_comes_after_the_keyboard_has_gone_on_is_not_shown(open_page: Open) -> None:
    page = open_page(KIM, **DESK)
    requests = held(page)
    page.locator("#a7 .margin-id").focus()
    page.keyboard.press("Tab")
    expect(to_kuik(page)).to_be_focused()
    page.locator(".masthead-name").focus()
    let_go(page, requests)
    expect(card(page)).to_be_hidden()


@pytest.mark.parametrize("answer", ["nothing of it", "no answer"])
def test_a_tap_on_a_link_without_a_preview_follows_it(
    open_page: Open, published: Served, complaints: list[str], answer: str
) -> None:
    page = open_page(KIM, **PHONE)
    previews = "**/previews.json"
    if answer == "no answer":
        page.route(previews, lambda route: route.abort())
    else:
        page.route(previews, lambda route: route.fulfill(json={}))
    to_kuik(page).tap()
    page.wait_for_url(f"{published.url}{KUIK}#p3")
    complaints.clear()  # the browser's own, of the request that failed


def test_a_second_tap_does_not_wait_for_the_preview(open_page: Open, published: Served) -> None:
    page = open_page(KIM, **PHONE)
    held(page)
    to_kuik(page).tap()
    to_kuik(page).tap()
    page.wait_for_url(f"{published.url}{KUIK}#p3")


@pytest.mark.parametrize(
    ("address", "link", "name"),
    [
        ("notes/", ".notes-list a.term[data-term='nixon-doctrine']", "Nixon Doctrine"),
        ("notes/", "li > a[href$='glossary/wef/']", "World Economic Forum"),
        ("glossary/alliance/", "svg a[href$='burden-sharing/']", "burden sharing"),
        ("glossary/alliance/", "article li > a[href$='burden-sharing/']", "burden sharing"),
        ("", ".debate .place a[href$='#p3']", "Kuik 2026, ¶ 3, Introduction"),
        (KUIK, "#n6 a.machine", "Kuik 2026, note 5"),
        (KUIK, ".note .work-link a", "Works cited; cited by Kuik 2026"),
        (KUIK, ".passage a.machine[href='#fig1']", "Kuik 2026, Figure 1"),
        ("works/", ".works .ours a[href$='#n1']", "Kuik 2026, note 1"),
    ],
)
def test_a_link_shows_what_it_leads_to_on_every_page(
    open_page: Open, address: str, link: str, name: str
) -> None:
    page = open_page(address, **DESK)
    page.locator(link).first.hover()
    expect(card(page)).to_have_accessible_name(name)


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("", ".entry h2 a"),
        (KUIK, ".passage .number"),
        (KUIK, ".note .back"),
        (KUIK, ".noted-ref"),
        ("search/", "#search-contents li a"),
        ("404.html", "article li a"),
    ],
)
def test_a_link_that_says_what_it_leads_to_shows_nothing(
    open_page: Open, address: str, link: str
) -> None:
    page = open_page(address, **DESK)
    page.clock.install()
    page.locator(link).first.hover()
    with page.expect_event("requestfinished") if address == "404.html" else nullcontext():
        page.clock.run_for(1000)
    page.evaluate("() => new Promise(requestAnimationFrame)")
    expect(card(page)).to_be_hidden()


def test_from_a_disk_each_link_leads_to_a_file(
    new_context: Callable[..., BrowserContext], published: Served, complaints: list[str]
) -> None:
    page = new_context().new_page()
    page.goto((published.folder / "glossary/alliance/index.html").as_uri())
    links = page.locator("a[href]").evaluate_all(
        "links => links.map((link) => new URL(link.href.baseVal ?? link.href).href)"
    )
    inside = [link for link in links if link.startswith("file:")]
    assert [link for link in inside if link.partition("#")[0].endswith("/")] == []
    complaints.clear()  # what a page from a disk may not load


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
