"""Whatever text is received, no word of it is lost, none is invented, and nothing breaks."""

from __future__ import annotations

import json
import string

from hypothesis import example, given
from hypothesis import strategies as st

from editions import Edition, edition, often, pieces, written
from glossator.writing.record import counts

WORDS = [
    *("the", "of", "and", "in", "to", "a", "that", "its", "for", "with", "is", "alliance", "trade"),
    *("tariff", "budget", "security", "region", "supply", "treaty", "burden-sharing", "long-term"),
    *("growth", "policy", "harbour", "water", "railways", "“either-or”", "NATO", "Seoul", "U.S."),
    *("*de facto*", "**core**", "[AFIP](#)", "[report](https://example.org/a_b)", "km²", "3.5"),
    *("25%", "raison", "d'être", "state’s", "한국", "평화", "Güter-", "naïve", "(EAS)", "$5"),
    *("<KIND>", "{x}", "`code`", "a_b_c", "&", "1990", "–", "—", "power[s]", "x*y", "¹"),
]
ENDS = (".", ".", ".", "?", "!", ".”", ".¹", ".²", ":", "")
NAMES = ("Jane Roe", "ANTHONY B. KIM", "Kuik Cheng-Chwee", "홍길동", "Dr. Anna von Berg")
MARKS = ("- ", "• ", "* ", "– ", "1. ", "2) ", "(a) ", "b. ", "가. ", "① ", "> ", "o ")
LABELS = (
    *("Notes", "NOTES", "References", "About the Author", "ABOUT THE AUTHORS", "Disclaimer:"),
    *("Keywords: trade, reform", "Contents", "Acknowledgements", "주", "Abstract", "Introduction"),
    *("Suggested citation", "Conclusion", "Table of Contents", "Contact"),
)
FURNITURE = ("12", "- 3 -", "Page 4 of 9", "* * *", "-----", "Harbour Policy Brief", "iv", "|", "²")

word = st.sampled_from(WORDS)


@st.composite
def sentences(draw: st.DrawFn, most: int = 4) -> str:
    out = []
    for _ in range(draw(st.integers(1, most))):
        run = draw(st.lists(word, min_size=3, max_size=14))
        out.append(" ".join(run).capitalize() + draw(st.sampled_from(ENDS)))
    return " ".join(out)


