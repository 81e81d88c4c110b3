"""Names: what a byline prints -> persons, and which of a person's names is the family's.

"BY ANTHONY B. KIM"      Anthony B. · Kim        the last name, without better evidence
"Kuik Cheng-Chwee"       Cheng-Chwee · Kuik      the text says "Professor Kuik's research"

It stands in the hall: the reading names the authors of a brief by it, the marking those that
its notes cite.
"""

from __future__ import annotations

import re

from glossator.text import fold

_TITLES = (
    r"(?:Dr|Prof|Professor|Mr|Ms|Mrs|Miss|Sir|Dame|Ambassador|Amb|Gen|General|Col|Colonel|Lt|"
    r"Adm|Admiral|Captain|Capt|President|Minister|Senator|Baroness|Lord|Lady|Rt|Hon|Rev|Herr|Frau|"
    r"Mme|M)\.?"
)
_SUFFIX = re.compile(
    r",?\s+(?:Jr|Sr|I{2,3}|IV|Ph\.?\s?D|M\.?D|MP|MEP|[OMCD]BE|KC|QC|CB|K?CMG|FRSE?|FBA)\.?(?=$|,)",
    re.I,
)
PARTICLES = frozenset(
    [
        "van",
        "von",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "du",
        "le",
        "la",
        "al",
        "bin",
        "binti",
        "ibn",
        "ter",
        "ten",
        "zu",
        "zur",
        "af",
        "bint",
        "el",
        "abu",
        "mac",
        "st.",
    ]
)
FAMILY_NAMES_FIRST = frozenset(
    [
        "kim",
        "lee",
        "yi",
        "park",
        "pak",
        "choi",
        "choe",
        "jung",
        "jeong",
        "chung",
        "kang",
        "cho",
        "jo",
        "yoon",
        "yun",
        "jang",
        "chang",
        "lim",
        "im",
        "han",
        "oh",
        "seo",
        "suh",
        "shin",
        "kwon",
        "hwang",
        "ahn",
        "an",
        "song",
        "ryu",
        "yoo",
        "yu",
        "hong",
        "ko",
        "koh",
        "moon",
        "mun",
        "bae",
        "paek",
        "baek",
        "nam",
        "noh",
        "roh",
        "ha",
        "joo",
        "chu",
        "wang",
        "li",
        "zhang",
        "liu",
        "chen",
        "yang",
        "zhao",
        "huang",
        "zhou",
        "wu",
        "xu",
        "sun",
        "hu",
        "zhu",
        "gao",
        "lin",
        "he",
        "guo",
        "ma",
        "luo",
        "liang",
        "tan",
        "wong",
        "lam",
        "chan",
        "ng",
        "goh",
        "ong",
        "teo",
        "chua",
        "nguyen",
        "tran",
        "le",
        "pham",
        "hoang",
        "vu",
        "vo",
        "dang",
        "bui",
        "do",
    ]
)
_GIVEN_TOO = frozenset(
    [
        "kim",
        "lee",
        "jo",
        "an",
        "han",
        "ha",
        "he",
        "ma",
        "do",
        "le",
        "im",
        "sun",
        "chu",
        "song",
        "park",
    ]
)
"""Family names that are given names elsewhere: Kim Ann Jones."""

_NAME_WORD = r"(?:[^\W\d_][\w'’.-]*)"
_NAME = re.compile(rf"(?:{_TITLES}\s+)*{_NAME_WORD}(?:\s+{_NAME_WORD}){{1,5}}")
_KOREAN_NAME = re.compile(r"[가-힣]{2,4}(?:\s?[가-힣]{1,2})?")
BYLINE = re.compile(
    r"^(?:(?:written |prepared |interview(?:ed)? |a (?:policy )?brief )?by\b|"
    r"authors?\s*:|author\(s\)\s*:|"
    r"저자\s*[:|]?|글쓴이\s*[:|]?|글\s*[:|]\s*|von(?=\s+[A-ZÄÖÜ])|par(?=\s+[A-ZÉ])|"
    r"por(?=\s+[A-ZÁ])|autor(?:in|en|es)?\s*:)\s*",
    re.I,
)
_NOT_IN_NAMES = re.compile(
    r"\b(?:the|of|for|and|in|on|to|a(?!\.)|an|is|are|how|why|what|with|from|between|versus|vs|toward|"
    r"towards|beyond|after|institute|center|centre|university|foundation|council|policy|brief|"
    r"paper|issue|report|series|program|programme|fellow|professor|director|analyst|researcher|"
    r"school|college|department|ministry|society|association|academy|forum|project|senior|"
    r"scholar|lecturer|economist|group|bank|agency|office|bureau|commission|committee|street|"
    r"introduction|conclusion|summary|abstract|memo|note|notes|number|volume|strategy|security|"
    r"about|dear|yours|contents|appendix|annex|page|figure|table|executive|key|background|recommendations)\b",
    re.I,
)


def without_titles(name: str) -> str:
    """`Professor Dame Jane Roe` -> `Jane Roe`."""
    return re.sub(rf"^(?:{_TITLES}\s+)+", "", name)


