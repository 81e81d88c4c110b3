"""Run-in: a paragraph that opens with its own heading -> the heading's words beside it.

"Historical reasons: The history of Southeast Asia is …"    run-in "Historical reasons:"
"One might ask: Who are “middle powers”?"                    none: that is a clause
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from glossator.model.brief import Passage
from glossator.model.roles import Role
from glossator.model.spans import SpanType
from glossator.text import words

_RUN_IN = re.compile(r"(?P<words>[^\W\d_a-z][^.:;!?()“”\"]{1,48}):\s+(?=[“\"'‘(]?[^\W\d_a-z])")
_NO_RUN_IN = re.compile(
    r"\b(?:is|are|was|were|be|can|could|may|might|must|should|will|would|has|have|had|do|does|"
    r"did|ask|asks|asked|note|consider|say|says|said|put|this|that|these|those|here|there|it|we|"
    r"i|he|she|they|you|one|what|how|why|who|following|follows|first|second|third|finally|"
    r"however|example|instance|short|words|sum|conclude)\b",
    re.I,
)


def with_run_ins(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Mark run-in headings: emphasised openings, and plain ones where there are several."""
    plain = {p.id: found for p in passages if (found := _plain_run_in(p)) is not None}
    several = len(plain) > 1
    out = []
    for passage in passages:
        run_in = _emphasised_run_in(passage) or (plain.get(passage.id) if several else None)
        out.append(replace(passage, run_in=run_in) if run_in else passage)
    return tuple(out)


def _plain_run_in(passage: Passage) -> str | None:
    if passage.kind is not Role.PARAGRAPH:
        return None
    found = _RUN_IN.match(passage.text)
    if found is None or len(words(found["words"])) > 5 or _NO_RUN_IN.search(found["words"]):
        return None
    if re.match(r"(?:in|for|on|at|to|by|with|as|and|but|if)\b", found["words"], re.I):
        return None
    return f"{found['words']}:"


def _emphasised_run_in(passage: Passage) -> str | None:
    if passage.kind is not Role.PARAGRAPH:
        return None
    for span in passage.spans:
        if span.start == 0 and span.type in (SpanType.STRONG, SpanType.EMPHASIS):
            opening = passage.text[: span.end]
            following = passage.text[span.end : span.end + 1]
            ends = opening.rstrip('"”’')[-1:] in ".:" or following == ":"
            if ends and len(words(opening)) <= 10 and span.end + 2 < len(passage.text):
                return passage.text[: span.end + (following == ":")]
    return None
