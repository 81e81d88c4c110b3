"""References: "Figure 1 below" in the text -> a link to the figure, marked as found by machine.

"Figure 1 below shows …"    reference 0-8 to fig1
"""

from __future__ import annotations

import re
from dataclasses import replace

from glossator.model.brief import Brief, Figure, Passage
from glossator.model.ids import Anchor
from glossator.model.spans import Span, SpanType

_KINDS = {
    "figure": ("figure", "fig.", "fig"),
    "table": ("table", "tab."),
    "chart": ("chart",),
    "box": ("box",),
    "map": ("map",),
    "exhibit": ("exhibit",),
    "graph": ("graph",),
    "그림": ("그림",),
    "표": ("표",),
    "abbildung": ("abbildung", "abb."),
    "tabelle": ("tabelle",),
    "graphique": ("graphique",),
    "tableau": ("tableau",),
    "gráfico": ("gráfico",),
    "cuadro": ("cuadro",),
}
_KIND_OF = {form: kind for kind, forms in _KINDS.items() for form in forms}
_FORMS = "|".join(re.escape(form) for form in sorted(_KIND_OF, key=len, reverse=True))
_NAMED = re.compile(
    rf"(?<![\w-])(?P<kind>{_FORMS})"
    r"\s*(?P<number>\d{1,3}|[IVX]{1,4}(?!\w))",
    re.I,
)


def refer(brief: Brief) -> Brief:
    """`brief` with a reference span at every mention of one of its figures."""
    named = {key: figure.id for figure in brief.figures if (key := _name(figure)) is not None}
    if not named:
        return brief
    return replace(brief, passages=tuple(_referred(p, named) for p in brief.passages))


def _name(figure: Figure) -> tuple[str, str] | None:
    found = _NAMED.match(figure.caption)
    return (_KIND_OF[found["kind"].casefold()], found["number"]) if found else None


def _referred(passage: Passage, named: dict[tuple[str, str], Anchor]) -> Passage:
    spans = list(passage.spans)
    for found in _NAMED.finditer(passage.text):
        to = named.get((_KIND_OF[found["kind"].casefold()], found["number"]))
        inside_link = any(
            s.type in (SpanType.LINK, SpanType.LOST_LINK, SpanType.REFERENCE)
            and s.start < found.end()
            and found.start() < s.end
            for s in spans
        )
        if to is not None and not inside_link:
            values = (("to", str(to)), ("found", "machine"))
            spans.append(Span(SpanType.REFERENCE, found.start(), found.end(), values))
    spans.sort(key=lambda s: (s.start, -s.end, s.type))
    return replace(passage, spans=tuple(spans))
