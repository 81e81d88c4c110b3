"""Summary: what a brief is called and how long it takes, in a line wherever it is listed."""

from __future__ import annotations

import math

from glossator.model.brief import Brief
from glossator.text import words
from glossator.writing.dates import long_date

WORDS_A_MINUTE = 238
"""Mean rate of silent reading of English non-fiction (Brysbaert 2019, J. Mem. Lang. 109)."""


def minutes(brief: Brief) -> int:
    """Reading time of the text in whole minutes, one at least."""
    count = sum(len(words(passage.text)) for passage in brief.passages)
    return max(1, math.ceil(count / WORDS_A_MINUTE))


def title_of(brief: Brief) -> str:
    """The title, or the brief's id where the text has none."""
    return brief.meta.title or brief.id


def short_name(brief: Brief) -> str:
    """How a brief is cited in passing: `Kuik 2026`."""
    families = [person.family or person.name for person in brief.meta.authors]
    who = " and ".join(families) if len(families) < 3 else f"{families[0]} et al."
    year = brief.meta.issued.value[:4] if brief.meta.issued else ""
    return " ".join(part for part in (who or brief.meta.title or brief.id, year) if part)


def first_words(brief: Brief, count: int = 40) -> str:
    """The opening of the text, cut between words."""
    opening = brief.passages[0].text.split()
    return " ".join(opening[:count]) + (" …" if len(opening) > count else "")


def series_line(brief: Brief) -> str:
    """Series with number, and date: `ROK-US Policy Brief 8 · April 2025`."""
    meta = brief.meta
    series = " ".join(part for part in (meta.series, meta.number) if part)
    date = long_date(meta.issued.value) if meta.issued else ""
    return " · ".join(part for part in (series, date) if part)
