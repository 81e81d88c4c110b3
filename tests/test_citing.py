"""Citations: every format of every work, read back by a library that did not write it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import RISparser
from bs4 import BeautifulSoup
from hypothesis import given, settings
from pybtex.bibtex.utils import split_tex_string
from pybtex.database import Person as BibPerson
from pybtex.database import parse_string
from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)

import csl
from citing import HOME, PROCESSOR, brief_with, metas, note_of, passages_of, phrases
from editions import CORPUS, REAL, ROOT, brief_of, often, own_brief
from glossator import pipeline
from glossator.model.annotations import Annotation, AnnotationKind, Target
from glossator.model.brief import Brief
from glossator.model.ids import Anchor
from glossator.model.metadata import Issued, Meta, Person, Publisher
from glossator.writing.cite_box import cite_box, entry_box
from glossator.writing.citing.bibtex import bibtex
from glossator.writing.citing.csl import csl_json
from glossator.writing.citing.files import WRITERS, brief_files, cite_json, library_files
from glossator.writing.citing.forms import FORMATS, filled, forms, in_place, sheet, term_forms
from glossator.writing.citing.noted import annotation_of, authors_of
from glossator.writing.citing.reference import (
    Citable,
    Home,
    Reference,
    edition_of,
    entry_of,
    is_organisation,
    original_of,
)
from glossator.writing.citing.ris import ris
from glossator.writing.metadata import brief_head
from goldens import agrees

GOLDEN = Path(__file__).parent / "golden"
ALL = (*REAL, *CORPUS)

seldom = settings(often, max_examples=often.max_examples // 6)
"""A style takes the processor a hundred times as long as a file does."""


@cache
def known(name: str) -> Brief:
    return own_brief(name) if name in REAL else brief_of(name)


def files_of(brief: Brief) -> dict[str, str]:
    original = original_of(brief)
    return brief_files(original, edition_of(original, HOME))


NOTE = Annotation(Anchor("a5"), AnnotationKind.CONTEXT, "So.", "editors", "2026-11-28", Target())


def published(brief: Brief) -> Reference:
    """A brief as it is cited once it was released."""
    return edition_of(original_of(brief), HOME, 3, "2026-11-28")


def places(brief: Brief) -> list[Citable]:
    """Every passage, some ranges and every endnote of an edition."""
    edition = published(brief)
    found = [passages_of(edition, [passage], passage.text) for passage in brief.passages]
    if len(brief.passages) > 3:
        found += [
            passages_of(edition, brief.passages[:2], "From “one” to another."),
            passages_of(edition, brief.passages[1:-1]),
        ]
    found += [note_of(edition, note) for note in brief.notes]
    return found


# --- what the guides ask -------------------------------------------------------------------


@pytest.mark.parametrize("name", REAL)
def test_the_citations_of_a_brief_are_the_accepted_ones(name: str) -> None:
    brief = known(name)
    edition = published(brief)
    passage = brief.passages[11]
    cited = {
        "the original brief": Citable(original_of(brief)),
        "this annotated edition": Citable(edition),
        "paragraph 12": passages_of(edition, [passage], " ".join(passage.text.split()[:9])),
        "paragraphs 12 to 14": passages_of(edition, brief.passages[11:14]),
        **({"the last note": note_of(edition, brief.notes[-1])} if brief.notes else {}),
        "editors' note a5": Citable(annotation_of(edition, NOTE, HOME)),
    }
    lines = []
    for what, one in cited.items():
        for format, form in forms(one, PROCESSOR).items():
            lines += [
                f"--- {what} · {FORMATS[format]}",
                form.html if "<i>" in form.html else form.text,
            ]
    assert agrees(GOLDEN / name / "cite.txt", "\n".join(lines) + "\n")


KIM = Person("Anthony B. Kim", "Anthony B.", "Kim")
SHORT = Meta(
    title="A Plan for Ports",
    authors=(KIM,),
    publishers=(Publisher("The House"),),
    series="Issue Brief",
    number="2026-03",
    issued=Issued("2026-04-21", ""),
    language="en",
)


def test_a_title_becomes_a_sentence_that_keeps_its_names() -> None:
    brief = brief_with(
        replace(SHORT, title="What Europe Owes the U.S. and I Do", subtitle="Ports in Trump's Term")
    )
    text = "We say that Europe pays for ports, as Trump does in any term, and owes it."
    brief = replace(brief, passages=(replace(brief.passages[0], text=text),))
    said = forms(Citable(original_of(brief)), PROCESSOR)["apa-entry"].text
    assert "What Europe owes the U.S. and I do: Ports in Trump’s term" in said


def test_words_are_quoted_with_the_marks_of_the_language_and_inner_ones_within() -> None:
    brief = brief_with(SHORT)
    cited = passages_of(edition_of(original_of(brief), HOME), brief.passages[:1], "He said “no”.")
    assert forms(cited, PROCESSOR)["quotation"].text.startswith("“He said ‘no’.” Anthony B. Kim, ")
    german = brief_with(replace(SHORT, language="de"))
    cited = passages_of(
        edition_of(original_of(german), HOME), german.passages[:1], "Er sagte „nein“."
    )
    assert forms(cited, PROCESSOR)["quotation"].text.startswith("„Er sagte ‚nein‘.“ ")


# --- nothing is lost, nothing is run -------------------------------------------------------


@seldom
@given(metas())
def test_no_word_of_a_title_is_lost_or_becomes_markup_in_any_style(meta: Meta) -> None:
    reference = original_of(brief_with(meta))
    for format, form in forms(Citable(reference), PROCESSOR).items():
        if format.partition("-")[0] not in ("chicago", "apa", "mla", "harvard"):
            continue
        assert not re.search("[\ue000-\uf8ff]", form.text + form.html)
        assert set(re.findall(r"</?\w+[^>]*>", form.html)) <= {"<i>", "</i>"}
        assert unescape(re.sub(r"</?i>", "", form.html)) == form.text
        if format.endswith("-entry"):
            assert letters(reference.whole_title) in letters(form.text)


def letters(text: str) -> str:
    """Letters and digits alone: case and stops are the style's."""
    return "".join(re.findall(r"\w", text)).casefold()


