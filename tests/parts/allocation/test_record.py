"""How everybody divided the pot by themselves, in the record."""

from typing import Any

import pytest

from app.record.blocks import Grid
from tests.record.readings import plainly, plan, written

NOBODY = {"nothing": 0, "minimum": 0, "full": 0, "middle": 0}


@pytest.mark.parametrize(
    ("shares", "told"),
    [
        (None, None),
        (NOBODY, None),
        (NOBODY | {"nothing": 3}, ["Plan P1", "3", "0", "0", "niets"]),
        (
            {"nothing": 1, "minimum": 2, "full": 4, "middle": 250_000},
            ["Plan P1", "1", "2", "4", "€ 2.500"],
        ),
    ],
)
def test_a_plan_is_told_where_anybody_gave_it_an_amount_or_nothing(shares: Any, told: Any) -> None:
    found = written("Wat iedereen zelf gaf", plans=[plan(shares=shares)])
    rows = [row for block in found if isinstance(block, Grid) for row in block.rows]
    assert [[plainly(cell) for cell in row] for row in rows] == ([told] if told else [])
