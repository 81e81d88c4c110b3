"""No address that was published breaks: the committed files are held against the base's."""

from __future__ import annotations

import json
import random
import subprocess
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs import Author, brief
from editions import often
from glossator.findings import Report
from glossator.model.annotations import Remembered
from glossator.model.editions import Standing
from glossator.model.ids import Anchor
from glossator.reading.lock_file import dump
from glossator.reading.number import number
from glossator.reading.published import KEPT, check_published
from glossator.reading.receive import propose, settle
from glossator.reading.shelf_lock import (
    Listed,
    addresses_of,
    dump_shelf,
    list_kind,
    parse_shelf,
    shelf_changes,
)
from projects import glossator, new_project, said, write

MADE = brief("# Tides", "The tide comes in twice a day.", "It goes out again.", "^ Kim 2025.")
LOCK = dump(number(MADE, None)[1]).encode()
SHELF = dump_shelf(list_kind((), "term", {"tide": "tide", "sea": "sea"}, {})).encode()
BASE = {
    "briefs/a-1/permalinks.json": LOCK,
    "briefs/a-1/brief.yml": b"aliases: [old-1]\n",
    "briefs/a-1/editions/index.json": b"{}",
    "briefs/a-1/editions/1/brief.json": b"{}",
    "briefs/permalinks.json": SHELF,
}


def broken(now: dict[str, bytes], base: dict[str, bytes] = BASE) -> list[str]:
    report = Report()
    check_published(base, now, report)
    assert {finding.code for finding in report} <= {"address-broken"}
    return [finding.says for finding in report]


def without(*names: str) -> dict[str, bytes]:
    return {name: data for name, data in BASE.items() if name not in names}


def test_the_same_files_break_nothing() -> None:
    assert broken(BASE) == []


def test_a_new_brief_and_a_new_edition_break_nothing() -> None:
    more = {"briefs/b-1/permalinks.json": LOCK, "briefs/a-1/editions/2/brief.json": b"2"}
    assert broken(BASE | more | {"briefs/a-1/editions/index.json": b"{2}"}) == []


def test_a_brief_that_is_gone_is_named() -> None:
    assert broken({"briefs/permalinks.json": SHELF}) == [
        "/briefs/a-1/ is gone, and no brief has the alias `a-1`"
    ]


def renamed(aliases: str) -> dict[str, bytes]:
    now = {name.replace("a-1", "b-1"): data for name, data in BASE.items()}
    return now | {"briefs/b-1/brief.yml": aliases.encode()}


def test_a_brief_that_was_renamed_with_its_aliases_breaks_nothing() -> None:
    assert broken(renamed("aliases: [a-1, old-1]\n")) == []


class Read(dict[str, bytes]):
    """Files that count how often each is read."""

    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__(files)
        self.times: Counter[str] = Counter()

    def __getitem__(self, path: str) -> bytes:
        self.times[path] += 1
        return super().__getitem__(path)


def test_each_file_of_many_briefs_is_read_once() -> None:
    many = {
        f"briefs/{name}-{n}/{file}": data
        for n in range(30)
        for name, file, data in (
            ("a", "brief.yml", b"aliases: [old-%d]\n" % n),
            ("a", "permalinks.json", LOCK),
        )
    }
    base, now = Read(many), Read(many)
    assert broken(now, base) == []
    assert set(base.times.values()) == set(now.times.values()) == {1}


def test_an_older_alias_that_was_forgotten_is_named() -> None:
    assert broken(renamed("aliases: [a-1]\n")) == ["/briefs/old-1/ led to a-1, and no longer does"]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (b'"p2"', b'"p3"', "/briefs/a-1/#p2 is gone from the lock"),
        (
            b'"p2", "kind": "passage"',
            b'"p2", "kind": "note"',
            "",
        ),
    ],
)
def test_an_address_that_is_gone_from_the_lock_is_named(old: bytes, new: bytes, says: str) -> None:
    report = Report()
    check_published(BASE, BASE | {"briefs/a-1/permalinks.json": LOCK.replace(old, new)}, report)
    if says:
        assert [finding.says for finding in report] == [says]
    else:  # a lock with such a row is no lock, and is said to be none
        assert {finding.code for finding in report} == {"lock-unreadable"}


def test_a_lock_that_is_gone_is_named() -> None:
    assert broken(without("briefs/a-1/permalinks.json")) == ["/briefs/a-1/ has lost its lock"]


def test_an_edition_that_was_changed_or_taken_away_is_named() -> None:
    record = "briefs/a-1/editions/1/brief.json"
    assert broken(BASE | {record: b"{1}"}) == ["a file of /briefs/a-1/editions/1/ was changed"]
    assert broken(without(record)) == ["a file of /briefs/a-1/editions/1/ is gone"]


def test_a_term_that_is_gone_from_the_lock_is_named_and_a_withdrawn_one_is_not() -> None:
    lock = list_kind((), "term", {"tide": "tide"}, {})
    now = BASE | {"briefs/permalinks.json": dump_shelf(lock).encode()}
    assert broken(now) == ["/glossary/sea/ is gone from the lock"]
    old = parse_shelf(SHELF.decode(), "x", Report())
    assert old is not None
    withdrawn = dump_shelf(list_kind(old, "term", {"tide": "tide"}, {})).encode()
    assert broken(BASE | {"briefs/permalinks.json": withdrawn}) == []
    assert "/glossary/tide/ is gone from the lock" in broken(without("briefs/permalinks.json"))


