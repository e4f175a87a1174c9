"""Links that give rights: made, listed, exchanged for a device's own session, and revoked.

A secret of 256 bits stands in the link's fragment; the database knows only its hash. What a session may do is read
from the database at every act, and once more inside the transaction that keeps the act.
"""

import hashlib
import logging
import secrets
from datetime import UTC, datetime
from typing import Any

import msgspec
import sqlalchemy as sa

from app.storage.database import database
from app.storage.tables import GrantRow, KeyRow
from facilitation.refusals import Forbidden, Refused
from facilitation.roles import KEYED, Role

log = logging.getLogger(__name__)
SHOWN = 12  # characters of the hash by which a link is named to people

GRANT, KEY = GrantRow.metadata.tables["grant"], KeyRow.metadata.tables["key"]
HOLDS = sa.select(KEY.c.hash, KEY.c.role, KEY.c.place).join(GRANT, KEY.c.hash == GRANT.c.key)
HOLDS = HOLDS.where(GRANT.c.hash == sa.bindparam("grant"), KEY.c.revoked.is_(None))


class Link(msgspec.Struct, frozen=True):
    """A link as its meeting knows it; `devices` counts the sessions it was exchanged for, `created` is UTC.

    A chair's is for one table, a proposer's for one plan.
    """

    id: str
    role: Role
    table: str | None
    plan: str | None
    note: str
    created: datetime
    devices: int


class Grant(msgspec.Struct, frozen=True):
    """A device's session of a link: the hash of its token, the link's id, the role, and what it is bounded to."""

    id: str
    key: str
    role: Role
    table: str | None = None
    plan: str | None = None


def make(meeting: str, role: Role = Role.FACILITATOR, place: str | None = None, note: str = "") -> str:
    """A fresh secret of 256 bits for this role at a table or for a plan; raises Forbidden for a role without links."""
    if role not in KEYED:
        raise Forbidden("not_allowed")
    secret = secrets.token_urlsafe(32)
    row = {"hash": digest(secret), "meeting": meeting, "role": str(role), "place": place, "note": note}
    database().commit(lambda c: c.execute(sa.insert(KEY).values(**row, created=datetime.now(UTC))))
    return secret


def links(meeting: str) -> list[Link]:
    """The links that work, oldest first."""
    devices = sa.select(sa.func.count()).where(GRANT.c.key == KEY.c.hash).scalar_subquery().label("devices")
    query = sa.select(KEY, devices).where(KEY.c.meeting == meeting, KEY.c.revoked.is_(None)).order_by(KEY.c.created)
    with database().read.connect() as connection:
        rows = connection.execute(query).all()
    return [_link(row) for row in rows]


def _link(row: Any) -> Link:
    role, made = Role(row.role), row.created.replace(tzinfo=UTC)
    return Link(row.hash[:SHOWN], role, *_bounds(role, row.place), row.note, made, row.devices)


def _bounds(role: Role, place: str | None) -> tuple[str | None, str | None]:
    """The table and the plan that a link is bounded to."""
    return (None, place) if role is Role.PROPOSER else (place, None)


def exchange(meeting: str, secret: str) -> tuple[str, Role]:
    """A device's own token for a link's secret, new each time, and its role; raises Forbidden(key_unknown)."""
    token = secrets.token_urlsafe(32)
    query = sa.select(KEY.c.role).where(KEY.c.hash == digest(secret), KEY.c.meeting == meeting, KEY.c.revoked.is_(None))
    row = {"hash": digest(token), "key": digest(secret), "created": datetime.now(UTC)}

    def work(connection: sa.Connection) -> str:
        role = connection.execute(query).scalar()
        if role is None:
            raise Forbidden("key_unknown")
        connection.execute(sa.insert(GRANT).values(**row))
        return str(role)

    try:
        role = Role(database().commit(work))
    except Forbidden:
        log.warning("a key was tried that opens nothing")
        raise
    log.info("a link of a %s was exchanged", role)
    return token, role


def drop(token: str) -> None:
    """End a device's session."""
    database().commit(lambda connection: connection.execute(sa.delete(GRANT).where(GRANT.c.hash == digest(token))))


def revoke(meeting: str, shown: str) -> None:
    """End a link and every session of it; ending an ended one is harmless.

    Raises Forbidden(key_unknown) and, for the last link of a gespreksleider, Refused(last_key).
    """
    one = sa.select(KEY.c.hash, KEY.c.role, KEY.c.revoked).where(
        KEY.c.meeting == meeting, KEY.c.hash.startswith(shown, autoescape=True)
    )
    leaders = sa.select(sa.func.count()).where(
        KEY.c.meeting == meeting, KEY.c.role == str(Role.FACILITATOR), KEY.c.revoked.is_(None)
    )

    def work(connection: sa.Connection) -> None:
        found = connection.execute(one).first()
        if found is None or len(shown) < SHOWN:
            raise Forbidden("key_unknown")
        if found.revoked is None and found.role == Role.FACILITATOR and connection.execute(leaders).scalar() == 1:
            raise Refused("last_key")
        ended = sa.update(KEY).where(KEY.c.hash == found.hash, KEY.c.revoked.is_(None))
        connection.execute(ended.values(revoked=datetime.now(UTC)))

    database().commit(work)
    log.info("a link was revoked")


def held(connection: sa.Connection, meeting: str, token: str) -> Grant | None:
    """What this token gives in this meeting now; None for nothing (any more)."""
    row = connection.execute(HOLDS.where(KEY.c.meeting == meeting), {"grant": digest(token)}).first()
    if row is None:
        return None
    role = Role(row.role)
    return Grant(digest(token), row.hash[:SHOWN], role, *_bounds(role, row.place))


def require(connection: sa.Connection, grant: str) -> None:
    """Refuse an act of a session whose link was revoked meanwhile; inside the writer's transaction."""
    if connection.execute(HOLDS, {"grant": grant}).first() is None:
        raise Forbidden("key_needed")


def living(connection: sa.Connection, grants: set[str]) -> set[str]:
    """Those of these sessions that still hold."""
    query = sa.select(GRANT.c.hash).join(KEY, KEY.c.hash == GRANT.c.key)
    return set(connection.execute(query.where(GRANT.c.hash.in_(grants), KEY.c.revoked.is_(None))).scalars())


def digest(secret: str) -> str:
    """SHA-256 in hexadecimal: all that is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()
