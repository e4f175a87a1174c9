"""What can be found of a round that is public: itself, its meetings, and the plans that it decided on."""

from collections.abc import Iterator

import sqlalchemy as sa

from app.programme.findable import Found, of_round
from app.programme.places.finding import names
from app.programme.places.tables import PLACE
from app.programme.published import public_meetings
from app.programme.rounds.tables import AWARD, ROUND, SHARE
from app.storage.tables import EVENT, MEETING


def found(connection: sa.Connection, owner: str) -> Iterator[Found]:
    """The rows of a round, where the owner is one that the public may see."""
    query = sa.select(ROUND, PLACE.c.path).join(PLACE, PLACE.c.id == ROUND.c.place).where(ROUND.c.public)
    row = connection.execute(query.where(sa.literal(of_round("")) + ROUND.c.id == owner)).first()
    if row is None:
        return
    around = names(connection, row.path)
    where, at = ", ".join(around), row.ends or row.begins or ""
    more = " ".join([*around, at[:4]])
    yield Found(
        kind="round", key=row.id, title=row.title, address=f"/ronde/{row.id}", about=where, more=more,
        amount=row.amount, listed=True, at=at,
    )  # fmt: skip
    yield from _meetings(connection, row.id, f"{row.title} · {around[-1]}", more)
    yield from _plans(connection, row.id, f"{row.title} · {around[-1]}", f"{more} {row.title}", at)


def _meetings(connection: sa.Connection, round_: str, about: str, more: str) -> Iterator[Found]:
    """The evenings of a round that are closed: the code of one that goes on lets people in, and is told in its hall."""
    ended = sa.select(sa.func.max(EVENT.c.at)).where(EVENT.c.meeting == MEETING.c.code).scalar_subquery()
    query = sa.select(MEETING.c.code, MEETING.c.title, ended.label("ended")).join(
        SHARE, SHARE.c.meeting == MEETING.c.code
    )
    for row in connection.execute(query.where(SHARE.c.round == round_, MEETING.c.code.in_(public_meetings()))):
        yield Found(
            kind="meeting", key=row.code, title=row.title, address=f"/t/{row.code}/besluit", about=about, more=more,
            meeting=row.code, listed=True, at=row.ended,
        )  # fmt: skip


def _plans(connection: sa.Connection, round_: str, about: str, more: str, at: str) -> Iterator[Found]:
    """The plans that a round decided on; one of an evening has a page in its record."""
    for row in connection.execute(sa.select(AWARD).where(AWARD.c.round == round_)):
        plan = row.plan.removeprefix(f"{row.meeting}-")
        page = f"/t/{row.meeting}/besluit/plan/{plan}" if row.meeting else f"/ronde/{round_}"
        yield Found(
            kind="plan", key=f"{round_}/{row.plan}", title=row.title, address=page, about=about, more=more,
            amount=row.amount, meeting=row.meeting, listed=row.meeting is not None, at=at,
        )  # fmt: skip
