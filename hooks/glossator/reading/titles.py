"""Titles: the shouted line of a masthead -> title case, as the text itself writes the words.

    "SEIZING STRATEGIC OPPORTUNITIES IN TRUMP'S SECOND TERM"
    "Seizing Strategic Opportunities in Trump's Second Term"

`titlecase` knows the small words; which capitals are acronyms ("NATO", "U.S.") the rest of
the source tells. `str.title()` would make "Trump'S".
"""

from __future__ import annotations

import re
from collections import Counter

from titlecase import titlecase

from glossator.text import fold

_TOKEN = re.compile(r"[^\W_][\w'’.&-]*")

_SHOUTED_RUN = re.compile(r"[A-ZÀ-Þ]{4,}(?:[ -][A-ZÀ-Þ]{2,})*(?:[ -][A-ZÀ-Þ]{4,})")
"""Words in capitals beside one another, as in a masthead whose lines were joined: no acronyms."""


def is_shouted(text: str) -> bool:
    """True when `text` is set in capitals: more than one word and no small letter to speak of."""
    letters = [c for c in text if c.isalpha() and c.lower() != c.upper()]
    return len(letters) > 3 and sum(c.isupper() for c in letters) > 0.9 * len(letters)


def unshout(text: str, elsewhere: str) -> str:
    """`text` in title case if it is shouted; words are written as `elsewhere` writes them."""
    if not is_shouted(text):
        return text
    printed = _printed_whole(text, elsewhere)
    if printed is not None:
        return printed
    forms = _forms(elsewhere)

    def as_written(word: str, **_: object) -> str | None:
        bare = word.strip("“”\"'‘’(),:;!?")
        form = forms.get(bare.casefold())
        if form is None and bare.endswith(("'S", "’S")):
            stem = forms.get(bare[:-2].casefold())
            form = f"{stem or bare[:-2].capitalize()}{bare[-2]}s"
        if form is None and bare.endswith(("'", "’")):
            stem = forms.get(bare[:-1].casefold())
            form = f"{stem}{bare[-1]}" if stem else None
        if form is None or form.islower():
            return None
        return word.replace(bare, form)

    return str(titlecase(text.lower(), callback=as_written))


def _printed_whole(text: str, elsewhere: str) -> str | None:
    """`text` as `elsewhere` prints it in mixed case with a capital at each word's start."""
    needle = fold(text).text
    folded = fold(elsewhere)
    at = folded.text.find(needle)
    while at >= 0:
        start, end = folded.back(at, at + len(needle))
        found = elsewhere[start:end]
        if not is_shouted(found) and found[:1].isupper() and _is_titled(found):
            return re.sub(r"\s+", " ", found)
        at = folded.text.find(needle, at + 1)
    return None


def _is_titled(text: str) -> bool:
    long_words = [w for w in _TOKEN.findall(text) if len(w) > 4]
    return all(w[0].isupper() for w in long_words)


def _forms(elsewhere: str) -> dict[str, str]:
    """How each word is mostly written where it is not shouted and opens no sentence."""
    seen: dict[str, Counter[str]] = {}
    for line in elsewhere.splitlines():
        if is_shouted(line):
            continue
        in_capitals = [range(*run.span()) for run in _SHOUTED_RUN.finditer(line)]
        for found in _TOKEN.finditer(line):
            if any(found.start() in run for run in in_capitals):
                continue
            word = found[0].rstrip(".'’-") if found[0].count(".") < 2 else found[0]
            opens = found.start() == 0 or line[: found.start()].rstrip()[-1:] in '.?!:“"'
            if opens and not (word.isupper() and len(word) > 1):
                continue
            seen.setdefault(word.casefold(), Counter())[word] += 1
    return {key: counts.most_common(1)[0][0] for key, counts in seen.items()}
