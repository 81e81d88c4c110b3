"""Sources: the text of a note -> the sources it cites, one by one.

    "Kim Hyung Jong …, pp. 953-970; see also Amitav Acharya, …; Alice D. Ba, …"
    three sources; "see also" belongs to the note, not to the source

Chicago 14.57 parts the sources of one note by semicolons. A part that has no mark of a
source (an address, a title in quotes or italics, a year) is a remark on the one before it.
What a source says of its work is read by `fields`; what stands for one, by `repeats`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from glossator.marking.authors import names_in
from glossator.marking.fields import Read, read_source
from glossator.marking.persons import Known
from glossator.marking.repeats import IBID, Earlier, as_ibid, is_short, repeated
from glossator.model.brief import Note
from glossator.model.spans import Spans, SpanType
from glossator.model.works import CitedSource, Citing, Item

_SIGNAL = re.compile(
    r"^(?:and,? |but )?(?:see(?: also| generally| e\.g\.,?| for example,?)?|cf\.?|also|compare|"
    r"see,? (?:for|in|on)\s[^,:;]{0,60},|see,? e\.g\.,|"
    r"quoted in|cited in|vgl\.|siehe(?: auch)?|s\. auch|voir(?: aussi)?|véase(?: también)?|"
    r"(?:for|on) [^,:;]{0,60}(?:, see(?: also)?|:)|"
    r"(?:zu|sur) [^,:;]{0,60}, (?:siehe|vgl\.|voir|lire))"
    r"\s+(?=\S)",
    re.I,
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d{2}\b")
_QUOTED = re.compile(r"[“\"«„『「].{3,}?[”\"»“』」]")
_INVERTED = re.compile(r"[^\W\d_][\w'’ -]{1,40},\s+[^\W\d_][\w'’. -]{0,30}")
_OPEN, _CLOSE = "([{“«„『「<", ")]}”»』」>"


def sources_of(
    note: Note,
    before: Sequence[Note] = (),
    known: Known | None = None,
) -> tuple[CitedSource, ...]:
    """Sources of `note` in printed order, as far as the note itself marks them.

    `before` are the notes before it with their sources, for *Ibid.* and short forms; `known`
    are persons whose names the brief divides.
    """
    earlier = [
        Earlier(other.id, other.label, source)
        for other in before
        for source in other.sources
        if source.how is Citing.FULL
    ]
    last = before[-1] if before else None
    preceding = last.sources if last else ()
    sources: list[CitedSource] = []
    for start, end in _parts(note):
        start, end = _bare(note.text, start, end)
        text = note.text[start:end]
        origin = note if sources or last is None else last
        found = _repeat(text, preceding, origin, earlier)
        if found is not None:
            found = replace(found, start=start, end=end)
        elif (read := _read(note, start, end, known or {})) is not None:
            found = CitedSource(text, None, read.item, start, end, Citing.FULL, read.locator)
            earlier.append(Earlier(note.id, note.label, found))
        else:
            continue
        sources.append(found)
        preceding = (found,)
    return tuple(sources)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without blanks, semicolons and the signal that opens it."""
    while end > start and text[end - 1] in " ;\n":
        end -= 1
    while start < end and text[start] in " ;\n":
        start += 1
    signal = _SIGNAL.match(text[start:end])
    if signal and not re.match(r"(?:note|n\.|fn\.)\s*\d", text[start + signal.end() : end]):
        start += signal.end()
    return start, end


def _repeat(
    text: str, preceding: Sequence[CitedSource], origin: Note, earlier: Sequence[Earlier]
) -> CitedSource | None:
    """What stands for a source named before; what names none so stands for itself."""
    if ibid := IBID.match(text):
        if len(preceding) == 1 and preceding[0].item != Item():
            return as_ibid(preceding[0], origin.id, ibid["more"])
        return CitedSource(text, how=Citing.IBID)
    found = repeated(text, earlier)
    return CitedSource(text, how=Citing.SHORT) if found is None and is_short(text) else found


def _read(note: Note, start: int, end: int, known: Known) -> Read | None:
    """The fields of a source; None where the words are no source."""
    surely = _is_source(note, start, end)
    if not surely and not _YEAR.search(note.text[start:end]):
        return None
    read = read_source(note.text[start:end], _within(note.spans, start, end), known)
    return read if surely or (read.item.title and read.item.author) else None


def _within(spans: Spans, start: int, end: int) -> Spans:
    return tuple(
        replace(span, start=span.start - start, end=span.end - start)
        for span in spans
        if start <= span.start and span.end <= end
    )


def _parts(note: Note) -> list[tuple[int, int]]:
    """Stretches between semicolons that stand outside brackets, quotes, links and emphasis."""
    closed = [
        (span.start, span.end)
        for span in note.spans
        if span.type in (SpanType.LINK, SpanType.EMPHASIS, SpanType.STRONG)
    ]
    parts: list[tuple[int, int]] = []
    depth, start, straight = 0, 0, False
    for at, character in enumerate(note.text):
        if character == '"':
            straight = not straight
        elif character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth = max(depth - 1, 0)
        elif (
            character == ";"
            and not depth
            and not straight
            and not any(first <= at < last for first, last in closed)
        ):
            parts.append((start, at))
            start = at + 1
    parts.append((start, len(note.text)))
    return _joined(note.text, parts)


def _joined(text: str, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts, authors who are parted by semicolons put back together: `Roe, J.; Doe, B.`."""
    out: list[tuple[int, int]] = []
    opened: int | None = None
    for start, end in parts:
        begin = start if opened is None else opened
        piece = text[start:end].strip()
        if end < len(text) and _INVERTED.fullmatch(piece) and names_in(piece, {}) is not None:
            opened = begin
        else:
            out.append((begin, end))
            opened = None
    return out if opened is None else [*out, (opened, len(text))]


def _is_source(note: Note, start: int, end: int) -> bool:
    """True for a part with an address, or with a title and something that dates it."""
    if _address(note, start, end):
        return True
    text = note.text[start:end]
    titled = _QUOTED.search(text) is not None or any(
        span.type is SpanType.EMPHASIS and start <= span.start < end for span in note.spans
    )
    dated = _YEAR.search(text) is not None
    return (titled and (dated or "," in text)) or (dated and text.count(",") >= 2)


def _address(note: Note, start: int, end: int) -> str | None:
    for span in note.spans:
        if span.type is SpanType.LINK and start <= span.start < end:
            return str(span.get("href"))
    return None
