"""Web annotation: a brief's notes in the W3C Web Annotation Data Model (23 February 2017).

Two forms of the same. `annotations.jsonld` names the passage by its fragment (4.2.1) and
refines it by the words (4.2.4), so it finds its place on the page. `annotations.flat.jsonld`
gives the words and their offsets in `text.txt` (4.2.5), as Recogito reads them. Offsets count
code points.
"""

from __future__ import annotations

from typing import Any

from glossator.model.annotations import Annotation, AnnotationKind
from glossator.model.brief import Brief, Passage
from glossator.writing.concordance import Concordance
from glossator.writing.note_text import note_html
from glossator.writing.pointing import Here
from glossator.writing.record import as_json
from glossator.writing.summary import short_name

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
FRAGMENT = "http://tools.ietf.org/rfc/rfc3236"
"""Fragments of HTML are ids (4.2.1)."""

AROUND = 32
"""Characters before and after the words that are given with them."""

MOTIVATIONS = {
    AnnotationKind.CONTEXT: "describing",
    AnnotationKind.DEFINITION: "describing",
    AnnotationKind.COMPARISON: "linking",
    AnnotationKind.SOURCE: "identifying",
    AnnotationKind.CORRECTION: "editing",
    AnnotationKind.QUESTION: "questioning",
    AnnotationKind.RECONSTRUCTION: "describing",
}
"""Motivation by kind of note (3.3.5)."""


def plain_text(brief: Brief) -> str:
    """`text.txt`: the numbered passages as plain text, parted by an empty line."""
    return "\n\n".join(passage.text for passage in brief.passages) + "\n"


def collection(brief: Brief, lexicon: Concordance, site_url: str) -> str:
    """`annotations.jsonld`: every note, placed by passage and words."""
    return _collection(brief, lexicon, site_url, "annotations.jsonld", flat=False)


def flat_collection(brief: Brief, lexicon: Concordance, site_url: str) -> str:
    """`annotations.flat.jsonld`: the notes on words, placed by words and offsets in `text.txt`."""
    return _collection(brief, lexicon, site_url, "annotations.flat.jsonld", flat=True)


def _collection(brief: Brief, lexicon: Concordance, site_url: str, name: str, *, flat: bool) -> str:
    here = Here(f"{site_url.rstrip('/')}/")
    url = here.brief_at(brief.id)
    items = [
        _annotation(one, brief, lexicon, here, flat=flat)
        for one in brief.annotations
        if one.is_held and (not flat or one.start < one.end)
    ]
    page: dict[str, Any] = {"id": f"{url}{name}#page", "type": "AnnotationPage"}
    page |= {"partOf": f"{url}{name}", "startIndex": 0, "items": items}
    return as_json(
        {
            "@context": CONTEXT,
            "id": f"{url}{name}",
            "type": "AnnotationCollection",
            "label": f"Editors’ notes on {short_name(brief)}",
            "total": len(items),
            "first": page,
        }
    )


def _annotation(
    one: Annotation, brief: Brief, lexicon: Concordance, here: Here, *, flat: bool
) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": here.piece_at(brief.id, one.id),
        "type": "Annotation",
        "motivation": MOTIVATIONS[one.kind],
        "creator": {"type": "Person" if one.by != "editors" else "Organization", "name": one.by},
    }
    if len(one.date) == len("2026-11-28"):
        made["created"] = f"{one.date}T00:00:00Z"
    made["body"] = [
        {
            "type": "TextualBody",
            "purpose": "commenting",
            "format": "text/html",
            "language": "en",
            "value": note_html(one.text, brief.id, lexicon, here),
        },
        {"type": "TextualBody", "purpose": "tagging", "value": str(one.kind)},
    ]
    made["target"] = _flat(one, brief, here) if flat else _target(one, brief, here)
    return made


def _target(one: Annotation, brief: Brief, here: Here) -> dict[str, Any] | str:
    source = here.brief_at(brief.id)
    if one.of is None:
        return source
    selector: dict[str, Any] = {"type": "FragmentSelector", "conformsTo": FRAGMENT}
    selector["value"] = str(one.of)
    if one.start < one.end:
        selector["refinedBy"] = _quote(_passage(one, brief).text, one.start, one.end)
    return {"source": source, "selector": selector}


def _flat(one: Annotation, brief: Brief, here: Here) -> dict[str, Any]:
    text = plain_text(brief)
    before = brief.passages[: brief.passages.index(_passage(one, brief))]
    at = sum(len(passage.text) + 2 for passage in before)
    start, end = at + one.start, at + one.end
    return {
        "source": f"{here.brief_at(brief.id)}text.txt",
        "selector": [
            _quote(text, start, end),
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }


def _passage(one: Annotation, brief: Brief) -> Passage:
    return next(passage for passage in brief.passages if passage.id == one.of)


def _quote(text: str, start: int, end: int) -> dict[str, str]:
    return {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(start - AROUND, 0) : start],
        "suffix": text[end : end + AROUND],
    }
