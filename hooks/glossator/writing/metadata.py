"""Metadata: what the head of a page says to programs, as lines of HTML.

For a brief: Highwire's `citation_*` and Zotero's `z.*`, by which Zotero's Embedded Metadata sees a
*report* with its institution, number, series and type; Dublin Core; schema.org as JSON-LD; typed
links. For a term: schema.org's `DefinedTerm`. No COinS, which Zotero would take for more than all
this. Every value is escaped here, for templates escape nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from glossator.model.brief import Brief
from glossator.model.glossary import Term
from glossator.model.metadata import Person, Publisher
from glossator.model.roles import Role
from glossator.writing.citing.reference import (
    GLOSSARY,
    Home,
    Reference,
    is_organisation,
    plain,
)
from glossator.writing.escape import in_html

_CREATIVE_COMMONS = re.compile(
    r"\bCC[ -](?P<kind>BY(?:-NC)?(?:-(?:SA|ND))?)[ -](?P<version>[1-4]\.0)\b", re.I
)
_CC_ADDRESS = re.compile(
    r"https?://creativecommons\.org/(?:licenses|publicdomain)/[a-z0-9./-]+[a-z0-9/]", re.I
)
_CC_ZERO = re.compile(r"\bCC0(?:[ -]1\.0)?\b")

_NOT_IN_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})

_KEYWORDS_LABEL = re.compile(r"^\s*(?:\w+\s*){1,2}:\s*")


def brief_head(brief: Brief, work: Reference, latest: str = "") -> list[str]:
    """Lines for the head of the page of `brief`, which is cited as `work`.

    `latest` is the address of the latest text, where this is another.
    """
    tags = (*_highwire(brief, work), *_zotero(brief, work), *_dublin_core(brief, work))
    return [
        *(_meta(name, value) for name, value in tags if value),
        *_links(brief, work, latest),
        _data(_report(brief, work)),
    ]


def term_head(term: Term, home: Home) -> list[str]:
    """Lines for the head of the page of `term`."""
    names = (term.abbreviation, *term.variants, *(label for _, label in term.labels))
    others = [name for name in dict.fromkeys(names) if name and name != term.label]
    glossary = home.page("glossary")
    value = {
        "@context": "https://schema.org",
        "@type": "DefinedTerm",
        "@id": home.page("glossary", term.id),
        "url": home.page("glossary", term.id),
        "name": term.label,
        "alternateName": others,
        "description": term.definition,
        "inDefinedTermSet": {
            "@type": "DefinedTermSet",
            "@id": glossary,
            "name": GLOSSARY,
            "url": glossary,
        },
    }
    return [_data(value)]


# --- for Zotero, Google Scholar and other readers of <meta> --------------------------------


def _highwire(brief: Brief, work: Reference) -> Iterator[tuple[str, str]]:
    yield "citation_title", work.whole_title
    for name, people in (("citation_author", work.authors), ("citation_editor", work.editors)):
        persons = [person for person in people if not is_organisation(person)]
        for person in persons:
            yield name, _inverted(person, alone=len(persons) == 1)
    # One tag for all, for only the first is read; with it an item is a report.
    yield "citation_technical_report_institution", "; ".join(work.publishers)
    yield "citation_technical_report_number", work.number
    yield "citation_publication_date", work.issued.replace("-", "/")
    yield "citation_language", work.language
    for keyword in _keywords(brief):
        yield "citation_keywords", keyword
    yield "citation_public_url", work.url
    yield "citation_abstract_html_url", work.url
    yield "citation_fulltext_html_url", work.url


def _inverted(person: Person, alone: bool) -> str:
    """`Kim, Anthony B.`. An only name with blanks on both sides of its comma would be taken for
    two persons; a semicolon after it says that it is a list of one."""
    if not person.given:
        return person.family
    split = alone and " " in person.family and " " in person.given
    return f"{person.family}, {person.given}{';' if split else ''}"


def _zotero(brief: Brief, work: Reference) -> Iterator[tuple[str, str]]:
    yield "z.itemType", "report"  # where no institution is known, nothing else says so
    yield "z.reportType", work.genre
    yield "z.seriesTitle", work.series
    yield "z.rights", plain(brief.meta.rights)


def _dublin_core(brief: Brief, work: Reference) -> Iterator[tuple[str, str]]:
    """No `source`, which Zotero takes for a journal, and no name of an organisation among the
    creators, which it takes apart."""
    yield "DC.title", work.whole_title
    for person in work.authors:
        if not is_organisation(person):
            yield "DC.creator", _inverted(person, alone=False)
    for house in work.publishers:
        yield "DC.publisher", house
    yield "DC.date", work.issued
    yield "DC.language", work.language
    yield "DC.identifier", work.url
    yield "DC.rights", plain(brief.meta.rights)


def _keywords(brief: Brief) -> list[str]:
    """The author's own keywords, without the label that opens them."""
    texts = (matter.text for matter in brief.matter if matter.kind is Role.KEYWORDS)
    parts = (re.split(r"[,;·•\n]", _KEYWORDS_LABEL.sub("", text)) for text in texts)
    return [word for found in parts for part in found if (word := plain(part).rstrip("."))]


