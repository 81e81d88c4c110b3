"""Names of the things that have one."""

from __future__ import annotations

import re
from typing import NewType

BriefId = NewType("BriefId", str)
"""Name of the brief's folder, made from series and number: `rok-us-policy-brief-8`."""

Anchor = NewType("Anchor", str)
"""Address of a piece within its page, without the `#`: `p12`, `s3`, `q2`, `n6`, `fig1`."""

WorkId = NewType("WorkId", str)
"""Slug of family name, year and first words of the title: `kuik-2026-theorizing-hedging`."""

TermId = NewType("TermId", str)
"""Slug of a term's abbreviation or label, for ever: `afip`, `3-i-agency`."""

Sha256 = NewType("Sha256", str)
"""Lower-case hexadecimal checksum of a text in UTF-8, or of a file's bytes."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def is_slug(name: str) -> bool:
    """True where `name` can be an id in an address of ours: `3-i-agency`."""
    return _SLUG.fullmatch(name) is not None