@cache
def latex() -> LatexNodes2Text:
    """TeX's reading of a field; some signs this library does not know by name, or takes for
    the accents that look like them."""
    known = get_default_latex_context_db()
    signs = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
    signs |= {"textasciitilde": "~", "textasciigrave": "`"}
    more = [MacroTextSpec(name, simplify_repl=sign) for name, sign in signs.items()]
    known.add_context_category("signs", prepend=True, macros=more)
    return LatexNodes2Text(latex_context=known)


def decoded(field: str) -> str:
    return str(latex().latex_to_text(field))


def names_of(people: list[BibPerson]) -> list[str]:
    """`Family, Given` as a reader of BibTeX has them after it took particles from the name."""
    return [
        ", ".join(
            filter(
                None,
                (
                    " ".join([*one.prelast_names, *one.last_names]),
                    " ".join([*one.first_names, *one.middle_names]),
                ),
            )
        )
        for one in people
    ]


def name(person: Person) -> str:
    if is_organisation(person):
        return person.name
    return ", ".join(filter(None, (person.family, person.given)))


def read_bibtex(text: str, reference: Reference) -> dict[str, Any]:
    entry = parse_string(text, "bibtex").entries[reference.id]
    assert entry.type == "techreport"
    houses = split_tex_string(entry.fields.get("institution", ""), sep=" and ")
    return {
        "title": decoded(entry.fields["title"]),
        "author": [decoded(one) for one in names_of(entry.persons.get("author", []))],
        "editor": [decoded(one) for one in names_of(entry.persons.get("editor", []))],
        "publishers": tuple(decoded(house) for house in houses),
        "series": decoded(entry.fields.get("series", "")),
        "number": decoded(entry.fields.get("number", "")),
        "type": decoded(entry.fields.get("type", "")),
        "issued": entry.fields.get("date", ""),
        "year": entry.fields.get("year", ""),
        "url": entry.fields.get("url", ""),
        "note": decoded(entry.fields.get("note", "")),
    }


@often
@given(metas())
def test_bibtex_is_read_back_without_loss(meta: Meta) -> None:
    brief = brief_with(meta)
    cited = passages_of(published(brief), brief.passages[:2])
    reference = cited.reference
    found = read_bibtex(bibtex([cited]), reference)
    assert found == {
        "title": reference.whole_title,
        "author": [name(person) for person in reference.authors],
        "editor": [name(person) for person in reference.editors],
        "publishers": reference.publishers,
        "series": reference.series,
        "number": reference.number,
        "type": "Policy brief",
        "issued": reference.issued,
        "year": reference.issued[:4],
        "url": "https://glossator.example/briefs/test-brief-1/editions/3/#p1",
        "note": "Glossator annotated edition 3; ¶¶ 1–2",
    }


