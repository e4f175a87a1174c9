"""Looking back, in the record."""

from typing import Any

import pytest

from tests.record.readings import lines, shown

NOTHING: dict[str, Any] = {"keep": [], "improve": [], "grades": []}


@pytest.mark.parametrize(
    ("grades", "words"),
    [
        ([8], "gemiddeld 8,0, van 1 persoon"),
        ([7, 8], "gemiddeld 7,5, van 2 mensen"),
        ([1, 1, 2], "gemiddeld 1,3, van 3 mensen"),
        ([7, 7, 7, 8], "gemiddeld 7,3, van 4 mensen"),
        ([10, 10], "gemiddeld 10,0, van 2 mensen"),
    ],
)
def test_the_average_grade_is_rounded_half_up(grades: list[int], words: str) -> None:
    assert lines("Wat we leerden", review=NOTHING | {"grades": grades}) == [("Cijfer", words)]


def test_where_nobody_looked_back_the_section_is_left_out() -> None:
    assert shown("review") is None
    assert shown("review", review=NOTHING) is None


def test_the_record_tells_what_to_keep_and_what_to_do_better() -> None:
    review = NOTHING | {"keep": ["Soep", "Brood"], "improve": ["Meer tijd"]}
    assert lines("Wat we leerden", review=review) == [("Houden", "Soep\nBrood"), ("Beter", "Meer tijd")]
