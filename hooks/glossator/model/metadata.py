"""What the masthead says of a brief."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Person:
    """An author or editor, named as printed."""

    name: str
    given: str = ""
    family: str = ""
    affiliation: str = ""
    position: str = ""
    role: str = ""
    """What an editor is: "Head, Center for …", as printed."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """An institution that published the brief."""

    name: str
    parent: str = ""
    names: tuple[tuple[str, str], ...] = ()
    """Names in other languages, by language tag."""
    url: str = ""
    supplied: bool = False
    """True when an editor named it, not the text."""


@dataclass(frozen=True, slots=True)
class Issued:
    """A date with the precision it was printed with: `2025`, `2025-04`, `2025-04-15`."""

    value: str
    as_printed: str


SUPPLIED = "supplied by the editors"


@dataclass(frozen=True, slots=True)
class Meta:
    """Readings of the masthead (CSL-shaped), with where each came from."""

    title: str = ""
    subtitle: str = ""
    authors: tuple[Person, ...] = ()
    editors: tuple[Person, ...] = ()
    publishers: tuple[Publisher, ...] = ()
    series: str = ""
    number: str = ""
    issued: Issued | None = None
    language: str = ""
    rights: str = ""
    came_from: Mapping[str, tuple[int, ...] | str] = field(default_factory=dict)
    """For each value that is known: source lines, or SUPPLIED."""
