"""The editors' notes as a reader meets them: beside their words, on a phone, by key, on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations, pairwise

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from served import DESK, KIM, KUIK, PHONE, Served, serve

from projects import new_project, write

pytestmark = pytest.mark.browser

Open = Callable[..., Page]

BOXES = """() => [...document.querySelectorAll('.margin-note')].map(note => {
    const {x, y, width, height} = note.getBoundingClientRect();
    return {id: note.id, x, y: y + scrollY, right: x + width, bottom: y + scrollY + height};
})"""


def crowded() -> dict[str, str | bytes]:
    """A brief with forty notes on one paragraph."""
    words = [f"word{n:02}{'abcdefgh'[n % 8] * 4}" for n in range(80)]
    text = f"The opening says {' '.join(words)}.\n"
    notes = "".join(
        f"  - {{id: a{n + 1}, target: {{passage: p1, quote: {words[2 * n]}}}, "
        f'kind: context, text: "{"A note of some length, to be read. " * (1 + n % 4)}", '
        "date: 2026-11-28}\n"
        for n in range(40)
    )
    folder = "briefs/crowd-brief-1"
    return {
        f"{folder}/source.txt": f"Crowd Brief No. 1\n\nA Crowd of Notes\n\n{text}",
        f"{folder}/brief.yml": "",
        f"{folder}/annotations.yml": f"notes:\n{notes}",
    }


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    root = new_project(tmp_path_factory.mktemp("crowd"))
    write(root, crowded())
    yield from serve(root)


def noted(crowd: Served) -> list[str]:
    """The editors' notes of the crowded brief, as its edition has them."""
    return [note["id"] for note in crowd.record("crowd-brief-1")["annotations"]]


@pytest.mark.parametrize("width", [1280, 1440, 1920])
def test_forty_notes_beside_one_screen_of_text_do_not_overlap(
    crowd: Served, new_context: Callable[..., BrowserContext], width: int
) -> None:
    page = new_context(viewport={"width": width, "height": 900}).new_page()
    page.goto(f"{crowd.url}briefs/crowd-brief-1/")
    page.wait_for_function("() => document.fonts.status === 'loaded'")
    boxes = page.evaluate(BOXES)
    assert [box["id"] for box in boxes] == noted(crowd)
    for one, other in combinations(boxes, 2):
        assert one["bottom"] <= other["y"] or other["bottom"] <= one["y"], (one["id"], other["id"])
    text = page.evaluate("document.querySelector('#p1').getBoundingClientRect().right")
    assert all(box["x"] > text and box["right"] <= width for box in boxes)
    end = page.evaluate(
        "document.querySelector('article').getBoundingClientRect().bottom + scrollY"
    )
    assert max(box["bottom"] for box in boxes) <= end


