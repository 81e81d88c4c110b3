"""Addresses that lead elsewhere, to a range, or nowhere, in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from served import GONE, KIM, Served, serve

from projects import OWN, SITES, new_project, write

Open = Callable[..., Page]

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A site whose one brief had another name."""
    root = new_project(tmp_path_factory.mktemp("renamed"), SITES / "harbour")
    write(root, {"briefs/harbour-brief-1/brief.yml": "aliases: [old-brief-1]\n"})
    yield from serve(root)


def test_a_former_address_leads_on_with_its_fragment(
    new_context: Callable[..., BrowserContext], renamed: Served
) -> None:
    page = new_context().new_page()
    page.goto(f"{renamed.url}briefs/old-brief-1/#p2")
    page.wait_for_url(f"{renamed.url}briefs/harbour-brief-1/#p2")
    without = new_context(java_script_enabled=False).new_page()
    without.goto(f"{renamed.url}briefs/old-brief-1/")
    without.wait_for_url(f"{renamed.url}briefs/harbour-brief-1/")


def test_a_number_that_is_not_there_is_said_politely(open_page: Open) -> None:
    page = open_page(f"{KIM}#p99")
    notice = page.get_by_role("status").filter(has_text="There is no")
    expect(notice).to_have_text("There is no ¶ 99 in this brief; it has 1 to 28.")
    expect(notice).to_be_in_viewport()
    page.evaluate("location.hash = '#p3'")
    expect(page.locator(".no-such-place")).to_be_hidden()


@pytest.mark.parametrize("fragment", ["p12-p14", "p12-14", "p12–14", "p14-p12"])
def test_a_range_is_marked_whole(open_page: Open, fragment: str) -> None:
    page = open_page(f"{KIM}#{fragment}")
    marked = page.locator(".passage.in-range")
    expect(marked).to_have_count(3)
    expect(page.locator("#p12")).to_be_in_viewport()
    assert [one.get_attribute("id") for one in marked.all()] == ["p12", "p13", "p14"]


def test_a_range_may_end_at_a_passage_that_was_withdrawn(
    new_context: Callable[..., BrowserContext], kinds_site: Served
) -> None:
    page = new_context().new_page()
    page.goto(f"{kinds_site.url}{KIM}#{GONE}-p14")
    marked = page.locator(".in-range")
    expect(marked).to_have_count(2)
    assert [one.get_attribute("id") for one in marked.all()] == [GONE, "p14"]
    expect(page.locator(f"#{GONE}")).to_be_in_viewport()


@pytest.mark.parametrize("fragment", ["%", "%E0%A4%A", "p1%", "a%b=c"])
def test_a_fragment_that_no_page_has_leaves_the_reader_at_the_top(
    open_page: Open, fragment: str
) -> None:
    page = open_page(f"{KIM}#{fragment}")
    expect(page.locator(".reading-bar")).to_be_visible()
    expect(page.locator(".no-such-place")).to_be_hidden()
    page.evaluate("location.hash = '#%'")  # and what it throws, `new_context` tells


def test_an_address_that_leads_nowhere_names_the_nearest(
    open_page: Open, complaints: list[str]
) -> None:
    page = open_page("briefs/rok-us-policy-breif-8/#p5")
    nearest = page.locator("#nearest a").first
    expect(nearest).to_have_attribute("href", f"{page.url.split('briefs/')[0]}{KIM}#p5")
    page.goto("glosary/allianse/%")
    expect(page.locator("#nearest a").first).to_have_text("alliance")
    page.goto("glosary/allianse/")
    expect(page.locator("#nearest a").first).to_have_text("alliance")
    complaints[:] = [one for one in complaints if "404" not in one]


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        (f"{KIM}p12/", f"{KIM}#p12"),
        (f"{KIM}editions/1/n2", f"{KIM}editions/1/#n2"),
    ],
)
def test_a_piece_that_was_asked_for_as_a_page_is_led_to(
    open_page: Open, published: Served, complaints: list[str], asked: str, led: str
) -> None:
    page = open_page(asked)
    page.wait_for_url(f"{published.url}{led}")
    complaints[:] = [one for one in complaints if "404" not in one]


def test_a_piece_that_never_was_leads_to_no_page_by_itself(
    open_page: Open, complaints: list[str]
) -> None:
    page = open_page(f"{KIM}p99/")
    expect(page.locator("#nearest a").first).to_be_visible()
    expect(page.locator("h1")).to_have_text("There is no such page")
    complaints[:] = [one for one in complaints if "404" not in one]


def test_the_page_for_nothing_has_no_banner_and_a_way_to_its_text(
    open_page: Open, complaints: list[str]
) -> None:
    page = open_page("no/such/page/")
    expect(page.locator(".md-banner")).to_have_count(0)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    complaints[:] = [one for one in complaints if "404" not in one]


def test_without_a_script_the_page_for_nothing_lists_the_briefs(
    open_page: Open, complaints: list[str]
) -> None:
    page = open_page("no/such/page/", java_script_enabled=False)
    for brief in OWN:
        expect(page.locator(f"article a[href$='briefs/{brief}/']")).to_be_visible()
    for place in ("glossary/", "search/"):
        expect(page.locator(f"article a[href$='{place}']")).to_be_visible()
    complaints[:] = [one for one in complaints if "404" not in one]
