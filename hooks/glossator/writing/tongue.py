"""Tongue: words in Hangul, marked as Korean where the text around them is not.

A voice reads them in the right language, and the page sets them in the right face. No other
script tells its language by itself: Han and Latin letters serve many.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_LETTER = "[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]"
KOREAN = re.compile(f"{_LETTER}+(?:[ ·,-]+{_LETTER}+)*")
"""A run of words in Hangul."""


def in_tongues(text: str, escape: Callable[[str], str], language: str = "en") -> str:
    """`text`, escaped by `escape`, with its Korean marked; as it is where `language` is Korean.

    >>> in_tongues("the 한미 동맹 & NATO", lambda text: text.replace("&", "&amp;"))
    'the <span lang="ko">한미 동맹</span> &amp; NATO'
    """
    if language.split("-")[0] == "ko":
        return escape(text)
    out, at = [], 0
    for found in KOREAN.finditer(text):
        out += [escape(text[at : found.start()]), f'<span lang="ko">{escape(found[0])}</span>']
        at = found.end()
    return "".join((*out, escape(text[at:])))
