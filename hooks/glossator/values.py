"""Values: what a person may write after a key, checked and made alike.

    "Trump's \\n  return"  Line       "Trump's return"
    "KO-kr"               Language   "ko-KR"
    "2025-02-30"          Day        ValueError: must be a year, month or day that exists …

Each is words first (see `compose`), so the schemas for tools allow the numbers and dates
that other readers of YAML see in `2025`. A ValueError's text follows the name of the key.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, StringConstraints, WithJsonSchema

from glossator.text import without_syntax, words

LONGEST_ADDRESS = 2000

_LANGUAGE = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?P<variants>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)",
    re.I | re.A,
)
"""The tags of BCP 47 (RFC 5646, section 2.1) that a text can have, without extensions."""

_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_NOT_IN_ADDRESS = re.compile(r"[\s<>\"'`\\{}|^]")
_MAILBOX = re.compile(r"mailto:[^\s<>\"'`\\@?&]+@[^\s<>\"'`\\@?&]+")


def _one_line(text: str) -> str:
    """Blanks and line ends made one blank; a no-break space was printed and stays."""
    return re.sub(r"[ \t\r\n]+", " ", text)


def _with_a_word(text: str) -> str:
    if not words(without_syntax(text)):
        raise ValueError("must hold at least one word; quote more of the words around it")
    return text


def _language(tag: str) -> str:
    """The tag in its usual case: `KO-kr` is `ko-KR` (RFC 5646, section 2.1.1)."""
    parts = _LANGUAGE.fullmatch(tag)
    if not parts:
        raise ValueError("must be a language tag of BCP 47, such as `en`, `ko` or `pt-BR`")
    language, script, region, variants = parts.groups(default="")
    usual = [language.lower(), script.title(), region.upper()]
    return "-".join(filter(None, usual)) + variants.lower()


def _day(value: str) -> str:
    parts = _DAY.fullmatch(value)
    try:
        date(*(int(part) for part in parts.groups(default="1")) if parts else ())
    except (TypeError, ValueError):
        raise ValueError(
            "must be a year, month or day that exists, such as `2025`, `2025-04` or `2025-04-15`"
        ) from None
    return value


def _is_web_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        good = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:  # a host that opens with a bracket and never closes it
        return False
    return good and not _NOT_IN_ADDRESS.search(value) and len(value) <= LONGEST_ADDRESS


def _web_address(value: str) -> str:
    if not _is_web_address(value):
        raise ValueError(
            "must be an address that begins with https:// or http://, without blanks, "
            "quotation marks and angle brackets"
        )
    return value


def _link_address(value: str) -> str:
    if not (_is_web_address(value) or _MAILBOX.fullmatch(value)):
        raise ValueError(
            "must begin with https://, http:// or mailto:, without blanks, quotation marks "
            "and angle brackets"
        )
    return value


Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1),
    AfterValidator(_one_line),
    WithJsonSchema({"type": ["string", "number", "boolean"], "minLength": 1}),
]
"""Words on one line, however they were broken in the file."""

Quotation = Annotated[Line, AfterValidator(_with_a_word)]
"""Words copied from a source: one at least, or they could be found anywhere."""

Language = Annotated[Line, AfterValidator(_language), WithJsonSchema({"type": "string"})]
"""A language tag in its usual case."""

Day = Annotated[
    Line,
    AfterValidator(_day),
    WithJsonSchema({"type": ["string", "number"], "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}),
]
"""A date with the precision that is known: a year, a month or a day."""

WebAddress = Annotated[
    Line,
    AfterValidator(_web_address),
    WithJsonSchema({"type": "string", "pattern": "^https?://"}),
]
"""An address of the web. Nothing that a browser would run, such as `javascript:`."""

LinkAddress = Annotated[
    Line,
    AfterValidator(_link_address),
    WithJsonSchema({"type": "string", "pattern": "^(https?://|mailto:)"}),
]
"""An address of the web, or one mailbox after `mailto:`."""