@pytest.mark.parametrize(
    ("live", "moved", "says"),
    [
        (["tide", "sea"], {"ebb": "tide"}, ""),
        (["tide", "sea"], {}, "/glossary/ebb/ led to tide, and no longer does"),
        (["tide", "sea"], {"ebb": "sea"}, "/glossary/ebb/ led to tide, and no longer does"),
        (["tide", "sea", "ebb"], {}, "/glossary/ebb/ led to tide, and no longer does"),
        (["ebb", "sea"], {"tide": "ebb"}, ""),
        (["flood", "sea"], {"tide": "flood", "ebb": "flood"}, ""),
        (["flood", "sea"], {"tide": "flood"}, "/glossary/ebb/ led to tide, and no longer does"),
        (["sea"], {}, ""),
    ],
)
def test_a_former_name_of_a_term_leads_where_it_led(
    live: list[str], moved: dict[str, str], says: str
) -> None:
    was = list_kind((), "term", {"tide": "tide", "sea": "sea"}, {"ebb": "tide"})
    now = list_kind(was, "term", {id: id for id in live}, moved)
    base = BASE | {"briefs/permalinks.json": dump_shelf(was).encode()}
    assert broken(BASE | {"briefs/permalinks.json": dump_shelf(now).encode()}, base) == [
        *([says] if says else [])
    ]


@often
@given(st.integers(0, 10**6), st.lists(st.integers(0, 99), max_size=8))
def test_no_edit_that_is_received_breaks_an_address(seed: int, places: list[int]) -> None:
    author = Author(random.Random(seed))
    author.begin()
    _, lock = number(author.brief(), None)
    base = {"briefs/a-1/permalinks.json": dump(lock).encode()}
    for at in places:
        author.edit(author.rng.choice(("insert", "delete", "split", "merge", "move")), at, at * 7)
        _, lock = settle(propose(lock, author.brief()), [])
    assert broken({"briefs/a-1/permalinks.json": dump(lock).encode()}, base) == []


# --- the lock of the shelf -----------------------------------------------------------------


def test_a_term_is_live_then_moved_or_withdrawn_and_never_forgotten() -> None:
    first = list_kind((), "term", {"afip": "AFIP", "tide": "tide", "sea": "sea"}, {})
    second = list_kind(first, "term", {"flood": "flood tide", "sea": "sea"}, {"tide": "flood"})
    assert [(one.id, one.state, one.into) for one in second] == [
        ("afip", Standing.WITHDRAWN, None),
        ("flood", Standing.LIVE, None),
        ("sea", Standing.LIVE, None),
        ("tide", Standing.MOVED, "flood"),
    ]
    assert shelf_changes(first, second) == (
        "term afip is now withdrawn",
        "term flood is new",
        "term tide is now moved to flood",
    )
    assert addresses_of(second)[0].path == "glossary/afip/"
    assert addresses_of(second)[0].name == "AFIP"
    assert list_kind(second, "term", {"afip": "AFIP"}, {})[0].state is Standing.LIVE


def test_one_kind_leaves_the_others_alone() -> None:
    works = list_kind((), "work", {"kim-2025": "Kim 2025"}, {})
    both = list_kind(works, "term", {"tide": "tide"}, {})
    assert [one.kind for one in both] == ["term", "work"]
    assert addresses_of(both)[1].path == "works/#kim-2025"


@given(
    st.dictionaries(st.from_regex(r"[a-z]{1,3}", fullmatch=True), st.text(min_size=1), min_size=1)
)
def test_what_is_written_of_the_shelf_is_read_again(names: dict[str, str]) -> None:
    names = {id: name for id, name in names.items() if name.isprintable()}
    lock = list_kind((Listed("term", "gone", Standing.LIVE, "gone"),), "term", names, {})
    report = Report()
    assert parse_shelf(dump_shelf(lock), "x", report) == lock
    assert not report.findings


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda x: (
            st.lists(x)
            | st.dictionaries(
                st.sampled_from(["id", "kind", "state", "name", "into", "printed"]), x
            )
        ),
    )
)
def test_no_json_whatever_in_the_lock_of_the_shelf_makes_a_traceback(data: object) -> None:
    for text in (json.dumps(data), "{", "[" * 100_000):
        assert parse_shelf(text, "x", Report()) is None
    head = {"format": "glossator.shelf-permalinks/1", "entries": data}
    if data != []:
        assert parse_shelf(json.dumps(head), "x", Report()) is None


def test_the_editors_notes_keep_their_addresses_whatever_is_read() -> None:
    _, first = number(MADE, None)
    notes = (Remembered(Anchor("a1"), "p1", Anchor("p1"), "A."),)
    made, again = number(MADE, replace(first, annotations=notes))
    assert again.annotations == notes
    assert made.tombstones == ()


# --- with git ------------------------------------------------------------------------------


def git(root: Path, *command: str) -> None:
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    subprocess.run(("git", *who, *command), cwd=root, check=True, capture_output=True)


def test_the_command_compares_with_a_version_of_git(tmp_path: Path) -> None:
    root = new_project(tmp_path / "p")
    write(root, {name: data for name, data in BASE.items() if "editions" not in name})
    git(root, "init", "-q")
    git(root, "add", "briefs")
    git(root, "commit", "-qm", "published")
    same = glossator(root, "published", "--base", "HEAD")
    assert same.returncode == 0, said(same)
    (root / "briefs/a-1").rename(root / "briefs/b-1")
    moved = glossator(root, "published", "--base", "HEAD")
    assert moved.returncode == 1
    assert "/briefs/a-1/ is gone" in said(moved)
    assert "address-broken" in said(moved)
    unknown = glossator(root, "published", "--base=--output=x")
    assert unknown.returncode == 2
    assert "cannot be read" in said(unknown)


def test_only_the_files_that_were_promised_are_compared() -> None:
    assert KEPT.fullmatch("briefs/a-1/editions/1/fig1.svg")
    assert not KEPT.fullmatch("briefs/a-1/source.txt")
    assert not KEPT.fullmatch("docs/about.md")
