"""`annotations.yml`: what an editor may write, where a note is held, and what is said when not."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
import yaml

from briefs import brief
from editions import KIM, KUIK, ROOT, SITE
from glossator import pipeline
from glossator.__main__ import receive
from glossator.findings import Report
from glossator.handwritten import Handwritten, json_schema, load
from glossator.marking.annotate import annotate
from glossator.marking.annotations import Annotations
from glossator.model.annotations import Annotation, Hold
from glossator.model.brief import Brief, Tombstone
from glossator.model.ids import Anchor
from glossator.model.shelf import Shelf
from glossator.model.spans import Span, SpanType
from glossator.reading.lock_file import dump, parse
from glossator.writing.concordance import Concordance
from glossator.writing.reader import reader_copy
from glossator.writing.tombstone import tombstone_of

SCHEMA = ROOT / "docs/schemas/annotations.yml.schema.json"
COMMENT = "Made from hooks/glossator/marking/annotations.py by `make accept`; do not edit."
FILE = "briefs/test-brief-1/annotations.yml"

TREATY = (
    "The alliance rests on a treaty of 1953. The alliance has never been tested since then, "
    "and those who signed it hoped that it never would be."
)
TRADE = "Trade grew for forty years before anybody thought of it as a matter of security at all."


def written(*targets: str, text: str = "A word on this.") -> Handwritten[Annotations]:
    """Notes a1, a2, … on these targets, each as YAML between braces."""
    rows = "".join(
        f"  - {{id: a{n}, target: {target}, kind: context, text: {text}, date: 2026-11-28}}\n"
        for n, target in enumerate(targets, 1)
    )
    report = Report()
    notes = load(Annotations, f"notes:\n{rows}", FILE, report)
    assert [str(finding) for finding in report] == []
    assert notes is not None
    return notes


def held(made: Brief, *targets: str) -> tuple[Brief, Report]:
    report = Report()
    return annotate(made, written(*targets), {}, FILE, report), report


def words(made: Brief, one: Annotation) -> str:
    passage = next(p for p in made.passages if p.id == one.of)
    return passage.text[one.start : one.end]


# --- where a note is held ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("{quote: never been tested since then}", "p1: never been tested since then"),
        ("{passage: p1, quote: treaty}", "p1: treaty"),
        ("{passage: p1, quote: The alliance, suffix: has never}", "p1: The alliance"),
        ("{passage: p1, quote: The alliance, prefix: 1953.}", "p1: The alliance"),
        ("{passage: p1, quote: THE ALLIANCE  RESTS on a}", "p1: The alliance rests on a"),
        ("{passage: p2}", "p2: "),
        ("{section: s1}", "s1"),
        ("{figure: fig1}", "fig1"),
        ("{note: n1}", "n1"),
        ("{brief: true}", "the brief"),
    ],
)
def test_a_note_is_held_by_what_its_target_names(target: str, expected: str) -> None:
    made, report = held(brief("# Chaos?", TREATY, "! Figure 1: Trade", TRADE, "^ Kim."), target)
    (one,) = made.annotations
    assert [str(finding) for finding in report] == []
    assert one.hold is Hold.SURE
    place = str(one.of or "the brief")
    assert (f"{place}: {words(made, one)}" if place.startswith("p") else place) == expected


def test_a_readers_copy_has_the_notes_of_a_passage_in_reading_order() -> None:
    plain = brief(TREATY)
    made, _ = held(
        replace(plain, passages=(replace(plain.passages[0], spans=()),)),
        "{passage: p1, quote: tested since then}",
        "{passage: p1, quote: a treaty of 1953}",
        "{passage: p1}",
        "{brief: true}",
    )
    copy = reader_copy(made, Concordance(Shelf((made,))), SITE)
    assert re.findall(r"\[Editors’ note (a[0-9])\]", copy) == ["a4", "a3", "a2", "a1"]


def test_of_a_quotation_that_occurs_twice_the_prefix_and_suffix_choose_one() -> None:
    made, _ = held(
        brief(TREATY),
        "{passage: p1, quote: The alliance, suffix: rests}",
        "{passage: p1, quote: The alliance, suffix: has never}",
    )
    assert [one.start for one in made.annotations] == [0, TREATY.index("The alliance has")]


def test_a_quotation_that_occurs_twice_without_them_is_in_doubt() -> None:
    made, report = held(brief(TREATY), "{passage: p1, quote: The alliance}")
    assert made.annotations[0].hold is Hold.DOUBTFUL
    assert [finding.code for finding in report] == ["annotation-ambiguous"]


def test_a_quotation_found_in_another_passage_than_named_is_held_with_a_warning() -> None:
    made, report = held(brief(TREATY, TRADE), "{passage: p1, quote: a matter of security at all}")
    (one,) = made.annotations
    assert (one.hold, one.of) == (Hold.EDITED, "p2")
    assert [finding.code for finding in report] == ["annotation-edited"]


def test_the_warning_shows_the_old_words_and_the_new() -> None:
    _, report = held(brief(TREATY), "{passage: p1, quote: those that signed it wished that}")
    (finding,) = report
    assert "those that signed it wished that" in finding.says
    assert "those who signed it hoped that" in finding.says
    assert (finding.file, finding.line) == (FILE, 2)


def test_a_quotation_runs_over_emphasis_a_link_a_note_mark_and_a_mend() -> None:
    spans = (
        Span(SpanType.EMPHASIS, 4, 12),
        Span(SpanType.LINK, 22, 28, (("href", "https://example.org/"), ("supplied", False))),
        Span(SpanType.NOTE_REF, 28, 28, (("note", "n1"),)),
        Span(SpanType.MEND, 32, 36, (("was", "19 53"), ("why", "a column cut it"))),
    )
    plain = brief(TREATY, "^ Kim.")
    (passage,) = plain.passages
    marked = replace(plain, passages=(replace(passage, spans=spans),))
    made, report = held(marked, "{passage: p1, quote: alliance rests on a treaty of 1953}")
    (one,) = made.annotations
    assert words(made, one) == "alliance rests on a treaty of 1953"
    assert [str(finding) for finding in report] == []
    assert set(spans) <= set(made.passages[0].spans)


def test_the_mark_of_a_note_that_was_copied_with_the_words_does_no_harm() -> None:
    made, report = held(brief(TREATY), "{passage: p1, quote: a treaty of 1953.¹ The alliance has}")
    assert words(made, made.annotations[0]) == "a treaty of 1953. The alliance has"
    assert [str(finding) for finding in report] == []


def test_words_that_need_no_passage_are_found_also_where_one_was_mistyped() -> None:
    made, report = held(
        brief(TREATY, TRADE), "{quote: before anybody thought of it as the matter of}"
    )
    assert made.annotations[0].of == "p2"
    assert [finding.code for finding in report] == []


@pytest.mark.parametrize("slip", ["[[]]", "[[p1 and so on", "[[P1]]"])
def test_brackets_that_point_nowhere_are_told_of(slip: str, tmp_path: Path) -> None:
    made = Project(tmp_path)
    made.write("annotations.yml", NOTE.replace("Nobody has tried.", f'"See {slip}."'))
    assert "reference-unknown" in made.build()[1]


def test_two_notes_may_stand_on_overlapping_words() -> None:
    made, _ = held(
        brief(TREATY),
        "{passage: p1, quote: rests on a treaty}",
        "{passage: p1, quote: a treaty of 1953}",
    )
    spans = [s for s in made.passages[0].spans if s.type is SpanType.ANNOTATION]
    assert [(s.start, s.end) for s in spans] == [(13, 30), (22, 38)]


def test_marking_notes_changes_no_word_and_twice_is_once() -> None:
    plain = brief(TREATY, TRADE)
    notes = written("{passage: p1, quote: treaty}", "{passage: p2}")
    once = annotate(plain, notes, {}, FILE, Report())
    assert [p.text for p in once.passages] == [p.text for p in plain.passages]
    assert annotate(once, notes, {}, FILE, Report()) == once


# --- a project whose text changes ----------------------------------------------------------

SOURCE = f"Harbour Brief No. 3\n\nThe Harbour and Its Tides\n\n{TREATY}\n\n{TRADE}\n"
NOTE = """notes:
  - id: a1
    target: {passage: p1, quote: "never been tested since then"}
    kind: context
    text: Nobody has tried.
    date: 2026-11-28
