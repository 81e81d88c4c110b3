"""A reader meets a term, opens its card, follows it to its page and finds others."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect
from served import KIM, KUIK, PHONE, Served

pytestmark = pytest.mark.browser

Open = Callable[..., Page]


def card(page: Page) -> Locator:
    return page.get_by_role("dialog")


def term(page: Page, name: str) -> Locator:
    return page.locator(f"article a.term[data-term='{name}']").first


def test_the_card_opens_where_the_mouse_rests_on_a_term(open_page: Open) -> None:
    page = open_page(KUIK)
    term(page, "alliance-plus").hover()
    expect(card(page)).to_be_visible()
    expect(card(page)).to_have_accessible_name("alliance-plus")


def test_the_card_gives_the_authors_own_words_first_and_their_place(open_page: Open) -> None:
    page = open_page(KUIK)
    term(page, "alliance-first").hover()
    parts = card(page).locator(".sense, p.ours")
    expect(parts.first).to_have_class("sense")
    expect(parts.first.get_by_role("link", name="Kuik 2026, ¶")).to_be_visible()
    expect(parts.last).to_have_class("ours")
    expect(card(page)).to_contain_text("in this brief")


def test_the_card_of_one_author_gives_the_other_authors_words_too(open_page: Open) -> None:
    page = open_page(KIM)
    term(page, "alliance").hover()
    link = card(page).get_by_role("link", name="Kuik 2026, ¶ 5").first
    expect(link).to_be_visible()
    link.click()
    expect(page.locator("#p5")).to_be_in_viewport()


def test_the_card_opens_by_keyboard_is_moved_into_and_closes_by_escape(open_page: Open) -> None:
    page = open_page(KUIK)
    word = term(page, "alliance-plus")
    word.evaluate(
        """word => {
            const stops = [...document.querySelectorAll("article :is(a[href], button)")];
            stops[stops.indexOf(word) - 1].focus();
        }"""
    )
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(word).to_be_focused()
    expect(card(page)).to_be_visible()
    page.keyboard.press("Tab")
    expect(card(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(card(page)).to_be_hidden()
    expect(word).to_be_focused()


def test_the_card_opens_by_touch_and_its_link_leads_to_the_term(
    open_page: Open, published: Served
) -> None:
    page = open_page(KUIK, **PHONE)
    term(page, "alliance-plus").tap()
    expect(card(page)).to_be_visible()
    expect(page).to_have_url(f"{published.url}{KUIK}")
    card(page).get_by_role("link", name="Whole entry for alliance-plus").tap()
    expect(page).to_have_url(f"{published.url}glossary/alliance-plus/")


def test_a_later_use_opens_the_same_card(open_page: Open) -> None:
    page = open_page(KUIK)
    page.locator("span.term.again[data-term='asean']").first.hover()
    expect(card(page)).to_contain_text("Association of Southeast Asian Nations")


def test_without_scripts_a_term_is_a_link_to_its_page(open_page: Open, published: Served) -> None:
    page = open_page(KUIK, java_script_enabled=False)
    term(page, "alliance-plus").click()
    expect(page).to_have_url(f"{published.url}glossary/alliance-plus/")
    expect(page.get_by_role("heading", level=1)).to_have_text("alliance-plus")


def test_every_use_of_a_term_leads_to_its_paragraph(open_page: Open) -> None:
    page = open_page("glossary/alliance-allergic/")
    uses = page.locator(".concordance li")
    expect(uses).to_have_count(9)
    uses.nth(2).get_by_role("link").click()
    expect(page.locator(":target")).to_contain_text("alliance-allergic")


def test_the_drawing_of_uses_is_there_as_a_table_too(open_page: Open) -> None:
    page = open_page("glossary/alignment/")
    expect(page.locator("svg.strip")).to_have_attribute("aria-hidden", "true")
    page.get_by_text("The same as a table").click()
    expect(page.get_by_role("row", name="Kuik 2026 Introduction")).to_be_visible()


def test_the_glossary_is_filtered_as_one_types_by_kind_and_by_brief(open_page: Open) -> None:
    page = open_page("glossary/")
    rows = page.locator(".az li:visible")
    page.get_by_label("Words", exact=True).fill("alliance")
    expect(page.get_by_role("link", name="alliance-allergic")).to_be_visible()
    expect(page.get_by_role("link", name="America First Investment Policy")).to_be_hidden()
    page.get_by_label("Words", exact=True).fill("")
    page.get_by_label("Kind", exact=True).select_option("doctrine")
    expect(page.get_by_role("link", name="Nixon Doctrine")).to_be_visible()
    expect(page.get_by_role("link", name="alliance-allergic")).to_be_hidden()
    page.get_by_label("Kind", exact=True).select_option("")
    page.get_by_label("Brief", exact=True).select_option("Kim 2025")
    expect(page.get_by_role("link", name="Asian NATO")).to_be_hidden()
    expect(
        page.get_by_role("search", name="Filter the glossary").get_by_role("status")
    ).to_have_text(f"{rows.count()} terms")
