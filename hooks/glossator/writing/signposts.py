"""Signposts: the files at the root of the site that tell programs what is where.

robots.txt (RFC 9309) for those that crawl, llms.txt for those that read Markdown.
"""

from __future__ import annotations

from glossator.model.brief import Brief
from glossator.model.shelf import Shelf
from glossator.writing.citing.reference import Home, original_of
from glossator.writing.escape import in_markdown

_ROBOTS = """\
# Only the robots.txt at the root of a host is asked for: where the site stands under a path,
# as a project's pages do, this file is not read, and the sitemap is to be named by hand.
User-agent: *
Allow: /
"""


def signposts(shelf: Shelf, home: Home) -> dict[str, str]:
    """The files by name."""
    return {"robots.txt": _robots(home), "llms.txt": _llms(shelf, home)}


def _robots(home: Home) -> str:
    return f"{_ROBOTS}\nSitemap: {home.page()}sitemap.xml\n" if home.url else _ROBOTS


def _llms(shelf: Shelf, home: Home) -> str:
    """Addresses are whole where the site has one, for the file is read out of its place."""
    root = home.page()
    parts = [
        f"# {in_markdown(home.name)}",
        "> Policy briefs as annotated reading editions. Every paragraph has a number that is its "
        "address: `#p12` of the page. The Markdown of a brief has the same numbers; every other "
        "page has its Markdown beside it, as `index.md`.",
    ]
    if shelf.briefs:
        parts += ["## Briefs", "\n".join(_line(brief, root) for brief in shelf.briefs)]
    records = [
        f"- [Glossary]({root}glossary.json): the terms, with their authors' definitions (JSON)",
        f"- [Addresses]({root}permalinks.json): every address that was ever published (JSON)",
        f"- [Works cited]({root}works.csl.json): every source of the briefs' notes (CSL-JSON)",
        f"- [References]({root}library.csl.json): how the briefs are cited (CSL-JSON)",
    ]
    return "\n\n".join((*parts, "## Records", "\n".join(records))) + "\n"


def _line(brief: Brief, root: str) -> str:
    folder = f"{root}briefs/{brief.id}/"
    authors = ", ".join(person.name for person in brief.meta.authors)
    issued = brief.meta.issued.value if brief.meta.issued else ""
    about = in_markdown(", ".join(part for part in (authors, issued) if part))
    title = in_markdown(original_of(brief).whole_title)
    data = f"[data]({folder}brief.json)"
    return f"- [{title}]({folder}brief.md): {f'{about}; ' if about else ''}{data}"
