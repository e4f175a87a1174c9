"""Asking people before and after: opened once, answered once by each seat, closed for good.

An answer is added to how many gave it, and to nothing else: no row is of one person, and nothing ties an answer to a
seat, to another answer, or to a time. What was answered is read by nobody until the asking is closed: otherwise two
looks would show what the last one said.
"""

import secrets
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
import sqlalchemy as sa

from app.access.codes import digest
from app.programme.lessons.questions import ASKED, MOMENTS, YES, Moment
from app.programme.lessons.tables import POLL, SPENT, TALLY
from app.programme.measures import few
from app.programme.storage import rows
from app.services import services
from facilitation.refusals import Malformed, Refused

SHEET = ""
"""The item under which sheets are counted."""


class Poll(msgspec.Struct, frozen=True):
    """That people of a meeting are asked; without `closed` they still are. Of sheets on paper how many there were."""

    meeting: str
    salt: str
    opened: str
    closed: str | None
    paper_before: int
    paper_after: int


class Answers(msgspec.Struct, frozen=True):
    """What may be told of a moment: how many answered, means in tenths, and percents of yes; HIDDEN where few did."""

    answered: int
    means: Mapping[str, int]
    percents: Mapping[str, int]


NOTHING: Mapping[Moment, Answers] = {
    moment: Answers(
        few.HIDDEN,
        {item: few.HIDDEN for item, question in asked.items() if not question.yes_or_no},
        {item: few.HIDDEN for item, question in asked.items() if question.yes_or_no},
    )
    for moment, asked in ASKED.items()
}
"""What is told of each moment where nothing may be."""


def load(meeting: str) -> Poll | None:
    """The asking of a meeting; None where nobody is asked."""
    found = rows(sa.select(POLL).where(POLL.c.meeting == meeting))
    return Poll(**found[0]._mapping) if found else None


def of(meetings: Collection[str]) -> Mapping[str, Poll]:
    """The askings of these meetings, by their codes."""
    return {
        row.meeting: Poll(**row._mapping) for row in rows(sa.select(POLL).where(POLL.c.meeting.in_(list(meetings))))
    }


def ask(meeting: str) -> None:
    """Begin to ask the people of a meeting; again changes nothing. Raises Refused: poll_not_again."""

    def work(connection: sa.Connection) -> None:
        found = connection.execute(sa.select(POLL.c.closed).where(POLL.c.meeting == meeting)).first()
        if found is not None and found.closed:
            raise Refused("poll_not_again")
        if found is None:
            row = {"meeting": meeting, "salt": secrets.token_hex(16), "opened": _now()}
            connection.execute(sa.insert(POLL).values(row))

    services().database.commit(work)


def close(meeting: str) -> None:
    """Ask no more, for good; who answered can no longer be seen. Again changes nothing."""

    def work(connection: sa.Connection) -> None:
        open_ = sa.update(POLL).where(POLL.c.meeting == meeting, POLL.c.closed.is_(None))
        connection.execute(open_.values(closed=_now(), salt=""))
        connection.execute(sa.delete(SPENT).where(SPENT.c.meeting == meeting))

    services().database.commit(work)


def answered(poll: Poll, moment: Moment, seat: str) -> bool:
    """Whether this seat answered then."""
    return bool(rows(sa.select(SPENT.c.token).where(SPENT.c.token == _token(poll.salt, moment, seat))))


def answer(meeting: str, moment: Moment, seat: str, given: Mapping[str, int]) -> None:
    """Add what a seat answered. Raises Refused: poll_closed, poll_answered; Malformed: malformed, poll_empty."""

    def work(connection: sa.Connection) -> None:
        salt = _open(connection, meeting)
        row = {"token": _token(salt, moment, seat), "meeting": meeting}
        if connection.execute(sa.select(SPENT).where(SPENT.c.token == row["token"])).first() is not None:
            raise Refused("poll_answered")
        connection.execute(sa.insert(SPENT).values(row))
        _add(connection, meeting, moment, given)

    _commit(work)


def enter_sheet(meeting: str, moment: Moment, given: Mapping[str, int]) -> None:
    """Add what stands on a sheet of paper. Raises Refused: poll_closed; Malformed: malformed, poll_empty."""

    def work(connection: sa.Connection) -> None:
        _open(connection, meeting)
        column = POLL.c.paper_before if moment == "before" else POLL.c.paper_after
        connection.execute(sa.update(POLL).where(POLL.c.meeting == meeting).values({column.name: column + 1}))
        _add(connection, meeting, moment, given)

    _commit(work)


def _commit(work: Callable[[sa.Connection], None]) -> None:
    """Do it again where another process was the first to give one of these answers meanwhile: now its row is there."""
    try:
        services().database.commit(work)
    except sa.exc.IntegrityError:
        services().database.commit(work)


def _open(connection: sa.Connection, meeting: str) -> str:
    """The salt of an asking that is open."""
    found = connection.execute(sa.select(POLL).where(POLL.c.meeting == meeting)).first()
    if found is None or found.closed:
        raise Refused("poll_closed")
    return str(found.salt)


def _add(connection: sa.Connection, meeting: str, moment: Moment, given: Mapping[str, int]) -> None:
    known = ASKED[moment]
    if not given:
        raise Malformed("poll_empty")
    if any(item not in known or value not in known[item].answers for item, value in given.items()):
        raise Malformed("malformed", field="answer")
    for item, value in {SHEET: YES, **given}.items():
        named = {"meeting": meeting, "moment": moment, "item": item, "answer": value}
        where = sa.and_(*(TALLY.c[name] == each for name, each in named.items()))
        added = sa.update(TALLY).where(where).values(number=TALLY.c.number + 1)
        if not connection.execute(added).rowcount:
            connection.execute(sa.insert(TALLY).values(named | {"number": 1}))


def told(meetings: Collection[str]) -> Mapping[str, Mapping[Moment, Answers]]:
    """What may be told of these meetings, each under its code; of those of which the asking is closed."""
    closed = sa.select(POLL.c.meeting).where(POLL.c.meeting.in_(list(meetings)), POLL.c.closed.is_not(None))
    found: dict[str, dict[Moment, list[Any]]] = {}
    for row in rows(sa.select(TALLY).where(TALLY.c.meeting.in_(closed))):
        found.setdefault(row.meeting, {moment: [] for moment in MOMENTS})[row.moment].append(row)
    return {code: {moment: _answers(moment, each) for moment, each in by.items()} for code, by in found.items()}


def _answers(moment: Moment, tallies: Sequence[Any]) -> Answers:
    sheets = sum(row.number for row in tallies if row.item == SHEET)
    means, percents = dict[str, int](), dict[str, int]()
    for item, question in ASKED[moment].items():
        own = [row for row in tallies if row.item == item]
        number, total = sum(row.number for row in own), sum(row.number * row.answer for row in own)
        if question.yes_or_no:
            percents[item] = few.percent(total, number)
        else:
            means[item] = few.mean(total, number)
    return Answers(sheets, means, percents) if sheets >= few.FEWEST else NOTHING[moment]


def _token(salt: str, moment: Moment, seat: str) -> str:
    return digest(f"{salt}\n{moment}\n{seat}")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
