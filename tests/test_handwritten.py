"""A handwritten file is read whole, or everything that is wrong with it is said, with its line."""

from __future__ import annotations

import time
from collections.abc import Mapping

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import Field

from glossator import compose
from glossator.findings import Report
from glossator.handwritten import MOST_FINDINGS, Handwritten, Written, load
from glossator.values import Day, Language, Line, LinkAddress, Quotation, WebAddress

PARSERS = {"plain": yaml.SafeLoader, "libyaml": getattr(yaml, "CSafeLoader", yaml.SafeLoader)}


class Ship(Written):
    """An entry."""

    name: Line
    """What is painted on it."""
    masts: int = Field(default=1, ge=1, le=9)
    """How many."""
    afloat: bool = True
    """Whether."""


class Harbour(Written):
    """A file."""

    name: Line = ""
    motto: Quotation = ""
    language: Language = ""
    opened: Day = ""
    site: WebAddress = ""
    contact: LinkAddress = ""
    ships: tuple[Ship, ...] = ()
    flags: Mapping[str, Ship] = Field(default_factory=dict)


@pytest.fixture(params=PARSERS)
def _each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compose, "PARSER", PARSERS[request.param])


def reading(text: str | bytes) -> tuple[Handwritten[Harbour] | None, list[tuple[int, str]]]:
    report = Report()
    got = load(Harbour, text, "harbour.yml", report)
    assert {finding.file for finding in report} <= {"harbour.yml"}
    return got, [(finding.line, finding.says) for finding in report]


def good(text: str | bytes) -> Handwritten[Harbour]:
    got, findings = reading(text)
    assert findings == []
    assert got is not None
    return got


# --- what is read -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["", "\n", "# a remark\n", "---\n", "\ufeff", "{}", b"\xef\xbb\xbf"]
)
@pytest.mark.usefixtures("_each_parser")
def test_an_empty_file_means_all_defaults(text: str | bytes) -> None:
    assert good(text).value == Harbour()


GUESSED = "NO yes 12:30 012 1.10 1_000 0x10 1e3 .inf 2025-04-15 2025-04-15T10:00:00Z null ~ = <<"


@pytest.mark.parametrize("scalar", GUESSED.split())
@pytest.mark.usefixtures("_each_parser")
def test_words_stay_as_typed(scalar: str) -> None:
    assert good(f"name: {scalar}\n").value.name == scalar


@pytest.mark.usefixtures("_each_parser")
def test_numbers_and_truths_are_made_of_words_where_the_model_wants_them() -> None:
    ship = good("ships:\n- name: 'Ark'\n  masts: '3'\n  afloat: no\n").value.ships[0]
    assert (ship.name, ship.masts, ship.afloat) == ("Ark", 3, False)


@pytest.mark.usefixtures("_each_parser")
def test_words_after_a_folding_sign_may_hold_any_sign() -> None:
    words = '[KIND](#) *and* Trump\'s "2.0": 1 # & more, \\n'
    assert good(f"name: >\n  {words}\n").value.name == words


@pytest.mark.usefixtures("_each_parser")
def test_broken_lines_are_one_line_and_a_no_break_space_stays() -> None:
    assert good("name: |\n  a  b\n\n  c\u00a0d\n").value.name == "a b c\u00a0d"


@pytest.mark.usefixtures("_each_parser")
def test_a_key_with_nothing_after_it_counts_as_not_there() -> None:
    assert good("name:\nships:\n").value == Harbour()


@pytest.mark.usefixtures("_each_parser")
def test_each_value_knows_its_line() -> None:
    text = "# remark\nships:\n  - name: Ark\n    masts: 3\n\n  - name: >\n      Hope\nname: Quay\n"
    line_of = good(text).line_of
    assert [
        line_of(("ships",)),
        line_of(("ships", 0, "masts")),
        line_of(("ships", 1)),
        line_of(("ships", 1, "name")),
        line_of(("name",)),
    ] == [2, 4, 6, 6, 8]


def test_a_value_that_is_not_in_the_file_has_the_line_of_what_is_around_it() -> None:
    line_of = good("name: Quay\nships:\n  - name: Ark\n").line_of
    assert [line_of(("ships", 0, "masts")), line_of(("flags", "x")), line_of(())] == [3, 0, 0]


# --- what is refused ----------------------------------------------------------------------

