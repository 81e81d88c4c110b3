"""The workflows that check and publish on GitHub, and what they say beside a line."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from editions import ROOT
from glossator.codes import CODES
from glossator.findings import Finding
from glossator.github import workflow_commands
from projects import SITES, glossator, new_project, run, said, write

FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
EXPRESSION = re.compile(r"\$\{\{")
WRITES = {("publish.yml", "deploy"): {"pages": "write", "id-token": "write"}}
"""The only rights to change anything."""


def workflow(name: str) -> dict[str, Any]:
    # YAML 1.1 reads the key `on` as true.
    value = yaml.safe_load((ROOT / ".github" / "workflows" / name).read_text("utf-8"))
    return {"on" if key is True else key: one for key, one in value.items()}


def jobs(file: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from workflow(file.name)["jobs"].items()


def steps(file: Path) -> Iterator[dict[str, Any]]:
    for _, job in jobs(file):
        yield from job["steps"]


def targets(run: str) -> list[str]:
    return [word for word in run.split()[1:] if "=" not in word] if run.startswith("make") else []


def made() -> dict[str, list[str]]:
    """What each target of the Makefile needs."""
    rules = re.findall(r"(?m)^([a-z-]+):([^#=\n]*)", (ROOT / "Makefile").read_text("utf-8"))
    return {name: needs.split() for name, needs in rules}


def test_there_are_workflows() -> None:
    assert {"check.yml", "publish.yml"} <= {file.name for file in FILES}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_action_is_pinned_by_commit_with_its_version_behind(file: Path) -> None:
    written = re.findall(r"(?m)uses: (.*)$", file.read_text("utf-8"))
    assert len(written) == sum("uses" in step for step in steps(file))
    for action in written:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action


def test_an_action_has_one_pin_in_all_workflows() -> None:
    pins: dict[str, set[str]] = {}
    for file in FILES:
        for step in steps(file):
            if "uses" in step:
                name, _, pin = step["uses"].partition("@")
                pins.setdefault(name, set()).add(pin)
    assert [name for name, found in pins.items() if len(found) > 1] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_job_has_more_rights_than_it_needs(file: Path) -> None:
    assert set(workflow(file.name)["permissions"].values()) <= {"read"}
    for name, job in jobs(file):
        rights = job.get("permissions", {})
        writes = {key: value for key, value in rights.items() if value != "read"}
        assert writes == WRITES.get((file.name, name), {})
        assert job["timeout-minutes"] <= 60
        for step in job["steps"]:
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_text_from_outside_is_put_into_a_command(file: Path) -> None:
    assert "pull_request_target" not in workflow(file.name)["on"]
    for step in steps(file):
        assert not EXPRESSION.search(step.get("run", ""))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_workflow_runs_targets_of_make_and_nothing_else(file: Path) -> None:
    for step in steps(file):
        if "run" in step:
            called = targets(step["run"])
            assert called, step["run"]
            assert set(called) <= made().keys()


def test_publish_check_runs_what_a_pull_request_runs() -> None:
    check = steps(Path("check.yml"))
    called = [name for step in check for name in targets(step.get("run", ""))]
    assert made()["publish-check"] == called


def said_by_make(root: Path, *targets: str) -> str:
    """What make would run; it runs nothing."""
    (root / "requirements.lock").touch()
    asked = run(root, "make", "--dry-run", *targets, MAKEFLAGS="")
    assert asked.returncode == 0, said(asked)
    return asked.stdout


@pytest.mark.parametrize(
    ("target", "others"),
    [
        ("test", {"ruff check": 1, "mypy": 1, "-m 'not browser'": 1, "-m browser": 1}),
        ("sure", {"ruff check": 1, "mypy": 1, "-m 'not browser'": 1, "-m browser": 0}),
        ("publish-check", {"-m 'not browser'": 1, "-m browser": 1, "glossator published": 1}),
    ],
)
def test_a_target_builds_the_site_once(tmp_path: Path, target: str, others: dict[str, int]) -> None:
    shutil.copy2(ROOT / "Makefile", tmp_path)
    write(tmp_path, {"tests/conftest.py": ""})
    ran = said_by_make(tmp_path, target)
    wanted = {".ci/site": 1, "glossator check": 1, **others}
    assert {part: ran.count(part) for part in wanted} == wanted


def test_a_project_without_the_tests_of_the_library_checks_all_else(tmp_path: Path) -> None:
    shutil.copy2(ROOT / "Makefile", tmp_path)
    ran = said_by_make(tmp_path, "test")
    wanted = {".ci/site": 1, "glossator check": 1, "mypy": 1, "bin/pytest": 0, ".ci/browser": 0}
    assert {part: ran.count(part) for part in wanted} == wanted


def test_a_site_can_be_looked_at_where_a_test_fails() -> None:
    called = [name for step in steps(Path("check.yml")) for name in targets(step.get("run", ""))]
    assert called.index("site") < called.index("code")
    (upload,) = (s for s in steps(Path("check.yml")) if "upload-artifact" in s.get("uses", ""))
    assert upload["if"] == "${{ !cancelled() }}"


def test_publish_check_changes_no_lock_as_on_github() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert "publish-check: export GLOSSATOR_LOCKED = 1\n" in makefile


def test_a_push_that_breaks_an_address_publishes_nothing() -> None:
    held = [
        step for step in steps(Path("publish.yml")) if step.get("run") == "make check-permalinks"
    ]
    (step,) = held
    assert step["env"] == {"BASE": "${{ github.event.before }}"}
    order = [step.get("run") for step in steps(Path("publish.yml"))]
    assert order.index("make check-permalinks") < order.index("make site")
    checkout = next(s for s in steps(Path("publish.yml")) if "checkout" in s.get("uses", ""))
    assert checkout["with"]["fetch-depth"] == 0


def test_only_a_push_to_main_or_a_person_publishes() -> None:
    publish = workflow("publish.yml")
    assert publish["on"] == {"push": {"branches": ["main"]}, "workflow_dispatch": None}
    assert publish["concurrency"] == {"group": "pages", "cancel-in-progress": False}
    assert publish["jobs"]["deploy"]["environment"]["name"] == "github-pages"
    assert publish["jobs"]["deploy"]["needs"] == "build"


def test_the_address_of_the_site_is_asked_of_pages() -> None:
    (build,) = (s for s in steps(Path("publish.yml")) if s.get("run") == "make site")
    assert build["env"] == {"SITE_URL": "${{ steps.pages.outputs.base_url }}"}


# --- what is said beside a line -------------------------------------------------------------


def test_a_finding_is_said_beside_its_line() -> None:
    found = Finding("yaml-value", "briefs/x/brief.yml", 4, "there is no key `auther` here")
    (line,) = workflow_commands([found])
    assert line.startswith("::error file=briefs/x/brief.yml,line=4,title=yaml-value::")
    assert line.endswith(str(found))


def test_errors_are_said_first() -> None:
    codes = ("term-unused", "annotation-edited", "yaml")
    lines = workflow_commands(Finding(code, "a.yml", 1) for code in codes)
    assert [line.split()[0] for line in lines] == ["::error", "::warning", "::notice"]


@given(st.text(), st.text(), st.integers(0, 9), st.sampled_from(sorted(CODES)))
def test_no_text_ends_the_command_or_begins_another(
    file: str, says: str, line: int, code: str
) -> None:
    found = Finding(code, file, line, says)
    (command,) = workflow_commands([found])
    assert not re.search(r"[\r\n]", command)
    head, _, text = command[2:].partition("::")
    values = dict(part.split("=", 1) for part in head.split(" ", 1)[1].split(","))
    assert unescaped(values["file"]) == file
    assert values["title"] == code
    assert unescaped(text) == str(found)


def unescaped(text: str) -> str:
    """As the runner reads it."""
    for escape, sign in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(escape, sign)
    return text


def test_check_says_it_to_github(tmp_path: Path) -> None:
    root = new_project(tmp_path, SITES / "harbour")
    write(root, {"briefs/harbour-brief-1/brief.yml": "titel: Ports\n"})
    checked = glossator(root, "check", "--github")
    assert checked.returncode == 1
    place = "file=briefs/harbour-brief-1/brief.yml,line=1,title=yaml-value"
    assert f"::error {place}::" in checked.stdout, said(checked)
