"""Corrections in the record: which amounts changed, and why."""

from typing import Any

import pytest

from app.record.blocks import Terms
from tests.record.readings import plainly, shown, written


@pytest.mark.parametrize(
    ("changes", "said", "paper"),
    [
        ({"title": ["Tuin", "Moestuin"]}, "Plan P1.", "Tikfout"),
        ({"ask": [250_000, 260_000]}, "Plan P1, gevraagd € 2.500 → € 2.600.", "€ 2.500 wordt € 2.600. Tikfout"),
        (
            {"ask": [250_000, 260_000], "short": ["a", "b"], "minimum": [0, 100]},
            "Plan P1, gevraagd € 2.500 → € 2.600, minimaal € 0 → € 1.",
            "€ 2.500 wordt € 2.600. € 0 wordt € 1. Tikfout",
        ),
    ],
)
def test_a_correction_tells_the_amounts_that_changed_and_why(changes: dict[str, Any], said: str, paper: str) -> None:
    fix = {"initiative": "P1", "at": "2026-11-21T19:00:00Z", "reason": "Tikfout", "changes": changes}
    fact = shown("course", corrections=[fix])[-1]
    assert (fact.term, plainly(fact.said), fact.quote) == ("Verbeterd", said, "Tikfout")
    [terms] = written("Verbeterd tijdens de avond", corrections=[fix])
    assert isinstance(terms, Terms)
    assert [(title, plainly(told)) for title, told in terms.items] == [("Plan P1", paper)]
