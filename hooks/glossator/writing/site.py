"""Site: the shelf -> every page and record of the site.

One function for each part of the address space (DESIGN section 5). Nothing is decided here:
each page has a file of its own that writes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from glossator.model.brief import Brief
from glossator.model.editions import Edition, Standing
from glossator.model.ids import BriefId, TermId
from glossator.model.shelf import Page, Shelf
from glossator.writing.around import around, around_edition
from glossator.writing.catalogue import catalogue
from glossator.writing.changes_page import changes_page
from glossator.writing.citing.files import brief_files, cite_json, library_files, term_cite_json
from glossator.writing.citing.forms import Forms, Sheet, sheet, term_forms
from glossator.writing.citing.reference import Home, Reference, edition_of, original_of
from glossator.writing.citing.styles import Processor
from glossator.writing.concordance import Concordance
from glossator.writing.conversation import conversation_page
from glossator.writing.edition_record import edition_path
from glossator.writing.editions import current, editions_line, frozen_frame
from glossator.writing.feeds import feed_files
from glossator.writing.frame import LATEST
from glossator.writing.glossary_index import glossary_index
from glossator.writing.lexicon import glossary_json, term_url
from glossator.writing.metadata import brief_head, term_head
from glossator.writing.moved import at_former, moved_page, withdrawn_term
from glossator.writing.notes_index import notes_index
from glossator.writing.page import page
from glossator.writing.previews import brief_previews, glossary_previews
from glossator.writing.reader import reader_copy
from glossator.writing.record import as_json, record
from glossator.writing.registry import registry
from glossator.writing.search_page import search_page
from glossator.writing.search_terms import search_terms
from glossator.writing.signposts import signposts
from glossator.writing.skos import glossary_jsonld, glossary_turtle, term_jsonld
from glossator.writing.term_page import term_page
from glossator.writing.web_annotation import collection, flat_collection, plain_text
from glossator.writing.works import cited_among, works_json, works_page, works_previews

BRIEFS, GLOSSARY, LOCK = "briefs", "glossary.yml", "briefs/permalinks.json"


class Citations:
    """How each brief and term is cited, once for the whole site: the styles are slow to read."""

    def __init__(self, shelf: Shelf, home: Home) -> None:
        self.home, self.processor = home, Processor()
        self.editions: Mapping[BriefId, Reference] = {
            brief.id: edition_of(original_of(brief), home, current(brief, shelf))
            for brief in shelf.briefs
        }
        self.sheets: Mapping[BriefId, Sheet] = {
            brief.id: sheet(original_of(brief), self.editions[brief.id], self.processor)
            for brief in shelf.briefs
        }
        self.terms: Mapping[TermId, Forms] = dict(term_forms(shelf.terms, home, self.processor))


def site(shelf: Shelf, home: Home) -> Iterator[Page]:
    """All pages and records of the site called and standing at `home`."""
    lexicon, citations = Concordance(shelf), Citations(shelf, home)
    yield Page("index.md", catalogue(shelf), BRIEFS)
    yield Page("search/index.md", search_page(shelf), BRIEFS)
    yield Page("search-terms.json", search_terms(shelf), GLOSSARY)
    yield from _glossary(lexicon, citations)
    yield Page("notes/index.md", notes_index(lexicon), BRIEFS)
    yield Page("works/index.md", works_page(lexicon), BRIEFS)
    yield Page("works/previews.json", works_previews(shelf), BRIEFS)
    yield Page("works.csl.json", works_json(shelf), BRIEFS)
    for brief in shelf.briefs:
        own = [*_brief(brief, lexicon, citations), *edition_pages(brief, lexicon, home)]
        yield from own
        for former in brief.aliases:
            yield from (at_former(one, former, brief, home.url) for one in own)
    for talk in lexicon.conversations:
        text = conversation_page(talk, lexicon)
        yield Page(f"conversations/{talk.slug}/index.md", text, BRIEFS)
    library = library_files(list(citations.editions.values()))
    yield from _files("", library.items(), BRIEFS)
    yield Page("permalinks.json", registry(shelf.addresses, home.url), BRIEFS)
    yield from _files("", {**feed_files(shelf, home), **signposts(shelf, home)}.items(), BRIEFS)


def _files(folder: str, files: Iterable[tuple[str, str]], made_from: str) -> Iterator[Page]:
    yield from (Page(f"{folder}{name}", text, made_from) for name, text in files)


def _glossary(lexicon: Concordance, citations: Citations) -> Iterator[Page]:
    shelf, home = lexicon.shelf, citations.home
    yield Page("glossary/previews.json", glossary_previews(lexicon), GLOSSARY)
    yield Page("glossary/index.md", glossary_index(lexicon), GLOSSARY)
    yield Page("glossary.json", glossary_json(shelf, home.url), GLOSSARY)
    yield Page("glossary.jsonld", glossary_jsonld(shelf, home.url), GLOSSARY)
    yield Page("glossary.ttl", glossary_turtle(shelf, home.url), GLOSSARY)
    for term in shelf.terms:
        forms = citations.terms[term.id]
        files = {
            "index.md": term_page(term, lexicon, forms, term_head(term, home)),
            "term.jsonld": term_jsonld(term, shelf, home.url),
            "cite.json": term_cite_json(term.id, forms, home),
        }
        yield from _files(f"glossary/{term.id}/", files.items(), GLOSSARY)
        for alias in term.aliases:
            note, to = f"Its former address was `{alias}`.", term_url(term.id, home.url)
            text = moved_page(term.label, f"../{term.id}/", note, to)
            yield Page(f"glossary/{alias}/index.md", text, GLOSSARY)
    for one in shelf.addresses:
        if one.kind == "term" and one.state is Standing.WITHDRAWN:
            yield Page(f"{one.path}index.md", withdrawn_term(one), LOCK)


def _brief(brief: Brief, lexicon: Concordance, citations: Citations) -> Iterator[Page]:
    home, cited = citations.home, citations.sheets[brief.id]
    original, edition = original_of(brief), citations.editions[brief.id]
    url = home.page(BRIEFS, brief.id)
    frame = replace(
        LATEST,
        imprint=editions_line(editions_of(brief, lexicon.shelf)),
        head=tuple(brief_head(brief, edition)),
    )
    files = {
        "index.md": page(brief, around(brief, lexicon, url, cited), frame),
        "brief.json": as_json(record(brief, url)),
        "brief.md": reader_copy(brief, lexicon, home.url),
        "text.txt": plain_text(brief),
        "previews.json": brief_previews(brief, lexicon),
        "annotations.jsonld": collection(brief, lexicon, home.url),
        "annotations.flat.jsonld": flat_collection(brief, lexicon, home.url),
        "cite.json": cite_json(
            brief, cited, home, citations.processor, lexicon.shelf.unchanged_in(brief.id)
        ),
        **brief_files(original, edition),
    }
    yield from _files(f"{BRIEFS}/{brief.id}/", files.items(), brief.source.file)


def editions_of(brief: Brief, shelf: Shelf) -> tuple[Edition, ...]:
    """The fixed editions of `brief`, in order."""
    return tuple(edition for edition in shelf.editions if edition.of == brief.id)


def edition_pages(brief: Brief, lexicon: Concordance, home: Home) -> Iterator[Page]:
    """The fixed editions of a brief, and what changed between them and since."""
    shelf = lexicon.shelf
    editions = editions_of(brief, shelf)
    revisions = [one for one in shelf.revisions if one.old in editions]
    for edition in editions:
        then = cited_among(edition.brief, shelf.works)
        path = edition_path(brief.id, edition.number)
        terms = {term.id: term for term in (*shelf.terms, *edition.terms)}
        others = (one for one in shelf.briefs if one.id != brief.id)
        old = Concordance(Shelf((then, *others), tuple(terms.values()), edition.uses))
        since = next(one for one in revisions if one.old is edition and one.new is None)
        frame = frozen_frame(edition, brief, since, home.url)
        original = original_of(then)
        files = {
            "index.md": page(then, around_edition(then, old, f"{home.page()}{path}"), frame),
            "brief.json": edition.record,
            "brief.md": reader_copy(then, old, home.url),
            **brief_files(original, edition_of(original, home, edition.number)),
        }
        yield from _files(path, files.items(), f"{path}brief.json")
    if editions:
        steps = [one for one in revisions if one.new or one.old is editions[-1]]
        text = changes_page(brief, steps, shelf.unchanged_in(brief.id))
        yield Page(f"{BRIEFS}/{brief.id}/changes/index.md", text, brief.source.file)
