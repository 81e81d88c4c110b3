"""Escape: words that are only words, for each place they are written to.

Python-Markdown has no way to say "this is text", is quadratic on `[` and knows syntax that
CommonMark does not; so everything that could be read as a mark is escaped, and a property
test proves that every text comes back as it went in.
"""

from __future__ import annotations

import html
import re
from urllib.parse import quote

_MARKS = re.compile(r"([\\`*_\[\]{}|~^=#])")
_OPENING = re.compile(r"(?m)^([ \t]*)(?:(\d+)(?=[.)])|([+:?!-])|(&gt;))")
_BANG = re.compile(r"!(?=\\\[|$)")
_DEFINITION = re.compile(r"(?m)^(\[\^[^\]\s]+\]):")
_MARKS_IN_HTML = {ord(mark): f"&#{ord(mark)};" for mark in "\\`*_[]{"}
_SAFE_SCHEMES = ("http://", "https://", "mailto:")


def in_markdown(text: str) -> str:
    """`text` as Markdown that shows exactly it, in the middle of a line."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = _MARKS.sub(r"\\\1", text)
    text = re.sub(r"\\([~^=])", lambda m: f"&#{ord(m[1])};", text)
    text = _BANG.sub(r"\\!", text)
    return text.replace("://", ":&#47;/")


def block(markdown: str) -> str:
    """Escaped `markdown` that may open a line: no list, quotation or definition begins there."""
    return _DEFINITION.sub(r"\1&#58;", _OPENING.sub(_opened, markdown))


def _opened(found: re.Match[str]) -> str:
    indent, digits, mark, _ = found.groups()
    if digits:
        return f"{indent}{digits[:-1]}&#{ord(digits[-1])};"
    return f"{indent}&#{ord(mark)};" if mark else found[0]


def in_html(text: str) -> str:
    """`text` as content or quoted attribute of HTML; MkDocs' templates escape nothing.

    Python-Markdown reads marks also within HTML that stands in a paragraph or a list, and made a
    link of `[x](javascript:…)` in a label; so what opens one is a character reference.
    """
    return html.escape(text, quote=True).translate(_MARKS_IN_HTML)


def address(href: str) -> str | None:
    """`href` if it leads to the web or a mailbox, with what would end it escaped; else None.

    An apostrophe too: md_in_html takes `<https://a.example/='` for a tag, and all up to the next
    apostrophe of the page for its attribute.
    """
    if not href.lower().startswith(_SAFE_SCHEMES):
        return None
    return quote(href, safe="%/:=&?~#+!$,;@()*[]-._", encoding="utf-8")
