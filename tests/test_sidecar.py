"""`brief.yml`: what an editor may write, what is refused, and what schema and manual say of it."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from glossator.codes import CODES
from glossator.findings import Report
from glossator.handwritten import json_schema, load
from glossator.reading.sidecar import EDITORIAL_ROLES, Sidecar

ROOT = Path(__file__).parents[1]
SCHEMA = ROOT / "docs/schemas/brief.yml.schema.json"
MANUAL = ROOT / "docs/editing.md"
COMMENT = "Made from hooks/glossator/reading/sidecar.py by `make accept`; do not edit."

FULL = """\
# yaml-language-server: $schema=../../docs/schemas/brief.yml.schema.json
title: Toward a Pragmatic Alliance
subtitle: Seizing Opportunities
language: KO-kr
rights: © 2025 The authors.
series: {title: ROK-US Policy Brief, number: 008}
issued: 2024-02-29
authors:
  - name: Kuik Cheng-Chwee
    given: Cheng-Chwee
    family: Kuik
    affiliation: Asan
    position: Fellow
editors:
  - {name: Jungchul Lee, role: Head}
publishers:
  - name: The Institute
    parent: Seoul National University
    names: {ko: 통일평화연구원}
    url: https://ipus.snu.ac.kr/eng/
links:
  - quote: underscored
    href: https://www.example.org/a_(b)?c=d&e#f
  - {quote: our office, href: "mailto:office@example.org", note: From the website.}
archives:
  https://www.example.org/b: https://archive.example.org/b
aliases: [issue-brief-8, old-name]
overrules:
  - {quote: Why Activism, as: heading, level: 2, why: Size.}
  - {quote: deepening, as: list-item, depth: 0, why: Place.}
joins:
  - {quote: through the, to: previous, why: Column.}
  - {quote: The second, to: none, why: Page.}
mends:
  - {quote: the rst, printed: the first, why: Ligature.}
not-terms:
  - {quote: the Quad, term: quad, why: A courtyard.}
figures:
  fig1: {image: Figure_1-b.svg, alt: Five circles.}
  fig2a: {image: map.webp, alt: A map.}
