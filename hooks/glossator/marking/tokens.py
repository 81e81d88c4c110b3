"""Tokens: the words of a reference -> its parts that show by themselves what they are.

    Jane Roe, “Walls,” *Harbour Review* 51, no. 5 (2011): pp. 953-970
    words     quoted   italic          words  issue  year   pages

What marks a part is a table (`labels`), read in its order: what was taken is closed to the
rows below. Words in no row stay words, cut where a stop or bracket cuts them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from glossator.dates import dates_in
from glossator.marking.labels import LABELLED, Part
from glossator.marking.titled import titles
from glossator.model.spans import Spans


@dataclass(frozen=True, slots=True)
class Token:
    """A part of a reference and where it stands."""

    part: Part
    start: int
    end: int
    value: str
    group: int = 0
    """Number of the bracket it stands in; 0 outside of all."""
    before: str = ""
    """The stops that part it from the token before: `,`, `.`, `: (`."""

    @property
    def date(self) -> tuple[int, ...]:
        """Year, month and day of a date's value, as far as they are printed."""
        return tuple(int(part) for part in self.value.split("-"))


TAKEN = "\x00"
"""Stands for each character that a part has taken already."""

_ADDRESS = re.compile(r"(?<![a-z0-9])(?:https?://|www\.)[^\s<>“”\"«»\[\]\x00]+", re.I)
_DOI = re.compile(
    r"(?<![a-z0-9])(?:https?://(?:dx\.)?doi\.org/|doi\.org/|\bdoi\s*:?\s*(?:https?://(?:dx\.)?doi\.org/)?|\b)"
    r"(?P<value>10\.\d{4,9}/[^\s<>“”\"«»\x00]+)",
    re.I,
)
_SEEN = re.compile(
    r"[\[(]?\s*\b(?:(?:last|date)\s+)?(?:accessed|retrieved|viewed|visited|consulted|checked|abgerufen|"
    r"aufgerufen|(?:letzter\s+)?zugriff|(?:letzter\s+)?abruf|consultée?s?|consultad[oa]|"
    r"fecha de consulta|acceso|(?:최종\s*)?(?:검색일|접속일|방문일|접근일))\s*"
    r"(?:(?:on|am|vom|le|el)\b)?\s*[:：]?\s*(?:the\s+)?$",
    re.I,
)
_SEEN_AFTER = re.compile(r"^\s*(?:검색|접속|방문|에 접속)\s*[\])]?")
_RENEWED = re.compile(
    r"[\[(]?\s*\b(?:(?:last|page)\s+)?(?:modified|updated|revised|amended|zuletzt\s+\w+|aktualisiert|"
    r"mise? à jour|actualizad[oa]|(?:최종\s*)?수정일?)\s*(?:(?:on|am|le|el)\b)?\s*[:：]?\s*$",
    re.I,
)
_SINCE = re.compile(r"(?<!\w)(?:(?P<days>\d{1,2})|\w{3,10}\.?(?:\s\d{1,2})?)\s?[/–-]\s?$")
_YEAR = re.compile(
    r"(?<![\w–-])(?:(?:spring|summer|autumn|fall|winter)\s+)?(?P<value>(?:1[5-9]|20)\d{2})(?:[a-z]|\s?년|/\d{2}(?:\d{2})?)?(?![\w–])(?!-\d)",
    re.I,
)
_BOUND_BEFORE, _BOUND_AFTER = (
    re.compile(r"(?:^|[,.;:()\[\]\x00])\s*$"),
    re.compile(r"\s*(?:$|[,.;:()\[\]\x00])"),
)
_STOP = re.compile(r"[,;\[\]]|:(?=\s|\x00|$)|[?!](?=\s)|\x00+|\.(?=\s|\x00|$)|\(|\)|\s[–—-](?=\s)")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(.,/-])(?:[^\W\d_]|[A-Z][a-z]?\.?[A-Z]|[A-Z]{2}|Univ|Dept|Inst|Assoc|Mass|Calif|Conn|Corp|"
    r"Inc|Co|Ltd|Prof|Rev|St|Dr|Jr|Sr|Mr|Ms|Gen|Gov|Int|Intl|Nat|Pol|Pub|Press\.?|Hist|"
    r"vs|al|ca|Ph|Bd|Nr|Vgl|bzw|ed|eds|Hrsg|Hg|No|Sec|Art|Chap|ch)$"
)
"""Before a stop: an initial or an abbreviation, after which a sentence may go on."""


