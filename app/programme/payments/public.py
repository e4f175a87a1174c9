"""What the public sees of payments: how much of each award was paid, as two people confirmed."""

from collections.abc import Mapping
from typing import Any

from app.programme.leaves import leaf
from app.programme.payments import payments
from app.programme.rounds.rounds import Round


def of_round(round: Round) -> Mapping[str, Any] | None:
    """On the page of a round: what was paid of each award; nothing before anything was."""
    found = [each for each in payments.paid(round.id) if each.confirmed]
    return {"paid": leaf(found, "betaald"), "total": sum(each.confirmed for each in found)} if found else None
