"""Dress: a plain text and its spans -> marked-up text, each span nested and closed.

    "alliance system", link 0-8, emphasis 4-15
    "[alli*ance*](…)* system*": what crosses is cut, and nothing overlaps

A dress says what opens and closes each kind of span; it never touches the words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from glossator.model.spans import Span, Spans, SpanType

_OUTERMOST_FIRST = (
    SpanType.CITATION,
    SpanType.DEFINITION,
    SpanType.ANNOTATION,
    SpanType.LINK,
    SpanType.REFERENCE,
    SpanType.LOST_LINK,
    SpanType.TERM,
    SpanType.MEND,
    SpanType.STRONG,
    SpanType.EMPHASIS,
)


_LINKS = frozenset({SpanType.LINK, SpanType.REFERENCE, SpanType.TERM})
"""No link stands within another one (HTML 4.5.1)."""


@dataclass(frozen=True, slots=True)
class Tags:
    """What stands before and after the words of a span."""

    before: str
    after: str
    last: str = ""
    """What stands once, at the end of the last piece of a span that was cut."""
    beside: str = ""
    """What stands once, after that piece."""


Dress = Callable[[Span, bool], Tags | None]
"""Tags of a span, and whether this piece is its first; None where it is not shown."""


def dressed(text: str, spans: Spans, dress: Dress, words: Callable[[str], str]) -> str:
    """`text` with its spans opened and closed by `dress`; plain stretches go through `words`."""
    wrapping = sorted(
        (s for s in spans if s.start < s.end),
        key=lambda s: (_OUTERMOST_FIRST.index(s.type), s.start, -s.end),
    )
    points = [s for s in spans if s.start == s.end]
    edges = sorted({0, len(text), *(e for s in spans for e in (s.start, s.end))})
    out: list[str] = []
    opened: list[Span] = []
    tags: dict[int, Tags] = {}
    begun: set[int] = set()
    for at, following in zip(edges, [*edges[1:], None], strict=True):
        wanted = [s for s in wrapping if s.start <= at < s.end]
        shared = _shared(opened, wanted)
        if any(point.start == at for point in points):  # a mark is a link, and none holds another
            links = [index for index, span in enumerate(opened[:shared]) if span.type in _LINKS]
            shared = min([shared, *links])
        for span in reversed(opened[shared:]):
            closing = tags[id(span)]
            ends = span.end == at
            out.append(f"{closing.last}{closing.after}{closing.beside}" if ends else closing.after)
        for point in points:
            if point.start == at and (mark := dress(point, True)) is not None:
                out.append(mark.before + mark.after)
        del opened[shared:]
        for span in wanted[shared:]:
            nested = span.type in _LINKS and any(other.type in _LINKS for other in opened)
            found = None if nested else dress(span, id(span) not in begun)
            begun.add(id(span))
            if found is None:
                found = Tags("", "")
            tags[id(span)] = found
            opened.append(span)
            out.append(found.before)
        if following is not None:
            out.append(words(text[at:following]))
    return "".join(out)


def within(spans: Spans, start: int, end: int) -> Spans:
    """The spans that lie in a stretch of a text, placed in the stretch."""
    return tuple(
        replace(span, start=span.start - start, end=span.end - start)
        for span in spans
        if start <= span.start and span.end <= end
    )


def _shared(opened: Sequence[Span], wanted: Sequence[Span]) -> int:
    """How many of the open spans, outermost first, stay open."""
    count = 0
    for one, other in zip(opened, wanted, strict=False):
        if one is not other:
            break
        count += 1
    return count
