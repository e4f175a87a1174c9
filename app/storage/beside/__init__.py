"""What seats told of themselves: beside the log, in no copy, and no longer than it is needed."""

import json
from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from app.storage.tables import BESIDE
from facilitation.events import MeetingClosed, ToldBeside
from facilitation.parts.door.events import REMOVALS, out
from facilitation.parts.mixing.events import FieldsForgotten
from facilitation.parts.mixing.state import NAME as MIXING

Told = Mapping[str, Mapping[str, Mapping[str, str]]]
"""By part and seat what was told, field by field."""


def read(connection: sa.Connection, meeting: str) -> Told:
    """Everything that is kept of a meeting."""
    found: dict[str, dict[str, Mapping[str, str]]] = {}
    for row in connection.execute(sa.select(BESIDE).where(BESIDE.c.meeting == meeting)):
        found.setdefault(row.part, {})[row.seat] = json.loads(row.value)
    return found


def keep(connection: sa.Connection, meeting: str, told: ToldBeside) -> None:
    """What a seat told last; nothing is kept of who takes everything back."""
    place = {"meeting": meeting, "part": told.part, "seat": told.seat}
    connection.execute(sa.delete(BESIDE).filter_by(**place))
    if told.value:
        connection.execute(sa.insert(BESIDE).values(**place, value=json.dumps(told.value)))


def forget(connection: sa.Connection, meeting: str, which: sa.ColumnElement[bool]) -> None:
    """Remove what is kept in these rows of a meeting."""
    connection.execute(sa.delete(BESIDE).where(BESIDE.c.meeting == meeting, which))


def write(connection: sa.Connection, meeting: str, facts: Sequence[object]) -> None:
    """Keep what these facts tell, and remove what they end."""
    for fact in facts:
        if isinstance(fact, ToldBeside):
            keep(connection, meeting, fact)
        elif isinstance(fact, FieldsForgotten):
            forget(connection, meeting, BESIDE.c.part == MIXING)
        elif isinstance(fact, REMOVALS):
            forget(connection, meeting, BESIDE.c.seat.in_(out(fact)))
        elif isinstance(fact, MeetingClosed):
            forget(connection, meeting, sa.true())


def after(told: Told, facts: Sequence[object]) -> Told:
    """What is kept after these facts, as `write` does it; the same object where it is the same."""
    for fact in facts:
        if isinstance(fact, ToldBeside):
            kept = {**told.get(fact.part, {}), fact.seat: fact.value}
            told = {**told, fact.part: {seat: value for seat, value in kept.items() if value}}
        elif isinstance(fact, FieldsForgotten):
            told = {part: kept for part, kept in told.items() if part != MIXING}
        elif isinstance(fact, REMOVALS) and told:
            told = {part: {s: v for s, v in kept.items() if s not in out(fact)} for part, kept in told.items()}
        elif isinstance(fact, MeetingClosed):
            told = {}
    return told
