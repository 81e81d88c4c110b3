"""The order of work, from the files of a project to the pages of its site.

With `folders`, `keeping`, `releasing` and `__main__` the only files that may enter every room.
Each line of `convert` is one pass; the comment says why it stands where it does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any

from glossator.draw import Easel, colours
from glossator.findings import Report
from glossator.folders import (
    BriefFiles,
    brief_folders,
    check_images,
    edition_files,
    images_of,
    open_folder,
)
from glossator.handwritten import Handwritten, load
from glossator.index import index
from glossator.keeping import (
    LOCK,
    Kept,
    addresses,
    changed_locks,
    changed_shelf_lock,
    list_shelf,
    read_lock,
    read_shelf_lock,
    write_whole,
)
from glossator.marking.annotate import annotate, check_references
from glossator.marking.compare import compare, unchanged_since
from glossator.marking.glossary import Glossary
from glossator.marking.link import OptOut, link_terms, uses_of
from glossator.marking.matcher import matcher_of
from glossator.marking.mentions import mentions
from glossator.marking.notes import tie
from glossator.marking.references import refer
from glossator.marking.relate import relate
from glossator.marking.senses import place_senses
from glossator.marking.stances import relations_of
from glossator.marking.terms import terms_of
from glossator.marking.unglossed import unglossed
from glossator.marking.works import works_of
from glossator.model.brief import Brief
from glossator.model.editions import Edition, Revision
from glossator.model.glossary import Term
from glossator.model.ids import Anchor, BriefId, TermId
from glossator.model.links import Relation
from glossator.model.naming import by_any_name
from glossator.model.shelf import Page, Shelf
from glossator.model.source import Source
from glossator.model.works import KnownWork
from glossator.reading.assemble import assemble
from glossator.reading.classify import classify
from glossator.reading.conserve import conserve
from glossator.reading.divide import divide
from glossator.reading.editions import read_editions
from glossator.reading.former import check_former
from glossator.reading.inside import check_inside
from glossator.reading.join import vocabulary
from glossator.reading.lift import lift
from glossator.reading.masthead import read_masthead
from glossator.reading.number import number
from glossator.reading.overrule import mend, overrule
from glossator.reading.segment import segment
from glossator.reading.shelf_lock import known_works
from glossator.reading.sidecar import Sidecar
from glossator.reading.stitch import stitch
from glossator.reading.supply import supply
from glossator.writing.cards import Card, cards
from glossator.writing.citing.reference import Home
from glossator.writing.dated import dates
from glossator.writing.search_record import search_pages
from glossator.writing.site import site

GLOSSARY = "glossary.yml"
SITE_NAME = "Glossator"
"""What the site is called where nobody says otherwise, as on the command line."""

NOBODY: Mapping[str, str] = MappingProxyType({})

Watcher = Callable[[str, object], None]
"""Is told the name of each pass and what came out of it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A brief with what people wrote of it: marking asks for their opt-outs and their notes."""

    brief: Brief
    files: BriefFiles
    kept: Kept | None = None
    """Its lock, once the pieces are numbered."""


@dataclass(frozen=True, slots=True)
class Site:
    """What a build makes: the model, the files of the site, the locks as they are now."""

    shelf: Shelf
    pages: tuple[Page, ...]
    images: tuple[tuple[str, Path], ...]
    """Address below the site's root and file of each image that an editor supplied."""
    locks: tuple[tuple[Path, str], ...]
    """Path and text of each lock that is not on disk as it should be."""


