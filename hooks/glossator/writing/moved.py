"""Moved: pages at addresses that were published once, for what has another address or is gone."""

from __future__ import annotations

from dataclasses import replace

from glossator.model.brief import Brief
from glossator.model.editions import Address
from glossator.model.ids import BriefId
from glossator.model.shelf import Page
from glossator.writing.escape import in_markdown
from glossator.writing.front_matter import front_matter
from glossator.writing.summary import title_of


def moved_page(title: str, to: str, note: str, canonical: str) -> str:
    """A page that leads on at once, and by a link where a browser does not.

    `to` is the way to the new page from this one, `canonical` its whole address, `note` a
    sentence on what was here, in Markdown.
    """
    front = {"title": title, "template": "moved.html", "moved_to": to, "canonical": canonical}
    return (
        f"{front_matter(front)}\n# Moved {{ #title }}\n\n"
        f"This is now at [{in_markdown(title)}]({to}index.md). {note}\n"
    )


def withdrawn_term(one: Address) -> str:
    """The page of an entry that was taken from the glossary."""
    says = f"This entry was withdrawn from the glossary; it was called “{in_markdown(one.name)}”."
    return _withdrawn(one, says, "[The glossary](../index.md)")


def withdrawn_conversation(one: Address) -> str:
    """The page of two briefs that share too little now, or of which one is gone."""
    says = "These two briefs are no longer shown side by side."
    return _withdrawn(one, says, "[All briefs](../../index.md)")


def _withdrawn(one: Address, says: str, onward: str) -> str:
    return (
        f"{front_matter({'title': one.name, 'template': 'withdrawn.html'})}\n"
        f"# {in_markdown(one.name)} {{ #title }}\n\n"
        f"{says} Its address stays, so that who follows an older link is told so.\n\n{onward}\n"
    )


def at_former(one: Page, former: BriefId, brief: Brief, site_url: str) -> Page:
    """A page of `brief` at its `former` address: one that leads on, or the same record."""
    name = one.uri.removeprefix(f"briefs/{brief.id}/")
    uri = f"briefs/{former}/{name}"
    if not name.endswith("index.md"):
        return replace(one, uri=uri)
    below = f"{brief.id}/{name.removesuffix('index.md')}"
    note = f"The brief was published as `{former}` before."
    canonical = f"{site_url.rstrip('/')}/briefs/{below}"
    to = "../" * (uri.count("/") - 1) + below
    return Page(uri, moved_page(title_of(brief), to, note, canonical), one.made_from)
