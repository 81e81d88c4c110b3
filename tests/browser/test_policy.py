"""The policy of the built pages, and a hostile corpus without it, in a real browser.

The other tests here see the pages with their policy too, and fail on what a console tells of it:
the palette, the cards, the dialog and the moved addresses are theirs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, Route
from served import Served, serve

from payloads import CALL, running, write_project
from projects import OWN, new_project

Open = Callable[..., Page]
NewContext = Callable[..., BrowserContext]
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')

pytestmark = pytest.mark.browser

CANARY = f"""
window.ran = [];
window.{CALL} = (n) => window.ran.push(n);
addEventListener("securitypolicyviolation", (e) => window.ran.push(
  `${{e.violatedDirective}} ${{e.blockedURI}} ${{e.sourceFile}}`));
"""
TOUCH = """() => {
  addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link && /^(https?|mailto):/.test(link.protocol)) event.preventDefault();
  }, true);
  const all = [...document.querySelectorAll("article :is(a, summary, button, [tabindex])")];
  for (const one of all) {
    for (const kind of ["pointerenter", "pointerover", "mouseenter", "mouseover"])
      one.dispatchEvent(new PointerEvent(kind, {bubbles: true, pointerType: "mouse"}));
    one.focus({preventScroll: true});
    one.click();
  }
  return all.length;
}"""
"""Rest on, focus and follow everything, without leaving the page."""

REST = """async () => {
  const wait = (time) => new Promise((done) => setTimeout(done, time));
  document.querySelector("dialog[open]")?.close();
  const links = [...document.querySelectorAll("article a[href*='#'], article a[data-term]")];
  let shown = 0;
  for (const link of links.slice(0, 12)) {
    link.dispatchEvent(new PointerEvent("pointerenter", {pointerType: "mouse"}));
    await wait(600);
    shown += document.querySelectorAll(".card:not([hidden])").length;
    link.dispatchEvent(new PointerEvent("pointerleave", {pointerType: "mouse"}));
  }
  document.querySelector("article a[href='#cite'], .tools a")?.click();
  await wait(700);
  let formats = 0;
  for (const select of document.querySelectorAll("dialog[open] select"))
    for (const option of select.options) {
      select.value = option.value;
      select.dispatchEvent(new Event("change", {bubbles: true}));
      formats += 1;
    }
  await wait(300);
  return [shown, formats];
}"""
"""Wait for the cards and for the dialog, whose words are fetched; cards shown, formats chosen."""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    root = new_project(tmp_path_factory.mktemp("corpus"))
    write_project(root, running())
    yield from serve(root)


def without_policy(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, body=POLICY.sub("", answer.text()))


def pages_of(site: Served) -> list[str]:
    """Every page that was made of the briefs, the glossary and the notes."""
    briefs = sorted(site.folder.glob("briefs/hostile-brief-*/index.html"))
    others = ["", "glossary/", "notes/", "works/", "404.html", "briefs/hostile-brief-1/changes/"]
    others += ["briefs/hostile-brief-1/editions/1/", "briefs/former-brief-1/"]
    for kind in ("glossary/term-*", "conversations/*"):
        found = sorted(path.relative_to(site.folder) for path in site.folder.glob(kind))
        others += [f"{path.as_posix()}/" for path in found]
    return [*others, *(f"briefs/{path.parent.name}/" for path in briefs)]


@pytest.mark.timeout(600)  # two minutes on two idle cores
def test_no_payload_runs_on_any_page_with_the_policy_or_without(
    new_context: NewContext, corpus: Served
) -> None:
    every = pages_of(corpus)
    for policy in (False, True):
        context = new_context()
        context.add_init_script(CANARY)
        page = context.new_page()
        if not policy:
            page.route(re.compile(r"(/|\.html)(\?[^?]*)?$"), without_policy)
        touched = 0
        for address in every:
            page.goto(f'{corpus.url}{address}#"><img src=x onerror={CALL}(1)>', wait_until="load")
            assert page.locator("meta[http-equiv=Content-Security-Policy]").count() == policy
            touched += page.evaluate(TOUCH)
            assert page.evaluate("window.ran") == [], address
        for query in (running()[0], '"><img src=x onerror=pwned(1)>', "javascript:pwned(1)"):
            page.goto(f"{corpus.url}search/?q={query}", wait_until="networkidle")
            assert page.evaluate("window.ran") == []
        print(
            f"\ncounted: {len(running())} payloads, {len(every)} pages, {touched:,} things touched"
        )
        context.close()


@pytest.mark.timeout(400)
def test_what_scripts_fetch_of_hostile_briefs_is_words_too(
    new_context: NewContext, corpus: Served
) -> None:
    """The cards and the dialog, without the policy."""
    context = new_context()
    context.add_init_script(CANARY)
    page = context.new_page()
    page.route(re.compile(r"(/|\.html)(\?[^?]*)?$"), without_policy)
    cards, formats = 0, 0
    term = next(one for one in pages_of(corpus) if one.startswith("glossary/term-"))
    for address in ("briefs/hostile-brief-1/", "briefs/hostile-brief-2/", term, "notes/"):
        page.goto(f"{corpus.url}{address}", wait_until="networkidle")
        shown, chosen = page.evaluate(REST)
        cards, formats = cards + shown, formats + chosen
        assert page.evaluate("window.ran") == [], address
    print(f"\ncounted: {cards} cards shown and {formats} formats chosen on pages made of payloads")
    assert cards > 10
    assert formats > 10


def test_the_attack_works_without_the_policy_and_is_stopped_by_it(
    new_context: NewContext, published: Served, complaints: list[str]
) -> None:
    """Or a test in which nothing runs would say nothing."""
    attack = f"<img src=x onerror={CALL}(7)><script>{CALL}(8)</script></main>"

    def attacked(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</main>", attack))

    def attacked_without(route: Route) -> None:
        answer = route.fetch()
        body = POLICY.sub("", answer.text()).replace("</main>", attack)
        route.fulfill(response=answer, body=body)

    ran = []
    for handler in (attacked_without, attacked):
        context = new_context()
        context.add_init_script(f"window.ran = []; window.{CALL} = (n) => window.ran.push(n);")
        page = context.new_page()
        page.route("**/about/", handler)
        page.goto(f"{published.url}about/", wait_until="networkidle")
        ran.append(sorted(page.evaluate("window.ran")))
    assert ran == [[7, 8], []]
    assert len([one for one in complaints if "Content Security Policy" in one]) >= 2
    complaints.clear()


@pytest.mark.parametrize(
    "address", ["", f"briefs/{OWN[0]}/", "glossary/", "notes/", "search/?q=asean", "404.html"]
)
def test_the_policy_stops_nothing_of_ours(
    new_context: NewContext, published: Served, address: str
) -> None:
    context = new_context()
    context.add_init_script(CANARY)
    page = context.new_page()
    page.goto(f"{published.url}{address}", wait_until="networkidle")
    head = page.locator("head > meta").nth(1)
    assert head.get_attribute("http-equiv") == "Content-Security-Policy"
    page.evaluate(TOUCH)
    page.emulate_media(media="print")
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") == []
