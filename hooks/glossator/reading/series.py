"""Series: a line of the masthead -> the name of a series, its number, a date.

"Harbour Policy Brief No. 12"     Harbour Policy Brief · 12
"2025-Apr. ISSUE 8"               8 · 2025-04
"Registered charity no. 1059"     none: a number of the house
"""

from __future__ import annotations

import re

from glossator.dates import find_date
from glossator.model.metadata import Issued
from glossator.reading.organisations import is_organisation

_SERIES_KIND = (
    r"(?:briefs?|briefings?|papers?|notes?|memos?|memorandum|reports?|analys[ie]s|reviews?|insights?"
    r"|commentar(?:y|ies)|bulletins?|perspectives?|monitor|focus|series|spotlight|dispatch|outlook"
    r"|(?:kurz)?analysen?|studien?|dossiers?|policy watch|backgrounders?|factsheets?|comments?"
    r"|policy contributions?|explainers?|viewpoints?|primers?)"
)
SERIES = re.compile(rf"(?<!\bin )\b{_SERIES_KIND}\b|\w*브리프|이슈|보고서|총서|리포트", re.I)
NUMBER = re.compile(
    r"(?:\b(?:issue|number|no|nr|num|heft|ausgabe|numéro)\b\.?|\bn[°º]|#|№|제)\s*[.:]?\s*"
    r"(?P<number>(?:\d{2,4}\s*[-/–.]\s*)?\d{1,4}(?:/\d{2,4})?[A-Za-z]?(?![\w.]))(?:\s*호)?",
    re.I,
)
_TRAILING_NUMBER = re.compile(
    rf"(?P<series>.*(?:\b{_SERIES_KIND}\b|브리프|보고서|리포트)[^\d]*?)[\s,:#-]+"
    r"(?P<number>(?:\d{4}\s*[-/–.]\s*)?\d{1,4}[A-Za-z]?)\s*(?:호)?$",
    re.I,
)
_NAME_BEFORE_NUMBER = re.compile(r"[^\W\d_a-z][\w&'’.-]*(?:\s+[\w&'’.-]+){0,5}")
_NO_SERIES = re.compile(
    r"\b(?:issue|edition|number|charity|company|register(?:ed)?|registration|contract|grant|suite|"
    r"room|box|project|article|page|part|vol(?:ume)?)\b|\b(?:19|20)\d{2}\b",
    re.I,
)
NUMBER_OF_HOUSE = re.compile(
    r"\b(?:charity|company|registration|registered|vat|contract|grant)\b"
    r"(?:\s+(?:in|and|england|wales|scotland|charity|company))*\s*(?:no|number|nr|n[°º]|#)",
    re.I,
)
_YEAR_ALONE = re.compile(
    r"\W*(?:(?:early |late |mid-)?(?:spring|summer|autumn|fall|winter|q[1-4])\W*)?"
    r"(?:19|20)\d{2}\W*",
    re.I,
)
_HO = re.compile(r"(?P<number>\d{4}-\d{1,3}|\d{1,4})\s*호")
VOLUME = re.compile(r"\b(?:vol|volume|bd|band)\.?\s*(?P<number>\d{1,4})", re.I)


def number_in(part: str) -> re.Match[str] | None:
    """The number of a series in `part`, in its group `number`."""
    if NUMBER_OF_HOUSE.search(part):
        return None
    return (
        NUMBER.search(part)
        or _TRAILING_NUMBER.match(part)
        or _HO.search(part)
        or VOLUME.search(part)
    )


def names_series(part: str) -> bool:
    """True when what `part` says beside its number is the name of a series.

    "Policy Brief 12" says it by its kind, "Harbour Conversations, No. 4" by standing before a
    number that is called one; "Registered charity No. 4" does not.
    """
    name = without_number(part)
    if SERIES.search(name):
        return True
    numbered = NUMBER.search(part)
    return (
        numbered is not None
        and numbered.start() > 0
        and _NAME_BEFORE_NUMBER.fullmatch(name) is not None
        and not _NO_SERIES.search(name)
        and not is_organisation(name)
    )


def date_and_rest(part: str) -> tuple[Issued | None, str]:
    """The date in `part` and what is left without it; "No. 2026-03" is a number, not a date."""
    year_alone = _YEAR_ALONE.fullmatch(part) is not None
    issued = find_date(part, bare_year=year_alone)
    number = number_in(part)
    if issued and number and number["number"] == issued.as_printed:
        return None, part
    called = NUMBER.search(part)
    if issued and called and called.start("number") == part.find(issued.as_printed):
        later = find_date(part[called.end("number") :])  # "No. 23 May 2023" has no day
        return (later, part[: called.end("number")]) if later else (issued, part)
    return issued, part.replace(issued.as_printed, " ").strip(" ,.;:()") if issued else part


def without_number(part: str) -> str:
    """The name of a series without its number: `Policy Brief No. 12` -> `Policy Brief`."""
    part = NUMBER.sub("", part)
    if (trailing := _TRAILING_NUMBER.match(part)) is not None:
        part = trailing["series"]
    part = VOLUME.sub("", part)
    return re.sub(r"\(\s*\)", "", part).strip(" ,.:;|·•-–—#/")
