"""Imprints: what kind of thing the plain words of a reference name.

    "Cambridge University Press"  a house       "Asan Issue Brief"    a series of reports
    "New York Times"              a newspaper   "Washington, DC"      a place

Tables of words, in the languages that briefs cite. What no table knows stays unknown, and the
grammar (`fields`) decides by place or leaves it open.
"""

from __future__ import annotations

import re
from enum import Enum, auto


class Kind(Enum):
    """What some words of a reference can be told to be by themselves."""

    PAPERS = auto()
    """A series or kind of report."""
    NEWSPAPER = auto()
    MAGAZINE = auto()
    PLACE = auto()
    HOUSE = auto()
    """A publisher or another organisation."""
    GENRE = auto()
    """What the thing is: "working paper", "press release"."""
    POST = auto()
    """A place of short messages."""
    EMPTY = auto()
    """Words that say nothing of the work: "available at"."""
    UNKNOWN = auto()


_PAPERS = (
    r"reports?|(?:(?:issue|policy|research|analysis) )?briefs?|briefing(?: papers?| notes?)?|"
    r"(?:working|discussion|policy|occasional|research|issue|technical|white|staff|conference|"
    r"strategy|position) papers?|(?:policy|research|technical|working) notes?|fact ?sheets?|"
    r"backgrounders?|(?:issue|policy) memos?|memorand(?:um|a)|monographs?|"
    r"(?:Arbeits|Diskussions|Positions|Strategie|Hintergrund)papiere?|Kurzanalysen?|"
    r"documents? de travail|rapports?(?! de force)|notes? d['’](?:analyse|information)|"
    r"documento de trabajo|informes?|policy insights?"
)
_PAPERS_KOREAN = r"보고서|이슈\s?브리프|정책\s?브리프|연구보고|워킹\s?페이퍼|브리프"
_GENRES = (
    r"press release|pressemitteilung|communiqué(?: de presse)?|news release|op-?ed|commentary|"
    r"podcast|video|data ?set|blog(?: post)?|transcript|testimony|보도자료|기고|사설"
)
_NEWSPAPERS = (
    r"(?:\w+ )*(?:times|post|tribune|herald|gazette|guardian|telegraph|chronicle|courier|"
    r"inquirer|wall street journal|daily \w+|\w+ daily|newspaper|morning post|observer|"
    r"zeitung|tageblatt|tagesspiegel|nachrichten|le monde|le figaro|libération|el país|"
    r"el mundo|la vanguardia|corriere della sera|la repubblica|\w+ ilbo|\w+ shimbun)(?: \w+)?"
)
_NEWSPAPERS_KOREAN = r"[가-힣]+(?:일보|신문|경제|타임스)|한겨레|[가-힣]+투데이"
_MAGAZINES = r"(?:\w+ )*(?:magazine|weekly|spiegel)|the economist|주간\w+|월간\w+"
_POSTS = r"twitter|x \(formerly twitter\)|x|tweet|facebook|bluesky|mastodon|linkedin|threads|weibo"
_EMPTY = (
    r"(?:also )?available (?:online )?(?:at|from)|online(?: at| unter)?|on ?line|(?:retrieved )?"
    r"from|at|in|and|url|doi|web|see|link|abrufbar unter|verfügbar unter|unter|"
    r"disponible (?:sur|en|à)|en ligne|consulté|accessed|retrieved|https?|pdf|출처|최종|n\.p|"
    r"available|to|on|et al|n\.d|"
    r"o\. ?J|s\.d|u\. ?a|cited in|quoted in|ebd|supra"
)
_HOUSES = (
    r"press|presses|verlag\w*|\w+verlag|books|éditions?|edición|ediciones|editorial|editori|"
    r"publish(?:ers|ing|ed)|publications?|publisher|institut\w*|institution|instituto|foundation|"
    r"stiftung|fondation|fundación|cent(?:re|er|ro)s?|zentrum|universit\w+|universidad|universität|"
    r"college|school|academy|akademie|council|conseil|consejo|rat|ministry|ministère|ministerio|"
    r"ministerium|bundesministerium\w*|department|bureau|office|agency|agence|agentur|authority|"
    r"commission|commissie|kommission|committee|association|society|gesellschaft|federation|"
    r"federal|forum|fund|bank|corporation|company|group|network|alliance|union|nations|"
    r"organi[sz]ation|international|government|governments|house|parliament|bundestag|congress|"
    r"senate|assembly|court|secretariat|embassy|service|services|board|watch|trust|project|"
    r"initiative|programme|program|think tank|observatory|observatoire|consortium|league|"
    r"republic|kingdom|states|command|forces|navy|army|police|news|media|radio|television|"
    r"library|archives?|museum|chamber|confederation|party|cabinet|administration|presidency|"
    r"chancery|treasury|registry|inc|ltd|llc|gmbh|e\.v|corp|co|laborator(?:y|ies)|lab|cour|tribunal|direction|"
    r"bundesregierung|bundesamt|amt|auswärtiges|comité|ligue|parlement|assemblée|sénat|policies|"
    r"studies|seminar|workshop|operators|representatives?"
)
_PRESSES = (
    r"routledge|springer|palgrave(?: macmillan)?|macmillan|norton|w\. ?w\. norton"
    r"(?: & (?:co|company))?|penguin|random house|harper(?:collins)?|brill|elsevier|sage|"
    r"wiley|blackwell|polity|verso|"
    r"zed|hurst|praeger|rowman (?:&|and) littlefield|lynne rienner|edward elgar|i\. ?b\. tauris|"
    r"bloomsbury|simon (?:&|and) schuster|knopf|farrar,? straus|basic books|gallimard|seuil|"
    r"fayard|grasset|puf|la découverte|suhrkamp|nomos|mohr siebeck|c\. ?h\. beck|fischer|"
    r"de gruyter|duncker (?:&|und) humblot|campus|kohlhammer|lynne rienner publishers"
)
_HOUSES_KNOWN = (
    r"reuters|bloomberg|brookings|rand|csis|iiss|chatham house|carnegie|oecd|nato|unesco"
)
_HOUSES_KOREAN = (
    r"[가-힣A-Z ]*(?:연구원|연구소|위원회|협회|학회|재단|은행|대학교|출판부|출판사|출판|공사|"
    r"센터|포럼|"
    r"외교부|국방부|통일부|법무부|교육부|환경부|기획재정부|재정부|행정안전부|안전부|자원부|여성가족부|"
    r"해양수산부|노동부|보건복지부|국토교통부|농림축산식품부|통계청|경찰청|조달청|관세청|국세청|기상청|"
    r"정보원|감사원|국회|대통령실|청와대|진흥원|개발원|평가원|사무처|본부|책임|정부|연합회|법원|재판소|"
    r"도서관|박물관|방송|통신)"
)
_PLACES = (
    r"washington(?:,? d\.?c\.?)?|new york(?: city)?|n\.y\.|london|"
    r"cambridge(?:,? (?:ma|mass\.?|uk))?|oxford|princeton(?:,? nj)?|new haven(?:,? ct)?|"
    r"stanford(?:,? ca)?|berkeley|los angeles|"
    r"ithaca(?:,? ny)?|chicago|boston|philadelphia|baltimore|santa monica(?:,? ca)?|honolulu|"
    r"paris|berlin|bonn|köln|cologne|münchen|munich|hamburg|frankfurt(?: am main| a\. ?m\.)?|"
    r"baden-baden|tübingen|stuttgart|leipzig|göttingen|wiesbaden|wien|vienna|zürich|zurich|"
    r"genève|geneva|genf|bern|basel|brussels|bruxelles|brüssel|the hague|den haag|leiden|"
    r"amsterdam|rotterdam|rome|roma|milano|milan|madrid|barcelona|lisbon|lisboa|stockholm|oslo|"
    r"copenhagen|helsinki|tallinn|riga|vilnius|warsaw|warszawa|prague|budapest|moscow|kyiv|"
    r"seoul|busan|tokyo|osaka|kyoto|beijing|shanghai|hong kong|taipei|singapore|jakarta|"
    r"kuala lumpur|bangi|manila|quezon city|bangkok|hanoi|new delhi|delhi|mumbai|islamabad|"
    r"canberra|sydney|melbourne|wellington|auckland|ottawa|toronto|montréal|montreal|vancouver|"
    r"méxico|mexico city|buenos aires|santiago|são paulo|bogotá|lima|nairobi|pretoria|"
    r"johannesburg|cape town|dakar|addis ababa|cairo|tel aviv|jerusalem|ankara|istanbul|tehran|"
    r"abu dhabi|dubai|doha|basingstoke|houndmills|aldershot|farnham|cheltenham|abingdon|"
    r"boulder(?:,? co)?|lanham(?:,? md)?|new brunswick(?:,? nj)?|cham|dordrecht|edinburgh|dublin|"
    r"서울|부산|대전|세종|파주|성남|서울시|평양|런던|뉴욕|워싱턴"
)

