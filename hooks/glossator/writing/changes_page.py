"""Changes page: what became of every piece of a brief from edition to edition, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from glossator.model.brief import Brief
from glossator.model.editions import Became, Change, Revision, Run
from glossator.model.ids import Anchor
from glossator.writing.dates import long_date
from glossator.writing.editions import counted
from glossator.writing.escape import block, in_markdown
from glossator.writing.front_matter import front_matter
from glossator.writing.pieces import letters, numbered, ranges
from glossator.writing.summary import title_of

_TAGS = {Run.GONE: ("<del>", "</del>"), Run.COME: ("<ins>", "</ins>"), Run.KEPT: ("", "")}


def changes_page(brief: Brief, steps: Sequence[Revision], since: Mapping[Anchor, int]) -> str:
    """The Markdown of `/briefs/<id>/changes/`.

    `steps` lead from each edition to the next and from the last to the text of today; `since`
    is the edition from which on the text of a piece is unchanged.
    """
    title = f"Changes in {title_of(brief)}"
    head = front_matter({"title": title, "template": "changes.html"})
    blocks = (
        f"# {in_markdown(title)} {{ #title }}",
        "What became of each paragraph, heading, pull quote, figure, note and editors’ note "
        "between one edition and the next, and since the last. An address never changes. "
        "[The latest text](../index.md)\n{: .lead }",
        *(part for step in reversed(steps) for part in _step(step)),
        *_since(brief, since),
    )
    return head + "\n" + "\n\n".join(blocks) + "\n"


def _step(step: Revision) -> Iterator[str]:
    old = step.old
    if step.new is None:
        yield f"## Since edition {old.number} {{ #since-{old.number} }}"
        day = ""
        page = "../index.md"
    else:
        new = step.new.number
        yield f"## From edition {old.number} to edition {new} {{ #to-{new} }}"
        day = f", edition {step.new.number} on {long_date(step.new.released)}"
        page = f"../editions/{step.new.number}/index.md"
    changed = counted(step.changes)
    yield (
        f"Edition {old.number} was released on {long_date(old.released)}{day}. "
        f"{changed[:1].upper()}{changed[1:] or 'No word has changed'}."
    )
    before = f"../editions/{old.number}/index.md"
    for change in step.changes:
        if change.became is not Became.SAME or change.moved:
            yield from _change(change, before, page)


def _change(change: Change, before: str, after: str) -> Iterator[str]:
    """A piece under its address, with the words that went and came."""
    gone = change.became in (Became.REMOVED, Became.MERGED)
    link = f"[{_named(change.id)}]({before if gone else after}#{change.id})"
    what = "" if change.became is Became.SAME else f" {change.became}"
    if change.into:
        what += f" into [{_named(change.into)}]({after}#{change.into})"
    what += " and moved" if what and change.moved else " moved" if change.moved else ""
    yield f"{link}{what}\n{{: .change }}"
    if change.became is not Became.SAME:
        yield f"{block(_words(change))}\n{{: .wording }}"


def _named(address: Anchor) -> str:
    """`¶ 12`, `note 6`, `editors’ note a5`: here both kinds of notes stand in one list."""
    return f"editors’ {numbered(address)}" if letters(address) == "a" else numbered(address)


def _words(change: Change) -> str:
    runs = []
    for run, text in change.wording:
        opening, closing = _TAGS[run]
        runs.append(opening + in_markdown(" ".join(text.split())) + closing)
    return " ".join(runs)


def _since(brief: Brief, since: Mapping[Anchor, int]) -> Iterator[str]:
    """The paragraphs by the edition since which they are as they are."""
    row = [passage.id for passage in brief.passages]
    yield "## How old each paragraph is { #age }"
    rows = ["| Unchanged since | Paragraphs |", "| --- | --- |"]
    for number in sorted({since[one] for one in row if one in since}):
        of = [one for one in row if since.get(one) == number]
        rows.append(f"| edition {number} | {_listed(of, row)} |")
    if new := [one for one in row if one not in since]:
        rows.append(f"| the last edition has it otherwise, or not | {_listed(new, row)} |")
    yield "\n".join(rows)


def _listed(addresses: Sequence[Anchor], row: list[Anchor]) -> str:
    return ", ".join(
        f"[{first[1:] if first == last else f'{first[1:]}–{last[1:]}'}](../index.md#{first})"
        for first, last in ranges(addresses, row)
    )
