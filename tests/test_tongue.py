"""Korean words are marked as Korean wherever the text around them is not."""

from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from glossator.model.ids import Anchor, BriefId
from glossator.model.shelf import Shelf
from glossator.writing.concordance import Concordance
from glossator.writing.escape import in_html
from glossator.writing.inline import NoteMarks, for_page
from glossator.writing.note_text import note_html
from glossator.writing.pointing import Here
from glossator.writing.tongue import in_tongues

WORDS = "the <한-미> alliance, 한미 동맹, of allies"
MARKED = (
    'the &lt;<span lang="ko">한-미</span>&gt; alliance, <span lang="ko">한미 동맹</span>, of allies'
)


def test_a_run_of_hangul_is_marked_once_with_what_joins_its_words() -> None:
    assert in_tongues(WORDS, in_html) == MARKED


def test_a_passage_and_an_editors_note_mark_their_korean() -> None:
    passage = for_page(WORDS, (), NoteMarks({}, {}), Anchor("p1"))
    note = note_html("On *동맹*, alliance.", BriefId("x"), Concordance(Shelf(())), Here("../"))
    assert '<span lang="ko">한미 동맹</span>' in passage
    assert note == '<p>On <em><span lang="ko">동맹</span></em>, alliance.</p>'


def test_a_korean_brief_needs_no_marks() -> None:
    marks = NoteMarks({}, {}, language="ko-KR")
    assert "span" not in for_page(WORDS, (), marks, Anchor("p1"))


@given(st.text(alphabet="a<&-, 한미동맹ㄱ\n"))
def test_no_word_changes(text: str) -> None:
    marked = in_tongues(text, in_html)
    assert html.unescape(re.sub(r'<span lang="ko">|</span>', "", marked)) == text
