"""CSL: what an item may be by the CSL project's own schema of input data (csl-data.json, 1.0.2).

Its vocabulary, and which kind of value each word has; so that what our narrower schemas call
valid is held against more than ourselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TYPES = _words(
    """
    article article-journal article-magazine article-newspaper bill book broadcast chapter
    classic collection dataset document entry entry-dictionary entry-encyclopedia event figure
    graphic hearing interview legal_case legislation manuscript map motion_picture
    musical_score pamphlet paper-conference patent performance periodical
    personal_communication post post-weblog regulation report review review-book software song
    speech standard thesis treaty webpage
    """
)
NAMES = _words(
    """
    author chair collection-editor compiler composer container-author contributor curator
    director editor editor-translator editorial-director executive-producer guest host
    illustrator interviewer narrator organizer original-author performer producer recipient
    reviewed-author script-writer series-creator translator
    """
)
DATES = _words(
    """
    accessed available-date event-date issued original-date submitted
    """
)
NUMBERS = _words(
    """
    chapter-number citation-number collection-number edition first-reference-note-number issue
    locator number number-of-pages number-of-volumes page page-first part-number printing-
    number supplement-number volume
    """
)
"""Variables that are a number or words."""

TEXTS = _words(
    """
    abstract annote archive archive-place archive_collection archive_location authority call-
    number citation-key citation-label collection-title container-title container-title-short
    dimensions division DOI event event-place event-title genre ISBN ISSN journalAbbreviation
    jurisdiction keyword language medium note original-publisher original-publisher-place
    original-title part-title PMCID PMID publisher publisher-place references reviewed-genre
    reviewed-title scale section shortTitle source status title title-short URL version
    volume-title volume-title-short year-suffix
    """
)
IN_NAME = _words(
    """
    family given dropping-particle non-dropping-particle suffix literal
    """
)
FLAGS = _words(
    """
    comma-suffix static-ordering parse-names
    """
)
"""Parts of a name that are a yes or no."""

IN_DATE = _words(
    """
    date-parts season circa literal raw edtf
    """
)


def not_csl(items: object) -> list[str]:
    """What is wrong with `items` as CSL-JSON, each with the item and the word."""
    if not isinstance(items, list):
        return ["it is no list"]
    return [f"{at}: {says}" for at, item in enumerate(items) for says in _wrong(item)]


def _wrong(item: object) -> Iterator[str]:
    if not isinstance(item, dict):
        yield "it is no item"
        return
    if not isinstance(item.get("id"), str | int | float):
        yield "it has no id"
    if item.get("type") not in TYPES:
        yield f"{item.get('type')} is no type"
    for key, value in item.items():
        if key not in ("id", "type", "categories", "custom") and not _kind(key)(value):
            yield f"{key}: {value!r}"


def _kind(key: str) -> Callable[[object], bool]:
    if key in NAMES:
        return lambda value: isinstance(value, list) and all(map(_is_name, value))
    if key in DATES:
        return _is_date
    if key in NUMBERS:
        return lambda value: isinstance(value, str | int | float)
    return lambda value: key in TEXTS and isinstance(value, str)


def _is_name(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(part, str) if key in IN_NAME else key in FLAGS for key, part in value.items()
    )


def _is_date(value: object) -> bool:
    if not isinstance(value, dict) or not value.keys() <= IN_DATE:
        return False
    rows = value.get("date-parts", [[1]])
    return isinstance(rows, list) and all(
        isinstance(row, list) and 1 <= len(row) <= 3 and all(isinstance(p, str | int) for p in row)
        for row in rows
    )
