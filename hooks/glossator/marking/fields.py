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
from dataclasses import dataclass, field, replace
from itertools import pairwise

from glossator.marking.authors import Known, leading_names, names_in
from glossator.marking.imprints import Kind, is_press, kind_of, names_a_paper
from glossator.marking.tokens import Part, Token, tokens
from glossator.marking.untitled import Opening, untitled
from glossator.model import Item, Name, Spans, SpanType

LONGEST = 1200
"""Characters; the longest reference of the cases has 280. What is longer is prose."""


@dataclass(frozen=True, slots=True)
class Read:
    """A source in fields, and the pages that are cited."""

    item: Item
    locator: str = ""


_NOT_LEFT = re.compile(
    r"(?:et al\.?|and others|u\. ?a\.|외\s?\d*[인명]?|spring|summer|autumn|fall|winter)", re.I
)
"""Words that are understood and that no field of CSL-JSON holds."""


def left_over(item: Item) -> str:
    """The words of its source that were not understood; empty where all were."""
    return "" if _NOT_LEFT.fullmatch(item.note) else item.note


@dataclass(slots=True)
class _Draft:
    """Fields while they are being found."""

    text: str
    values: dict[str, str] = field(default_factory=dict)
    names: dict[str, tuple[Name, ...]] = field(default_factory=dict)
    dates: dict[str, tuple[int, ...]] = field(default_factory=dict)
    locator: str = ""
    left: list[str] = field(default_factory=list)

    def put(self, name: str, value: str) -> None:
        """Fill a field; what comes too late for it is left over."""
        value = value.strip(" ,;:")
        if self.values.setdefault(name, value) != value:
            self.left.append(value)


_IN = re.compile(r"^(?:in|dans|en|aus)\b:?\s*", re.I)
_CHAPTER_EDITORS = re.compile(r"[(\[]\s*(?:eds?|hrsg|hg|dirs?|éds?|coords?)\.?\s*[)\]]", re.I)
_ENDING_NUMBER = re.compile(r"^(?P<words>.*\D)[\s,]\s*(?P<number>\d{1,4}(?:[-/]\d{1,4})?)$")
_NUMBERS = re.compile(
    r"(?P<volume>\d{1,4}|[IVXLC]+)(?:\s?[.:/]\s?(?P<issue>\d{1,3}(?:[-–]\d{1,3})?))?"
)
_BARE_PAGES = re.compile(
    r"(?:at\s)?[A-Z]?\d{1,4}[a-z]?(?:\s?[-–—]\s?\d{1,4})?(?:\s?ff?\.?)?|at [ivxlc]+"
)
_ISSUE_OF_YEAR = re.compile(r"(?P<issue>\d{1,2})/(?P<year>(?:19|20)\d{2})")
_REPORTER = re.compile(
    r"(?P<volume>\d{1,4})\s+(?P<container_title>[A-Z][A-Za-z.&’' ]+?)\s+(?P<page>\d{1,5})"
)
_INTERVIEW = re.compile(
    r"\binterview(?:s|ed)?\s+(?:with|by|of)\b|\bauthor['’]?s? interviews?\b|인터뷰|면담|"
    r"\bInterview mit\b|\bentretien avec\b",
    re.I,
)
_THESIS = re.compile(
    r"\b(?:ph\.? ?d\.?|doctoral|master['’]?s|m\.?a\.?)\s+(?:diss(?:\.|ertation)?|thesis)|"
    r"\b(?:dissertation|habilitationsschrift|thèse)\b|학위\s?논문",
    re.I,
)
_SPEECH = re.compile(
    r"\b(?:speech|remarks|keynote|lecture|address)\s+(?:at|to|by|before|delivered)\b", re.I
)
_STATE = re.compile(r"[^\W\d_]{2}\.?|D\. ?C\.?|N\. ?[YJ]\.?|Mass\.?|Conn\.?|Calif\.?|Md\.?")
_SPACE = re.compile(r"\s+")