BROKEN: dict[str, tuple[str | bytes, int, str]] = {
    "an unknown key near a right one": ("shpis: 1\n", 1, "did you mean `ships`?"),
    "an unknown key in capitals": ("Name: 1\n", 1, "did you mean `name`?"),
    "an unknown key near none": ("name: a\nxyz: 1\n", 2, "there are `name`, `motto`, `language`"),
    "an unknown key with nothing after it": ("a: b\nshpis:\n", 2, "did you mean `ships`?"),
    "an unknown key in an entry": ("ships:\n- name: a\n  mast: 1\n", 3, "mean `masts`?"),
    "a key twice": (
        "name: a\nmotto: b\nname: c\n",
        3,
        "`name` stands here a second time, after line 1",
    ),
    "a key twice in an entry": ("ships:\n- name: a\n  name: b\n", 3, "a second time, after line 2"),
    "a key that is a list": ("[a]: b\n", 1, "a key must be a word"),
    "an alias": ("name: &a x\nmotto: *a\n", 2, "`*a`, which is an alias"),
    "an anchor": ("name: &a x\n", 1, "`&a`, which is an anchor"),
    "an anchor on a list": ("ships: &a\n- name: x\n", 1, "`&a`, which is an anchor"),
    "an unknown alias": ("name: *a\n", 1, "`*a`, which is an alias"),
    "an alias as a key": ("*a : b\n", 1, "`*a`, which is an alias"),
    "words that begin with an asterisk": ("name: *so* it is\n", 1, "cannot begin with `*` or `&`"),
    "words that begin in bold": ("name: **so** it is\n", 1, "cannot begin with `*` or `&`"),
    "a tag": ("name: !x y\n", 1, "`!`, which is a tag"),
    "a tag of Python": ("name: !!python/object/apply:os.system [ls]\n", 1, "which is a tag"),
    "a broken tag": ("name: !x! y\n", 1, "cannot begin with `!`"),
    "a control character": ("name: a\nmotto: b\x07c\n", 2, "no one can see (U+0007)"),
    "a code for a control character": ('name: a\nmotto: "b\\x07c"\n', 2, "(U+0007)"),
    "a line end that only YAML sees": ("name: a\u2028b\n", 1, "(U+2028)"),
    "half a character": ("name: a\ud800b\n", 1, "(U+D800)"),
    "a code for half a character": ('name: "\\ud800"\n', 1, ""),
    "a code for no character": ('name: "\\U00110000"\n', 1, "a backslash"),
    "a backslash": ('name: "\\q"\n', 1, "a backslash between double quotation marks"),
    "a bad code": ('name: "\\xzz"\n', 1, "a backslash between double quotation marks"),
    "a tab": ("ships:\n\t- name: a\n", 2, "column 1: a tab stands where only spaces can"),
    "a colon in the words": ("name: Asia: a view\n", 1, "column 11: a colon stands where none can"),
    "a colon in braces": ("flags: {a: b:, c: d}\n", 1, "write `>` in its place"),
    "a line without a colon": ("name\nmotto: b\n", 2, "the line above has no colon"),
    "words that go on unindented": ("name: a\nand so on\nmotto: b\n", 2, "indent it further"),
    "a double quotation mark left open": ('name: "a\nmotto: b\n', 1, "column 7: a quotation mark"),
    "a single quotation mark left open": ("a: b\nname: 'a\nmotto: b\n", 2, "never closes"),
    "words after a quotation": ('name: "so" it is\n', 1, "words follow a closing quotation mark"),
    "words that begin with a link": ("name: [KIND](#) says\n", 1, "quotation mark or bracket"),
    "a bracket left open": ("name: a\nships: [a, b\nmotto: c\n", 2, "column 8: a bracket"),
    "a brace left open": ("ships: {a: b\n", 1, "column 8: a bracket or comma has no partner"),
    "a bracket that closes nothing": ("name: ]a\n", 1, "a bracket or comma has no partner"),
    "a comma first": ("name: ,a\n", 1, "a bracket or comma has no partner"),
    "an at sign first": ("name: @a\n", 1, "a value cannot begin with this character"),
    "a backtick first": ("name: `a`\n", 1, "a value cannot begin with this character"),
    "a per cent sign first": ("name: %a\n", 1, "a value cannot begin with this character"),
    "a dash first": ("name: - a\n", 1, "cannot begin with `-` or `?`"),
    "a question mark first": ("name: ? a\n", 1, "cannot begin with `-` or `?`"),
    "words right after a folding sign": ("name: > a\n", 1, "the words begin on the next line"),
    "uneven indentation": ("ships:\n  - name: a\n - name: b\n", 3, "unlike its neighbours"),
    "an indented key": ("name: a\n motto: b\n", 2, "the line is indented too far"),
    "an entry after keys": ("name: a\n- b\n", 2, "unlike its neighbours"),
    "a first line that is indented": ("  name: a\nmotto: b\n", 2, "unlike its neighbours"),
    "a line with a per cent sign": ("name: a\n...\n%x y\n", 3, ""),
    "a second document": ("name: a\n---\nname: b\n", 2, "a second document begins"),
    "a file that is a list": ("- a\n", 0, "must hold lines of `key: value`"),
    "a file that is words": ("only words\n", 0, "must hold lines of `key: value`"),
    "nesting without end": ("a: " + "[" * 5000, 1, "more than 20 levels deep"),
    "lists of lists of lists": ("- " * 5000, 1, "more than 20 levels deep"),
    "a file of 2 MB": ("name: " + "a" * 2_000_000, 0, "larger than 1 MB"),
    "a file of 2 MB in 0.7 million letters": ("동" * 700_000, 0, "larger than 1 MB"),
    "a file that is no text": (b"\x89PNG\r\n" + bytes(range(32)) * 9, 1, "not in UTF-8"),
    "a file full of zeros": ("\0" * 100, 0, "not a text"),
    "another encoding": ("name: a\nmotto: für\n".encode("latin-1"), 2, "not in UTF-8"),
    "UTF-16": ("name: a\n".encode("utf-16"), 1, "not in UTF-8"),
    "words for a list": ("ships: Ark\n", 1, "`ships` must be a list"),
    "words for an entry": ("ships:\n  - Ark\n", 2, "entry 1 of `ships` must hold lines of"),
    "an empty entry": ("ships:\n  - name: a\n  -\n", 3, "entry 2 of `ships`"),
    "words for keys": ("flags: Ark\n", 1, "`flags` must hold lines of `key: value`"),
    "a list for words": ("name: [a]\n", 1, "`name` must be words"),
    "keys for words": ("name: {a: b}\n", 1, "`name` must be words"),
    "a key that is missing": (
        "name: a\nships:\n  - masts: 1\n",
        3,
        "`name` is missing: What is painted",
    ),
    "a key that is missing its value": ("ships:\n- masts: 1\n  name:\n", 3, "`name` is missing"),
    "a remark where words should be": ("ships:\n- name: # 1\n", 2, "`name` is missing"),
    "a key that is missing below a free one": (
        "flags:\n  red: {masts: 2}\n",
        2,
        "`name` is missing",
    ),
    "no words": ("name: ''\n", 1, "`name` is empty"),
    "a word for a number": ("ships:\n- name: a\n  masts: two\n", 3, "a whole number"),
    "a number too long": (f"ships:\n- name: a\n  masts: {'9' * 5000}\n", 3, "a whole number"),
    "a number too high": ("ships:\n- name: a\n  masts: 10\n", 3, "must be 9 or less"),
    "a number too low": ("ships:\n- name: a\n  masts: 0\n", 3, "must be 1 or more"),
    "a word for a truth": ("ships:\n- name: a\n  afloat: maybe\n", 3, "`true` or `false`"),
    "a quotation without a word": ("motto: '…'\n", 1, "at least one word"),
    "a quotation that is only syntax": ("motto: '[](#)'\n", 1, "at least one word"),
    "a language by its name": ("language: Korean\n", 1, "a language tag of BCP 47"),
    "a day that does not exist": ("opened: 2025-02-29\n", 1, "that exists"),
    "a year that does not exist": ("opened: '0000'\n", 1, "that exists"),
    "a day of another shape": ("opened: 15 April 2025\n", 1, "that exists"),
    "a script for an address": ("contact: 'javascript:alert(1)'\n", 1, "must begin with https://"),
    "a mailbox for a website": ("site: mailto:a@b.org\n", 1, "must be an address that begins"),
    "an address without a host": ("site: 'https:///x'\n", 1, "must be an address that begins"),
    "an address that breaks off": ("site: 'http://[x'\n", 1, "must be an address that begins"),
    "an address with a quotation mark": ("site: 'http://x/\"y'\n", 1, "without blanks"),
    "an address of a book's length": (f"site: http://x/{'y' * 2000}\n", 1, "must be an address"),
    "a message with orders": ("contact: mailto:a@b.org?cc=c@d.org\n", 1, "must begin with https"),
}


