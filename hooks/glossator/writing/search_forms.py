"""Search forms: texts -> the further words by which a search must find them.

    The U.S.–ROK alliance      U.S, ROK
    한미동맹은 평화를             미동맹은, 동맹은, 맹은, 화를

Pagefind parts words at blanks alone and finds them by their beginning. So a word with a dash
in it is given in its parts as well, and a Korean one from each of its syllables on: what
begins one of its ends stands somewhere in it. 동맹 finds 한미동맹은 by 동맹은, and no
table of particles is needed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

WORD = re.compile(r"[^\W_]+(?:(?:['’.]|(?<=\d),)(?=[^\W_])[^\W_]+)*")
"""A word as the search takes it, here and in search.js: U.S, NATO’s, 2.0, 1,000."""

_TWO_SYLLABLES = re.compile("(?=[가-힣]{2})")
"""Where an end of a word may begin: one syllable alone begins half of all Korean words."""


def forms(*texts: str) -> set[str]:
    """Parts of the dashed words of `texts`, and the ends of their Korean ones."""
    found: set[str] = set()
    for printed in {printed for text in texts for printed in text.split()}:
        words = WORD.findall(printed)
        if len(words) > 1:
            found.update(words)
        for word in words:
            found.update(word[at.start() :] for at in _TWO_SYLLABLES.finditer(word, 1))
    return found


def further_words(texts: Sequence[str], others: Sequence[str]) -> list[str]:
    """By what `texts` must be found beside their own words, sorted: their forms, and the words
    of `others`, which are nowhere in them, with the forms of these."""
    own = {word for text in texts for word in text.split()}
    more = {word for other in others for word in other.split()} | forms(*texts, *others)
    return sorted(more - own)
