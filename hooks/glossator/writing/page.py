"""Page: a Brief -> the Markdown of its page, in reading order.

Title block, text with numbers, endnotes, biography and other matter, how the text was
prepared. Readable as it stands: what Markdown can say is Markdown, and HTML is only there
for what it cannot (a word that lost its link, an aside, a fold).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import yaml

from glossator.model.brief import (
    Brief,
    Figure,
    Matter,
    Note,
    Passage,
    PullQuote,
    Section,
    Tombstone,
)
from glossator.model.ids import Anchor
from glossator.model.metadata import Person, Publisher
from glossator.model.roles import Role
from glossator.text import words
from glossator.writing.apparatus import Apparatus
from glossator.writing.dates import long_date
from glossator.writing.dress import within
from glossator.writing.escape import address, block, in_html, in_markdown
from glossator.writing.frame import LATEST, Frame
from glossator.writing.inline import NoteMarks, for_page, mark_id, said
from glossator.writing.preparation import preparation

WORDS_A_MINUTE = 238
"""Mean rate of silent reading of English non-fiction (Brysbaert 2019, J. Mem. Lang. 109)."""

LABEL_WORDS = 6
"""A label is short: "About the Author", "Notes on contributors"."""

_MATTER_TITLES = {
    Role.BIOGRAPHY: "About the author",
    Role.ACKNOWLEDGEMENTS: "Acknowledgements",
    Role.SERIES_STATEMENT: "About the series",
    Role.DISCLAIMER: "Disclaimer",
    Role.SUGGESTED_CITATION: "Suggested citation",
    Role.KEYWORDS: "Keywords",
    Role.REFERENCES: "References",
    Role.RIGHTS: "Rights",
}
"""Matter that the page sets out under a heading of ours, in this order. The rest of the front
is said by the title block, and stands whole under "How this text was prepared"."""


NO_APPARATUS = Apparatus()


def page(brief: Brief, apparatus: Apparatus = NO_APPARATUS, frame: Frame = LATEST) -> str:
    """The Markdown of the page of `brief`, with its front matter.

    `apparatus` is what stands around the author's text, already written; `frame` says which
    page of the brief it is.
    """
    labels = {note.id: note.label for note in brief.notes}
    marks = NoteMarks(labels, {}, frame.root, brief.meta.language or "en")
    blocks = (
        *((frame.above,) if frame.above else ()),
        *_title_block(brief, apparatus, frame.imprint),
        *apparatus.opening,
        *_body(brief, marks, apparatus),
        *_notes(brief, marks, apparatus),
        *_matter(brief, marks),
        *apparatus.closing,
        preparation(brief),
    )
    return f"{_front_matter(brief, frame)}\n" + "\n\n".join(blocks) + "\n"


def minutes(brief: Brief) -> int:
    """Reading time of the text in whole minutes, one at least."""
    count = sum(len(words(passage.text)) for passage in brief.passages)
    return max(1, math.ceil(count / WORDS_A_MINUTE))


def title_of(brief: Brief) -> str:
    """The title, or the brief's id where the text has none."""
    return brief.meta.title or brief.id


def first_words(brief: Brief, count: int = 40) -> str:
    """The opening of the text, cut between words."""
    opening = brief.passages[0].text.split()
    return " ".join(opening[:count]) + (" …" if len(opening) > count else "")