def is_name(text: str) -> bool:
    """True when `text` can be a person's name and nothing more."""
    text = _SUFFIX.sub("", text.strip(" ,*†‡"))
    if _KOREAN_NAME.fullmatch(text):
        return True
    untitled = re.sub(rf"^(?:{_TITLES}\s+)+", "", text)
    if (
        _NOT_IN_NAMES.search(untitled)
        or not _NAME.fullmatch(text)
        or re.search(r"[.]\w\S{2,}", text)
    ):
        return False
    parts = text.split()
    capital = [p for p in parts if p[0].isupper()]
    return len(capital) >= 2 and all(p[0].isupper() or p.casefold() in PARTICLES for p in parts)


def split_names(text: str) -> list[str]:
    """`A, B and C` -> the names; empty where a part is none."""
    text = _SUFFIX.sub(lambda m: m[0].replace(",", "\u0001"), text)
    parts = re.split(
        r"\s*(?:;|,?\s+(?:and|und|et|y|e)\s+|\s+&\s+|,|·|\||\s/\s)\s*",
        text.strip(" .*†‡"),
        flags=re.I,
    )
    names = [part.replace("\u0001", ",").strip(" *†‡") for part in parts if part.strip()]
    names = [re.sub(r"(?<=[^\W\d])[¹²³⁴⁵⁶⁷⁸⁹\d]+$", "", name) for name in names]
    return names if names and all(is_name(name) for name in names) else []


def family_and_given(name: str, text: str) -> tuple[str, str]:
    """Family and given names of the person printed as `name`, by the evidence of `text`.

    Evidence in order: a name in capitals among others; a title before one name alone
    ("Professor Kuik"); one name alone with what a person does or owns; the whole name
    turned round; the form of Korean and Chinese given names; else the last name.
    """
    bare = re.sub(rf"^(?:{_TITLES}\s+)+", "", _SUFFIX.sub("", name)).strip()
    if re.fullmatch(r"[가-힣]{2,4}", bare):
        size = 2 if len(bare) == 4 else 1
        return bare[:size], bare[size:]
    if "," in bare:
        family, given = (part.strip() for part in bare.split(",", 1))
        return family, given
    parts = bare.split()
    if len(parts) < 2:
        return bare, ""
    first, last = parts[0], parts[-1]
    shouted = [p for p in parts if p.isupper() and len(p) > 2]
    if len(shouted) == 1 and not bare.isupper():
        return shouted[0].title(), " ".join(p for p in parts if p != shouted[0])
    evidence = _counts_alone(first, parts, text), _counts_alone(last, parts, text)
    turned = fold(" ".join([*parts[1:], first])).text in fold(text).text
    in_hangul = re.search(rf"[가-힣]{{2,4}}\s*\({re.escape(bare)}\)", text) is not None
    if in_hangul and first.casefold() in FAMILY_NAMES_FIRST:
        return first, " ".join(parts[1:])
    if evidence[0] > evidence[1]:
        return first, " ".join(parts[1:])
    if evidence[1] == 0 and (turned or _is_hyphenated_given(parts)):
        return first, " ".join(parts[1:])
    if _is_written_family_first(parts):
        return first, " ".join(parts[1:])
    split = len(parts) - 1
    while split > 1 and parts[split - 1].casefold() in PARTICLES:
        split -= 1
    return " ".join(parts[split:]), " ".join(parts[:split])


def _counts_alone(part: str, parts: list[str], text: str) -> int:
    """How often `part` stands for the person: after a title, or alone before a verb or 's."""
    others = "|".join(re.escape(p) for p in parts if p != part)
    word = re.escape(part)
    titled = re.findall(rf"\b{_TITLES}\s+{word}\b(?!\s+(?:{others})\b)", text, re.I)
    alone = re.findall(
        rf"(?<!\w)(?<!{word} ){word}(?:['’]s\b|\s+(?:is|was|has|had|holds|serves|served|works|"
        rf"worked|joined|studied|helped|manages|researches|writes|won|received|teaches|taught|"
        rf"leads|led|earned|focuses|specializes|specialises)\b|\s\((?:19|20)\d\d[a-z]?\))",
        text,
    )
    preceded = re.findall(rf"\b(?:{others})\.?\s+{word}(?:['’]s\b|\s+(?:is|was|has|holds)\b)", text)
    return 3 * len(titled) + len(alone) - len(preceded)


def _is_written_family_first(parts: list[str]) -> bool:
    """`Ng Pei Shan`: two short names after a family name that is nobody's given name."""
    family, *given = (part.casefold() for part in parts)
    return (
        family in FAMILY_NAMES_FIRST - _GIVEN_TOO
        and len(given) == 2
        and given[1] not in FAMILY_NAMES_FIRST
        and all(re.fullmatch(r"[A-Z][a-z]{1,5}", part) for part in parts[1:])
    )


def _is_hyphenated_given(parts: list[str]) -> bool:
    """`Kim Dae-jung`, `Chen Wei-Lun`: two syllables with a hyphen follow the family name."""
    if len(parts) != 2 or "-" in parts[0] or len(parts[0]) > 6:
        return False
    shape = r"[A-Z][a-z]{1,6}-[A-Za-z][a-z]{0,6}"
    small = re.fullmatch(r"[A-Z][a-z]{1,6}-[a-z]{2,6}", parts[1]) is not None
    known = parts[0].casefold() in FAMILY_NAMES_FIRST
    return small or (known and re.fullmatch(shape, parts[1]) is not None)
