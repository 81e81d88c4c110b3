"""Each pass on small texts: `cases/<verb>.txt` says what goes in and what comes out.

A case is a title, a line with a full stop, what goes in, a full stop, what comes out, a full
stop. `␌` stands for a form feed, `¬` for a soft hyphen, `·` at a line's start for a blank.
GLOSSATOR_ACCEPT=1 writes what comes out into the files; read the diff before you commit it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from citing import PROCESSOR, brief_with, meta_of
from editions import edition
from glossator.dates import find_date
from glossator.findings import Report
from glossator.marking.fields import read_source
from glossator.marking.notes import tie
from glossator.marking.sources import sources_of
from glossator.marking.works import works_of
from glossator.model.brief import Brief, Note
from glossator.model.ids import Anchor, BriefId, Sha256
from glossator.model.metadata import Meta, Person
from glossator.model.source import Source
from glossator.names import family_and_given
from glossator.outline import outline
from glossator.reading.inline import Marks, inline
from glossator.reading.join import join, vocabulary
from glossator.reading.masthead import Masthead
from glossator.reading.titles import unshout
from glossator.writing.cited_item import as_csl
from glossator.writing.citing.files import STYLED
from glossator.writing.citing.forms import forms
from glossator.writing.citing.reference import Citable, original_of
from goldens import ACCEPT

CASES = Path(__file__).parent / "cases"
MARKS = Marks(frozenset((*"123456789", "10", "11", "12", "†", "*")))
"""Notes that there are in the cases of `inline`."""


def cases(file: Path) -> list[list[str]]:
    """Title, in and out of each case of a file."""
    parts = f"\n{file.read_text('utf-8')}".split("\n.\n")
    return [[part.strip("\n") for part in parts[n : n + 3]] for n in range(0, len(parts) - 2, 3)]


def accept(file: Path, title: str, comes_out: str) -> None:
    found = [(t, i, comes_out if t == title else o) for t, i, o in cases(file)]
    text = "\n".join(f"{t}\n.\n{i}\n.\n{o}\n.\n" for t, i, o in found)
    file.write_text(text, "utf-8", newline="\n")


# --- what comes out, printed ---------------------------------------------------------------


def after(verb: str) -> Callable[[str], str]:
    """The pieces as they stand after a pass."""
    return lambda text: outline(edition(text).passes[verb])


def _inline(text: str) -> str:
    found = inline(text, MARKS)
    rows = [found.text]
    for span in found.spans:
        says = " ".join(str(value) for _, value in span.values)
        words = f"“{found.text[span.start : span.end]}”" if span.start < span.end else "·"
        rows.append(f"  {span.type} {span.start}–{span.end} {words} {says}".rstrip())
    rows += [f"  taken out: {mark}" for mark in found.taken]
    return "\n".join(rows)


def _join(text: str) -> str:
    first, second, *elsewhere = text.split("\n")
    source = Source(BriefId("a"), "a", tuple(elsewhere), Sha256("0" * 64))
    found = join(first, second, vocabulary(source))
    if found.mend is None:
        return found.text
    return f"{found.text}\n  “{found.mend.old}” is read as “{found.mend.new}”"


def _dates(text: str) -> str:
    found = [find_date(row, bare_year=True) for row in text.split("\n")]
    return "\n".join(f"{one.value}  {one.as_printed}" if one else "no date" for one in found)


def _names(text: str) -> str:
    name, _, elsewhere = text.partition("\n")
    return " | ".join(family_and_given(name, elsewhere)).strip()


def _titles(text: str) -> str:
    title, _, elsewhere = text.partition("\n")
    return unshout(title, elsewhere)


def _sources(text: str) -> str:
    found = inline(text)
    note = Note(Anchor("n1"), "1", found.text, (1,), found.spans)
    sources = sources_of(note)
    rows = [f"{one.text}  <{one.item.url}>" if one.item.url else one.text for one in sources]
    return "\n".join(rows) or "no source"


def _citations(text: str) -> str:
    """The fields of one source, one a line."""
    found = inline(text)
    read = read_source(found.text, found.spans, {})
    rows = [f"{key}: {_value(value)}" for key, value in as_csl(read.item, "").items()]
    return "\n".join([*rows, *([f"cited: {read.locator}"] if read.locator else [])])


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "-".join(str(part) for part in value["date-parts"][0])
    if isinstance(value, list):
        return "; ".join(
            one.get("literal") or " | ".join(one.get(key, "") for key in ("family", "given")) + (
                f" | {one['suffix']}" if "suffix" in one else "")
            for one in value
        )  # fmt: skip
    return str(value)


def _noted(text: str) -> tuple[Note, ...]:
    """Each line as a note of its own, tied."""
    notes = []
    for number, row in enumerate(text.split("\n"), start=1):
        found = inline(row)
        name = Anchor(f"n{number}")
        notes.append(Note(name, str(number), found.text, (number,), found.spans))
    source = Source(BriefId("a"), "a", (), Sha256("0" * 64))
    return tie(Brief(BriefId("a"), source, 0, Meta(), notes=tuple(notes)), Report()).notes


def _repeats(text: str) -> str:
    """What each source of each note stands for."""
    rows = []
    for note in _noted(text):
        for one in note.sources:
            means = f"{one.how} of {one.resolved_from}" if one.resolved_from else one.how
            locator = f", {one.locator}" if one.locator else ""
            rows.append(f"{note.id}: {one.item.title or 'nothing'} ({means}{locator})")
    return "\n".join(rows)


def _works(text: str) -> str:
    """Each work with the notes that cite it."""
    source = Source(BriefId("a"), "a", (), Sha256("0" * 64))
    brief = Brief(BriefId("a"), source, 0, Meta(), notes=_noted(text))
    _, works = works_of([brief])
    return "\n".join(
        f"{work.id}: {', '.join(place.note for place in work.citations)}" for work in works
    )


def _masthead(text: str) -> str:
    masthead = edition(text).passes["masthead"]
    assert isinstance(masthead, Masthead)
    return "\n".join(_metadata(masthead.meta))


def _metadata(meta: Meta) -> list[str]:
    def person(one: Person) -> str:
        what = [one.position, one.role, one.affiliation]
        return ", ".join(part for part in (f"{one.given} | {one.family}", *what) if part)

    values = {
        "title": meta.title,
        "subtitle": meta.subtitle,
        "authors": "; ".join(person(one) for one in meta.authors),
        "editors": "; ".join(person(one) for one in meta.editors),
        "publishers": "; ".join(
            " / ".join(filter(None, (h.name, h.parent, *(n for _, n in h.names), h.url)))
            for h in meta.publishers
        ),
        "series": meta.series,
        "number": meta.number,
        "issued": meta.issued.value if meta.issued else "",
        "language": meta.language,
        "rights": meta.rights,
    }
    lines = {
        key: ", ".join(str(n) for n in rows)
        for key, rows in meta.came_from.items()
        if not isinstance(rows, str)
    }
    return [f"{key}: {said}  [{lines.get(key, '')}]" for key, said in values.items() if said]


def _cite(text: str) -> str:
    """The original brief that says `text` of itself, in every style."""
    found = forms(Citable(original_of(brief_with(meta_of(text)))), PROCESSOR)
    return "\n".join(f"{name}: {found[name].html}" for name in found if name in STYLED)


VERBS: dict[str, Callable[[str], str]] = {
    **{verb: after(verb) for verb in ("segment", "classify", "lift", "stitch", "divide")},
    "inline": _inline,
    "join": _join,
    "masthead": _masthead,
    "dates": _dates,
    "names": _names,
    "titles": _titles,
    "sources": _sources,
    "citations": _citations,
    "repeats": _repeats,
    "works": _works,
    "cite": _cite,
}


def every_case() -> list[object]:
    return [
        pytest.param(verb, title, goes_in, comes_out, id=f"{verb}: {title}")
        for verb in VERBS
        for title, goes_in, comes_out in cases(CASES / f"{verb}.txt")
    ]


@pytest.mark.parametrize(("verb", "title", "goes_in", "comes_out"), every_case())
def test_case(verb: str, title: str, goes_in: str, comes_out: str) -> None:
    text = goes_in.replace("␌", "\x0c").replace("¬", "\u00ad")
    text = "\n".join(f" {row[1:]}" if row.startswith("·") else row for row in text.split("\n"))
    found = VERBS[verb](text).strip("\n")
    if ACCEPT:
        accept(CASES / f"{verb}.txt", title, found)
    else:
        assert found == comes_out


def test_every_case_file_is_read() -> None:
    own = {file.stem for file in CASES.iterdir() if "\n.\n" in file.read_text("utf-8")}
    assert own == set(VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_no_two_cases_of_a_pass_have_one_title(verb: str) -> None:
    titles = [title for title, _, _ in cases(CASES / f"{verb}.txt")]
    assert len(titles) == len(set(titles)) >= 6
