"""Organisations: what names an institution, and where a line end cut such a name.

"The Harbour Institute"              an institution, by its kind
"Chatham House"                      likewise: a weaker kind, at the end of a few words
"Institute for" + "Korean Studies"   one name

A house whose name tells no kind ("NOVA") is told by the text: `houses`.
"""

from __future__ import annotations

import re

from glossator.dates import find_date
from glossator.names import is_name

_STRONG_ORGANISATION = re.compile(
    r"\b(?:institut(?:e|es|ion|o|et)?|universit(?:y|ies|ät|é|à)|universidad|universidade|cent(?:er|re)"
    r"|foundation|council|ministry|academy|college|organi[sz]ation|observatory|think tank|stiftung"
    r"|zentrum|fondation|fundación|gesellschaft|akademie|secretariat|consortium)\b"
    r"|-institut\b|(?:연구원|연구소|대학교|재단|학회|협회|센터|포럼|위원회|研究所|大学|大學)",
    re.I,
)
_WEAK_ORGANISATION = re.compile(
    r"\b(?:society|association|department|school|forum|bank|fund|commission|network|trust|project"
    r"|program(?:me)?|initiative|house|corporation|agency|laboratory|lab|commons|group|press|office"
    r"|bureau|authority|partnership|union|federation|chamber|workshop|club|alliance|company)\W*$"
    r"|\b(?:school|department|office|bank|association|society|commission|agency) (?:of|for)\b",
    re.I,
)
_SPEAKS_OF_ONE = re.compile(
    r"^(?:why|how|when|where|who|whose|can|does|do|towards?|rethinking|against|after|before)\b|"
    r"^(?:what|beyond|from|between|making|building|inside)\b.*\bthe\b|"
    r"\w\s+(?:needs?|must|should|will|cannot|has|have|is|are|was|were|does|did|matters?)\s+\w",
    re.I,
)
"""A title: "Why the Polar Council Needs a Secretary"."""

_OPEN_END = re.compile(
    r"\b(?:of|the|and|for|in|on|to|a|an|with|by|at|from|&|de|für|und|der)$|\w-$", re.I
)
_HALF_NAME = re.compile(
    r"\b(?:institute|cent(?:er|re)|school|council|academy|foundation|department|society|association)"
    r" (?:of|for|on) (?:[\w&]+ )*"
    r"(?!(?:arctic|pacific|atlantic|baltic|public|republic|music|capital|hospital|portugal|nepal|"
    r"senegal|traffic|logic|dialogue)\b)\w{3,}(?:al|ic|ean|sian|ary|tive)$",
    re.I,
)
"""A house whose name a line end cut after an adjective: "Centre for Coastal" + "Economies"."""

_FIRST_OF_NAME = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]{2,}")
_HOUSE_KIND = re.compile(
    r"(?:Institute|Cent(?:er|re)|School|Council|Foundation|Academy|Initiative|Programme|Observatory)"
    r" (?:of|for|on) "
)
"""What goes on with a house's name: "Saltmarch" + "Centre for Coastal Economies"."""


def is_organisation(text: str) -> bool:
    """True when `text` can name an institution, and does not only speak of one as a title does."""
    if _SPEAKS_OF_ONE.search(text):
        return False
    if _STRONG_ORGANISATION.search(text):
        return True
    return _WEAK_ORGANISATION.search(text) is not None and len(text.split()) <= 5


def is_cut_name(first: str, second: str) -> bool:
    """True when the line end between `first` and `second` cut a name."""
    if _OPEN_END.search(first) or (_FIRST_OF_NAME.fullmatch(first) and _HOUSE_KIND.match(second)):
        return True
    short = second[:1].isupper() and len(second.split()) <= 3
    rest_of_name = short and not find_date(second) and not is_name(second)
    return rest_of_name and _HALF_NAME.search(first) is not None