_TABLE = tuple(
    (kind, re.compile(pattern, re.I))
    for kind, pattern in (
        (Kind.EMPTY, rf"(?:{_EMPTY})\W*"),
        (Kind.POST, rf"(?:{_POSTS})(?: post)?"),
        (Kind.PLACE, rf"(?:{_PLACES})(?:(?:,| and| und| et|/|\s[-–]) ?(?:{_PLACES}))*"),
        (Kind.GENRE, rf"(?:{_PAPERS}|{_GENRES}|{_PAPERS_KOREAN})(?:\s+\S*\d\S*)?"),
        (Kind.PAPERS, rf"(?:.*[\s(])?(?:{_PAPERS})(?:\s+series)?(?:\s*[,:].*|\s+\S*\d\S*)?"),
        (Kind.PAPERS, rf".*(?:{_PAPERS_KOREAN})(?:\s*\S*\d\S*)?"),
        (Kind.NEWSPAPER, rf"{_NEWSPAPERS}|{_NEWSPAPERS_KOREAN}"),
        (Kind.MAGAZINE, _MAGAZINES),
        (Kind.HOUSE, rf"(?:{_PRESSES})(?: .{{1,40}})?|{_HOUSES_KNOWN}|{_HOUSES_KOREAN}|.+ UP"),
        (Kind.HOUSE, rf"(?:.*[\s(-])?(?:{_HOUSES})\b.*|(?-i:The [A-Z]).*"),
        (Kind.HOUSE, r"(?-i:[A-Z][A-Z&.-]{1,9})"),
    )
)

