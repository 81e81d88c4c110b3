"""The hostile corpus, and a project whose every text was written to do harm.

`hostile/payloads.json` holds the payloads by group, written from the vectors of OWASP's cheat
sheets and of security reports on Markdown, Jinja and YAML. `RUN` in one stands for a call that
a test in a browser listens for. `write_project` puts each payload into each of the PLACES.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from glossator import keeping, pipeline, releasing
from glossator.compose import REFUSED
from glossator.findings import Report
from glossator.model.brief import Brief
from glossator.reading.number import number
from glossator.shorthand import unclosed

FOLDER = Path(__file__).parent / "hostile"
CALL = "pwned"
"""What every payload that runs calls, with its number."""

FIRST = 100
"""Number of the first payload: all have as many digits, so that none begins like another."""

A_BRIEF = 20
"""Payloads in one brief: more would make pages that no browser test has the time for."""

LANGUAGES = ("ko", "ja", "zh", "de", "fr", "es", "it", "pt", "nl", "ru")

PLACES = {
    "source.txt": (
        *("heading", "paragraph", "start of a line", "list item", "quotation", "table"),
        *("link address", "link text", "caption", "figure note", "endnote", "biography"),
        *("keywords", "pull quote"),
    ),
    "brief.yml": (
        *("title", "subtitle", "rights", "series", "number", "author", "family name"),
        *("given name", "position", "affiliation", "editor", "role", "publisher", "parent"),
        *("name in another language", "note on a link", "image description", "reason", "mend"),
    ),
    "annotations.yml": (
        *("note", "author of a note", "quotation", "circle", "its year", "its members"),
        "reason of a relation",
    ),
    "glossary.yml": (
        *("label", "abbreviation", "variant", "label in another language", "definition"),
        *("sense", "source", "exception"),
    ),
}
"""Where a text can come from, by file."""


@cache
def payloads() -> tuple[str, ...]:
    """All payloads, each with a call of its own where it tries to run something."""
    groups: dict[str, list[str]] = json.loads((FOLDER / "payloads.json").read_text("utf-8"))
    every = [payload for group in groups.values() for payload in group]
    return tuple(one.replace("RUN", f"{CALL}({n})") for n, one in enumerate(every, FIRST))


def points_at_nothing(payload: str) -> bool:
    """True for a short reference that is never closed or leads to no piece, brief or term."""
    return "[[" in payload and ("[[p1|" not in payload or bool(unclosed(payload)))


def running() -> tuple[str, ...]:
    """Those payloads that try to run something."""
    return tuple(one for one in payloads() if CALL in one)


def batches(some: tuple[str, ...]) -> list[dict[int, str]]:
    """The payloads by number, as many as stand in one brief at a time."""
    every = dict(enumerate(some, FIRST))
    numbers = list(every)
    return [
        {n: every[n] for n in numbers[at : at + A_BRIEF]} for at in range(0, len(every), A_BRIEF)
    ]


def write_project(root: Path, some: tuple[str, ...] = ()) -> int:
    """Briefs, notes and a glossary at `root` with each payload, or each of `some`, in every
    place; how many briefs.

    The first brief has a fixed edition, and a former name.
    """
    many = batches(some or payloads())
    terms: dict[str, Any] = {}
    for k, batch in enumerate(many, start=1):
        folder = root / "briefs" / _id(k)
        folder.mkdir(parents=True)
        (folder / "source.txt").write_bytes(source(k, batch).encode("utf-8", "replace"))
        for n in batch:
            (folder / f"image-{n}.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
        # What no YAML of ours may hold is refused (test_hostile), and left out here.
        batch = {n: REFUSED.sub("", payload).strip() or "x" for n, payload in batch.items()}
        sidecar = _sidecar(k, batch)
        mends = sidecar.pop("mends")
        _write(folder / "brief.yml", sidecar)
        if k == 1:
            _release(root, _id(k))
        _write(folder / "brief.yml", {**sidecar, "mends": mends})
        brief = _read(root, folder)
        _write(folder / "annotations.yml", _annotations(k, batch, brief, len(many)))
        terms |= _terms(k, batch, brief)
    _write(root / "glossary.yml", {"terms": terms})
    return len(many)


def _id(k: int) -> str:
    return f"hostile-brief-{k}"


def _write(path: Path, value: dict[str, Any]) -> None:
    """JSON is YAML."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), "utf-8")


