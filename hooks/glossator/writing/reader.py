"""Reader: a Brief -> `brief.md`, a reader's copy in plain CommonMark.

Paragraph numbers link to the site, notes are `[^6]`, pull quotes are quotations that say
where they were taken from; nothing needs our styles or scripts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from glossator.model.annotations import Annotation
from glossator.model.brief import Brief, Passage
from glossator.model.ids import Anchor
from glossator.model.roles import Role
from glossator.writing.concordance import Concordance
from glossator.writing.escape import block, in_markdown
from glossator.writing.inline import for_reader
from glossator.writing.margin import in_reading_order
from glossator.writing.note_text import note_markdown
from glossator.writing.pointing import Here
from glossator.writing.summary import series_line, title_of

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


def reader_copy(brief: Brief, lexicon: Concordance, site_url: str, *, fixed: bool = False) -> str:
    """The copy of `brief`, or of a `fixed` edition of one, with links to the site at `site_url`."""
    here = Here(f"{site_url.rstrip('/')}/", fixed=fixed)
    url = here.brief_at(brief.id)
    after: dict[Anchor | None, list[str]] = {}
    for one in in_reading_order(brief):
        if one.is_held:
            after.setdefault(one.of, []).append(_editors_note(one, brief, lexicon, here))
    return (
        "\n\n".join(
            (
                *_head(brief, url),
                *after.get(None, ()),
                *_text(brief, url, after),
                *_tail(brief, after),
            )
        )
        + "\n"
    )


def _editors_note(one: Annotation, brief: Brief, lexicon: Concordance, here: Here) -> str:
    """A note as a quotation that says whose it is."""
    passage = next((p for p in brief.passages if p.id == one.of), None)
    words = passage.text[one.start : one.end] if passage else ""
    about = f", on “{in_markdown(words)}”" if words else ""
    head = f"[Editors’ note {one.id}](<{here.piece_at(brief.id, one.id)}>), {one.kind}{about}:"
    said = [note_markdown(one.text, brief.id, lexicon, here)]
    for ring in one.circles:
        since = f" ({in_markdown(ring.since)})" if ring.since else ""
        members = note_markdown(ring.members, brief.id, lexicon, here)
        said.append(f"- **{in_markdown(ring.name)}**{since}: {members}")
    lines = "\n".join((head, "", *said)).split("\n")
    return "\n".join(f"> {line}".rstrip() for line in lines)


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


def _text(brief: Brief, url: str, after: Mapping[Anchor | None, Sequence[str]]) -> Iterator[str]:
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
            yield from after.get(figure.id, ())
        for section in (s for s in brief.sections if s.before == index):
            heading = for_reader(section.title, section.spans, labels)
            yield f"{'#' * min(section.level + 1, 6)} {heading}"
            yield from after.get(section.id, ())
        if index < len(brief.passages):
            yield _passage(brief.passages[index], url, labels)
            yield from after.get(brief.passages[index].id, ())


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


def _tail(brief: Brief, after: Mapping[Anchor | None, Sequence[str]]) -> Iterator[str]:
    labels = {note.id: note.label for note in brief.notes}
    for kind in _SHOWN:
        for matter in (m for m in brief.matter if m.kind is kind):
            yield block(in_markdown(matter.text))
    for note in brief.notes:
        yield f"[^{note.label}]: {block(for_reader(note.text, note.spans, labels))}"
    for note in brief.notes:
        yield from after.get(note.id, ())
