"""Note text: the Markdown of an editor's note -> safe HTML, or Markdown for readers elsewhere.

The one place where Markdown that people wrote becomes HTML. Raw HTML in it is text; what
Python-Markdown makes of the rest is cleaned by nh3 (ammonia), which knows a short list of
tags. Links go to the web, or to where a short reference points.
"""

from __future__ import annotations

from collections.abc import Callable
from re import Match
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from glossator.model.ids import BriefId
from glossator.shorthand import PATTERN, Reference, reference, references
from glossator.writing.concordance import Concordance
from glossator.writing.escape import in_html, in_markdown
from glossator.writing.pointing import Here, pointed
from glossator.writing.tongue import KOREAN

TAGS = {"p", "em", "strong", "ul", "ol", "li", "blockquote", "code", "a", "br", "span"}
"""All that a note can be made of. No headings, images or tables: a note is read beside a text."""

ATTRIBUTES = {"a": {"href", "class", "data-term"}, "span": {"lang"}}
SCHEMES = {"http", "https", "mailto"}

MOST_BRACKETS = 200
"""Python-Markdown looks for the end of each anew: some thousands would take it minutes."""

_BEFORE_LINKS = 175
"""Priority: Python-Markdown's own links have 170 and less, its escapes 180."""

_LAST = 5
"""Priority: after all of Python-Markdown's own."""


def note_html(text: str, brief: BriefId, lexicon: Concordance, here: Here) -> str:
    """The note on `brief` as HTML for the page `here`."""
    ours: set[str] = set()

    def point(one: Reference) -> Element | str:
        href, words = pointed(one, brief, lexicon, here)
        if not href:
            return words
        link = Element("a", {"href": href})
        link.text = words
        ours.add(href)
        if one.term is not None:
            link.set("class", "term")
            link.set("data-term", href.split("/")[-2])
        return link

    def allowed(tag: str, attribute: str, value: str) -> str | None:
        outward = value.lower().startswith(("http://", "https://", "mailto:"))
        return None if attribute == "href" and not outward and value not in ours else value

    return nh3.clean(
        _rendered(text, point),
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        attribute_filter=allowed,
        link_rel=None,
    ).strip()


def note_markdown(text: str, brief: BriefId, lexicon: Concordance, here: Here) -> str:
    """The note on `brief` as Markdown in which references are links, raw HTML still text."""
    out, at = [], 0
    for one in references(text):
        href, words = pointed(one, brief, lexicon, here)
        end = text.index("]]", one.start) + 2
        shown = f"[{in_markdown(words)}](<{href}>)" if href else in_markdown(words)
        out += [text[at : one.start].replace("<", "&lt;"), shown]
        at = end
    return "".join((*out, text[at:].replace("<", "&lt;")))


def _rendered(text: str, point: Callable[[Reference], Element | str]) -> str:
    if text.count("[") > MOST_BRACKETS:
        return f"<p>{in_html(text)}</p>"
    markdown = Markdown()
    markdown.preprocessors.deregister("html_block")
    markdown.inlinePatterns.deregister("html")
    markdown.inlinePatterns.register(_Shorthand(point), "shorthand", _BEFORE_LINKS)
    markdown.inlinePatterns.register(_Korean(f"({KOREAN.pattern})"), "korean", _LAST)
    try:
        return str(markdown.convert(text))
    except RecursionError:  # Python-Markdown calls itself for each level of a list
        return f"<p>{in_html(text)}</p>"


class _Shorthand(InlineProcessor):
    """`[[p12]]` within Markdown."""

    def __init__(self, point: Callable[[Reference], Element | str]) -> None:
        super().__init__(PATTERN)
        self.point = point

    def handleMatch(  # type: ignore[override]  # as InlineProcessor itself overrides Pattern
        self, m: Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        return self.point(reference(m[1], m[2] or "")), m.start(0), m.end(0)


class _Korean(InlineProcessor):
    """Words in Hangul, marked as Korean."""

    def handleMatch(  # type: ignore[override]  # as InlineProcessor itself overrides Pattern
        self, m: Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        span = Element("span", {"lang": "ko"})
        span.text = AtomicString(m[0])
        return span, m.start(0), m.end(0)
