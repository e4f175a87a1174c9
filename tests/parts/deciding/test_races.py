"""Two want one code at the same moment: two devices, a phone and paper, a void and a use. One is first, always."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest
import sqlalchemy as sa
from flask import Flask

from app.live.meetings import Room, load, perform
from app.parts.deciding import entering, making
from app.services import services
from app.storage.beside.voting_codes import CODE as ROWS
from facilitation.parts.deciding.asked import spent
from facilitation.parts.seating import TakeSeat
from facilitation.refusals import Refused
from facilitation.roles import Actor, Role
from facilitation.state.deciding import entitled
from tests.devices import CODE
from tests.parts.deciding.halls import batch
from tests.reliability.length import length

PLAIN = {"code_in_use", "code_on_paper", "code_void", "code_elsewhere", "codes_moved"}
"""What whoever comes second is told."""


def sits(seat: str) -> Actor:
    """A phone that sits there."""
    perform(CODE, TakeSeat(seat=seat, coded=True), Actor(f"join:{seat}", Role.VISITOR))
    return Actor(f"phone {seat}", Role.RESIDENT, seat)


def rivals(room: Room, code: str, number: int, chance: Random) -> list[Callable[[], object]]:
    """Two of these at once."""
    seats = [sits(f"S{number:06}{letter * 6}") for letter in "ab"]
    uses = [lambda seat=seat: entering.enter(room, entering.given(room, code), seat) for seat in seats]
    voids, papers = (
        lambda: making.void(room, code, making.HOST),
        lambda: making.spend_on_paper(room, "ranking", [code], making.HOST),
    )
    return chance.choice([uses, [uses[0], papers], [uses[0], voids], [voids, papers]])


@pytest.mark.soak
def test_of_two_who_want_one_code_one_gets_it_and_the_other_is_told_why(hall: Flask) -> None:
    room, chance, number = load(CODE), Random(65), length(40, 2500)
    told: Counter[str] = Counter()

    def tries(what: Callable[[], object]) -> str:
        with hall.app_context():
            try:
                what()
            except Refused as refusal:
                return refusal.key
            return "done"

    with ThreadPoolExecutor(8) as pool:
        for at, code in enumerate(batch(number)):
            both = rivals(room, code, at, chance)
            chance.shuffle(both)
            answers = list(pool.map(tries, both))
            told.update(answers)
            assert "done" in answers, "somebody has it"
            assert set(answers) - {"done"} <= PLAIN
            assert answers.count("done") == 1, "and nobody else"
    with services().database.read.connect() as connection:
        rows = connection.execute(sa.select(ROWS)).all()
    held = [row.holder for row in rows if row.holder not in (None, "paper")]
    assert len(held) == len(set(held)) == len(entitled(room.state).seats)
    assert sum(row.holder is not None for row in rows) == spent(room.state)
    assert all(row.void != (row.holder is not None) for row in rows), "used, or void"
    print(f"\n{number} codes wanted twice at once: {dict(told)}")
