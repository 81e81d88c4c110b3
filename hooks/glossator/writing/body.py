"""Body: the numbered text of a brief as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossator.model.brief import Brief, Figure, Passage, PullQuote, Section
from glossator.model.roles import Role
from glossator.writing.apparatus import Apparatus
from glossator.writing.dress import within
from glossator.writing.escape import block, in_html, in_markdown
from glossator.writing.inline import NoteMarks, for_page, said
from glossator.writing.tombstone import in_text, older, tombstone_of


def body(brief: Brief, marks: NoteMarks, apparatus: Apparatus) -> Iterator[str]:
    """The text with its numbers, headings, pull quotes and figures, in reading order."""
    index = 0
    while index <= len(brief.passages):
        for tombstone in (t for t in brief.tombstones if t.before == index and in_text(t)):
            yield tombstone_of(tombstone)
        for quote in (q for q in brief.pull_quotes if q.before == index):
            yield _pull_quote(quote, marks)
            yield from apparatus.after.get(quote.id, ())
        for figure in (f for f in brief.figures if f.before == index):
            yield from _figure(figure, marks)
            yield from apparatus.after.get(figure.id, ())
        for section in (s for s in brief.sections if s.before == index):
            yield _section(section, marks)
            yield from apparatus.after.get(section.id, ())
        items = _items(brief, index)
        if items:
            yield _list(items, brief, marks, apparatus)
        elif index < len(brief.passages):
            yield from _passage(brief.passages[index], brief, marks, apparatus)
        index += max(len(items), 1)


def _items(brief: Brief, index: int) -> Sequence[Passage]:
    """The items of one list that begins at a passage; what stands between two ends it."""
    stops = {quote.before for quote in brief.pull_quotes}
    stops |= {figure.before for figure in brief.figures}
    stops |= {section.before for section in brief.sections}
    stops |= {tombstone.before for tombstone in brief.tombstones}
    end = index
    while end < len(brief.passages) and brief.passages[end].kind is Role.LIST_ITEM:
        if end > index and end in stops:
            break
        end += 1
    return brief.passages[index:end]


def _list(items: Sequence[Passage], brief: Brief, marks: NoteMarks, apparatus: Apparatus) -> str:
    """A list in HTML: in Markdown a block of ours between two items would end it."""
    out: list[str] = []
    open_lists = 0
    for item in items:
        depth = min(item.depth + 1, open_lists + 1)
        while open_lists > depth:
            out.append("</li>\n</ul>")
            open_lists -= 1
        out.append("</li>" if open_lists == depth else "<ul markdown>")
        open_lists = depth
        out += ('<li markdown="block">', *_passage(item, brief, marks, apparatus))
    out += ["</li>\n</ul>"] * open_lists
    return "\n\n".join(out)


def _section(section: Section, marks: NoteMarks) -> str:
    level = min(section.level + 1, 6)
    heading = for_page(section.title, section.spans, marks, section.id)
    return f"{older(section.was)}{'#' * level} {heading} {{ #{section.id} }}"


def _number(passage: Passage) -> str:
    return f'[{passage.number}](#{passage.id}){{ .number aria-label="Paragraph {passage.number}" }}'


def _passage(
    passage: Passage, brief: Brief, marks: NoteMarks, apparatus: Apparatus
) -> Iterator[str]:
    """The passage, and what of ours follows it."""
    lifted = tuple(q for q in brief.pull_quotes if q.of.passage == passage.id)
    yield _passage_alone(passage, marks, lifted)
    yield from apparatus.after.get(passage.id, ())


def _passage_alone(passage: Passage, marks: NoteMarks, lifted: tuple[PullQuote, ...]) -> str:
    opened = f"{_number(passage)} {older(passage.was)}"
    attributes = f"{{: #{passage.id} .passage }}"
    if passage.kind is Role.TABLE:
        sources = "".join(f'<span id="{quote.id}-source"></span>' for quote in lifted)
        return _table(passage, opened + sources, marks)
    text = for_page(passage.text, passage.spans, marks, passage.id, lifted, passage.run_in)
    if passage.kind is Role.QUOTATION:
        return f"> {opened}{text}\n> {attributes}"
    return f"{opened}{_counter(passage.marker)}{text}\n{attributes}"


def _counter(marker: str) -> str:
    return "" if marker in ("", "-") else f'<span class="counter">{in_html(marker)}</span> '


def _table(passage: Passage, opened: str, marks: NoteMarks) -> str:
    rows = []
    at = 0
    for row in passage.text.split("\n"):
        cells = []
        for cell in row.split("\t"):
            end = at + len(cell)
            spans = within(passage.spans, at, end)
            cells.append(for_page(cell, spans, marks, passage.id))
            at = end + 1
        rows.append(f"| {' | '.join(cells)} |")
    width = max(row.count("\t") + 1 for row in passage.text.split("\n"))
    rows.insert(1, "|" + " --- |" * width)
    table = "\n".join(rows)
    opening = f'<div id="{passage.id}" class="passage table" markdown>'
    return "\n\n".join((opening, opened.strip(), table, "</div>"))


def _pull_quote(quote: PullQuote, marks: NoteMarks) -> str:
    altered = said("altered from the text") if quote.match == "altered" else ""
    number = quote.of.passage.removeprefix("p")
    return (
        f'<aside id="{quote.id}" class="pull-quote" role="doc-pullquote" '
        f'aria-label="Pull quote {quote.id[1:]}" markdown>\n{older(quote.was)}'
        f"{block(for_page(quote.text, quote.spans, marks, quote.id))}\n\n"
        f'from <a href="#{quote.id}-source">¶ {number}</a>{altered}\n{{: .from }}\n</aside>'
    )


def _figure(figure: Figure, marks: NoteMarks) -> Iterator[str]:
    parts = [f'<figure id="{figure.id}" class="figure" markdown>']
    if figure.caption:  # it comes first, for HTML lets it stand only there or last
        caption = for_page(figure.caption, figure.spans, marks, figure.id)
        parts.append(f"<figcaption markdown>{older(figure.was)}{block(caption)}</figcaption>")
    if figure.image:
        parts.append(f"![{in_markdown(figure.alt)}]({in_html(figure.image)})")
    else:
        parts.append("The image is not in the text that was received.\n{: .placeholder }")
    at = 0
    for line in figure.note.split("\n") if figure.note else ():
        spans = within(figure.note_spans, at, at + len(line))
        parts.append(f"{block(for_page(line, spans, marks, figure.id))}\n{{: .figure-note }}")
        at += len(line) + 1
    yield "\n\n".join((*parts, "</figure>"))
