"""GitHub: a finding -> the line by which GitHub shows it beside the line that it is about.

    ::error file=briefs/x/brief.yml,line=4,title=yaml-value::A value is not …

GitHub's workflow commands: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Iterable

from glossator.codes import Level
from glossator.findings import Finding

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}
_IN_TEXT = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_IN_VALUE = (*_IN_TEXT, (":", "%3A"), (",", "%2C"))
"""In this order: the sign that escapes comes first."""


def workflow_commands(findings: Iterable[Finding]) -> list[str]:
    """A line for each finding, errors first, for GitHub shows ten of a kind."""
    order = list(_COMMANDS)
    return [_line(one) for one in sorted(findings, key=lambda one: order.index(one.level))]


def _line(finding: Finding) -> str:
    place = {"file": finding.file, "line": str(finding.line or 1), "title": finding.code}
    values = ",".join(f"{key}={_escaped(value, _IN_VALUE)}" for key, value in place.items())
    return f"::{_COMMANDS[finding.level]} {values}::{_escaped(str(finding), _IN_TEXT)}"


def _escaped(text: str, signs: Iterable[tuple[str, str]]) -> str:
    for sign, escape in signs:
        text = text.replace(sign, escape)
    return text