def read_source(text: str, spans: Spans, known: Known) -> Read:
    """The fields of the source printed as `text`; `spans` are those of `text`."""
    draft = _Draft(text)
    if len(text) > LONGEST:
        _addresses((), spans, draft)
        return _not_understood(draft, ())
    found = tokens(text, spans)
    opening = _opening(text, found, known)
    if opening is None:
        _addresses(found, spans, draft)
        return _not_understood(draft, found)
    draft.names |= {role: names for role, names in opening.names if names}
    draft.left += [opening.rest] if opening.rest else []
    draft.put("title", opening.title)
    if opening.container:
        draft.put("container_title", opening.container)
    rest = [token for token in found if token.start >= opening.end]
    if opening.date:
        draft.dates["issued"] = opening.date
    _addresses(found, spans, draft)
    quoted = opening.quoted
    rest = _inside(rest, draft, quoted, known)
    _pages(rest, draft, quoted)
    _houses(rest, draft, quoted)
    _dates([*(t for t in found if opening.begin <= t.start < opening.end), *rest], draft)
    _type(draft, quoted)
    return _read(draft)


def _not_understood(draft: _Draft, found: Sequence[Token]) -> Read:
    """No title was found: the words are kept, and of the fields only what marks itself."""
    for token in found:
        if token.part is Part.ACCESSED:
            draft.dates.setdefault("accessed", token.date)
    whole, at = "", 0
    for token in found:
        if token.part in (Part.ADDRESS, Part.DOI, Part.ACCESSED):
            whole, at = f"{whole}{draft.text[at : token.start]} ", token.end
    whole += draft.text[at:]
    whole = re.sub(r"\(\s*\)|<\s*>", "", _SPACE.sub(" ", whole)).strip(" ,;:<>")
    whole = re.sub(r"[\s:,;]+\.?$", "", whole)
    draft.left = [whole] if any(c.isalnum() for c in whole) else []
    if _INTERVIEW.search(draft.text):
        draft.values["type"] = "interview"
        days = [token for token in found if token.part is Part.DATE]
        if len(days) == 1:
            draft.dates["issued"] = days[0].date
    return _read(draft)


def _read(draft: _Draft) -> Read:
    left = "; ".join(dict.fromkeys(_shown(one) for one in draft.left if one.strip()))
    values = {name: _shown(value) for name, value in draft.values.items()}
    item = Item(note=left, **values, **draft.names, **draft.dates)  # type: ignore[arg-type]
    return Read(item, _shown(draft.locator))


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
    rest = ""
    begin = first.start
    if head:
        dated = [t for t in found if t.part is Part.DATE and t.end <= first.start]
        if dated and re.fullmatch(r"\W*", text[dated[-1].end : first.start]):  # Smith (2020) ‘…’
            bracket = text.rfind("(", 0, dated[-1].start)
            begin = bracket if dated[-1].group and bracket >= 0 else dated[-1].start
            head = text[:begin].rstrip(" ,:;")
        named = leading_names(head, known)
        if named is not None:
            names, rest = ((named.role, named.names),), named.rest
            if re.match(r"(?:see|cf|on|for|from|siehe|vgl|voir|sur|in)\b", rest, re.I):
                rest = ""
        else:
            rest = head
    return Opening(names, first.value, begin, first.end, first.part is Part.QUOTED, rest, container)


def _addresses(found: Sequence[Token], spans: Spans, draft: _Draft) -> None:
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


# --- in what -------------------------------------------------------------------------------


