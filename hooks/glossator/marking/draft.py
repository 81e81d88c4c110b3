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
    locator: str = ""
    left: list[str] = field(default_factory=list)

    def put(self, name: str, value: str) -> None:
        """Fill a field; what comes too late for it is left over."""
        value = value.strip(" ,;:")
        if self.values.setdefault(name, value) != value:
            self.left.append(value)
