"""The order of work, from the files of a project to the pages of its site.

The only file that may enter every room. Each line of `convert` is one pass; the comment says
why it stands where it does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from glossator.findings import Report
from glossator.handwritten import Handwritten, load
from glossator.marking.annotate import File, annotate, check_references, remembered
from glossator.marking.annotations import Annotations
from glossator.marking.glossary import Glossary
from glossator.marking.link import OptOut, link_terms, uses_of
from glossator.marking.matcher import matcher_of
from glossator.marking.notes import tie
from glossator.marking.references import refer
from glossator.marking.relate import relate
from glossator.marking.senses import place_senses
from glossator.marking.terms import terms_of
from glossator.marking.unglossed import unglossed
from glossator.marking.works import works_of
from glossator.model import (
    Anchor,
    Brief,
    BriefId,
    Page,
    Remembered,
    Shelf,
    Source,
    Term,
    TermId,
)
from glossator.reading.assemble import assemble
from glossator.reading.classify import classify
from glossator.reading.conserve import conserve
from glossator.reading.divide import divide
from glossator.reading.join import vocabulary
from glossator.reading.lift import lift
from glossator.reading.lock import Lock, changes, dump, parse
from glossator.reading.masthead import read_masthead
from glossator.reading.number import number
from glossator.reading.overrule import mend, overrule
from glossator.reading.read import read
from glossator.reading.segment import segment
from glossator.reading.sidecar import Sidecar
from glossator.reading.stitch import stitch
from glossator.reading.supply import supply
from glossator.writing.apparatus import Apparatus
from glossator.writing.catalogue import catalogue
from glossator.writing.concordance import Concordance
from glossator.writing.conversation import conversation_page, conversations
from glossator.writing.glossary_index import alias_page, glossary_index
from glossator.writing.lexicon import glossary_json
from glossator.writing.margin import margin_notes, notes_not_held, notes_on_the_brief
from glossator.writing.notes_index import notes_index
from glossator.writing.page import page, plural
from glossator.writing.pointing import Here
from glossator.writing.reader import reader_copy
from glossator.writing.record import as_json, record
from glossator.writing.skos import glossary_jsonld, glossary_turtle, term_jsonld
from glossator.writing.term_entry import terms_section
from glossator.writing.term_page import term_page
from glossator.writing.web_annotation import collection, flat_collection, plain_text
from glossator.writing.works import works_json, works_page

BRIEFS, SOURCE, SIDECAR, LOCK = "briefs", "source.txt", "brief.yml", "permalinks.json"
ANNOTATIONS = "annotations.yml"
GLOSSARY = "glossary.yml"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

Watcher = Callable[[str, object], None]
"""Is told the name of each pass and what came out of it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A brief with what people wrote of it: marking asks for their opt-outs and their notes."""

    brief: Brief
    sidecar: Handwritten[Sidecar]
    sidecar_name: str
    annotations: Handwritten[Annotations]
    annotations_file: File
    old_lock: Lock | None = None
    """The lock as it is on disk; None before the first build."""
    lock: Lock | None = None
    """The lock once the pieces are numbered."""


@dataclass(frozen=True, slots=True)
class Site:
    """What a build makes: the model, the files of the site, the locks as they are now."""

    shelf: Shelf
    pages: tuple[Page, ...]
    images: tuple[tuple[str, Path], ...]
    """Address below the site's root and file of each image that an editor supplied."""
    locks: tuple[tuple[Path, str], ...]
    """Path and text of each lock that is not on disk as it should be."""


def build(root: Path, site_url: str, report: Report, *, locked: bool = False) -> Site:
    """The whole site of the project at `root`; writes nothing.

    With `locked` a lock that would change is reported (lock-would-change). All findings of
    all briefs are in `report`; a brief with an error is left out.
    """
    numbered: list[Reading] = []
    for folder in brief_folders(root):
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
        numbered.append(replace(reading, brief=brief, old_lock=old, lock=lock))
    shelf = mark(numbered, root, report)
    locks = tuple(_changed_locks(numbered, shelf, root, report, locked))
    pages = tuple(write(shelf, site_url))
    return Site(shelf, pages, tuple(_images(shelf, root)), locks)


