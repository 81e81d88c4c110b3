"""A reader opens, cites, follows and prints a brief in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from served import KIM, KUIK, PHONE, Served

from projects import OWN

pytestmark = pytest.mark.browser

BRIEFS = (KUIK, KIM)
NewContext = Callable[..., BrowserContext]


@pytest.fixture
def clipboard(context: BrowserContext, published: Served) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=published.origin)


def copied(page: Page) -> str:
    return page.evaluate("navigator.clipboard.readText()")


def look(locator: Locator) -> list[str]:
    """What tells a marked element from its neighbours."""
    return locator.evaluate(
        """element => {
            const style = getComputedStyle(element);
            const { backgroundColor, boxShadow, outlineStyle, textDecoration } = style;
            return [backgroundColor, boxShadow, outlineStyle, textDecoration];
        }"""
    )


def words(text: str) -> str:
    """Text with each stretch of white space as one space."""
    return " ".join(text.split())


# --- a passage and its address --------------------------------------------------------------


@pytest.mark.parametrize("brief", BRIEFS)
def test_an_address_opens_at_its_passage_and_marks_it(page: Page, brief: str) -> None:
    page.goto(f"{brief}#p12")
    expect(page.locator("#p12")).to_be_in_viewport()
    neighbours = look(page.locator("#p11")), look(page.locator("#p13"))
    assert neighbours[0] == neighbours[1]
    assert look(page.locator("#p12")) not in neighbours


def test_the_start_of_the_passage_is_in_view_on_a_phone(open_page: Callable[..., Page]) -> None:
    page = open_page(f"{KIM}#p12", **PHONE)
    expect(page.locator("#p12 .number")).to_be_in_viewport(ratio=1)


def test_the_mark_of_an_item_leaves_out_the_items_below_it(page: Page, published: Served) -> None:
    page.goto(f"{KUIK}#p14")
    expect(page.locator("#p14")).to_be_in_viewport()
    assert look(page.locator("#p15")) == look(page.locator("#p13"))
    assert look(page.locator("#p14")) != look(page.locator("#p13"))


@pytest.mark.parametrize("brief", BRIEFS)
def test_every_number_is_a_link_to_its_paragraph_that_says_so(
    page: Page, published: Served, brief: str
) -> None:
    page.goto(brief)
    for passage in published.record(brief.split("/")[1])["passages"]:
        number = page.locator(f"#{passage['id']}").get_by_role(
            "link", name=f"Paragraph {passage['number']}", exact=True
        )
        expect(number).to_have_count(1)
        expect(number).to_have_attribute("href", f"#{passage['id']}")
        expect(number).to_have_text(passage["number"])
        expect(number).to_be_visible()


def test_a_click_on_the_number_puts_the_address_in_the_address_bar(
    page: Page, published: Served
) -> None:
    page.goto(KIM)
    page.get_by_role("link", name="Paragraph 2", exact=True).click()
    expect(page).to_have_url(f"{published.url}{KIM}#p2")
    assert look(page.locator("#p2")) != look(page.locator("#p3"))


def test_scrolling_does_not_change_the_address(page: Page, published: Served) -> None:
    page.goto(f"{KIM}#p3")
    page.locator("#p20").scroll_into_view_if_needed()
    expect(page.locator("#p20")).to_be_in_viewport()
    expect(page).to_have_url(f"{published.url}{KIM}#p3")


def test_the_contents_lead_to_each_heading(page: Page, published: Served) -> None:
    page.goto(KUIK)
    contents = page.get_by_role("navigation", name="Contents")
    for section in published.record(OWN[0])["sections"]:
        contents.get_by_role("link", name=section["title"]).click()
        expect(page.get_by_role("heading", name=section["title"])).to_be_in_viewport()
        expect(page).to_have_url(f"{published.url}{KUIK}#{section['id']}")


# --- copy link ------------------------------------------------------------------------------


@pytest.mark.usefixtures("clipboard")
def test_copy_link_by_mouse(page: Page, published: Served) -> None:
    page.goto(KIM)
    page.get_by_role("link", name="Paragraph 12", exact=True).hover()
    page.get_by_role("button", name="Copy link to paragraph 12").click()
    expect(page.get_by_role("status").filter(has_text="paragraph 12")).to_have_count(1)
    assert copied(page) == f"{published.url}{KIM}#p12"


@pytest.mark.usefixtures("clipboard")
def test_copy_link_by_keyboard(page: Page, published: Served) -> None:
    page.goto(KIM)
    page.get_by_role("link", name="Paragraph 12", exact=True).focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Copy link to paragraph 12")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="paragraph 12")).to_have_count(1)
    assert copied(page) == f"{published.url}{KIM}#p12"


def test_copy_link_by_touch(new_context: NewContext, published: Served) -> None:
    context = new_context(**PHONE)
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=published.origin)
    page = context.new_page()
    page.goto(KIM)
    page.get_by_role("link", name="Paragraph 12", exact=True).tap()
    page.get_by_role("button", name="Copy link to paragraph 12").tap()
    expect(page.get_by_role("status").filter(has_text="paragraph 12")).to_have_count(1)
    assert copied(page) == f"{published.url}{KIM}#p12"


@pytest.mark.usefixtures("clipboard")
def test_copy_link_copies_the_next_paragraph_after_the_first(page: Page, published: Served) -> None:
    page.goto(KIM)
    for number in ("1", "2"):
        page.get_by_role("link", name=f"Paragraph {number}", exact=True).hover()
        page.get_by_role("button", name=f"Copy link to paragraph {number}").click()
        said = page.get_by_role("status").filter(has_text=f"paragraph {number}")
        expect(said).to_have_count(1)
        assert copied(page) == f"{published.url}{KIM}#p{number}"


def test_where_the_browser_refuses_to_copy_the_reader_is_told(
    page: Page, published: Served
) -> None:
    page.add_init_script(
        "Clipboard.prototype.writeText = () => Promise.reject(new Error('refused'))"
    )
    page.goto(KIM)
    page.get_by_role("link", name="Paragraph 12", exact=True).hover()
    page.get_by_role("button", name="Copy link to paragraph 12").click()
    expect(page.get_by_role("status").filter(has_text="address bar")).to_have_count(1)
    expect(page).to_have_url(f"{published.url}{KIM}#p12")


# --- notes ----------------------------------------------------------------------------------


def mark_of(page: Page, note: int) -> Locator:
    return page.locator(f"article [role=doc-noteref][aria-label='Note {note}']")


def card(page: Page) -> Locator:
    return page.get_by_role("dialog")


def come_by_keyboard(page: Page, note: int) -> Locator:
    """Tab to the mark from the link before it; what opens on the way is closed."""
    mark = mark_of(page, note)
    mark.evaluate(
        """mark => {
            const stops = [...document.querySelectorAll("article :is(a[href], button)")];
            stops[stops.indexOf(mark) - 1].focus();
        }"""
    )
    for _ in range(3):  # past the button that a number brings
        page.keyboard.press("Escape")
        page.keyboard.press("Tab")
        if mark.evaluate("mark => mark === document.activeElement"):
            return mark
    raise AssertionError(f"Tab does not come to the mark of note {note}")


@pytest.fixture
def kuik_page(page: Page) -> Page:
    page.goto(KUIK)
    return page


def note_text(published: Served, label: str) -> str:
    record = published.record(OWN[0])
    return next(words(note["text"]) for note in record["notes"] if note["label"] == label)


def test_a_note_opens_where_the_mouse_rests_on_its_mark(kuik_page: Page, published: Served) -> None:
    mark_of(kuik_page, 5).hover()
    expect(card(kuik_page)).to_be_visible()
    expect(card(kuik_page)).to_have_accessible_name("Note 5")
    assert note_text(published, "5") in words(card(kuik_page).inner_text())
    expect(kuik_page).to_have_url(f"{published.url}{KUIK}")


def test_a_note_stays_open_while_the_mouse_is_in_it_and_closes_after(kuik_page: Page) -> None:
    kuik_page.clock.install()
    kuik_page.reload()
    mark_of(kuik_page, 5).hover()
    kuik_page.clock.run_for(1000)
    expect(card(kuik_page)).to_be_visible()
    card(kuik_page).hover()
    kuik_page.clock.run_for(5000)
    expect(card(kuik_page)).to_be_visible()
    kuik_page.locator("h1").hover(force=True)
    kuik_page.clock.run_for(1000)
    expect(card(kuik_page)).to_be_hidden()


def test_a_link_in_an_open_note_can_be_followed(kuik_page: Page, published: Served) -> None:
    mark_of(kuik_page, 5).hover()
    card(kuik_page).get_by_role("link", name="Note 5 in its place").click()
    expect(kuik_page).to_have_url(f"{published.url}{KUIK}#n5")
    expect(kuik_page.locator("#n5")).to_be_in_viewport()
    expect(card(kuik_page)).to_be_hidden()


def test_a_note_opens_where_the_keyboard_comes_to_it(kuik_page: Page, published: Served) -> None:
    come_by_keyboard(kuik_page, 5)
    expect(card(kuik_page)).to_be_visible()
    assert note_text(published, "5") in words(card(kuik_page).inner_text())


def test_escape_closes_a_note_and_the_mark_has_the_focus_still(kuik_page: Page) -> None:
    mark = come_by_keyboard(kuik_page, 5)
    expect(card(kuik_page)).to_be_visible()
    kuik_page.keyboard.press("Escape")
    expect(card(kuik_page)).to_be_hidden()
    expect(mark).to_be_focused()


def test_escape_within_a_note_gives_the_focus_back_to_its_mark(kuik_page: Page) -> None:
    mark = come_by_keyboard(kuik_page, 5)
    expect(card(kuik_page)).to_be_visible()
    kuik_page.keyboard.press("Tab")
    assert card(kuik_page).evaluate("card => card.contains(document.activeElement)")
    kuik_page.keyboard.press("Escape")
    expect(card(kuik_page)).to_be_hidden()
    expect(mark).to_be_focused()


def test_tab_goes_into_a_note_through_its_links_and_on_in_the_text(kuik_page: Page) -> None:
    mark = come_by_keyboard(kuik_page, 4)
    kuik_page.keyboard.press("Tab")
    expect(card(kuik_page).get_by_role("link")).to_have_count(3)
    for link in card(kuik_page).get_by_role("link").all():
        kuik_page.keyboard.press("Tab")
        expect(link).to_be_focused()
    kuik_page.keyboard.press("Tab")
    expect(kuik_page.get_by_role("dialog", name="Note 4")).to_be_hidden()
    assert mark.evaluate(
        """mark => {
            const stops = [...document.querySelectorAll("article :is(a[href], button)")];
            return stops[stops.indexOf(mark) + 1] === document.activeElement;
        }"""
    )


def test_enter_on_a_mark_goes_to_the_note(kuik_page: Page, published: Served) -> None:
    come_by_keyboard(kuik_page, 5)
    kuik_page.keyboard.press("Enter")
    expect(kuik_page).to_have_url(f"{published.url}{KUIK}#n5")
    expect(kuik_page.locator("#n5")).to_be_in_viewport()
    assert look(kuik_page.locator("#n5")) != look(kuik_page.locator("#n4"))


def test_a_note_opens_by_touch_and_closes_by_a_touch_elsewhere(
    open_page: Callable[..., Page], published: Served
) -> None:
    page = open_page(KUIK, **PHONE)
    mark_of(page, 5).tap()
    expect(card(page)).to_be_visible()
    assert note_text(published, "5") in words(card(page).inner_text())
    expect(page).to_have_url(f"{published.url}{KUIK}")
    page.locator("#p6").tap(position={"x": 150, "y": 5})
    expect(card(page)).to_be_hidden()


def test_a_second_touch_closes_a_note(open_page: Callable[..., Page]) -> None:
    page = open_page(KUIK, **PHONE)
    mark_of(page, 5).tap()
    expect(card(page)).to_be_visible()
    mark_of(page, 5).tap()
    expect(card(page)).to_be_hidden()


# The word before the mark: its box is the line's, however small the mark is.
LINE = """mark => {
    const range = document.createRange();
    const before = mark.closest("sup").previousSibling;
    const text = before.nodeType === Node.TEXT_NODE ? before : before.lastChild;
    range.setStart(text, text.length - 1);
    range.setEnd(text, text.length);
    const { top, bottom } = range.getBoundingClientRect();
    return [top, bottom];
}"""


@pytest.mark.parametrize("screen", ["desk", "phone"])
def test_an_open_note_never_covers_the_line_of_its_mark(
    open_page: Callable[..., Page], screen: str
) -> None:
    page = open_page(KUIK, **(PHONE if screen == "phone" else {}))
    width = page.evaluate("document.documentElement.clientWidth")
    for note in (1, 6, 7, 9):
        mark = mark_of(page, note)
        for block in ("start", "center", "end"):
            mark.evaluate(f"mark => mark.scrollIntoView({{block: '{block}'}})")
            if screen == "phone":
                mark.tap()
            else:
                mark.hover()
            expect(card(page)).to_have_accessible_name(f"Note {note}")
            box, own, line = card(page).bounding_box(), mark.bounding_box(), mark.evaluate(LINE)
            assert box is not None
            assert own is not None
            for top, bottom in (line, (own["y"], own["y"] + own["height"])):
                assert box["y"] >= bottom - 1 or box["y"] + box["height"] <= top + 1
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            page.keyboard.press("Escape")
            expect(card(page)).to_be_hidden()
            page.mouse.move(2, 2)


def test_the_way_back_of_a_note_leads_to_its_mark(kuik_page: Page, published: Served) -> None:
    for note in range(1, 10):
        kuik_page.locator(f"#n{note}").locator("[role=doc-backlink]").first.click()
        expect(kuik_page).to_have_url(f"{published.url}{KUIK}#n{note}-ref")
        expect(mark_of(kuik_page, note)).to_be_in_viewport()
        other = 2 if note == 1 else 1
        assert look(kuik_page.locator(f"#n{note}-ref")) != look(kuik_page.locator(f"#n{other}-ref"))


def test_ibid_says_which_note_is_meant_and_leads_there(kuik_page: Page, published: Served) -> None:
    kuik_page.locator("#n6").get_by_role("link", name=re.compile("note 5")).click()
    expect(kuik_page).to_have_url(f"{published.url}{KUIK}#n5")
    expect(kuik_page.locator("#n5")).to_be_in_viewport()


# --- pull quotes, figures, links ------------------------------------------------------------


def test_a_pull_quote_leads_to_where_it_was_lifted_from(page: Page, published: Served) -> None:
    page.goto(KIM)
    record = published.record(OWN[1])
    passages = {passage["id"]: passage for passage in record["passages"]}
    assert len(record["pull_quotes"]) == 9
    for quote in record["pull_quotes"]:
        page.locator(f"#{quote['id']}").get_by_role("link").click()
        lifted = page.locator(":target")
        expect(lifted).to_be_in_viewport()
        assert look(lifted)[0] != "rgba(0, 0, 0, 0)"
        passage = passages[quote["of"]]
        expect(page.locator(f"#{passage['id']}").locator(":target")).to_have_count(1)
        mine = [
            span
            for span in page.locator(f"#{passage['id']} .lifted").all()
            if look(span)[0] != "rgba(0, 0, 0, 0)"
        ]
        of_page = "".join(_authors_words(span) for span in mine)
        assert words(of_page) == words(passage["text"][quote["start"] : quote["end"]])


def _authors_words(locator: Locator) -> str:
    return locator.evaluate(
        """element => {
            const copy = element.cloneNode(true);
            const ours = ".said, .note-ref, .noted-ref, .work-link, .links, .margin-note";
            copy.querySelectorAll(ours).forEach(one => one.remove());
            return copy.textContent;
        }"""
    )


def test_a_pull_quote_is_set_apart_and_says_what_it_is(page: Page) -> None:
    page.goto(KIM)
    expect(page.locator("[role=doc-pullquote]")).to_have_count(9)
    quote = page.locator("[role=doc-pullquote]").first
    size = "element => parseFloat(getComputedStyle(element).fontSize)"
    assert quote.locator("p").first.evaluate(size) > page.locator("#p1").evaluate(size)


def test_a_mention_of_a_figure_leads_to_it_and_says_that_a_machine_found_it(
    page: Page, published: Served
) -> None:
    record = published.record(OWN[0])
    brief, figures = KUIK, record["figures"]
    if not figures:
        brief, figures = KIM, published.record(OWN[1])["figures"]
    page.goto(brief)
    mention = page.locator(".passage").get_by_role("link", name=re.compile(r"^Figure 1\b")).first
    expect(mention).to_have_accessible_name(re.compile("found by machine"))
    mention.click()
    expect(page).to_have_url(f"{published.url}{brief}#fig1")
    expect(page.locator("#fig1")).to_be_in_viewport()


def test_a_figure_without_an_image_says_so(page: Page, published: Served) -> None:
    page.goto(KUIK)
    figure = page.locator("#fig1")
    expect(figure).to_contain_text("The image is not in the text that was received.")
    expect(figure.locator("figcaption")).to_contain_text("Figure 1")


def test_a_lost_link_says_so_to_those_who_listen_and_looks_like_none(
    page: Page, published: Served
) -> None:
    page.goto(KIM)
    lost = [
        (passage["id"], passage["text"][span["start"] : span["end"]])
        for passage in published.record(OWN[1])["passages"]
        for span in passage["spans"]
        if span["type"] == "lost-link"
    ]
    assert len(lost) == 19
    for passage, text in lost:
        heard = words(page.locator(f"#{passage}").text_content() or "")
        assert f"{words(text)} (link lost in the source)" in heard
    # Nobody sees it, and a screen reader says it.
    hidden = page.locator(".lost-link [aria-hidden], .lost-link[aria-hidden]")
    expect(hidden).to_have_count(0)
    assert "(link lost in the source)" in page.locator("#p1").aria_snapshot()
    for mark in page.locator(".lost-link").all():
        assert "dashed" in look(mark)[3]
    expect(page.locator(".lost-link a:not(.term), a:not(.term) .lost-link")).to_have_count(0)


# --- without JavaScript ---------------------------------------------------------------------


@pytest.fixture
def plain(open_page: Callable[..., Page]) -> Callable[[str], Page]:
    """Opens an address in a browser that runs no scripts."""
    return lambda address: open_page(address, java_script_enabled=False)


@pytest.mark.parametrize("brief", BRIEFS)
def test_without_scripts_all_words_of_the_brief_are_there(
    plain: Callable[[str], Page], published: Served, brief: str
) -> None:
    page = plain(brief)
    record = published.record(brief.split("/")[1])
    for kind in ("passages", "sections", "pull_quotes", "notes"):
        for piece in record[kind]:
            at = page.locator(f"#{piece['id']}")
            expect(at).to_be_visible()
            if "spans" in piece and "text" in piece and piece.get("kind") != "table":
                said = words(_authors_words(at))
                assert words(piece["text"]) in said


def test_without_scripts_notes_lead_both_ways(
    plain: Callable[[str], Page], published: Served
) -> None:
    page = plain(KUIK)
    for note in range(1, 10):
        mark_of(page, note).click()
        expect(page).to_have_url(f"{published.url}{KUIK}#n{note}")
        expect(page.locator(f"#n{note}")).to_be_in_viewport()
        page.locator(f"#n{note}").locator("[role=doc-backlink]").first.click()
        expect(page).to_have_url(f"{published.url}{KUIK}#n{note}-ref")
        expect(mark_of(page, note)).to_be_in_viewport()


@pytest.mark.parametrize("width", [1280, 390])
def test_without_scripts_the_contents_work(
    open_page: Callable[..., Page], published: Served, width: int
) -> None:
    size = {"width": width, "height": 800}
    page = open_page(KIM, java_script_enabled=False, viewport=size)
    contents = page.get_by_role("navigation", name="Contents")
    if width < 960:
        contents.get_by_text("Contents", exact=True).click()
    section = published.record(OWN[1])["sections"][1]
    contents.get_by_role("link", name=section["title"]).click()
    expect(page).to_have_url(f"{published.url}{KIM}#{section['id']}")
    expect(page.locator(f"#{section['id']}")).to_be_in_viewport()


def test_without_scripts_nothing_is_offered_that_needs_them(plain: Callable[[str], Page]) -> None:
    page = plain(KIM)
    expect(page.get_by_role("search")).to_be_hidden()
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.get_by_role("radio")).to_have_count(0)


def test_without_scripts_the_account_of_the_text_opens(plain: Callable[[str], Page]) -> None:
    page = plain(KIM)
    page.get_by_text("How this text was prepared").last.click()
    expect(page.locator("#preparation table").first).to_be_visible()


# --- any screen -----------------------------------------------------------------------------


def test_an_open_note_fits_the_smallest_phone(open_page: Callable[..., Page]) -> None:
    page = open_page(KUIK, **{**PHONE, "viewport": {"width": 320, "height": 568}})
    for note in (1, 7):
        mark_of(page, note).tap()
        expect(card(page)).to_have_accessible_name(f"Note {note}")
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 320


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_colours_are_those_of_the_readers_system(
    open_page: Callable[..., Page], scheme: str
) -> None:
    page = open_page(KIM, color_scheme=scheme)
    shade = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0]")
    assert (int(shade) < 128) == (scheme == "dark")


def test_a_choice_of_colours_is_kept_from_page_to_page(page: Page) -> None:
    shade = "parseInt(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])"
    page.goto("")
    page.get_by_role("radio", name="Colours of the system").focus()
    while page.evaluate(shade) > 128:
        page.keyboard.press("ArrowRight")
    page.goto(KIM)
    page.wait_for_function(f"() => {shade} < 128")


# --- on paper -------------------------------------------------------------------------------


@pytest.mark.parametrize("brief", BRIEFS)
def test_on_paper_the_text_stands_without_the_interface(
    page: Page, published: Served, brief: str
) -> None:
    page.goto(brief)
    page.emulate_media(media="print")
    for interface in ("banner", "search"):
        expect(page.get_by_role(interface)).to_be_hidden()
    for name in ("Contents", "Site"):
        expect(page.get_by_role("navigation", name=name)).to_be_hidden()
    for hidden in (".copy-link", ".palette", ".md-skip", ".tools"):
        for element in page.locator(hidden).all():
            expect(element).to_be_hidden()
    record = published.record(brief.split("/")[1])
    for kind in ("passages", "notes", "sections", "figures", "pull_quotes"):
        for piece in record[kind]:
            expect(page.locator(f"#{piece['id']}")).to_be_visible()
    for table in page.locator("#preparation table").all():
        assert table.evaluate("table => table.checkVisibility() && table.offsetHeight > 0")
    assert look(page.locator("body"))[0] in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")


def test_on_paper_a_dark_page_is_black_on_white(open_page: Callable[..., Page]) -> None:
    page = open_page(KIM, color_scheme="dark")
    page.emulate_media(media="print")
    colours = page.locator("#p1").evaluate(
        "passage => [getComputedStyle(passage).color,"
        " getComputedStyle(document.body).backgroundColor]"
    )
    assert colours[0] == "rgb(0, 0, 0)"
    assert colours[1] in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")


@pytest.mark.parametrize("brief", BRIEFS)
def test_a_brief_prints(page: Page, brief: str) -> None:
    page.goto(brief)
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    assert paper.startswith(b"%PDF-")
    pages = len(re.findall(rb"/Type\s*/Page\b", paper))
    assert 6 <= pages <= 30


# --- how the text was prepared --------------------------------------------------------------


def test_the_account_of_the_text_opens_by_keyboard(page: Page) -> None:
    page.goto(KIM)
    table = page.locator("#preparation table").first
    expect(table).to_be_hidden()
    page.locator("#preparation summary").focus()
    page.keyboard.press("Enter")
    expect(table).to_be_visible()
    page.keyboard.press("Enter")
    expect(table).to_be_hidden()


def test_the_account_of_the_text_gives_the_published_counts(page: Page, published: Served) -> None:
    page.goto(KIM)
    page.locator("#preparation summary").click()
    counts = published.record(OWN[1])["counts"]
    table = page.locator("#preparation table").first
    for key, name in (("passages", "numbered paragraphs"), ("source", "the source")):
        row = table.get_by_role("row").filter(has_text=name)
        expect(row).to_contain_text(f"{counts[key]:,}")


# --- addresses that lead nowhere, texts that want to run ------------------------------------


def test_an_address_that_was_never_given_leads_home(
    page: Page, published: Served, complaints: list[str]
) -> None:
    answer = page.goto("briefs/no-such-brief/deeper/")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", name="There is no such page")).to_be_visible()
    assert page.locator("body").evaluate("body => getComputedStyle(body).fontFamily")
    assert len(page.evaluate("[...document.styleSheets].map(sheet => sheet.href)")) >= 5
    page.get_by_role("link", name="All briefs").click()
    expect(page).to_have_url(published.url)
    assert [text for text in complaints if "404" not in text] == []
    assert len(complaints) <= 1  # the page's own 404
    complaints.clear()


def test_a_text_that_wants_to_run_is_only_read(
    new_context: NewContext, hostile_site: Served
) -> None:
    page = new_context().new_page()
    title = '</title><script>alert(1)</script> & "Co"'
    for address in ("", *(f"briefs/hostile-brief-{n}/" for n in (1, 2)), "404.html"):
        page.goto(f"{hostile_site.url}{address}", wait_until="networkidle")
    for n in (1, 2):
        page.goto(f"{hostile_site.url}briefs/hostile-brief-{n}/")
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        assert page.title() == f"{title} · Glossator"
    page.get_by_role("searchbox").fill("harmless")
    results = page.get_by_role("region", name="Search results")
    expect(results.get_by_role("link").first).to_be_visible()
    expect(results).to_contain_text("</title><script>alert(1)</script>")


def test_the_watch_over_each_page_sees_errors_and_other_hosts(
    page: Page, complaints: list[str]
) -> None:
    page.goto("404.html")
    assert complaints == []
    page.evaluate("console.error('a mistake'); setTimeout(() => { throw Error('thrown'); });")
    page.evaluate("fetch('https://example.org/').catch(() => {})")
    page.wait_for_function("() => fetch('/outside').then(() => true)")
    page.evaluate("alert(1)")
    for part in ("a mistake", "thrown", "https://example.org/", "/outside", "dialog: 1"):
        assert any(part in complaint for complaint in complaints), part
    complaints.clear()