def _inside(rest: list[Token], draft: _Draft, quoted: bool, known: Known) -> list[Token]:
    """Container, editors, translators, edition, its numbers; what is none of them is given back."""
    out: list[Token] = []
    skip_to = -1
    for place, token in enumerate(rest):
        if token.start < skip_to:
            continue
        following = rest[place + 1] if place + 1 < len(rest) else None
        if token.part in (Part.EDITORS, Part.TRANSLATORS):
            names, skip_to = _who(draft.text, token.end, rest[place + 1 :], known)
            role = "editor" if token.part is Part.EDITORS else "translator"
            if names:
                draft.names.setdefault(role, names)
            else:
                draft.left.append(draft.text[token.start : token.end])
        elif token.part is Part.EDITION:
            draft.put("edition", token.value)
        elif token.part is Part.STATUS:
            draft.put("status", token.value)
        elif token.part is Part.ITALIC and _takes_container(token, rest, place, draft, quoted):
            title, volume = token.value, ""
            if ends := re.fullmatch(r"(?P<t>.*\D),\s*(?P<v>\d{1,4})", token.value):
                title, volume = ends["t"], ends["v"]  # APA sets the volume in italics
            draft.put("container_title", title)
            if volume:
                draft.put("volume", volume)
            if following and following.part is Part.WORDS and not following.group:
                numbers = _NUMBERS.fullmatch(following.value)
                if re.fullmatch(r"(?:19|20)\d{2}-\d{1,3}", following.value):
                    draft.put("issue", following.value)
                    skip_to = following.end
                elif numbers and (following.value.isdigit() or numbers["issue"] or not volume):
                    draft.put("volume", numbers["volume"])
                    if numbers["issue"]:
                        draft.put("issue", numbers["issue"])
                    skip_to = following.end
        elif token.part is Part.WORDS and _IN.match(token.value) and following is not None:
            skip_to = _editors_of_whole(token, rest[place:], draft, known)
            if skip_to < 0:
                bare = _IN.sub("", token.value)
                if bare and quoted and bare[0].isupper() and following.part is not Part.ITALIC:
                    draft.put("container_title", bare)
                elif bare:
                    at = token.end - len(bare)
                    out.append(replace(token, value=bare, start=at))
        elif token.part is Part.WORDS and (
            of := re.fullmatch(r"(.{2,30}?)\s*(옮김|역|편|엮음)", token.value)
        ):
            named = names_in(of[1], known)
            role = "translator" if of[2] in ("옮김", "역") else "editor"
            if named:
                draft.names.setdefault(role, named.names)
            else:
                out.append(token)
        else:
            out.append(token)
    return out


def _takes_container(
    token: Token, rest: Sequence[Token], place: int, draft: _Draft, quoted: bool
) -> bool:
    """True for the first title in italics after a title in quotes, or one after "in"."""
    if "container_title" in draft.values:
        return False
    before = rest[place - 1] if place else None
    after_in = before is not None and before.part is Part.WORDS and _IN.match(before.value)
    numbered = any(t.part in (Part.VOLUME, Part.ISSUE) for t in rest[place + 1 : place + 4]) or (
        place + 1 < len(rest) and _NUMBERS.fullmatch(rest[place + 1].value) is not None
    )
    papers = kind_of(token.value) in (Kind.PAPERS, Kind.NEWSPAPER)
    return quoted or bool(after_in) or numbered or papers


def _who(
    text: str, start: int, rest: Sequence[Token], known: Known
) -> tuple[tuple[Name, ...], int]:
    """The names after "edited by", and where they end."""
    end = next((t.start for t in rest if t.part is not Part.WORDS or "(" in t.before), len(text))
    raw = text[start:end]
    pieces = re.split(r"(?<=[,.;])\s+", raw)
    for count in range(len(pieces), 0, -1):
        tried = " ".join(pieces[:count])
        if sum(len(piece) for piece in pieces[:count]) > 200:
            continue
        named = names_in(tried.rstrip(" ,;("), known)
        if named is not None and (count == 1 or all(n.family or n.given for n in named.names)):
            return named.names, start + len(raw) - len(" ".join(pieces[count:]))
    return (), -1


