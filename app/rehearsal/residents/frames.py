"""At the frames: some propose a clause or other words for one, all say whether they agree; the room settles it."""

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from app.rehearsal.cast import Resident
from facilitation.parts.frames.state import KIND, frames
from facilitation.state.frame import Clause
from facilitation.state.meeting import Meeting

__all__ = ["KIND", "ROUNDS", "leads"]

CLAUSES = (
    "Wie een plan uitvoert, vertelt na een half jaar hoe het gaat.",
    "We houden een klein bedrag achter de hand voor tegenvallers.",
    "Iedereen kan het besluit lezen, ook op papier.",
    "We vragen ook mensen die er niet bij konden zijn.",
)
AMENDED = "We kijken na een jaar samen of dit goed werkt."
REASON = "Zo weet iedereen waar die aan toe is."
AGAINST = "Dat is voor mij nog niet duidelijk genoeg."
LEFT = "De zaal koos voor hoe het al stond."


def propose(meeting: Meeting, who: Resident, seat: str, chance: Random) -> Iterator[Mapping[str, Any]]:
    """One in eight proposes something, and whoever writes all that fits always does."""
    if who.temperament != "writer" and chance.random() >= 1 / 8:
        return
    amendable = [clause.id for clause in _clauses(meeting) if clause.holds and not clause.fixed]
    if amendable and chance.random() < 1 / 2:
        yield {"kind": "frame.propose", "clause": chance.choice(amendable), "text": AMENDED, "reason": REASON}
    else:
        about = chance.choice([*frames(meeting)])
        yield {"kind": "frame.propose", "frame": about, "text": chance.choice(CLAUSES), "reason": REASON}


def answer(meeting: Meeting, who: Resident, seat: str, chance: Random) -> Iterator[Mapping[str, Any]]:
    """Of every clause that is open and every proposal; one in ten does not agree, and whoever objects never does."""
    for wording in _open(meeting):
        agrees = who.temperament != "objector" and chance.random() < 0.9
        yield {"kind": "frame.answer", "wording": wording, "agrees": agrees, "reason": "" if agrees else AGAINST}


def leads(meeting: Meeting) -> Iterator[Mapping[str, Any]]:
    """What most agree with is taken over, the other proposals are not, and what is open is agreed as it stands."""
    here = KIND.here(meeting)
    if here is None or here.status != "open":
        return
    for proposal in here.state.proposals.values():
        tally = here.state.tally(proposal.id)
        agreed = {"verdict": "agreed"} if tally.agreed > tally.against else {"verdict": "dropped", "reason": LEFT}
        if proposal.is_open:
            yield {"kind": "frame.settle", "wording": proposal.id, **agreed}


def _open(meeting: Meeting) -> list[str]:
    here = KIND.here(meeting)
    made = here.state.proposals.values() if here else ()
    unconfirmed = (frame for frame in frames(meeting).values() if not frame.confirmed)
    clauses = [clause.id for frame in unconfirmed for clause in frame.every if clause.is_open]
    return [*clauses, *(proposal.id for proposal in made if proposal.is_open)]


def _clauses(meeting: Meeting) -> list[Clause]:
    return [clause for frame in frames(meeting).values() for clause in frame.every]


ROUNDS = (propose, answer)
