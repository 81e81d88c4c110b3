"""Markdown copy: a page of the site -> the same in Markdown, for programs that read it.

A brief has a copy of its own kind (`reader`), with numbers and notes; this is for all other pages.
"""

from __future__ import annotations

import re

from bs4 import BeautifulSoup
from markdownify import ATX, MarkdownConverter

NAME = "index.md"
"""Stands beside the page."""

WITHOUT = frozenset(("brief.html", "edition.html", "moved.html", "search.html"))
"""Templates of pages that have none: they have another, or nothing to read."""

_NOT_READ = "script, style, template, form, svg, noscript, button, .tools"

_IN_ADDRESS = str.maketrans({sign: f"%{ord(sign):02X}" for sign in "<>() "})
"""What would end an address in Markdown."""

_SYNTAX = re.compile(r"[\\`\[<]")


class _Converter(MarkdownConverter):
    """markdownify's, which lets what looks like a tag, a link or code in a text become one."""

    def escape(self, text: str, parent_tags: set[str]) -> str:
        escaped = super().escape  # type: ignore[misc]  # the stub has it not
        return str(escaped(_SYNTAX.sub(r"\\\g<0>", text), parent_tags))


_CONVERTER = _Converter(heading_style=ATX, bullets="-")


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
    for link in article.find_all("a", href=True):
        link["href"] = str(link["href"]).translate(_IN_ADDRESS)
    return f"{_CONVERTER.convert_soup(article).strip()}\n"
