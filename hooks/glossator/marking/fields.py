"""Fields: the text of one source -> what it says of the work, field by field.

    Jane Roe, “Walls,” *Harbour Review* 51, no. 5 (2011): pp. 953-970
    article-journal · Roe, Jane · Walls · Harbour Review · 51 · 5 · 2011 · 953-970

The order of a reference is the same in all styles: who, what, in what, by whom and when, where
in it. So the first title parts the names from the rest, and each part of the rest goes to the
field that its kind and place allow (`tokens`, `imprints`). A part that none allows stays, as
printed, in `note`; a field is never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from glossator.marking.authors import leading_names
from glossator.marking.draft import Draft
from glossator.marking.holders import holders
from glossator.marking.houses import houses
from glossator.marking.kinds import kind
from glossator.marking.labels import Part
from glossator.marking.pages import pages
from glossator.marking.persons import Known
from glossator.marking.remains import remains, says_no_more
from glossator.marking.tokens import Token, tokens
from glossator.marking.untitled import Opening, untitled
from glossator.model.spans import Spans, SpanType
from glossator.model.works import Item, Name

LONGEST = 1200
"""Characters; the longest reference of the cases has 280. What is longer is prose."""


@dataclass(frozen=True, slots=True)
class Read:
    """A source in fields, and the pages that are cited."""

    item: Item
    locator: str = ""


_NOT_LEFT = re.compile(
    r"et al\.?|and others|u\. ?a\.|외\s?\d*[인명]?|@\w+|\[\d{4}\]|"
    r"(?:spring|summer|autumn|fall|winter)(?:\s\d{4}/\d{2,4})?|[^\W\d_]{3,9}\.?/[^\W\d_]{3,9}\.?",
    re.I,
)
"""Words that are understood and that no field of CSL-JSON holds: May/June, the first printing."""


def left_over(item: Item) -> str:
    """The words of its source that were not understood; empty where all were."""
    understood = all(_NOT_LEFT.fullmatch(one) for one in item.note.split("; "))
    return "" if understood else item.note


_INTERVIEW = re.compile(
    r"\binterview(?:s|ed)?\s+(?:with|by|of)\b|\bauthor['’]?s? interviews?\b|인터뷰|면담|"
    r"\bInterview mit\b|\bentretien avec\b",
    re.I,
)
_SPACE = re.compile(r"\s+")


def read_source(text: str, spans: Spans, known: Known) -> Read:
    """The fields of the source printed as `text`; `spans` are those of `text`."""
    draft = Draft(text)
    if len(text) > LONGEST:
        _addresses((), spans, draft)
        return _not_understood(draft, ())
    found = tokens(text, spans)
    opening = _opening(text, found, known)
    if opening is None:
        _addresses(found, spans, draft)
        return _not_understood(draft, found)
    for role, names in opening.names:
        draft.name(role, names)
    draft.put("title", opening.title)
    if opening.container:
        draft.put("container_title", opening.container)
    rest = [token for token in found if token.start >= opening.end]
    if opening.date:
        draft.dates["issued"] = opening.date
    _addresses(found, spans, draft)
    quoted = opening.quoted
    rest = holders(rest, draft, quoted, known)
    pages(rest, draft, quoted)
    houses(rest, draft, quoted)
    _dates([*(t for t in found if opening.begin <= t.start < opening.end), *rest], draft)
    kind(draft, quoted)
    read = _read(draft, "")
    note = "; ".join(remains(text, found, read.item, draft.cited))
    return replace(read, item=replace(read.item, note=_shown(note)))


def _not_understood(draft: Draft, found: Sequence[Token]) -> Read:
    """No title was found: the words are kept, and of the fields only what marks itself."""
    for token in found:
        if token.part is Part.ACCESSED:
            draft.dates.setdefault("accessed", token.date)
    whole, at = "", 0
    marked = {Part.ADDRESS, Part.DOI, Part.ACCESSED}
    for token in found:
        more = token.part is Part.ACCESSED and not says_no_more(draft.text, token)
        if token.part in marked and not more:  # the first of each is in its field
            marked.remove(token.part)
            whole, at = f"{whole}{draft.text[at : token.start]} ", token.end
    whole += draft.text[at:]
    whole = re.sub(r"\(\s*\)|<\s*>", "", _SPACE.sub(" ", whole)).strip(" ,;:<>")
    whole = re.sub(r"[\s:,;]+\.?$", "", whole)
    if _INTERVIEW.search(draft.text):
        draft.values["type"] = "interview"
        days = [token for token in found if token.part is Part.DATE]
        if len(days) == 1:
            draft.dates["issued"] = days[0].date
    return _read(draft, whole if any(c.isalnum() for c in whole) else "")


def _read(draft: Draft, note: str) -> Read:
    values = {name: _shown(value) for name, value in draft.values.items()}
    names = {role: names for role, names in draft.names.items() if names}
    item = Item(note=_shown(note), **values, **names, **draft.dates)  # type: ignore[arg-type]
    return Read(item, _shown(", ".join(draft.cited)))


def _shown(value: str) -> str:
    return _SPACE.sub(" ", value).strip()


def _opening(text: str, found: Sequence[Token], known: Known) -> Opening | None:
    """Who and what: the names and the title that open a source."""
    titles = [t for t in found if t.part in (Part.QUOTED, Part.ITALIC)]
    by_year = untitled(text, found, known)
    if by_year is not None and (not titles or by_year.end <= titles[0].start):
        return by_year
    if not titles:
        return None
    first = titles[0]
    head = text[: first.start].rstrip(' ,:;\n(“"')
    container = ""
    if not head and first.part is Part.ITALIC and len(titles) > 1 and titles[1].part is Part.QUOTED:
        between = text[first.end : titles[1].start]
        if not any(c.isalnum() for c in between):  # *Yonhap*, “Title,” …
            container, first = first.value, titles[1]
            head = ""
    names: tuple[tuple[str, tuple[Name, ...]], ...] = ()
    begin = first.start
    if head:
        dated = [t for t in found if t.part is Part.DATE and t.end <= first.start]
        if dated and re.fullmatch(r"\W*", text[dated[-1].end : first.start]):  # Smith (2020) ‘…’
            bracket = text.rfind("(", 0, dated[-1].start)
            begin = bracket if dated[-1].group and bracket >= 0 else dated[-1].start
            head = text[:begin].rstrip(" ,:;")
        named = leading_names(head, known)
        if named is not None:
            names = ((named.role, named.names),)
    return Opening(names, first.value, begin, first.end, first.part is Part.QUOTED, container)


def _addresses(found: Sequence[Token], spans: Spans, draft: Draft) -> None:
    """DOI and address: as printed, else of a link on the title or after it."""
    title = next((t.start for t in found if t.part in (Part.QUOTED, Part.ITALIC)), 0)
    links = [str(s.get("href")) for s in spans if s.type is SpanType.LINK and s.end > title]
    for token in found:
        if token.part is Part.DOI:
            draft.values.setdefault("doi", token.value)
        elif token.part is Part.ADDRESS:
            value = token.value if token.value[:4].lower() == "http" else f"https://{token.value}"
            draft.values.setdefault("url", value)
    for href in links:
        from_doi = re.match(r"https?://(?:dx\.)?doi\.org/(10\.\d{4,9}/.+)", href, re.I)
        if from_doi:
            draft.values.setdefault("doi", from_doi[1])
        elif href.lower().startswith(("http://", "https://")):
            draft.values.setdefault("url", href)


def _is_bracketed(token: Token, text: str) -> bool:
    """True for a date in square brackets: when there is another, that of an older printing."""
    return text[token.start - 1 : token.start] + text[token.end : token.end + 1] == "[]"


def _dates(found: Sequence[Token], draft: Draft) -> None:
    """The date of the work, and the date on which it was read."""
    printed = [token for token in found if token.part is Part.DATE]
    printed.sort(key=lambda token: _is_bracketed(token, draft.text))  # [1919] 1988
    days = [token.date for token in printed]
    renewed = [token.date for token in found if token.part is Part.UPDATED]
    seen = [token.date for token in found if token.part is Part.ACCESSED]
    if seen:
        draft.dates["accessed"] = seen[0]
    first = draft.dates.get("issued") or (days[0] if days else renewed[0] if renewed else None)
    if first is not None:
        finer = [day for day in days if day[: len(first)] == first]
        draft.dates["issued"] = max([first, *finer], key=len)
