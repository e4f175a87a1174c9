"""Two want one code at the same moment: two devices, a phone and paper, a void and a use, a new slip and the old one.

One is first, always, whoever comes second is told so, and of one code there is one ballot.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from random import Random
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from app.live.meetings import Room, load, perform
from app.parts.deciding import entering, making
from app.services import services
from app.storage.beside.voting_codes import CODE as ROWS
from app.storage.beside.voting_codes import ON_PAPER
from facilitation.parts.ballots import CastBallot, Paper, box_of
from facilitation.parts.deciding.asked import spent
from facilitation.parts.seating import TakeSeat
from facilitation.refusals import Refused
from facilitation.roles import Actor, Role
from facilitation.situation import stage_named
from facilitation.state.deciding import entitled
from tests.devices import CODE, Browser
from tests.parts.deciding.halls import batch
from tests.reliability.length import length

PLAIN = {"code_in_use", "code_on_paper", "code_on_phone", "code_void", "code_elsewhere", "codes_moved"}
"""What whoever comes second is told."""


Try = Callable[[], object]


class Rivals:
    """Those who want one code. A phone that gives it votes at once, whatever it is told."""

    def __init__(self, room: Room, code: str, number: int) -> None:
        self.room, self.code = room, code
        self.first, self.second = (self._sits(f"S{number:06}{letter * 6}") for letter in "ab")

    def _sits(self, seat: str) -> Actor:
        perform(CODE, TakeSeat(seat=seat, coded=True), Actor(f"join:{seat}", Role.VISITOR))
        return Actor(f"phone {seat}", Role.RESIDENT, seat, receipt=f"the device of {seat}")

    def use(self, seat: Actor, code: str = "") -> None:
        """Give a code for a seat, and vote."""
        try:
            entering.enter(self.room, entering.given(self.room, code or self.code), seat)
        finally:
            with suppress(Refused):
                perform(CODE, CastBallot(ballot=Paper(order=["P1"])), seat)

    def void(self) -> None:
        making.void(self.room, self.code, making.HOST)

    def hand_in(self) -> None:
        """A ballot on paper carries the code."""
        making.spend_on_paper(self.room, "ranking", [self.code], making.HOST)

    def print_anew(self) -> None:
        """A slip in place of one that was lost: that one is withdrawn, and the new one is used."""
        self.void()
        (fresh,) = making.issue(self.room, 1, making.HOST).codes
        self.use(self.second, fresh)

    def two(self, chance: Random) -> list[Try]:
        """Two of these at once."""
        both = chance.choice(
            [
                [lambda: self.use(self.first), lambda: self.use(self.second)],
                [lambda: self.use(self.first), self.hand_in],
                [lambda: self.use(self.first), self.void],
                [lambda: self.use(self.first), self.print_anew],
                [self.void, self.hand_in],
                [self.hand_in, self.hand_in],
                [self.print_anew, self.hand_in],
            ]
        )
        return chance.sample(both, 2)


@pytest.mark.soak
def test_of_two_who_want_one_code_one_gets_it_and_the_other_is_told_why(hall: Flask, regie: Browser) -> None:
    room, chance, number = load(CODE), Random(65), length(40, 2500)
    regie.lead_to("ranking")
    told: Counter[str] = Counter()

    def tries(what: Try) -> str:
        with hall.app_context():
            try:
                what()
            except Refused as refusal:
                return refusal.key
            return "done"

    with ThreadPoolExecutor(8) as pool:
        for at, code in enumerate(batch(number)):
            answers = list(pool.map(tries, Rivals(room, code, at).two(chance)))
            told.update(answers)
            assert answers.count("done") == 1, "somebody has it, and nobody else"
            assert set(answers) - {"done"} <= PLAIN
    with services().database.read.connect() as connection:
        rows = connection.execute(sa.select(ROWS)).all()
        papers = connection.execute(sa.select(ON_PAPER.c.mark)).scalars().all()
    held = [row.holder for row in rows if row.holder not in (None, "paper")]
    assert len(held) == len(set(held)) == len(entitled(room.state).seats)
    assert sorted(papers) == sorted(row.mark for row in rows if row.holder == "paper")
    assert len(held) + len(papers) == spent(room.state) == number - _gone(rows)
    assert all(row.void != (row.holder is not None) for row in rows), "used, or void"
    regie.act("stage.close")
    ballots = len(box_of(stage_named(room.state, "ranking")).ballots)
    assert ballots == len(held), "one ballot a code that a phone has"
    print(f"\n{number} codes wanted twice at once: {dict(told)}; {ballots} ballots of phones, {len(papers)} on paper")


def _gone(rows: Sequence[Any]) -> int:
    """How many codes are withdrawn without another one in their place: batches after the first are such other ones."""
    return sum(row.void for row in rows) - sum(row.batch > 1 for row in rows)
