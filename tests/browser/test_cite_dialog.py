"""Citing as a reader does it: what opens, is shown, copied and downloaded, and the way back."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Locator, Page, expect
from served import Served

from citing import PROCESSOR, note_of, passages_of
from editions import own_brief
from glossator.model.annotations import Annotation, AnnotationKind, Target
from glossator.model.brief import Brief
from glossator.model.ids import Anchor
from glossator.writing.citing.forms import Sheet, forms, in_place, sheet
from glossator.writing.citing.noted import annotation_of
from glossator.writing.citing.reference import (
    Citable,
    Home,
    edition_of,
    original_of,
)

pytestmark = pytest.mark.browser

KUIK, KIM = "asan-issue-brief-2026-03", "rok-us-policy-brief-8"
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
DESK = {"viewport": {"width": 1440, "height": 1000}}

Open = Callable[..., Page]

COPIED = """async type => {
    for (const item of await navigator.clipboard.read())
        if (item.types.includes(type)) return (await item.getType(type)).text();
    return null;
}"""

NTH_WORDS = """([first, from, last, to]) => {
    const texts = id => {
        const walker = document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT);
        const found = [];
        while (walker.nextNode()) found.push(walker.currentNode);
        return found.filter(node => !node.parentElement.closest('.number'));
    };
    const find = (id, words) => {
        const node = texts(id).find(node => node.data.includes(words));
        return [node, node.data.indexOf(words)];
    };
    const [one, start] = find(first, from);
    const [two, end] = find(last, to);
    getSelection().setBaseAndExtent(one, start, two, end + to.length);
    two.parentElement.scrollIntoView({block: 'center'});
}"""


@pytest.fixture
def reader(new_context: Callable[..., BrowserContext], published: Served) -> Open:
    """Opens a page in a browser that lets it copy."""

    def opened(address: str, **options: object) -> Page:
        context = new_context(**(options or DESK))
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=published.origin)
        page = context.new_page()
        page.goto(address)
        return page

    return opened


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog")


def copied(page: Page, kind: str = "text/plain") -> str:
    dialog(page).get_by_role("button", name="Copy").click()
    expect(dialog(page).get_by_role("status")).to_contain_text("Copied")
    return str(page.evaluate(COPIED, kind))


def choose(page: Page, name: str) -> None:
    dialog(page).get_by_label("Format").select_option(name)


@cache
def citations(name: str, url: str) -> tuple[Brief, Sheet, Home]:
    brief, home = own_brief(name), Home("Glossator", url)
    original = original_of(brief)
    edition = edition_of(original, home, 1, "2026-11-28")
    return brief, sheet(original, edition, PROCESSOR), home


def filled(name: str, style: str, cite: Callable[[Brief, Home], Citable], url: str) -> str:
    brief, found, home = citations(name, url)
    return in_place(found.place[style], style, cite(brief, home), PROCESSOR).text


def of_passages(first: str, last: str, words: str = "") -> Callable[[Brief, Home], Citable]:
    def cite(brief: Brief, home: Home) -> Citable:
        ids = [passage.id for passage in brief.passages]
        row = brief.passages[ids.index(first) : ids.index(last) + 1]
        return passages_of(edition_of(original_of(brief), home, 1), row, words)

    return cite


def test_a_brief_is_cited_as_this_edition_or_as_the_original(
    reader: Open, published: Served
) -> None:
    page = reader(f"briefs/{KIM}/")
    _, found, _ = citations(KIM, published.url)
    door = page.get_by_role("link", name="Cite", exact=True)
    door.focus()
    page.keyboard.press("Enter")
    expect(dialog(page).get_by_role("heading")).to_have_text("Cite this brief")
    expect(dialog(page).get_by_role("button", name="Copy")).to_be_focused()
    assert copied(page) == found.edition["chicago"].text
    assert found.edition["chicago"].html in copied(page, "text/html")
    dialog(page).get_by_label("The original brief").check()
    choose(page, "apa-entry")
    assert copied(page) == found.original["apa-entry"].text
    expect(dialog(page).locator("option[value=quotation], option[value=link]")).to_have_count(0)
    for name, ending in (("bibtex", "bib"), ("ris", "ris"), ("csl-json", "csl.json")):
        choose(page, name)
        assert copied(page) == found.original[name].text
        with page.expect_download() as file:
            dialog(page).get_by_role("link", name="Download").click()
        assert file.value.suggested_filename == f"{KIM}-original.{ending}"
        assert file.value.path().read_text("utf-8") == found.original[name].text
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_hidden()
    expect(door).to_be_focused()
    page.reload()
    door.click()
    expect(dialog(page).get_by_label("Format")).to_have_value("csl-json")


def test_a_paragraph_is_cited_from_its_number_in_every_format(
    reader: Open, published: Served
) -> None:
    page = reader(f"briefs/{KIM}/")
    number = page.get_by_role("link", name="Paragraph 12", exact=True)
    number.hover()
    page.get_by_role("button", name="Cite paragraph 12").click()
    expect(dialog(page)).to_contain_text("Paragraph 12 of Toward a Pragmatic Alliance")
    expect(dialog(page)).to_contain_text("This passage is unchanged since edition 1.")
    brief, found, _ = citations(KIM, published.url)
    words = next(passage.text for passage in brief.passages if passage.id == "p12")
    for name in found.place:
        choose(page, name)
        expected = filled(KIM, name, of_passages("p12", "p12", words), published.url)
        assert page.evaluate("document.querySelector('#cite-shown').textContent") == (
            expected.rstrip()
        )
    page.mouse.move(5, 5)
    page.wait_for_timeout(600)
    page.keyboard.press("Escape")
    expect(page.locator("#p12 :focus")).to_have_count(1)


def test_a_range_selected_by_mouse_is_cited_with_its_words(reader: Open, published: Served) -> None:
    page = reader(f"briefs/{KIM}/")
    page.locator("#p12").scroll_into_view_if_needed()
    top, end = page.locator("#p12").bounding_box(), page.locator("#p13").bounding_box()
    assert top is not None
    assert end is not None
    page.mouse.move(top["x"] + 2, top["y"] + 12)
    page.mouse.down()
    page.mouse.move(end["x"] + 300, end["y"] + 12, steps=4)
    page.mouse.up()
    button = page.get_by_role("button", name="Cite ¶¶ 12–13")
    expect(button).to_be_visible()
    button.click()
    choose(page, "quotation")
    said = copied(page)
    quoted = said.removeprefix("“").split("” Anthony")[0]
    brief, _, _ = citations(KIM, published.url)
    first, second = (passage.text for passage in brief.passages if passage.id in ("p12", "p13"))
    assert quoted in f"{first} {second}"
    assert f"{first[-30:]} {second[:10]}" in quoted
    expected = of_passages("p12", "p13", quoted)
    assert said == filled(KIM, "quotation", expected, published.url)


def test_selected_words_are_cited_by_the_keyboard_alone(reader: Open, published: Served) -> None:
    page = reader(f"briefs/{KIM}/")
    page.locator("#p12").scroll_into_view_if_needed()
    page.evaluate(NTH_WORDS, ["p12", "policy change", "p12", "policy change"])
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Control+Shift+ArrowRight")
    button = page.get_by_role("button", name="Cite ¶ 12")
    expect(button).to_be_visible()
    page.keyboard.press("c")
    choose(page, "quotation")
    expected = of_passages("p12", "p12", "policy change signaled")
    assert copied(page) == filled(KIM, "quotation", expected, published.url)
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(dialog(page)).to_be_visible()


def test_a_range_selected_by_the_keyboard_is_cited_by_the_keyboard(
    reader: Open, published: Served
) -> None:
    page = reader(f"briefs/{KUIK}/")
    brief, _, _ = citations(KUIK, published.url)
    first, second = (passage.text for passage in brief.passages if passage.id in ("p24", "p25"))
    end = first.split()[-1]
    page.evaluate(NTH_WORDS, ["p24", end, "p24", end])
    for _ in range(2):
        page.keyboard.press("Shift+ArrowDown")
    expect(page.get_by_role("button", name="Cite ¶¶ 24–25")).to_be_visible()
    page.keyboard.press("c")
    expect(dialog(page).get_by_role("heading")).to_have_text("Cite ¶¶ 24–25")
    choose(page, "quotation")
    said = copied(page)
    quoted = said.removeprefix("“").split("” Kuik")[0]
    assert f"{first} {second}".startswith(quoted, len(first) - len(end))
    assert len(quoted) > len(end) + 1
    assert said == filled(KUIK, "quotation", of_passages("p24", "p25", quoted), published.url)


def test_the_words_quoted_are_the_authors_without_marks_of_ours(
    reader: Open, published: Served
) -> None:
    page = reader(f"briefs/{KUIK}/")
    brief, _, _ = citations(KUIK, published.url)
    one, two = brief.passages[:2]
    start, end = one.text.split()[0], two.text.split()[-1]
    page.evaluate(NTH_WORDS, [one.id, start, two.id, end])
    page.get_by_role("button", name="Cite ¶¶ 1–2").click()
    choose(page, "quotation")
    expected = of_passages(one.id, two.id, f"{one.text} {two.text}")
    assert copied(page) == filled(KUIK, "quotation", expected, published.url)


def test_an_endnote_and_an_editors_note_are_cited_by_their_names(
    reader: Open, published: Served
) -> None:
    page = reader(f"briefs/{KUIK}/")

    def endnote(brief: Brief, home: Home) -> Citable:
        return note_of(edition_of(original_of(brief), home, 1), brief.notes[2])

    brief, _, home = citations(KUIK, published.url)
    (row,) = (row for row in published.record(KUIK)["annotations"] if row["id"] == "a3")
    about = Annotation(
        Anchor("a3"), AnnotationKind.CONTEXT, "", row["by"], row["date"], Target(Anchor("p1"))
    )
    editors_note = Citable(annotation_of(edition_of(original_of(brief), home, 1), about, home))
    door = page.locator("#n3").get_by_role("button", name="Cite note 3")
    door.click()
    assert copied(page) == filled(KUIK, "chicago", endnote, published.url)
    page.keyboard.press("Escape")
    expect(door).to_be_focused()
    page.locator("#a3 summary").click()
    expect(dialog(page).get_by_role("heading")).to_have_text("Cite editors’ note a3")
    expect(dialog(page).get_by_role("radio")).to_have_count(0)
    expect(dialog(page)).to_contain_text("This note is unchanged since edition 1.")
    for name, form in forms(editors_note, PROCESSOR).items():
        choose(page, name)
        assert copied(page) == form.text


def test_a_fixed_edition_is_cited_as_what_it_is(reader: Open, published: Served) -> None:
    page = reader(f"briefs/{KIM}/editions/1/")
    _, found, _ = citations(KIM, published.url)
    page.get_by_role("link", name="Cite", exact=True).click()
    assert copied(page) == found.edition["chicago"].text
    page.keyboard.press("Escape")
    page.locator("#p12").scroll_into_view_if_needed()
    page.evaluate(NTH_WORDS, ["p12", "policy change", "p12", "policy change"])
    page.keyboard.press("c")
    expect(dialog(page)).to_contain_text("Annotated edition 1, 28 November 2026")
    expected = of_passages("p12", "p12", "policy change")
    choose(page, "quotation")
    assert copied(page) == filled(KIM, "quotation", expected, published.url)


def test_an_entry_of_the_glossary_is_cited(reader: Open, published: Served) -> None:
    page = reader("glossary/alliance/")
    page.get_by_role("link", name="Cite", exact=True).click()
    text = (published.folder / "glossary/alliance/cite.json").read_text("utf-8")
    for form in json.loads(text)["entry"]["formats"]:
        choose(page, form["id"])
        assert copied(page) == form["text"]


def test_any_script_can_ask_for_the_dialog(reader: Open) -> None:
    page = reader(f"briefs/{KIM}/")
    page.evaluate("dispatchEvent(new CustomEvent('glossator:cite', {detail: {anchor: 'p3'}}))")
    expect(dialog(page).get_by_role("heading")).to_have_text("Cite ¶ 3")


def test_it_says_since_which_edition_a_passage_is_unchanged(
    reader: Open, published: Served
) -> None:
    page = reader(f"briefs/{KIM}/")
    data = json.loads((published.folder / "briefs" / KIM / "cite.json").read_text("utf-8"))
    data["unchanged"] = {"p3": 1, "p4": 2}
    page.route("**/cite.json", lambda route: route.fulfill(json=data))
    for last, says in (
        ("p3", "This passage is unchanged since edition 1."),
        ("p4", "These passages are unchanged since edition 2."),
        ("p5", "Not all of these passages are in a fixed edition yet."),
    ):
        page.evaluate(
            """last => {
                const end = document.getElementById(last);
                const start = document.getElementById('p3');
                getSelection().setBaseAndExtent(start, 0, end, end.childNodes.length);
            }""",
            last,
        )
        page.evaluate("dispatchEvent(new CustomEvent('glossator:cite'))")
        expect(dialog(page)).to_contain_text(says)
        page.keyboard.press("Escape")
        expect(dialog(page)).to_be_hidden()


def test_only_what_is_in_a_fixed_edition_as_it_is_here_is_cited_in_it(
    reader: Open, published: Served
) -> None:
    page = reader(f"briefs/{KIM}/")
    data = json.loads((published.folder / "briefs" / KIM / "cite.json").read_text("utf-8"))
    data["unchanged"] = {"p3": 1, "p5": 1, "p6": 1}
    data["fixed"]["row"].remove("p5")
    page.route("**/cite.json", lambda route: route.fulfill(json=data))
    home = f"{published.url}briefs/{KIM}/"
    for first, last, address, says in (
        ("p3", "p3", f"{home}editions/1/#p3", "Annotated edition 1, 28 November 2026"),
        ("p4", "p4", f"{home}#p4", "This annotated edition"),
        ("p3", "p4", f"{home}#p3", "This annotated edition"),
        ("p5", "p6", f"{home}#p5", "In a fixed edition other passages stand between these."),
    ):
        page.evaluate(
            """([first, last]) => {
                const [start, end] = [first, last].map((id) => document.getElementById(id));
                getSelection().setBaseAndExtent(start, 0, end, end.childNodes.length);
            }""",
            [first, last],
        )
        page.evaluate("dispatchEvent(new CustomEvent('glossator:cite'))")
        expect(dialog(page)).to_contain_text(says)
        choose(page, "link")
        assert copied(page) == address
        choose(page, "chicago")
        assert ("annotated edition 1," in copied(page)) == ("editions/1/" in address)
        page.keyboard.press("Escape")
        expect(dialog(page)).to_be_hidden()


def test_on_a_phone_it_is_a_sheet_at_the_bottom(reader: Open) -> None:
    page = reader(f"briefs/{KIM}/", **PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("link", name="Paragraph 12", exact=True).tap()
    page.get_by_role("button", name="Cite paragraph 12").tap()
    page.wait_for_function("() => document.getAnimations().length === 0")
    box = dialog(page).bounding_box()
    assert box is not None
    assert (box["x"], box["width"], round(box["y"] + box["height"])) == (0, 390, 844)
    expect(dialog(page).get_by_role("button", name="Copy")).to_be_in_viewport()
    dialog(page).get_by_role("button", name="Close").tap()
    expect(dialog(page)).to_be_hidden()


def test_where_nothing_can_be_fetched_the_page_shows_its_own_box(
    reader: Open, complaints: list[str], published: Served
) -> None:
    page = reader(f"briefs/{KIM}/")
    page.route("**/cite.json", lambda route: route.abort())
    page.evaluate("dispatchEvent(new CustomEvent('glossator:cite', {detail: {anchor: 'p3'}}))")
    expect(page.locator("#cite")).to_have_attribute("open", "")
    expect(page.locator(".cite-failed")).to_contain_text(
        f"{published.url}briefs/{KIM}/editions/1/#p3"
    )
    expect(page.locator("#cite summary")).to_be_focused()
    complaints.clear()


def test_without_a_script_the_box_opens_by_its_address_and_has_the_files(open_page: Open) -> None:
    page = open_page(f"briefs/{KIM}/", java_script_enabled=False, **DESK)
    page.get_by_role("link", name="Cite", exact=True).click()
    expect(page.locator("#cite dd").first).to_be_visible()
    for name, ending in (("BibTeX", "bib"), ("RIS", "ris"), ("CSL-JSON", "csl.json")):
        link = page.locator("#cite").get_by_role("link", name=name)
        assert page.request.get(f"{page.url.split('#')[0]}cite.{ending}").ok
        expect(link).to_have_attribute("href", f"cite.{ending}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_dialog_and_the_box(open_page: Open, scheme: str) -> None:
    page = open_page(f"briefs/{KIM}/#cite", color_scheme=scheme, **DESK)
    expect(page.locator("#cite dd").first).to_be_visible()
    page.locator("#p12 .number").hover()
    page.evaluate(NTH_WORDS, ["p12", "policy change", "p12", "policy change"])
    expect(page.get_by_role("button", name="Cite ¶ 12")).to_be_visible()
    for _ in ("the page", "the dialog over it"):
        page.wait_for_function("() => document.getAnimations().length === 0")
        found = Axe().run(page).response["violations"]
        assert [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found] == []
        page.keyboard.press("c")
        expect(dialog(page)).to_be_visible()
