"""Reference: an Item -> one line of a bibliography, as HTML.

    Kim, Hyung Jong, and Poh Ping Lee. “The changing role …”. <em>Asian Survey</em> 51, no. 5
    (2011): 953-970.

The same for all kinds of works, but that an article's date stands between its issue and pages.
"""

from __future__ import annotations

from glossator.model.works import Item, Name
from glossator.writing.dates import long_date
from glossator.writing.escape import address, in_html

_WHOLE = frozenset({"book", "thesis", "report", "document"})
"""Types whose title is that of a whole, and set in italics, unless something holds it."""


def reference(item: Item) -> str:
    """The reference to `item`; a title leads to its address, where that is one of the web."""
    people = item.author or item.editor
    who = _people(people) + (" (ed.)" if people and not item.author else "")
    if not item.title:
        return " ".join(_stopped(part) for part in (who, _linked(in_html(item.note), item)) if part)
    whole = item.type in _WHOLE and not item.container_title
    title = in_html(item.title)
    title = f"<em>{title}</em>" if whole else f"“{title}”"
    by = [f"Translated by {_people(item.translator)}"] if item.translator else []
    by += [f"Edited by {_people(item.editor)}"] if item.editor and item.author else []
    parts = (
        who,
        _linked(title, item),
        _container(item),
        ". ".join(by),
        _imprint(item),
    )
    return " ".join(_stopped(part) for part in parts if part)


def _stopped(part: str) -> str:
    bare = part.removesuffix("</a>").removesuffix("</em>").removesuffix("”")
    return part if bare.endswith((".", "?", "!")) else f"{part}."


def _linked(words: str, item: Item) -> str:
    href = address(item.url) if item.url else None
    href = href or (address(f"https://doi.org/{item.doi}") if item.doi else None)
    return f'<a href="{in_html(href)}">{words}</a>' if href and words else words


def _people(names: tuple[Name, ...]) -> str:
    """Authors as a bibliography sorts them: the first with the family name before the given."""
    written = [_name(name, index == 0) for index, name in enumerate(names)]
    if len(written) < 3:
        return in_html((", and " if "," in (written or [""])[0] else " and ").join(written))
    return in_html(f"{', '.join(written[:-1])}, and {written[-1]}")


def _name(name: Name, turned: bool) -> str:
    if name.literal:
        return name.literal
    if _is_eastern(name):
        return f"{name.family}{name.given}"
    whole = f"{name.family}, {name.given}" if turned else f"{name.given} {name.family}"
    return (whole + (f", {name.suffix}" if name.suffix else "")).strip(", ")


def _is_eastern(name: Name) -> bool:
    """True for names in Hangul, which are written as one word."""
    return bool(name.family) and "가" <= name.family[0] <= "힣"


def _container(item: Item) -> str:
    held = f"<em>{in_html(item.container_title)}</em>" if item.container_title else ""
    if held and item.type == "chapter":
        held = f"In {held}"
    volume = in_html(item.volume)
    issue = in_html(item.issue or item.number)
    issue = f"no. {issue}" if issue[:1].isdigit() else issue  # S/RES/1874 says what it is
    edition = f"{in_html(item.edition)} ed." if item.edition[-1:].isalpha() else ""
    edition = edition or (f"edition {in_html(item.edition)}" if item.edition else "")
    if held and volume:
        held, volume = f"{held} {volume}", ""
    if issue and _dated_within(item):
        issue = f"{issue} ({_day(item.issued)})"
    elif held and _dated_within(item):
        held = f"{held} ({_day(item.issued)})"
    parts = (held, in_html(item.genre), f"vol. {volume}" if volume else "", issue, edition)
    found = ", ".join(part for part in parts if part)
    if item.page:
        found += f"{': ' if item.type == 'article-journal' else ', '}{in_html(item.page)}"
    return found


def _dated_within(item: Item) -> bool:
    """True for an article whose date stands between its issue and its pages."""
    numbered = item.volume or item.issue or item.number
    return bool(
        item.type == "article-journal" and item.container_title and numbered and item.issued
    )


def _imprint(item: Item) -> str:
    house = ": ".join(in_html(part) for part in (item.publisher_place, item.publisher) if part)
    date = "" if _dated_within(item) else _day(item.issued) or in_html(item.status)
    return ", ".join(part for part in (house, date) if part)


def _day(parts: tuple[int, ...]) -> str:
    return long_date("-".join(f"{part:02}" for part in parts)) if parts else ""