# --- typed links -----------------------------------------------------------------------------


def _links(brief: Brief, work: Reference, latest: str) -> Iterator[str]:
    if work.url:
        yield f'<link rel="cite-as" href="{in_html(work.url)}">'  # RFC 8574
    yield '<link rel="describedby" type="application/json" href="brief.json">'
    if latest:
        yield f'<link rel="latest-version" href="{in_html(latest)}">'  # RFC 5829
    if license := licence(brief.meta.rights):
        yield f'<link rel="license" href="{in_html(license)}">'


def licence(rights: str) -> str:
    """Address of the licence that `rights` states: a Creative Commons one by name or address.

    Empty where it states none.
    """
    if found := _CC_ADDRESS.search(rights):
        return found[0]
    if found := _CREATIVE_COMMONS.search(rights):
        kind, version = found["kind"].lower(), found["version"]
        return f"https://creativecommons.org/licenses/{kind}/{version}/"
    if _CC_ZERO.search(rights):
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    return ""


# --- schema.org ------------------------------------------------------------------------------


def _report(brief: Brief, work: Reference) -> dict[str, Any]:
    meta = brief.meta
    original = {
        "@type": "Report",
        "name": work.title,
        "alternativeHeadline": work.subtitle,
        "author": [_person(person) for person in meta.authors],
        "editor": [_person(person) for person in meta.editors],
        "publisher": [_house(house) for house in meta.publishers],
        "reportNumber": work.number,
        "isPartOf": {"@type": "CreativeWorkSeries", "name": work.series} if work.series else "",
        "datePublished": work.issued,
        "inLanguage": work.language,
    }
    return {
        "@context": "https://schema.org",
        "@id": work.url,
        "url": work.url,
        "version": str(work.edition or ""),
        "dateModified": work.released,
        **original,
        "copyrightNotice": plain(meta.rights),
        "license": licence(meta.rights),
        "isBasedOn": _filled(original),
        "hasPart": [
            {
                "@type": "CreativeWork",
                "@id": f"{work.url}#{passage.id}",
                "position": passage.number,
            }
            for passage in brief.passages
        ],
    }


def _person(person: Person) -> dict[str, Any]:
    if is_organisation(person):
        return {"@type": "Organization", "name": person.name}
    where = person.affiliation
    return _filled(
        {
            "@type": "Person",
            "name": person.name,
            "givenName": person.given,
            "familyName": person.family,
            "affiliation": {"@type": "Organization", "name": where} if where else "",
        }
    )


def _house(house: Publisher) -> dict[str, Any]:
    above = {"@type": "Organization", "name": house.parent} if house.parent else ""
    return _filled(
        {
            "@type": "Organization",
            "name": house.name,
            "parentOrganization": above,
            "url": house.url,
        }
    )


# --- as HTML ---------------------------------------------------------------------------------


def _meta(name: str, value: str) -> str:
    return f'<meta name="{name}" content="{in_html(value)}">'


def _data(value: dict[str, Any]) -> str:
    """JSON-LD as data in the page: nothing in it can end the element or open another."""
    text = json.dumps(_filled(value), ensure_ascii=False, separators=(",", ":"))
    return f'<script type="application/ld+json">{text.translate(_NOT_IN_SCRIPT)}</script>'


def _filled(value: dict[str, Any]) -> dict[str, Any]:
    return {key: one for key, one in value.items() if one}
