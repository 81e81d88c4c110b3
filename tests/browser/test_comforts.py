"""A reader reads for an hour: where one is, keys, the catalogue's filter, large type, paper."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from served import KIM, KUIK, PHONE, Served

from projects import OWN

pytestmark = pytest.mark.browser

Open = Callable[..., Page]


def bar(page: Page) -> str:
    """What the bar says."""
    return " ".join(page.locator(".reading-here").inner_text().split())


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.id")


# --- where one is ---------------------------------------------------------------------------


def test_the_bar_says_the_paragraph_the_section_and_what_is_left(
    page: Page, published: Served
) -> None:
    page.goto(KIM)
    record = published.record(OWN[1])
    whole = re.search(r"\d+ min", page.locator(".tools").inner_text())
    assert whole
    assert bar(page) == f"¶ 1 of {len(record['passages'])} {whole[0]} left"
    passage = record["passages"][-1]
    page.evaluate(f"document.getElementById('{passage['id']}').scrollIntoView()")
    section = next(s["title"] for s in record["sections"] if s["id"] == passage["section"])
    says = f"¶ {passage['number']} of {passage['number']} {section} 1 min left"
    page.wait_for_function(
        "() => document.querySelector('.reading-here').innerText.includes('1 min')"
    )
    assert bar(page) == says
    assert page.locator(".reading-bar :is([role=status], [aria-live])").count() == 0
    expect(page.locator("[aria-current=location].passage")).to_have_id(passage["id"])


def test_buttons_lead_from_section_to_section(page: Page, published: Served) -> None:
    page.goto(KIM)
    sections = [section["id"] for section in published.record(OWN[1])["sections"]]
    expect(page.get_by_role("button", name="Previous section")).to_be_disabled()
    for section in sections:
        page.get_by_role("button", name="Next section").click()
        assert focused(page) == section
        expect(page.locator(f"#{section}")).to_be_in_viewport()
    page.get_by_role("button", name="Previous section").click()
    assert focused(page) == sections[-2]


def test_on_a_phone_the_bar_goes_out_of_the_way(open_page: Open) -> None:
    page = open_page(KIM, **PHONE)
    bar_of = page.locator(".reading-bar")
    page.evaluate("scrollTo(0, 2000)")
    expect(bar_of).not_to_be_in_viewport()
    page.evaluate("scrollTo(0, 1500)")
    expect(bar_of).to_be_in_viewport(ratio=0.9)


# --- keys -----------------------------------------------------------------------------------


def test_keys_lead_from_paragraph_to_paragraph(page: Page) -> None:
    page.goto(KIM)
    for key, passage in (("j", "p1"), ("j", "p2"), ("j", "p3"), ("k", "p2")):
        page.keyboard.press(key)
        assert focused(page) == passage
        expect(page.locator(f"#{passage}")).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#p2') !== null")
    assert bar(page).startswith("¶ 2 of")


def test_keys_cite_hide_the_notes_and_open_the_terms(page: Page) -> None:
    page.goto(f"{KIM}#p7")
    page.evaluate("addEventListener('glossator:cite', event => { window.cited = event.detail })")
    page.keyboard.press("c")
    assert page.evaluate("cited") == {"anchor": "p7"}
    expect(page.locator("dialog[open]")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    expect(page.locator(".margin-note").first).to_be_hidden()
    page.keyboard.press("n")
    page.keyboard.press("g")
    expect(page.locator("#terms .term-entry").first).to_be_in_viewport()


def test_keys_do_nothing_in_a_field_with_another_key_or_in_a_window(page: Page) -> None:
    page.goto(KIM)
    box = page.get_by_role("searchbox")
    box.focus()
    page.keyboard.type("jn?")
    expect(box).to_have_value("jn?")
    page.keyboard.press("Escape")
    box.blur()
    page.keyboard.press("Alt+j")
    page.keyboard.press("?")
    page.keyboard.press("j")
    page.keyboard.press("/")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    assert page.evaluate("document.activeElement.closest('dialog') !== null")
    page.keyboard.press("Escape")
    assert bar(page).startswith("¶ 1 of")
    assert page.locator(".notes-off").count() == 0


def test_every_key_is_a_button_too_and_keys_can_be_switched_off(page: Page) -> None:
    page.goto(KIM)
    page.get_by_role("banner").get_by_role("button", name="Keys (?)").click()
    window = page.get_by_role("dialog", name="Keys")
    assert window.locator("kbd").all_inner_texts() == ["j", "k", "c", "n", "g", "/"]
    window.get_by_role("checkbox", name="Listen to single keys").uncheck()
    window.get_by_role("button", name="Next paragraph").click()
    expect(window).to_be_hidden()
    assert focused(page) == "p1"
    page.reload()
    for key in "j/?":
        page.keyboard.press(key)
    assert focused(page) == ""
    expect(window).to_be_hidden()
    page.get_by_role("banner").get_by_role("button", name="Keys (?)").click()
    expect(window.get_by_role("checkbox")).not_to_be_checked()


# --- the catalogue --------------------------------------------------------------------------


def test_the_catalogue_is_narrowed_by_author_institution_year_and_term(page: Page) -> None:
    page.goto("")
    count = page.get_by_role("search", name="Filter the briefs").get_by_role("status")
    expect(count).to_have_text("2 briefs")
    for field, value in (
        ("Author", "Anthony B. Kim"),
        ("Institution", "Institute for Korean Studies"),
        ("Year", "2025"),
        ("Term", "America First Investment Policy"),
    ):
        page.get_by_label(field).select_option(value)
        expect(count).to_have_text("1 brief")
        expect(page.locator(f"#{OWN[1]}")).to_be_visible()
        expect(page.locator(f"#{OWN[0]}")).to_be_hidden()
        page.get_by_label(field).select_option("")
    page.get_by_label("Words").fill("nothing of the kind")
    expect(count).to_have_text("0 briefs")


# --- paper, no script -------------------------------------------------


def test_on_paper_a_brief_is_an_article_with_its_notes_and_nothing_to_press(page: Page) -> None:
    page.goto(KUIK)
    page.keyboard.press("j")
    page.emulate_media(media="print")
    for selector in ("button", "summary:not(.preparation > *)", ".see-also", ".cite", "#terms"):
        for element in page.locator(selector).all():
            expect(element).to_be_hidden()
    for selector in (".margin-note", ".passage .number", ".note", ".colophon .address"):
        for element in page.locator(selector).all():
            expect(element).to_be_visible()
    order = page.evaluate(
        "[...document.querySelectorAll('.passage, .margin-note')].map(one => one.id)"
    )
    assert order.index("p1") < order.index("a2") < order.index("p2")
    assert page.locator(":focus").evaluate("one => getComputedStyle(one).outlineStyle") == "none"


def test_without_scripts_no_key_and_no_bar_is_offered(open_page: Open) -> None:
    for address in (KIM, ""):
        page = open_page(address, java_script_enabled=False)
        for element in page.locator("button, .filter, .reading-bar").all():
            expect(element).to_be_hidden()
