"""Inline: the words of a piece with their spans, as Markdown for the page and for readers.

    page      the [agency](https://…) <span class="lost-link">KIND<span class="said">…</span></span>
    reader    the [agency](https://…) KIND

Whatever we add to the author's words stands in an element of class `said`, `note-ref`,
`number` or `ours`, so that it can be told from them by eye, by ear and by program.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from glossator.model.brief import PullQuote
from glossator.model.ids import Anchor
from glossator.model.spans import Span, Spans, SpanType
from glossator.writing.dress import Dress, Tags, dressed
from glossator.writing.escape import address, in_html, in_markdown
from glossator.writing.tongue import in_tongues

_TAGS = {
    SpanType.EMPHASIS: Tags("<em>", "</em>"),
    SpanType.STRONG: Tags("<strong>", "</strong>"),
}
_STARS = {SpanType.EMPHASIS: Tags("*", "*"), SpanType.STRONG: Tags("**", "**")}


def said(words: str) -> str:
    """Words for those who hear the page; nobody sees them."""
    return f'<span class="said"> ({in_markdown(words)})</span>'


@dataclass(frozen=True, slots=True)
class NoteMarks:
    """The marks of notes within one page: labels, and a number for each mark of a note."""

    labels: Mapping[Anchor, str]
    """Printed label by note id."""
    seen: dict[str, list[Anchor]]
    """For each note the pieces in which its marks were written so far, in order."""
    root: str = "../../"
    """The way from the page to the root of the site."""
    language: str = "en"
    """The language of the brief."""

    def words(self, text: str) -> str:
        """Plain words as Markdown, Korean marked where the brief is in another language."""
        return in_tongues(text, in_markdown, self.language)

    def next(self, note: str, where: Anchor) -> str:
        """Id of the next mark of `note`, written in the piece `where`: `n6-ref`, `n6-ref-2`."""
        self.seen.setdefault(note, []).append(where)
        return mark_id(note, len(self.seen[note]))


def mark_id(note: str, time: int) -> str:
    """Id of the mark that refers to `note` for the `time`-th time."""
    return f"{note}-ref" if time == 1 else f"{note}-ref-{time}"


def for_page(
    text: str,
    spans: Spans,
    marks: NoteMarks,
    where: Anchor,
    lifted: tuple[PullQuote, ...] = (),
    run_in: str | None = None,
) -> str:
    """`text` as the Markdown that MkDocs gets.

    `where` is the address of the piece, for the links back from its notes. `lifted` are the pull
    quotes taken from it, `run_in` the heading it opens with.
    """
    quoted = {_quoted(quote): quote.id for quote in lifted}
    headed = () if run_in is None else (_headed(0, len(run_in)),)
    every = (*(span for span in spans if span.type in _SHOWN), *quoted, *headed)
    return dressed(text, every, _page_dress(text, every, marks, where, quoted), marks.words)


def _headed(start: int, end: int) -> Span:
    return Span(SpanType.CITATION, start, end, (("run-in", True),))


def _quoted(quote: PullQuote) -> Span:
    return Span(SpanType.CITATION, quote.of.start, quote.of.end, (("pull-quote", quote.id),))


def _emphasis(text: str, span: Span, spans: Spans) -> Tags:
    """Asterisks where they are sure to be read as such; tags where they touch other marks."""
    inner = text[span.start : span.end]
    edges = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    others = any(
        s is not span and s.start <= span.end and span.start <= s.end
        for s in spans
        if s.type is not SpanType.NOTE_REF
    )
    plain = inner == inner.strip() and not any(
        edge.isalnum() or edge in "*_" for edge in edges if edge
    )
    return _STARS[span.type] if plain and inner and not others else _TAGS[span.type]


def _page_dress(
    text: str, spans: Spans, marks: NoteMarks, where: Anchor, quoted: dict[Span, Anchor]
) -> Dress:
    def dress(span: Span, first: bool) -> Tags | None:
        if span.type in _TAGS:
            return _emphasis(text, span, spans)
        if span.type is SpanType.CITATION and span.get("run-in"):
            return Tags('<span class="run-in">', "</span>")
        if span in quoted:
            anchor = f' id="{quoted[span]}-source"' if first else ""
            return Tags(f'<span class="lifted"{anchor}>', "</span>")
        if span.type is SpanType.NOTE_REF:
            note = Anchor(str(span.get("note")))
            label = marks.labels[note]
            spoken = f'{{ role="doc-noteref" aria-label="Note {in_html(label)}" }}'
            link = f"[{in_markdown(label)}](#{note}){spoken}"
            return Tags(f'<sup class="note-ref" id="{marks.next(note, where)}">{link}', "</sup>")
        if span.type is SpanType.TERM:
            return _term(span, marks.root)
        if span.type is SpanType.CITATION:
            return _citation(span, marks.root)
        return _PAGE[span.type](span) if span.type in _PAGE else None

    return dress


def _how(span: Span) -> str:
    note = span.get("note")
    return f": {note}" if note else ""


def _link(span: Span) -> Tags | None:
    href = address(str(span.get("href")))
    if href is None:
        return None
    if span.get("supplied"):
        return Tags(
            f'<a class="supplied" href="{in_html(href)}">',
            "</a>",
            said(f"link supplied by the editors{_how(span)}"),
            _archived(span),
        )
    return Tags("[", f"](<{href}>)", beside=_archived(span))


def _archived(span: Span) -> str:
    """A kept copy of what a link leads to, beside it."""
    kept = address(str(span.get("archive") or ""))
    if kept is None:
        return ""
    return (
        f' <a class="ours archived" href="{in_html(kept)}">archived'
        f"{said('copy supplied by the editors')}</a>"
    )


def _term(span: Span, root: str) -> Tags:
    """A link at the first use in a section; a quiet mark that opens the same card elsewhere."""
    term = span.get("term")
    if span.get("linked"):
        return Tags("[", f']({root}glossary/{term}/index.md){{ .term data-term="{term}" }}')
    return Tags(f'<span class="term again" data-term="{term}">', "</span>")


def _mend(span: Span) -> Tags:
    return Tags(
        '<span class="mend">', "</span>", said(f"mended; the source has “{span.get('was')}”")
    )


def _reference(span: Span) -> Tags:
    return Tags(
        f'<a class="machine" href="#{span.get("to")}">', "</a>", said("link found by machine")
    )


def _citation(span: Span, root: str) -> Tags:
    """A link of ours after the words that cite a work."""
    work = span.get("work")
    link = f'[in Works cited]({root}works/index.md#{work}){{ role="doc-biblioref" }}'
    return Tags("", "", f'<span class="ours work-link"> {link}</span>')


def _annotation(span: Span) -> Tags:
    """A tint on the words, and after the last of them a mark that leads to the note."""
    id = span.get("annotation")
    mark = (
        f'<a class="noted-ref" id="{id}-ref" href="#{id}" aria-label="Editors’ note {id}">{id}</a>'
    )
    return Tags(f'<span class="noted" data-note="{id}">', "</span>", mark)


_PAGE: dict[SpanType, Callable[[Span], Tags | None]] = {
    SpanType.LINK: _link,
    SpanType.LOST_LINK: lambda _: Tags(
        '<span class="lost-link">', "</span>", said("link lost in the source")
    ),
    SpanType.MEND: _mend,
    SpanType.REFERENCE: _reference,
    SpanType.ANNOTATION: _annotation,
}


_SHOWN = frozenset({*_PAGE, *_TAGS, SpanType.TERM, SpanType.CITATION, SpanType.NOTE_REF})
"""What the page draws; a span that it does not draw must not cut one that it does."""

_COPIED = frozenset({*_TAGS, SpanType.LINK, SpanType.NOTE_REF})
"""What the reader's copy holds."""


def for_reader(text: str, spans: Spans, labels: Mapping[Anchor, str]) -> str:
    """`text` as CommonMark with `[^6]` notes, without anything of the site's."""

    def dress(span: Span, first: bool) -> Tags | None:
        if span.type is SpanType.NOTE_REF:
            return Tags(f"[^{labels[Anchor(str(span.get('note')))]}]", "")
        if span.type is SpanType.LINK and (href := address(str(span.get("href")))):
            return Tags("[", f"](<{href}>)")
        return _emphasis(text, span, spans) if span.type in _TAGS else None

    copied = tuple(span for span in spans if span.type in _COPIED)
    return dressed(text, copied, dress, in_markdown)
