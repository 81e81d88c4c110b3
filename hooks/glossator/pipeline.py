"""The order of work, from the files of a project to the pages of its site.

The only file that may enter every room. Each line of `convert` is one pass; the comment says
why it stands where it does.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from glossator.findings import Report
from glossator.handwritten import Handwritten, load
from glossator.marking.annotate import File, annotate, check_references, remembered
from glossator.marking.annotations import Annotations
from glossator.marking.compare import compare, unchanged_since
from glossator.marking.glossary import Glossary
from glossator.marking.link import OptOut, link_terms, uses_of
from glossator.marking.matcher import matcher_of
from glossator.marking.notes import tie
from glossator.marking.references import refer
from glossator.marking.relate import relate
from glossator.marking.senses import place_senses
from glossator.marking.terms import terms_of
from glossator.marking.unglossed import unglossed
from glossator.marking.works import cited_among, works_of
from glossator.model import (
    Address,
    Anchor,
    Brief,
    BriefId,
    Edition,
    Page,
    Remembered,
    Revision,
    Shelf,
    Source,
    Standing,
    Term,
    TermId,
)
from glossator.reading.assemble import assemble
from glossator.reading.classify import classify
from glossator.reading.conserve import conserve
from glossator.reading.divide import divide
from glossator.reading.editions import (
    INDEX,
    RECORD,
    dump_seals,
    parse_seals,
    read_editions,
    seal,
)
from glossator.reading.former import check_former
from glossator.reading.join import vocabulary
from glossator.reading.lift import lift
from glossator.reading.lock import Lock, changes, dump, parse
from glossator.reading.masthead import read_masthead
from glossator.reading.number import number
from glossator.reading.overrule import mend, overrule
from glossator.reading.published import check_published
from glossator.reading.read import read
from glossator.reading.registered import brief_and_aliases, editions_of, notes_of, pieces_of
from glossator.reading.segment import segment
from glossator.reading.shelf_lock import (
    ShelfLock,
    addresses_of,
    dump_shelf,
    list_terms,
    parse_shelf,
    shelf_changes,
)
from glossator.reading.sidecar import Sidecar
from glossator.reading.stitch import stitch
from glossator.reading.supply import supply
from glossator.writing.apparatus import Apparatus
from glossator.writing.catalogue import catalogue
from glossator.writing.changes_page import changes_page
from glossator.writing.concordance import Concordance
from glossator.writing.conversation import conversation_page, conversations
from glossator.writing.edition_record import edition_path, edition_record, same_text
from glossator.writing.editions import ROOT, editions_line, frozen_frame
from glossator.writing.frame import LATEST
from glossator.writing.glossary_index import glossary_index
from glossator.writing.lexicon import glossary_json, term_url
from glossator.writing.margin import margin_notes, notes_not_held, notes_on_the_brief
from glossator.writing.moved import at_former, moved_page, withdrawn_term
from glossator.writing.notes_index import notes_index
from glossator.writing.outward import Outward, outward_links
from glossator.writing.page import page, plural
from glossator.writing.pointing import Here
from glossator.writing.reader import reader_copy
from glossator.writing.record import as_json, record
from glossator.writing.registry import registry
from glossator.writing.skos import glossary_jsonld, glossary_turtle, term_jsonld
from glossator.writing.term_entry import terms_section
from glossator.writing.term_page import term_page
from glossator.writing.web_annotation import collection, flat_collection, plain_text
from glossator.writing.works import works_json, works_page

BRIEFS, SOURCE, SIDECAR, LOCK = "briefs", "source.txt", "brief.yml", "permalinks.json"
ANNOTATIONS = "annotations.yml"
GLOSSARY, EDITIONS = "glossary.yml", "editions"
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
    editions: list[Edition] = []
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
        editions += read_editions(brief.id, *_edition_files(folder, root), report)
        numbered.append(replace(reading, brief=brief, old_lock=old, lock=lock))
    check_former({one.brief.id: (one.sidecar_name, one.sidecar) for one in numbered}, report)
    shelf = replace(mark(numbered, root, report), editions=tuple(editions))
    known = {one.brief.id: _lock_of(one, shelf) for one in numbered}
    locks = list(_changed_locks(numbered, known, root, report, locked))
    if not report.failed:  # or entries that could not be read would be taken for withdrawn
        listed = _list_shelf(shelf, root, report, locked, locks)
        shelf = replace(shelf, addresses=_addresses(shelf, known, listed))
    pages = tuple(write(shelf, site_url))
    return Site(shelf, pages, tuple(_images(shelf, root)), tuple(locks))


def _lock_of(reading: Reading, shelf: Shelf) -> Lock:
    """The lock of a brief as it is to be kept, with what its notes are to remember."""
    brief = next(one for one in shelf.briefs if one.id == reading.brief.id)
    assert reading.lock is not None, "the brief was numbered"
    return replace(reading.lock, annotations=remembered(brief, _known(reading.lock)))


def _changed_locks(
    readings: list[Reading],
    locks: Mapping[BriefId, Lock],
    root: Path,
    report: Report,
    locked: bool,
) -> Iterator[tuple[Path, str]]:
    """Path and new text of each lock that is not on disk as it should be."""
    for reading in readings:
        id, old, lock = reading.brief.id, reading.old_lock, locks[reading.brief.id]
        path, text = root / BRIEFS / id / LOCK, dump(lock)
        if path.exists() and path.read_text("utf-8") == text:
            continue
        yield path, text
        if locked:
            says = "; ".join(changes(old, lock)) if old else f"{id} has no lock yet"
            report.add("lock-would-change", path.relative_to(root).as_posix(), 0, says)


def _known(lock: Lock | None) -> dict[Anchor, Remembered]:
    return {one.id: one for one in lock.annotations} if lock else {}


def save(site: Site) -> None:
    """Write the locks that changed."""
    for path, text in site.locks:
        write_whole(path, text)


def write_whole(path: Path, text: str) -> None:
    """Write a file that is whole at every moment: the old one, or the new one."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, data: bytes) -> None:
    """The same for bytes."""
    beside = path.with_suffix(".new")
    beside.write_bytes(data)
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


