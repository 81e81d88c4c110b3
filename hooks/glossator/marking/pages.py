"""Pages: volume, issue, pages and chapters, by their labels or by their shape alone.

51, no. 5 (2011): 953–970     volume · issue · page        12:3, 5/2022     volume · issue
"""

from __future__ import annotations

import re
from itertools import pairwise

from glossator.marking.draft import Draft
from glossator.marking.labels import Part
from glossator.marking.tokens import Token

_BARE_PAGES = re.compile(
    r"(?:at\s)?[A-Z]?\d{1,4}[a-z]?(?:\s?[-–—]\s?\d{1,4})?(?:\s?ff?\.?)?|at [ivxlc]+"
)
_ISSUE_OF_YEAR = re.compile(r"(?P<issue>\d{1,2})/(?P<year>(?:19|20)\d{2})")
_REPORTER = re.compile(
    r"(?P<volume>\d{1,4})\s+(?P<container_title>[A-Z][A-Za-z.&’' ]+?)\s+(?P<page>\d{1,5})"
)


def pages(rest: list[Token], draft: Draft, quoted: bool) -> None:
    """Volume and issue by their labels or shape, and pages; taken out of `rest`."""
    text = draft.text
    for token in list(rest):
        if token.part in (Part.VOLUME, Part.ISSUE):
            draft.put("volume" if token.part is Part.VOLUME else "issue", token.value)
            rest.remove(token)
    for token, after in pairwise(list(rest)):  # Quarterly Essay, 68, 1–81
        bare = token.part is after.part is Part.WORDS and token.value.isdigit() and quoted
        if bare and "volume" not in draft.values and re.fullmatch(r"\d+[-–]\d+", after.value):
            draft.put("volume", token.value)
            rest.remove(token)
    for token in list(rest):
        if token.part is Part.LOCATOR:
            draft.cited.append(token.value)
            rest.remove(token)
        elif token.part is Part.PAGES:
            _put_pages(token.value, draft, quoted)
            rest.remove(token)
        elif token.part is Part.REPORTER and (reporter := _REPORTER.fullmatch(token.value)):
            for name, value in reporter.groupdict().items():
                draft.put(name, value)
            rest.remove(token)
        elif token.part is Part.WORDS:
            if token.group and re.fullmatch(r"\d{1,3}(?:[-–/]\d{1,3})?", token.value):
                if "volume" in draft.values and text[token.start - 1] == "(":
                    draft.put("issue", token.value)
                    rest.remove(token)
            elif quoted and (told := _ISSUE_OF_YEAR.fullmatch(token.value)):
                draft.put("issue", told["issue"])
                draft.dates.setdefault("issued", (int(told["year"]),))
                rest.remove(token)
            elif not token.group and _BARE_PAGES.fullmatch(token.value):
                _put_pages(token.value.removeprefix("at "), draft, quoted)
                rest.remove(token)


def _put_pages(value: str, draft: Draft, quoted: bool) -> None:
    """A stretch of pages is an article's own; one page, and any of a book, is what is cited."""
    value = value.rstrip(" ,")
    stretch = re.fullmatch(r"\w+\s?[-–—~]\s?\w+", value)
    inside = quoted or "container_title" in draft.values
    if stretch and inside and "page" not in draft.values and not draft.cited:
        draft.values["page"] = value
    else:
        draft.cited.append(value)
