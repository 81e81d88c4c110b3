"""Handwritten: a YAML file that a person wrote -> a pydantic model, or all its errors at once.

    authors:                     value.authors[0].name == "Kuik Cheng-Chwee"
      - name: Kuik Cheng-Chwee   line_of(("authors", 0, "name")) == 2

Models of such files are `Written`, of `values`. Where pydantic says what is wrong for a
programmer, `WRONG` says it again for an editor. The same models give the JSON Schemas in
docs/schemas/, which complete and check while one types.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import ErrorDetails, core_schema
from rapidfuzz import fuzz, process, utils

from glossator.compose import Path, compose, shown
from glossator.findings import Report

M = TypeVar("M", bound=BaseModel)

MOST_FINDINGS = 50
"""One slip can break every line of a file, and nobody reads more than this at a time."""

NEAR = 60
"""From this likeness of rapidfuzz on, a word is offered for another: `authors` for `auther`."""

WRONG: dict[str, str] = {
    "string_type": "must be words, no list and no keys of its own",
    "tuple_type": "must be a list, each entry on a line that begins with `- `",
    "dict_type": "must hold lines of `key: value`, indented",
    "model_type": "must hold lines of `key: value`, indented",
    "int_parsing": "must be a whole number, in digits",
    "int_parsing_size": "must be a whole number, in a few digits",
    "int_type": "must be a whole number, in digits",
    "bool_parsing": "must be `true` or `false`",
    "bool_type": "must be `true` or `false`",
    "greater_than_equal": "must be {ge} or more",
    "less_than_equal": "must be {le} or less",
    "string_too_short": "is empty; write something or take the key away",
    "string_too_long": "must be {max_length} characters or fewer",
    "value_error": "{error}",
}
"""Pydantic's types of error in an editor's words; braces are filled from the error's context."""


class Written(BaseModel):
    """What models of handwritten files share. The docstring under a field goes to the schema."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


@dataclass(frozen=True, slots=True)
class Handwritten(Generic[M]):
    """A model, and where each of its values stands in the file."""

    value: M
    lines: Mapping[Path, int]
    """1-based line of each key and of each entry of a list."""

    def line_of(self, path: Path) -> int:
        """Line of the value at `path`, else of the nearest thing around it, else 0 (the file).

        `line_of(("overrules", 2, "quote"))` is the line of the third overrule's quotation.
        """
        return _line_of(path, self.lines)


def load(model: type[M], text: str | bytes, file: str, report: Report) -> Handwritten[M] | None:
    """Read `text` as `model`; on any mistake report all of them under `file` and give None.

    Bytes must be UTF-8. An empty text is an empty mapping, and a key with nothing after its
    colon counts as not there.
    """
    try:
        found = compose(text if isinstance(text, str) else text.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        report.add("yaml", file, line, "the file is not in UTF-8; save it in UTF-8")
        return None
    complaints = [(line, "yaml", says) for line, says in found.complaints]
    value: M | None = None
    errors: list[tuple[Path, str]] = []
    if not found.broken:
        schema = model.model_json_schema(schema_generator=_ForTools)
        try:
            value = model.model_validate({} if found.tree == "" else found.tree)
        except ValidationError as failed:
            errors = [_reworded(error, schema) for error in failed.errors(include_url=False)]
        for path in found.left_out:
            keys = _keys(_part(schema, path[:-1]))
            if keys and path[-1] not in keys:
                errors.append((path, _unknown(path, keys)))
    for path, says in errors:
        if not any(path[:n] in found.refused for n in range(len(path) + 1)):
            complaints.append((_line_of(path, found.lines), "yaml-value", says))
    complaints.sort()
    for line, code, says in complaints[:MOST_FINDINGS]:
        report.add(code, file, line, says)
    if more := len(complaints) - len(complaints[:MOST_FINDINGS]):
        line = complaints[MOST_FINDINGS][0]
        report.add("yaml", file, line, f"{more} more mistakes follow; mend those above first")
    return Handwritten(value, found.lines) if value is not None and not complaints else None


def _line_of(path: Path, lines: Mapping[Path, int]) -> int:
    return next((lines[path[:n]] for n in range(len(path), 0, -1) if path[:n] in lines), 0)


# --- saying it again for an editor --------------------------------------------------------


def _reworded(error: ErrorDetails, schema: JsonSchemaValue) -> tuple[Path, str]:
    """Path of the value that is wrong, and one line on what it must be."""
    path, kind = error["loc"], error["type"]
    if not path:
        return path, "the file must hold lines of `key: value`"
    if kind == "extra_forbidden":
        return path, _unknown(path, _keys(_part(schema, path[:-1])))
    if path[-1] == "[key]":  # so pydantic calls a key that is not right
        path = path[:-1]
    part = _part(schema, path)
    if kind == "missing":
        return path, f"{_called(path)} is missing: {part.get('description', 'write it')}"
    if kind in ("literal_error", "enum"):
        given, known = shown(str(error["input"])), [str(name) for name in part.get("enum", ())]
        return path, _meant(given, known, f"{_called(path)} cannot be `{given}`")
    says = WRONG[kind].format_map(error.get("ctx", {})) if kind in WRONG else error["msg"]
    if kind == "model_type" and (keys := _keys(part)):
        says += f", such as `{keys[0]}: …`"
    return path, f"{_called(path)} {says}"


def _called(path: Path) -> str:
    """How an editor knows the value: by its key, or by its place in a list."""
    last = path[-1]
    if isinstance(last, int):
        return f"entry {last + 1} of {_called(path[:-1]) if path[:-1] else 'the list'}"
    return f"`{shown(last)}`"


def _unknown(path: Path, known: list[str]) -> str:
    return _meant(str(path[-1]), known, f"there is no key {_called(path)} here")


def _meant(given: str, known: list[str], says: str) -> str:
    """What is wrong, and the word that was meant where one is near, else all that there are."""
    near = process.extractOne(
        given, known, scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=NEAR
    )
    if near:
        return f"{says}; did you mean `{near[0]}`?"
    return f"{says}; there are " + ", ".join(f"`{name}`" for name in known)


def _part(schema: JsonSchemaValue, path: Path) -> dict[str, Any]:
    """The part of a JSON Schema that speaks of the value at `path`; empty when none does."""
    part: dict[str, Any] = schema
    for step in (None, *path):
        if isinstance(step, int):
            part = part.get("items", {})
        elif step is not None:
            part = part.get("properties", {}).get(step, part.get("additionalProperties")) or {}
        if "$ref" in part:
            part = {**schema["$defs"][part["$ref"].rpartition("/")[2]], **part}
    return part


def _keys(part: Mapping[str, Any]) -> list[str]:
    return list(part.get("properties", ()))


# --- the schema for tools -----------------------------------------------------------------


class _ForTools(GenerateJsonSchema):
    """Without titles and defaults, which would only repeat the keys to whoever is typing."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])


def json_schema(model: type[BaseModel], comment: str) -> str:
    """The JSON Schema of `model` as a file's text; `comment` says where it is made from."""
    schema = model.model_json_schema(schema_generator=_ForTools)
    head = {"$schema": GenerateJsonSchema.schema_dialect, "$comment": comment}
    return json.dumps(head | schema, ensure_ascii=False, indent=2) + "\n"
