"""How everybody divided the pot by themselves, in the record."""

from typing import Any

import pytest

from tests.record.readings import plainly, plan, shown

NOBODY = {"nothing": 0, "minimum": 0, "full": 0, "middle": 0}


@pytest.mark.parametrize(
    ("shares", "told"),
    [
        (None, None),
        (NOBODY, None),
        (NOBODY | {"nothing": 3}, (3, 0, 0, "niets")),
        ({"nothing": 1, "minimum": 2, "full": 4, "middle": 250_000}, (1, 2, 4, "€ 2.500")),
    ],
)
def test_a_plan_is_told_where_anybody_gave_it_an_amount_or_nothing(shares: Any, told: Any) -> None:
    found = shown("shares", plans=[plan(shares=shares)])
    row = found and (found[0].nothing, found[0].minimum, found[0].full, plainly(found[0].middle))
    assert row == told
