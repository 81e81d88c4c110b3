"""Houses: places, publishers, series and newspapers among the plain words after a title.

(London and New York: Routledge, 2012)     publisher-place · publisher
Asan Issue Brief 2025-12                   container-title · number
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from glossator.marking.draft import THESIS, Draft
from glossator.marking.imprints import Kind, kind_of
from glossator.marking.labels import Part
from glossator.marking.tokens import Token

_ENDING_NUMBER = re.compile(r"^(?P<words>.*\D)[\s,]\s*(?P<number>\d{1,4}(?:[-/]\d{1,4})?)$")
_STATE = re.compile(r"[^\W\d_]{2}\.?|D\. ?C\.?|N\. ?[YJ]\.?|Mass\.?|Conn\.?|Calif\.?|Md\.?")


def houses(rest: list[Token], draft: Draft, quoted: bool) -> None:
    """Places, publishers, series, newspapers among the plain words; the rest remains."""
    rest = _with_states(rest, draft.text)
    plain = [token for token in rest if token.part in (Part.WORDS, Part.QUOTED, Part.ITALIC)]
    done: set[int] = set()
    for at, token in enumerate(plain):
        if at in done:
            continue
        if token.part is not Part.WORDS:
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


def _place_and_house(plain: Sequence[Token], at: int, rest: Sequence[Token], draft: Draft) -> int:
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
        what = kind_of(plain[more].value)
        inside = bool(house.group) and what is Kind.UNKNOWN  # (Boston: Little, Brown, 1977)
        if plain[more].before == "." or not (what is Kind.HOUSE or inside):
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


def _house(token: Token, rest: Sequence[Token], draft: Draft, quoted: bool) -> None:
    """Plain words go to the field that their kind allows, if one does."""
    if _is_kept_acronym(token, draft.text):
        return
    value = _acronym_kept(token, draft.text)
    kind = kind_of(value)
    here = rest.index(token)
    following = rest[here + 1] if here + 1 < len(rest) else None
    held = "container_title" in draft.values
    if kind is Kind.EMPTY:
        return
    if kind is Kind.PLACE and "publisher_place" not in draft.values:
        draft.put("publisher_place", value)
    elif kind is Kind.GENRE and "genre" not in draft.values:
        _put_numbered("genre", "issue", value, draft)
    elif kind is Kind.PAPERS and not held:
        _put_numbered("container_title", "issue", value, draft)
    elif kind in (Kind.NEWSPAPER, Kind.MAGAZINE, Kind.POST) and not held:
        draft.put("container_title", value)
    elif quoted and not held and _is_journal(token, following, draft):
        _put_numbered("container_title", "volume", value, draft)
    elif THESIS.search(value):
        draft.put("genre", value)
    elif _is_proper(value) and (
        kind is Kind.HOUSE or _may_publish(token, following, draft, quoted)
    ):
        draft.put("publisher", value)


def _put_numbered(name: str, number: str, value: str, draft: Draft) -> None:
    """`Working Paper 12`, `Asian Survey 51`: the words to one field, the number to another."""
    numbered = _ENDING_NUMBER.fullmatch(value)
    draft.put(name, numbered["words"] if numbered else value)
    if numbered:
        first, _, other = numbered["number"].partition("/")
        of_year = re.fullmatch(r"(?:19|20)\d{2}[-/]\d+", numbered["number"])
        if number == "volume" and other and not of_year and int(other) != int(first) + 1:
            draft.put("volume", first)  # 49/3; but 12/13 is a double volume
            draft.put("issue", other)
        else:
            draft.put("issue" if of_year else number, numbered["number"])


def _is_journal(token: Token, following: Token | None, draft: Draft) -> bool:
    """True for words in no bracket that a volume or an issue belongs to."""
    told = "volume" in draft.values or ("issue" in draft.values and "genre" not in draft.values)
    dated = following is not None and following.part is Part.DATE and following.group > 0
    numbered = _ENDING_NUMBER.fullmatch(token.value) is not None
    return not token.group and _is_proper(token.value) and (told or (numbered and dated))


def _is_proper(value: str) -> bool:
    return (value[0].isupper() or value[0] >= "가" or value[0].isdigit()) and len(
        value.split()
    ) <= 14


def _may_publish(token: Token, following: Token | None, draft: Draft, quoted: bool) -> bool:
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
