"""Endnotes: the notes of a brief as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossator.model.brief import Brief, Note
from glossator.model.ids import Anchor
from glossator.writing.apparatus import Apparatus
from glossator.writing.escape import in_html, in_markdown
from glossator.writing.inline import NoteMarks, for_page, mark_id, said
from glossator.writing.tombstone import is_note, older, tombstone_of


def endnotes(brief: Brief, marks: NoteMarks, apparatus: Apparatus) -> Iterator[str]:
    """The section of endnotes, each with the ways back to its marks."""
    withdrawn = [tombstone for tombstone in brief.tombstones if is_note(tombstone)]
    if not brief.notes and not withdrawn:
        return
    yield '<section role="doc-endnotes" aria-labelledby="notes" class="endnotes" markdown>'
    yield "## Notes { #notes .ours }"
    if brief.notes:
        yield "<ul markdown>"
        for note in brief.notes:
            after = apparatus.after.get(note.id, ())
            yield "\n\n".join(('<li markdown="block">', _note(note, marks), *after, "</li>"))
        yield "</ul>"
    yield from (tombstone_of(tombstone) for tombstone in withdrawn)
    yield "</section>"


def _note(note: Note, marks: NoteMarks) -> str:
    label = in_html(note.label)
    number = f'[{in_markdown(note.label)}](#{note.id}){{ .number aria-label="Note {label}" }}'
    text = for_page(note.text, note.spans, marks, note.id)
    origins = dict.fromkeys(one.resolved_from for one in note.sources if one.resolved_from)
    found = "".join(
        f' <span class="ours"><a class="machine" href="#{origin}">the source of note '
        f"{in_html(marks.labels[origin])}{said('found by machine')}</a></span>"
        for origin in origins
    )
    written = marks.seen.get(note.id, [])
    links = [
        f'<a class="back" role="doc-backlink" href="#{mark_id(note.id, time)}" '
        f'aria-label="Back to {_spoken(where)}{_again(written[:time])}">↩ {_place(where)}</a>'
        for time, where in enumerate(written, start=1)
    ]
    return f"{number} {older(note.was)}{text}{found} {' '.join(links)}\n{{: #{note.id} .note }}"


def _place(where: Anchor) -> str:
    """`¶ 12` for a passage, the address for any other piece."""
    return f"¶ {where[1:]}" if where[0] == "p" else where


def _spoken(where: Anchor) -> str:
    return f"paragraph {where[1:]}" if where[0] == "p" else where


def _again(written: Sequence[Anchor]) -> str:
    """Which mark of several in one piece the last of `written` is."""
    count = written.count(written[-1])
    return f", mark {count}" if count > 1 else ""
