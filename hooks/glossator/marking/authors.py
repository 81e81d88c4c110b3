"""Authors: the words before a title -> the names in them, and what these persons did.

    "Kim Hyung Jong and Lee Poh Ping"      Kim · Hyung Jong; Lee · Poh Ping
    "Smith, J. A., & Doe, R."              Smith · J. A.; Doe · R.
    "Ministry of Trade, Industry and Energy"    one organisation, as printed

How the name of one person is divided is told by `persons`, but in inverted lists by the comma.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from glossator.marking.imprints import is_organisation
from glossator.marking.persons import SUFFIX, Known, is_person, person
from glossator.model.works import Name

LONGEST = 400
"""Characters of a list of names."""


@dataclass(frozen=True, slots=True)
class Named:
    """Names found in some words, and their role."""

    names: tuple[Name, ...]
    role: str = "author"
    """A field of Item: author, editor, translator."""


_ROLES = (
    (
        "editor",
        re.compile(
            r",?\s*[(\[]?\b(?:eds?|editors?|edited|hrsg|hg|herausgeber(?:in)?|éds?|dirs?|coords?|"
            r"comps?)\b\.?[)\]]?\.?$|\s*\(?(?:편저?|엮음|편집)\)?$",
            re.I,
        ),
    ),
    (
        "translator",
        re.compile(
            r",?\s*[(\[]?\b(?:trans(?:l|lators?)?|übers)\b\.?[)\]]?\.?$|\s*(?:옮김|역)$", re.I
        ),
    ),
)
_OTHERS = re.compile(
    r",?\s*(?:\bet al\b\.?|\band others|\bu\. ?a\.|\bund andere|외\s?\d*[인명]?)$", re.I
)
_GLOSS = re.compile(r"\s*\([\u3040-\u9fff·\s]+\)$")
_HANDLE = re.compile(r"\s*[(\[]\s*@\w+\s*[)\]]|\s+@\w+")
_OPENING = re.compile(r"^(?:by|von|par|por|author|authors?:)\s+", re.I)
_INITIALS = re.compile(
    r"[A-ZÀ-ÞŁŚŻŠŽČ]\.?(?:[\s-]?[A-ZÀ-ÞŁŚŻŠŽČ]\.)*(?:\s(?:van|von|de|der|den|da|di))*"
)
_FAMILY = re.compile(
    r"(?:(?:van|von|de|der|den|del|della|di|da|dos|du|le|la|al|el|bin|ten|ter|zu|af|st\.)[\s-])*"
    r"[^\W\d_][\w'’-]+(?:[\s-][^\W\d_][\w'’-]+)?",
    re.I,
)
_AND = re.compile(r"\s*(?:,?\s+(?:and|und|et|y|e|with|mit)\s+|,?\s*&\s*)\s*")
_STRONG = re.compile(r"\s*(?:;|·|ㆍ|‧|、|\s/\s|(?<=\w)/(?=\w))\s*")
_NO_AUTHOR = re.compile(
    r"(?:note|notes|quoted|quoting|citing|cited|see|from|in|on|for|remarks?|speech|statement|"
    r"according|ibid|interview|author|authors|data|source|sources|table|figure|annex|"
    r"press release|id|cf|also|e\.g|supra|review|title|text|letter|op\.? ?cit|e-?mail|"
    r"personal communication)\b.*",
    re.I,
)
_HANGUL = re.compile(r"[가-힣]{1,5}(?:\s[가-힣]{1,5}){1,2}")
"""A foreign name in Hangul: which part is the family's is not told."""


def names_in(text: str, known: Known) -> Named | None:
    """The names that `text` consists of; None where it is no list of names."""
    text, role = _without_role(text.strip(" ,:;\n"))
    text = _bare(_OPENING.sub("", text))
    if gloss := _GLOSS.search(text):  # 마스다 히로야(増田寛也)
        text = text[: gloss.start()]
    if not text or len(text) > LONGEST or _NO_AUTHOR.fullmatch(text):
        return None
    if _is_one_organisation(text):
        return Named((Name(literal=text),), role)
    found = _inverted(text) or _natural(text, known)
    return Named(found, role) if found else None


def leading_names(text: str, known: Known) -> Named | None:
    """As `names_in`, or only the persons that `text` begins or ends with."""
    whole = names_in(text, known)
    if whole is not None or len(text) > LONGEST:
        return whole
    pieces = re.split(r"(?<=[,:])\s+", text.strip(" ,:;"))
    for count in range(len(pieces) - 1, 0, -1):
        first, rest = " ".join(pieces[:count]).rstrip(",:"), " ".join(pieces[count:])
        found = names_in(first, known)
        sure = found and (
            _are_persons(found)
            or (any(c.isdigit() for c in rest) and is_organisation(found.names[0].literal))
        )
        if found and sure:
            return found
    for count in range(1, len(pieces)):
        last = " ".join(pieces[count:])
        found = names_in(last, known)
        opening = " ".join(pieces[:count]).strip(" ,:")
        if found and _are_persons(found) and re.search(r"\b[a-zà-ÿ]{3,}$", opening):
            return found
    return None


def _are_persons(found: Named) -> bool:
    return all(name.given or len(name.literal.split()) > 1 for name in found.names) and not any(
        is_organisation(name.literal) for name in found.names if name.literal
    )


