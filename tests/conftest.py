"""What the tests share: the project itself, and its two briefs as they are read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from editions import KIM, KUIK, ROOT, SITE, own_brief
from glossator import pipeline
from glossator.findings import Report
from glossator.model.brief import Brief

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


COUNTED = "counted: "
"""Opens a line in which a proof says how much it saw."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What the proofs counted, which pytest keeps to itself where a test passes."""
    passed = [one for one in terminalreporter.stats.get("passed", ()) if one.when == "call"]
    lines = [(one.nodeid, line) for one in passed for line in one.capstdout.split("\n")]
    counts = {(name, line) for name, line in lines if line.startswith(COUNTED)}
    if counts:
        terminalreporter.section("counts")
    for name, line in sorted(counts):
        terminalreporter.write_line(f"{name.rpartition('::')[2]}: {line.removeprefix(COUNTED)}")


@pytest.fixture(scope="session")
def project() -> Path:
    """Root of this project."""
    return ROOT


@pytest.fixture(scope="session")
def site(project: Path) -> pipeline.Site:
    """The site of this project as a build makes it, glossary and all."""
    return pipeline.build(project, SITE, Report())


@pytest.fixture(scope="session")
def kim() -> Brief:
    """Toward a Pragmatic Alliance, by Anthony B. Kim."""
    return own_brief(KIM)


@pytest.fixture(scope="session")
def kuik() -> Brief:
    """Asian NATO Versus Pragmatic Multi-Alignment, by Kuik Cheng-Chwee."""
    return own_brief(KUIK)
