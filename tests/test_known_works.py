"""A work keeps its address from build to build, and no address passes to another work."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cited import brief
from editions import SITE, often, rendered
from glossator import pipeline
from glossator.findings import Report
from glossator.marking.works import works_of
from glossator.model.brief import Brief
from glossator.model.editions import Standing
from glossator.model.shelf import Shelf
from glossator.model.works import Work
from glossator.reading.shelf_lock import (
    ShelfLock,
    addresses_of,
    dump_shelf,
    known_works,
    list_works,
    parse_shelf,
)
from glossator.writing.concordance import Concordance
from glossator.writing.works import cited_among, works_page
from projects import SITES, new_project, write

ROE = "Jane Roe, *Ports* (London: Routledge, 2009)."
BY_OTHERS = "Roe, Jane. *Ports*. London: Routledge, 2009."
VOLUME = "Jane Roe, *Ports*, vol. {} (London: Routledge, 2009)."
DOI = "https://doi.org/10.1234/p"


def built(lock: ShelfLock, *briefs: Brief) -> tuple[ShelfLock, tuple[Work, ...]]:
    """The lock and the works after a build with these briefs."""
    _, works = works_of(briefs, known_works(lock))
    return list_works(lock, works), works


def states(lock: ShelfLock) -> dict[str, str]:
    return {one.id: f"{one.state} {one.into}" if one.into else one.state.value for one in lock}


def test_an_older_brief_that_comes_later_takes_no_id_from_a_work() -> None:
    lock, (before,) = built((), brief([VOLUME.format(2)], "b", "2025"))
    older = brief([VOLUME.format(1)], "a", "1999")
    lock, after = built(lock, older, brief([VOLUME.format(2)], "b", "2025"))
    assert {work.item.volume: work.id for work in after} == {"2": before.id, "1": f"{before.id}-2"}
    assert states(lock) == {before.id: "live", f"{before.id}-2": "live"}


def test_a_fuller_reference_elsewhere_changes_no_id() -> None:
    lock, (before,) = built((), brief([f"“Ports,” {DOI}."], "a", "2025"))
    fuller = brief([f"Jane Roe, “Ports,” *Harbour Review* 3 (2009): 4–9, {DOI}."], "b", "2020")
    _, (after,) = built(lock, fuller, brief([f"“Ports,” {DOI}."], "a", "2025"))
    assert after.item.author
    assert after.id == before.id == "ports"


def test_two_works_that_turn_out_to_be_one_both_lead_to_it() -> None:
    one, other = brief([f"“Ports,” {DOI}."], "a"), brief(["Roe, “Walls,” 2009, 3."], "b")
    lock, works = built((), one, other)
    assert len(works) == 2
    both = brief([f"Roe, “Walls,” 2009, {DOI}.", f"“Ports,” {DOI}.", "Roe, “Walls,” 2009, 3."], "b")
    lock, (work,) = built(lock, one, both)
    assert {work.id, *work.was} == {was.id for was in works}
    assert states(lock) == {work.id: "live", work.was[0]: f"moved {work.id}"}
    again, _ = built(lock, both)
    assert states(again) == states(lock)  # also when the reference to the former one is gone


def test_works_that_part_again_have_their_own_addresses_again() -> None:
    one, other = brief([f"“Ports,” {DOI}."], "a"), brief(["Roe, “Walls,” 2009, 3."], "b")
    joins = brief([f"Roe, “Walls,” 2009, {DOI}."], "c")
    first, _ = built((), one, other)
    lock, _ = built(first, one, other, joins)
    lock, _ = built(lock, one, other)
    assert states(lock) == states(first)


def test_a_work_that_is_cited_no_more_keeps_its_address_for_itself() -> None:
    lock, (before,) = built((), brief([VOLUME.format(2)], "b"))
    lock, _ = built(lock)
    assert states(lock) == {before.id: "withdrawn"}
    lock, (after,) = built(lock, brief([VOLUME.format(1)], "b"))
    assert after.id != before.id
    assert states(lock) == {before.id: "withdrawn", after.id: "live"}
    lock, works = built(lock, brief([VOLUME.format(1), VOLUME.format(2)], "b"))
    assert {work.item.volume: work.id for work in works} == {"1": after.id, "2": before.id}


def test_a_reference_that_was_mended_is_to_the_same_work() -> None:
    lock, (before,) = built(
        (), brief(["Jnae Roe, *Ports of the North* (London: Routledge, 2009)."])
    )
    lock, (after,) = built(
        lock, brief(["Jane Roe, *Ports of the North* (London: Routledge, 2009)."])
    )
    assert after.id == before.id
    assert states(lock) == {before.id: "live"}


def test_a_reference_that_may_be_the_mended_one_of_two_is_new() -> None:
    near = "Ja{}e Roe, *Ports of the North* (London: Routledge, 2009)."
    lock, two = built((), brief([near.format("n"), near.format("d")]))
    assert len(two) == 2
    _, works = built(lock, brief([near.format("k")]))
    assert not {work.id for work in works} & states(lock).keys()


REFERENCES = (
    ROE, BY_OTHERS, VOLUME.format(1), VOLUME.format(2), f"{ROE[:-1]} {DOI}.",
    f"Jane Roe, “Walls,” 2010, {DOI}.", "Jane Roe, *Ports*, 2nd ed. (London: Routledge, 2009).",
    "Max Muster, “Ports,” *Harbour Review* 12 (2009): 4–9.", "Jane Roe, “Ports,” 2009.",
)  # fmt: skip
shelves = st.lists(
    st.tuples(
        st.sampled_from("abc"),
        st.sampled_from(["1999", "2025"]),
        st.lists(st.sampled_from(REFERENCES), max_size=4),
    ),
    max_size=3,
    unique_by=lambda one: one[0],
)


@often
@given(st.lists(shelves, min_size=1, max_size=5))
def test_no_address_is_lost_or_passes_to_another_work(
    history: Sequence[Sequence[tuple[str, str, list[str]]]],
) -> None:
    lock: ShelfLock = ()
    for shelf in history:
        old = {one.id: one for one in lock}
        lock, works = built(lock, *(brief(notes, name, year) for name, year, notes in shelf))
        new = {one.id: one for one in lock}
        assert old.keys() <= new.keys()
        assert parse_shelf(dump_shelf(lock), "x", Report()) == lock
        assert {one.id for one in lock if one.state is Standing.LIVE} == {w.id for w in works}
        for id in old.keys() & {work.id for work in works}:
            assert set(old[id].printed) & set(new[id].printed)
    again, _ = built(lock, *(brief(notes, name, year) for name, year, notes in history[-1]))
    assert again == lock


def test_a_lock_without_references_gives_each_work_its_id() -> None:
    """As it was written before works were known by their references."""
    lock, (before,) = built((), brief([ROE]))
    text = dump_shelf(lock).replace(f', "printed": ["{before.printed[0]}"]', "")
    bare = parse_shelf(text, "x", Report())
    assert bare is not None
    assert bare != lock
    assert built(bare, brief([ROE]))[0] == lock


@pytest.mark.parametrize("printed", ['"x"', "[1]", "{}", "null"])
def test_references_that_are_none_are_no_lock(printed: str) -> None:
    lock, _ = built((), brief([ROE]))
    head, _, _ = dump_shelf(lock).partition('"printed": ')
    report = Report()
    assert parse_shelf(f'{head}"printed": {printed}}}]}}', "x", report) is None
    assert "list of references" in str(next(iter(report)))


# --- what a reader finds -----------------------------------------------------------------------


def test_former_addresses_are_on_the_page() -> None:
    lock, works = built(
        (), brief([f"“Ports,” {DOI}."], "a"), brief(["Roe, “Walls,” 2009, 3."], "b")
    )
    both = brief([f"Roe, “Walls,” 2009, {DOI}.", f"“Ports,” {DOI}.", "Roe, “Walls,” 2009, 3."], "b")
    lock, (work,) = built(lock, both)
    page = rendered(works_page(Concordance(Shelf((both,), works=(work,)))))
    assert page.select_one(f"#{work.id}").find(id=work.was[0]) is not None
    lock, _ = built(lock)
    page = rendered(works_page(Concordance(Shelf((), addresses=addresses_of(lock)))))
    for was in works:
        assert page.select_one(f"li#{was.id}").get_text().startswith("Cited no more: “Walls”.")


def test_an_older_edition_leads_to_the_work_under_its_id_of_today() -> None:
    made = brief([ROE])
    (then,), (work,) = works_of([made])
    now = Work("other", work.item, work.citations, was=(work.id,))  # type: ignore[arg-type]
    named = [s.get("work") for s in cited_among(then, (now,)).notes[0].spans]
    assert [work for work in named if work] == ["other"]
    assert not any(s.get("work") for s in cited_among(then, ()).notes[0].spans)


def test_a_build_keeps_the_id_of_the_build_before(tmp_path: Path) -> None:
    root = new_project(tmp_path / "p", SITES / "harbour")
    pipeline.save(pipeline.build(root, SITE, Report()))
    mend = '{quote: "Annual Report,", printed: "Annual Reports,", why: test}'
    write(root, {"briefs/harbour-brief-1/brief.yml": f"mends: [{mend}]\n"})
    (work,) = pipeline.build(root, SITE, Report()).shelf.works
    assert work.item.title == "Annual Reports"
    assert work.id == "harbour-board-2023-annual-report"
