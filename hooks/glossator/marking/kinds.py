"""Kinds: the fields of a reference -> its CSL type, where the words tell it; else `document`."""

from __future__ import annotations

import re

from glossator.marking.draft import THESIS, Draft
from glossator.marking.imprints import Kind, is_press, kind_of, names_a_paper

_SPEECH = re.compile(
    r"\b(?:speech|remarks|keynote|lecture|address)\s+(?:at|to|by|before|delivered)\b", re.I
)


def kind(draft: Draft, quoted: bool) -> None:
    """The CSL type, where the words tell it."""
    values = draft.values
    container = kind_of(values.get("container_title", ""))
    if container is Kind.GENRE or (container is Kind.PAPERS and "volume" in values):
        container = Kind.PAPERS if "volume" not in values else Kind.UNKNOWN
    is_paper = container is Kind.PAPERS or names_a_paper(values.get("genre", ""))
    if is_paper and "issue" in values and "volume" not in values:
        values["number"] = values.pop("issue")
    told = "document"
    if any(THESIS.search(values.get(name, "")) for name in ("genre", "container_title")):
        told = "thesis"
    elif container is Kind.POST or kind_of(values.get("publisher", "")) is Kind.POST:
        told = "post"
    elif is_paper or _is_titled_a_report(values.get("title", "")):
        told = "report"
    elif "container_title" in values and (
        "editor" in draft.names or ("publisher" in values and "publisher_place" in values)
    ):
        told = "chapter"
    elif container is Kind.NEWSPAPER and "volume" not in values:
        told = "article-newspaper"
    elif container is Kind.MAGAZINE:
        told = "article-magazine"
    elif "container_title" in values and ("volume" in values or "issue" in values):
        told = "article-journal"
    elif quoted and _SPEECH.search(values.get("title", "")):
        told = "speech"
    elif (
        not quoted
        and "container_title" not in values
        and ("publisher" in values or "edition" in values)
        and _is_book(draft)
    ):
        told = "book"
    elif "url" in values and (quoted or "container_title" in values):
        told = "webpage"
    if told not in ("article-journal", "report", "article-magazine", "article-newspaper") and (
        "issue" in values and "container_title" not in values
    ):
        values["number"] = values.pop("issue")
    values["type"] = told


def _is_titled_a_report(title: str) -> bool:
    found = re.search(r"\b(?:white paper|annual report|progress report)\b|백서", title, re.I)
    return found is not None


def _is_book(draft: Draft) -> bool:
    """A title in italics with a press or an edition; or a person's, with a place and a house."""
    values = draft.values
    persons = any(name.family for names in draft.names.values() for name in names)
    placed = "publisher_place" in values and "publisher" in values and persons
    return placed or "edition" in values or is_press(values.get("publisher", ""))
