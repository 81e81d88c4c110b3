"""A fixed edition: its record holds all that its page needs, for ever (docs/editing.md)."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs import Author
from editions import CORPUS, REAL, brief_of, often, own_brief
from glossator.model.brief import Brief
from glossator.model.ids import BriefId
from glossator.model.shelf import Shelf
from glossator.reading.frozen import thaw, thaw_brief
from glossator.reading.number import number
from glossator.reading.receive import propose, settle
from glossator.writing.concordance import Concordance
from glossator.writing.edition_record import edition_record, same_text
from glossator.writing.page import page
from glossator.writing.reader import reader_copy
from glossator.writing.record import as_json, record


def again(brief: Brief) -> Brief:
    return thaw_brief(json.loads(as_json(record(brief, "/briefs/x/"))))


def is_the_same(brief: Brief) -> None:
    thawed = again(brief)
    assert record(thawed, "/briefs/x/") == record(brief, "/briefs/x/")
    assert page(thawed) == page(brief)
    copies = [reader_copy(one, Concordance(Shelf((one,))), "/") for one in (thawed, brief)]
    assert copies[0] == copies[1]
    set_aside = {line for entry in brief.ledger for line in entry.lines if entry.role != "mend"}
    lines = tuple(
        line.strip() if n in set_aside else "" for n, line in enumerate(brief.source.lines, 1)
    )
    source = replace(brief.source, lines=lines, page_starts=frozenset())
    source = replace(source, file=f"briefs/{brief.id}/source.txt")
    assert thawed == replace(brief, source=source, aliases=())


@pytest.mark.parametrize("name", [*REAL, *CORPUS])
def test_a_brief_is_read_back_from_its_record_whole(name: str) -> None:
    is_the_same(own_brief(name) if name in REAL else brief_of(name))


def history(seed: int, edits: int) -> Brief:
    """A brief that was edited and received again, with merged and withdrawn addresses."""
    author = Author(random.Random(seed))
    author.begin()
    brief, lock = number(author.brief(), None)
    for _ in range(edits):
        verb = author.rng.choice(("insert", "delete", "split", "merge", "swap", "reword"))
        author.edit(verb, author.rng.randrange(50), author.rng.randrange(50))
        brief, lock = settle(propose(lock, author.brief()), [])
    return brief


@often
@given(st.integers(0, 10**6), st.integers(0, 6))
def test_a_brief_with_a_history_is_read_back_whole(seed: int, edits: int) -> None:
    brief = history(seed, edits)  # the marks of this author's notes lead nowhere
    brief = replace(brief, passages=tuple(replace(p, spans=()) for p in brief.passages))
    if brief.passages:
        assert again(brief) == replace(brief, source=again(brief).source)
        assert page(again(brief)) == page(brief)


def test_an_edition_says_its_number_and_day_and_where_it_belongs(kim: Brief) -> None:
    frozen = as_json(edition_record(kim, (), 3, "2026-05-01"))
    edition = thaw(json.loads(frozen), BriefId("new-name-1"), frozen, ("fig1.svg",))
    assert (edition.of, edition.number, edition.released) == ("new-name-1", 3, "2026-05-01")
    assert edition.brief.id == kim.id
    assert edition.record == frozen
    assert json.loads(frozen)["url"] == f"/briefs/{kim.id}/editions/3/"


def test_two_records_of_one_text_are_known_as_such(kim: Brief) -> None:
    first = edition_record(kim, (), 1, "2026-05-01")
    assert same_text(first, edition_record(kim, (), 2, "2027-01-01"))
    other = replace(kim, meta=replace(kim.meta, rights="CC BY 4.0"))
    assert not same_text(first, edition_record(other, (), 2, "2027-01-01"))