def _edition_files(folder: Path, root: Path) -> tuple[dict[str, bytes], str]:
    """What stands in a brief's folder of editions, by path there, and the folder's own path."""
    below = folder / EDITIONS
    paths = (path for path in sorted(below.rglob("*")) if path.is_file())
    files = {path.relative_to(below).as_posix(): path.read_bytes() for path in paths}
    return files, below.relative_to(root).as_posix()


def _list_shelf(
    shelf: Shelf, root: Path, report: Report, locked: bool, locks: list[tuple[Path, str]]
) -> ShelfLock:
    """The lock of the ids of the shelf as it is now; noted in `locks` where it is another one."""
    path = root / BRIEFS / LOCK
    name = path.relative_to(root).as_posix()
    text = path.read_text("utf-8", "replace") if path.is_file() else None
    old = parse_shelf(text, name, report) if text is not None else ()
    if old is None:
        return ()
    new = list_terms(old, shelf.terms)
    if dump_shelf(new) != text and (new or text is not None):
        locks.append((path, dump_shelf(new)))
        if locked:
            says = "; ".join(shelf_changes(old, new)) if text else "there is none yet"
            report.add("lock-would-change", name, 0, says)
    return new


def _addresses(
    shelf: Shelf, known: Mapping[BriefId, Lock], listed: ShelfLock
) -> tuple[Address, ...]:
    """Every address of the site; one line a kind."""
    found: list[Address] = []
    for brief in shelf.briefs:
        editions = _of(shelf, brief)
        found += brief_and_aliases(brief.id, brief.meta.title, brief.aliases)
        found += editions_of(brief.id, editions)
        since = unchanged_since(brief, editions)
        found += pieces_of(brief.id, known[brief.id], since)
        found += notes_of(brief, known[brief.id], since)
    found += addresses_of(listed)
    return tuple(found)


def _of(shelf: Shelf, brief: Brief) -> tuple[Edition, ...]:
    return tuple(edition for edition in shelf.editions if edition.of == brief.id)


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
            note, to = f"Its former address was `{alias}`.", term_url(term.id, site_url)
            text = moved_page(term.label, f"../{term.id}/", note, to)
            pages.append(Page(f"glossary/{alias}/index.md", text, GLOSSARY))
    pages += (
        Page(f"{one.path}index.md", withdrawn_term(one), f"{BRIEFS}/{LOCK}")
        for one in shelf.addresses
        if one.kind == "term" and one.state is Standing.WITHDRAWN
    )
    pages.append(Page("notes/index.md", notes_index(lexicon), BRIEFS))
    for brief in shelf.briefs:
        folder = f"{BRIEFS}/{brief.id}"
        url = f"{site_url.rstrip('/')}/{folder}/"
        made_from = brief.source.file
        frame = replace(LATEST, imprint=editions_line(_of(shelf, brief)))
        texts = {
            "index.md": page(brief, _apparatus(brief, lexicon, url), frame),
            "brief.json": as_json(record(brief, url)),
            "brief.md": reader_copy(brief, lexicon, site_url),
            "text.txt": plain_text(brief),
            "annotations.jsonld": collection(brief, lexicon, site_url),
            "annotations.flat.jsonld": flat_collection(brief, lexicon, site_url),
        }
        own = [Page(f"{folder}/{name}", text, made_from) for name, text in texts.items()]
        own += _permanent(brief, shelf, site_url)
        pages += own
        for former in brief.aliases:
            pages += (at_former(one, former, brief, site_url) for one in own)
    pages += [
        Page(f"conversations/{one.slug}/index.md", conversation_page(one, lexicon), BRIEFS)
        for one in conversations(shelf)
    ]
    return [*pages, Page("permalinks.json", registry(shelf.addresses, site_url), BRIEFS)]


