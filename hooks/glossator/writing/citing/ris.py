"""RIS: a Citable -> its record, written by rispy.

The tags are those that Zotero and EndNote read for a report: `SN` its number, `T2` its series,
`M3` its type, `PB` its institution, `ED` its editors. RIS has no locator: the place is in a note
and in the address.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import rispy
from rispy.config import LIST_TYPE_TAGS, TAG_KEY_MAPPING

from glossator.model.metadata import Person
from glossator.writing.citing.reference import Citable, Type, is_organisation

_TYPES = {Type.REPORT: "RPRT", Type.ENTRY: "DICT", Type.NOTE: "ELEC"}
_TAGS = {**TAG_KEY_MAPPING, "ED": "editors"}
_LISTS = [*LIST_TYPE_TAGS, "ED"]


class _Bare(rispy.RisWriter):  # type: ignore[misc]
    """Records without the number that rispy puts before each, which no program writes."""

    def set_header(self, count: int) -> str:
        return ""


def ris(cited: Sequence[Citable]) -> str:
    """Records as the text of a file."""
    records = [{key: value for key, value in _record(one).items() if value} for one in cited]
    return str(rispy.dumps(records, implementation=_Bare, mapping=_TAGS, list_tags=_LISTS))


def _record(cited: Citable) -> dict[str, Any]:
    work = cited.reference
    series = work.series if work.type is Type.REPORT else work.container
    return {
        "type_of_reference": _TYPES[work.type],
        "id": work.id,
        "title": work.whole_title,
        "authors": [_name(person) for person in work.authors],
        "editors": [_name(person) for person in work.editors],
        "secondary_title": series,
        "issn": work.number,
        "type_of_work": work.genre,
        "publisher": "; ".join(work.publishers),
        "year": work.issued[:4],
        "date": _date(work.issued),
        "language": work.language,
        "urls": [cited.url] if cited.url else [],
        "notes": [part for part in (work.medium, cited.about) if part],
    }


def _name(person: Person) -> str:
    if is_organisation(person):
        return person.name
    return ", ".join(part for part in (person.family, person.given) if part)


def _date(issued: str) -> str:
    """`2025-04` -> `2025/04//`: year, month, day and a word on it, each parted by a stroke."""
    if not issued:
        return ""
    year, month, day = (*issued.split("-"), "", "")[:3]
    return f"{year}/{month}/{day}/"
