"""Site: the shelf -> every page and record of the site.

One function for each part of the address space: `glossary/`, `briefs/<id>/`, its `editions/<n>/`.
Nothing is decided here: each page has a file of its own that writes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from glossator.model.brief import Brief
from glossator.model.editions import Edition, Standing
from glossator.model.shelf import Page, Shelf
from glossator.writing.around import around, around_edition
from glossator.writing.catalogue import catalogue
from glossator.writing.changes_page import changes_page
from glossator.writing.citing.files import brief_files, cite_json, library_files, term_cite_json
from glossator.writing.citing.forms import Sheet, sheet, term_forms
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
from glossator.writing.moved import at_former, moved_page, withdrawn_conversation, withdrawn_term
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
    """How what stands at `home` is cited, each once: the styles are slow."""

    def __init__(self, home: Home, processor: Processor) -> None:
        self.home, self.processor = home, processor
        self._sheets: dict[object, Sheet] = {}

    def edition(self, brief: Brief, fixed: Edition | None) -> Reference:
        """The text of `brief` as the edition that is meant, or as it stands."""
        number, day = (fixed.number, fixed.released) if fixed else (None, "")
        return edition_of(original_of(brief), self.home, number, day)

    def sheet(self, brief: Brief, edition: Reference) -> Sheet:
        """The citations of `brief` and of this `edition` of it."""
        known = original_of(brief), edition, brief.annotations
        if known not in self._sheets:
            original, _, notes = known
            self._sheets[known] = sheet(original, edition, self.processor, notes, self.home)
        return self._sheets[known]


def site(shelf: Shelf, home: Home) -> Iterator[Page]:
    """All pages and records of the site called and standing at `home`."""
    lexicon, citations = Concordance(shelf), Citations(home, Processor())
    yield Page("index.md", catalogue(shelf), BRIEFS)
    yield Page("search/index.md", search_page(shelf), BRIEFS)
    yield Page("search-terms.json", search_terms(shelf), GLOSSARY)
    yield from _glossary(lexicon, citations)
    yield Page("notes/index.md", notes_index(lexicon), BRIEFS)
    yield Page("works/index.md", works_page(lexicon), BRIEFS)
    yield Page("works/previews.json", works_previews(shelf), BRIEFS)
    yield Page("works.csl.json", works_json(shelf), BRIEFS)
    for brief in shelf.briefs:
        own = [*_brief(brief, lexicon, citations), *edition_pages(brief, lexicon, citations)]
        yield from own
        for former in brief.aliases:
            yield from (at_former(one, former, brief, home.url) for one in own)
    yield from _conversations(lexicon, home)
    library = library_files([citations.edition(one, current(one, shelf)) for one in shelf.briefs])
    yield from _files("", library.items(), BRIEFS)
    yield Page("permalinks.json", registry(shelf.addresses, home.url), BRIEFS)
    yield from _files("", {**feed_files(shelf, home), **signposts(shelf, home)}.items(), BRIEFS)


def _conversations(lexicon: Concordance, home: Home) -> Iterator[Page]:
    for talk in lexicon.conversations:
        text = conversation_page(talk, lexicon)
        yield Page(f"conversations/{talk.slug}/index.md", text, BRIEFS)
        for former in talk.was:
            note, to = "A brief of the two was renamed.", home.page("conversations", talk.slug)
            text = moved_page(talk.title, f"../{talk.slug}/", note, to)
            yield Page(f"conversations/{former}/index.md", text, BRIEFS)
    for one in lexicon.shelf.addresses:
        if one.kind == "conversation" and one.state is Standing.WITHDRAWN:
            yield Page(f"{one.path}index.md", withdrawn_conversation(one), LOCK)


def _files(folder: str, files: Iterable[tuple[str, str]], made_from: str) -> Iterator[Page]:
    yield from (Page(f"{folder}{name}", text, made_from) for name, text in files)


def _glossary(lexicon: Concordance, citations: Citations) -> Iterator[Page]:
    shelf, home = lexicon.shelf, citations.home
    cited = dict(term_forms(shelf.terms, home, citations.processor))
    yield Page("glossary/previews.json", glossary_previews(lexicon), GLOSSARY)
    yield Page("glossary/index.md", glossary_index(lexicon), GLOSSARY)
    yield Page("glossary.json", glossary_json(shelf, home.url), GLOSSARY)
    yield Page("glossary.jsonld", glossary_jsonld(shelf, home.url), GLOSSARY)
    yield Page("glossary.ttl", glossary_turtle(shelf, home.url), GLOSSARY)
    for term in shelf.terms:
        forms = cited[term.id]
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
    home, edition = citations.home, citations.edition(brief, current(brief, lexicon.shelf))
    url, cited = home.page(BRIEFS, brief.id), citations.sheet(brief, edition)
    editions, unchanged = editions_of(brief, lexicon.shelf), lexicon.shelf.unchanged_in(brief.id)
    last = editions[-1] if editions else None
    within = dict.fromkeys(unchanged, last.number) if last else {}
    frame = replace(
        LATEST,
        imprint=editions_line(editions),
        head=tuple(brief_head(brief, edition)),
    )
    files = {
        "index.md": page(brief, around(brief, lexicon, cited, within), frame),
        "brief.json": as_json(record(brief, url)),
        "brief.md": reader_copy(brief, lexicon, home.url),
        "text.txt": plain_text(brief),
        "previews.json": brief_previews(brief, lexicon),
        "annotations.jsonld": collection(brief, lexicon, home.url),
        "annotations.flat.jsonld": flat_collection(brief, lexicon, home.url),
        "cite.json": cite_json(
            brief,
            cited,
            url,
            citations.processor,
            citations.edition(brief, last) if last else None,
            [passage.id for passage in last.brief.passages] if last else (),
            unchanged,
        ),
        **brief_files(original_of(brief), edition),
    }
    yield from _files(f"{BRIEFS}/{brief.id}/", files.items(), brief.source.file)


def editions_of(brief: Brief, shelf: Shelf) -> tuple[Edition, ...]:
    """The fixed editions of `brief`, in order."""
    return tuple(edition for edition in shelf.editions if edition.of == brief.id)


def edition_pages(brief: Brief, lexicon: Concordance, citations: Citations) -> Iterator[Page]:
    """The fixed editions of a brief, and what changed between them and since."""
    shelf = lexicon.shelf
    editions = editions_of(brief, shelf)
    revisions = [one for one in shelf.revisions if one.old in editions]
    for edition in editions:
        then = cited_among(edition.brief, shelf.works)
        path = edition_path(brief.id, edition.number)
        terms = {term.id: term for term in (*shelf.terms, *edition.terms)}
        others = (one for one in shelf.briefs if one.id != brief.id)
        old = Concordance(
            Shelf(
                (replace(then, aliases=(*brief.aliases, brief.id)), *others),
                tuple(terms.values()),
                edition.uses,
                addresses=shelf.addresses,
            )
        )
        since = next(one for one in revisions if one.old is edition and one.new is None)
        cited, latest = citations.edition(then, edition), citations.home.page(BRIEFS, brief.id)
        frame = frozen_frame(edition, since, latest, brief_head(then, cited, latest))
        forms = citations.sheet(then, cited)
        files = {
            "index.md": page(then, around_edition(then, old, forms, edition.number), frame),
            "brief.json": edition.record,
            "brief.md": reader_copy(then, old, citations.home.url, fixed=True),
            "cite.json": cite_json(
                then,
                forms,
                cited.url,
                citations.processor,
                cited,
                [passage.id for passage in then.passages],
            ),
            **brief_files(original_of(then), cited),
        }
        yield from _files(path, files.items(), f"{path}brief.json")
    if editions:
        steps = [one for one in revisions if one.new or one.old is editions[-1]]
        text = changes_page(brief, steps, shelf.unchanged_in(brief.id))
        yield Page(f"{BRIEFS}/{brief.id}/changes/index.md", text, brief.source.file)