@often
@given(metas())
def test_ris_is_read_back_without_loss(meta: Meta) -> None:
    brief = brief_with(meta)
    cited = passages_of(published(brief), brief.passages[2:3])
    reference = cited.reference
    (found,) = RISparser.read(ris([cited]).splitlines())
    year, month, day = (*reference.issued.split("-"), "", "")[:3]
    expected = {
        "type_of_reference": "RPRT",
        "id": reference.id,
        "title": reference.whole_title,
        "authors": [name(person) for person in reference.authors],
        "unknown_tag": {"ED": [name(person) for person in reference.editors]},
        "secondary_title": reference.series,
        "issn": reference.number,
        "type_of_work": "Policy brief",
        "publisher": "; ".join(reference.publishers),
        "year": year,
        "date": f"{year}/{month}/{day}/" if year else "",
        "language": reference.language,
        "url": "https://glossator.example/briefs/test-brief-1/editions/3/#p3",
        "notes": ["Glossator annotated edition 3", "¶ 3"],
    }
    if not reference.editors:
        del expected["unknown_tag"]
    assert found == {key: value for key, value in expected.items() if value}


@cache
def csl_validator() -> jsonschema.Draft202012Validator:
    schema = json.loads((ROOT / "docs/schemas/csl.json.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@often
@given(metas())
def test_csl_json_is_what_its_schema_says_and_says_all(meta: Meta) -> None:
    brief = brief_with(meta)
    reference = published(brief)
    items = json.loads(csl_json([Citable(reference)]))
    assert [error.message for error in csl_validator().iter_errors(items)] == []
    (item,) = items
    dates = item.get("issued", {}).get("date-parts", [[]])[0]
    assert "-".join(f"{part:02}" for part in dates) == reference.issued
    assert item["title"] == reference.whole_title
    for role, people in (("author", reference.authors), ("editor", reference.editors)):
        found = [
            one.get("literal") or ", ".join(filter(None, (one["family"], one.get("given"))))
            for one in item.get(role, [])
        ]
        assert found == [name(person) for person in people]
    assert item.get("number", "") == reference.number
    assert item.get("collection-title", "") == reference.series


def test_a_schema_that_says_nothing_would_be_noticed() -> None:
    item = {"id": "a", "type": "report", "title": "T"}
    assert csl_validator().is_valid([item])
    for wrong in ({"type": "book"}, {"title": " "}, {"issue": "1"}, {"author": [{}]}, {"URL": "x"}):
        assert not csl_validator().is_valid([{**item, **wrong}])


@pytest.mark.parametrize("name", ALL)
def test_the_files_of_a_brief_hold_the_original_and_this_edition(name: str) -> None:
    files = files_of(known(name))
    assert set(files) == {"cite.bib", "cite.ris", "cite.csl.json"}
    both = [name, f"{name}-annotated"]
    assert list(parse_string(files["cite.bib"], "bibtex").entries) == both
    assert [one["id"] for one in RISparser.read(files["cite.ris"].splitlines())] == both
    items = json.loads(files["cite.csl.json"])
    assert [item["id"] for item in items] == both
    assert "URL" not in items[0]
    assert items[1]["URL"] == f"{HOME.url}briefs/{name}/"
    assert csl_validator().is_valid(items)


def test_the_library_holds_this_edition_of_every_brief() -> None:
    briefs = [known(name) for name in ALL]
    files = library_files([edition_of(original_of(brief), HOME) for brief in briefs])
    assert set(files) == {f"library.{ending}" for ending in WRITERS}
    keys = [f"{name}-annotated" for name in ALL]
    assert list(parse_string(files["library.bib"], "bibtex").entries) == keys
    assert len(list(RISparser.read(files["library.ris"].splitlines()))) == len(keys)
    assert [item["id"] for item in json.loads(files["library.csl.json"])] == keys


# --- a place in an edition ------------------------------------------------------------------


@pytest.mark.parametrize("name", ALL)
def test_a_template_filled_for_a_place_is_what_the_processor_writes_for_it(name: str) -> None:
    brief = known(name)
    templates = sheet(original_of(brief), published(brief), PROCESSOR).place
    many = places(brief)
    few = many if name in REAL else [*many[:2], *many[-3:]]
    for cited in few:
        written = forms(cited, PROCESSOR)
        filled = {
            format: in_place(templates[format], format, cited, PROCESSOR) for format in written
        }
        assert filled == written


@seldom
@given(metas(), phrases)
def test_a_template_of_any_work_is_filled_without_loss(meta: Meta, words: str) -> None:
    brief = brief_with(meta)
    edition = published(brief)
    templates = sheet(original_of(brief), edition, PROCESSOR).place
    cited = passages_of(edition, brief.passages[1:], words)
    for format, form in forms(cited, PROCESSOR).items():
        assert in_place(templates[format], format, cited, PROCESSOR) == form


def test_a_template_serves_every_edition_and_the_text_as_it_stands() -> None:
    brief = brief_with(SHORT)
    templates = sheet(original_of(brief), published(brief), PROCESSOR).place
    for number in (None, 1, 12):
        edition = edition_of(original_of(brief), HOME, number)
        cited = passages_of(edition, brief.passages[:1], "First words.")
        for format, form in forms(cited, PROCESSOR).items():
            assert in_place(templates[format], format, cited, PROCESSOR) == form


# --- an editors' note -----------------------------------------------------------------------


def test_an_editors_note_is_the_work_of_the_editors_in_every_format() -> None:
    brief = brief_with(replace(SHORT, title="“Ports” and Plans"))
    note = annotation_of(published(brief), NOTE, HOME)
    found = {name: form.text for name, form in forms(Citable(note), PROCESSOR).items()}
    url = "https://glossator.example/briefs/test-brief-1/editions/3/#a5"
    assert {name: found[name] for name in found if name in NOTED} == NOTED
    assert all(url in found[name] for name in found if name not in ("apa", "mla", "harvard"))
    (entry,) = parse_string(found["bibtex"], "bibtex").entries.values()
    assert [str(person) for person in entry.persons["author"]] == ["{Editors of Glossator}"]
    assert entry.fields["note"] == "On Anthony B. Kim, “Ports” and Plans, 2026"
    (record,) = RISparser.read(found["ris"].splitlines())
    assert record["authors"] == ["Editors of Glossator"]
    assert record["secondary_title"] == "Glossator annotated edition 3"
    (item,) = json.loads(found["csl-json"])
    assert csl_validator().is_valid([item])
    assert item["author"] == [{"literal": "Editors of Glossator"}]
    assert item["title"] == "Editors’ note a5 on “‘Ports’ and Plans”"
    assert item["issued"] == {"date-parts": [[2026, 11, 28]]}
    assert found["markdown"] == f"[Editors’ note a5 on Kim 2026](<{url}>)"


NOTED = {
    "chicago": "Editors of Glossator, “Editors’ Note a5 on ‘“Ports” and Plans,’” Glossator "
    "Annotated Edition 3, November 28, 2026, "
    "https://glossator.example/briefs/test-brief-1/editions/3/#a5.",
    "apa": "(Editors of Glossator, 2026)",
    "apa-entry": "Editors of Glossator. (2026, November 28). Editors’ note a5 on “‘Ports’ and "
    "Plans.” Glossator Annotated Edition 3. "
    "https://glossator.example/briefs/test-brief-1/editions/3/#a5",
    "mla": "(Editors of Glossator)",
    "mla-entry": "Editors of Glossator. “Editors’ Note a5 on ‘“Ports” and Plans.’” Glossator "
    "Annotated Edition 3, 28 Nov. 2026, "
    "https://glossator.example/briefs/test-brief-1/editions/3/#a5.",
    "harvard": "(Editors of Glossator, 2026)",
    "harvard-entry": "Editors of Glossator (2026) Editors’ note a5 on “‘Ports’ and Plans”, "
    "Glossator annotated edition 3. Available at: "
    "https://glossator.example/briefs/test-brief-1/editions/3/#a5.",
}


@pytest.mark.parametrize(
    ("by", "names"),
    [
        ("editors", ["Editors of Glossator"]),
        ("AB", ["Ada Brook"]),
        ("AB and CD", ["Ada Brook", "Cho Dan"]),
        ("AB, XY", ["Editors of Glossator"]),
        ("XY", ["Editors of Glossator"]),
        ("", ["Editors of Glossator"]),
    ],
)
def test_a_note_is_by_whom_the_site_knows_by_the_initials(by: str, names: list[str]) -> None:
    home = replace(HOME, editors=(("AB", "Ada Brook"), ("CD", "Cho Dan")))
    assert [person.name for person in authors_of(by, home)] == names


@pytest.mark.parametrize("name", REAL)
def test_a_template_filled_for_a_note_is_what_the_processor_writes_for_it(name: str) -> None:
    brief = known(name)
    notes = (NOTE, replace(NOTE, id=Anchor("a12")), replace(NOTE, id=Anchor("a13"), date="2027-01"))
    found = sheet(original_of(brief), published(brief), PROCESSOR, notes, HOME).notes
    for one in notes[:2]:
        for number in (None, 3):
            edition = edition_of(original_of(brief), HOME, number)
            written = forms(Citable(annotation_of(edition, one, HOME)), PROCESSOR)
            assert {f: filled(found[one.id][f], one.id, number) for f in written} == written


@pytest.mark.parametrize("name", REAL)
def test_a_script_can_cite_a_place_by_what_is_published(name: str) -> None:
    brief = known(name)
    edition = published(brief)
    found = sheet(original_of(brief), edition, PROCESSOR)
    file = json.loads(cite_json(brief, found, edition.url, PROCESSOR, edition))
    cited = passages_of(edition, brief.passages[3:5], "Some words.")
    written = forms(cited, PROCESSOR)
    marks, fixed = file["marks"], file["fixed"]
    for one in file["place"]["formats"]:
        place = f"{one['labels']['paragraph'][1]}4–5"
        text = one["text"].replace(marks["place"], place).replace(marks["anchor"], "p4")
        text = text.replace(marks["edition"], fixed["edition"])
        text = text.replace(marks["version"], fixed["version"])
        assert text.replace(marks["words"], "Some words.") == written[one["id"]].text
        assert one["label"] == FORMATS[one["id"]]


def test_a_script_learns_since_which_edition_a_passage_or_note_is_unchanged() -> None:
    brief = brief_with(SHORT)
    found = sheet(original_of(brief), edition_of(original_of(brief), HOME), PROCESSOR)
    since = {Anchor(id): 2 for id in ("p1", "n1", "s1", "q1", "a5")}
    brief = replace(brief, annotations=(NOTE,))
    url = HOME.page("briefs", brief.id)
    file = json.loads(cite_json(brief, found, url, PROCESSOR, published(brief), (), since))
    assert file["unchanged"] == {"p1": 2, "n1": 2, "a5": 2}
    assert file["fixed"] == {
        "label": "Annotated edition 3, 28 November 2026",
        "edition": " 3",
        "version": "editions/3/",
        "row": [],
    }


def test_what_scripts_read_is_what_its_schema_says(site: pipeline.Site) -> None:
    schema = json.loads((ROOT / "docs/schemas/cite.json.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    found = [json.loads(page.text) for page in site.pages if page.uri.endswith("/cite.json")]
    texts = (*site.shelf.briefs, *site.shelf.editions)
    assert len(found) == len(texts) + len(site.shelf.terms)
    for one in found:
        assert [error.message for error in validator.iter_errors(one)] == []
    brief = next(one for one in found if "place" in one)
    ids = [one["id"] for one in brief["place"]["formats"]]
    assert ids == list(FORMATS)
    for wrong in ({"entry": brief["edition"]}, {"marks": {}}, {"format": "x"}, {"place": 1}):
        assert not validator.is_valid({**brief, **wrong})


def test_the_entries_of_terms_are_what_the_processor_writes_for_each(
    site: pipeline.Site,
) -> None:
    found = dict(term_forms(site.shelf.terms, HOME, PROCESSOR))
    assert len(found) == len(site.shelf.terms) > 100
    for term in site.shelf.terms[::8]:
        assert found[term.id] == forms(Citable(entry_of(term, HOME)), PROCESSOR)


def test_an_entry_is_cited_as_one_of_a_dictionary(site: pipeline.Site) -> None:
    term = next(term for term in site.shelf.terms if term.id == "alliance")
    found = {
        name: form.text for name, form in forms(Citable(entry_of(term, HOME)), PROCESSOR).items()
    }
    url = "https://glossator.example/glossary/alliance/"
    assert found["chicago"] == f"“alliance,” Glossary (Glossator), {url}."
    assert found["apa-entry"] == f"Glossator. (n.d.). alliance. In Glossary. {url}"
    assert found["mla-entry"] == f"“alliance.” Glossary, Glossator, {url}."
    assert (
        found["harvard-entry"] == f"Glossator (no date) ‘alliance’, Glossary. Available at: {url}."
    )
    box = BeautifulSoup(entry_box(forms(Citable(entry_of(term, HOME)), PROCESSOR)), "html.parser")
    shown = {str(dd["data-format"]): dd.get_text() for dd in box.select("dd")}
    assert shown == {name: found[name] for name in shown}
    assert "chicago" in shown
    assert "chicago-entry" not in found  # it lists no dictionary that is well known
    assert all(found.values())
    (record,) = RISparser.read(found["ris"].splitlines())
    assert record["type_of_reference"] == "DICT"
    assert record["secondary_title"] == "Glossary"


def test_a_site_without_an_address_gives_none_to_cite() -> None:
    brief = brief_with(SHORT)
    nowhere = Home("Glossator", "")
    found = sheet(original_of(brief), edition_of(original_of(brief), nowhere), PROCESSOR)
    assert {"link", "markdown"} & {*found.edition, *found.place} == set()
    assert found.edition["chicago"].text.endswith("(The House, 2026), Glossator annotated edition.")
    lines = brief_head(brief, edition_of(original_of(brief), nowhere))
    assert not any("http" in line or 'href=""' in line for line in lines[:-1])
    files = brief_files(original_of(brief), edition_of(original_of(brief), nowhere))
    assert csl_validator().is_valid(json.loads(files["cite.csl.json"]))


# --- the box on the page --------------------------------------------------------------------


@seldom
@given(metas())
def test_the_box_shows_both_works_and_nothing_in_it_is_markup_of_a_text(meta: Meta) -> None:
    brief = brief_with(meta)
    found = sheet(original_of(brief), edition_of(original_of(brief), HOME), PROCESSOR)
    html = cite_box(found)
    assert "\n\n" not in html  # or Markdown would go on after it
    box = BeautifulSoup(html, "html.parser")
    ours = {"details", "summary", "div", "p", "strong", "span", "dl", "dt", "dd", "i", "a"}
    assert {tag.name for tag in box.find_all(True)} <= ours
    for part, forms_ in zip(box.select(".cited"), (found.original, found.edition), strict=True):
        for shown in part.select("dd"):
            assert shown.get_text() == forms_[str(shown["data-format"])].text
    assert [link["href"] for link in box.select("a[download]")] == [
        "cite.bib", "cite.ris", "cite.csl.json",
    ]  # fmt: skip


# --- as the CSL project has it --------------------------------------------------------------


@pytest.mark.parametrize("name", ["csl.json", "works.csl.json"])
def test_our_schemas_allow_no_word_that_csl_does_not_have(name: str) -> None:
    schema = json.loads((ROOT / f"docs/schemas/{name}.schema.json").read_text("utf-8"))
    defs = schema["$defs"]
    item = defs.get("fields", defs["item"])["properties"]
    assert set(item["type"]["enum"]) <= csl.TYPES
    assert item.keys() <= {"id", "type"} | csl.NAMES | csl.DATES | csl.NUMBERS | csl.TEXTS
    refers = {key: str(value.get("$ref", "")).rpartition("/")[2] for key, value in item.items()}
    assert {key for key, to in refers.items() if to == "names"} == item.keys() & csl.NAMES
    assert {key for key, to in refers.items() if to == "date"} == item.keys() & csl.DATES
    forms_ = defs["name"].get("oneOf", [defs["name"]])
    assert {key for form in forms_ for key in form["properties"]} <= csl.IN_NAME | csl.FLAGS
    assert defs["date"]["properties"].keys() <= csl.IN_DATE


def test_all_that_is_published_as_csl_json_is_csl(site: pipeline.Site) -> None:
    files = {page.uri: page.text for page in site.pages}
    items = [text for uri, text in files.items() if uri.endswith(".csl.json")]
    cited = [json.loads(text) for uri, text in files.items() if uri.endswith("cite.json")]
    works = [one[key] for one in cited for key in ("original", "edition", "entry") if key in one]
    works += [one for file in cited for one in (file.get("place"), *file.get("notes", [])) if one]
    items += [f["text"] for work in works for f in work["formats"] if f["id"] == "csl-json"]
    assert len(items) > len(cited)
    assert [says for text in items for says in csl.not_csl(json.loads(text))] == []


def test_what_is_no_csl_is_seen() -> None:
    item = {"id": "a", "type": "report", "title": "T"}
    assert csl.not_csl([item]) == []
    for wrong in (
        {"type": "policy-brief"},
        {"id": None},
        {"titel": "T"},
        {"title": ["T"]},
        {"author": [{"name": "A"}]},
        {"author": "A"},
        {"issued": "2026"},
        {"issued": {"date-parts": [[2026, 4, 21, 1]]}},
        {"issued": {"year": 2026}},
    ):
        assert len(csl.not_csl([{**item, **wrong}])) == 1