@st.composite
def briefs(draw: st.DrawFn) -> str:
    """A brief as extractors leave it, from masthead to notes, with its pages cut anywhere."""
    titled = draw(st.lists(word, min_size=2, max_size=9))
    title = string.capwords(" ".join(titled))
    blocks = draw(
        st.permutations(
            [
                f"Harbour Policy Brief No. {draw(st.integers(1, 40))}",
                draw(st.sampled_from((title, title.upper(), f"{title}: Ports", f"# {title}"))),
                "By " + draw(st.sampled_from(NAMES)),
                draw(st.sampled_from(("April 2025", "2025-Apr.", "2024년 5월", "15 April 2025"))),
                "Harbour Institute\nThe University of Ports",
            ]
        )
    )
    body: list[str] = []
    for _ in range(draw(st.integers(1, 9))):
        kind = draw(st.sampled_from("ppppphlqnftuxg"))
        text = draw(sentences())
        if kind == "p":
            body.append(text)
        elif kind == "h":
            body.append(string.capwords(" ".join(draw(st.lists(word, min_size=1, max_size=7)))))
        elif kind == "l":
            mark = draw(st.sampled_from(MARKS))
            rows = draw(st.lists(sentences(most=1), min_size=1, max_size=4))
            deep = draw(st.lists(st.integers(0, 4), min_size=4, max_size=4))
            body.append("\n".join(" " * d + mark + r for d, r in zip(deep, rows, strict=False)))
        elif kind == "q" and body:
            whole = draw(st.sampled_from(body)).split()
            start = draw(st.integers(0, max(len(whole) - 5, 0)))
            body.append(" ".join(whole[start : start + draw(st.integers(4, 30))]))
        elif kind == "n":
            body.append(draw(st.sampled_from(("¹ ", "2. ", "[^3]: ", "* ", "† "))) + text)
        elif kind == "f":
            number = draw(st.sampled_from(("1: ", "2. ", "", "3 ")))
            body += [f"Figure {number}{title}", f"Source: {text}", "0 10 20 30"]
        elif kind == "t":
            rows = [draw(st.lists(word, min_size=2, max_size=4)) for _ in range(3)]
            glue = draw(st.sampled_from((" | ", "\t", "    ")))
            edge = draw(st.sampled_from(("| ", "")))
            body.append("\n".join(edge + glue.join(row) + edge.rstrip() for row in rows))
        elif kind == "u":
            body.append(draw(st.sampled_from(LABELS)))
        elif kind == "x":
            body.append(draw(st.sampled_from(FURNITURE)))
        else:
            body.append("\n".join(f"> {row}" for row in (text, draw(sentences(most=1)))))
    tail = [f"{mark} {draw(sentences(most=1))}" for mark in ("¹", "²") if draw(st.booleans())]
    return draw(st.sampled_from(("\n\n", "\n", "\n\n\n"))).join((*blocks, *body, *tail))


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A brief with the damage that pages, columns and typesetters do."""
    text = draw(briefs())
    width = draw(st.sampled_from((0, 0, 34, 60, 88)))
    if width:
        text = "\n".join(row for line in text.split("\n") for row in _wrapped(line, width))
    cuts = draw(
        st.lists(
            st.tuples(
                st.integers(0, max(len(text) - 1, 0)),
                st.sampled_from(
                    (
                        *("\n\n", "\x0c", "\n\x0c", "-\n", "\u00ad", "\u00ad\n", "\n \n", "\r"),
                        *("\n\n7\n\n", "\nHarbour Policy Brief\n12\n\x0c", "\t", "\u00a0", "  "),
                    )
                ),
            ),
            max_size=6,
        )
    )
    for at, cut in sorted(cuts, reverse=True):
        text = text[:at] + cut + text[at:]
    return text.replace("\n", draw(st.sampled_from(("\n", "\r\n", "\r"))))


def _wrapped(line: str, width: int) -> list[str]:
    rows, row = [], ""
    for word in line.split(" "):
        if row and len(row) + len(word) + 1 > width:
            rows.append(row)
            row = word
        else:
            row = f"{row} {word}" if row else word
    return [*rows, row]


SIGNS = st.sampled_from(
    [
        *"*_[]()<>&{}|#^~:\\`-=+.!?\"'“”‘’0123456789¹²³⁰ \t",
        *("](", "[^1]", "[x](#)", "![x](y)", "</b>", "<i>", "<sup>1</sup>", "<!-- image -->", "**"),
        *("http://a.b/c_d", "www.example.org", "a@b.cd", "(c)", "1. ", "a) ", "- ", "> ", "| "),
        *("Figure 1: ", "Source: ", "Notes", "By ", "No. 3", "2025", "\u00ad", "\u200b", "\ufeff"),
        *("\x0c", "\x00", "\u2028", "\x85", "\ud83d\ude00".encode("utf-16", "surrogatepass").decode(
            "utf-16"), "평화", "İ", "ﬁ", "ß", "a", "The", "harbour", "e\u0301", "\u202e"),
    ]
)  # fmt: skip
lines = st.one_of(
    st.lists(SIGNS, max_size=30).map("".join),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
    sentences(),
    st.sampled_from([*LABELS, *FURNITURE, "", "", " "]),
)
anything = st.tuples(
    st.lists(lines, max_size=60), st.sampled_from(("\n", "\n\n", "\r\n", "\r", "\n\x0c"))
).map(lambda made: made[1].join(made[0]))


def holds(made: Edition) -> None:
    """Every law that can be seen on one edition alone."""
    assert "words-lost" not in made.codes, [str(finding) for finding in made.report]
    if made.brief is None:
        assert made.report.findings, "nothing was made of it, and nobody was told"
        return
    brief = made.brief
    found = counts(brief)
    assert found.pop("source") == brief.words == sum(found.values())
    addresses = [address for address, _, _ in pieces(brief)] + [f.id for f in brief.figures]
    assert len(addresses) == len(set(addresses))
    files = written(brief)
    assert json.loads(files["brief.json"])["counts"]["source"] == brief.words
    named = {n for part in (brief.passages, brief.sections, brief.pull_quotes, brief.figures,
                            brief.notes, brief.matter, brief.ledger)
             for piece in part for n in piece.lines}  # fmt: skip
    full = {n for n, line in enumerate(brief.source.lines, 1) if any(map(_is_letter, line))}
    assert full <= named, "a line with words is nowhere"


def _is_letter(sign: str) -> bool:
    return sign.isalnum() and sign.isascii()


@often
@given(briefs())
def test_no_word_of_an_invented_brief_is_lost(source: str) -> None:
    holds(edition(source))


@often
@given(damaged())
def test_no_word_of_a_damaged_brief_is_lost(source: str) -> None:
    holds(edition(source))


def test_a_ligature_is_its_letters_and_none_is_lost() -> None:
    made = edition("The oﬃce of walls found signiﬁcant ﬂaws in the western one, and said so.")
    holds(made)
    assert made.brief is not None
    assert made.brief.passages[0].text.startswith("The office of walls found significant flaws")


@often
@given(anything)
@example("")
@example("\x0c")
@example("#")
@example("- ")
@example("[^1]")
def test_no_word_of_any_text_at_all_is_lost(source: str) -> None:
    holds(edition(source))


@often
@given(st.binary(max_size=200))
def test_bytes_that_are_no_text_are_refused_with_a_reason(data: bytes) -> None:
    holds(edition(data))


@often
@given(damaged())
def test_a_source_with_other_line_ends_is_the_same_brief(source: str) -> None:
    unix = source.replace("\r\n", "\n").replace("\r", "\n")
    one, other = edition(unix), edition(unix.replace("\n", "\r\n"))
    assert (one.brief is None) == (other.brief is None)
    if one.brief and other.brief:
        assert [p.text for p in one.brief.passages] == [p.text for p in other.brief.passages]