def _editors_of_whole(token: Token, rest: Sequence[Token], draft: _Draft, known: Known) -> int:
    """In A. Editor & B. Editor (Eds.), *Book*: where the editors end; -1 where there are none."""
    title = next((t for t in rest if t.part is Part.ITALIC), None)
    end = title.start if title else len(draft.text)
    raw = draft.text[token.start : end]
    marked = _CHAPTER_EDITORS.search(raw)
    whole = raw[: marked.start()] if marked else raw
    bare = _IN.sub("", whole).strip(" ,:")
    if not bare or (title is None and not marked):
        return -1
    named = names_in(bare, known)
    persons = named is not None and all(n.family for n in named.names)
    if named is None or not (marked or (persons and named.role == "editor")):
        return -1
    draft.names.setdefault("editor", named.names)
    return token.start + (marked.end() if marked else len(raw))


# --- where in it ---------------------------------------------------------------------------


def _pages(rest: list[Token], draft: _Draft, quoted: bool) -> None:
    """Volume and issue by their labels or shape, and pages; taken out of `rest`."""
    text = draft.text
    for token in list(rest):
        if token.part in (Part.VOLUME, Part.ISSUE):
            draft.put("volume" if token.part is Part.VOLUME else "issue", token.value)
            rest.remove(token)
    for token, pages in pairwise(list(rest)):  # Quarterly Essay, 68, 1–81
        bare = token.part is pages.part is Part.WORDS and token.value.isdigit() and quoted
        if bare and "volume" not in draft.values and re.fullmatch(r"\d+[-–]\d+", pages.value):
            draft.put("volume", token.value)
            rest.remove(token)
    for token in list(rest):
        if token.part is Part.PAGES:
            _put_pages(token.value, draft, quoted)
            rest.remove(token)
        elif token.part is Part.REPORTER and (reporter := _REPORTER.fullmatch(token.value)):
            for name, value in reporter.groupdict().items():
                draft.put(name, value)
            rest.remove(token)
        elif token.part is Part.WORDS:
            if token.group and re.fullmatch(r"\d{1,3}(?:[-–/]\d{1,3})?", token.value):
                if "volume" in draft.values and text[token.start - 1] == "(":
                    draft.put("issue", token.value)
                    rest.remove(token)
            elif quoted and (told := _ISSUE_OF_YEAR.fullmatch(token.value)):
                draft.put("issue", told["issue"])
                draft.dates.setdefault("issued", (int(told["year"]),))
                rest.remove(token)
            elif not token.group and _BARE_PAGES.fullmatch(token.value):
                _put_pages(token.value.removeprefix("at "), draft, quoted)
                rest.remove(token)


def _put_pages(value: str, draft: _Draft, quoted: bool) -> None:
    """A stretch of pages is an article's own; one page, and any of a book, is what is cited."""
    value = value.rstrip(" ,")
    stretch = re.fullmatch(r"\w+\s?[-–—~]\s?\w+", value)
    inside = quoted or "container_title" in draft.values
    if stretch and inside and "page" not in draft.values and not draft.locator:
        draft.values["page"] = value
    else:
        draft.locator = f"{draft.locator}, {value}" if draft.locator else value


# --- by whom and when ----------------------------------------------------------------------


def _houses(rest: list[Token], draft: _Draft, quoted: bool) -> None:
    """Places, publishers, series, newspapers among the plain words; the rest is left over."""
    rest = _with_states(rest, draft.text)
    plain = [token for token in rest if token.part in (Part.WORDS, Part.QUOTED, Part.ITALIC)]
    done: set[int] = set()
    for at, token in enumerate(plain):
        if at in done:
            continue
        if token.part is not Part.WORDS:
            draft.left.append(draft.text[token.start : token.end].strip("*"))
            continue
        if size := _place_and_house(plain, at, rest, draft):
            done |= set(range(at, at + size))
            continue
        _house(token, rest, draft, quoted)


