"""Forms: a term -> every way of writing it that follows from a rule.

    middle power     middle power · middle powers; also Middle Power, middle-power, “middle” power
    KIND (case)      KIND · KINDs; not kind, not Kind
    multi-alignment  multi-alignment · multi-alignments · multialignment · …

A form is found by its key, in which case, hyphens and quotation marks are made alike; then its
words must be cased as it allows. An ending that is no part of the word (NATO’s, 동맹은) is left
to `borders`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from glossator.marking.borders import HYPHENS, JOINED, LIKENESS, PREFIXES, SHORT_DASHES
from glossator.model.glossary import Term

ENGLISH = "en"
"""Language of the labels, as of all that the editors write."""

_ALIKE = str.maketrans(
    {
        **dict.fromkeys(HYPHENS + SHORT_DASHES, " "),
        **dict.fromkeys("‘’‛ʼ′`´", "'"),
        **dict.fromkeys("\u00a0\u2002\u2003\u2005\u2007\u2009\u200a\u202f", " "),
        "İ": "i",  # the one letter that gets longer in small letters
    }
)
_UNSEEN = re.compile('[\u00ad\u200b-\u200d\u2060\ufeff“”„‟«»"]|(?<=[ \u00a0])[ \u00a0]+')
"""What may stand inside a term and says nothing: quotation marks, soft hyphens, second blanks."""

_SEPARATORS = re.compile(rf"[{HYPHENS}{SHORT_DASHES}\s]+")
_LOOSE = (JOINED | LIKENESS) - {"allergic", "centric", "minded"}
"""Behind a blank in small letters, these are words of their own: "put the alliance first"."""

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_ACRONYM = re.compile(r"(?=.*[A-Z].*[A-Z])[A-Z0-9&]+")
_HEAD = re.compile(r"(?P<head>.+?)(?P<rest> (?:of|for|in|on|to|against|with|by|from|through) .+)")
_PAIR = re.compile(r"(?P<one>.+)(?P<and> (?:and|&) )(?P<other>.+)")
_SMALL_WORDS = "a an and as at by for from in of on or the through to with"
_SMALL = frozenset(_SMALL_WORDS.split())
_PREFIX = re.compile(rf"\b({'|'.join(sorted(PREFIXES))})[{HYPHENS}](?=[a-z])", re.I)


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing a term."""

    spelled: str
    """As an editor wrote it, or as the rule made it: `middle powers`."""
    exact: bool = False
    """True when no other capitals and small letters will do."""
    language: str = ""
    """Set where only briefs in that language are searched for it."""

    @property
    def key(self) -> str:
        """What it is found by: two forms with one key differ in case or hyphens alone."""
        return " ".join(alike(_UNSEEN.sub("", self.spelled)).split())

    @property
    def words(self) -> tuple[str, ...]:
        """Its words, parted at blanks and hyphens."""
        return tuple(parts(self.spelled))

    @property
    def name(self) -> bool:
        """True when it is a proper name: all its words but the smallest have a capital."""
        heavy = [word for word in self.words if word not in _SMALL]
        return all(not word[0].islower() for word in heavy)

    def casings(self) -> list[frozenset[str]]:
        """For each of its words the ways in which it may be cased."""
        words = self.words
        sentence = any(word[0].islower() and word not in _SMALL for word in words[1:])
        return [self._casings(word, sentence and n == 0) for n, word in enumerate(words)]

    def _casings(self, word: str, lower: bool) -> frozenset[str]:
        """A small letter may be a capital, at a sentence's beginning and in titles; a capital
        may be small where only the label's own beginning gave it: "Major non-NATO ally"."""
        if self.exact:
            return frozenset((word,))
        if word[0].islower():
            return frozenset((word, word[0].upper() + word[1:]))
        if lower and word[1:].islower():
            return frozenset((word, word[0].lower() + word[1:]))
        return frozenset((word,))

    def could_be(self, other: Form) -> bool:
        """True when some words in a text would be both forms."""
        if self.key != other.key:
            return False
        if self.language and other.language and self.language != other.language:
            return False
        pairs = zip(self.casings(), other.casings(), strict=True)
        return all(one & two for one, two in pairs)


