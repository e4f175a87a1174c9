"""The rows of what can be found, made anew for the places and rounds of which something was written."""

import time
from collections.abc import Collection
from contextlib import suppress
from datetime import date

import sqlalchemy as sa

from app.programme.findable import FOUND, NEWS, UNSEEN, note, of_round, row
from app.programme.registry import FEATURES
from app.programme.rounds.tables import AWARD, ROUND
from app.programme.storage import rows
from app.services import services
from facilitation.refusals import Unavailable

PATIENCE = 0.2
"""Seconds that somebody who looks may wait for what was just written; the next one goes on with the rest."""
AT_ONCE = 200
"""How many places and rounds are asked for at a time."""
DECIDED = ("carrying_out", "over")
"""The stages of a round in which what it awarded stands."""


def refresh(patience: float | None = None) -> None:
    """Tell anew what was written since, for so many seconds, else `PATIENCE`.

    Where nothing can be written all stays as it is.
    """
    due = rows(sa.select(UNSEEN).order_by(UNSEEN.c.at, UNSEEN.c.owner).limit(AT_ONCE))
    if not due:
        return

    def work(connection: sa.Connection) -> None:
        until = time.monotonic() + (PATIENCE if patience is None else patience)
        for each in due:
            _tell_anew(connection, each.owner, each.at)
            if time.monotonic() > until:
                return

    with suppress(Unavailable):
        services().database.commit(work)


def let_go(connection: sa.Connection, code: str, _texts: Collection[str]) -> None:
    """Texts were removed from a meeting: what is found of it is told anew. An older copy of the database has none."""
    if not sa.inspect(connection).has_table(FOUND.name):
        return
    of_meeting = FOUND.c.meeting == code
    note(connection, *connection.scalars(sa.select(FOUND.c.owner).where(of_meeting).distinct()))
    connection.execute(sa.delete(FOUND).where(of_meeting))


def _tell_anew(connection: sa.Connection, owner: str, at: str) -> None:
    connection.execute(sa.delete(FOUND).where(FOUND.c.owner == owner))
    given = (row(owner, each) for finds in FEATURES.named("finds") for each in finds(connection, owner))
    told = {made["id"]: made for made in given}
    if told:
        connection.execute(sa.insert(FOUND), list(told.values()))
    connection.execute(sa.delete(UNSEEN).where(UNSEEN.c.owner == owner))
    if owner.startswith(of_round("")):
        _note_news(connection, owner.removeprefix(of_round("")), at)


def _note_news(connection: sa.Connection, round_: str, at: str) -> None:
    """Write down when the public first saw a round, and its decision; of one that it may not see nothing is left."""
    found = connection.execute(sa.select(ROUND).where(ROUND.c.id == round_, ROUND.c.public)).first()
    if found is None:
        connection.execute(sa.delete(NEWS).where(NEWS.c.round == round_))
        return
    given = sa.select(AWARD.c.plan).where(AWARD.c.round == round_, AWARD.c.amount > 0).limit(1)
    decided = found.stage in DECIDED and connection.execute(given).first() is not None
    known = set(connection.scalars(sa.select(NEWS.c.kind).where(NEWS.c.round == round_)))
    kinds = [kind for kind in ("round", *["decided"] * decided) if kind not in known]
    if kinds:
        seen = _seen(found, at)
        connection.execute(sa.insert(NEWS), [{"round": round_, "kind": kind, "at": seen} for kind in kinds])


def _seen(found: sa.Row[tuple[str]], at: str) -> str:
    """When a round is said to be new: now, but for one that was over long before it was put here."""
    over = found.stage == "over" and found.ends and date.fromisoformat(found.ends).isoformat() < at[:10]
    return f"{found.ends}T12:00:00Z" if over else at
