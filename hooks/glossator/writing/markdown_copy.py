"""Markdown copy: a page of the site -> the same in Markdown, for programs that read it.

A brief has a copy of its own kind (`reader`), with numbers and notes; this is for all other pages.
"""

from __future__ import annotations

from bs4 import BeautifulSoup
from markdownify import ATX, MarkdownConverter

NAME = "index.md"
"""Stands beside the page."""

WITHOUT = frozenset(("brief.html", "edition.html", "moved.html", "search.html"))
"""Templates of pages that have none: they have another, or nothing to read."""

_NOT_READ = "script, style, template, form, svg, noscript, button, .tools"

_CONVERTER = MarkdownConverter(heading_style=ATX, bullets="-")


def has_copy(template: str) -> bool:
    """True for a page made with `template`, empty for the usual one, if it has such a copy."""
    return template not in WITHOUT


def markdown_copy(page: str) -> str:
    """The words of a whole HTML `page`, from its title on, with links, lists and tables."""
    article = BeautifulSoup(page, "html.parser").find("article")
    if article is None:
        return ""
    for element in article.select(_NOT_READ):
        element.decompose()
    return f"{_CONVERTER.convert_soup(article).strip()}\n"
