"""Each room of the house knows its own words only (docs/model.md)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from editions import ROOT

HOOKS = ROOT / "hooks"
ROOMS = ("reading", "marking", "writing")
COMMANDS_ENTER = {
    *("reading.address", "reading.lock_file", "reading.published", "reading.receive"),
    "writing.outward",
}
"""What the editor's commands need of the rooms: `receive` shows a lock and writes it, `published`
names the files that git is asked for, `links` lists what leads out."""

HALL = (
    *("model", "text", "sentences", "codes", "findings", "names", "dates", "shorthand"),
    *("compose", "values", "handwritten"),
)
"""What every room may know."""

TOOLS = ("index", "settle", "draw", "github", "template", "outline", "probe", "versions")
"""Files that do one thing for whoever calls them, and know of the rest only the hall."""

ORDER = ("folders", "pipeline", "keeping", "releasing", "__main__")
"""The files that may enter every room."""

DOOR = "mkdocs_hook"

FILES = sorted(path.relative_to(HOOKS) for path in HOOKS.rglob("*.py"))


def name_of(file: Path) -> str:
    """`glossator/reading/lock.py` -> `reading.lock`; the hook file is `mkdocs_hook`."""
    return ".".join(file.with_suffix("").parts).removeprefix("glossator.")


def imports(file: Path) -> set[str]:
    """Modules that a file imports, wherever in it; ours without `glossator.`."""
    found: set[str] = set()
    for node in ast.walk(ast.parse((HOOKS / file).read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file} imports by dots"
            whole = [f"{node.module}.{alias.name}" for alias in node.names]
            modules = [
                w for w in whole if (HOOKS / w.replace(".", "/")).with_suffix(".py").exists()
            ]
            found |= set(modules or [node.module or ""])
    return {name.removeprefix("glossator.") for name in found}


OURS = {name_of(file) for file in FILES if file.stem != "__init__"}


def place_of(name: str) -> str:
    """Where a module of ours stands: in a room, in the hall, among the tools, above them all."""
    first = name.split(".")[0]
    if first in ROOMS:
        return first
    places = {"hall": HALL, "tools": TOOLS, "order": ORDER, "door": (DOOR,)}
    (place,) = (place for place, names in places.items() if first in names)
    return place


def room_of(name: str) -> str:
    """The room of a module; empty for what is in none, or not ours."""
    return name.split(".")[0] if name.split(".")[0] in ROOMS else ""


@pytest.mark.parametrize("name", sorted(OURS))
def test_every_file_has_its_place_and_the_manual_names_it(name: str) -> None:
    assert place_of(name)
    rows = (ROOT / "docs/model.md").read_text("utf-8").split("## The passes")[0]
    first = name.split(".")[0]
    assert f"`{first}`" in rows or f"`{first}/`" in rows or f"`{first}.py`" in rows


@pytest.mark.parametrize("name", sorted(OURS))
def test_a_room_imports_the_hall_and_itself_and_nothing_of_other_rooms(name: str) -> None:
    here = place_of(name)
    if here not in ("order", "door"):
        file = Path("glossator", *name.split(".")).with_suffix(".py")
        foreign = {o for o in imports(file) & OURS if place_of(o) not in ("hall", here)}
        assert foreign == set(), f"{name} enters another room"


@pytest.mark.parametrize("file", FILES, ids=str)
def test_only_the_door_imports_mkdocs(file: Path) -> None:
    uses = {other.split(".")[0] for other in imports(file)}
    assert ("mkdocs" in uses) == (name_of(file) == DOOR)


@pytest.mark.parametrize("file", FILES, ids=str)
def test_only_the_door_and_the_commands_import_the_order_of_work(file: Path) -> None:
    if name_of(file) not in (DOOR, "__main__", "releasing"):
        assert "pipeline" not in imports(file)


def test_the_commands_enter_no_room_but_for_what_they_show() -> None:
    entered = {name for name in imports(Path("glossator/__main__.py")) if room_of(name)}
    assert entered <= COMMANDS_ENTER


def test_the_nouns_import_nothing_of_ours_but_nouns() -> None:
    nouns = [file for file in FILES if file.parent.name == "model"]
    assert len(nouns) > 1
    for file in nouns:
        assert {name for name in imports(file) & OURS if not name.startswith("model.")} == set()


def test_there_are_no_cupboards_for_everything() -> None:
    cupboards = {"utils", "helpers", "common", "manager", "misc", "base"}
    assert {file.stem for file in FILES} & cupboards == set()
