"""Labels: the short lines that say what follows, in the languages briefs come in.

Tables only. A label is compared folded, without its number, colon and Markdown marks.
"""

from __future__ import annotations

import re

from glossator.model.roles import Role
from glossator.text import fold

LABELS: dict[Role, tuple[str, ...]] = {
    Role.BIOGRAPHY: (
        "about the author",
        "about the authors",
        "about the author(s)",
        "about the contributors",
        "about the interviewee",
        "about the interviewer",
        "about the speaker",
        "about the speakers",
        "about the expert",
        "about the experts",
        "about the editor",
        "about the editors",
        "about the writer",
        "the author",
        "the authors",
        "author",
        "authors",
        "author bio",
        "author biography",
        "author biographies",
        "author information",
        "author profile",
        "biography",
        "contributors",
        "저자 소개",
        "저자소개",
        "필자 소개",
        "저자 약력",
        "über den autor",
        "über die autorin",
        "über die autoren",
        "über die autorinnen und autoren",
        "zur autorin",
        "zum autor",
        "à propos de l'auteur",
        "à propos de l'autrice",
        "à propos des auteurs",
        "sobre el autor",
        "sobre la autora",
        "sobre los autores",
        "sobre o autor",
    ),
    Role.NOTES_LABEL: (
        "notes",
        "endnotes",
        "end notes",
        "footnotes",
        "notes and references",
        "references and notes",
        "미주",
        "각주",
        "주석",
        "참고 주",
        "참고주",
        "주",
        "anmerkungen",
        "fußnoten",
        "endnoten",
        "notes de bas de page",
        "notas",
    ),
    Role.REFERENCES: (
        "references",
        "reference list",
        "bibliography",
        "works cited",
        "sources",
        "further reading",
        "참고문헌",
        "참고 문헌",
        "literatur",
        "literaturverzeichnis",
        "quellen",
        "références",
        "bibliographie",
        "bibliografía",
        "referencias",
    ),
    Role.DISCLAIMER: (
        "disclaimer",
        "disclaimers",
        "면책 조항",
        "haftungsausschluss",
        "hinweis",
        "avertissement",
        "clause de non-responsabilité",
        "descargo de responsabilidad",
    ),
    Role.ACKNOWLEDGEMENTS: (
        "acknowledgements",
        "acknowledgments",
        "acknowledgement",
        "acknowledgment",
        "감사의 글",
        "danksagung",
        "remerciements",
        "agradecimientos",
    ),
    Role.SUGGESTED_CITATION: (
        "suggested citation",
        "recommended citation",
        "how to cite",
        "how to cite this brief",
        "how to cite this paper",
        "cite as",
        "please cite as",
        "cite this brief as",
        "인용 방법",
        "zitierhinweis",
        "zitiervorschlag",
        "pour citer ce document",
    ),
    Role.RIGHTS: (
        "copyright",
        "rights",
        "rights and permissions",
        "license",
        "licence",
        "저작권",
        "urheberrecht",
    ),
    Role.SERIES_STATEMENT: (
        "about this series",
        "about the series",
        "about this publication",
        "about us",
        "who we are",
        "about the institute",
        "about the center",
        "about the centre",
        "about the foundation",
        "impressum",
    ),
    Role.CONTACT: ("contact", "contacts", "contact us", "contact information", "연락처", "kontakt"),
    Role.KEYWORDS: (
        "keywords",
        "key words",
        "주제어",
        "키워드",
        "schlagwörter",
        "mots-clés",
        "palabras clave",
    ),
    Role.CONTENTS: ("contents", "table of contents", "목차", "inhalt", "sommaire"),
}

_ABOUT_HOUSE = re.compile(
    r"about (?:the |this )?(?:[\w&'.-]+ ){0,6}"
    r"(?:institute|center|centre|foundation|council|forum|initiative|program|programme|project"
    r"|series|brief|briefs|series of briefs|network|think tank|school|university|publisher)"
)
_BARE = re.compile(r"^[#*_\s\d.)]*|[\s:.*_#]*$")
_BY_WORDS = {label: role for role, labels in LABELS.items() for label in labels}


def label_role(text: str) -> Role | None:
    """Role of what a label line announces; None when `text` is no label."""
    bare = fold(_BARE.sub("", text)).text
    if bare in _BY_WORDS:
        return _BY_WORDS[bare]
    for part in bare.split(" / ") if " / " in bare else ():
        if part in _BY_WORDS:
            return _BY_WORDS[part]
    if _ABOUT_HOUSE.fullmatch(bare):
        return Role.SERIES_STATEMENT
    return None


def opens_with_label(text: str) -> Role | None:
    """Role announced by the words before the first colon: "Keywords: ports, tariffs"."""
    before, colon, after = text.partition(":")
    return label_role(before) if colon and after.strip() else None
