"""Inline: a text with marks -> plain words and the spans that stand beside them.

    the *de facto* alignment.⁵ See [KIND](#)
    "the de facto alignment. See KIND", emphasis 4-12, note-ref "5" at 23, lost-link 28-32

Marks are read left to right with a stack, as CommonMark 6.2 reads emphasis; whatever is not
closed or not known stays as printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from glossator.model.source import Mend
from glossator.model.spans import Span, Spans, SpanType
from glossator.reading.addresses import ANGLE, BARE, EMAIL, without_trailing
from glossator.reading.delimiters import paired_delimiters
from glossator.reading.marks import ESCAPE, FLAT_IF_NEXT, FLAT_MARK, FLAT_ROMAN, value_of
from glossator.text import COMMENT, DIGIT_OF, LINK, RAISED_UNIT, SUPERSCRIPTS

_RAISED = re.compile(rf"[{SUPERSCRIPTS}]+(?:\s?[,;–-]\s?[{SUPERSCRIPTS}]+)*")
_SUP_TAG = re.compile(r"<sup>\s*(?P<key>[\w*†‡, –-]{1,12}?)\s*</sup>", re.I)
_BRACKET = re.compile(
    r"\[\^(?P<key>[^\]\s]{1,12})\]|\[(?P<number>\d{1,3}(?:\s?[,–-]\s?\d{1,3})*)\]"
)
_ROUND = re.compile(r"\((?P<number>\d{1,3})\)")
_HALF_BRACKET = re.compile(r"(?P<number>\d{1,3})\)")
FLAT_MISSED = 2
"""Marks in a row that may hide behind a digit ("spent 0.3.6") without losing the count."""

_SIGN = re.compile(r"(?<=[\w.,;:!?”’\")\]])(?P<key>[†‡]{1,2}|\*{1,3}(?![\w*]))")
_TAG_OPEN = re.compile(
    r"<(?P<close>/?)(?P<name>i|em|b|strong|u|span|p|sub|a|sup|br)(?:\s[^<>]*)?/?>", re.I
)
_EMPHATIC = {
    "i": SpanType.EMPHASIS,
    "em": SpanType.EMPHASIS,
    "b": SpanType.STRONG,
    "strong": SpanType.STRONG,
}


@dataclass(frozen=True, slots=True)
class Marks:
    """What the note marks of a brief look like. A number is a mark only where its note exists."""

    labels: frozenset[str] = frozenset()
    """Labels of the notes there are."""
    round: bool = False
    """`(1)` is a mark, since the notes are numbered so."""
    half: bool = False
    """`1)` is a mark, likewise."""
    flat: int = 0
    """The next number that is a mark though extraction lost its raising (`deterrence.3 The`);
    0 where raised marks were kept."""
    roman: bool = False
    """Flat marks are small roman numbers (`not a sector.i The`)."""


@dataclass(frozen=True, slots=True)
class Inlined:
    """Plain words and their spans, in order of their start, outer ones first."""

    text: str
    spans: Spans
    taken: tuple[str, ...]
    """Note marks taken out of the text, as printed."""
    flat: int
    """The next flat mark to look for in the text after this one."""


_NO_MARKS = Marks()


def inline(raw: str, marks: Marks = _NO_MARKS, mends: tuple[Mend, ...] = ()) -> Inlined:
    """Plain text and spans of `raw`.

    A raised number or a number in brackets is a note mark only where `marks` knows such a note
    ("km²" is none); a note-ref span carries its label until notes are tied. `mends` are placed
    in `raw` and come out as spans.
    """
    scanner = _Scanner(raw, marks)
    scanner.run(0, len(raw))
    scanner.offsets.append(len(scanner.out))
    text = "".join(scanner.out)
    spans = [
        *scanner.spans,
        *(
            Span(
                SpanType.MEND,
                scanner.offsets[mend.at],
                scanner.offsets[mend.at + len(mend.new)],
                (("was", mend.old), ("why", mend.why)),
            )
            for mend in mends
        ),
    ]
    return _trimmed(text, spans, tuple(scanner.taken), scanner.flat)


def _trimmed(text: str, spans: list[Span], taken: tuple[str, ...], flat: int) -> Inlined:
    """Without white space at the ends and doubled where a mark was taken out."""
    out: list[str] = []
    to: list[int] = []
    marked = {span.start for span in spans if span.type is SpanType.NOTE_REF}
    for at, character in enumerate(text):
        to.append(len(out))
        if character in " \t" and (not out or out[-1] in " \n"):
            continue
        if character == " " and at + 1 in marked and text[at + 1 : at + 2] in tuple(".,;:!?"):
            continue
        out.append(character)
    to.append(len(out))
    while out and out[-1] in " \t":
        out.pop()
    plain = "".join(out)
    moved = []
    for span in spans:
        start, end = min(to[span.start], len(plain)), min(to[span.end], len(plain))
        if span.type is SpanType.NOTE_REF:
            while start > 0 and plain[start - 1] == " ":
                start -= 1
            end = start
        else:
            while start < end and plain[start] == " ":
                start += 1
            while end > start and plain[end - 1] == " ":
                end -= 1
        if start < end or span.type is SpanType.NOTE_REF:
            moved.append(Span(span.type, start, end, span.values))
    return Inlined(plain, in_order(moved), taken, flat)


def in_order(spans: list[Span]) -> Spans:
    """Spans by start, the longer first, then by type: the published order."""
    return tuple(sorted(spans, key=lambda s: (s.start, -s.end, s.type)))


class _Scanner:
    def __init__(self, raw: str, marks: Marks) -> None:
        self.raw = raw
        self.marks = marks
        self.flat = marks.flat
        self.out: list[str] = []
        self.offsets: list[int] = []
        self.spans: list[Span] = []
        self.taken: list[str] = []

    def run(self, at: int, stop: int) -> None:
        """Scan `raw[at:stop]`; delimiters pair up only within it."""
        pairs = paired_delimiters(self.raw, at, stop)
        open_tags: list[tuple[SpanType, int]] = []
        opened: dict[int, int] = {}
        while at < stop:
            taken = (
                self._escape(at, stop)
                or self._link(at, stop)
                or (None if at in pairs else self._note_mark(at, stop))
                or self._address(at, stop)
            )
            if taken:
                at = taken
                continue
            if at in pairs:
                length, opener = pairs[at]
                self._skip(at, length)
                if opener is None:
                    opened[at] = len(self.out)
                else:
                    self._emphasise(length, opened[opener])
                at += length
                continue
            comment = COMMENT.match(self.raw, at, stop)
            if comment is not None:
                self._skip(at, len(comment[0]))
                at = comment.end()
                continue
            tag = _TAG_OPEN.match(self.raw, at, stop)
            if tag is not None:
                self._skip(at, len(tag[0]))
                if tag["name"].lower() == "br":
                    self.out.append(" ")
                self._tag(tag["name"].lower(), bool(tag["close"]), open_tags)
                at = tag.end()
                continue
            self._copy(at, 1)
            at += 1

    def _copy(self, at: int, length: int) -> None:
        for offset in range(at, at + length):
            self.offsets.append(len(self.out))
            self.out.append(self.raw[offset])

    def _skip(self, at: int, length: int) -> None:
        self.offsets.extend([len(self.out)] * length)

    def _emphasise(self, length: int, start: int) -> None:
        end = len(self.out)
        if length != 1:
            self.spans.append(Span(SpanType.STRONG, start, end))
        if length != 2:
            self.spans.append(Span(SpanType.EMPHASIS, start, end))

    def _tag(self, name: str, closes: bool, open_tags: list[tuple[SpanType, int]]) -> None:
        kind = _EMPHATIC.get(name)
        if kind is None:
            return
        if not closes:
            open_tags.append((kind, len(self.out)))
        elif open_tags and open_tags[-1][0] is kind:
            self.spans.append(Span(kind, open_tags.pop()[1], len(self.out)))

    def _escape(self, at: int, stop: int) -> int | None:
        found = ESCAPE.match(self.raw, at, stop)
        if found is None:
            return None
        self._skip(at, 1)
        self._copy(at + 1, 1)
        return found.end()

    def _link(self, at: int, stop: int) -> int | None:
        if self.raw[at] not in "[!":
            return None
        found = LINK.match(self.raw, at, stop)
        if found is None or (self.raw[at] == "!" and not found["image"]):
            return None
        start = len(self.out)
        self._skip(at, found.start("words") - at)
        self.run(found.start("words"), found.end("words"))
        self._skip(found.end("words"), found.end() - found.end("words"))
        href = found["href"]
        if href.startswith(("http://", "https://", "mailto:")):
            self.spans.append(_link_span(start, len(self.out), href))
        else:
            self.spans.append(Span(SpanType.LOST_LINK, start, len(self.out)))
        return found.end()

    def _note_mark(self, at: int, stop: int) -> int | None:
        raw = self.raw
        if raw[at] in SUPERSCRIPTS and (found := _RAISED.match(raw, at, stop)):
            if RAISED_UNIT.search(raw[max(at - 4, 0) : at]) and len(found[0]) == 1:
                return None
            return self._refer(found, _raised_labels(found[0], self.marks.labels))
        if raw[at] == "<" and (found := _SUP_TAG.match(raw, at, stop)):
            return self._refer(found, _listed(found["key"]))
        if raw[at] == "[" and (found := _BRACKET.match(raw, at, stop)):
            return self._refer(found, [found["key"]] if found["key"] else _listed(found["number"]))
        if raw[at] in "†‡*" and (found := _SIGN.match(raw, at, stop)):
            return self._refer(found, [found["key"]])
        if self.marks.round and raw[at] == "(" and (found := _ROUND.match(raw, at, stop)):
            return self._refer(found, [found["number"]])
        if self.marks.half and raw[at].isdigit() and self._after_sentence_word(at):
            found = _HALF_BRACKET.match(raw, at, stop)
            return self._refer(found, [found["number"]]) if found else None
        if self.flat and raw[at].isdigit() and (found := self._flat_mark(at, stop)):
            self.flat = int(found[0]) + 1
            return self._refer(found, [found[0]])
        if self.flat and self.marks.roman and (found := FLAT_ROMAN.match(raw, at, stop)):
            return self._roman_mark(found)
        return None

    def _roman_mark(self, found: re.Match[str]) -> int | None:
        if value_of(found[0]) != self.flat:
            return None
        self.flat += 1
        return self._refer(found, [found[0]])

    def _flat_mark(self, at: int, stop: int) -> re.Match[str] | None:
        found = FLAT_MARK.match(self.raw, at, stop)
        if found and self.flat <= int(found[0]) <= self.flat + FLAT_MISSED:
            return found
        found = FLAT_IF_NEXT.match(self.raw, at, stop)
        is_unit = RAISED_UNIT.search(self.raw[max(at - 4, 0) : at]) is not None
        return found if found and int(found[0]) == self.flat and not is_unit else None

    def _after_sentence_word(self, at: int) -> bool:
        before = self.raw[at - 1 : at]
        opened = self.raw.rfind("(", 0, at) > self.raw.rfind(")", 0, at)
        return bool(before) and not before.isspace() and not before.isdigit() and not opened

    def _refer(self, found: re.Match[str], labels: list[str]) -> int | None:
        if not labels or not all(label in self.marks.labels for label in labels):
            return None
        self._skip(found.start(), len(found[0]))
        self.taken.append(found[0])
        at = len(self.out)
        self.spans.extend(Span(SpanType.NOTE_REF, at, at, (("note", label),)) for label in labels)
        return found.end()

    def _address(self, at: int, stop: int) -> int | None:
        raw = self.raw
        if raw[at] == "<" and (found := ANGLE.match(raw, at, stop)):
            start = len(self.out)
            self._skip(at, 1)
            self._copy(at + 1, len(found["href"]))
            self._skip(found.end() - 1, 1)
            self.spans.append(_link_span(start, len(self.out), found["href"]))
            return found.end()
        if at and (raw[at - 1].isalnum() or raw[at - 1] in "@/."):
            return None
        if raw[at] in "hHwW" and (found := BARE.match(raw, at, stop)):
            address = without_trailing(found[0])
            start = len(self.out)
            self._copy(at, len(address))
            href = address if "://" in address else f"https://{address}"
            if len(address) > 10:
                self.spans.append(_link_span(start, len(self.out), href))
            return at + len(address)
        if (raw[at].isalnum()) and (found := EMAIL.match(raw, at, stop)):
            self._copy(at, len(found[0]))
            return found.end()
        return None


def _link_span(start: int, end: int, href: str) -> Span:
    return Span(SpanType.LINK, start, end, (("href", href), ("supplied", False)))


def _listed(key: str) -> list[str]:
    """`3`, `3,4`, `3–5` -> the labels it names."""
    labels: list[str] = []
    for part in re.split(r"\s*[,;]\s*", key.strip()):
        ends = re.split(r"\s*[–-]\s*", part)
        if len(ends) == 2 and all(end.isdigit() for end in ends):
            first, last = int(ends[0]), int(ends[1])
            if not first < last <= first + 20:
                return []
            labels += [str(number) for number in range(first, last + 1)]
        else:
            labels.append(part)
    return [label for label in labels if label]


def _raised_labels(raised: str, labels: frozenset[str]) -> list[str]:
    key = raised.translate(DIGIT_OF)
    listed = _listed(key)
    if len(listed) == 1 and listed[0] not in labels and all(d in labels for d in listed[0]):
        return list(listed[0])
    return listed