def _permanent(brief: Brief, shelf: Shelf, site_url: str) -> list[Page]:
    """The fixed editions of a brief, and what changed between them and since."""
    editions = _of(shelf, brief)
    pages: list[Page] = []
    for edition in editions:
        then = cited_among(edition.brief, shelf.works)
        path = edition_path(brief.id, edition.number)
        made_from = f"{path}{RECORD}"
        terms = {term.id: term for term in (*shelf.terms, *edition.terms)}
        others = tuple(one for one in shelf.briefs if one.id != brief.id)
        lexicon = Concordance(Shelf((then, *others), tuple(terms.values()), uses_of(then)))
        frame = frozen_frame(
            edition, brief, Revision(edition, None, compare(then, brief)), site_url
        )
        apparatus = _frozen_apparatus(then, lexicon, f"{site_url.rstrip('/')}/{path}")
        pages += [
            Page(f"{path}index.md", page(then, apparatus, frame), made_from),
            Page(f"{path}{RECORD}", edition.record, made_from),
            Page(f"{path}brief.md", reader_copy(then, lexicon, site_url), made_from),
        ]
    if editions:
        steps = [
            Revision(old, new, compare(old.brief, new.brief if new else brief))
            for old, new in zip(editions, (*editions[1:], None), strict=True)
        ]
        text = changes_page(brief, steps, unchanged_since(brief, editions))
        pages.append(Page(f"{BRIEFS}/{brief.id}/changes/index.md", text, brief.source.file))
    return pages


def _frozen_apparatus(brief: Brief, lexicon: Concordance, url: str) -> Apparatus:
    """What stands around the text of a fixed edition on its page at `url`."""
    here = Here(ROOT, brief.id)
    terms = len(lexicon.terms_of(brief.id))
    entries = terms_section(brief, lexicon, ROOT, "Not defined in this brief.")
    return Apparatus(
        counts=(plural(terms, "term"),) if terms else (),
        opening=notes_on_the_brief(brief, lexicon, here, url),
        after=margin_notes(brief, lexicon, here, url),
        closing=(*notes_not_held(brief, lexicon, here), *((entries,) if entries else ())),
    )


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
    ] + [
        (f"{edition_path(e.of, e.number)}{name}", root / edition_path(e.of, e.number) / name)
        for e in shelf.editions
        for name in e.files
    ]


def release(root: Path, name: str, day: str, report: Report) -> dict[Path, bytes]:
    """The files that freeze the present text of the brief `name` as its next edition.

    `day` is the day of the release. Nothing is written; nothing is given, and the reason is in
    `report`, when the build has errors, a lock would change, or nothing is new (not-released).
    """
    site = build(root, "", report, locked=True)
    brief = next((one for one in site.shelf.briefs if one.id == name), None)
    if report.failed or brief is None:
        report.add("not-released", f"{BRIEFS}/{name}", 0, "the build has errors")
        return {}
    folder = root / BRIEFS / name / EDITIONS
    editions = _of(site.shelf, brief)
    lexicon = Concordance(site.shelf)
    terms = [lexicon.terms[term] for term in lexicon.terms_of(brief.id)]
    frozen = edition_record(brief, terms, len(editions) + 1, day)
    if editions and same_text(json.loads(editions[-1].record), frozen):
        says = f"nothing has changed since edition {len(editions)}"
        report.add("not-released", f"{BRIEFS}/{name}", 0, says)
        return {}
    images = {one.image for one in brief.figures if one.image}
    files = {image: (root / BRIEFS / name / image).read_bytes() for image in sorted(images)}
    files[RECORD] = as_json(frozen).encode()
    index = folder / INDEX
    old = parse_seals(index.read_bytes(), str(index), report) if index.is_file() else ()
    seals = (*old, seal(len(editions) + 1, day, files))
    below = folder / str(len(editions) + 1)
    return {below / image: data for image, data in files.items()} | {
        index: dump_seals(seals).encode()
    }


def published(base: Mapping[str, bytes], now: Mapping[str, bytes]) -> Report:
    """What the addresses of `base` would suffer in `now`, files of two versions of a project."""
    report = Report()
    check_published(base, now, report)
    return report


def links_out(shelf: Shelf) -> dict[BriefId, tuple[Outward, ...]]:
    """The links of each brief that lead out of the site."""
    return {brief.id: outward_links(brief) for brief in shelf.briefs}


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
