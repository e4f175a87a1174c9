"""Voting codes: what is kept of each, beside the log. Never a code, and no order in which they were used.

Once a meeting is closed nothing of them is kept.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from app.storage.tables import METADATA
from facilitation.events import Event, MeetingClosed
from facilitation.parts.deciding.events import (
    CodeMoved,
    CodesCounted,
    CodesGone,
    CodesHandedIn,
    CodesMade,
    CodeTaken,
)
from facilitation.parts.repair.events import SeatsMerged
from facilitation.refusals import Refused
from facilitation.state.deciding import entitled
from facilitation.state.groups import told_apart
from facilitation.state.meeting import Meeting

PAPER = "paper"
AT_ONCE = 400  # rows that one statement asks for


CODE = sa.Table(
    "voting_code",
    METADATA,
    sa.Column("meeting", sa.ForeignKey("meeting.code"), primary_key=True),
    sa.Column("mark", sa.String, primary_key=True),
    sa.Column("batch", sa.Integer, nullable=False),
    sa.Column("holder", sa.String),
    sa.Column("void", sa.Boolean, default=False, server_default=sa.false(), nullable=False),
    sqlite_with_rowid=False,
)
"""A voting code by its `mark`, HMAC-SHA-256 of it; `holder` is the seat that took it, or `paper`.

No row tells when it was used, and rows stand in the order of their marks.
"""

ON_PAPER = sa.Table(
    "paper_code",
    METADATA,
    sa.Column("meeting", sa.ForeignKey("meeting.code"), primary_key=True),
    sa.Column("stage", sa.String, primary_key=True),
    sa.Column("mark", sa.String, primary_key=True),
    sqlite_with_rowid=False,
)
"""A ballot on paper of this stage carries this code: there is one of each code and stage."""

NOBODY_HAS_IT = (CODE.c.holder.is_(None), CODE.c.void.is_(False))


def _some(marks: Sequence[str]) -> Iterator[Sequence[str]]:
    """The marks, as many at once as one statement asks for."""
    return (marks[start : start + AT_ONCE] for start in range(0, len(marks), AT_ONCE))


def found(connection: sa.Connection, meeting: str, marks: Sequence[str]) -> list[Any]:
    """The rows of codes with one of these marks."""
    query = sa.select(CODE).where(CODE.c.meeting == meeting)
    some = (connection.execute(query.where(CODE.c.mark.in_(part))).all() for part in _some(marks))
    return [row for rows in some for row in rows]


def on_paper(connection: sa.Connection, meeting: str, stage: str, marks: Sequence[str]) -> set[str]:
    """Those of these marks that stand on a ballot on paper of this stage."""
    query = sa.select(ON_PAPER.c.mark).where(ON_PAPER.c.meeting == meeting, ON_PAPER.c.stage == stage)
    some = (connection.scalars(query.where(ON_PAPER.c.mark.in_(part))) for part in _some(marks))
    return {mark for marks in some for mark in marks}


def unused(connection: sa.Connection, meeting: str, batch: int) -> list[str]:
    """The marks of a batch that nobody used and that were not voided."""
    query = sa.select(CODE.c.mark).where(CODE.c.meeting == meeting, CODE.c.batch == batch, *NOBODY_HAS_IT)
    return list(connection.scalars(query))


def used(connection: sa.Connection, meeting: str) -> dict[int, int]:
    """How many codes were used, by batch."""
    query = sa.select(CODE.c.batch, sa.func.count()).where(CODE.c.meeting == meeting, CODE.c.holder.is_not(None))
    return {row[0]: row[1] for row in connection.execute(query.group_by(CODE.c.batch))}


def counted(connection: sa.Connection, state: Meeting, events: Iterable[Event]) -> list[Event]:
    """How many codes were used, where these events close a meeting that has some: `codes.counted`."""
    here = entitled(state)
    if not here.batches or not any(isinstance(event, MeetingClosed) for event in events):
        return []
    by_batch = used(connection, state.code)
    numbers = tuple(by_batch.get(batch, 0) for batch in range(1, len(here.batches) + 1))
    return [CodesCounted(batches=numbers if told_apart(numbers) else (), total=sum(numbers))]


def write(connection: sa.Connection, meeting: str, facts: Iterable[object]) -> None:
    """Keep what these facts do to codes, in the writer's transaction: of all who want one code, the first has it.

    Raises Refused(code_in_use, code_on_paper, code_on_phone, codes_moved).
    """
    for fact in facts:
        if isinstance(fact, CodesMade):
            rows = [{"meeting": meeting, "mark": mark, "batch": fact.batch} for mark in fact.marks]
            connection.execute(sa.insert(CODE), rows)
        elif isinstance(fact, CodesGone):
            _take(connection, meeting, fact.marks, "codes_moved", void=True)
        elif isinstance(fact, CodeTaken):
            _take(connection, meeting, (fact.mark,), "code_in_use", holder=fact.seat)
        elif isinstance(fact, CodeMoved | SeatsMerged):
            here = (CODE.c.meeting == meeting, CODE.c.holder == fact.seat)
            connection.execute(sa.update(CODE).where(*here).values(holder=fact.into))
        elif isinstance(fact, CodesHandedIn):
            _hand_in(connection, meeting, fact)
        elif isinstance(fact, MeetingClosed):
            for table in (CODE, ON_PAPER):
                connection.execute(sa.delete(table).where(table.c.meeting == meeting))


def _take(connection: sa.Connection, meeting: str, marks: Sequence[str], refusal: str, **values: object) -> None:
    """Use or void codes that nobody used yet; all of them, or none."""
    free = sa.update(CODE).where(CODE.c.meeting == meeting, *NOBODY_HAS_IT).values(**values)
    taken = sum(connection.execute(free.where(CODE.c.mark.in_(part))).rowcount for part in _some(marks))
    if taken != len(marks):
        raise Refused(refusal)


def _hand_in(connection: sa.Connection, meeting: str, fact: CodesHandedIn) -> None:
    """One ballot on paper for each of these codes at a stage; a code that a seat has is on none."""
    if on_paper(connection, meeting, fact.stage, fact.marks):
        raise Refused("code_on_paper")
    rows = found(connection, meeting, fact.marks)
    if any(row.holder not in (None, PAPER) for row in rows):
        raise Refused("code_on_phone")
    fresh = [row.mark for row in rows if row.holder is None]
    if len(fresh) != fact.fresh:
        raise Refused("codes_moved")
    _take(connection, meeting, fresh, "codes_moved", holder=PAPER)
    connection.execute(
        sa.insert(ON_PAPER), [{"meeting": meeting, "stage": fact.stage, "mark": mark} for mark in sorted(fact.marks)]
    )
