"""At the decision: most agree, some with a concern, one objects the first time; the gespreksleider writes reasons."""

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from app.rehearsal.cast import Resident
from facilitation.parts.decision.state import KIND
from facilitation.parts.package.division import current, lacking_reason
from facilitation.situation import settled
from facilitation.state.meeting import Meeting

__all__ = ["KIND", "ROUNDS", "leads"]

REASON = "Zo sprak de zaal het af."


def answer(meeting: Meeting, who: Resident, seat: str, chance: Random) -> Iterator[Mapping[str, Any]]:
    """An answer to the question of now; an objection only the first time."""
    here = KIND.here(meeting)
    if here is None or settled(meeting):
        return
    if who.temperament == "objector" and here.state.round == 1:
        said = {"position": "objection", "reason": "Zo vergeten we de jeugd.", "need": "Een plek voor tieners."}
    elif chance.random() < 0.15:
        said = {"position": "concern", "reason": "Let op het onderhoud."}
    else:
        said = {"position": "agree"}
    yield {"kind": "consent.give", **said}


def leads(meeting: Meeting) -> Iterator[Mapping[str, Any]]:
    """A reason for each plan that gets another amount than the vote gave it."""
    here = KIND.here(meeting)
    if here is None or here.status != "closed" or settled(meeting):
        return
    for plan in lacking_reason(meeting, current(meeting)):
        award = current(meeting).get(plan.id)
        amount = award.amount if award else 0
        yield {"kind": "award.set", "initiative": plan.id, "amount": amount, "reason": REASON}


ROUNDS = (answer,)