def _read(root: Path, folder: Path) -> Brief:
    """The brief as the build will read and number it."""
    report = Report()
    reading = pipeline.read_folder(folder, root, report)
    assert reading is not None, list(report)
    lock = keeping.read_lock(folder / keeping.LOCK, root, report)
    return number(reading.brief, lock)[0]


def _release(root: Path, brief: str) -> None:
    report = Report()
    pipeline.save(pipeline.build(root, "", report))
    for path, data in releasing.release(root, brief, "2026-05-01", report).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        keeping.write_bytes(path, data)
    assert not report.failed, list(report)


# --- what a text extracts to ---------------------------------------------------------------


def source(k: int, batch: dict[int, str]) -> str:
    """A text with each payload in each place of a text; no text holds a NUL."""
    batch = {n: payload.replace("\0", "") or "x" for n, payload in batch.items()}
    parts = [
        f"HOSTILE BRIEF No. {k}\n\n14 May 2024\n\nA TITLE THAT THE EDITORS CHANGE\n\nAnn Example",
        "This brief opens with a harmless paragraph, so that what comes after it is its text and "
        "nothing before it can be taken for the front of the brief.",
    ]
    for n, payload in batch.items():
        whole = " ".join(payload.split())
        one_line = REFUSED.sub("", whole)  # a text full of control characters is none
        parts += [
            f"Part {n} of {one_line}",
            f"Paragraph {n} of the body holds {whole} in its middle and goes on for a while, "
            f"so that it is taken for a paragraph. The worm {n} ends here.{_mark(n)}",
            f"{payload} begins the paragraph after {n}, which is as long as any other one and "
            "ends with a full stop, as a sentence should.",
            f"Address {n} leads [there]({one_line}) and [{one_line}](https://harbour.example.org/"
            f"{n}) and *{one_line}* and **{one_line}** and back, with a lost report {n} behind it.",
            f"Term {n} {one_line} is what this paragraph defines, in words of its own that no "
            "other paragraph of the brief has.",
            f"Item {n} with {one_line}",
            f"Quotation {n} with {one_line} in it",
            f"Cell {n}\t{one_line}\t{one_line}",
            f"Pull {n} of {one_line}",
            f"Figure {n + 1}: A caption with {one_line}",
            f"Note: A figure note {n} with {one_line}",
        ]
    batch = {n: " ".join(REFUSED.sub("", payload).split()) for n, payload in batch.items()}
    parts.append("Notes")
    for n, payload in batch.items():
        href = f"https://harbour.example.org/{n}?{payload.replace(' ', '+')}"
        parts.append(f"{_mark(n)} Board, “{payload},” 2023, {href}.")
    parts += [f"Biography {n} of {payload}" for n, payload in batch.items()]
    parts += [f"Keywords {n}: {', '.join(payload.split())}" for n, payload in batch.items()]
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def _mark(n: int) -> str:
    """The number of a note as it is printed, from 1 in each brief."""
    return str(n % A_BRIEF + 1).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))


# --- what people write ---------------------------------------------------------------------


