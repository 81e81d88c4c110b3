"""The published record of every brief is what its JSON Schema says (docs/schemas)."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import jsonschema
import pytest

from editions import CORPUS, REAL, ROOT, brief_of, own_brief, written
from glossator import pipeline
from glossator.text import checksum


@cache
def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads((ROOT / "docs/schemas/brief.json.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def wrong(published: dict[str, Any]) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator().iter_errors(published)]


def record_of(name: str) -> dict[str, Any]:
    brief = own_brief(name) if name in REAL else brief_of(name)
    found: dict[str, Any] = json.loads(written(brief)["brief.json"])
    return found


@pytest.mark.parametrize("name", [*REAL, *CORPUS])
def test_the_record_is_what_its_schema_says(name: str) -> None:
    assert wrong(record_of(name)) == []


@pytest.mark.parametrize("name", REAL)
def test_the_record_on_the_site_is_what_its_schema_says(name: str, site: pipeline.Site) -> None:
    uri = f"briefs/{name}/brief.json"
    published = json.loads(next(page.text for page in site.pages if page.uri == uri))
    assert wrong(published) == []


@pytest.mark.parametrize("name", REAL)
def test_a_reader_can_check_each_passage_by_its_checksum(name: str) -> None:
    for passage in record_of(name)["passages"]:
        assert passage["sha256"] == checksum(passage["text"])
        assert passage["id"] == f"p{passage['number']}"
        assert passage["text"].startswith(passage["run_in"] or "")


@pytest.mark.parametrize("name", REAL)
def test_a_schema_that_says_nothing_would_be_noticed(name: str) -> None:
    published = record_of(name)
    assert wrong({**published, "more": 1})
    assert wrong({key: value for key, value in published.items() if key != "counts"})
    first = {**published["passages"][0], "spans": [{"type": "link", "start": 0, "end": 1}]}
    assert wrong({**published, "passages": [first]})
