"""Phrases: the words by which a caption, a note to it and each kind of matter say what they are.

Tables only, in the languages briefs come in; `classify` tries them on chunks.
"""

from __future__ import annotations

import re

_CAPTION_KINDS = (
    r"figure|fig\.|table|tab\.|chart|box|graph|map|exhibit|image|photo|그림|표|도표|"
    r"abbildung|abb\.|tabelle|grafik|schaubild|graphique|tableau|encadré|figura|gráfico|cuadro|tabla"
)
CAPTION = re.compile(
    rf"[*_]{{0,2}}(?P<kind>{_CAPTION_KINDS})\s*(?P<number>\d{{1,3}}|[IVX]{{1,4}}|[A-Z]\d?)?"
    r"(?P<colon>[*_]{0,2}\s*[:.–—|-][*_]{0,2}\s+|[*_]{0,2}\s*$)?",
    re.I,
)
DRAWN = re.compile(
    r"[*_]{0,2}(?:figure|table|chart|graph|abbildung|tabelle|graphique|tableau|그림|표)[*_]{0,2}\s?:\s"
    r"(?-i:[^\W\d_a-z])",
    re.I,
)
"""A caption without a number. A box, a map or an image may be what a sentence is about."""

FIGURE_NOTE = re.compile(
    r"[*_]{0,2}(?:notes?|sources?|source|data|주|자료|출처|quellen?|anmerkung(?:en)?|remarque|"
    r"nota|fuente)[*_]{0,2}\s?:[*_]{0,2}\s*\S",
    re.I,
)
LEADER = re.compile(r"(?:\.\s?){4,}\s*\d{1,3}$")
TWO_SENTENCES = re.compile(r"[a-z\d]{2}[.!?][\"'”’)]?\s+[“\"‘]?[A-Z]")
EDITORS = re.compile(
    r"(?:edited by|(?:series |managing |guest )?editors?(?: in chief)?\s*:|editors?\s+\S|"
    r"(?:책임)?편집(?:자|인)?\s*:|herausgegeben von|redaktion\s*:|sous la direction de)",
    re.I,
)
CONTACT_FIELD = re.compile(
    r"(?:web(?:site)?|homepage|url|e-?mail|mail|tel(?:ephone)?|phone|fax|facebook|instagram|"
    r"twitter|x|youtube|linkedin|address|contact|t|f|e|w|전화|팩스|이메일|홈페이지|주소)"
    r"\.?(?:\s*[:|]\s*|\s+(?=[+@\d]|https?:|www|\S+@))\S|[\w.+-]+@[\w-]+\.[\w.]+$|(?:https?://|www\.)\S+$|<https?://[^>]+>$|"
    r"@\w{2,30}$|(?:doi|issn|isbn)\b\s*:?\s*[\dX]|\+\d[\d ()/.-]{7,}$",
    re.I,
)
FOUND_AT = re.compile(
    r"(?:this|the)(?: full| entire)? (?:paper|brief|report|publication|document|study)\b.{0,60}"
    r"\b(?:be found|available|accessed|downloaded|online)\b.{0,40}(?:https?://|www\.)\S+$",
    re.I,
)
"""Where the text itself is to be had."""

