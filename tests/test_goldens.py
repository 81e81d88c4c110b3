"""The two real briefs come out as a person last read and accepted them (`make accept`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from editions import REAL, known_edition, own_brief, written
from glossator.outline import outline
from goldens import agrees

GOLDEN = Path(__file__).parent / "golden"

both = pytest.mark.parametrize("name", REAL)


@both
def test_the_published_record_is_the_accepted_one(name: str) -> None:
    assert agrees(GOLDEN / name / "brief.json", written(own_brief(name))["brief.json"])


@both
def test_the_page_is_the_accepted_one(name: str) -> None:
    assert agrees(GOLDEN / name / "page.md", written(own_brief(name))["index.md"])


@both
def test_the_pieces_have_the_accepted_roles(name: str) -> None:
    divided = outline(known_edition(name).passes["divide"])
    assert agrees(GOLDEN / name / "after-divide.txt", divided)
