"""What holds for a page of every kind: all can read it, on any screen, and nothing moves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, Route, expect
from served import DESK, KIM, KINDS, KUIK, PHONE, Served

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]

every_kind = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture
def visit(new_context: Callable[..., BrowserContext], kinds_site: Served) -> Visit:
    """Opens an address of the site that has a page of each kind, with options of Playwright's."""

    def stays(route: Route) -> None:
        route.fulfill(body="", content_type="text/javascript")

    def visited(address: str, **options: Any) -> Page:
        page = new_context(**options).new_page()
        page.route("**/moved.js", stays)
        page.goto(f"{kinds_site.url}{address}", wait_until="load")
        return page

    return visited


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")


def test_there_is_a_page_of_each_kind(visit: Visit) -> None:
    for kind, says in (
        ("tombstone", "¶ 29 was withdrawn"),
        ("withdrawn", "This entry was withdrawn"),
        ("moved", "This is now at Toward a Pragmatic Alliance"),
        ("edition", "Edition 1, released on"),
    ):
        expect(visit(KINDS[kind]).locator("article")).to_contain_text(says)


# --- axe ------------------------------------------------------------------------------------


FAULTS = {"resultTypes": ["violations"]}
"""Or axe writes down every element that is as it should be, which takes its time."""


def shut_out(page: Page) -> dict[str, list[str]]:
    """What axe finds on a page in the light, in the dark and on a phone."""
    found = {}
    for look in ("light", "dark", "phone"):
        if look == "phone":
            page.set_viewport_size({"width": 390, "height": 844})
        else:
            page.emulate_media(color_scheme="dark" if look == "dark" else "light")
        found[look] = [
            f"{rule['id']}: {rule['help']}: {node['html'][:160]}"
            for rule in Axe().run(page, options=FAULTS).response["violations"]
            for node in rule["nodes"][:3]
        ]
    return {look: rules for look, rules in found.items() if rules}


def rest(page: Page, selector: str) -> None:
    page.locator(selector).first.hover()
    expect(page.locator("#card")).to_be_visible()


def cite(page: Page) -> None:
    page.locator(".tools a[href='#cite']").click()
    expect(page.locator(".cite-dialog")).to_be_visible()


def list_keys(page: Page) -> None:
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()


def search(page: Page) -> None:
    page.get_by_role("searchbox").fill("alliance")
    expect(page.locator("a.hit").first).to_be_visible()


def found(page: Page) -> None:
    page.wait_for_function(
        "() => document.querySelector('.search-panel').textContent.includes('.')"
    )
    page.wait_for_load_state("networkidle")
    unfold(page)


OPEN: dict[str, tuple[str, Callable[[Page], None]]] = {
    "a note": (KUIK, lambda page: rest(page, ".note-ref a")),
    "a term": (KUIK, lambda page: rest(page, "a.term")),
    "a preview": (KIM, lambda page: rest(page, ".margin-text a[href*='#p']")),
    "the dialog to cite a brief": (KUIK, cite),
    "the dialog to cite a term": (KINDS["term"], cite),
    "the keys": (KIM, list_keys),
    "the panel of the search": (KIM, search),
    "results": ("search/?q=alliance", found),
    "a suggestion": ("search/?q=alignmnet", found),
    "no result": ("search/?q=zxqwv", found),
}
"""What a page opens, with the address of a page and the way to open it there."""


@pytest.mark.timeout(300)  # the longest pages take a third of it on busy cores
@every_kind
def test_axe_finds_nothing_that_shuts_a_reader_out(visit: Visit, kind: str) -> None:
    page = visit(KINDS[kind], reduced_motion="reduce", **DESK)
    unfold(page)
    assert shut_out(page) == {}


@pytest.mark.timeout(300)
@pytest.mark.parametrize("what", OPEN)
def test_axe_finds_nothing_in_what_is_opened(visit: Visit, what: str) -> None:
    address, act = OPEN[what]
    page = visit(address, reduced_motion="reduce", **DESK)
    act(page)
    assert shut_out(page) == {}


# --- any screen -----------------------------------------------------------------------------

TOO_WIDE = """() => {
    const width = document.documentElement.clientWidth;
    const scrolls = node => {
        for (let at = node.parentElement; at && at !== document.body; at = at.parentElement) {
            if (/auto|scroll/.test(getComputedStyle(at).overflowX)) return true;
        }
        return false;
    };
    const wide = [...document.querySelectorAll("article *, header *, footer *, nav *")].filter(
        element => {
            const box = element.getBoundingClientRect();
            const style = getComputedStyle(element);
            if (!box.width || style.clipPath !== "none" || element.closest(".said")) return false;
            return box.right > width + 1 && !scrolls(element);
        });
    const page = document.scrollingElement.scrollWidth;
    return [page > width ? `the page is ${page} wide, the screen ${width}` : "",
            ...wide.slice(0, 5).map(element => element.outerHTML.slice(0, 120))].filter(Boolean);
}"""

