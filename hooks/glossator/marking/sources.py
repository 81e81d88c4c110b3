"""Sources: the text of a note -> the sources it cites, one by one.

    "Kim Hyung Jong …, pp. 953-970; see also Amitav Acharya, …; Alice D. Ba, …"
    three sources; "see also" belongs to the note, not to the source

Chicago 14.57 parts the sources of one note by semicolons. A part that has no mark of a
source (an address, a title in quotes or italics, a year) is a remark on the one before it.
"""

from __future__ import annotations

import re

from glossator.model import CitedSource, Note, SpanType

_SIGNAL = re.compile(
    r"^(?:and |but )?(?:see(?: also| generally| e\.g\.,?| for example,?)?|cf\.?|also|compare|"
    r"quoted in|cited in|vgl\.|siehe(?: auch)?|s\. auch|voir(?: aussi)?|véase(?: también)?|"
    r"for (?:more|a|an|further|discussion)[^,:;]{0,60}, see)\s+(?=\S)",
    re.I,
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d{2}\b")
_QUOTED = re.compile(r"[“\"«„『「].{3,}?[”\"»“』」]")
_OPEN, _CLOSE = "([{“«„『「<", ")]}”»』」>"


def sources_of(note: Note) -> tuple[CitedSource, ...]:
    """Sources of `note` in printed order, as far as the note itself marks them."""
    sources: list[CitedSource] = []
    for start, end in _parts(note):
        text = note.text[start:end].strip(" ;")
        signal = _SIGNAL.match(text)
        bare = text[signal.end() :] if signal else text
        if not _is_source(note, start, end):
            continue
        sources.append(CitedSource(bare.rstrip(), url=_address(note, start, end)))
    return tuple(sources)


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
    return parts


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
