"""Language: which language a text is in, by its script and its smallest words."""

from __future__ import annotations

import re
from collections import Counter

_SCRIPTS = (
    ("ko", re.compile(r"[가-힣]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
)
_SMALL_WORDS = {
    "en": "the of and to in is that for with as on by are this from which",
    "de": "der die und das den von zu mit ist für auf nicht dem ein eine sich",
    "fr": "le la les des et du une est dans pour que qui sur par plus aux",
    "es": "el los las del una que por con para como más es al su entre",
    "pt": "os das dos uma que não com para mais pelo pela são em ao como",
    "it": "il gli della che per con una sono del dei delle più nel alla",
    "nl": "het een van en dat niet zijn voor met aan ook naar wordt bij",
}


def language_of(text: str) -> str:
    """BCP 47 tag of the language most of `text` is in; empty where nothing tells."""
    letters = sum(character.isalpha() for character in text)
    if not letters:
        return ""
    for tag, script in _SCRIPTS:
        if len(script.findall(text)) * 4 > letters:
            return tag
    counts = Counter(re.findall(r"[^\W\d_]+", text.casefold()))
    scores = {
        tag: sum(counts[word] for word in small.split()) for tag, small in _SMALL_WORDS.items()
    }
    best = max(scores, key=lambda tag: scores[tag])
    return best if scores[best] else ""
