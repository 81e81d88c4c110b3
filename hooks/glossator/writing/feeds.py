"""Feeds: what is new on the shelf, newest first, as Atom (RFC 4287) and JSON Feed 1.1.

An entry for each brief and each fixed edition. Dates are those of the texts, so a feed changes
only when the shelf does.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from feedgen.feed import FeedGenerator

from glossator.model.brief import Brief
from glossator.model.shelf import Shelf
from glossator.writing.citing.reference import Home, original_of, plain
from glossator.writing.dated import brief_date, latest, moment
from glossator.writing.edition_record import edition_path
from glossator.writing.summary import first_words

ATOM, JSON_FEED = "feed.xml", "feed.json"
SUBTITLE = "Policy briefs as annotated reading editions"
NO_DAY = "1970-01-01T00:00:00Z"
"""Atom wants a date of every feed; this is the one of a shelf without any."""

_NOT_IN_XML = dict.fromkeys((0xFFFE, 0xFFFF))


@dataclass(frozen=True, slots=True)
class Entry:
    """A brief, or a fixed edition of it."""

    url: str
    title: str
    summary: str
    authors: tuple[str, ...]
    language: str
    issued: str
    changed: str
    """Empty where no date is known."""


def feed_files(shelf: Shelf, home: Home) -> dict[str, str]:
    """The two feeds by file name; none where the site has no address, which a feed needs."""
    if not home.url:
        return {}
    entries = sorted(_entries(shelf, home), key=_newest, reverse=True)
    return {ATOM: _atom(entries, home), JSON_FEED: _json(entries, home)}


def _newest(entry: Entry) -> tuple[str, str, str]:
    return (entry.changed, entry.issued, entry.url)


def _words(text: str) -> str:
    """`text` on one line, without the two characters of a text that XML cannot hold."""
    return plain(text).translate(_NOT_IN_XML)


def _entries(shelf: Shelf, home: Home) -> Iterator[Entry]:
    latest_text = {brief.id: brief for brief in shelf.briefs}
    for brief in shelf.briefs:
        yield _entry(brief, home.page("briefs", brief.id), "", brief_date(brief, shelf))
    for edition in shelf.editions:
        if edition.of in latest_text:
            url = f"{home.page()}{edition_path(edition.of, edition.number)}"
            yield _entry(edition.brief, url, f" (edition {edition.number})", edition.released)


def _entry(brief: Brief, url: str, which: str, changed: str) -> Entry:
    return Entry(
        url=url,
        title=_words(f"{original_of(brief).whole_title}{which}"),
        summary=_words(first_words(brief)),
        authors=tuple(_words(person.name) for person in brief.meta.authors),
        language=brief.meta.language,
        issued=brief.meta.issued.value if brief.meta.issued else "",
        changed=changed,
    )


def _atom(entries: list[Entry], home: Home) -> str:
    """Entries without any date are left out: Atom would have us invent one."""
    dated = [one for one in entries if one.changed]
    feed = FeedGenerator()
    feed.generator("")
    feed.id(home.page())
    feed.title(home.name)
    feed.subtitle(SUBTITLE)
    feed.author(name=home.name)
    feed.link(href=home.page(), rel="alternate", type="text/html")
    feed.link(href=f"{home.page()}{ATOM}", rel="self", type="application/atom+xml")
    feed.updated(moment(dated[0].changed) if dated else NO_DAY)
    for one in dated:
        entry = feed.add_entry(order="append")
        entry.id(one.url)
        entry.title(one.title)
        entry.link(href=one.url, rel="alternate", type="text/html")
        for name in one.authors:
            entry.author(name=name)
        if one.issued:
            entry.published(moment(one.issued))
        entry.updated(moment(latest((one.changed, one.issued))))
        entry.summary(one.summary)
    text: str = feed.atom_str(pretty=True).decode("utf-8")
    return text


def _json(entries: list[Entry], home: Home) -> str:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": home.name,
        "description": SUBTITLE,
        "home_page_url": home.page(),
        "feed_url": f"{home.page()}{JSON_FEED}",
        "items": [_item(one) for one in entries],
    }
    return json.dumps(feed, ensure_ascii=False, indent=2) + "\n"


def _item(one: Entry) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": one.url,
        "url": one.url,
        "title": one.title,
        "content_text": one.summary,
        "date_published": moment(one.issued) if one.issued else "",
        "date_modified": moment(one.changed) if one.changed else "",
        "authors": [{"name": name} for name in one.authors],
        "language": one.language,
    }
    return {key: value for key, value in item.items() if value}
