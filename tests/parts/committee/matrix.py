"""Who may do what in a committee, in the letters of tests/facilitation/test_roles.py."""

from facilitation.acts import Act
from facilitation.parts.committee.acts import (
    AgreeCriteria,
    CloseReading,
    FixLists,
    GiveScore,
    PlacePlan,
    RuleInterest,
    TellInterest,
)

ACTS: list[tuple[Act, str]] = [
    (GiveScore(initiative="garden", marks={}), "FCR"),
    (TellInterest(initiative="garden"), "FCR"),
    *(
        (act, "FC")
        for act in (
            AgreeCriteria(criteria="Haalbaar", chosen=1),
            RuleInterest(initiative="garden", seat="anna", reason="Een belang."),
            CloseReading(),
            PlacePlan(initiative="garden"),
            FixLists(),
        )
    ),
]
HOMES = dict.fromkeys(("criteria", "score", "interest", "reading", "plan", "lists"), "committee")
