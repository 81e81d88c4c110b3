"""The permalinks lock: a number is given once, and leads for ever to what it was given to."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs import addressed, brief
from glossator.findings import Report
from glossator.model.brief import Brief
from glossator.model.ids import Anchor, Sha256
from glossator.model.spans import Span, SpanType
from glossator.reading.lock import Entry, Kind, Lock, State, changes
from glossator.reading.lock_file import dump, parse
from glossator.reading.number import number
from glossator.text import checksum

A = "The alliance rests on a treaty that neither side has tested since it was signed."
B = "Officials in both capitals now speak of burden sharing as if it were a strategy."
C = "Shipbuilding is the one industry in which the smaller partner leads the larger."
D = "A summit without an agenda would do more harm than a summit that never meets."
E = "Parliament will have to approve the fund before the first contract can be let."
F = "Nuclear energy returns to every communique and disappears from every budget."
LOCK = "briefs/test-brief-1/permalinks.json"


def of(passages: Brief) -> list[str]:
    """Its passages as `p1: first words`."""
    return [f"{p.id}: {p.text}" for p in passages.passages]


def ids(made: Brief) -> list[str]:
    return [p.id for p in made.passages]


def read(lock: str) -> tuple[Lock | None, list[tuple[int, str]]]:
    report = Report()
    parsed = parse(lock, LOCK, report)
    assert {(f.code, f.file) for f in report} <= {("lock-unreadable", LOCK)}
    return parsed, [(f.line, f.says) for f in report]


# --- the file ------------------------------------------------------------------------------


def test_a_lock_is_written_with_one_line_per_address_in_reading_order() -> None:
    _, lock = number(
        brief("# Chaos?", A, "> tested", "! Figure 1: Trade | Note: 2024", B, "^ Kim."), None
    )
    rows = dump(lock).split("\n")
    assert rows[:4] == [
        "{",
        '  "format": "glossator.permalinks/1",',
        f'  "source": "{lock.source}",',
        '  "entries": [',
    ]
    written = [json.loads(row.strip().rstrip(",")) for row in rows[4:-3]]
    assert [row["id"] for row in written] == ["s1", "p1", "q1", "fig1", "p2", "n1"]
    assert written[1] == {
        "id": "p1",
        "kind": "passage",
        "state": "live",
        "line": 3,
        "sha256": checksum(A),
        "text": A,
    }
    assert rows[-3:] == ["  ]", "}", ""]


def test_hangul_stands_in_the_lock_as_it_is_read() -> None:
    _, lock = number(brief("한미동맹의 미래"), None)
    assert "한미동맹의 미래" in dump(lock)


def test_an_inserted_passage_adds_one_line_to_the_file_and_changes_no_other() -> None:
    lines = {f"{A} {B}": (1, 3), C: (5,)}
    _, old = number(brief(*lines.items(), source="s"), None)
    _, new = number(brief((A, (1,)), (B, (3,)), (C, (5,)), source="s"), old)
    before, after = dump(old).split("\n"), dump(new).split("\n")
    assert [row for row in after if row not in before][1:] == [
        row for row in after if '"p1a"' in row
    ]


@given(
    st.lists(
        st.tuples(st.sampled_from(Kind), st.text(st.characters(exclude_categories=["Cs"]))),
        max_size=9,
    )
)
def test_what_is_written_is_read_again(pieces: list[tuple[Kind, str]]) -> None:
    entries = [
        Entry(Anchor(f"{kind.letters}{n}"), kind, State.LIVE, n, checksum(text), text)
        for n, (kind, text) in enumerate(pieces, 1)
    ]
    gone = [
        replace(e, id=Anchor(f"{e.id}a"), state=State.MERGED, line=0, into=e.id)
        for e in entries[:2]
    ] + [replace(e, id=Anchor(f"{e.id}z"), state=State.WITHDRAWN) for e in entries]
    lock = Lock(checksum("source"), (*entries, *gone))
    assert read(dump(lock)) == (lock, [])
    assert sum(row.startswith('    {"id"') for row in dump(lock).split("\n")) == len(lock.entries)


GOOD = dump(number(brief(A, B, "^ Kim 2025."), None)[1])


HEAD = '{"format": "glossator.permalinks/1", "source": "' + "0" * 64 + '"'
P2 = '"live", "line": 3'


@pytest.mark.parametrize(
    ("written", "line", "says"),
    [
        ("", 1, "Expecting value"),
        (GOOD[:200], 5, "Unterminated string"),
        ("[" * 100_000, 0, "recursion"),
        ('{"format": ' + "9" * 5000 + "}", 0, "digits"),
        ("[]", 0, "it should be an object"),
        (HEAD + "}", 0, '"entries" should be a list'),
        (HEAD + ', "entries": [7]}', 1, "an entry should be an object"),
    ],
)
def test_a_file_that_is_no_lock_is_a_finding(written: str, line: int, says: str) -> None:
    lock, findings = read(written)
    assert lock is None
    assert [(n, s) for n, s in findings if n == line and says in s], findings


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ('    {"id": "p2"', '<<<<<<< HEAD\n    {"id": "p2"', 6, "Expecting value"),
        ("permalinks/1", "permalinks/2", 2, '"format" should be "glossator.permalinks/1"'),
        ('"source": "', '"source": "x', 3, '"source" should be a SHA-256 checksum'),
        ('"state": ' + P2, '"line": 3', 6, 'the entry has no "state"'),
        ('"id": "p2"', '"id": "p1"', 6, "p1 is there twice"),
        ('"id": "p2"', '"id": "n2"', 6, '"n2" is no address of a passage'),
        ('"id": "p2"', '"id": 2', 6, '"2" is no address of a passage'),
        ('"kind": "note"', '"kind": "table"', 7, '"table" is no kind of piece'),
        ('"kind": "note"', '"kind": []', 7, '"[]" is no kind of piece'),
        (P2, '"dead", "line": 3', 6, '"dead" is no state of an address'),
        ('"line": 3', '"line": 0', 6, 'p2: "line" should be a line number'),
        ('"line": 3', '"line": true', 6, 'p2: "line" should be a line number'),
        ("Officials", "People", 6, "p2: the checksum is not that of the text"),
        (json.dumps(B), "null", 6, 'p2: "text" should be a text'),
        (P2, '"merged", "line": 3', 6, 'the entry has no "into"'),
        (P2, '"merged", "into": "p9", "line": 3', 6, "p2 is merged into p9, no live passage"),
        (P2, '"withdrawn", "line": 3', 6, 'the entry has no "after"'),
        (P2, '"withdrawn", "after": "n1", "line": 3', 6, "p2 stood after n1, no live passage"),
    ],
)
def test_a_broken_lock_is_a_finding_with_its_line(old: str, new: str, line: int, says: str) -> None:
    assert old in GOOD
    lock, findings = read(GOOD.replace(old, new))
    assert lock is None
    assert [(n, s) for n, s in findings if n == line and says in s], findings


def test_everything_wrong_with_a_lock_is_said_at_once() -> None:
    wrong = GOOD.replace("Officials", "People").replace("alliance", "treaty")
    assert [line for line, _ in read(wrong)[1]] == [5, 6]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda x: (
            st.lists(x)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "format",
                        "source",
                        "entries",
                        "id",
                        "kind",
                        "state",
                        "line",
                        "sha256",
                        "text",
                        "into",
                        "after",
                    ]
                ),
                x,
            )
        ),
    )
)
def test_no_json_whatever_makes_a_traceback(data: object) -> None:
    assert read(json.dumps(data))[0] is None
    head = {"format": "glossator.permalinks/1", "source": "0" * 64, "entries": data}
    if data != []:
        assert read(json.dumps(head))[0] is None


# --- numbering -----------------------------------------------------------------------------


def test_a_brief_numbered_the_first_time_keeps_its_provisional_ids() -> None:
    made = brief("# One", A, "> sides", B, "! Figure 1: x", C, "^ Kim.", "^ Ibid.")
    numbered, lock = number(made, None)
    assert numbered == made
    assert [e.id for e in lock.entries] == ["s1", "p1", "q1", "p2", "fig1", "p3", "n1", "n2"]


def test_notes_keep_the_numbers_of_their_labels() -> None:
    made = brief(A, "^ Kim.", "^ Kuik.")
    made = replace(
        made,
        notes=tuple(
            replace(n, id=Anchor(f"n{k}")) for n, k in zip(made.notes, (7, 9), strict=True)
        ),
    )
    assert [n.id for n in number(made, None)[0].notes] == ["n7", "n9"]


def test_a_paragraph_that_was_cut_is_joined_and_keeps_both_addresses() -> None:
    _, lock = number(brief((A, (1,)), (B, (3,)), (C, (5,)), source="s"), None)
    made, lock = number(brief((f"{A} {B}", (1, 3)), (C, (5,)), source="s"), lock)
    assert [(p.id, p.was) for p in made.passages] == [("p1", ("p2",)), ("p3", ())]
    assert changes(lock, lock) == ()


def test_and_when_it_is_cut_again_the_second_half_has_its_old_address() -> None:
    cut = brief((A, (1,)), (B, (3,)), (C, (5,)), source="s")
    numbered, lock = number(cut, None)
    _, joined = number(brief((f"{A} {B}", (1, 3)), (C, (5,)), source="s"), lock)
    assert number(cut, joined) == (numbered, lock)


def test_a_line_that_is_no_passage_any_more_leaves_a_tombstone_at_its_place() -> None:
    _, lock = number(brief((A, (1,)), (B, (3,)), (C, (5,)), source="s"), None)
    made, lock = number(brief((A, (1,)), (C, (5,)), source="s"), lock)
    assert ids(made) == ["p1", "p3"]
    assert [(t.id, t.text, t.before) for t in made.tombstones] == [("p2", B, 1)]
    assert [(e.id, e.state, e.line, e.after) for e in lock.entries if e.id == "p2"] == [
        ("p2", State.WITHDRAWN, 3, "p1")
    ]


def test_and_when_the_line_is_a_passage_again_it_has_its_old_number() -> None:
    whole = brief((A, (1,)), (B, (3,)), (C, (5,)), source="s")
    numbered, lock = number(whole, None)
    _, without = number(brief((A, (1,)), (C, (5,)), source="s"), lock)
    assert number(whole, without) == (numbered, lock)


def test_a_better_conversion_of_the_words_moves_no_number() -> None:
    _, lock = number(brief((A, (1,)), (B, (3,)), source="s"), None)
    made, new = number(brief((D, (1,)), (E, (3,)), source="s"), lock)
    assert of(made) == [f"p1: {D}", f"p2: {E}"]
    assert changes(lock, new) == ("p1 is read otherwise", "p2 is read otherwise")


def test_the_same_text_at_another_line_of_the_source_is_found_by_its_words() -> None:
    _, lock = number(brief((A, (1,)), (B, (3,)), (C, (6,)), source="s"), None)
    made, _ = number(brief((A, (1,)), (B, (4,)), (C, (6,)), source="s"), lock)
    assert ids(made) == ["p1", "p2", "p3"]


def test_several_passages_that_begin_at_one_line_keep_their_order() -> None:
    both = brief((A, (1,)), (B, (1, 2)), (C, (4,)), source="s")
    numbered, lock = number(both, None)
    assert number(both, lock) == (numbered, lock)
    reread = brief((D, (1,)), (E, (1, 2)), (C, (4,)), source="s")
    assert of(number(reread, lock)[0])[:2] == [f"p1: {D}", f"p2: {E}"]


def test_a_line_that_is_now_split_keeps_its_number_on_the_first_part() -> None:
    _, lock = number(brief((f"{A} {B}", (1,)), (C, (3,)), source="s"), None)
    made, _ = number(brief((A, (1,)), (B, (1,)), (C, (3,)), source="s"), lock)
    assert of(made) == [f"p1: {A}", f"p1a: {B}", f"p2: {C}"]


def test_inserted_passages_are_lettered_in_order_of_arrival() -> None:
    _, lock = number(brief((C, (5,)), (F, (11,)), source="s"), None)
    made, lock = number(brief((C, (5,)), (E, (9,)), (F, (11,)), source="s"), lock)
    assert ids(made) == ["p1", "p1a", "p2"]
    made, lock = number(brief((C, (5,)), (D, (7,)), (E, (9,)), (F, (11,)), source="s"), lock)
    assert ids(made) == ["p1", "p1b", "p1a", "p2"]


def test_before_the_first_comes_0a_and_after_the_last_the_next_number() -> None:
    _, lock = number(brief((B, (3,)), (C, (5,)), source="s"), None)
    made, _ = number(
        brief(("Zero.", (1,)), (A, (2,)), (B, (3,)), (C, (5,)), (D, (7,)), (E, (9,)), source="s"),
        lock,
    )
    assert ids(made) == ["p0a", "p0b", "p1", "p2", "p3", "p4"]


def test_after_z_comes_aa() -> None:
    many = [(f"Inserted sentence number {n}.", (n + 1,)) for n in range(1, 55)]
    _, lock = number(brief((A, (1,)), (B, (99,)), source="s"), None)
    made, lock = number(brief((A, (1,)), *many, (B, (99,)), source="s"), lock)
    assert [i for n, i in enumerate(ids(made)) if n in (1, 26, 27, 28, 52, 53, 54)] == [
        "p1a", "p1z", "p1aa", "p1ab", "p1az", "p1ba", "p1bb",
    ]  # fmt: skip
    assert number(made, lock) == (made, lock)


def test_a_number_is_never_given_again() -> None:
    _, lock = number(brief((A, (1,)), (B, (3,)), (C, (5,)), source="s"), None)
    _, lock = number(brief((A, (1,)), source="s"), lock)
    made, _ = number(brief((A, (1,)), (D, (7,)), source="s"), lock)
    assert ids(made) == ["p1", "p4"]
    assert [t.id for t in made.tombstones] == ["p2", "p3"]


def test_sections_pull_quotes_notes_and_figures_are_locked_likewise() -> None:
    texts = ["# One", A, "> sides", "! Figure 2: x", "# Two", B, "^ Kim.", "^ Kuik."]
    blocks = [(text, (n,)) for n, text in enumerate(texts, 1)]
    _, lock = number(brief(*blocks[3:], source="s"), None)
    made, lock = number(brief(*blocks[:6], blocks[7], source="s"), lock)
    assert [p.id for p in addressed(made)] == ["s0a", "s1", "p0a", "p1", "q1", "fig1", "n2"]
    assert [(t.id, t.before) for t in made.tombstones] == [("n1", 2)]
    assert [e.id for e in lock.entries][-2:] == ["n1", "n2"]


def test_every_reference_between_pieces_follows_the_new_addresses() -> None:
    old = [("# One", (3,)), (B, (5,)), ("^ Kuik.", (9,))]
    new = [
        ("# Zero", (1,)),
        (A, (2,)),
        ("> sides", (4,)),
        *old,
        ("^ Kim.", (8,)),
        ("^ Ibid.", (10,)),
    ]
    _, lock = number(brief(*old, source="s"), None)
    draft = brief(*new, source="s")
    to_figure = Span(SpanType.REFERENCE, 0, 1, (("to", "s2"), ("found", "machine")))
    notes = (draft.notes[1], draft.notes[0], replace(draft.notes[2], same_as=draft.notes[1].id))
    draft = replace(
        draft,
        notes=notes,
        sections=(draft.sections[0], replace(draft.sections[1], spans=(to_figure,))),
    )
    made, _ = number(draft, lock)
    assert [(n.id, n.same_as, n.referred_from) for n in made.notes] == [
        ("n0a", None, ("p1",)), ("n1", None, ("p0a",)), ("n2", "n0a", ("p3",)),
    ]  # fmt: skip
    assert made.notes[2].sources[0].resolved_from == "n0a"
    assert [p.section for p in made.passages] == ["s0a", "s1"]
    assert [p.spans[0].get("note") for p in made.passages] == ["n1", "n0a"]
    assert made.pull_quotes[0].of.passage == "p0a"
    assert made.sections[1].spans[0].values == (("to", "s1"), ("found", "machine"))


def test_the_lock_of_another_source_is_refused() -> None:
    _, lock = number(brief(A), None)
    with pytest.raises(ValueError, match="another source"):
        number(brief(B), lock)


def test_a_changed_lock_says_what_changed() -> None:
    _, old = number(brief((A, (1,)), (B, (3,)), (C, (5,)), (D, (7,)), source="s"), None)
    _, new = number(brief((f"{A} {B}", (1, 3)), (E, (4,)), (D, (7,)), source="s"), old)
    assert changes(old, new) == (
        "p1 is read otherwise", "p2 is now merged into p1", "p3 is now withdrawn", "p1a is new",
    )  # fmt: skip
    assert changes(new, Lock(Sha256(""), new.entries[1:])) == ("p1 is gone",)
