"""`glossary.yml`: what an editor may write, and what schema and manual say of it."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import jsonschema

from glossator.findings import Report
from glossator.handwritten import json_schema, load
from glossator.marking.glossary import Entry, Glossary

ROOT = Path(__file__).parents[1]
SCHEMA = ROOT / "docs/schemas/glossary.yml.schema.json"
COMMENT = "Made from hooks/glossator/marking/glossary.py by `make accept`; do not edit."


def test_the_schema_in_docs_is_made_from_the_model() -> None:
    made = json_schema(Glossary, COMMENT)
    if os.environ.get("GLOSSATOR_ACCEPT") == "1":
        SCHEMA.write_text(made, "utf-8")
    assert SCHEMA.read_text("utf-8") == made
    jsonschema.Draft202012Validator.check_schema(json.loads(made))


def test_the_glossary_itself_is_read_without_a_complaint() -> None:
    report = Report()
    glossary = load(Glossary, (ROOT / "glossary.yml").read_bytes(), "glossary.yml", report)
    assert [str(finding) for finding in report] == []
    assert glossary is not None
    assert len(glossary.value.terms) >= 70


def test_the_manual_has_an_example_of_an_entry_that_is_read() -> None:
    manual = (ROOT / "docs/editing.md").read_text("utf-8")
    (example,) = re.findall(r"^```yaml\n(terms:.*?)^```$", manual, re.M | re.S)
    report = Report()
    assert load(Glossary, example, "manual", report) is not None
    assert [str(finding) for finding in report] == []


def test_the_manual_names_every_key_of_an_entry() -> None:
    manual = (ROOT / "docs/editing.md").read_text("utf-8")
    glossary = manual[manual.index("## The glossary") :]
    for name, field in Entry.model_fields.items():
        assert (field.alias or name) in glossary, name
