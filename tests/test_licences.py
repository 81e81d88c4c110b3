"""The page of licences says of every package in the lock what the package says of itself."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, distribution

from editions import ROOT
from goldens import agrees

PAGE = ROOT / "docs" / "licences.md"
LOCKED = re.findall(
    r"(?m)^([A-Za-z0-9_.-]+)==([^\s;]+)", (ROOT / "requirements.lock").read_text("utf-8")
)
UNSAID = ("", "UNKNOWN")


def licence(name: str) -> str:
    """The licence of an installed package: its own expression, else its short word for it, its
    classifiers, or the first line of its licence file (core metadata, PEP 639)."""
    found = distribution(name)
    said = found.metadata
    word = (said.get("License") or "").strip()
    if expression := said.get("License-Expression"):
        return expression
    if word not in UNSAID and "\n" not in word:
        return word
    classified = [
        one.split(" :: ")[-1]
        for one in said.get_all("Classifier") or ()
        if one.startswith("License :: OSI Approved :: ")
    ]
    if classified:
        return ", ".join(classified)
    texts = [file for file in found.files or () if file.name.upper().startswith("LICEN")]
    lines = texts[0].read_text().split("\n") if texts else []
    return next((line.strip() for line in lines if line.strip()), "not said")


def table() -> str:
    rows = [f"| {name} | {version} | {licence(name)} |" for name, version in LOCKED]
    return "\n".join(("| package | version | licence |", "|---|---|---|", *rows))


def test_the_lock_names_what_is_installed() -> None:
    for name, version in LOCKED:
        try:
            assert distribution(name).version == version
        except PackageNotFoundError:
            raise AssertionError(f"{name} is in the lock and not installed") from None


def test_the_page_of_licences_is_true_of_the_lock() -> None:
    page = PAGE.read_text("utf-8")
    made = re.sub(
        r"(?<=writes this table -->\n\n).*?(?=\n\n<!-- end of licences)",
        lambda _: table(),
        page,
        flags=re.S,
    )
    assert agrees(PAGE, made), "run `make accept` and read the diff"
    assert "not said" not in page
    print(f"\ncounted: {len(LOCKED)} packages")