def plural(count: int, one: str, many: str = "") -> str:
    """`1 note`, `2 notes`."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def _front_matter(brief: Brief, frame: Frame) -> str:
    values = {
        "title": in_html(title_of(brief)),
        "template": "brief.html",
        "description": in_html(first_words(brief, 30)),
        "language": in_html(brief.meta.language or "en"),
        **dict(frame.front),
    }
    lines = (f"{key}: {quoted(value)}" for key, value in values.items())
    return "\n".join(("---", *lines, *head_lines(frame.head), "---", ""))


def head_lines(head: Sequence[str]) -> tuple[str, ...]:
    """Lines of HTML as the front matter hands them to the template: safe as they are."""
    return ("head:", *(f"  - {quoted(line)}" for line in head)) if head else ()


def quoted(value: str) -> str:
    """`value` as a YAML scalar in double quotes, on one line."""
    return str(
        yaml.safe_dump(value, default_style='"', allow_unicode=True, width=math.inf)
    ).rstrip()


# --- title block -------------------------------------------------------------------------


def series_line(brief: Brief) -> str:
    """Series with number, and date: `ROK-US Policy Brief 8 · April 2025`."""
    meta = brief.meta
    series = " ".join(part for part in (meta.series, meta.number) if part)
    date = long_date(meta.issued.value) if meta.issued else ""
    return " · ".join(part for part in (series, date) if part)


def _title_block(brief: Brief, apparatus: Apparatus, imprint: str) -> Iterator[str]:
    meta = brief.meta
    if line := series_line(brief):
        yield f"{block(in_markdown(line))}\n{{: .kicker }}"
    yield f"# {in_markdown(title_of(brief))} {{ #title }}"
    if meta.subtitle:
        yield f"{block(in_markdown(meta.subtitle))}\n{{: .subtitle }}"
    if meta.authors:
        yield f"{'; '.join(_author(person) for person in meta.authors)}\n{{: .byline }}"
    if meta.editors:
        editors = "; ".join(_editor(person) for person in meta.editors)
        yield f"Edited by {editors}\n{{: .imprint }}"
    if meta.publishers:
        houses = "; ".join(_publisher(house) for house in meta.publishers)
        yield f"Published by {houses}\n{{: .imprint }}"
    yield f"{_rights(brief)}\n{{: .imprint }}"
    if imprint:
        yield f"{imprint}\n{{: .imprint }}"
    yield f"{' '.join(_tools(brief, apparatus))}\n{{: .tools }}"


def _author(person: Person) -> str:
    what = ", ".join(part for part in (person.position, person.affiliation) if part)
    name = f"**{in_markdown(person.name)}**"
    return f"{name}, {in_markdown(what)}" if what else name


def _editor(person: Person) -> str:
    what = ", ".join(part for part in (person.role, person.position, person.affiliation) if part)
    return in_markdown(f"{person.name} ({what})" if what else person.name)


def _publisher(house: Publisher) -> str:
    name = in_markdown(", ".join(part for part in (house.name, house.parent) if part))
    href = address(house.url) if house.url else None
    text = f"[{name}](<{href}>)" if href else name
    others = ", ".join(
        f'<span lang="{in_html(tag)}">{in_markdown(other)}</span>' for tag, other in house.names
    )
    supplied = ' <span class="ours">supplied by the editors</span>' if house.supplied else ""
    return text + (f" ({others})" if others else "") + supplied


def _rights(brief: Brief) -> str:
    if brief.meta.rights:
        return f"Rights: {in_markdown(brief.meta.rights)}"
    return "Rights: the text states no licence; all rights remain with its author and publisher."


def _tools(brief: Brief, apparatus: Apparatus) -> Iterator[str]:
    yield from apparatus.tools
    yield '<a href="brief.md">Markdown</a>'
    yield '<a href="brief.json">Data</a>'
    yield f"<span>{minutes(brief)} min</span>"
    yield f"<span>{plural(len(brief.passages), 'paragraph')}</span>"
    if brief.pull_quotes:
        yield f"<span>{plural(len(brief.pull_quotes), 'pull quote')}</span>"
    if brief.notes:
        yield f"<span>{plural(len(brief.notes), 'endnote')}</span>"
    yield from (f"<span>{count}</span>" for count in apparatus.counts)


# --- body --------------------------------------------------------------------------------


def _body(brief: Brief, marks: NoteMarks, apparatus: Apparatus) -> Iterator[str]:
    index = 0
    while index <= len(brief.passages):
        for tombstone in (t for t in brief.tombstones if t.before == index and _in_text(t)):
            yield tombstone_of(tombstone)
        for quote in (q for q in brief.pull_quotes if q.before == index):
            yield _pull_quote(quote, marks)
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
    return f"{_older(section.was)}{'#' * level} {heading} {{ #{section.id} }}"


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
    opened = f"{_number(passage)} {_older(passage.was)}"
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


def _older(was: Iterable[str]) -> str:
    return "".join(f'<a id="{anchor}"></a>' for anchor in was)


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
        f'aria-label="Pull quote {quote.id[1:]}" markdown>\n{_older(quote.was)}'
        f"{block(for_page(quote.text, quote.spans, marks, quote.id))}\n\n"
        f'from <a href="#{quote.id}-source">¶ {number}</a>{altered}\n{{: .from }}\n</aside>'
    )


def _figure(figure: Figure, marks: NoteMarks) -> Iterator[str]:
    parts = [f'<figure id="{figure.id}" class="figure" markdown>']
    if figure.image:
        parts.append(f"![{in_markdown(figure.alt)}]({in_html(figure.image)})")
    else:
        parts.append("The image is not in the text that was received.\n{: .placeholder }")
    if figure.caption:
        caption = for_page(figure.caption, figure.spans, marks, figure.id)
        parts.append(f"<figcaption markdown>{_older(figure.was)}{block(caption)}</figcaption>")
    at = 0
    for line in figure.note.split("\n") if figure.note else ():
        spans = within(figure.note_spans, at, at + len(line))
        parts.append(f"{block(for_page(line, spans, marks, figure.id))}\n{{: .figure-note }}")
        at += len(line) + 1
    yield "\n\n".join((*parts, "</figure>"))


def _is_note(tombstone: Tombstone) -> bool:
    return tombstone.id.startswith("n")


def _in_text(tombstone: Tombstone) -> bool:
    """False for endnotes and editors' notes, whose tombstones stand after the text."""
    return not tombstone.id.startswith(("n", "a"))


