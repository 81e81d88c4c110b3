"""Compose: the text of a YAML file -> a tree of texts, the line of each, and all complaints.

    authors:                     {"authors": [{"name": "Kuik Cheng-Chwee"}]}
      - name: Kuik Cheng-Chwee   and line 2 for ("authors", 0, "name")

YAML guesses at types (`NO` is false, `12:30` is 750, `1.10` is 1.1); a person who copies
words from a text means the words, so every scalar stays as typed. Anchors, aliases and tags
are refused: nobody needs them here, and 342 bytes of aliases can fill a computer's memory.
PyYAML's parser is used and its composer is not, for that forgets duplicate keys, calls
itself without end on deep nesting and stops at the first alias that it does not know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml import events as on

from glossator.text import DIRECTION

Path = tuple[str | int, ...]
Tree = str | list["Tree"] | dict[str, "Tree"]

PARSER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where PyYAML was built with it (10 times faster), else plain Python."""

MOST_BYTES = 1_000_000
MOST_DEPTH = 20
MOST_REFUSED = 20
"""A text that holds more characters that no one can see is no text."""

REFUSED = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""Control characters and lone surrogates; also line ends that YAML counts and editors do not."""

HOW = "write `>` in its place and the words on the next line, indented further"
"""After `>` every sign is only itself, which between quotation marks is not so."""

_AT_START = "a value cannot begin with {}; " + HOW

SYNTAX: tuple[tuple[str, bool, str], ...] = (
    (r"tab character|'\\t'", False, "a tab stands where only spaces can; indent with spaces"),
    (r"an alias|an anchor", True, _AT_START.format("`*` or `&`")),
    (r" a tag", True, _AT_START.format("`!`")),
    (r"cannot start any token", False, _AT_START.format("this character")),
    (r"directive|incompatible", False, _AT_START.format("`%`")),
    (r"mapping keys|sequence entries", False, _AT_START.format("`-` or `?`")),
    (
        r"mapping values|plain scalar found unexpected",
        False,
        "a colon stands where none can: the line is indented too far, the line above has no "
        f"colon, or the value itself holds a colon and a space; then {HOW}",
    ),
    (
        r"quoted scalar.*(?:end of stream|document)",
        True,
        f"a quotation mark opens here and never closes; if it belongs to the words, {HOW}",
    ),
    (
        r"escape|hexdecimal|hexadecimal",
        False,
        "a backslash between double quotation marks begins a code; if it belongs to the words, "
        + HOW,
    ),
    (
        r"flow (?:sequence|mapping|node)|block node",
        True,
        f"a bracket or comma has no partner here; if it belongs to the words, {HOW}",
    ),
    (
        r"simple key",
        True,
        "this line is no `key: value`; if it goes on from the line above, indent it further",
    ),
    (
        r"block scalar",
        False,
        "after `>` or `|` the words begin on the next line, indented; if the sign belongs to the "
        f"words, {HOW}",
    ),
    (
        r"block (?:mapping|collection|sequence)|document start",
        False,
        "this cannot stand here: the line is indented unlike its neighbours, or words follow a "
        f"closing quotation mark or bracket; then {HOW}",
    ),
)
"""What PyYAML's two parsers say (a pattern); whether the place is where the trouble began and
not where it was noticed; and what an editor is told instead."""


@dataclass(slots=True)
class Composed:
    """What was read of a file, as far as it could be read."""

    tree: Tree = field(default_factory=dict)
    """Mappings, lists and texts; a key with nothing after its colon is left out."""
    lines: dict[Path, int] = field(default_factory=dict)
    """1-based line of each key, also of one that was left out, and of each entry of a list."""
    left_out: list[Path] = field(default_factory=list)
    """Keys with nothing after their colon."""
    refused: set[Path] = field(default_factory=set)
    """Values that were complained of here, so that nobody else need."""
    complaints: list[tuple[int, str]] = field(default_factory=list)
    """Line (0 for the whole file), and what is wrong there and how to mend it."""
    broken: bool = False
    """True when reading stopped before the end, so that what is missing means nothing."""

    def stop(self, line: int, says: str) -> Composed:
        """Complain, and say that nothing after this was read."""
        self.complaints.append((line, says))
        self.broken = True
        return self


class _TooDeep(Exception):
    """Nested deeper than any file of ours; its argument is the line."""


def compose(text: str) -> Composed:
    """Read YAML `text`; whatever it holds, the result says what is wrong and nothing is raised."""
    found = Composed()
    text = text.removeprefix("\ufeff")
    if len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        return found.stop(0, "the file is larger than 1 MB; is it the right one?")
    unseen = list(REFUSED.finditer(text))
    if len(unseen) > MOST_REFUSED:
        return found.stop(0, "the file is not a text; save it as plain text in UTF-8")
    for character in unseen:
        line = len(re.findall(r"\r\n?|\n", text[: character.start()])) + 1
        found.complaints.append((line, _unseen(character[0])))
    text = REFUSED.sub(" ", text)
    line, documents = 1, 0
    try:
        events = yaml.parse(text, Loader=PARSER)
        for event in events:
            line = _line(event)
            documents += isinstance(event, on.DocumentStartEvent)
            if documents > 1:
                return found.stop(line, "a second document begins at `---`; take that line away")
            if isinstance(event, on.NodeEvent):
                found.tree = _node(event, events, (), found)
    except _TooDeep as deep:
        found.stop(deep.args[0], f"this is nested more than {MOST_DEPTH} levels deep")
    except yaml.MarkedYAMLError as error:
        found.stop(*_reworded(error, text))
    except (yaml.YAMLError, ValueError):  # plain PyYAML fails so at "\U00110000"
        found.stop(line, f"below this line a code after a backslash is no character; {HOW}")
    return found


def _node(event: on.NodeEvent, events: Iterator[on.Event], path: Path, found: Composed) -> Tree:
    """The node that begins with `event`, read from `events` up to its end."""
    _refuse_marks(event, path, found)
    if isinstance(event, on.CollectionStartEvent) and len(path) >= MOST_DEPTH:
        raise _TooDeep(_line(event))
    if isinstance(event, on.MappingStartEvent):
        return _mapping(events, path, found)
    if isinstance(event, on.SequenceStartEvent):
        return _sequence(events, path, found)
    return DIRECTION.sub("", event.value) if isinstance(event, on.ScalarEvent) else ""


def _sequence(events: Iterator[on.Event], path: Path, found: Composed) -> list[Tree]:
    entries: list[Tree] = []
    for entry in events:
        if not isinstance(entry, on.NodeEvent):
            break
        here = (*path, len(entries))
        found.lines[here] = _line(entry)
        entries.append(_node(entry, events, here, found))
    return entries


def _mapping(events: Iterator[on.Event], path: Path, found: Composed) -> dict[str, Tree]:
    mapping: dict[str, Tree] = {}
    for key in events:
        if not isinstance(key, on.NodeEvent):
            break
        line = _line(key)
        # What is not kept is read all the same, for its own mistakes and to find its end.
        unkept = Composed(complaints=found.complaints)
        name = _node(key, events, (*path, ""), unkept)
        here, into = (*path, str(name)), found
        if not isinstance(key, on.ScalarEvent):
            into = unkept
            if not isinstance(key, on.AliasEvent):
                found.complaints.append((line, f"a key must be a word, no bracket; {HOW}"))
        elif here in found.lines:
            into = unkept
            says = f"the key `{shown(str(name))}` stands here a second time, "
            says += f"after line {found.lines[here]}; keep one of them"
            found.complaints.append((line, says))
        into.lines[here] = line
        value = next(events)
        assert isinstance(value, on.NodeEvent), "the parser gives each key a value"
        tree = _node(value, events, here, into)
        if isinstance(value, on.ScalarEvent) and not value.value and not value.style:
            into.left_out.append(here)
        elif into is found:
            mapping[str(name)] = tree
    return mapping


def _refuse_marks(event: on.NodeEvent, path: Path, found: Composed) -> None:
    """Complain of an alias, an anchor, a tag, and of unseen characters that a code stands for."""
    says = []
    if isinstance(event, on.AliasEvent):
        says.append(_AT_START.format(f"`*{shown(str(event.anchor))}`, which is an alias"))
    elif event.anchor is not None:
        says.append(_AT_START.format(f"`&{shown(str(event.anchor))}`, which is an anchor"))
    if isinstance(event, on.ScalarEvent | on.CollectionStartEvent) and event.tag is not None:
        says.append(_AT_START.format("`!`, which is a tag"))
    if isinstance(event, on.ScalarEvent) and (unseen := REFUSED.search(event.value)):
        says.append(_unseen(unseen[0]))
    found.complaints += ((_line(event), complaint) for complaint in says)
    if says:
        found.refused.add(path)


def _reworded(error: yaml.MarkedYAMLError, text: str) -> tuple[int, str]:
    """Line and words for what PyYAML's parser stumbled over."""
    rows = re.split(r"\r\n?|\n", text)
    raw = f"{error.context or ''} {error.problem or ''}"
    if (seen := error.problem_mark) and seen.line < len(rows):
        raw += f" {rows[seen.line][seen.column : seen.column + 1]!r}"
    began, says = next(
        ((began, says) for pattern, began, says in SYNTAX if re.search(pattern, raw)),
        (False, raw.strip()),
    )
    mark = (error.context_mark if began else None) or error.problem_mark or error.context_mark
    if mark is None:
        return 0, says
    line = min(mark.line + 1, len(text.rstrip("\r\n").splitlines()) or 1)
    return line, f"column {mark.column + 1}: {says}"


def _line(event: on.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


def _unseen(character: str) -> str:
    return f"there is a character that no one can see (U+{ord(character):04X}); delete it"


def shown(text: str) -> str:
    """`text` for a message: one line, and no longer than a reader needs to know it by."""
    line = " ".join(REFUSED.sub("\ufffd", text).split())
    return line if len(line) <= 60 else line[:59] + "…"