TELEPHONE = re.compile(r"\(?\+?\d[\d ()/.-]{7,}$")
RIGHTS = re.compile(
    r"(?:©|\(c\)\s*\d{4}|copyright\b.{0,12}\d{4}|copyright ©)|all rights reserved|"
    r"licen[sc]ed under|creative commons|\bCC[ -]BY",
    re.I,
)
DISCLAIMER = re.compile(
    r"(?:views|opinions|findings|statements|conclusions)\b.{0,90}\b(?:are|is|remain|those|do not|"
    r"does not|should not|represent|reflect)\b.{0,160}"
    r"\b(?:author|not (?:necessarily )?(?:reflect|represent)|own|alone|solely|institution|"
    r"position)|"
    r"^this (?:\w+ ){1,3}(?:only |solely )?reflects? (?:only |solely )?the (?:personal )?"
    r"(?:views?|opinions?)|"
    r"reflects? (?:only |solely )?the (?:authors?['’]s? (?:own )?(?:views?|opinions?)|"
    r"views of the authors?\b)|"
    r"nothing (?:written )?here(?:in)? is to be construed|"
    r"does not (?:take|hold|express) (?:any )?(?:institutional|official)? ?"
    r"(?:positions?|opinions? of its own)|"
    r"(?:본|이) .{0,40}(?:견해|의견).{0,80}(?:공식|입장|무관)|"
    r"gibt .{0,60}(?:meinung|auffassung|ansicht)|n'engage(?:nt)? que|no reflejan? necesariamente",
    re.I | re.S,
)
SERIES_STATEMENT = re.compile(
    r"^(?:the |this )?[\w\s&'’./-]{2,80}?(?:\bis|\bare) (?:an? |the )?(?:\w+[\s-]){0,4}"
    r"(?:joint |occasional |monthly |quarterly |biannual |annual |regular |peer-reviewed )*"
    r"(?:publications?|series|imprint|product)\b|"
    r"^(?:the |this )?[\w\s&'’./-]{2,60}(?:briefs?|papers?|series|reports?|perspectives?|"
    r"comments?|notes?|insights?|reviews?|bulletins?) "
    r"(?:series )?(?:is|are) (?:published|produced|issued)(?: electronically| jointly)? by|"
    r"^[*_]*(?:the )?[\w\s&',./-]{2,80}? is an? "
    r"(?:independent|non-?partisan|non-?profit|not-for-profit|world-leading)"
    r"[\w\s,-]{0,60}"
    r"(?:think[ -]tank|charity|foundation|institut(?:e|ion)|organi[sz]ation|group|cent(?:er|re))\b",
    re.I,
)
ACKNOWLEDGEMENT = re.compile(
    r"(?:the )?(?:authors?|i|we)(?: would like to| wish(?:es)? to)? (?:thank|acknowledge|"
    r"gratefully|"
    r"(?:is|are|am) (?:grateful|indebted|thankful))\b|"
    r"this (?:brief|paper|report|research|work|publication) (?:was|is|has been) (?:made possible|"
    r"(?:generously )?(?:supported|funded))",
    re.I,
)
_PERSONS_CALLING = (
    r"(?:fellow|professor|researcher|director|analyst|scholar|lecturer|economist|scientist|adviser|"
    r"advisor|consultant|ambassador|journalist|lawyer|editor|engineer|historian|coordinator|"
    r"geographer|sociologist|hydrologist|counsel|diplomat|"
    r"(?:research|senior|policy|project|programme|program) (?:associate|assistant|officer)|"
    r"(?:phd|doctoral) (?:candidate|student)|co-founder)"
)
"""What only a person is: a country may be a partner, a member or a head of something."""

_NAME_PART = r"(?:[^\W\d_a-z][\w.'’-]*[*_]{0,2},? )"
BIOGRAPHY = re.compile(
    r"[*_]{0,2}"
    r"(?:The authors?\b (?=is )|The authors are (?=an? |the |all |both |\w+ )|"
    rf"(?:(?:Dr|Prof|Professor|Mr|Ms|Mrs|Ambassador|Amb|Lt|Col|Gen)\b\.? )+{_NAME_PART}{{1,5}}|"
    rf"{_NAME_PART}{{2,5}})"
    r"(?:\([^)]{1,60}\) )?(?:(?<=authors are )|(?:is|was|serves as|served as|works as) )"
    r"(?:currently |now |also )?(?:an?|the|concurrently)?\s?"
    rf"(?:[\w,&'’-]+ ){{0,9}}?(?i:{_PERSONS_CALLING})s?\b"
)
