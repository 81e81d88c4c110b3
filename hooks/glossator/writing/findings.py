"""Findings: what is wrong with the briefs, for the top of a page while an editor works."""

from __future__ import annotations

from collections.abc import Iterable

from glossator.writing.escape import in_html


def findings_box(findings: Iterable[str]) -> str:
    """A box of HTML with one line per finding."""
    rows = "".join(f"<li>{in_html(finding)}</li>" for finding in findings)
    return (
        '<div class="findings" role="alert"><p><strong>Not built. This is the '
        f"last good text. To mend:</strong></p><ul>{rows}</ul></div>"
    )