def tokens(text: str, spans: Spans) -> list[Token]:
    """The tokens of a reference in printed order; `spans` are those of `text`."""
    taken = list(text)
    found: list[Token] = []

    def take(part: Part, start: int, end: int, value: str) -> None:
        found.append(Token(part, start, end, value))
        taken[start:end] = TAKEN * (end - start)

    for start, end, value in _addresses(text):
        take(Part.DOI if value.startswith("10.") else Part.ADDRESS, start, end, value)
    for whole, start, end, value in titles(text, "".join(taken), spans):
        take(Part.ITALIC if whole else Part.QUOTED, start, end, value)
    for part, pattern in LABELLED:
        for match in pattern.finditer("".join(taken)):
            if part is Part.REPORTER and dates_in(match[0]):
                continue
            values = [value for value in match.groupdict().values() if value]
            take(part, *match.span(), values[0] if values else match[0])
    open_text = "".join(taken)
    for start, end, value in dates_in(open_text):
        numbered = re.fullmatch(r"\d{4}-\d{2}", open_text[start:end])
        if numbered and re.search(r"[\w\x00]\s*$", open_text[:start]):
            continue  # Issue Brief 2025-12 is its number
        if since := _SINCE.search(open_text[:start]):  # July/August 2011, 3–5 May 2020
            start, value = since.start(), value[: 7 if since["days"] else 4]
        part, start, end = _told(open_text, start, end)
        take(part, start, end, value)
    open_text = "".join(taken)
    for match in _YEAR.finditer(open_text):
        before, after = open_text[: match.start()], open_text[match.end() :]
        told = _told(open_text, *match.span())
        if told[0] is not Part.DATE:
            take(*told, match["value"])
        elif _BOUND_BEFORE.search(before) and _BOUND_AFTER.match(after):
            take(Part.DATE, *match.span(), match["value"])
    found += _words(text, "".join(taken))
    found.sort(key=lambda token: token.start)
    return _placed(text, found)


def ends_in_abbreviation(text: str) -> bool:
    """True where a stop after `text` belongs to its last word, which is short for another."""
    return _ABBREVIATED.search(text) is not None


def _addresses(text: str) -> Iterator[tuple[int, int, str]]:
    closed: list[tuple[int, int]] = []
    for match in _DOI.finditer(text):
        value = _trimmed(match["value"])
        end = match.start("value") + len(value)
        closed.append((match.start(), end))
        yield match.start(), end, value
    for match in _ADDRESS.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in closed):
            value = _trimmed(match[0])
            yield match.start(), match.start() + len(value), value


def _trimmed(address: str) -> str:
    """Without the stops of the sentence, and a bracket that it does not open."""
    while address and (
        address[-1] in ".,;:!?'’*_" or (address[-1] in ")]}" and _unopened(address))
    ):
        address = address[:-1]
    return address


def _unopened(address: str) -> bool:
    opening = {")": "(", "]": "[", "}": "{"}[address[-1]]
    return address.count(address[-1]) > address.count(opening)


def _told(text: str, start: int, end: int) -> tuple[Part, int, int]:
    """What the words beside a date say of it, and the stretch with these words."""
    for part, pattern in ((Part.ACCESSED, _SEEN), (Part.UPDATED, _RENEWED)):
        if before := pattern.search(text[:start]):
            closes = re.match(r"\s*[)\]]", text[end:]) if text[before.start()] in "([" else None
            return part, before.start(), end + (closes.end() if closes else 0)
    if after := _SEEN_AFTER.match(text[end:]):
        return Part.ACCESSED, start, end + after.end()
    return Part.DATE, start, end


def _words(text: str, open_text: str) -> Iterator[Token]:
    start = 0
    stops = [
        match
        for match in _STOP.finditer(open_text)
        if match[0] != "." or not ends_in_abbreviation(open_text[: match.start()])
    ]
    for match in [*stops, None]:
        end = match.start() if match else len(open_text)
        piece = text[start:end]
        bare = piece.strip(" \t\n-–—*_'’\"“”/.")
        if any(character.isalnum() for character in bare):
            first = start + piece.index(bare)
            last = first + len(bare)
            if text[last : last + 1] == "." and ends_in_abbreviation(bare):
                last += 1
            yield Token(Part.WORDS, first, last, text[first:last])
        start = match.end() if match else len(open_text)


def _placed(text: str, found: list[Token]) -> list[Token]:
    """The tokens with the bracket each stands in and the stops before it."""
    out: list[Token] = []
    group, deepest, depth, at = 0, 0, 0, 0
    for token in found:
        gap = text[at : token.start]
        for character in gap:
            if character in "([":
                depth += 1
                if depth == 1:
                    deepest += 1
                    group = deepest
            elif character in ")]" and depth:
                depth -= 1
                if not depth:
                    group = 0
        out.append(replace(token, group=group, before=" ".join(gap.split())))
        at = token.end
    return out
