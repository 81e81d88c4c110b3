"""Overrule: what an editor says in brief.yml outranks what the machine saw.

    overrules: [{quote: "Data and method", as: heading}]      line -> heading, ruled
    mends:     [{quote: "econ omy", printed: "economy"}]      the printed word, and a mend

Places are named by quotation. One that is not found, or found twice, is reported with its
line in brief.yml; everything else still applies.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from glossator.findings import Report
from glossator.handwritten import Handwritten
from glossator.model.roles import Role
from glossator.model.source import Chunk, Labelled, Mend
from glossator.reading.sidecar import Sidecar
from glossator.text import fold, without_syntax


def mend(
    chunks: tuple[Chunk, ...], sidecar: Handwritten[Sidecar], file: str, report: Report
) -> tuple[Chunk, ...]:
    """`chunks` with the extraction damage put back to what was printed."""
    out = list(chunks)
    for index, repair in enumerate(sidecar.value.mends):
        pattern = _pattern(repair.quote)
        found = [(i, m) for i, c in enumerate(out) for m in pattern.finditer(c.text)]
        where = sidecar.line_of(("mends", index, "quote"))
        if len(found) != 1:
            _complain(len(found), repair.quote, file, where, report)
            continue
        at, match = found[0]
        chunk = out[at]
        old, new = match[0], repair.printed
        shift = len(new) - len(old)
        done = Mend(chunk.lines, old, new, repair.why, match.start())
        moved = (replace(m, at=m.at + shift * (m.at > match.start())) for m in chunk.mends)
        text = chunk.text[: match.start()] + new + chunk.text[match.end() :]
        rows = tuple(new.join(pattern.split(row)) for row in chunk.rows)
        out[at] = replace(chunk, text=text, rows=rows, mends=(*moved, done))
    return tuple(out)


def overrule(
    pieces: tuple[Labelled, ...], sidecar: Handwritten[Sidecar], file: str, report: Report
) -> tuple[Labelled, ...]:
    """`pieces` with the roles and joins that an editor gave."""
    out = list(pieces)
    texts = [_texts(piece) for piece in pieces]  # once, or a long list of overrules takes minutes
    for index, ruling in enumerate(sidecar.value.overrules):
        where = sidecar.line_of(("overrules", index, "quote"))
        at = _opened_by(ruling.quote, out, texts, file, where, report)
        if at is not None:
            depth = (
                ruling.level or ruling.depth or (out[at].depth if ruling.as_ is out[at].role else 0)
            )
            why = f"overruled by the editors: {ruling.why}"
            out[at] = replace(out[at], role=ruling.as_, why=why, depth=depth, ruled=True)
    for index, join in enumerate(sidecar.value.joins):
        where = sidecar.line_of(("joins", index, "quote"))
        at = _opened_by(join.quote, out, texts, file, where, report)
        if at is not None:
            out[at] = replace(out[at], join=join.to == "previous")
            if join.to == "previous" and out[at].role in (Role.LINE, Role.LIST_ITEM):
                out[at] = replace(
                    out[at], role=Role.PARAGRAPH, why=f"joined by the editors: {join.why}"
                )
    return tuple(out)


def _pattern(quote: str) -> re.Pattern[str]:
    """Matches `quote` with any white space where it has some."""
    return re.compile(r"\s+".join(re.escape(word) for word in quote.split()))


def _opened_by(
    quote: str,
    pieces: list[Labelled],
    texts: list[tuple[str, str]],
    file: str,
    line: int,
    report: Report,
) -> int | None:
    """Index of the one piece that begins with `quote`; else a finding and None."""
    wanted = _plain(quote)
    begin = _all(texts, lambda text: text.startswith(wanted))
    whole = [index for index in begin if texts[index][0] == wanted]
    begin = whole if len(whole) == 1 else begin
    if len(begin) == 1:
        return begin[0]
    if not begin and (within := _all(texts, lambda text: wanted in text)):
        says = f"“{quote}” stands inside a piece; quote the words it begins with (line "
        says += f"{pieces[within[0]].lines[0]} of the source)"
        report.add("quotation-not-found", file, line, says)
        return None
    _complain(len(begin), quote, file, line, report)
    return None


def _texts(piece: Labelled) -> tuple[str, str]:
    """What a quotation of a piece can begin with: its words, or its marker and its words."""
    return _plain(piece.text), _plain(f"{piece.marker} {piece.text}")


def _all(texts: list[tuple[str, str]], fits: Callable[[str], bool]) -> list[int]:
    return [index for index, pair in enumerate(texts) if any(map(fits, pair))]


def _plain(text: str) -> str:
    return fold(without_syntax(text)).text


def _complain(count: int, quote: str, file: str, line: int, report: Report) -> None:
    code = "quotation-ambiguous" if count else "quotation-not-found"
    report.add(code, file, line, f"“{quote}”" + (f" ({count} places)" if count else ""))