@pytest.mark.parametrize("case", BROKEN)
@pytest.mark.usefixtures("_each_parser")
def test_a_broken_file_gives_the_line_and_how_to_mend_it(case: str) -> None:
    text, line, says = BROKEN[case]
    got, findings = reading(text)
    assert got is None
    assert [at for at, what in findings if says in what][:1] == [line], findings


@pytest.mark.parametrize("case", BROKEN)
@pytest.mark.usefixtures("_each_parser")
def test_no_message_speaks_of_pydantic_or_of_the_parser(case: str) -> None:
    _, findings = reading(BROKEN[case][0])
    for _, says in findings:
        assert not any(word in says for word in ("expected", "Input should", "token", "context"))
        assert "\n" not in says
        assert len(says) < 400


@pytest.mark.usefixtures("_each_parser")
def test_all_mistakes_are_said_at_once_and_in_order() -> None:
    text = (
        "name: &a Quay\nmotto: *a\nmotto: b\nopened: never\nships:\n"
        '  - masts: 0\n    nam: !t x\n  - name: "\\x07"\nharbor: x\n'
    )
    got, findings = reading(text)
    assert got is None
    assert [line for line, _ in findings] == [1, 2, 3, 4, 6, 6, 7, 8, 9]


@pytest.mark.usefixtures("_each_parser")
def test_what_is_refused_once_is_not_complained_of_twice() -> None:
    assert len(reading("ships: *a\nopened: !t x\n")[1]) == 2


