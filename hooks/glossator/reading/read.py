"""Read: bytes as received -> Source, or findings that say why not.

b"\\xef\\xbb\\xbfISSUE BRIEF\\r\\n\\x0cNo. 3"
Source(lines=("ISSUE BRIEF", "No. 3"), page_starts={2})
"""

from __future__ import annotations

import re
from hashlib import sha256

from glossator.findings import Report
from glossator.model.ids import BriefId, Sha256
from glossator.model.source import Source
from glossator.text import DIRECTION, words

LONGEST = 2_000_000
"""Bytes. The longest policy papers have some 200 kB of text; ten times that is not a brief."""

LONGEST_WORD = 10_000
"""Characters without a space. A paragraph in Chinese has some hundreds; a picture written in
letters (`data:image/png;base64,…`) has more, and would take the reading minutes."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_FORM_FEED = "\x0c"
_OTHER_ENCODINGS = (
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


def read(brief: BriefId, file: str, data: bytes, report: Report) -> Source | None:
    """The source of `brief` from the bytes of `file`; None with findings where it is no text.

    Reports source-empty, source-too-long, source-not-text and source-encoding.
    """
    if len(data) > LONGEST:
        says = f"{len(data):,} bytes, and at most {LONGEST:,} are read"
        report.add("source-too-long", file, 1, says)
        return None
    for mark, name in _OTHER_ENCODINGS:
        if data.startswith(mark):
            report.add("source-encoding", file, 1, f"it begins with the mark of {name}")
            return None
    if b"\x00" in data or data.startswith((b"%PDF-", b"PK\x03\x04", b"{\\rtf")):
        line = data[: max(data.find(b"\x00"), 0)].count(b"\n") + 1
        report.add("source-not-text", file, line, "it holds bytes that no text has")
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        says = f"byte {error.start + 1:,} (0x{data[error.start]:02x}) is not UTF-8"
        report.add("source-encoding", file, line, says)
        return None
    controls = _CONTROL.findall(text)
    if len(controls) > max(8, len(text) // 200):
        line = text[: _CONTROL.search(text).start()].count("\n") + 1  # type: ignore[union-attr]
        report.add("source-not-text", file, line, f"it holds {len(controls):,} control characters")
        return None
    if not words(text):
        report.add("source-empty", file, 1)
        return None
    longest = max(text.split(), key=len)
    if len(longest) > LONGEST_WORD:
        line = text[: text.find(longest)].count("\n") + 1
        says = (
            f"a word of it has {len(longest):,} characters, and at most {LONGEST_WORD:,} are read"
        )
        report.add("source-not-text", file, line, says)
        return None
    return _cut(
        brief, file, DIRECTION.sub("", _CONTROL.sub(" ", text)), Sha256(sha256(data).hexdigest())
    )


def _cut(brief: BriefId, file: str, text: str, checksum: Sha256) -> Source:
    lines: list[str] = []
    page_starts: set[int] = set()
    page_ended = False
    for number, line in enumerate(_LINE_END.split(text), start=1):
        bare = line.strip(_FORM_FEED)
        if page_ended or line.startswith(_FORM_FEED):
            page_starts.add(number)
        page_ended = line.endswith(_FORM_FEED) and bool(bare)
        lines.append(bare.replace(_FORM_FEED, " "))
    while lines and not lines[-1].strip():
        lines.pop()
    return Source(brief, file, tuple(lines), checksum, frozenset(page_starts))