def _with_states(rest: Sequence[Token], text: str) -> list[Token]:
    """`Washington, DC` as one token."""
    out: list[Token] = []
    for token in rest:
        last = out[-1] if out else None
        if (
            last is not None
            and last.part is token.part is Part.WORDS
            and token.before == ","
            and token.group == last.group
            and _STATE.fullmatch(token.value)
            and kind_of(last.value) is Kind.PLACE
        ):
            out[-1] = replace(last, end=token.end, value=text[last.start : token.end])
        else:
            out.append(token)
    return out


def _place_and_house(plain: Sequence[Token], at: int, rest: Sequence[Token], draft: _Draft) -> int:
    """`Place: Publisher` before a date: how many tokens it took, 0 for none."""
    first = plain[at]
    size = 1
    while at + size < len(plain) and plain[at + size].before == "," and size < 4:
        if not (_STATE.fullmatch(plain[at + size].value)):
            break
        size += 1
    if at + size >= len(plain):
        return 0
    house = plain[at + size]
    same = house.group == first.group
    if not house.before.startswith(":") or not same or house.part is not Part.WORDS:
        return 0
    place = draft.text[first.start : plain[at + size - 1].end]
    words = house.end
    more = at + size + 1
    while (
        more < len(plain) and plain[more].group == house.group and plain[more].before in (",", ".")
    ):
        if kind_of(plain[more].value) is not Kind.HOUSE or plain[more].before == ".":
            break
        words = plain[more].end
        more += 1
    name = draft.text[house.start : words]
    known = kind_of(place) is Kind.PLACE or kind_of(name) is Kind.HOUSE
    dated = any(t.part is Part.DATE and t.group == first.group for t in rest)
    year = re.fullmatch(r"(.*[^\d\s,])\s+((?:1[5-9]|20)\d{2})", name)
    if year and not dated:  # Berlin: Verlag 2020
        name = year[1]
        draft.dates.setdefault("issued", (int(year[2]),))
        dated = True
    if not (known or dated) or (not place[0].isupper() and not place[0] >= "가"):
        return 0
    draft.put("publisher_place", place)
    draft.put("publisher", name)
    return more - at


def _house(token: Token, rest: Sequence[Token], draft: _Draft, quoted: bool) -> None:
    """Plain words go to the field that their kind allows, and to what is left if none does."""
    if _is_kept_acronym(token, draft.text):
        return
    value = _acronym_kept(token, draft.text)
    kind = kind_of(value)
    here = rest.index(token)
    following = rest[here + 1] if here + 1 < len(rest) else None
    held = "container_title" in draft.values
    if kind is Kind.EMPTY:
        return
    if draft.text[token.end : token.end + 1] == "(":  # JOIN(2021) 24 is a number of some kind
        draft.left.append(value)
    elif kind is Kind.PLACE and "publisher_place" not in draft.values:
        draft.put("publisher_place", value)
    elif kind is Kind.GENRE and "genre" not in draft.values:
        _put_numbered("genre", "issue", value, draft)
    elif kind is Kind.PAPERS and not held:
        _put_numbered("container_title", "issue", value, draft)
    elif kind in (Kind.NEWSPAPER, Kind.MAGAZINE, Kind.POST) and not held:
        draft.put("container_title", value)
    elif quoted and not held and _is_journal(token, following, draft):
        _put_numbered("container_title", "volume", value, draft)
    elif _THESIS.search(value):
        draft.put("genre", value)
    elif not _is_proper(value):
        draft.left.append(value)
    elif kind is Kind.HOUSE or _may_publish(token, following, draft, quoted):
        draft.put("publisher", value)
    else:
        draft.left.append(value)


def _put_numbered(name: str, number: str, value: str, draft: _Draft) -> None:
    """`Working Paper 12`, `Asian Survey 51`: the words to one field, the number to another."""
    numbered = _ENDING_NUMBER.fullmatch(value)
    draft.put(name, numbered["words"] if numbered else value)
    if numbered:
        draft.put(number, numbered["number"])