ORGANISATION = re.compile(
    rf"(?:.*[\s(-])?(?:{_HOUSES})\b.*|(?-i:The [A-Z]).*|(?-i:[A-Z][A-Z&]{{1,9}}(?:\.[A-Z]\.)*)|"
    rf"(?:U\.?[SKN]\.?|EU|United) (?-i:[A-Z]).*|{_HOUSES_KOREAN}",
    re.I,
)


def kind_of(words: str) -> Kind:
    """What `words` are by the tables; UNKNOWN where none knows."""
    words = words.strip(" .,")
    return next((kind for kind, table in _TABLE if table.fullmatch(words)), Kind.UNKNOWN)


def is_organisation(words: str) -> bool:
    """True when `words` name an organisation, by a word that persons do not bear."""
    return ORGANISATION.fullmatch(words.strip(" .,")) is not None


_PRESS = re.compile(
    rf"(?:{_PRESSES})(?: .{{1,40}})?|.*\b(?:(?:press|presses|books|éditions?|ediciones|editorial|"
    r"publish\w+)\b|\w*verlag\b|(?-i:UP)$).*|.*출판(?:사|부)?",
    re.I,
)


def is_press(words: str) -> bool:
    """True when `words` name a publisher of books."""
    return _PRESS.fullmatch(words.strip(" .,")) is not None


_PAPER = re.compile(rf"(?:{_PAPERS}|{_PAPERS_KOREAN})(?:\s+series)?", re.I)


def names_a_paper(words: str) -> bool:
    """True when `words` are a kind of report: "working paper"."""
    return _PAPER.fullmatch(words) is not None
