"""Preparation: "How this text was prepared", folded at the end of each page.

The counts that prove that no word is lost, the whole front matter as printed, and the ledger
of what was set aside, with the reason for each line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from glossator.model.brief import Brief, LeftOut
from glossator.model.metadata import SUPPLIED
from glossator.writing.escape import in_markdown
from glossator.writing.outward import outward_table
from glossator.writing.record import counts
from glossator.writing.tongue import in_tongues

_PARTS = {
    "passages": "numbered paragraphs",
    "sections": "headings",
    "pull_quotes": "pull quotes",
    "figures": "captions and notes of figures",
    "notes": "endnotes",
    "matter": "front and back matter",
    "ledger": "set aside (below)",
    "source": "**the source**",
}


def preparation(brief: Brief) -> str:
    """The folded account of `brief`, as Markdown."""
    return "\n\n".join(
        (
            '<details class="preparation" id="preparation" markdown>',
            "<summary>How this text was prepared</summary>",
            *_account(brief),
            "</details>",
        )
    )


def _account(brief: Brief) -> Iterator[str]:
    source = brief.source
    yield (
        f"The text was read from `{source.file}` ({len(source.lines)} lines, SHA-256 "
        f"`{source.sha256[:16]}…`), as received. Its words, spelling and punctuation are as "
        "printed. Every word is on this page once, or is listed here with the reason it was set "
        "aside."
    )
    yield _counted(brief)
    yield "**Read from the masthead**"
    yield _metadata(brief)
    yield "**Front and back matter as printed**"
    yield _matter(brief)
    if brief.ledger:
        yield "**Set aside or mended**"
        yield _ledger(brief)
    yield from outward_table(brief)


def _counted(brief: Brief) -> str:
    found = counts(brief)
    rows = [
        f"| {_PARTS[key]} | {found[key]:,} |" for key in _PARTS if found[key] or key == "source"
    ]
    return "\n".join(("| Words in | Count |", "| --- | ---: |", *rows))


def _metadata(brief: Brief) -> str:
    rows = [
        f"| {key} | {SUPPLIED if lines == SUPPLIED else _lines(tuple(int(n) for n in lines))} |"
        for key, lines in brief.meta.came_from.items()
    ]
    return "\n".join(("| Value | Lines of the source |", "| --- | --- |", *rows))


def _matter(brief: Brief) -> str:
    words = _words_of(brief)
    rows = [f"| {_lines(m.lines)} | {m.kind} | {words(_short(m.text))} |" for m in brief.matter]
    return "\n".join(("| Lines | What | Words |", "| --- | --- | --- |", *rows))


def _ledger(brief: Brief) -> str:
    words = _words_of(brief)
    rows = [
        f"| {_lines(entry.lines)} | {entry.role} | {words(_set_aside(brief, entry))} "
        f"| {in_markdown(entry.why)} |"
        for entry in brief.ledger
    ]
    return "\n".join(("| Lines | What | Words | Why |", "| --- | --- | --- | --- |", *rows))


def _words_of(brief: Brief) -> Callable[[str], str]:
    return partial(in_tongues, escape=in_markdown, language=brief.meta.language or "en")


def _set_aside(brief: Brief, entry: LeftOut) -> str:
    if entry.role == "mend":
        return ""
    return _short(" / ".join(brief.source.lines[n - 1].strip() for n in entry.lines))


def _short(text: str, length: int = 160) -> str:
    text = " / ".join(part.strip() for part in text.splitlines() if part.strip())
    return text if len(text) <= length else text[: text.rfind(" ", 0, length)] + " …"


def _lines(lines: tuple[int, ...]) -> str:
    """`5–7, 9`: neighbouring lines as a range."""
    out: list[list[int]] = []
    for number in sorted(set(lines)):
        if out and number == out[-1][1] + 1:
            out[-1][1] = number
        else:
            out.append([number, number])
    return ", ".join(f"{a}–{b}" if b > a else f"{a}" for a, b in out)
