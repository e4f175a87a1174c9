"""What everybody sees of a learning trajectory: when there is something to learn, and cases whose people agreed."""

from collections.abc import Mapping
from typing import Any

from app.programme.leaves import leaf
from app.programme.rounds.rounds import Round
from app.programme.trajectory import trajectory

FEW = 10
"""How many cases stand on the page of a round at a time."""


def of_round(round: Round) -> Mapping[str, Any] | None:
    """On the page of a round: its sessions, and the cases that are public."""
    sessions, cases = trajectory.sessions(round.id), trajectory.cases(round.id, public=True)
    return {"sessions": sessions, "cases": leaf(cases, "cases", FEW)} if sessions or cases else None