def test_on_a_phone_forty_notes_stand_below_their_paragraphs(
    crowd: Served, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(**PHONE).new_page()
    page.goto(f"{crowd.url}briefs/crowd-brief-1/")
    boxes = page.evaluate(BOXES)
    assert [box["id"] for box in boxes] == noted(crowd)
    for one, other in combinations(boxes, 2):
        assert one["bottom"] <= other["y"] or other["bottom"] <= one["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    bottom = page.evaluate("document.querySelector('#p1').getBoundingClientRect().bottom + scrollY")
    assert boxes[0]["y"] >= bottom


def test_a_note_stands_level_with_its_words_or_right_below_the_note_above(open_page: Open) -> None:
    page = open_page(KIM, **DESK)
    page.wait_for_function("() => document.fonts.status === 'loaded'")
    page.wait_for_timeout(300)
    words = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('.noted')].reverse().map(words =>
            [words.dataset.note, words.getBoundingClientRect().top + scrollY]))"""
    )
    boxes = sorted(page.evaluate(BOXES), key=lambda box: box["y"])
    level = 0
    for above, box in pairwise(boxes):
        if box["id"] in words:
            off = box["y"] - words[box["id"]]
            assert abs(off) < 3 or (off > 0 and abs(box["y"] - above["bottom"] - 16) < 3), box["id"]
            level += abs(off) < 3
    assert level >= 5


def test_a_note_repeats_its_words_wherever_they_do_not_stand_beside_it(
    crowd: Served, new_context: Callable[..., BrowserContext], published: Served
) -> None:
    page = new_context(**DESK).new_page()
    page.goto(f"{crowd.url}briefs/crowd-brief-1/")
    expect(page.locator(".margin-note.far").first).to_be_visible()
    for note in page.locator(".margin-note").all():
        far = "far" in (note.get_attribute("class") or "")
        expect(note.locator(".margin-head q")).to_be_visible(visible=far)
    page.goto(f"{published.url}notes/")
    for words in page.locator(".notes-list .margin-head q").all():
        expect(words).to_be_visible()


def test_the_words_light_up_the_note_and_the_note_the_words(open_page: Open) -> None:
    page = open_page(KIM, **DESK)
    page.locator(".noted[data-note=a7]").first.hover()
    expect(page.locator("#a7")).to_have_class("margin-note lit")
    page.locator("#a8 .margin-text").hover()
    expect(page.locator("#a7")).to_have_class("margin-note")
    expect(page.locator(".noted[data-note=a8]").first).to_have_class("noted lit")


def test_a_note_is_reached_by_keyboard_in_reading_order_and_leads_back(open_page: Open) -> None:
    page = open_page(KIM, **DESK)
    stops = page.evaluate(
        """() => [...document.querySelectorAll('article a[href]')]
            .filter(stop => stop.matches('.noted-ref, .margin-note .back'))
            .map(stop => stop.hash)"""
    )
    assert stops.index("#a5") < stops.index("#a5-ref") < stops.index("#a6")
    page.locator("#a5-ref").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#a5")).to_be_focused()
    expect(page.locator("#a5")).to_be_in_viewport()
    back = page.locator("#a5 .back")
    back.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#a5-ref"


def test_on_a_phone_a_tap_on_the_mark_leads_to_the_note_below(open_page: Open) -> None:
    page = open_page(KIM, **PHONE)
    page.locator("#a4-ref").tap()
    expect(page.locator("#a4")).to_be_in_viewport()
    assert page.evaluate("location.hash") == "#a4"


def test_a_switch_hides_all_notes_and_is_remembered(open_page: Open) -> None:
    page = open_page(KUIK, **DESK)
    switch = page.get_by_role("button", name="Hide notes")
    switch.click()
    expect(page.locator(".margin-note").first).to_be_hidden()
    expect(page.locator(".reconstruction")).to_be_hidden()
    expect(page.locator(".noted-ref").first).to_be_hidden()
    page.reload()
    expect(page.locator(".margin-note").first).to_be_hidden()
    page.get_by_role("button", name="Show notes").click()
    expect(page.locator(".margin-note").first).to_be_visible()


def test_without_a_script_the_notes_stand_in_the_text(open_page: Open) -> None:
    page = open_page(KIM, java_script_enabled=False, **DESK)
    passage = page.locator("#p7").bounding_box()
    note = page.locator("#a7").bounding_box()
    assert passage is not None
    assert note is not None
    assert note["y"] >= passage["y"] + passage["height"]
    assert abs(note["x"] - passage["x"]) < 5
    page.locator("#a7 summary").click()
    expect(page.locator("#a7 .cite")).to_contain_text("#a7")


def test_on_paper_a_note_follows_its_paragraph_without_our_buttons(open_page: Open) -> None:
    page = open_page(KIM, **DESK)
    page.emulate_media(media="print")
    passage = page.locator("#p7").bounding_box()
    note = page.locator("#a7").bounding_box()
    assert passage is not None
    assert note is not None
    assert note["y"] >= passage["y"] + passage["height"] - 4
    expect(page.locator("#a7 .cite")).to_be_hidden()
    expect(page.get_by_role("button", name="Hide notes")).to_be_hidden()


def test_the_notes_of_the_site_are_filtered_by_kind_brief_and_term(open_page: Open) -> None:
    page = open_page("notes/", **DESK)
    status = page.locator(".filter [role=status]")
    expect(status).to_contain_text("notes")
    page.get_by_label("Kind").select_option("comparison")
    page.get_by_label("Brief", exact=True).select_option("Kim 2025")
    shown = page.locator(".notes-list > li:visible")
    expect(shown).to_have_count(3)
    page.get_by_label("Kind").select_option("")
    page.get_by_label("Term").select_option("Major non-NATO ally")
    expect(shown).to_have_count(1)
    shown.get_by_role("link").first.click()
    assert page.evaluate("location.hash") == "#a18"
    expect(page.locator("#a18")).to_be_in_viewport()