@pytest.mark.usefixtures("_each_parser")
def test_a_key_written_three_times_says_so_twice_and_nothing_else() -> None:
    _, findings = reading("ships:\n- name: a\n" * 3)
    assert [line for line, _ in findings] == [3, 5]


@pytest.mark.usefixtures("_each_parser")
def test_a_bomb_of_aliases_is_refused_at_once() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n"
        for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    start = time.perf_counter()
    got, findings = reading(bomb)
    assert got is None
    assert findings[0] == (1, "a value cannot begin with `&a`, which is an anchor; " + compose.HOW)
    assert time.perf_counter() - start < 2


def test_a_file_with_thousands_of_mistakes_names_the_first_ones_and_counts_the_rest() -> None:
    start = time.perf_counter()
    got, findings = reading("".join(f"k{n}: v\n" for n in range(60_000)))
    assert got is None
    assert len(findings) == MOST_FINDINGS + 1
    assert findings[-1] == (51, "59950 more mistakes follow; mend those above first")
    assert time.perf_counter() - start < 20


# --- whatever comes -----------------------------------------------------------------------

SIGNS = (
    "name motto ships flags language opened site masts 동맹 a 1 : - ? , [ ] { } & * ! | > ' \" %"
)
MORE = "@ ` # \\ ... --- <<: &a *a !!str \\x00 \\ud800 '' \x85 \u2028 \ufeff \ud800"
SPACES = ["\n", "\n", "\n  ", "\n- ", "\n  - ", " ", "  ", "\t", ": "]
SOUP = st.lists(st.sampled_from(SIGNS.split() + MORE.split(" ") + SPACES), max_size=60).map("".join)
ANY = st.one_of(
    SOUP,
    st.text(st.characters(exclude_categories=())),
    st.binary(),
    st.binary().map(lambda data: data.decode("latin-1")),
)


@pytest.mark.parametrize("parser", PARSERS)
@given(text=ANY)
@example(text="\ud800")
@example(text="[key]: x")
@example(text="'[key]': x")
@example(text="flags: {'[key]': x}")
@example(text="'{}': x\n'{ge}': y")
def test_any_text_gives_a_model_or_findings(parser: str, text: str | bytes) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compose, "PARSER", PARSERS[parser])
        got, findings = reading(text)
    assert (got is None) == bool(findings)
    lines = len(text.splitlines()) + 1
    assert all(0 <= line <= lines for line, _ in findings)


@given(words=st.text(st.characters(exclude_categories=("C", "Z"))).filter(str.strip))
def test_any_words_can_be_written_after_a_folding_sign(words: str) -> None:
    got = good(f"name: >\n  {words}\n")
    assert got.value.name == words.strip()
