"""Goldens: what came out when a person last read it; GLOSSATOR_ACCEPT=1 rewrites them."""

from __future__ import annotations

import os
from pathlib import Path

ACCEPT = os.environ.get("GLOSSATOR_ACCEPT") == "1"


def agrees(path: Path, text: str) -> bool:
    """True when the golden at `path` says `text`; with GLOSSATOR_ACCEPT=1 it is made to."""
    if ACCEPT:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8", newline="\n")
    return path.exists() and path.read_text("utf-8") == text
