"""Repeats: "Ibid.", "Kuik, op. cit.", "Kuik, *Theorizing Hedging*, 12" -> the source meant.

    5  Cheng-Chwee Kuik, Theorizing Hedging: … (Cambridge: …, 2026).
    9  Kuik, Theorizing Hedging, 12; Kuik, op. cit.; see note 5 above        all note 5

Only what is unambiguous in the same brief is resolved; nothing is guessed (Chicago 14.29 to
14.36 on short forms; Bluebook 4.2 on "supra").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from glossator.model.ids import Anchor
from glossator.model.works import CitedSource, Citing, Item, Name
from glossator.text import fold

IBID = re.compile(
    r"^(?:see\s+)?(?:ibid(?:em)?|id(?=\.)|ebd|ebenda|위의\s?(?:글|책|자료|논문|보고서)|"
    r"같은\s?(?:책|글|자료|논문))(?!\w)\.?(?P<more>.{0,60})$",
    re.I,
)
"""The source before; what may follow is the place in it."""

_MORE = r"(?:[,.]?\s*(?P<more>.{0,40}?))?\.?"
_NOTE = r"(?:note|n\.|fn\.|anm\.|fußnote|각주|주)\s*(?P<note>\d{1,3})"
_OP_CIT = re.compile(
    r"^(?P<names>[^“”\"(]{2,80}?),?\s+(?:(?:op|loc|ob)\.?\s?cit\b\.?|a\.\s?a\.\s?O\.?|"
    rf"앞의\s?(?:글|책|논문|자료|보고서)|supra(?:\s+{_NOTE})?|"
    rf"(?:\(|(?:see|wie)\s|(?=.*(?:above|oben)|각주)){_NOTE.replace('note>', 'other>')}\)?"
    rf"(?:\s+(?:above|oben))?){_MORE}$",
    re.I | re.S,
)
_NOTE_ABOVE = re.compile(
    rf"^(?:see\s+(?:also\s+)?|siehe\s+(?:auch\s+)?|vgl\.\s+)?(?:supra\s+{_NOTE}|"
    rf"{_NOTE.replace('note>', 'other>')}\s+(?:above|supra|oben)){_MORE}$",
    re.I,
)
_SHORT = re.compile(
    r"^(?P<names>[^,:“”\"(]{2,80}?)[,:]\s+(?P<title>[^()]{4,200}?)"
    r"(?:,?\s+(?P<more>(?:at\s|pp?\.\s?|S\.\s?|ch(?:apters?|\.)\s?)?(?:\d|[ivxlc]+\b)[^()]{0,30}))?\.?$"
)
_PAGES = re.compile(r"^(?:at|pp?\.|S\.|Seiten?|pages?)\s*|\s*쪽\.?$", re.I)
_MARKS = " ,.;:“”\"‘’'«»„『』「」《》〈〉*_"


@dataclass(frozen=True, slots=True)
class Earlier:
    """A source cited in full before, and the note it stands in."""

    note: Anchor
    label: str
    source: CitedSource


def repeated(text: str, before: Sequence[Earlier]) -> CitedSource | None:
    """The source that `text` names in short, by the evidence of those `before`; None for none."""
    if above := _NOTE_ABOVE.match(text):
        label = above["note"] or above["other"]
        return _only([one for one in before if one.label == label], above["more"])
    if op_cit := _OP_CIT.match(text):
        label = op_cit["note"] or op_cit["other"]
        named = [one for one in before if _is_by(op_cit["names"], one.source.item)]
        return _only([one for one in named if label in (None, one.label)], op_cit["more"])
    short = _SHORT.match(text)
    if short is None or re.search(r"\b(?:1[5-9]|20)\d{2}\b(?!\s?[–-])", short["more"] or ""):
        return None
    meant = [
        one
        for one in before
        if _is_by(short["names"], one.source.item) and _opens(short["title"], one.source.item.title)
    ]
    return _only(meant, short["more"])


def is_short(text: str) -> bool:
    """True when `text` says by itself that it stands for a source named before."""
    return _OP_CIT.match(text) is not None or _NOTE_ABOVE.match(text) is not None


def as_ibid(source: CitedSource, origin: Anchor, more: str) -> CitedSource:
    """`source` of the note `origin`, repeated by an *Ibid.* with `more` after it."""
    return replace(
        source, resolved_from=source.resolved_from or origin, how=Citing.IBID, locator=_pages(more)
    )


def _only(meant: Sequence[Earlier], more: str | None) -> CitedSource | None:
    """The one source meant, cited once or again and again; None where there are several."""
    if not meant or len({_same(one.source.item) for one in meant}) > 1:
        return None
    first = meant[0]
    return replace(
        first.source, resolved_from=first.note, how=Citing.SHORT, locator=_pages(more or "")
    )


def _same(item: Item) -> Item:
    """What tells works apart: not when they were read."""
    return replace(item, accessed=(), note="")


def _pages(more: str) -> str:
    more = _PAGES.sub("", more.strip(" ,;")).strip(" ,;")
    return more if more.endswith("f.") else more.rstrip(" .,")


def _opens(short: str, title: str) -> bool:
    """True when `title` begins with the short title, up to a whole word."""
    brief, whole = fold(short.strip(_MARKS)).text, fold(title.strip(_MARKS)).text
    if len(brief) < 4 or not whole.startswith(brief):
        without = re.sub(r"^(?:the|a|an|der|die|das|le|la|les|l')\s+", "", whole)
        if len(brief) < 4 or not without.startswith(brief):
            return False
        whole = without
    return len(brief) == len(whole) or not whole[len(brief)].isalnum()


def _is_by(names: str, item: Item) -> bool:
    """True when `names` are the authors' names, or the first one's."""
    people = item.author or item.editor
    if not people:
        return False
    said = fold(re.sub(r"\s*(?:et al\.?|외)$", "", names.strip(_MARKS))).text
    parts = [p for p in re.split(r",\s*|\s+(?:and|und|et|&|y)\s+|·", said) if p]
    if not parts or len(parts) > len(people):
        return any(said in _forms(name) for name in people[:1])
    return all(part in _forms(name) for part, name in zip(parts, people, strict=False))


def _forms(name: Name) -> frozenset[str]:
    family, given, literal = (fold(x).text for x in (name.family, name.given, name.literal))
    forms = {family, literal, f"{given} {family}", f"{family} {given}", f"{family}{given}"}
    return frozenset(form for form in forms if form.strip())
