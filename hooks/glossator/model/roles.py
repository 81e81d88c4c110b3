"""What a piece of text can be."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a chunk of source text is, as far as shape and neighbours tell."""

    MASTHEAD = "masthead"
    TITLE = "title"
    BYLINE = "byline"
    AUTHOR = "author"
    AFFILIATION = "affiliation"
    POSITION = "position"
    SERIES = "series"
    NUMBER = "number"
    DATE = "date"
    CONTACT = "contact"
    EDITORS = "editors"
    BIOGRAPHY = "biography"
    KEYWORDS = "keywords"
    ACKNOWLEDGEMENTS = "acknowledgements"
    SUGGESTED_CITATION = "suggested-citation"
    RIGHTS = "rights"
    SERIES_STATEMENT = "series-statement"
    DISCLAIMER = "disclaimer"
    REFERENCES = "references"
    CONTENTS = "contents"
    NOTES_LABEL = "notes-label"
    LABEL = "label"
    HEADING = "heading"
    LINE = "line"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    QUOTATION = "quotation"
    TABLE = "table"
    CAPTION = "caption"
    FIGURE_NOTE = "figure-note"
    IMAGE = "image"
    ENDNOTE = "endnote"
    PULL_QUOTE = "pull-quote"
    RUNNING_HEAD = "running-head"
    PAGE_NUMBER = "page-number"
    RULE = "rule"
    FIGURE_TEXT = "figure-text"
    REPEAT = "repeat"


FURNITURE = frozenset(
    {Role.RUNNING_HEAD, Role.PAGE_NUMBER, Role.RULE, Role.FIGURE_TEXT, Role.REPEAT}
)
"""Roles that carry nothing of the text: they go to the ledger, and reading steps over them."""


PASSAGE_ROLES = frozenset({Role.PARAGRAPH, Role.LIST_ITEM, Role.QUOTATION, Role.TABLE})
"""Roles that become numbered passages when they stand in the body."""


FIGURE_PARTS = frozenset({Role.CAPTION, Role.FIGURE_NOTE, Role.IMAGE})
"""Roles that make up a figure."""


MATTER = frozenset(
    {
        Role.BIOGRAPHY,
        Role.DISCLAIMER,
        Role.ACKNOWLEDGEMENTS,
        Role.SUGGESTED_CITATION,
        Role.RIGHTS,
        Role.SERIES_STATEMENT,
        Role.CONTACT,
        Role.KEYWORDS,
        Role.REFERENCES,
        Role.CONTENTS,
        Role.EDITORS,
    }
)
"""Roles of front and back matter that is prose."""