def _without_role(text: str) -> tuple[str, str]:
    if handle := _HANDLE.search(text):
        text = f"{text[: handle.start()]} {text[handle.end() :]}".strip()
    role = "author"
    for name, pattern in _ROLES:
        if found := pattern.search(text):
            text, role = text[: found.start()].rstrip(" ,("), name
            break
    if found := _OTHERS.search(text):
        text = text[: found.start()]
    return text, role


def _bare(text: str) -> str:
    """Without a stop at its end, unless an initial or abbreviation needs it."""
    text = text.strip(" ,:;")
    if text.endswith(".") and not re.search(r"(?:\b[^\W\d_]|[A-Z]\.[A-Z]|\b[JS]r)\.$", text):
        text = text[:-1]
    return text.strip()


def _is_one_organisation(text: str) -> bool:
    if not (text[0].isupper() or "가" <= text[0] <= "힣" or text[0].isdigit()):
        return False
    pieces = [piece.strip() for piece in re.split(r",|\band\b|&|;", text) if piece.strip()]
    if any(is_person(piece) for piece in pieces) or not is_organisation(pieces[0]):
        return False
    if any(c.isdigit() for piece in pieces[1:] for c in piece):
        return False
    return _is_proper(text)


_SMALL = frozenset(
    (
        *("of", "the", "for", "and", "on", "in", "to", "at", "by", "de", "des", "du", "la", "le"),
        *("les", "et", "au", "aux", "pour", "für", "der", "die", "das", "und", "zu", "y", "del"),
    )
)
"""Words that are not capitalised in the name of an organisation."""


def _is_proper(text: str) -> bool:
    """True when all words of `text` are capitalised as in a name."""
    lower = [word for word in text.split() if word[0].islower()]
    return all(word in _SMALL or "'" in word or "’" in word for word in lower)


def _inverted(text: str) -> tuple[Name, ...]:
    """`Family, Given` once or throughout; empty where the list is not of that kind."""
    if _STRONG.search(text):
        parts = [part for part in _STRONG.split(text) if part]
        if all("," in part for part in parts):
            found = [_inverted(part.strip()) for part in parts]
            return tuple(n for one in found for n in one) if all(found) else ()
        return ()
    marked = _AND.sub(" \u0001 ", text)
    pieces = [p.strip() for p in re.split(r",|\u0001", marked) if p.strip()]
    if len(pieces) < 2 or not _FAMILY.fullmatch(pieces[0]) or "," not in text:
        return ()
    if is_organisation(pieces[0]):
        return ()
    every: list[Name] = []
    at = 0
    while at + 1 < len(pieces) and _FAMILY.fullmatch(pieces[at]) and _is_initials(pieces[at + 1]):
        suffix = ""
        size = 2
        if at + 2 < len(pieces) and re.fullmatch(r"Jr\.?|Sr\.?|I{2,3}", pieces[at + 2]):
            suffix, size = pieces[at + 2], 3
        every.append(Name(pieces[at], pieces[at + 1], suffix))
        at += size
    if every and at == len(pieces):
        return tuple(every)
    first_comma = text.index(",")
    ands = _AND.search(text)
    if ands and ands.start() < first_comma:
        return ()
    family, given = pieces[0], pieces[1]
    if SUFFIX.fullmatch(f" {given}"):
        return ()
    is_given = re.fullmatch(r"[^\W\d_][\w'’.-]*(?:\s[^\W\d_][\w'’.-]*){0,3}", given)
    if not is_given or not given[0].isupper() or is_organisation(given):
        return ()
    if len(family.split()) > 1 and not (
        family.split()[0].islower() or "-" in family or len(given.split()) == 1
    ):
        return ()
    rest = pieces[2:]
    if not all(is_person(piece) for piece in rest):
        if len(pieces) % 2 or not all(
            _FAMILY.fullmatch(p) and len(q.split()) <= 3 and q[0].isupper()
            for p, q in zip(pieces[::2], pieces[1::2], strict=True)
        ):
            return ()
        return tuple(Name(p, q) for p, q in zip(pieces[::2], pieces[1::2], strict=True))
    return (Name(family, given), *(person(piece, {}) for piece in rest))


def _is_initials(text: str) -> bool:
    return _INITIALS.fullmatch(text) is not None and (
        text.endswith(".") or len(text) == 1 or text[-2:].islower()
    )


def _natural(text: str, known: Known) -> tuple[Name, ...]:
    """Names one after the other as they are spoken; empty where a part is none."""
    text = re.sub(r",\s+((?:Jr|Sr)\b\.?|I{2,3}\b)", r" \1", text)
    parts = [p.strip() for part in _STRONG.split(text) for p in _AND.split(part)]
    pieces = [p.strip() for part in parts for p in part.split(",") if p.strip()]
    found: list[Name] = []
    for piece in pieces:
        piece = _bare(piece)
        if not piece or _NO_AUTHOR.fullmatch(piece):
            return ()
        if is_organisation(piece) and _is_proper(piece) and not piece[0].islower():
            found.append(Name(literal=piece))
        elif is_person(piece):
            found.append(person(piece, known))
        elif _HANGUL.fullmatch(piece) or (
            len(pieces) == 1 and re.fullmatch(r"[A-Z][\w'’&-]+|[가-힣]{2,8}", piece)
        ):
            found.append(Name(literal=piece))
        else:
            return ()
    return tuple(found)
