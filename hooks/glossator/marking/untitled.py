"""Untitled: references whose title no mark sets off; what order and stops alone tell.

    Smith, J. (2020). Walls and ports. *Harbour Review*, 12(3), 4–9.       the year parts them
    Ottilie Bray, Empty Villas of the Coast (Port Sable: Lanternhouse, 2018)   the imprint ends it
    Bray, Ottilie: Leere Villen. Köln: Uferverlag 2018                     the colon parts them
    Bray, Ottilie. Empty Villas. Cambridge: Lantern Press, 2018.           the stops part them

Each shape needs names that are surely names; where they are not, the text stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from glossator.marking.authors import LONGEST, Named, names_in
from glossator.marking.labels import Part
from glossator.marking.persons import Known
from glossator.marking.tokens import Token
from glossator.model.works import Name


@dataclass(frozen=True, slots=True)
class Opening:
    """Who and what: the names and title that open a source, and where its rest begins."""

    names: tuple[tuple[str, tuple[Name, ...]], ...]
    """By field of Item."""
    title: str
    begin: int
    """Where the title, or the date before it, begins."""
    end: int
    """Where what follows the title begins."""
    quoted: bool
    """True where the title is a part of something larger, as one in quotation marks is."""
    container: str = ""
    """What stands before the title and holds it: *Yonhap*, “Title”."""
    date: tuple[int, ...] = ()


_SENTENCE = re.compile(r"(?P<title>.+?)(?P<stop>[?!]\s|\.(?:\s|$)|\s*\[)", re.S)
_SUBTITLE = re.compile(r"(?P<more>(?!In\b)[^\d.?!\x00]+)\.\s*")
"""After a title that asks: "Whose norms matter? Norms and change. *Journal*"."""
_GERMAN = re.compile(
    r"^(?P<names>[^:“„\"«(]{3,120}?(?:\s?\((?:Hrsg|Hg|Hgg|ed|eds)\.\))?):\s+(?P<rest>.+)$", re.S
)
_PLACED = re.compile(r"[,.]\s+(?=(?P<place>[^\W\d_][^,.:()]{1,40}):\s*[^\W\d_])", re.S)
_STOPPED = re.compile(
    r"^(?P<names>[^\W\d_][^.:“”\"()]*?(?:,\s(?:[^\W\d_]\.\s?)+|\.)|[^.:“”\"()]+\.)\s+(?P<rest>.+)$",
    re.S,
)


def untitled(text: str, found: Sequence[Token], known: Known) -> Opening | None:
    """The opening of a source by one of the shapes; None where none fits."""
    shapes: tuple[Callable[[str, Sequence[Token], Known], Opening | None], ...] = (
        _by_year,
        _by_imprint,
        _by_colon,
        _by_stops,
    )
    return next((one for shape in shapes if (one := shape(text, found, known)) is not None), None)


def _opened(
    named: Named, title: str, begin: int, end: int, quoted: bool, date: tuple[int, ...] = ()
) -> Opening | None:
    title = title.strip(" ,;:\n")
    if not any(c.isalpha() for c in title) or "\x00" in title:
        return None
    names = ((named.role, named.names),)
    return Opening(names, title, begin, end, quoted, date=date)


def _by_year(text: str, found: Sequence[Token], known: Known) -> Opening | None:
    """`Names (2020). Title. …` of APA; also `Names. (2020, March 4). Title`."""
    year = next((t for t in found if t.group), None)
    if (
        year is None
        or year.part is not Part.DATE
        or any(t.part is not Part.WORDS for t in found if t.start < year.start)
    ):
        return None
    bracket = text.rfind("(", 0, year.start)
    closing = text.find(")", year.end)
    if bracket < 0 or closing < 0 or text[year.end : closing].strip():
        return None
    named = names_in(text[:bracket], known)
    after = re.match(r"\)[.,:]?\s+", text[closing:])
    if named is None or after is None:
        return None
    begin = closing + after.end()
    titles = [t for t in found if t.part in (Part.QUOTED, Part.ITALIC) and t.start >= begin]
    initials = re.search(r"[^\W\d_]\.,?\s*$", text[:bracket]) is not None
    if not initials and "," in after[0] and not (titles and titles[0].start == begin):
        return None
    if not text[begin:] or text[begin].islower():
        return None
    if titles and not text[begin : titles[0].start].strip("*_ “"):
        first = titles[0]
        quoted = first.part is Part.QUOTED
        return _opened(named, first.value, bracket, first.end, quoted, year.date)
    if any(t.part is Part.PAGES for t in found if t.start == begin):
        return None
    sentence = _SENTENCE.match(text, begin)
    limit = titles[0].start if titles else len(text)
    if sentence is None or sentence.end("title") > limit:
        return None
    if any(
        t.part in (Part.ADDRESS, Part.DOI)
        for t in found
        if begin <= t.start < sentence.end("title")
    ):
        return None
    end = sentence.end("title")
    if sentence["stop"][0] in "?!":
        subtitle = _SUBTITLE.fullmatch(text, sentence.end(), limit)
        end = subtitle.end("more") if subtitle and titles else end + 1
    return _opened(
        named, text[begin:end], bracket, end, bool(titles) or _is_part(text[end:]), year.date
    )


def _is_part(rest: str) -> bool:
    """True where a volume and pages follow: the title is an article's."""
    return re.search(r"\d\s?\(\d|\bvol\.|\bno\.|\d[–-]\d", rest) is not None


