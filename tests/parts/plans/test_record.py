"""Corrections in the record: which amounts changed, and why."""

from typing import Any

import pytest

from tests.record.readings import lines, plainly, shown


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"title": ["Tuin", "Moestuin"]}, "Plan P1."),
        ({"ask": [250_000, 260_000]}, "Plan P1, gevraagd € 2.500 → € 2.600."),
        (
            {"ask": [250_000, 260_000], "short": ["a", "b"], "minimum": [0, 100]},
            "Plan P1, gevraagd € 2.500 → € 2.600, minimaal € 0 → € 1.",
        ),
    ],
)
def test_a_correction_tells_the_amounts_that_changed_and_why(changes: dict[str, Any], said: str) -> None:
    fix = {"initiative": "P1", "at": "2026-11-21T19:00:00Z", "reason": "Tikfout", "changes": changes}
    fact = shown("course", corrections=[fix])[-1]
    assert (fact.term, plainly(fact.said), fact.quote) == ("Verbeterd", said, "Tikfout")
    assert lines("Hoe we besloten", corrections=[fix])[-1] == ("Verbeterd", f"{said} Tikfout")