def _is_journal(token: Token, following: Token | None, draft: _Draft) -> bool:
    """True for words in no bracket that a volume or an issue belongs to."""
    told = "volume" in draft.values or ("issue" in draft.values and "genre" not in draft.values)
    dated = following is not None and following.part is Part.DATE and following.group > 0
    numbered = _ENDING_NUMBER.fullmatch(token.value) is not None
    return not token.group and _is_proper(token.value) and (told or (numbered and dated))


def _is_proper(value: str) -> bool:
    return (value[0].isupper() or value[0] >= "가" or value[0].isdigit()) and len(
        value.split()
    ) <= 14


def _may_publish(token: Token, following: Token | None, draft: _Draft, quoted: bool) -> bool:
    """Unknown words outside brackets, right before the date or address, name who published."""
    if "publisher" in draft.values or not (token.value[0].isupper() or token.value[0] >= "가"):
        return False
    if len(token.value.split()) > 8 or (re.search(r"\d", token.value) and not quoted):
        return False
    ends = following is None or following.part in (
        Part.DATE, Part.ADDRESS, Part.DOI, Part.ACCESSED, Part.UPDATED,
    )  # fmt: skip
    before_place = following is not None and kind_of(following.value) is Kind.PLACE
    if token.group:
        return False
    if following is None and not quoted:
        return False
    return (ends or before_place) and not ("container_title" in draft.values and following is None)


def _acronym_kept(token: Token, text: str) -> str:
    """`International House of Japan (IHJ)`: the short name in brackets is part of the name."""
    short = re.match(r"\s\([A-Z][A-Za-z&-]{1,9}\)", text[token.end :])
    return text[token.start : token.end + short.end()] if short else token.value


def _is_kept_acronym(token: Token, text: str) -> bool:
    return (
        token.group > 0
        and re.fullmatch(r"[A-Z][A-Za-z&-]{1,9}", token.value) is not None
        and (
            re.search(r"[\w.]\s\($", text[: token.start]) is not None
            and text[token.end : token.end + 1] == ")"
        )
    )


def _dates(found: Sequence[Token], draft: _Draft) -> None:
    """The date of the work, and the date on which it was read."""
    for token in found:
        printed = draft.text[token.start : token.end]
        season = re.match(r"[^\W\d_]{4,6}(?=\s+\d{4})", printed)
        if token.part is Part.DATE and season and _NOT_LEFT.fullmatch(season[0]):
            draft.left.append(season[0])
    days = [token.date for token in found if token.part is Part.DATE]
    renewed = [token.date for token in found if token.part is Part.UPDATED]
    seen = [token.date for token in found if token.part is Part.ACCESSED]
    if seen:
        draft.dates["accessed"] = seen[0]
    first = draft.dates.get("issued") or (days[0] if days else renewed[0] if renewed else None)
    if first is not None:
        finer = [day for day in days if day[: len(first)] == first]
        draft.dates["issued"] = max([first, *finer], key=len)


# --- of what kind --------------------------------------------------------------------------


def _type(draft: _Draft, quoted: bool) -> None:
    """The CSL type, where the words tell it."""
    values = draft.values
    container = kind_of(values.get("container_title", ""))
    if container is Kind.GENRE or (container is Kind.PAPERS and "volume" in values):
        container = Kind.PAPERS if "volume" not in values else Kind.UNKNOWN
    is_paper = container is Kind.PAPERS or names_a_paper(values.get("genre", ""))
    if is_paper and "issue" in values and "volume" not in values:
        values["number"] = values.pop("issue")
    told = "document"
    if any(_THESIS.search(values.get(name, "")) for name in ("genre", "container_title")):
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


def _is_book(draft: _Draft) -> bool:
    """A title in italics with a press or an edition; or a person's, with a place and a house."""
    values = draft.values
    persons = any(name.family for names in draft.names.values() for name in names)
    placed = "publisher_place" in values and "publisher" in values and persons
    return placed or "edition" in values or is_press(values.get("publisher", ""))