def _by_imprint(text: str, found: Sequence[Token], known: Known) -> Opening | None:
    """`Names, Title (Place: Publisher, 2018)`, in which italics were lost."""
    group = next((t for t in found if t.group and t.part is Part.DATE), None)
    if group is None or any(
        t.part in (Part.QUOTED, Part.ITALIC, Part.ADDRESS, Part.DOI, Part.DATE)
        for t in found
        if t.start < group.start
    ):
        return None
    bracket = text.rfind("(", 0, group.start)
    if bracket < 0:
        return None
    head = text[:bracket].rstrip()
    if len(head) > 2 * LONGEST:
        return None
    for comma in reversed([m.start() for m in re.finditer(r",\s", head)]):
        named = names_in(head[:comma], known)
        title = head[comma + 1 :].strip()
        sure = named is not None and all(n.family or " " in n.literal for n in named.names)
        if named is not None and sure and (title[:1].isupper() or title[:1].isdigit()):
            plain = (Part.WORDS, Part.NUMBER)
            if any(t.part not in plain for t in found if comma < t.start < bracket):
                return None
            return _opened(named, title, comma, bracket, False)
    return None


def _by_colon(text: str, found: Sequence[Token], known: Known) -> Opening | None:
    """`Family, Given: Titel. Untertitel, Ort: Verlag 2018` of German bibliographies."""
    shape = _GERMAN.match(text)
    named = names_in(shape["names"], known) if shape else None
    if shape is None or named is None or not all(n.family for n in named.names):
        return None
    begin = shape.start("rest")
    titles = [t for t in found if t.part in (Part.QUOTED, Part.ITALIC) and t.start >= begin]
    if titles and not text[begin : titles[0].start].strip("*_ “„«"):
        return _opened(named, titles[0].value, begin, titles[0].end, titles[0].part is Part.QUOTED)
    inside = re.search(r"[.,]\s+(?=[Ii]n:?\s)", text[begin:])
    if inside is not None and titles:
        end = begin + inside.start()
        return _opened(named, text[begin:end], begin, end, True)
    places = list(_PLACED.finditer(text, begin))
    if not places or titles:
        return None
    end = places[-1].start()
    return _opened(named, text[begin:end], begin, end, False)


def _by_stops(text: str, found: Sequence[Token], known: Known) -> Opening | None:
    """`Family, Given. Title. Place: Publisher, 2018.` in which italics were lost."""
    if any(t.part in (Part.QUOTED, Part.ITALIC) for t in found):
        return None
    shape = _STOPPED.match(text)
    named = names_in(shape["names"], known) if shape else None
    if shape is None or named is None or "," not in shape["names"]:
        return None
    if not all(n.family for n in named.names):
        return None
    begin = shape.start("rest")
    places = [m for m in _PLACED.finditer(text, begin) if text[m.start()] == "."]
    if len(places) != 1:
        return None
    return _opened(named, text[begin : places[0].start()], begin, places[0].start(), False)
