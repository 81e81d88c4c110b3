"""A reader comes with a question and finds the paragraph that answers it."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
import yaml
from playwright.sync_api import BrowserContext, Locator, Page, Request, Response, Route, expect
from served import KIM, KUIK, PHONE, PREFIX, Served, serve
from watched import watch

from projects import OWN, ROOT, new_project

pytestmark = pytest.mark.browser

QUERIES: list[dict[str, str]] = yaml.safe_load(
    (Path(__file__).parents[1] / "search" / "queries.yml").read_text("utf-8")
)
FIRST_QUERY = 200_000
NEXT_QUERY = 40_000
"""Bytes that a question may move; scripts and JSON compressed, as any host sends them."""

DONE = re.compile(r"found|paragraph|note|term", re.I)

Open = Callable[..., Page]


def says(page: Page) -> Locator:
    """The live region of the results."""
    return page.get_by_role("region", name="Search results").get_by_role("status")


def hits(page: Page) -> Locator:
    return page.get_by_role("region", name="Search results").locator("a.hit")


def ask(page: Page, question: str) -> Page:
    """The page of the search with the answer to a question."""
    page.goto(f"search/?q={quote(question)}")
    expect(says(page)).to_have_text(DONE)
    return page


def places(page: Page) -> list[str]:
    """`kuik#p5` for each paragraph that was found, in order."""
    found = hits(page).evaluate_all("links => links.map((link) => link.href)")
    names = {KUIK: "kuik", KIM: "kim"}
    return [
        f"{names[brief]}{href.split(brief)[1]}"
        for href in found
        for brief in names
        if brief in href
    ]


# --- questions and answers ------------------------------------------------------------------


@pytest.fixture(scope="module")
def reader(browser: Any, published: Served) -> Iterator[Page]:
    """One reader who asks all the questions."""
    context = browser.new_context(base_url=published.url)
    context.set_default_timeout(10_000)
    complaints: list[str] = []
    watch(context, complaints)
    yield context.new_page()
    context.close()
    assert complaints == []


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query["ask"])
def test_a_question_finds_the_paragraph_that_answers(reader: Page, query: dict[str, str]) -> None:
    ask(reader, query["ask"])
    if other := query.get("suggests"):
        reader.get_by_role("button", name=other, exact=True).click()
        expect(reader).to_have_url(re.compile(re.escape(quote(other).replace("%20", "+"))))
        expect(reader.locator(".search-suggestion")).to_have_count(0)
    if term := query.get("term"):
        parts = reader.locator(".search-body > section")
        expect(parts.first).to_have_class("search-card")
        expect(parts.first.get_by_role("heading").get_by_role("link")).to_have_text(term)
    if first := query.get("first"):
        assert places(reader)[:1] == [first]
    else:
        assert query["among"] in places(reader)[:3]


def test_there_are_enough_questions() -> None:
    assert len(QUERIES) >= 40
    assert len({query["ask"] for query in QUERIES}) == len(QUERIES)


def test_the_words_of_the_interface_and_the_pull_quotes_are_not_found(reader: Page) -> None:
    for words in ("Back to paragraph", "lost in the source", "copy link", "is read as"):
        ask(reader, f'"{words}"')
        assert places(reader) == []
    ask(reader, '"Unlike his first presidency, Trump 2.0 seems"')  # as the pull quote has it
    assert places(reader) == []


def test_a_result_says_its_brief_section_and_paragraph_and_marks_the_words(reader: Page) -> None:
    ask(reader, "shipbuilding")
    group = reader.get_by_role("region", name="Search results").locator(".group").first
    expect(group.get_by_role("heading")).to_have_text("Toward a Pragmatic Alliance Kim 2025")
    expect(hits(reader).first).to_contain_text("Harnessing Strategic Synergy · ¶ 18")
    expect(hits(reader).first.locator("mark")).to_have_text(["shipbuilding"])
    expect(hits(reader).first).to_contain_text("in the critical areas like shipbuilding, the")


def test_a_result_leads_to_its_paragraph_which_is_marked(
    open_page: Open, published: Served
) -> None:
    page = ask(open_page("search/"), "no free lunch")
    hits(page).first.click()
    expect(page).to_have_url(f"{published.url}{KUIK}#p10")
    expect(page.locator("#p10:target")).to_be_in_viewport()


def test_what_is_more_in_a_brief_is_a_button_away(open_page: Open) -> None:
    page = ask(open_page("search/"), "alliance")
    before = hits(page).count()
    page.get_by_role("button", name="more in this brief").first.click()
    assert hits(page).count() > before
    expect(hits(page).nth(3)).to_be_focused()


# --- narrowing, and the address -------------------------------------------------------------


def facet(page: Page, group: str, name: str) -> Locator:
    fold = page.get_by_role("group", name="Narrow the results").locator(f"[data-facet={group}]")
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    return fold.get_by_role("checkbox", name=name)


@pytest.mark.parametrize(
    ("group", "value", "kept", "gone"),
    [
        ("kind", "Endnotes", "kuik#n", "kim#p"),
        ("brief", "Kim 2025", "kim#", "kuik#"),
        ("author", "Kuik Cheng-Chwee", "kuik#", "kim#"),
        ("institution", "The Asan Institute for Policy Studies", "kuik#", "kim#"),
        ("series", "ROK-US Policy Brief", "kim#", "kuik#"),
        ("year", "2026", "kuik#", "kim#"),
        ("term", "burden sharing", "kim#", "kuik#"),
    ],
)
def test_results_are_narrowed_by(
    open_page: Open, group: str, value: str, kept: str, gone: str
) -> None:
    page = ask(open_page("search/"), "alliance")
    if group == "term":  # those used in most pages are listed, so this one by its address
        page.goto("search/?q=alliance&term=burden-sharing")
        expect(hits(page).first).to_be_visible()
    else:
        facet(page, group, value).check()
    expect(page.locator(f".hit[href*='{KIM if gone.startswith('kim') else KUIK}#']")).to_have_count(
        0
    )
    assert places(page)
    assert all(place.startswith(kept) for place in places(page))
    expect(facet(page, group, value)).to_be_checked()


def test_a_facet_says_how_many_are_left(open_page: Open) -> None:
    page = ask(open_page("search/"), "shipbuilding")
    page.goto("search/?q=alliance")
    label = facet(page, "kind", "Briefs").locator("xpath=..")
    expect(label).to_contain_text("2")
    facet(page, "brief", "Kim 2025").check()
    expect(facet(page, "kind", "Briefs").locator("xpath=..")).to_contain_text("1")


def test_the_address_keeps_the_question_and_the_facets(open_page: Open, published: Served) -> None:
    page = ask(open_page("search/"), "alliance")
    facet(page, "brief", "Kim 2025").check()
    expect(page).to_have_url(f"{published.url}search/?q=alliance&brief={OWN[1]}")
    again = page.context.new_page()
    again.goto(page.url)
    expect(again.get_by_role("searchbox")).to_have_value("alliance")
    expect(facet(again, "brief", "Kim 2025")).to_be_checked()
    assert again.title() == "alliance · Search · Glossator"
    page.go_back()
    expect(page).to_have_url(f"{published.url}search/?q=alliance")
    expect(facet(page, "brief", "Kim 2025")).not_to_be_checked()


def test_typing_keeps_the_address_and_leaves_the_history_alone(
    open_page: Open, published: Served
) -> None:
    page = open_page("search/")
    length = page.evaluate("history.length")
    page.get_by_role("searchbox").press_sequentially("reciprocity", delay=20)
    expect(says(page)).to_have_text(DONE)
    expect(page).to_have_url(f"{published.url}search/?q=reciprocity")
    assert page.evaluate("history.length") == length


# --- by keyboard ----------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["/", "Control+k", "Meta+k"])
def test_the_search_is_reached_from_anywhere_by_a_key(open_page: Open, key: str) -> None:
    for address in (KIM, "glossary/", "search/?q=alliance"):
        page = open_page(address)
        page.keyboard.press(key)
        expect(page.get_by_role("searchbox", name="Search the briefs")).to_be_focused()


def test_a_slash_in_another_field_is_a_slash(open_page: Open) -> None:
    page = open_page("glossary/")
    words = page.get_by_label("Words", exact=True)
    words.press("/")
    expect(words).to_have_value("/")


def test_a_paragraph_is_found_opened_and_left_without_a_mouse(
    open_page: Open, published: Served
) -> None:
    page = open_page(KUIK)
    page.keyboard.press("/")
    page.keyboard.type("shipbuilding")
    expect(hits(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(hits(page).first).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.get_by_role("region", name="Search results")).to_be_hidden()
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.get_by_role("searchbox")).to_have_value("shipbuilding")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{published.url}search/?q=shipbuilding")
    expect(says(page)).to_have_text("1 paragraph.")
    page.keyboard.press("/")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{published.url}{KIM}#p18")


def test_the_panel_closes_when_one_goes_on(open_page: Open) -> None:
    page = open_page(KIM)
    page.keyboard.press("/")
    page.keyboard.type("shipbuilding")
    panel = page.get_by_role("region", name="Search results")
    expect(hits(page).first).to_be_visible()
    page.mouse.click(20, 400)
    expect(panel).to_be_hidden()


# --- what it says ---------------------------------------------------------------------------


def test_before_a_question_the_page_shows_what_there_is(open_page: Open) -> None:
    page = open_page("search/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.get_by_role("link", name="The catalogue of briefs")).to_be_visible()
    expect(page.get_by_role("region", name="Search results")).to_be_hidden()


def test_nothing_found_says_so_and_where_else_to_look(open_page: Open) -> None:
    page = ask(open_page("search/"), "zxqwv")
    expect(says(page)).to_have_text("Nothing was found.")
    region = page.get_by_role("region", name="Search results")
    expect(region.get_by_role("link", name="the glossary from A to Z")).to_be_visible()


def test_words_that_no_text_has_together_are_found_apart(open_page: Open) -> None:
    page = ask(open_page("search/"), "shipbuilding zxqwv")
    expect(says(page)).to_contain_text("No paragraph has all of these words.")
    assert places(page) == ["kim#p18"]


def test_while_the_index_loads_it_says_so(open_page: Open) -> None:
    page = open_page("search/")
    page.route(
        "**/search-terms.json", lambda route: (page.wait_for_timeout(600), route.continue_())
    )
    page.get_by_role("searchbox").fill("alliance")
    expect(says(page)).to_have_text("The index is loading …")
    expect(says(page)).to_have_text(re.compile("paragraph"))


@pytest.mark.parametrize(
    "lost",
    [
        "**/search/page.js*",
        "**/search/words.js",
        "**/search-terms.json",
        "**/pagefind.js*",
        "**/*.pagefind",
        "**/*.pf_filter",
    ],
)
def test_what_cannot_be_loaded_is_said_and_tried_again(
    open_page: Open, complaints: list[str], lost: str
) -> None:
    page = open_page("search/")
    page.route(lost, lambda route: route.abort())
    page.get_by_role("searchbox").fill("shipbuilding")
    expect(says(page)).to_have_text("The search could not be loaded.")
    page.unroute(lost)
    page.get_by_role("button", name="Try again").click()
    expect(says(page)).to_have_text("1 paragraph.")
    complaints.clear()  # the browser's own, of the requests that failed


def test_results_stand_where_the_counts_beside_them_cannot_be_loaded(open_page: Open) -> None:
    page = open_page("search/")
    lost = """export * from "./pagefind.js?whole";
        export const filters = () => Promise.reject(Error("lost"));"""
    page.route(
        re.compile(r"/pagefind\.js$"),
        lambda route: route.fulfill(body=lost, content_type="text/javascript"),
    )
    page.goto(f"search/?q=alliance&brief={OWN[1]}")
    box = page.get_by_role("checkbox", name="Kim 2025")
    expect(box).to_be_checked()
    assert {place.partition("#")[0] for place in places(page)} == {"kim"}
    box.uncheck()
    expect(page.locator(f".hit[href*='{KUIK}#']").first).to_be_visible()


def test_a_facet_that_somebody_typed_into_the_address_breaks_nothing(open_page: Open) -> None:
    page = ask(open_page("search/"), "alliance")
    page.goto("search/?q=alliance&language=no+language")
    expect(page.get_by_role("group", name="Narrow the results")).to_contain_text("no language")
    assert places(page) == []
    facet(page, "language", "no language").uncheck()
    expect(hits(page).first).to_be_visible()


def test_without_a_network_it_says_so(open_page: Open, complaints: list[str]) -> None:
    page = open_page("search/")
    page.context.set_offline(True)
    page.get_by_role("searchbox").fill("shipbuilding")
    expect(says(page)).to_have_text(re.compile("^You are offline"))
    page.context.set_offline(False)
    page.get_by_role("button", name="Try again").click()
    expect(says(page)).to_have_text("1 paragraph.")
    complaints.clear()


def test_an_index_that_is_lost_between_two_questions_is_not_taken_for_no_result(
    open_page: Open, complaints: list[str]
) -> None:
    page = ask(open_page("search/"), "shipbuilding")
    page.context.set_offline(True)
    page.get_by_role("searchbox").fill("zxqwv")
    expect(says(page)).to_have_text(re.compile("^You are offline"))
    page.context.set_offline(False)
    complaints.clear()


def test_it_searches_under_a_policy_that_allows_its_own_files_alone(open_page: Open) -> None:
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; "
        "form-action 'self'; object-src 'none'"
    )

    def with_policy(route: Route) -> None:
        answer = route.fetch()
        headers = answer.headers | {"content-security-policy": policy}
        route.fulfill(response=answer, headers=headers)

    page = open_page("about/")
    page.route("**/search/?q=*", with_policy)
    ask(page, "shipbuilding")
    assert places(page) == ["kim#p18"]


def test_from_a_disk_it_says_that_it_needs_a_server(
    new_context: Callable[..., BrowserContext], published: Served, complaints: list[str]
) -> None:
    page = new_context().new_page()
    page.goto((published.folder / KIM / "index.html").as_uri())
    page.get_by_role("searchbox").fill("shipbuilding")
    expect(says(page)).to_contain_text("Searching needs a web server")
    complaints.clear()  # what a page from a disk may not load


def test_without_scripts_the_page_leads_to_everything(open_page: Open, published: Served) -> None:
    page = open_page(KIM, java_script_enabled=False)
    page.get_by_role("link", name="Search", exact=True).click()
    expect(page).to_have_url(f"{published.url}search/")
    expect(page.locator("article noscript p")).to_be_visible()
    expect(page.get_by_role("search")).to_be_hidden()
    expect(page.get_by_role("link", name="The catalogue of briefs")).to_be_visible()
    for name in OWN:
        for section in published.record(name)["sections"]:
            expect(page.get_by_role("link", name=section["title"], exact=True)).to_be_visible()
    page.get_by_role("link", name="Q", exact=True).click()
    expect(page.locator("#letter-q")).to_be_in_viewport()


# --- what it costs --------------------------------------------------------------------------


def test_nothing_is_loaded_before_a_question_and_little_for_it(
    open_page: Open, published: Served
) -> None:
    page = open_page(KIM)
    moved: list[int] = []
    asked: list[str] = []

    def on_response(response: Response) -> None:
        path = published.folder / urlsplit(response.url).path.removeprefix(PREFIX)
        data = path.read_bytes()
        moved.append(len(gzip.compress(data)) if path.suffix in (".js", ".json") else len(data))

    def on_request(request: Request) -> None:
        asked.append(request.url)

    page.context.on("response", on_response)
    page.context.on("request", on_request)
    page.keyboard.press("/")
    page.wait_for_timeout(300)
    assert [url for url in asked if not url.endswith("favicon.svg")] == []
    box = page.get_by_role("searchbox")
    box.fill("alliance")
    expect(hits(page).first).to_be_visible()
    first, files = sum(moved), len(moved)
    moved.clear()
    box.fill("reciprocity")
    expect(says(page)).to_have_text(re.compile("^2 paragraphs"))
    following = sum(moved)
    print(f"\ncounted: first question {first:,} bytes in {files} files, next {following:,}")
    assert 0 < first < FIRST_QUERY
    assert following < NEXT_QUERY


# --- Korean ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def korean(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The site of a brief in Korean."""
    root = new_project(tmp_path_factory.mktemp("korean"))
    folder = root / "briefs" / "hanbit-policy-brief-2024-5"
    folder.mkdir()
    text = ROOT / "tests" / "corpus" / folder.name / "source.txt"
    shutil.copy2(text, folder / "source.txt")
    (folder / "brief.yml").write_text("", "utf-8")
    yield from serve(root)


@pytest.mark.parametrize(
    ("question", "marked"),
    [
        ("변전소", "변전소"),
        ("변전소를", "변전소"),  # with a particle that the text has nowhere
        ("자치단체", "지방자치단체가"),  # inside a compound
        ("자치단체의", "지방자치단체가"),
        ("어촌계", "어촌계장은"),
        ("송전선로", "송전선로"),
        ('"바다는 이미 내주었는데"', "바다는"),
    ],
)
def test_a_korean_word_is_found_with_or_without_what_hangs_on_it(
    new_context: Callable[..., BrowserContext], korean: Served, question: str, marked: str
) -> None:
    page = new_context().new_page()
    page.goto(f"{korean.url}search/?q={quote(question)}")
    expect(says(page)).to_have_text(DONE)
    expect(hits(page).locator("mark").filter(has_text=marked).first).to_be_visible()


# --- for everybody --------------------------------------------------------------------------


def test_nothing_is_wider_than_a_phone(open_page: Open) -> None:
    page = ask(open_page("search/", **PHONE), "alliance")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