def _changed_locks(
    readings: list[Reading], shelf: Shelf, root: Path, report: Report, locked: bool
) -> Iterator[tuple[Path, str]]:
    """Path and new text of each lock that is not on disk as it should be."""
    marked = {brief.id: brief for brief in shelf.briefs}
    for reading in readings:
        brief, old, lock = marked[reading.brief.id], reading.old_lock, reading.lock
        assert lock is not None, "the brief was numbered"
        lock = replace(lock, annotations=remembered(brief, _known(lock)))
        path, text = root / BRIEFS / brief.id / LOCK, dump(lock)
        if path.exists() and path.read_text("utf-8") == text:
            continue
        yield path, text
        if locked:
            says = "; ".join(changes(old, lock)) if old else f"{brief.id} has no lock yet"
            report.add("lock-would-change", path.relative_to(root).as_posix(), 0, says)


def _known(lock: Lock | None) -> dict[Anchor, Remembered]:
    return {one.id: one for one in lock.annotations} if lock else {}


def save(site: Site) -> None:
    """Write the locks that changed."""
    for path, text in site.locks:
        write_whole(path, text)


def write_whole(path: Path, text: str) -> None:
    """Write a file that is whole at every moment: the old one, or the new one."""
    beside = path.with_suffix(".new")
    beside.write_text(text, "utf-8", newline="\n")
    beside.replace(path)


def is_locked(environment: Mapping[str, str]) -> bool:
    """True where CI or GLOSSATOR_LOCKED is set: there a build must not change a lock."""
    values = (environment.get(name, "").casefold() for name in ("CI", "GLOSSATOR_LOCKED"))
    return any(value not in ("", "0", "false", "no") for value in values)


def is_brief_id(name: str) -> bool:
    """True when `name` can be the address of a brief."""
    return _ID.fullmatch(name) is not None


def brief_folders(root: Path) -> list[Path]:
    """Folders of the briefs, by name."""
    folder = root / BRIEFS
    if not folder.is_dir():
        return []
    return sorted(f for f in folder.iterdir() if f.is_dir() and not f.name.startswith("."))


def read_folder(
    folder: Path, root: Path, report: Report, watch: Watcher | None = None
) -> Reading | None:
    """The brief in `folder`, not yet numbered; None where an error was reported."""
    source_path, sidecar_path = folder / SOURCE, folder / SIDECAR
    source_name = source_path.relative_to(root).as_posix()
    sidecar_name = sidecar_path.relative_to(root).as_posix()
    if not is_brief_id(folder.name):
        report.add("brief-id", folder.relative_to(root).as_posix(), 0, f"“{folder.name}”")
        return None
    source = None
    if source_path.is_file():
        source = read(BriefId(folder.name), source_name, source_path.read_bytes(), report)
    else:
        report.add("source-missing", source_name)
    sidecar = None
    if sidecar_path.is_file():
        sidecar = load(Sidecar, sidecar_path.read_bytes(), sidecar_name, report)
    else:
        report.add("sidecar-missing", sidecar_name)
    notes_path = folder / ANNOTATIONS
    notes_name = notes_path.relative_to(root).as_posix()
    written = notes_path.read_bytes() if notes_path.is_file() else b""
    notes = load(Annotations, written, notes_name, report)
    if source is None or sidecar is None or notes is None:
        return None
    files = frozenset(file.name for file in folder.iterdir())
    brief = convert(source, sidecar, sidecar_name, files, report, watch)
    notes_file = File(notes_name, tuple(written.decode("utf-8-sig").splitlines()))
    return Reading(brief, sidecar, sidecar_name, notes, notes_file) if brief else None


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


def mark(readings: list[Reading], root: Path, report: Report) -> Shelf:
    """The marking: what is said of the numbered briefs' words. No word changes here."""
    tied = [replace(one, brief=refer(tie(one.brief, report))) for one in readings]
    held = [replace(one, brief=_annotated(one, report)) for one in tied]  # before terms: both
    terms = _terms([one.brief for one in held], root, report)  # point at the words as they are
    matcher = matcher_of(terms)  # one automaton for all terms and all briefs
    briefs = [
        link_terms(one.brief, matcher, _opt_outs(one), one.sidecar_name, report) for one in held
    ]
    briefs.sort(key=_newest_first, reverse=True)
    files = {one.brief.id: one.annotations_file for one in held}
    check_references(briefs, terms, files, report)  # once all that notes point at is known
    unglossed(briefs, terms, GLOSSARY, report)
    uses = tuple(use for brief in briefs for use in uses_of(brief))
    cited, works = works_of(briefs)  # a work is known once all who cite it are
    return relate(Shelf(cited, terms, uses, works=works))  # last: it asks what all briefs speak of


def _annotated(one: Reading, report: Report) -> Brief:
    known = _known(one.old_lock)
    return annotate(one.brief, one.annotations, known, one.annotations_file.name, report)


