"""Meetings into which people come by a code or off a list, or in which they vote on paper; what nobody should link."""

import json
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any, Literal

import msgspec

from app import create_app
from app.live import meetings
from app.live.meetings import Room, perform
from app.parts.deciding import codes, entering, making
from app.parts.paper import compared, counted
from app.parts.roll.desk import with_rows
from app.services import services_of
from app.storage.box_keys import places
from app.storage.sqlite import copies
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.paper.acts import ConfirmBatch, EndEntry, EnterSheet, FinishPaper, HandOutPaper, OpenBatch
from facilitation.parts.paper.state import numbered
from facilitation.parts.plans import plans
from facilitation.parts.roll.acts import GiveRoll, Person, TickRow
from facilitation.parts.roll.rules import LIST
from facilitation.parts.roll.state import NAME as ROLL
from facilitation.parts.seating import TakeSeat
from facilitation.parts.stages import CloseStage
from facilitation.roles import Actor, Role
from facilitation.state.deciding import Deciding
from tests.realtime.servers import opening
from tests.reliability.attacker import STAGE, Loot
from tests.reliability.halls import PLANS
from tests.reliability.secret_votes import LEADER, begin, orders

CODE = "GEHEIM"
Way = Literal["code", "roll", "paper"]
Cast = Sequence[Sequence[str]]
Told = dict[str, dict[str, Sequence[str]]]
"""By what somebody could know (seats, rows of the list, codes, places in the pile): which ballot it is."""
NOOR, JAMAL = (
    Actor(f"paper:{name}", Role.PAPER, receipt=f"the device of {name}", link=f"link of {name}")
    for name in ("noor", "jamal")
)


class Hall:
    """A meeting in a folder, in which so many people vote, each something else."""

    def __init__(self, folder: Path, way: Way, voters: int, seed: int) -> None:
        self.folder, self.way, self.voters, self.chance = folder, way, voters, Random(seed)
        self.app = create_app({"DATA_DIR": folder})
        self.truth: dict[str, dict[str, str]] = {}
        self.during: Loot
        self._logs = StringIO()

    def vote(self, with_keys: bool = False) -> None:
        """Everybody votes; `during` is what somebody takes then, with the keys beside it where it is said."""
        handler = logging.StreamHandler(self._logs)
        logging.getLogger().addHandler(handler)
        with self.app.app_context():
            room = begun(self.way)
            cast = self.chance.sample(orders(self.chance, self.voters), self.voters)
            told = self._on_paper(room, cast) if self.way == "paper" else self._by_phone(room, cast)
            self.truth = {kind: {key: json.dumps({"order": o}) for key, o in of.items()} for kind, of in told.items()}
            copies.make(self.folder / "overlegtafel.db", self.folder / "copy.db")
            self.during = Loot(self.folder, self._logs.getvalue(), places(self.folder) if with_keys else ())
        logging.getLogger().removeHandler(handler)

    def close(self) -> None:
        """The ballots are sealed."""
        with self.app.app_context():
            if self.way == "paper":
                for by in (NOOR, JAMAL):
                    perform(CODE, compared(meetings.load(CODE), ConfirmBatch(batch="1")), by)
                perform(CODE, FinishPaper(stage=STAGE), LEADER)
            perform(CODE, CloseStage(), LEADER)

    def after(self) -> Loot:
        """What somebody takes later."""
        return Loot(self.folder, self._logs.getvalue())

    def _by_phone(self, room: Room, cast: Cast) -> Told:
        """One after another: ticked off where there is a list, a code, a seat, and a ballot at once."""
        slips = self.chance.sample(making.issue(room, self.voters, making.HOST).codes, self.voters)
        rows = self.chance.sample(self._listed(room), self.voters) if self.way == "roll" else []
        told: Told = {kind: {} for kind in ("seats", "codes", *(["rows"] if rows else []))}
        for at, (slip, order) in enumerate(zip(slips, cast, strict=True)):
            seat = f"S{self.chance.getrandbits(48):012x}"
            if rows:
                perform(CODE, TickRow(row=rows[at]), Actor("door:1", Role.DOORKEEPER, receipt="a tablet"))
                told["rows"][rows[at]] = order
            perform(CODE, TakeSeat(seat=seat, coded=True), Actor(f"join:{seat}", Role.VISITOR), name=f"Naam {at}")
            actor = Actor(seat, Role.RESIDENT, seat, receipt=f"{seat} {self.chance.random()}")
            entering.enter(room, entering.given(room, slip), actor)
            perform(CODE, CastBallot(ballot=Paper(order=list(order))), actor)
            told["seats"][seat] = told["codes"][codes.mark(CODE, codes.read(slip))] = order
        return told

    def _listed(self, room: Room) -> list[str]:
        """The rows of a list with so many names."""
        people = [Person(name=f"Bewoner {n}", place=f"Straat {n}") for n in range(self.voters)]
        perform(CODE, with_rows(room, GiveRoll(people=people)), LEADER)
        return list(room.beside[ROLL][LIST])

    def _on_paper(self, room: Room, cast: Cast) -> Told:
        """Slips are handed in one after another, and lie in the order of the pile, which is worse than it is.

        Both people enter the pile, in its order.
        """
        slips = making.issue(room, self.voters, making.HOST).codes
        perform(CODE, HandOutPaper(stage=STAGE, ballots=self.voters), LEADER)
        for slip in slips:
            making.spend_on_paper(room, STAGE, [slip], making.HOST)
        perform(CODE, OpenBatch(stage=STAGE, ballots=self.voters, envelope="B-0412"), NOOR)
        numbers = {plan.id: number for number, plan in numbered(plans(room.state)).items()}
        for by in (NOOR, JAMAL):
            for number, order in enumerate(cast, 1):
                marks: list[Any] = [numbers[plan] for plan in order]
                perform(CODE, EnterSheet(batch="1", number=number, marks=marks), by)
            perform(CODE, counted(room, EndEntry(batch="1")), by)
        marked = [codes.mark(CODE, codes.read(slip)) for slip in slips]
        pile = {str(number): order for number, order in enumerate(cast, 1)}
        return {"pile": pile, "codes": dict(zip(marked, cast, strict=True))}


def begun(way: Way) -> Room:
    """The meeting at its vote."""
    agreed = Deciding("roll" if way == "roll" else "code")
    begin(msgspec.structs.replace(opening(CODE, PLANS), deciding=agreed))
    return meetings.load(CODE)


@contextmanager
def voted(folder: Path, way: Way, voters: int, seed: int = 0, with_keys: bool = False) -> Iterator[Hall]:
    """A meeting in which everybody voted."""
    hall = Hall(folder / "data", way, voters, seed)
    hall.vote(with_keys)
    yield hall
    services_of(hall.app).database.close()
