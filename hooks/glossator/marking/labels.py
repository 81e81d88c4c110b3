"""Labels: the parts of a reference, and how those are printed that say what they are.

    no. 5 · Nr. 5 · 5호    an issue       pp. 3–9 · S. 3 f. · 3쪽    pages

The one table to extend for another language.
"""

from __future__ import annotations

import re
from enum import Enum, auto


class Part(Enum):
    """What a token is."""

    QUOTED = auto()
    ITALIC = auto()
    ADDRESS = auto()
    DOI = auto()
    EDITION = auto()
    EDITORS = auto()
    """The words "edited by"; who they are follows."""
    TRANSLATORS = auto()
    VOLUME = auto()
    ISSUE = auto()
    PAGES = auto()
    DATE = auto()
    ACCESSED = auto()
    UPDATED = auto()
    LOCATOR = auto()
    """A chapter, section or paragraph that is cited, with its label."""
    STATUS = auto()
    NUMBER = auto()
    """A number that an institution gives its documents: `JOIN(2021) 24 final`, `S/RES/1874`."""
    REPORTER = auto()
    """A journal as lawyers cite it: `12 Harv. L. Rev. 345`."""
    WORDS = auto()


_NUMBER = r"\d{1,4}(?:\s?[-–/]\s?\d{1,4})?"
_ROMAN = r"(?-i:[IVXLC]+)"
_PAGE = r"(?:[A-Z]{0,2}\d{1,5}[a-z]?|[ivxlc]{1,7})(?!\w)"
_PAGES = (
    rf"{_PAGE}(?:\s?[-–—]\s?{_PAGE})?(?:\s?ff?\b\.?)?"
    rf"(?:(?:,| and| und| et| y| &)\s(?:[A-Z]?\d{{1,3}}|[ivxlc]+)(?![\w.])(?:\s?[-–—]\s?\d{{1,4}})?"
    rf"(?!\s[A-Za-z가-힣]))*"
)
_ORDINALS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"

_TABLE: tuple[tuple[Part, str], ...] = (
    (
        Part.NUMBER,
        r"\b(?P<value>(?-i:[A-Z]{2,5})\((?:19|20)\d\d\)\s?\d{1,5}(?:\s(?:final|draft))?)\b",
    ),
    (
        Part.NUMBER,
        r"(?<![\w/])(?P<value>(?-i:[A-Z]{1,5}(?=[/A-Z]*\d)(?:/[A-Z0-9.]{1,8}){1,5}(?:\([IVX]+\))?))(?![\w/])",
    ),
    (
        Part.REPORTER,
        r"(?<=, )(?-i:\d{1,4} (?:[A-Z][A-Za-z’'&]*\.? ?){1,6}(?<=[.] )\d{1,5})(?=\s?[,(]|$)",
    ),
    (
        Part.EDITION,
        rf"\b(?P<value>\d{{1,2}}(?:st|nd|rd|th)|{_ORDINALS}|rev(?:ised|\.)|updated|expanded|new)"
        r"(?:\s(?:and\s)?(?:rev(?:ised|\.)|updated|expanded|enlarged))?\s+(?:edn?\.|edition|edn\b)",
    ),
    (Part.EDITION, r"\b(?P<value>\d{1,2})\.,?\s*(?:[a-zäöü]+\.?\s+){0,3}Aufl(?:age|\.)"),
    (Part.EDITION, r"\b(?P<value>\d{1,2})(?:e|ème|re)\s+éd(?:ition|\.)"),
    (Part.EDITION, r"제?(?P<value>\d{1,2})판|(?P<value2>개정판|증보판)"),
    (
        Part.EDITORS,
        r"\b(?:ed(?:s|ited|itors?)?\.?\s+by\b|(?-i:eds?\.)(?=\s+[A-Z])|(?:hrsg|hg)\.?\s+v(?:on|\.)|"
        r"herausgegeben von\b|(?:éd|dir)\.\s+(?:par\s+)?|"
        r"sous la dir(?:ection|\.)\s+(?:de\s+|d['’])|editad[oa] por)\s*",
    ),
    (
        Part.TRANSLATORS,
        r"\b(?:trans(?:l|lated)?\.?\s+by\b|(?-i:trans(?:l)?\.)(?=\s+[A-Z])|übers(?:etzt|\.)\s+von|"
        r"aus dem \w+(?:en|schen) von|trad(?:uit|\.)(?:\s+d\S+\s+\S+)?\s+par|traducido por)\s*",
    ),
    (
        Part.VOLUME,
        rf"\b(?:vols?\.?|volume|Bde?\.|Band|Jg\.|Jahrg\.|Jahrgang|tome|(?-i:t\.)|tomo)\s*"
        rf"(?P<value>{_NUMBER}|{_ROMAN})(?!\w)",
    ),
    (Part.VOLUME, r"제?\s?(?P<value>\d{1,4})\s?[권집](?![^\W\d])"),
    (
        Part.ISSUE,
        r"\b(?:nos?\.?|issue|iss\.|nrs?\.|n[°º]s?|núm\.|Heft|(?-i:H\.)(?=\s*\d{1,3}\b)|number)\s*"
        rf"(?P<value>{_NUMBER}(?![\w])|(?-i:[A-Z]{{0,6}})[-/]?\d[\w/-]*)",
    ),
    (Part.ISSUE, r"제?\s?(?P<value>\d{1,4}(?:[-–/]\d{1,4})?)\s?호(?![^\W\d])"),
    (
        Part.PAGES,
        rf"\b(?:pp?\.|pgs?\.|(?-i:S\.)|Seiten?\b|pages?\b|págs?\.|pag\.)\s*(?!(?:1[5-9]|20)\d\d\b)(?P<value>{_PAGES})",
    ),
    (Part.PAGES, r"(?P<value>\d{1,4}(?:\s?[-–~]\s?\d{1,4})?)\s?(?:쪽|페이지|면(?!\w))"),
    (
        Part.LOCATOR,
        r"(?:(?<=[,.;\x00]\s)|(?<=[(\[]))(?P<value>(?:\b(?:chapters?|chaps?\.|chs?\.|sections?|"
        r"sect?\.|paragraphs?|paras?\.?|chapitre|capítulo|Kap(?:itel|\.)|Abschnitt|Rn\.)|§§?|¶¶?)"
        rf"\s?(?:\d{{1,4}}(?:\.\d+)*(?:\s?[-–]\s?\d{{1,4}})?|{_ROMAN})"
        r"(?:\s(?:and|und|et|&)\s\d{1,4})?)(?=\s*(?:[,;.)\]\x00]|$))",
    ),
    (Part.STATUS, r"\b(?P<value>forthcoming|in press|im Erscheinen|à paraître|en prensa)\b"),
)
LABELLED = tuple((part, re.compile(pattern, re.I)) for part, pattern in _TABLE)
"""In the order in which they are looked for."""