SMALL = r"""() => {
    const names = new Set();
    for (const one of document.querySelectorAll("a[href], button, summary, select, input")) {
        const shown = one.checkVisibility({ visibilityProperty: true });
        if (!shown || one.closest("svg, .md-skip")) continue;
        const label = one.matches("[type=checkbox], [type=radio]") && one.labels[0];
        const { width, height } = (label || one).getBoundingClientRect();
        if (!width || !height || Math.min(width, height) > 23.9) continue;
        const inSentence = [...one.parentElement.childNodes].some(
            (node) => node.nodeType === Node.TEXT_NODE && /[\p{L}\p{N}]/u.test(node.data));
        const inText = one.closest(".passage, .note, blockquote p, li, p > em, q");
        if (getComputedStyle(one).display === "inline" && (inSentence || inText)) continue;
        names.add(`${one.outerHTML.slice(0, 90)} ${Math.round(width)} × ${Math.round(height)}`);
    }
    return [...names];
}"""

STUCK = """() => [...document.querySelectorAll("body *")].filter((one) => {
    const { position } = getComputedStyle(one);
    return /fixed|sticky/.test(position) && one.checkVisibility() && one.offsetHeight > 64;
}).map((one) => one.className)"""


@every_kind
def test_on_a_phone_nothing_scrolls_sideways_and_a_finger_finds_its_place(
    visit: Visit, kind: str
) -> None:
    page = visit(KINDS[kind], **PHONE)
    for unfolded in (False, True):
        if unfolded:
            unfold(page)
            assert page.evaluate(SMALL) == []
        for width in (390, 320):
            page.set_viewport_size({"width": width, "height": 700})
            assert page.evaluate(TOO_WIDE) == []
    page.set_viewport_size({"width": 320, "height": 256})  # 1280 × 1024 at 400 %
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(STUCK) == []


@every_kind
def test_with_text_twice_as_large_nothing_scrolls_sideways(visit: Visit, kind: str) -> None:
    page = visit(KINDS[kind])
    size = "parseFloat(getComputedStyle(document.querySelector('article p')).fontSize)"
    before = page.evaluate(size)
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    page.wait_for_function(f"() => {size} > {before * 1.9}")
    unfold(page)
    for width in (1280, 768, 390):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(TOO_WIDE) == []


LINES = r"""() => [...document.querySelectorAll("article :is(p, li, dd)")].flatMap((block) => {
    if (!block.checkVisibility() || block.querySelector("p, ul, ol, details")) return [];
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const lines = new Map();  // letters by the height at which they stand
    const range = document.createRange();
    const own = parseFloat(getComputedStyle(block).lineHeight) * 0.6;
    while (walker.nextNode()) {
        const { data, parentElement } = walker.currentNode;
        if (parentElement.closest(".said, .number, sup, .noted-ref, button")) continue;
        for (let at = 0; at < data.length; at++) {  // letter by letter: an address is broken
            range.setStart(walker.currentNode, at);
            range.setEnd(walker.currentNode, at + 1);
            const line = Math.round(range.getClientRects()[0]?.bottom / own);
            if (line) lines.set(line, (lines.get(line) ?? 0) + 1);
        }
    }
    const full = [...lines.values()].slice(0, -1);
    if (full.length < 3) return [];
    const mean = full.reduce((sum, letters) => sum + letters, 0) / full.length;
    return [[Math.round(mean), block.matches(".passage"), block.outerHTML.slice(0, 100)]];
})"""
"""Blocks of four lines and more: letters a full line, whether it is the author's passage, HTML."""


@every_kind
def test_a_line_is_as_long_as_one_reads_well(visit: Visit, kind: str) -> None:
    page = visit(KINDS[kind], **DESK)
    unfold(page)
    page.evaluate("document.fonts.ready.then(() => true)")
    lines = page.evaluate(LINES)
    assert [html for letters, _, html in lines if letters > 75] == []
    passages = [letters for letters, passage, _ in lines if passage]
    assert not passages or 60 <= sum(passages) / len(passages) <= 75


SHIFT = """() => new Promise((resolve) => {
    let sum = 0;
    const add = (list) => list.getEntries().forEach(({ value }) => { sum += value; });
    const watch = new PerformanceObserver(add);
    watch.observe({ type: "layout-shift", buffered: true });
    document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => {
        add({ getEntries: () => watch.takeRecords() });
        resolve(sum);
    })));
})"""


@every_kind
@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
def test_nothing_moves_once_it_is_drawn(visit: Visit, kind: str, screen: dict[str, Any]) -> None:
    page = visit(KINDS[kind], **screen)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(SHIFT) < 0.05


# --- on paper -------------------------------------------------------------------------------

PRESSED = """() => [...document.querySelectorAll(
        "button, input, select, summary, #mentioned-by, .more *"
    )].filter((one) => one.checkVisibility() && !one.matches(".preparation > summary"))
    .map((one) => one.outerHTML.slice(0, 120))"""

CUT = """() => [...document.querySelectorAll("article *")].filter((one) => {
    const { overflowX } = getComputedStyle(one);
    return overflowX !== "visible" && !one.matches(".said") && one.checkVisibility()
        && one.scrollWidth > one.clientWidth + 1;
}).map((one) => one.outerHTML.slice(0, 120))"""


@every_kind
def test_on_paper_there_is_nothing_to_press_and_no_line_is_cut(visit: Visit, kind: str) -> None:
    page = visit(KINDS[kind], viewport={"width": 1000, "height": 1000})
    page.emulate_media(media="print")
    page.evaluate("() => { dispatchEvent(new Event('beforeprint')); }")  # Material opens the folds
    assert page.evaluate(PRESSED) == []
    page.set_viewport_size({"width": 640, "height": 900})  # A4 between its margins
    assert page.evaluate(CUT) == []
