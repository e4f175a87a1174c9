"""At the arguments: some write about a plan, and everybody supports what others wrote."""

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from app.rehearsal.cast import Resident
from facilitation.parts.arguments.state import KIND
from facilitation.parts.plans import active
from facilitation.state.meeting import Meeting
from facilitation.texts import LONGEST_ARGUMENT

__all__ = ["KIND", "ROUNDS"]

SIDES = ("for", "for", "against", "question", "improvement")
SAID = (
    "Hier wordt de buurt beter van.",
    "Dit is voor veel mensen goed.",
    "Ik vind het te duur voor wat het is.",
    "Wie zorgt ervoor als het klaar is?",
    "Met een bankje erbij doen meer mensen mee.",
)
WRITER = ("Ik wil hier graag iets over zeggen, want wij wonen er al jaren naast. " * 5)[:LONGEST_ARGUMENT].strip()


def write(meeting: Meeting, who: Resident, seat: str, chance: Random) -> Iterator[Mapping[str, Any]]:
    """One in three writes, and the writer always, all that fits and in favour."""
    plans = active(meeting)
    if not plans or (who.temperament != "writer" and chance.random() > 1 / 3):
        return
    place = 0 if who.temperament == "writer" else chance.randrange(len(SAID))
    text = WRITER if who.temperament == "writer" else SAID[place]
    plan = chance.choice(plans)
    yield {"kind": "argument.post", "initiative": plan.id, "side": SIDES[place], "text": text}


def support(meeting: Meeting, who: Resident, seat: str, chance: Random) -> Iterator[Mapping[str, Any]]:
    """Behind two that somebody else wrote."""
    here = KIND.here(meeting)
    said = [*here.state.arguments.values()] if here else []
    others = [one.id for one in said if one.author != seat and one.status == "shown"]
    for key in chance.sample(others, min(2, len(others))):
        yield {"kind": "argument.support", "argument": key}


ROUNDS = (write, support)