def _sidecar(k: int, batch: dict[int, str]) -> dict[str, Any]:
    shapes = {
        "Part {} of": "heading",
        "Paragraph {} of": "paragraph",
        "Address {} leads": "paragraph",
        "Term {}": "paragraph",
        "Item {} with": "list-item",
        "Quotation {} with": "quotation",
        "Cell {}": "table",
        "Pull {} of": "pull-quote",
        "Figure {1}: A caption": "caption",
        "Note: A figure note {} with": "figure-note",
        "Biography {} of": "biography",
        "Keywords {}:": "keywords",
    }
    every = " ".join(batch.values())
    return {
        "title": every,
        "subtitle": every,
        "rights": every,
        "series": {"title": every, "number": every},
        "authors": [
            {"name": p, "given": p, "family": p, "position": p, "affiliation": p}
            for p in batch.values()
        ],
        "editors": [{"name": p, "role": p} for p in batch.values()],
        "publishers": [{"name": p, "parent": p, "names": {"ko": p}} for p in batch.values()],
        "aliases": [f"former-brief-{k}"],
        "links": [
            {"quote": f"lost report {n}", "href": f"https://harbour.example.org/{n}", "note": p}
            for n, p in batch.items()
        ],
        "overrules": [
            {"quote": begins.format(n, n + 1), "as": role, "why": p}
            for n, p in batch.items()
            for begins, role in shapes.items()
        ],
        "mends": [
            {"quote": f"worm {n} ends", "printed": f"worm {n} {p} ends", "why": p}
            for n, p in batch.items()
        ],
        "figures": {
            f"fig{n % A_BRIEF + 1}": {"image": f"image-{n}.svg", "alt": p} for n, p in batch.items()
        },
    }


def _annotations(k: int, batch: dict[int, str], brief: Brief, briefs: int) -> dict[str, Any]:
    # A note that points at nothing is refused (test_hostile), and left out here.
    batch = {n: p for n, p in batch.items() if not points_at_nothing(p)}
    of = {n: _passage(brief, f"Paragraph {n} of the body") for n in batch}
    notes = [
        {
            "id": f"a{n % A_BRIEF + 1}",
            "target": {"passage": of[n][0], "quote": of[n][1]},
            "kind": "context",
            "text": p,
            "by": p,
            "date": "2026-11-28",
        }
        for n, p in batch.items()
    ]
    rings = [{"name": p, "since": p, "members": p} for p in batch.values()]
    figures = [figure.id for figure in brief.figures]
    drawn = [
        {
            "id": f"a{A_BRIEF + 1 + at}",
            "figure": figures[at],
            "circles": rings[8 * at : 8 * at + 8],
            "text": " ".join(batch.values()),
            "date": "2026-11-28",
        }
        for at in range((len(rings) + 7) // 8)
    ]
    relations = [
        {
            "id": f"r{n % A_BRIEF + 1}",
            "from": of[n][0],
            "to": f"{_id(k % briefs + 1)}#p1",
            "type": "agrees",
            "why": p,
        }
        for n, p in batch.items()
    ]
    return {"notes": notes, "reconstructions": drawn, "relations": relations}


def _passage(brief: Brief, begins: str) -> tuple[str, str]:
    """Address and words of the paragraph that begins so."""
    found = [one for one in brief.passages if one.text.startswith(begins)]
    assert len(found) == 1, f"{begins}: {len(found)}"
    return found[0].id, found[0].text


def _terms(k: int, batch: dict[int, str], brief: Brief) -> dict[str, Any]:
    """A few terms with many forms each: every term is a page, and pages take time."""
    numbers = list(batch)
    found: dict[str, Any] = {}
    for some in filter(None, (numbers[: A_BRIEF // 2], numbers[A_BRIEF // 2 :])):
        of = {n: _passage(brief, f"Term {n}") for n in some}
        label, *others = [
            words.partition(" is what this paragraph defines")[0] for _, words in of.values()
        ]
        found[f"term-{some[0]}"] = {
            "label": label,
            "kind": "concept",
            "abbreviation": " ".join(f"T{n} {batch[n]}" for n in some),
            "variants": [*others, *(f"Variant {n} {batch[n]}" for n in some)],
            "labels": {tag: f"{n} {batch[n]}" for tag, n in zip(LANGUAGES, some, strict=False)},
            "definition": " ".join(batch[n] for n in some),
            "senses": [
                {"brief": _id(k), "passage": passage, "quote": words}
                for passage, words in of.values()
            ],
            "sources": [batch[n] for n in some],
            "match": {"not-when": [f"{label} {batch[n]}" for n in some]},
        }
    return found