def _terms(briefs: list[Brief], root: Path, report: Report) -> tuple[Term, ...]:
    path = root / GLOSSARY
    if not path.is_file():
        return ()
    glossary = load(Glossary, path.read_bytes(), GLOSSARY, report)
    if glossary is None:
        return ()
    terms = terms_of(glossary, GLOSSARY, report)
    return place_senses(terms, briefs, glossary, GLOSSARY, report)


def _opt_outs(reading: Reading) -> list[OptOut]:
    return [
        OptOut(one.quote, TermId(one.term), reading.sidecar.line_of(("not-terms", n, "quote")))
        for n, one in enumerate(reading.sidecar.value.not_terms)
    ]


def write(shelf: Shelf, site_url: str) -> list[Page]:
    """The writing: the pages of the site and the published records."""
    lexicon = Concordance(shelf)
    pages = [
        Page("index.md", catalogue(shelf), BRIEFS),
        Page("glossary/index.md", glossary_index(lexicon), GLOSSARY),
    ]
    pages += [
        Page("glossary.json", glossary_json(shelf, site_url), GLOSSARY),
        Page("glossary.jsonld", glossary_jsonld(shelf, site_url), GLOSSARY),
        Page("glossary.ttl", glossary_turtle(shelf, site_url), GLOSSARY),
    ]
    pages += [
        Page("works/index.md", works_page(shelf), BRIEFS),
        Page("works.csl.json", works_json(shelf), BRIEFS),
    ]
    for term in shelf.terms:
        data = Page(f"glossary/{term.id}/term.jsonld", term_jsonld(term, shelf, site_url), GLOSSARY)
        pages.append(data)
        pages.append(
            Page(f"glossary/{term.id}/index.md", term_page(term, lexicon, site_url), GLOSSARY)
        )
        for alias in term.aliases:
            pages.append(Page(f"glossary/{alias}/index.md", alias_page(alias, term), GLOSSARY))
    pages.append(Page("notes/index.md", notes_index(lexicon), BRIEFS))
    for brief in shelf.briefs:
        folder = f"{BRIEFS}/{brief.id}"
        url = f"{site_url.rstrip('/')}/{folder}/"
        made_from = brief.source.file
        texts = {
            "index.md": page(brief, _apparatus(brief, lexicon, url)),
            "brief.json": as_json(record(brief, url)),
            "brief.md": reader_copy(brief, lexicon, site_url),
            "text.txt": plain_text(brief),
            "annotations.jsonld": collection(brief, lexicon, site_url),
            "annotations.flat.jsonld": flat_collection(brief, lexicon, site_url),
        }
        pages += (Page(f"{folder}/{name}", text, made_from) for name, text in texts.items())
    pages += [
        Page(f"conversations/{one.slug}/index.md", conversation_page(one, lexicon), BRIEFS)
        for one in conversations(shelf)
    ]
    return pages


def _apparatus(brief: Brief, lexicon: Concordance, url: str) -> Apparatus:
    """What stands around the text of `brief` on its page at `url`."""
    here = Here("../../", brief.id)
    terms, notes = len(lexicon.terms_of(brief.id)), len(brief.annotations)
    counts = ((terms, "term"), (notes, "editors’ note"))
    return Apparatus(
        counts=tuple(plural(count, what) for count, what in counts if count),
        opening=notes_on_the_brief(brief, lexicon, here, url),
        after=margin_notes(brief, lexicon, here, url),
        closing=(
            *notes_not_held(brief, lexicon, here),
            *(part for part in (terms_section(brief, lexicon),) if part),
        ),
    )


def with_briefs(nav: list[Any], uris: list[str]) -> list[Any]:
    """MkDocs' navigation with the briefs listed under the first entry, the catalogue."""
    if not nav or not uris:
        return nav
    ((title, home),) = nav[0].items()
    return [{title: [home, *uris]}, *nav[1:]]


def _images(shelf: Shelf, root: Path) -> list[tuple[str, Path]]:
    return [
        (f"{BRIEFS}/{brief.id}/{figure.image}", root / BRIEFS / brief.id / figure.image)
        for brief in shelf.briefs
        for figure in brief.figures
        if figure.image
    ]


def read_lock(path: Path, root: Path, report: Report) -> Lock | None:
    """The lock at `path`; None where there is none, or where it was reported as unreadable."""
    if not path.exists():
        return None
    name = path.relative_to(root).as_posix()
    try:
        return parse(path.read_text("utf-8"), name, report)
    except UnicodeDecodeError:
        report.add("lock-unreadable", name, 1, "it is not in UTF-8")
        return None


def _newest_first(brief: Brief) -> tuple[str, str]:
    return (brief.meta.issued.value if brief.meta.issued else "", brief.id)