"""


class Project:
    """A brief with a note, built again after each change."""

    def __init__(self, root: Path) -> None:
        self.root, self.folder = root, root / "briefs" / "harbour-brief-3"
        self.folder.mkdir(parents=True)
        self.write("brief.yml", "")
        self.write("source.txt", SOURCE)
        self.write("annotations.yml", NOTE)

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, "utf-8")

    def build(self) -> tuple[pipeline.Site, list[str]]:
        report = Report()
        site = pipeline.build(self.root, SITE, report)
        pipeline.save(site)
        return site, [f.code for f in report if f.code.startswith(("annot", "quot", "refer"))]

    def receive(self, source: str) -> None:
        """A new copy of the source, whose addresses a person has confirmed."""
        self.write("source.txt", source)
        assert receive(self.root, "harbour-brief-3", lambda question: True) == 0

    def page(self, site: pipeline.Site) -> str:
        return next(p.text for p in site.pages if p.uri == "briefs/harbour-brief-3/index.md")


@pytest.fixture
def project_with_a_note(tmp_path: Path) -> Project:
    made = Project(tmp_path)
    assert made.build()[1] == []
    return made


def test_the_lock_remembers_the_sentence_of_a_note(project_with_a_note: Project) -> None:
    text = (project_with_a_note.folder / "permalinks.json").read_text("utf-8")
    lock = parse(text, "permalinks.json", Report())
    assert lock is not None
    (known,) = lock.annotations
    assert known.text == TREATY.partition(". ")[2]
    assert (known.id, known.of, known.withdrawn) == ("a1", "p1", False)
    assert dump(lock) == text


def test_a_note_whose_words_were_edited_stays_and_an_editor_is_told(
    project_with_a_note: Project,
) -> None:
    project_with_a_note.receive(
        SOURCE.replace("been tested since then", "been put to trial since then")
    )
    site, codes = project_with_a_note.build()
    assert codes == ["annotation-edited"]
    assert 'data-note="a1">never been put to trial since then' in project_with_a_note.page(site)


def test_a_note_whose_words_are_gone_is_listed_at_the_end_with_them(
    project_with_a_note: Project,
) -> None:
    project_with_a_note.receive(
        SOURCE.replace(
            "The alliance has never been tested since then, and those who signed it hoped that "
            "it never would be.",
            "Nothing more is to be said of it in this brief, which is about ships and harbours.",
        )
    )
    site, codes = project_with_a_note.build()
    assert codes == ["annotation-lost"]
    page = project_with_a_note.page(site)
    end = page.index("Editors’ notes without a place")
    assert page.index('<li id="a1">') > end
    assert "never been tested since then" in page[end:]
    assert "data-note" not in page


def test_a_note_whose_passage_was_withdrawn_is_not_drawn_elsewhere(
    project_with_a_note: Project,
) -> None:
    project_with_a_note.receive(SOURCE.replace(f"{TREATY}\n\n", ""))
    site, codes = project_with_a_note.build()
    assert codes == ["annotation-lost"]
    assert "data-note" not in project_with_a_note.page(site)


def test_what_a_person_quotes_anew_is_believed(project_with_a_note: Project) -> None:
    project_with_a_note.write("annotations.yml", NOTE.replace("p1", "p2").replace(
        "never been tested since then", "forty years"))  # fmt: skip
    site, codes = project_with_a_note.build()
    assert codes == []
    assert 'data-note="a1">forty years' in project_with_a_note.page(site)


def test_a_note_that_is_taken_out_leaves_its_address_behind(project_with_a_note: Project) -> None:
    project_with_a_note.write("annotations.yml", "")
    for _ in range(2):
        site, codes = project_with_a_note.build()
        assert codes == []
        says = "Editors’ note a1 on “never been tested since then” was withdrawn."
        assert f'<p class="tombstone" id="a1">{says}</p>' in project_with_a_note.page(site)


@pytest.mark.parametrize(
    ("target", "says"),
    [
        ("the brief", "on the brief"),
        ("p2", "on ¶\u00a02"),
        ("p12a", "on ¶\u00a012a"),
        ("s1", "on heading\u00a01"),
        ("p2 “peace & strength”", "on “peace &amp; strength”"),
        ("“forty years”", "on “forty years”"),
        ("p2 for “forty years” now", "on “forty years”"),
        ("p2 he said: “the “harbour” is full”", "on “the “harbour” is full”"),
    ],
)
def test_a_withdrawn_note_says_what_it_was_on(target: str, says: str) -> None:
    html = f'<p class="tombstone" id="a2">Editors’ note a2 {says} was withdrawn.</p>'
    assert tombstone_of(Tombstone(Anchor("a2"), target, 3)) == html


def test_an_unknown_reference_is_named_with_its_line_and_the_nearest_right_one(
    project_with_a_note: Project,
) -> None:
    text = NOTE.replace(
        "Nobody has tried.", ">\n      Nobody has\n      tried, see [[harbor-brief-3#p1]]."
    )
    project_with_a_note.write("annotations.yml", text)
    report = Report()
    pipeline.build(project_with_a_note.root, SITE, report)
    (finding,) = [f for f in report if f.code == "reference-unknown"]
    assert finding.line == 7
    assert "[[harbour-brief-3]]" in finding.says


# --- the file and its manual ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "says"),
    [
        ("{}", "must hold"),
        ("{passage: p1, section: s1}", "keep one"),
        ("{section: s1, quote: some words}", "cannot be a whole section"),
        ("{passage: p1, prefix: some words}", "without `quote`"),
        ("{passage: 12}", "such as `p12`"),
    ],
)
def test_a_target_must_name_one_thing(target: str, says: str) -> None:
    row = f"{{id: a1, target: {target}, kind: context, text: So., date: 2026-11-28}}"
    report = Report()
    assert load(Annotations, f"notes:\n  - {row}\n", FILE, report) is None
    assert says in " ".join(str(finding) for finding in report)


def test_the_schema_in_docs_is_made_from_the_model() -> None:
    made = json_schema(Annotations, COMMENT)
    if os.environ.get("GLOSSATOR_ACCEPT") == "1":
        SCHEMA.write_text(made, "utf-8")
    assert SCHEMA.read_text("utf-8") == made
    jsonschema.Draft202012Validator.check_schema(json.loads(made))


@pytest.mark.parametrize("name", [KIM, KUIK])
def test_the_schema_accepts_the_notes_of_the_real_briefs(name: str) -> None:
    text = (ROOT / "briefs" / name / "annotations.yml").read_text("utf-8")
    value = json.loads(json.dumps(yaml.safe_load(text), default=str))
    assert not list(
        jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text())).iter_errors(value)
    )


def test_the_manual_has_examples_that_are_read() -> None:
    manual = (ROOT / "docs/annotating.md").read_text("utf-8")
    found = re.findall(
        r"^```yaml\n((?:notes|reconstructions|relations):.*?)^```$", manual, re.M | re.S
    )
    assert len(found) == 3
    for example in found:
        report = Report()
        assert load(Annotations, example, "manual", report) is not None, [str(f) for f in report]


@pytest.mark.parametrize("name", [KIM, KUIK])
def test_a_real_brief_has_fifteen_notes_and_more_and_all_are_held(
    name: str, site: pipeline.Site
) -> None:
    (made,) = [b for b in site.shelf.briefs if b.id == name]
    assert len(made.annotations) >= 15
    assert {one.hold for one in made.annotations} == {Hold.SURE}
    for one in made.annotations:
        assert len(re.findall(r"[.?!](?=[\s”\")]|$)", one.text)) >= 2, one.id
