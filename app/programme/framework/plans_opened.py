"""What held for a round when plans could first be handed in, and what changed after that."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
import sqlalchemy as sa

from app.programme.framework import effective, versions
from app.programme.framework.clauses import WITH_PLANS
from app.programme.framework.tables import ROUND_FRAMEWORK
from app.programme.framework.versions import Change
from app.programme.places import places
from app.programme.places.places import Place
from app.programme.places.tables import PLACE
from app.programme.rounds.rounds import Round
from app.programme.rounds.tables import ROUND
from app.programme.storage import rows
from app.services import services
from facilitation.refusals import Refused

FROM_PLANS_ON = (*WITH_PLANS, "carrying_out")


class Held(msgspec.Struct, frozen=True):
    """The version that held for a round when plans opened at `at` (UTC), and what changed since."""

    place: str
    version: int
    at: datetime
    since: Sequence[Change]


def follow(connection: sa.Connection, round_: str) -> None:
    """Write down what holds for a round once plans can be handed in for it, in the transaction in which it got there.

    Nothing is written where that was done before, or where no framework holds at its place.
    """
    joined = ROUND.join(PLACE, PLACE.c.id == ROUND.c.place)
    columns = (ROUND.c.stage, ROUND.c.title, *PLACE.c)
    row = connection.execute(sa.select(*columns).select_from(joined).where(ROUND.c.id == round_)).first()
    if row is not None and row.stage in FROM_PLANS_ON:
        at = Place(**{name: row._mapping[name] for name in Place.__struct_fields__})
        _hold(connection, round_, at, row.title)


def _hold(connection: sa.Connection, round_: str, place: Place, note: str) -> bool:
    known = sa.select(ROUND_FRAMEWORK.c.round).where(ROUND_FRAMEWORK.c.round == round_)
    if connection.execute(known).first() is not None:
        return False
    number, _new = versions.written(connection, place, note)
    if number:
        row: dict[str, Any] = {"round": round_, "place": place.id, "version": number, "at": datetime.now(UTC)}
        connection.execute(sa.insert(ROUND_FRAMEWORK).values(**row))
    return bool(number)


def hold(round: Round) -> None:
    """Write down now what holds for a round. Raises Refused: framework_held, nothing_to_hold."""
    place = places.load(round.place)

    def work(connection: sa.Connection) -> None:
        known = sa.select(ROUND_FRAMEWORK.c.round).where(ROUND_FRAMEWORK.c.round == round.id)
        if connection.execute(known).first() is not None:
            raise Refused("framework_held")
        if not _hold(connection, round.id, place, round.title):
            raise Refused("nothing_to_hold")

    services().database.commit(work)


def of_round(round: Round) -> Held | None:
    """What held when plans opened, and what changed since; None where nothing was written down."""
    found = rows(sa.select(ROUND_FRAMEWORK).where(ROUND_FRAMEWORK.c.round == round.id))
    if not found:
        return None
    row = found[0]
    then = versions.load(row.place, row.version).content.clauses
    now = versions.told(effective.of_place(places.load(row.place)))
    return Held(row.place, row.version, row.at.replace(tzinfo=UTC), versions.changes(then, now))


def shown(round: Round) -> Mapping[str, Any] | None:
    """On the public page of a round: what held when plans opened, and what changed since."""
    held = of_round(round)
    return {"held": held} if held else None
