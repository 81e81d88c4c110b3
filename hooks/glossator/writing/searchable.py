"""Searchable: a rendered page -> the same page, with our own words kept out of the search.

Material's search leaves out elements that carry `data-search-exclude`. Asides and folds say
so in their Markdown; paragraph numbers and spoken remarks are too many to repeat it there.
"""

from __future__ import annotations

from bs4 import BeautifulSoup

from glossator.writing.inline import OURS

_EXCLUDE = "data-search-exclude"


def searchable(html: str) -> str:
    """`html` with every element that is ours marked as none of the search's."""
    page = BeautifulSoup(html, "html.parser")
    for element in page.select(", ".join((*OURS, ".tools", ".from", ".placeholder"))):
        if element.name != "h2":  # with its heading the search would leave out what is below
            element[_EXCLUDE] = ""
    return page.decode(formatter="minimal")
