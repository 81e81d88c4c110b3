"""Holders: what holds a work, and who edited or translated it.

    … in *Ports of the World*, ed. John Doe, 2nd ed.     container-title · editor · edition
    … *Harbour Review*, *12*(3)                           container-title · volume

Each takes from the tokens after the title what is its own and gives the others back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from glossator.marking.authors import names_in
from glossator.marking.draft import Draft
from glossator.marking.imprints import Kind, kind_of
from glossator.marking.labels import Part
from glossator.marking.persons import Known
from glossator.marking.tokens import Token
from glossator.model.works import Name

_IN = re.compile(r"^(?:in|dans|en|aus)\b:?\s*", re.I)
_CHAPTER_EDITORS = re.compile(r"[(\[]\s*(?:eds?|hrsg|hg|dirs?|éds?|coords?)\.?\s*[)\]]", re.I)
_BOTH = re.compile(
    r"\b(?:ed(?:ited|\.)|trans(?:lated|l?\.)|hrsg\.|übers\.)\s(?:and|und|&)\s$", re.I
)
_JOINT = re.compile(r",?\s(?:and|und|et|y|&)$")
"""Before another role: "trans. A. Lind and ed. J. Doe"."""
_NUMBERS = re.compile(
    r"(?P<volume>\d{1,4}|[IVXLC]+)(?:\s?[.:/]\s?(?P<issue>\d{1,3}(?:[-–]\d{1,3})?))?"
)


def holders(rest: list[Token], draft: Draft, quoted: bool, known: Known) -> list[Token]:
    """Container, editors, translators, edition, its numbers; what is none of them is given back."""
    out: list[Token] = []
    skip_to = -1
    for place, token in enumerate(rest):
        if token.start < skip_to:
            continue
        following = rest[place + 1] if place + 1 < len(rest) else None
        if token.part in (Part.EDITORS, Part.TRANSLATORS):
            names, skip_to = _who(draft.text, token.end, rest[place + 1 :], known)
            both = _BOTH.search(draft.text[: token.start]) is not None  # ed. and trans.
            for role, part in (("editor", Part.EDITORS), ("translator", Part.TRANSLATORS)):
                if both or token.part is part:
                    draft.name(role, names)
        elif token.part is Part.EDITION:
            draft.put("edition", token.value)
        elif token.part is Part.STATUS:
            draft.put("status", token.value)
        elif token.part is Part.NUMBER:
            draft.put("number", token.value)
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
                draft.name(role, named.names)
            else:
                out.append(token)
        else:
            out.append(token)
    return out


def _takes_container(
    token: Token, rest: Sequence[Token], place: int, draft: Draft, quoted: bool
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
        named = names_in(_JOINT.sub("", tried.rstrip(" ,;(")), known)
        if named is not None and (count == 1 or all(n.family or n.given for n in named.names)):
            return named.names, start + len(raw) - len(" ".join(pieces[count:]))
    return (), -1


def _editors_of_whole(token: Token, rest: Sequence[Token], draft: Draft, known: Known) -> int:
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
    draft.name("editor", named.names)
    return token.start + (marked.end() if marked else len(raw))
