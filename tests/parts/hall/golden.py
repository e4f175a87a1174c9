"""The tables of the golden evening: one comes, two become one, and an empty one goes."""

from collections.abc import Iterator

from facilitation.acts import Act
from facilitation.parts.hall.acts import CloseTable, JoinTables, OpenTable
from facilitation.parts.turns.acts import RequestTurn
from facilitation.roles import Actor
from facilitation.state.stage import Stage
from tests.facilitation.evening import ANNA, LEADER

STAGE = Stage("tafels", "recess")


def played() -> Iterator[tuple[Act, Actor]]:
    """Anna waits at the table that joins another, and does so at that one."""
    yield OpenTable(), LEADER
    yield OpenTable(name="Bij het raam"), LEADER
    yield RequestTurn(table="t1"), ANNA
    yield JoinTables(table="t1", into="t2"), LEADER
    yield CloseTable(table="Bij het raam"), LEADER
    yield OpenTable(table="t1"), LEADER