"""


def reading(text: str) -> tuple[Sidecar | None, list[tuple[int, str]]]:
    report = Report()
    got = load(Sidecar, text, "briefs/x-1/brief.yml", report)
    return got and got.value, [(finding.line, finding.says) for finding in report]


def good(text: str) -> Sidecar:
    value, findings = reading(text)
    assert findings == []
    assert value is not None
    return value


# --- what an editor may write -------------------------------------------------------------


def test_an_empty_sidecar_says_nothing() -> None:
    assert good("") == Sidecar()
    assert not any(value for name, value in good("").model_dump().items() if name != "series")
    assert not any(good("").series.model_dump().values())


def test_every_key_can_be_written() -> None:
    sidecar = good(FULL)
    assert sidecar.model_fields_set == set(Sidecar.model_fields)
    assert (sidecar.language, sidecar.series.number, sidecar.issued) == (
        "ko-KR",
        "008",
        "2024-02-29",
    )
    assert sidecar.publishers[0].names == {"ko": "통일평화연구원"}
    assert [(rule.as_, rule.level, rule.depth) for rule in sidecar.overrules] == [
        ("heading", 2, None),
        ("list-item", None, 0),
    ]
    assert [join.to for join in sidecar.joins] == ["previous", "none"]
    assert sidecar.figures["fig1"].image == "Figure_1-b.svg"


@pytest.mark.parametrize("role", EDITORIAL_ROLES)
def test_a_piece_can_be_given_each_role_that_the_manual_names(role: str) -> None:
    sidecar = good(f"overrules:\n- {{quote: a, as: {role}, why: b}}\n")
    assert sidecar.overrules[0].as_ == role
    assert f"`{role}`" in MANUAL.read_text("utf-8")


@pytest.mark.parametrize("issued", ["2025", "2025-04", "2025-04-15", "2024-02-29"])
def test_a_date_keeps_its_precision(issued: str) -> None:
    assert good(f"issued: {issued}\n").issued == issued


@pytest.mark.parametrize(
    ("typed", "usual"),
    [("NO", "no"), ("en-gb", "en-GB"), ("ZH-hant-tw", "zh-Hant-TW"), ("de-CH-1996", "de-CH-1996")],
)
def test_a_language_tag_is_brought_into_its_usual_case(typed: str, usual: str) -> None:
    assert good(f"language: {typed}\n").language == usual


def test_a_sidecar_cannot_be_changed_once_read() -> None:
    with pytest.raises(ValueError, match="frozen"):
        good(FULL).title = "Another"


# --- what is refused ----------------------------------------------------------------------


def entry(key: str, **values: str) -> str:
    return f"{key}:\n- " + "\n  ".join(f"{name}: {value}" for name, value in values.items()) + "\n"


BROKEN: dict[str, tuple[str, int, str]] = {
    "an unknown key": (
        "auther: Kim\n",
        1,
        "no key `auther` here; did you mean `authors`?",
    ),
    "an unknown key of a person": (entry("authors", name="a", familly="b"), 3, "mean `family`?"),
    "an author as words": ("authors: Kim\n", 1, "`authors` must be a list"),
    "an author as a word in a list": ("authors: [Kim]\n", 1, "such as `name: …`"),
    "an author without a name": (entry("authors", family="Kim"), 2, "`name` is missing"),
    "a day that does not exist": (
        "issued: 2025-02-30\n",
        1,
        "must be a year, month or day that exists",
    ),
    "a month that does not exist": ("issued: 2025-13\n", 1, "must be a year, month or day"),
    "a date as printed": ("issued: April 2025\n", 1, "must be a year, month or day"),
    "digits of another script": ("issued: ２０２５\n", 1, "must be a year, month or day"),
    "a language by its name": ("language: English\n", 1, "a language tag of BCP 47"),
    "a publisher's name in a language by its name": (
        "publishers:\n- name: a\n  names:\n    korean: b\n",
        4,
        "`korean` must be a language tag",
    ),
    "a publisher's site that is none": (entry("publishers", name="a", url="b.org"), 3, "https://"),
    "a link that runs": (
        entry("links", quote="a", href="'javascript:x'"),
        3,
        "must begin with",
    ),
    "a link within the site": (entry("links", quote="a", href="/b"), 3, "must begin with"),
    "a link to a file": (
        entry("links", quote="a", href="file:///b"),
        3,
        "must begin with",
    ),
    "a link that breaks out": (
        entry("links", quote="a", href="'http://b/\">'"),
        3,
        "without blanks",
    ),
    "a link with a blank": (entry("links", quote="a", href="http://b/c d"), 3, "blanks"),
    "a link to nobody": (
        entry("links", quote="a", href="'mailto:'"),
        3,
        "must begin with",
    ),
    "a link without words": (entry("links", href="http://b"), 2, "`quote` is missing: The words"),
    "a role that is near": (
        entry("overrules", quote="a", **{"as": "header"}, why="b"),
        3,
        "`heading`?",
    ),
    "a role that is none": (
        entry("overrules", quote="a", **{"as": "xyz"}, why="b"),
        3,
        "`as` cannot be `xyz`; there are `heading`, `paragraph`",
    ),
    "a role only for the machine": (
        entry("overrules", quote="a", **{"as": "repeat"}, why="b"),
        3,
        "`as` cannot be `repeat`; there are `heading`",
    ),
    "a level of a paragraph": (
        entry("overrules", quote="a", **{"as": "paragraph"}, level="2", why="b"),
        4,
        "`level` belongs to `as: heading` alone",
    ),
    "a depth of a heading": (
        entry("overrules", quote="a", **{"as": "heading"}, depth="2", why="b"),
        4,
        "`depth` belongs to `as: list-item` alone",
    ),
    "a level of seven": (
        entry("overrules", quote="a", **{"as": "heading"}, level="7", why="b"),
        4,
        "`level` must be 6 or less",
    ),
    "an overrule without a reason": (
        entry("overrules", quote="a", **{"as": "heading"}),
        2,
        "`why` is missing: The reason",
    ),
    "a quotation without a word": (
        entry("overrules", quote="'* * *'", **{"as": "running-head"}, why="b"),
        2,
        "`quote` must hold at least one word",
    ),
    "a join to nothing": (entry("joins", quote="a", to="next", why="b"), 3, "`previous`, `none`"),
    "a mend that mends nothing": (
        entry("mends", quote="a  b", printed="a b", why="c"),
        3,
        "the same",
    ),
    "a mend that takes away all": (
        entry("mends", quote="a", printed="'-'", why="c"),
        3,
        "one word",
    ),
    "a figure by its name": (
        "figures:\n  Figure 1: {image: a.png, alt: b}\n",
        2,
        "`Figure 1` must be a figure's address on the page",
    ),
    "an image without words": (
        "figures:\n  fig1: {image: a.png}\n",
        2,
        "`alt` is missing",
    ),
    "an image with no words": (
        "figures:\n  fig1: {image: a.png, alt: ''}\n",
        2,
        "`alt` is empty",
    ),
    "an image elsewhere": ("figures:\n  fig1: {image: ../a.png, alt: b}\n", 2, "in this folder"),
    "an image elsewhere on Windows": (
        "figures:\n  fig1: {image: c\\a.png, alt: b}\n",
        2,
        "in this folder",
    ),
    "an image that is hidden": ("figures:\n  fig1: {image: .a.png, alt: b}\n", 2, "in this folder"),
    "an image that is a page": ("figures:\n  fig1: {image: a.html, alt: b}\n", 2, "ends in .svg"),
    "an image with two endings": (
        "figures:\n  fig1: {image: a.png.exe, alt: b}\n",
        2,
        "ends in .svg",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_sidecar_gives_the_line_and_how_to_mend_it(case: str) -> None:
    text, line, says = BROKEN[case]
    value, findings = reading(text)
    assert value is None
    assert len(findings) == 1
    assert findings[0][0] == line
    assert says in findings[0][1]


def test_all_mistakes_of_a_sidecar_are_said_at_once() -> None:
    value, findings = reading(
        "titel: a\nissued: never\nlanguage: English\nauthors: Kim\n"
        + entry("links", quote="a", href="b")
        + "figures:\n  fig1:\n    image: a/b.png\n"
    )
    assert value is None
    assert [line for line, _ in findings] == [1, 2, 3, 4, 7, 9, 10]


KEYS = sorted({*Sidecar.model_fields, "name", "quote", "as", "why", "to", "image", "fig1", "x"})
TREES = st.recursive(
    st.text('ab:-…\n"', max_size=8)
    | st.sampled_from(["heading", "none", "2025-04", "1", "https://a.org"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(KEYS) | st.text('ab:-…\n"', max_size=4), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@given(tree=st.dictionaries(st.sampled_from(KEYS), TREES, max_size=4))
def test_any_tree_gives_a_sidecar_or_findings(tree: dict[str, Any]) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True, default_style='"')
    value, findings = reading(text)
    assert (value is None) == bool(findings)
    assert all(line <= text.count("\n") + 1 for line, _ in findings)


# --- what the schema and the manual say ---------------------------------------------------


def accepted(path: Path, text: str) -> str:
    """What is committed at `path`; with GLOSSATOR_ACCEPT=1 `text` is written there first."""
    if os.environ.get("GLOSSATOR_ACCEPT") == "1":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return path.read_text("utf-8")


def for_tools(text: str) -> Any:
    """`text` as a YAML 1.2 tool sees it: plain numbers are numbers, a date is words."""
    return yaml.load(text, Loader=_Tool)


class _Tool(yaml.BaseLoader):
    """Words and whole numbers."""


_Tool.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[0-9]+$"), list("0123456789"))
_Tool.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))


def test_the_schema_in_docs_is_made_from_the_model() -> None:
    made = json_schema(Sidecar, COMMENT)
    assert accepted(SCHEMA, made) == made


def test_the_schema_describes_every_key() -> None:
    schema = json.loads(json_schema(Sidecar, COMMENT))
    jsonschema.Draft202012Validator.check_schema(schema)
    for part in (schema, *schema["$defs"].values()):
        assert part["description"]
        assert all(value["description"] for value in part["properties"].values())


def test_the_schema_takes_what_the_model_takes() -> None:
    schema = json.loads(json_schema(Sidecar, COMMENT))
    for text in (FULL, *examples()):
        jsonschema.validate(for_tools(text) or {}, schema)


@pytest.mark.parametrize(
    "case", [case for case in BROKEN if "unknown key" in case or "missing" in case]
)
def test_the_schema_refuses_unknown_keys_as_the_model_does(case: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(for_tools(BROKEN[case][0]), json.loads(json_schema(Sidecar, COMMENT)))


def examples() -> list[str]:
    blocks = re.findall(r"^( *)```yaml\n(.*?)^ *```$", MANUAL.read_text("utf-8"), re.M | re.S)
    texts = [re.sub(rf"^{indent}", "", text, flags=re.M) for indent, text in blocks]
    return [text for text in texts if not text.startswith("terms:")]  # that one is the glossary's


def test_every_example_in_the_manual_is_read_without_a_complaint() -> None:
    assert len(examples()) >= 8
    for text in examples():
        good(text)


def test_the_manual_has_an_example_of_every_key() -> None:
    keys = {key for text in examples() for key in good(text).model_fields_set}
    assert keys == set(Sidecar.model_fields)


def test_the_manual_explains_every_finding() -> None:
    rows = [
        f"| `{name}` | {code.level} | {code.says}. | {code.hint[0].upper()}{code.hint[1:]}. |"
        for name, code in CODES.items()
    ]
    table = "\n".join(
        ["", "| code | level | what is wrong | how to mend it |", "|---|---|---|---|", *rows]
    )
    page = MANUAL.read_text("utf-8")
    made = re.sub(
        r"(?<=writes this table -->\n).*?(?=<!-- end of findings)",
        lambda _: f"{table}\n\n",
        page,
        flags=re.S,
    )
    assert accepted(MANUAL, made) == made
