"""Meetings in one data folder in which everybody votes in secret, and what somebody takes of its files meanwhile."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from uuid import UUID

from flask import Flask

from app import create_app
from app.live import meetings
from app.live.meetings import perform
from app.services import services_of
from app.storage import ballots
from app.storage.box_keys import places
from app.storage.sqlite import copies
from facilitation.events import MeetingOpened
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.frames import ConfirmFrame, frames
from facilitation.parts.seating import TakeSeat
from facilitation.parts.stages import AdvanceStage, CloseStage
from facilitation.roles import Actor, Role
from tests.realtime.servers import opening
from tests.reliability.attacker import STAGE, Loot
from tests.reliability.halls import PLANS
from tests.reliability.length import length

MEETINGS, VOTERS = length((12, 30), (20, 30))
LONGEST = 5  # choices on a ballot
LEADER = Actor("console:1", Role.FACILITATOR, receipt="a laptop")


class Evenings:
    """Meetings in one data folder, in which everybody votes; `truth` is what nobody should find out.

    What happens in them is drawn from `seed` alone, whatever the folder is called.
    """

    again = 0.2
    """How many of the people hand in another ballot first."""

    def __init__(self, folder: Path, number: int, seed: int, voters: int, url: str = "") -> None:
        self.folder, self.chance, self.voters = folder, Random(seed), voters
        self.app: Flask = create_app({"DATA_DIR": folder, **({"DATABASE_URL": url} if url else {})})
        self.codes = [f"GEHEIM{number:03}" for number in range(number)]
        self.truth: dict[str, dict[str, str]] = {}
        self.rows: dict[str, dict[str, str]] = {}
        self.taken: dict[str, Loot] = {}

    def vote(self, beside: Sequence[Path] = ()) -> None:
        """In each meeting everybody hands in another ballot, long or short, in any order, and some think again.

        `taken` is what somebody takes of the folder then, and of what stands `beside` it; `rows` which row is whose.
        """
        with self.app.app_context():
            for code in self.codes:
                begin(opening(code, PLANS))
                told = dict(zip(self._people(), orders(self.chance, self.voters), strict=True))
                self.rows[code] = {}
                for seat in self.chance.sample(list(told), len(told)):
                    self._cast(code, seat, told[seat])
                self.truth[code] = {seat: json.dumps({"order": order}) for seat, order in told.items()}
                self.taken[code] = self.loot(beside)

    def loot(self, beside: Sequence[Path] = ()) -> Loot:
        """What somebody takes of its files now."""
        return Loot(self.folder, beside=beside)

    def close(self) -> None:
        """The ballots are sealed."""
        with self.app.app_context():
            for code in self.codes:
                perform(code, CloseStage(), LEADER)

    def end(self) -> None:
        services_of(self.app).database.close()

    def _people(self) -> list[str]:
        return [f"S{self.chance.getrandbits(48):012x}" for _ in range(self.voters)]

    def _cast(self, code: str, seat: str, order: tuple[str, ...]) -> None:
        perform(code, TakeSeat(seat=seat), Actor(f"join:{seat}", Role.VISITOR), name=f"Naam {seat}")
        actor = Actor(seat, Role.RESIDENT, seat, receipt=f"{seat} {self.chance.random()}")
        self.rows[code][seat] = ballots.key_of(actor.receipt, code, STAGE)
        if self.chance.random() < self.again:
            perform(code, self._ballot(order[::-1]), actor)
        perform(code, self._ballot(order), actor)

    def _ballot(self, order: tuple[str, ...]) -> CastBallot:
        return CastBallot(id=str(UUID(int=self.chance.getrandbits(128))), ballot=Paper(order=list(order)))


def orders(chance: Random, number: int) -> Sequence[tuple[str, ...]]:
    """Ballots of each length, no two alike, also where one of both is read from behind.

    Who thinks again hands in theirs backwards first. Would that be somebody else's, then it would seem that this
    one had been cast by then, and whatever lays orders along each other would be one off from there.
    """
    plans, found = [plan.id for plan in PLANS], dict[tuple[str, ...], None]()
    for turn in range(40 * number):
        order = tuple(chance.sample(plans, 1 + turn % LONGEST))
        if order[::-1] not in found:
            found[order] = None
    return list(found)[:number]


def begin(opened: MeetingOpened) -> None:
    """The meeting at its vote."""
    meetings.create(opened)
    perform(opened.code, AdvanceStage(), LEADER)
    for key in frames(meetings.load(opened.code).state):
        perform(opened.code, ConfirmFrame(frame=key), LEADER)
    perform(opened.code, AdvanceStage(to=STAGE), LEADER)


@contextmanager
def evenings(
    folder: Path, number: int = MEETINGS, with_keys: bool = False, seed: int = 0, voters: int = VOTERS
) -> Iterator[Evenings]:
    """Meetings in which everybody has voted, with a backup that was made meanwhile.

    Whoever took the files took the keys of the boxes too `with_keys`.
    """
    made = Evenings(folder / "data", number, seed, voters)
    made.vote(places(made.folder) if with_keys else ())
    copies.make(made.folder / "overlegtafel.db", made.folder / "copy.db")
    yield made
    made.end()
