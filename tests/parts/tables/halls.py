"""A hall of many tables whose phones are as a test says: sockets stand in for who is connected."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

import msgspec

from app.faces.view import View
from app.live import meetings
from app.live.meetings import load, perform
from app.live.sockets import NoSockets
from app.parts.tables.hall import Tile, tiles
from app.services import services
from facilitation.parts.frames import ConfirmFrame, frames
from facilitation.parts.seating import TakeSeat
from facilitation.parts.stages import AdvanceStage
from facilitation.roles import Actor, Role
from facilitation.state.seat import Table
from tests.devices import opening
from tests.people import LEADER

HALL = "ZAAL60"


class Phones(NoSockets):
    """Which phones of a meeting are there, and whether each is awake."""

    def __init__(self, there: Mapping[str, bool]) -> None:
        self.there = there

    def awake(self, code: str) -> Mapping[str, bool]:
        """As the test says."""
        return self.there


def seated(
    tables: int, each: int, code: str = HALL, stage: str = "ranking", places: Sequence[tuple[int, int]] = ()
) -> list[str]:
    """So many tables with so many phones each, all awake, at a stage; the seats, table by table.

    `places` are the rows and the columns of the tables on the plan of the hall.
    """
    at = [*places, *[(0, 0)] * tables]
    named = tuple(Table(f"T{n}", f"Tafel {n}", False, *at[n - 1]) for n in range(1, tables + 1))
    meetings.create(msgspec.structs.replace(opening(code), tables=named))
    seats = [f"S{table}x{place}" for table in range(1, tables + 1) for place in range(each)]
    for seat in seats:
        table = f"T{seat[1:].partition('x')[0]}"
        perform(code, TakeSeat(seat=seat, table=table), Actor(f"join:{seat}", Role.VISITOR))
    services().sockets = Phones(dict.fromkeys(seats, True))
    if stage != "welcome":
        go_to(stage, code)
    return seats


def go_to(stage: str, code: str) -> None:
    """The leader confirms all frames and goes to a stage."""
    perform(code, AdvanceStage(to="frames"), LEADER)
    for frame in frames(load(code).state):
        perform(code, ConfirmFrame(frame=frame), LEADER)
    perform(code, AdvanceStage(to=stage), LEADER)


def shown(code: str = HALL) -> dict[str, Tile]:
    """The tables of the hall as the console has them."""
    return {tile.id: tile for tile in tiles(View(load(code), "console"))}


def quiet_since(minutes: float, tables: Iterable[str], code: str = HALL) -> None:
    """Nobody at these tables did anything for so long, nor was the stage opened since."""
    then, arrivals = datetime.now(UTC) - timedelta(minutes=minutes), load(code).arrivals
    arrivals.begun = then
    for seat in load(code).state.parts["seating"].seats.values():
        if seat.table in tables:
            arrivals._heard[seat.id] = then
    arrivals._heard.update(dict.fromkeys(tables, then))