def build(
    root: Path,
    site_url: str,
    report: Report,
    *,
    locked: bool = False,
    site_name: str = SITE_NAME,
    editors: Mapping[str, str] = NOBODY,
) -> Site:
    """The whole site of the project at `root`, which is called `site_name`; writes nothing.

    `editors` gives the names of those who sign notes by their initials.

    With `locked` a lock that would change is reported (lock-would-change). All findings of
    all briefs are in `report`; a brief with an error is left out.
    """
    numbered: list[Reading] = []
    editions: list[Edition] = []
    check_inside(root, report)  # before anything is read
    for folder in brief_folders(root) if not report.failed else ():
        reading = read_folder(folder, root, report)
        if reading is None:
            continue
        brief = reading.brief
        path = folder / LOCK
        old = read_lock(path, root, report)
        if path.exists() and old is None:
            continue
        if old is not None and old.source != brief.source.sha256:
            report.add("source-changed", brief.source.file, 1, f"receive {brief.id}")
            continue
        brief, lock = number(brief, old)
        editions += read_editions(brief.id, *edition_files(folder, root), report)
        numbered.append(replace(reading, brief=brief, kept=Kept(old, lock)))
    sidecars = {one.brief.id: (one.files.sidecar_name, one.files.sidecar) for one in numbered}
    check_former(sidecars, report)
    known = read_shelf_lock(root, report)
    shelf = revise(mark(numbered, root, report, known_works(known)), editions)
    marked = {brief.id: brief for brief in shelf.briefs}
    kept = {one.brief.id: one.kept.with_notes(marked[one.brief.id]) for one in numbered if one.kept}
    locks = list(changed_locks(kept, root, report, locked=locked))
    if not report.failed:  # or entries that could not be read would be taken for withdrawn
        listed = list_shelf(shelf, known)
        locks += changed_shelf_lock(known, listed, root, report, locked=locked)
        shelf = replace(shelf, addresses=addresses(shelf, kept, listed))
    images = images_of(shelf, root)
    check_images(images, root, report)
    pages = tuple(site(shelf, Home(site_name, site_url, tuple(editors.items()))))
    return Site(shelf, pages, images, tuple(locks))


def search_index(site: Site, report: Report) -> dict[str, bytes]:
    """The files of the search by address; none where an error was reported (search-failed)."""
    return index(search_pages(site.shelf), report)


def draw_cards(
    site: Site, docs: Path, site_name: str, description: str
) -> tuple[dict[str, Card], dict[str, bytes]]:
    """The cards by the folder that each speaks of, and their pictures by address.

    Faces and colours are those of the pages by hand in `docs`. What the faces cannot write has
    no card.
    """
    css = docs / "stylesheets" / "own.css"
    easel = Easel(
        site_name, docs / "fonts", colours(css.read_text("utf-8") if css.is_file() else "")
    )
    drawn = [
        card
        for card in cards(site.shelf, site_name, description)
        if easel.writes(card.kicker, card.title, card.text)
    ]
    pictures = {card.address: easel.draw(card.kicker, card.title, card.text) for card in drawn}
    return {card.folder: card for card in drawn}, pictures


def changed(site: Site) -> Mapping[str, str]:
    """When each page last changed, as its texts say, by its address below the site's root."""
    return dates(site.shelf)


def save(site: Site) -> None:
    """Write the locks that changed."""
    for path, text in site.locks:
        write_whole(path, text)


def read_folder(
    folder: Path, root: Path, report: Report, watch: Watcher | None = None
) -> Reading | None:
    """The brief in `folder`, not yet numbered; None where an error was reported."""
    files = open_folder(folder, root, report)
    if files is None:
        return None
    brief = convert(files.source, files.sidecar, files.sidecar_name, files.names, report, watch)
    return Reading(brief, files) if brief else None


def convert(
    source: Source,
    sidecar: Handwritten[Sidecar],
    sidecar_name: str,
    files: frozenset[str],
    report: Report,
    watch: Watcher | None = None,
) -> Brief | None:
    """The reading: text -> brief with provisional numbers."""
    watch = watch or (lambda name, value: None)
    known = vocabulary(source)
    watch("read", source)
    chunks = segment(source)
    watch("segment", chunks)
    chunks = mend(chunks, sidecar, sidecar_name, report)  # a mended text has its true shape
    pieces = classify(chunks)
    watch("classify", pieces)
    pieces = overrule(pieces, sidecar, sidecar_name, report)  # people know better
    watch("overrule", pieces)
    pieces = lift(pieces)  # needs the whole text, and must be out of the way of
    watch("lift", pieces)
    pieces = stitch(pieces, known)  # which steps over what stands between two halves
    watch("stitch", pieces)
    divided = divide(pieces)  # a heading is known by its neighbours, which are whole now
    watch("divide", divided)
    masthead = read_masthead(divided, pieces)
    watch("masthead", masthead)
    assembled = assemble(source, divided, masthead)  # inline last: emphasis runs over mends
    brief = supply(assembled.brief, sidecar, sidecar_name, files, report)
    watch("assemble", brief)
    if not brief.passages:
        report.add("nothing-to-read", source.file, 1)
        return None
    if not brief.meta.title:
        report.add("title-missing", source.file, 1)
    conserve(assembled.brief, assembled.marks, assembled.left_out, report)
    return brief


