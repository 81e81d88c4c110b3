"""Cards: what the picture says that is shown where a page is shared (Open Graph's `og:image`).

The site has one, each brief, term and conversation has its own; a page below one of them, such as
a fixed edition, goes with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from glossator.model.shelf import Shelf
from glossator.writing.citing.reference import GLOSSARY, plain
from glossator.writing.summary import series_line, title_of
from glossator.writing.turned import conversations

NAME = "card.png"
"""In the folder of what it speaks of."""


@dataclass(frozen=True, slots=True)
class Card:
    """The words of one picture, plain."""

    folder: str
    """Address below the site's root of what it speaks of, `briefs/x/`; empty for the site."""
    kicker: str
    """The line above the title."""
    title: str
    text: str
    """What stands below the title, smaller."""

    @property
    def address(self) -> str:
        """Of the picture, below the site's root."""
        return f"{self.folder}{NAME}"

    @property
    def words(self) -> str:
        """The words of the picture, for those who do not see it."""
        return ". ".join(part for part in (self.kicker, self.title, self.text) if part)


def cards(shelf: Shelf, site_name: str, description: str) -> Iterator[Card]:
    """The cards of the whole site, that of the site itself first."""
    yield Card("", "", site_name, description)
    for brief in shelf.briefs:
        authors = ", ".join(person.name for person in brief.meta.authors)
        yield _card(f"briefs/{brief.id}/", series_line(brief), title_of(brief), authors)
    for term in shelf.terms:
        yield _card(f"glossary/{term.id}/", GLOSSARY, term.label, term.definition)
    for talk in conversations(shelf):
        one, other = (title_of(brief) for brief in talk.briefs)
        yield _card(f"conversations/{talk.slug}/", "Two briefs side by side", one, other)


def _card(folder: str, *texts: str) -> Card:
    kicker, title, text = (plain(one) for one in texts)
    return Card(folder, kicker, title, text)


def card_of(address: str, drawn: dict[str, Card]) -> Card | None:
    """The card that goes with the page at `address`, `briefs/x/changes/`: its own, else that of
    the nearest folder above it, the site's in the end. None where nothing was drawn for them.

    `drawn` has the cards by their folders.
    """
    while address and address not in drawn:
        address = address.rstrip("/").rpartition("/")[0]
        address += "/" if address else ""
    return drawn.get(address)
