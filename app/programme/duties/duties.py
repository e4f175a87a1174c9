"""Duties: what follows the decisions of the meetings of all rounds, listed by date over places and rounds."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from app.live import meetings
from app.programme import findable
from app.programme.duties.tables import DUTY
from app.programme.places.tables import PLACE
from app.programme.rounds.tables import ROUND, SHARE
from app.programme.storage import rows
from app.record.follow_up import telling
from app.record.follow_up.ladder import STATES, STEPS, Item
from app.record.follow_up.words import AGREED, LADDER
from app.record.follow_up.words import STATES as STANDS
from app.services import services
from facilitation.refusals import Refused

PAGE = 50
"""How many stand on a page."""
OPEN = STATES[:2]
"""The states in which something still has to happen."""


class Duty(msgspec.Struct, frozen=True):
    """One thing that has to happen, with where it belongs; `due` an ISO date."""

    meeting: str
    subject: str
    round: str
    place: str
    plan: str
    title: str
    kind: str
    text: str
    owner: str
    state: str
    open: bool
    due: str
    told: str
    told_at: str | None

    @property
    def name(self) -> str:
        """What it is called: the step, or the kind of the condition."""
        return str(LADDER[self.kind] if self.kind in LADDER else AGREED[self.kind])

    @property
    def stands(self) -> str:
        """How it stands, in words."""
        return str(STANDS[self.state])

    @property
    def late(self) -> bool:
        """Whether its day has passed and it did not happen."""
        return self.open and self.due < telling.today().isoformat()

    @property
    def key(self) -> str:
        """Where a page that begins after this one begins."""
        return f"{self.due}_{self.meeting}_{self.subject}"


class Listed(msgspec.Struct, frozen=True):
    """A page of duties, the longest overdue first; `next` is where the following page begins, empty on the last."""

    duties: Sequence[Duty]
    late: int
    total: int
    next: str = ""


def refresh(code: str) -> None:
    """Write down anew what follows the decision of a meeting; of one that is in no round nothing."""

    def work(connection: sa.Connection) -> None:
        query = sa.select(ROUND.c.id, ROUND.c.place).join(SHARE, SHARE.c.round == ROUND.c.id)
        found = connection.execute(query.where(SHARE.c.meeting == code)).first()
        before = list(connection.scalars(sa.select(DUTY.c.round).where(DUTY.c.meeting == code).distinct()))
        connection.execute(sa.delete(DUTY).where(DUTY.c.meeting == code))
        findable.note(connection, *map(findable.of_round, [*before, *([found.id] if found is not None else [])]))
        if found is not None:
            made = [row | {"round": found.id, "place": found.place} for row in follows]
            if made:
                connection.execute(sa.insert(DUTY), made)

    follows = list(_rows(code))
    services().database.commit(work)


def _rows(code: str) -> Iterator[dict[str, Any]]:
    """What follows the decision, but the first step, which the closing itself did."""
    try:
        found = telling.of(meetings.load(code).code)
    except Refused:
        return  # the meeting is not here any more
    for item in found.items if found is not None else ():
        if item.subject != STEPS[0]:
            yield _row(code, item)


def _row(code: str, item: Item) -> dict[str, Any]:
    told, condition = item.last, item.condition
    return {
        "meeting": code,
        "subject": item.subject,
        "plan": item.plan,
        "title": item.title,
        "kind": condition["kind"] if condition else item.subject,
        "text": (condition["text"] or "") if condition else "",
        "owner": condition["owner"] if condition else "",
        "state": item.state,
        "open": item.state in OPEN,
        "due": item.due.isoformat(),
        "told": (told.text or "") if told else "",
        "told_at": told.at if told else None,
    }


def let_go(connection: sa.Connection, code: str, texts: Collection[str]) -> None:
    """Let texts go that were removed from a meeting; an older copy of the database has no duties."""
    if sa.inspect(connection).has_table(DUTY.name):
        for column in (DUTY.c.text, DUTY.c.told, DUTY.c.owner):
            which = sa.and_(DUTY.c.meeting == code, column.in_(texts))
            connection.execute(sa.update(DUTY).where(which).values({column.name: ""}))


def of_place(path: str, after: str = "", everything: bool = False, public: bool = False) -> Listed:
    """What has to happen in a place and all places in it, by the path of the place; everything is what is done too.

    `public` is only what everybody may see: that of public rounds.
    """
    seen = _public() if public else sa.true()
    return _listed(sa.and_(_inside(path), seen), after, everything, sa.and_(_lies_in(path), seen))


def of_round(round_: str, after: str = "", everything: bool = False) -> Listed:
    """What has to happen in a round."""
    here = DUTY.c.round == round_
    return _listed(here, after, everything, here)


def told(path: str, most: int) -> Sequence[Duty]:
    """What was told last in a place and all places in it, newest first."""
    query = sa.select(DUTY).where(DUTY.c.told_at.is_not(None), _lies_in(path), _public())
    return _found(query.order_by(DUTY.c.told_at.desc()).limit(most))


def coming(path: str, most: int) -> Sequence[Duty]:
    """What still has to happen in a place and all places in it, by its date."""
    query = sa.select(DUTY).where(DUTY.c.open, _inside(path), _public())
    return _found(query.order_by(*_ORDER).limit(most))


_ORDER = (DUTY.c.due, DUTY.c.meeting, DUTY.c.subject)


def _inside(path: str) -> sa.ColumnElement[bool]:
    return DUTY.c.place.in_(sa.select(PLACE.c.id).where(PLACE.c.path.startswith(path, autoescape=True)))


def _lies_in(path: str) -> sa.ColumnElement[bool]:
    """The same as `_inside`, asked of one duty after another in the order that is wanted: for the first few of many."""
    return sa.exists().where(PLACE.c.id == DUTY.c.place, PLACE.c.path.startswith(path, autoescape=True))


def _public() -> sa.ColumnElement[bool]:
    return sa.exists().where(ROUND.c.id == DUTY.c.round, ROUND.c.public)


def _listed(where: sa.ColumnElement[bool], after: str, everything: bool, first: sa.ColumnElement[bool]) -> Listed:
    shown = (where,) if everything else (where, DUTY.c.open)
    late = (where, DUTY.c.open, DUTY.c.due < telling.today().isoformat())
    query = sa.select(DUTY).where(*(first,) if everything else shown).order_by(*_ORDER).limit(PAGE + 1)
    if after.count("_") >= 2:
        query = query.where(sa.tuple_(*_ORDER) > sa.tuple_(*after.split("_", 2)))
    found = _found(query)
    following = found[PAGE - 1].key if len(found) > PAGE else ""
    return Listed(found[:PAGE], _number(*late), _number(*shown), following)


def _number(*where: sa.ColumnElement[bool]) -> int:
    return int(rows(sa.select(sa.func.count()).select_from(DUTY).where(*where))[0][0])


def _found(query: sa.Select[Any]) -> Sequence[Duty]:
    return [Duty(**row._mapping) for row in rows(query)]
