"""Search record: what is to be found -> the page that the indexing program reads.

The program is made to read built pages. Ours hold much that is no one's words, and an
address on each paragraph doubles what a result weighs; so each brief, its notes, each term and
work are written once more for the program alone, with nothing but their words. Nobody else
sees these pages: they are not published.

Another kind of thing is found as soon as `records` gives a Record of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from glossator.model.brief import Brief
from glossator.model.glossary import Term
from glossator.model.roles import Role
from glossator.model.shelf import Page, Shelf
from glossator.model.works import Work
from glossator.writing.cited_reference import reference
from glossator.writing.concordance import Concordance
from glossator.writing.dates import long_date
from glossator.writing.escape import in_html
from glossator.writing.previews import plain, plain_note
from glossator.writing.search_forms import further_words
from glossator.writing.summary import title_of

HEADING, TITLE, FORM = 3, 5, 0.5
"""What a word in a heading, in the title and among the forms weighs; in the text 1."""

_MATTER = frozenset({Role.BIOGRAPHY, Role.ACKNOWLEDGEMENTS, Role.KEYWORDS})
"""Matter that a reader may look for; the rest is the same under every brief of a series."""

Filters = tuple[tuple[str, str], ...]
"""Names and values by which results are narrowed; a name may come again."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with an address of its own."""

    id: str
    """Address within the page: `p12`, `s3`, `n6`."""
    text: str
    name: str = ""
    """What it is called where its address does not say it: `Note 6`, the title of the page."""
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """One thing that can be found: a brief, the notes of a brief, a term, a work."""

    uri: str
    """A file in the folder of the page on which it stands; each record has its own."""
    title: str
    pieces: tuple[Piece, ...]
    filters: Filters
    words: tuple[str, ...] = ()
    """Other words for what it is about, that are nowhere in it."""


def records(shelf: Shelf) -> Iterator[Record]:
    """Everything on the shelf that can be found."""
    lexicon = Concordance(shelf)
    for brief in shelf.briefs:
        terms = [lexicon.terms[term] for term in lexicon.terms_of(brief.id)]
        about = (*_about(brief), *(("term", term.id) for term in terms))
        yield _of_brief(brief, about, terms)
        if brief.notes:
            yield _of_notes(brief, about)
        if brief.annotations:
            yield _of_annotations(brief, about, lexicon)
    for term in shelf.terms:
        yield _of_term(term, lexicon)
    for work in shelf.works:
        yield _of_work(work)


def search_pages(shelf: Shelf) -> list[Page]:
    """The pages that the indexing program reads."""
    return [record_page(record) for record in records(shelf)]


def record_page(record: Record) -> Page:
    """The page of one record.

    All is inline, in one element: the program ends each block with a full stop of its own.
    """
    filters = "".join(
        f'<meta data-pagefind-filter="{name}[content]" content="{in_html(value)}">'
        for name, value in record.filters
        if value
    )
    text = "\n".join(_piece(piece) for piece in record.pieces)
    texts = [text for piece in record.pieces for text in (piece.name, piece.text)]
    more = in_html(" ".join(further_words(texts, record.words)))
    html = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<meta data-pagefind-meta="title[content]" content="{in_html(record.title)}">{filters}'
        "</head><body data-pagefind-body><div>"
        f"{text}\n"
        f'<i id="forms" data-pagefind-weight="{FORM}" data-pagefind-index-attrs="data-forms" '
        f'data-forms="{more}"></i></div></body></html>\n'
    )
    return Page(record.uri, html, "")


def _piece(piece: Piece) -> str:
    if piece.heading:
        return f'<b id="{piece.id}" data-pagefind-weight="{HEADING}">{in_html(piece.text)}</b>'
    weight = f' data-pagefind-weight="{TITLE}"' if piece.id == "title" else ""
    return f'<b id="{piece.id}"{weight}>{in_html(piece.name)}</b> {in_html(piece.text)}'


def _about(brief: Brief) -> Filters:
    meta = brief.meta
    return (
        ("brief", brief.id),
        *(("author", person.name) for person in meta.authors),
        *(("institution", house.name) for house in meta.publishers),
        ("series", meta.series),
        ("year", meta.issued.value[:4] if meta.issued else ""),
        ("language", meta.language or "en"),
    )


def _of_brief(brief: Brief, about: Filters, terms: list[Term]) -> Record:
    pieces = [Piece("title", _title_block(brief), title_of(brief))]
    for index in range(len(brief.passages) + 1):
        for figure in (f for f in brief.figures if f.before == index):
            text = "\n".join(part for part in (figure.caption, figure.note) if part)
            pieces.append(Piece(figure.id, text))
        for section in (s for s in brief.sections if s.before == index):
            pieces.append(Piece(section.id, section.title, heading=True))
        if index < len(brief.passages):
            pieces.append(Piece(brief.passages[index].id, brief.passages[index].text))
    for matter in brief.matter:
        if matter.kind in _MATTER:
            pieces.append(Piece(matter.kind, matter.text))
    return Record(
        f"briefs/{brief.id}/index.html",
        title_of(brief),
        tuple(pieces),
        (("kind", "brief"), *about),
        tuple(word for term in terms for word in names_of(term)),
    )


def _title_block(brief: Brief) -> str:
    """Who wrote it, who published it, when: a brief is looked for by these too."""
    meta = brief.meta
    known = (
        meta.subtitle,
        f"{meta.series} {meta.number}".strip(),
        long_date(meta.issued.value) if meta.issued else "",
        *(person.name for person in meta.authors),
        *(part for house in meta.publishers for part in (house.name, house.parent)),
        *(name for house in meta.publishers for _, name in house.names),
    )
    return "".join(f"· {part} " for part in dict.fromkeys(known) if part)


def _of_notes(brief: Brief, about: Filters) -> Record:
    pieces = tuple(Piece(note.id, note.text, f"Note {note.label}") for note in brief.notes)
    uri = f"briefs/{brief.id}/notes.html"
    title = Piece("title", "", title_of(brief))
    return Record(uri, title_of(brief), (title, *pieces), (("kind", "note"), *about))


def _of_annotations(brief: Brief, about: Filters, lexicon: Concordance) -> Record:
    pieces = (
        Piece(one.id, plain_note(one.text, brief, lexicon), f"Editors’ note {one.id}")
        for one in brief.annotations
    )
    uri = f"briefs/{brief.id}/annotations.html"
    title = Piece("title", "", title_of(brief))
    return Record(uri, title_of(brief), (title, *pieces), (("kind", "annotation"), *about))


def _of_work(work: Work) -> Record:
    title = work.item.title or work.item.note
    briefs = dict.fromkeys(citation.brief for citation in work.citations)
    filters = (("kind", "work"), *(("brief", brief) for brief in briefs))
    piece = Piece(work.id, plain(reference(work.item)), "Works cited")
    return Record(f"works/{work.id}.html", title, (piece,), filters)


def names_of(term: Term) -> tuple[str, ...]:
    """Label, abbreviation, variants and labels in other languages."""
    names = (term.label, term.abbreviation, *term.variants, *(name for _, name in term.labels))
    return tuple(dict.fromkeys(name for name in names if name))


def _of_term(term: Term, lexicon: Concordance) -> Record:
    briefs = lexicon.briefs_using(term.id)
    filters = (("kind", "term"), ("term", term.id), *(("brief", brief.id) for brief in briefs))
    pieces = (Piece("title", "", term.label), Piece("our-definition", term.definition))
    uri = f"glossary/{term.id}/index.html"
    return Record(uri, term.label, pieces, filters, names_of(term)[1:])