def mark(
    readings: list[Reading], root: Path, report: Report, known: Sequence[KnownWork] = ()
) -> Shelf:
    """The marking: what is said of the numbered briefs' words. No word changes here.

    `known` are the works that were published before.
    """
    tied = [replace(one, brief=refer(tie(one.brief, report))) for one in readings]
    held = [replace(one, brief=_annotated(one, report)) for one in tied]  # before terms: both
    terms = _terms([one.brief for one in held], root, report)  # point at the words as they are
    matcher = matcher_of(terms)  # one automaton for all terms and all briefs
    briefs = [
        link_terms(one.brief, matcher, _opt_outs(one.files), one.files.sidecar_name, report)
        for one in held
    ]
    briefs.sort(key=_newest_first, reverse=True)
    files = {one.brief.id: one.files.annotations_file for one in held}
    check_references(briefs, terms, files, report)  # once all that notes point at is known
    unglossed(briefs, terms, GLOSSARY, report)
    uses = tuple(use for brief in briefs for use in uses_of(brief))
    cited, works = works_of(briefs, known)  # a work is known once all who cite it are
    shelf = Shelf(cited, terms, uses, works=works)
    shelf = relate(shelf, _relations(held, briefs, report))
    return replace(shelf, mentions=mentions(shelf))  # last: whatever links also links back


def _relations(readings: list[Reading], briefs: list[Brief], report: Report) -> list[Relation]:
    """The editors' relations of all briefs, in the order of the briefs."""
    known = by_any_name(briefs)
    return [
        relation
        for one in readings
        for relation in relations_of(
            known[one.brief.id],
            one.files.annotations,
            known,
            one.files.annotations_file.name,
            report,
        )
    ]


def revise(shelf: Shelf, editions: list[Edition]) -> Shelf:
    """`shelf` with the fixed `editions` of its briefs, and what became of each piece since."""
    used = tuple(replace(edition, uses=uses_of(edition.brief)) for edition in editions)
    revisions: list[Revision] = []
    unchanged: dict[tuple[BriefId, Anchor], int] = {}
    for brief in shelf.briefs:
        own = [edition for edition in used if edition.of == brief.id]
        revisions += (
            Revision(old, new, compare(old.brief, new.brief)) for old, new in pairwise(own)
        )
        revisions += (Revision(old, None, compare(old.brief, brief)) for old in own)
        since = unchanged_since(brief, own)
        unchanged |= {(brief.id, piece): edition for piece, edition in since.items()}
    return replace(shelf, editions=used, revisions=tuple(revisions), unchanged=unchanged)


def _annotated(one: Reading, report: Report) -> Brief:
    known = one.kept.notes if one.kept else {}
    return annotate(
        one.brief, one.files.annotations, known, one.files.annotations_file.name, report
    )


def _terms(briefs: list[Brief], root: Path, report: Report) -> tuple[Term, ...]:
    path = root / GLOSSARY
    if not path.is_file():
        return ()
    glossary = load(Glossary, path.read_bytes(), GLOSSARY, report)
    if glossary is None:
        return ()
    terms = terms_of(glossary, GLOSSARY, report)
    return place_senses(terms, briefs, glossary, GLOSSARY, report)


def _opt_outs(files: BriefFiles) -> list[OptOut]:
    return [
        OptOut(one.quote, TermId(one.term), files.sidecar.line_of(("not-terms", n, "quote")))
        for n, one in enumerate(files.sidecar.value.not_terms)
    ]


def with_briefs(nav: list[Any], uris: list[str]) -> list[Any]:
    """MkDocs' navigation with the briefs listed under the first entry, the catalogue."""
    if not nav or not uris:
        return nav
    ((title, home),) = nav[0].items()
    return [{title: [home, *uris]}, *nav[1:]]


def _newest_first(brief: Brief) -> tuple[str, str]:
    return (brief.meta.issued.value if brief.meta.issued else "", brief.id)
