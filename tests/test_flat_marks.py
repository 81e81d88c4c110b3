"""Note marks whose raising extraction lost are told from numbers by where they stand and by count.

Each text stands before the notes 1 to 12, at the place of the mark that is next.
"""

from __future__ import annotations

import pytest

from glossator.reading.inline import Marks, inline

LABELS = frozenset(str(number) for number in range(1, 13))


def read(text: str, following: int) -> tuple[str, tuple[str, ...]]:
    found = inline(text, Marks(LABELS, flat=following))
    return found.text, found.taken


@pytest.mark.parametrize(
    ("text", "following", "plain"),
    [
        ("They call it deterrence.3 The rest", 3, "They call it deterrence. The rest"),
        ("the reason for damaging it6 and costs", 6, "the reason for damaging it and costs"),
        ("they did so,4 and", 4, "they did so, and"),
        ("the war ended in 1987.5 The next", 5, "the war ended in 1987. The next"),
        ("and since 2023,7 when it fell", 7, "and since 2023, when it fell"),
        ("they spent 0.3.9 A declaration", 9, "they spent 0.3. A declaration"),
        ("they spent 0.35.9", 9, "they spent 0.35."),
        ("a rise of 40%.2 Exports", 2, "a rise of 40%. Exports"),
        ("the Association (ASEAN).2 It", 2, "the Association (ASEAN). It"),
        ("he called it ‘a lake’.2 It", 2, "he called it ‘a lake’. It"),
        ("he called it “a lake.”2 It", 2, "he called it “a lake.” It"),
        ("lost 2 to 3 percent. 5 This is", 5, "lost 2 to 3 percent. This is"),
        ("lost 2 to 3 percent. 5", 5, "lost 2 to 3 percent."),
    ],
)
def test_a_flat_mark_that_is_next_is_taken_out(text: str, following: int, plain: str) -> None:
    assert read(text, following) == (plain, (str(following),))


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("an area of 40 km2 and more", 2),
        ("tonnes of CO2 and more", 2),
        ("the G7 and the EU3 met", 3),
        ("the war ended in 1987.5 The next", 3),
        ("they spent 0.3.9 A declaration", 7),
        ("damaging it6 and costs", 5),
        ("it grew by 2.5 and by 3.5 percent", 5),
        ("in 2019, 5 ships and 2,5 tonnes", 5),
        ("in Section 3.2, the 1990.55 tonnes", 2),
        ("version 2.0.1-beta of the treaty", 1),
        ("COVID-19, AUKUS, MH17 and the A320", 1),
        ("lost some percent. 5 ships sank", 5),
        ("as Fig. 5 shows, and no. 5 The", 5),
    ],
)
def test_a_number_that_looks_like_one_stays(text: str, following: int) -> None:
    assert read(text, following) == (text, ())


def test_the_count_goes_on_from_mark_to_mark() -> None:
    text = "He did.1 She went in 1987.2 It cost 0.3.3 They paid 0.3.3 A list."
    assert read(text, 1) == (
        "He did. She went in 1987. It cost 0.3. They paid 0.3.3 A list.",
        ("1", "2", "3"),
    )


def test_flat_marks_in_small_roman_numbers_count_on_too() -> None:
    marks = Marks(frozenset(("i", "ii", "iii")), flat=1, roman=True)
    found = inline("They are not a sector.i It was a refinery,ii and “it worked.”iii", marks)
    assert found.text == "They are not a sector. It was a refinery, and “it worked.”"
    assert found.taken == ("i", "ii", "iii")


@pytest.mark.parametrize(
    "text", ["in Section 2.i of it", "they said. i am", "not a sector.ii The", "mill. vi", "Taxi"]
)
def test_small_roman_numbers_that_do_not_count_on_stay(text: str) -> None:
    marks = Marks(frozenset(("i", "ii", "iii")), flat=1, roman=True)
    assert inline(text, marks).text == text
