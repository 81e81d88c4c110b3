"""Draft: the fields of a reference while they are being found; shared by `fields` and its steps."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from glossator.model.works import Name

THESIS = re.compile(
    r"\b(?:ph\.? ?d\.?|doctoral|master['’]?s|m\.?a\.?)\s+(?:diss(?:\.|ertation)?|thesis)|"
    r"\b(?:dissertation|habilitationsschrift|thèse)\b|학위\s?논문",
    re.I,
)
"""Words that say that a work is a thesis."""


@dataclass(slots=True)
class Draft:
    """Fields while they are being found."""

    text: str
    values: dict[str, str] = field(default_factory=dict)
    names: dict[str, tuple[Name, ...]] = field(default_factory=dict)
    dates: dict[str, tuple[int, ...]] = field(default_factory=dict)
    cited: list[str] = field(default_factory=list)
    """Pages and chapters that are cited, as printed."""

    def put(self, name: str, value: str) -> None:
        """Fill a field that is empty; what comes too late for it remains (`remains`)."""
        self.values.setdefault(name, value.strip(" ,;:"))

    def name(self, role: str, names: tuple[Name, ...]) -> None:
        """Add persons in a role, a field of Item; none twice."""
        self.names[role] = tuple(dict.fromkeys((*self.names.get(role, ()), *names)))