@lru_cache(maxsize=100_000)
def fits(form: Form, printed: str) -> bool:
    """True when `printed`, which has the key of `form`, is cased and joined as it allows.

    Texts say the same thing over and over, so what was found is kept.
    """
    words = parts(printed)
    allowed = form.casings()
    if len(words) != len(allowed):
        return False
    cased = all(word in ways for word, ways in zip(words, allowed, strict=True))
    return cased and not _fell_apart(form, words, printed)


def _fell_apart(form: Form, words: list[str], printed: str) -> bool:
    """True where a blank stands for a hyphen and the sentence reads otherwise with it."""
    return any(
        own in HYPHENS and other.isspace() and word.casefold() in _LOOSE and word.islower()
        for own, other, word in zip(_joints(form.spelled), _joints(printed), words[1:], strict=True)
    )


def alike(text: str) -> str:
    """`text` in small letters, with hyphens as blanks; every character stays at its offset."""
    return text.translate(_ALIKE).lower()


def unseen(text: str) -> list[tuple[int, int]]:
    """Stretches of `text` that may stand inside a term and are passed over."""
    return [found.span() for found in _UNSEEN.finditer(text)]


def parts(text: str) -> list[str]:
    """Words of a form or of its use in a text, with one kind of apostrophe."""
    bare = re.sub("[‘’‛ʼ′`´]", "'", _UNSEEN.sub("", text))
    return [word for word in _SEPARATORS.split(bare) if word]


def _joints(text: str) -> list[str]:
    """What stands between its words: the first character of each blank or hyphen."""
    bare = _UNSEEN.sub("", text)
    inner = [
        found
        for found in _SEPARATORS.finditer(bare)
        if found.start() > 0 and found.end() < len(bare)
    ]
    return [found[0][0] for found in inner]


def forms_of(term: Term) -> tuple[Form, ...]:
    """Every form of `term`, its label first, none twice."""
    spelled: list[Form] = []
    for text in (term.label, term.abbreviation, *term.variants):
        for written in _written(text) if text else ():
            spelled += (Form(way, term.case) for way in (written, *_plurals(written)))
    for language, label in term.labels:
        only = language if _LATIN.search(label) and language != ENGLISH else ""
        spelled.append(Form(label, term.case, only))
    return tuple(dict.fromkeys(form for form in spelled if form.key))


def _written(text: str) -> list[str]:
    """`text` with `&` or `and`, and with a prefix joined or closed up."""
    ways = [text]
    if " & " in text:
        ways.append(text.replace(" & ", " and "))
    elif _PAIR.fullmatch(text):
        ways.append(text.replace(" and ", " & "))
    return ways + [closed for way in ways if (closed := _PREFIX.sub(r"\1", way)) != way]


def _plurals(text: str) -> list[str]:
    """Regular plurals, of the last word and of what is the head of the phrase.

    >>> _plurals("policy"), _plurals("balance of power"), _plurals("KORUS FTA")
    (['policies'], ['balance of powers', 'balances of power'], ['KORUS FTAs'])
    """
    ways = [_plural(text)]
    if head := _HEAD.fullmatch(text):
        ways.append(_plural(head["head"]) + head["rest"])
    if pair := _PAIR.fullmatch(text):
        ways.append(_plural(pair["one"]) + pair["and"] + _plural(pair["other"]))
    return [way for way in dict.fromkeys(ways) if way != text]


def _plural(text: str) -> str:
    """`text` with its last word in the plural, as it is where that is no rule's business."""
    last = _SEPARATORS.split(text)[-1]
    if _ACRONYM.fullmatch(last):
        return text + "s"
    if not last[-1:].isalpha() or not last.isascii() or re.search(r"(?<!s)s$", last):
        return text
    if re.search(r"[^aeiou]y$", last):
        return text[:-1] + "ies"
    return text + ("es" if re.search(r"(?:ss|x|z|ch|sh)$", last) else "s")
