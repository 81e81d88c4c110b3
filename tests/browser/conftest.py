"""The site as it is published: built once, below a sub-path, and read in a real Chromium.

Each page fails its test on an error in the console and on a request to another host.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page
from served import Served, serve, write_kinds
from watched import watch

from projects import ROOT, SITES, new_project

NO_OTHER_HOST = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The site of the project's own briefs."""
    yield from serve(new_project(tmp_path_factory.mktemp("own"), ROOT))


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The site of two briefs that try to run programs in it."""
    root = new_project(tmp_path_factory.mktemp("hostile"), SITES / "hostile")
    yield from serve(root)


@pytest.fixture(scope="session")
def kinds_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The site of the project's own briefs and one more, with a page of each of `KINDS`."""
    root = new_project(tmp_path_factory.mktemp("kinds"), ROOT)
    write_kinds(root)
    yield from serve(root)


@pytest.fixture(scope="session")
def base_url(published: Served) -> str:
    """`page.goto("about/")` is a page of the site."""
    return published.url


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {
        **browser_type_launch_args,
        "executable_path": os.environ.get("CHROMIUM") or "/usr/bin/chromium",
        "args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking", NO_OTHER_HOST],
    }


@pytest.fixture
def complaints() -> list[str]:
    """What the browser complained of so far; a test that expects one takes it out."""
    return []


@pytest.fixture
def new_context(
    new_context: Callable[..., BrowserContext], complaints: list[str]
) -> Iterator[Callable[..., BrowserContext]]:
    def watched(**options: Any) -> BrowserContext:
        context = new_context(**options)
        context.set_default_timeout(10_000)
        watch(context, complaints)
        return context

    yield watched
    assert complaints == []


@pytest.fixture
def open_page(new_context: Callable[..., BrowserContext], published: Served) -> Callable[..., Page]:
    """Opens an address of the site in a browser of its own, with options of Playwright's."""

    def opened(address: str, **options: Any) -> Page:
        page = new_context(**options).new_page()
        page.goto(address, wait_until="load")
        return page

    return opened
