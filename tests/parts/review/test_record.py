"""Looking back, in the record."""

from typing import Any

import pytest

from app.record.blocks import Terms
from tests.record.readings import shown, written

NOTHING: dict[str, Any] = {"keep": [], "improve": [], "grades": []}


@pytest.mark.parametrize(
    ("grades", "words"),
    [
        ([], ""),
        ([8], "gemiddeld 8,0, van 1 mensen"),
        ([7, 8], "gemiddeld 7,5, van 2 mensen"),
        ([1, 1, 2], "gemiddeld 1,3, van 3 mensen"),
        ([7, 7, 7, 8], "gemiddeld 7,3, van 4 mensen"),
        ([10, 10], "gemiddeld 10,0, van 2 mensen"),
    ],
)
def test_the_average_grade_is_rounded_half_up(grades: list[int], words: str) -> None:
    assert shown("review", review=NOTHING | {"keep": ["Soep"], "grades": grades}).grade == words


def test_where_nobody_looked_back_the_section_is_left_out() -> None:
    assert shown("review") is None
    assert shown("review", review=NOTHING) is None
    assert shown("review", review=NOTHING | {"grades": [6]}).keep == []


def test_paper_tells_what_to_keep_and_what_to_do_better() -> None:
    review = NOTHING | {"keep": ["Soep"], "improve": ["Meer tijd"]}
    assert written("Wat we leerden", review=review) == [Terms([("Houden", "Soep"), ("Beter", "Meer tijd")])]
