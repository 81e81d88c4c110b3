"""Zotero: what its Embedded Metadata translator makes of a page.

Written from the behaviour of that translator and of the RDF translator that it hands what is not
Highwire's (zotero/translators, "Embedded Metadata" of June 2024 and "RDF"): which tags it reads, in
which order one outranks another, how it splits names. Only what bears on our pages is here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import html

_HIGHWIRE = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_date": "date",
    "citation_journal_title": "publicationTitle",
    "citation_series_title": "series",
    "citation_technical_report_institution": "institution",
    "citation_technical_report_number": "number",
    "citation_publisher": "publisher",
    "citation_abstract": "abstractNote",
    "citation_public_url": "url",
    "citation_language": "language",
}
"""Tags whose first value goes to a field; a name may also only end so."""

_TYPES = {
    "citation_journal_title": "journalArticle",
    "citation_technical_report_institution": "report",
    "citation_conference_title": "conferencePaper",
    "citation_book_title": "bookSection",
    "citation_dissertation_institution": "thesis",
}
"""Tags that decide the type of the item, the last one on the page winning."""

_RDF = {
    "title": ("dc.title", "dcterms.title", "og.title"),
    "publicationTitle": ("dc.source", "dcterms.source", "og.site_name"),
    "rights": ("dc.rights", "dcterms.rights"),
    "date": ("dcterms.issued", "dc.date", "dcterms.date"),
    "publisher": ("dc.publisher", "dcterms.publisher"),
    "language": ("dc.language", "dcterms.language"),
    "url": ("og.url",),
    "abstractNote": ("og.description", "dcterms.abstract", "dc.description"),
    "reportType": ("dc.type", "dcterms.type"),
}
"""What the RDF translator reads, the first that is there; a field of Highwire's outranks it."""

_NAMESPACES = ("dc", "dcterms", "og", "z", "article", "so", "prism", "bibo", "eprints")


@dataclass
class Item:
    """An item of a Zotero library."""

    type: str
    fields: dict[str, str] = field(default_factory=dict)
    creators: list[tuple[str, str, str]] = field(default_factory=list)
    """Role, family name, given name; an organisation would come out in two."""


def zotero(page: str) -> Item:
    """The item that Zotero makes of a page, given as HTML."""
    head = html.document_fromstring(page).head
    tags = [
        (name, value)
        for meta in head.iter("meta")
        if (name := meta.get("name") or meta.get("property")) and (value := meta.get("content"))
    ]
    if any(element.get("class") == "Z3988" for element in head.getroottree().iter("span")):
        raise AssertionError("COinS would outrank all this")
    item = Item(_type(tags))
    item.fields = {**_from_rdf(tags), **_from_highwire(tags)}
    item.creators = [
        *_creators(tags, "citation_author", "author"),
        *_creators(tags, "citation_editor", "editor"),
    ]
    if not item.creators:
        item.creators = _split([v for n, v in tags if n.casefold() == "dc.creator"], "author")
    item.fields = {key: " ".join(value.split()) for key, value in item.fields.items()}
    return item


def _type(tags: list[tuple[str, str]]) -> str:
    certain = [_TYPES[name] for name, _ in tags if name in _TYPES]
    if certain:
        return certain[-1]
    own = [value for name, value in tags if name == "z.itemType"]
    if own:
        return own[0]
    guessed = any(name in ("citation_title", "citation_series_title") for name, _ in tags)
    return "journalArticle" if guessed else "webpage"


def _from_highwire(tags: list[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for ending, name in _HIGHWIRE.items():
        values = [value for tag, value in tags if tag.endswith(ending) and value.strip()]
        if values:
            found[name] = values[0]
    return found


def _from_rdf(tags: list[tuple[str, str]]) -> dict[str, str]:
    """Dublin Core, Open Graph and Zotero's own names; these last go to any field as they are."""
    said: dict[str, str] = {}
    for tag, value in tags:
        prefix, _, name = re.sub(r"[:_]", ".", tag, count=1).partition(".")
        if prefix.casefold() in _NAMESPACES:
            said.setdefault(f"{prefix.casefold()}.{name[:1].lower()}{name[1:]}", value)
    found = {
        name: next(said[tag] for tag in known if tag in said)
        for name, known in _RDF.items()
        if any(tag in said for tag in known)
    }
    if "publisher" in found:  # the same, in a report
        found["institution"] = found["publisher"]
    return {**found, **{tag[2:]: value for tag, value in said.items() if tag.startswith("z.")}}


def _creators(tags: list[tuple[str, str]], name: str, role: str) -> list[tuple[str, str, str]]:
    return _split([value for tag, value in tags if tag.endswith(name)], role)


def _split(values: list[str], role: str) -> list[tuple[str, str, str]]:
    """Several persons of a tag are parted by semicolons; an only tag with two words on each side
    of a comma is taken for two persons."""
    found: list[tuple[str, str, str]] = []
    for value in values:
        parts = re.split(r"\s*;\s*", value)
        if len(parts) == len(values) == 1:
            by_comma = re.split(r"\s*,\s*", parts[0])
            if len(by_comma) > 1 and " " in by_comma[0] and " " in by_comma[1]:
                parts = by_comma
        for part in filter(None, (part.strip() for part in parts)):
            person = _person(part, role)
            if not found or found[-1] != person:  # one repeated next to itself is passed over
                found.append(person)
    return found


def _person(text: str, role: str) -> tuple[str, str, str]:
    if "," in text:
        family, _, given = text.partition(",")
        return role, family.strip(), given.strip()
    given, _, family = text.rpartition(" ")
    return role, family, given
