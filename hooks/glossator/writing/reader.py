"""Reader: a Brief -> `brief.md`, a reader's copy in plain CommonMark.

Paragraph numbers link to the site, notes are `[^6]`, pull quotes are quotations that say
where they were taken from; nothing needs our styles or scripts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from glossator.model import Anchor, Brief, Passage, Role
from glossator.writing.escape import block, in_markdown
from glossator.writing.inline import for_reader
from glossator.writing.page import series_line, title_of

_SHOWN = (
    Role.BIOGRAPHY,
    Role.ACKNOWLEDGEMENTS,
    Role.SERIES_STATEMENT,
    Role.DISCLAIMER,
    Role.SUGGESTED_CITATION,
    Role.KEYWORDS,
    Role.REFERENCES,
    Role.RIGHTS,
)


def reader_copy(brief: Brief, url: str) -> str:
    """The copy of `brief` whose page is at `url`."""
    return "\n\n".join((*_head(brief, url), *_text(brief, url), *_tail(brief))) + "\n"


def _head(brief: Brief, url: str) -> Iterator[str]:
    meta = brief.meta
    yield f"# {in_markdown(title_of(brief))}"
    if meta.subtitle:
        yield f"*{in_markdown(meta.subtitle)}*"
    if meta.authors:
        yield in_markdown(
            "; ".join(
                ", ".join(part for part in (a.name, a.position, a.affiliation) if part)
                for a in meta.authors
            )
        )
    if line := series_line(brief):
        yield in_markdown(line)
    rights = meta.rights or "No licence is stated in the text."
    yield f"{in_markdown(rights)} Reading edition: <{url}>"


def _text(brief: Brief, url: str) -> Iterator[str]:
    labels = {note.id: note.label for note in brief.notes}
    for index in range(len(brief.passages) + 1):
        for quote in (q for q in brief.pull_quotes if q.before == index):
            number = quote.of.passage.removeprefix("p")
            text = for_reader(quote.text, quote.spans, labels)
            yield f"> {block(text)}\n>\n> — pull quote, from ¶ {number}"
        for figure in (f for f in brief.figures if f.before == index):
            caption = for_reader(figure.caption, figure.spans, labels)
            note = for_reader(figure.note, figure.note_spans, labels)
            image = "" if figure.image else "(The image is not in the text.)"
            parts = (caption, image, *note.split("\n"))
            yield "> " + "\n>\n> ".join(block(part) for part in parts if part)
        for section in (s for s in brief.sections if s.before == index):
            heading = for_reader(section.title, section.spans, labels)
            yield f"{'#' * min(section.level + 1, 6)} {heading}"
        if index < len(brief.passages):
            yield _passage(brief.passages[index], url, labels)


def _passage(passage: Passage, url: str, labels: Mapping[Anchor, str]) -> str:
    number = f"[¶ {passage.number}](<{url}#{passage.id}>)"
    text = for_reader(passage.text, passage.spans, labels)
    if passage.kind is Role.LIST_ITEM:
        counter = f"{in_markdown(passage.marker)} " if passage.marker not in ("", "-") else ""
        return f"{'    ' * passage.depth}- {number} {counter}{text}"
    if passage.kind is Role.QUOTATION:
        return f"> {number} {text}"
    if passage.kind is Role.TABLE:
        rows = [
            f"| {in_markdown(row).replace(chr(9), ' | ')} |" for row in passage.text.split("\n")
        ]
        width = max(row.count("\t") + 1 for row in passage.text.split("\n"))
        return "\n".join((number, "", rows[0], "|" + " --- |" * width, *rows[1:]))
    return f"{number} {text}"


def _tail(brief: Brief) -> Iterator[str]:
    labels = {note.id: note.label for note in brief.notes}
    for kind in _SHOWN:
        for matter in (m for m in brief.matter if m.kind is kind):
            yield block(in_markdown(matter.text))
    for note in brief.notes:
        yield f"[^{note.label}]: {block(for_reader(note.text, note.spans, labels))}"