def tombstone_of(tombstone: Tombstone) -> str:
    """What stands at an address whose piece is withdrawn, as HTML."""
    text = " ".join(tombstone.text.split()[:12])
    what = f"¶ {tombstone.id[1:]}" if tombstone.id.startswith("p") else tombstone.id
    return (
        f'<p class="tombstone" id="{tombstone.id}">'
        f"{what} was withdrawn. It began: “{in_html(text)} …”</p>"
    )


# --- after the text ----------------------------------------------------------------------


def _notes(brief: Brief, marks: NoteMarks, apparatus: Apparatus) -> Iterator[str]:
    withdrawn = [tombstone for tombstone in brief.tombstones if _is_note(tombstone)]
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
    return f"{number} {_older(note.was)}{text}{found} {' '.join(links)}\n{{: #{note.id} .note }}"


def _place(where: Anchor) -> str:
    """`¶ 12` for a passage, the address for any other piece."""
    return f"¶ {where[1:]}" if where[0] == "p" else where


def _spoken(where: Anchor) -> str:
    return f"paragraph {where[1:]}" if where[0] == "p" else where


def _again(written: Sequence[Anchor]) -> str:
    """Which mark of several in one piece the last of `written` is."""
    count = written.count(written[-1])
    return f", mark {count}" if count > 1 else ""


def _matter(brief: Brief, marks: NoteMarks) -> Iterator[str]:
    for kind, title in _MATTER_TITLES.items():
        pieces = [matter for matter in brief.matter if matter.kind is kind]
        if not pieces:
            continue
        if kind is Role.BIOGRAPHY and len(brief.meta.authors) > 1:
            title = "About the authors"
        label, pieces = _label(pieces)
        heading = in_markdown(label) if label else title
        yield f"## {heading} {{ #{kind}{'' if label else ' .ours'} }}"
        yield f'<div class="matter {kind}" markdown>'
        for piece in pieces:
            yield _paragraphs(piece, marks)
        yield "</div>"


def _label(pieces: list[Matter]) -> tuple[str, list[Matter]]:
    """The label that opens the matter as printed, and the matter without it."""
    first, gap, rest = pieces[0].text.partition("\n\n")
    if not gap or len(words(first)) > LABEL_WORDS:
        return "", pieces
    at = len(first) + len(gap)
    spans = within(pieces[0].spans, at, len(pieces[0].text))
    return first.rstrip(":"), [replace(pieces[0], text=rest, spans=spans), *pieces[1:]]


def _paragraphs(matter: Matter, marks: NoteMarks) -> str:
    out = []
    at = 0
    for paragraph in matter.text.split("\n\n"):
        spans = within(matter.spans, at, at + len(paragraph))
        out.append(block(for_page(paragraph, spans, marks, Anchor(str(matter.kind)))))
        at += len(paragraph) + 2
    return "\n\n".join(out)
