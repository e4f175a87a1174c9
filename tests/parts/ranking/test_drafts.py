"""A ranking by plain buttons: what every button leads to."""

import pytest

from app.parts.ranking.draft import Draft

FULL = Draft(("P1", "P2", "P3"), top=3, worth=3)


@pytest.mark.parametrize(
    ("move", "key", "result"),
    [
        ("higher", "P1", "P1,P2,P3"),
        ("higher", "P2", "P2,P1,P3"),
        ("higher", "P3", "P1,P3,P2"),
        ("lower", "P1", "P2,P1,P3"),
        ("lower", "P2", "P1,P3,P2"),
        ("lower", "P3", "P1,P2"),
        ("higher", "P9", "P1,P2,P3"),
    ],
)
def test_a_button_leads_to_the_list_it_says(move: str, key: str, result: str) -> None:
    assert getattr(FULL, move)(key) == result


def test_a_plan_outside_comes_in_last_while_there_is_room() -> None:
    assert Draft((), top=3).higher("P9") == "P9"
    assert Draft(("P1",), top=3).higher("P9") == "P1,P9"
    assert Draft(("P1",), top=1).higher("P9") == "P1"


def test_the_last_one_out_leaves_an_empty_list() -> None:
    assert Draft(("P1",), top=3).lower("P1") == ""


def test_places_and_points_count_from_the_top() -> None:
    assert [FULL.place(key) for key in ("P1", "P3", "P9")] == [1, 3, None]
    assert [FULL.points(place) for place in (1, 2, 3)] == [3, 2, 1]
    assert FULL.free == 0
