"""Links that give rights: made, listed, exchanged for a device's own session, and revoked.

A secret of 256 bits stands in the link's fragment; the database knows only its hash. What a session of it gives is in
`grants`.
"""

import logging
import re
import secrets
from datetime import UTC, datetime
from typing import Any

import msgspec
import sqlalchemy as sa

from app.access.codes import digest
from app.access.grants import GRANT, KEY, SESSION, SHOWN, bounds
from app.services import services
from facilitation.refusals import Forbidden, Refused
from facilitation.roles import KEYED, Role

log = logging.getLogger(__name__)


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


def make(meeting: str, role: Role = Role.FACILITATOR, place: str | None = None, note: str = "") -> str:
    """Make a link for this role, at a table or for a plan; its secret of 256 bits. Raises Forbidden(not_allowed).

    `place` is the id of the table or the plan; a role that has no links is not allowed one.
    """
    if role not in KEYED:
        raise Forbidden("not_allowed")
    secret = secrets.token_urlsafe(32)
    row = {"hash": digest(secret), "meeting": meeting, "role": str(role), "place": place, "note": note}
    services().database.commit(lambda c: c.execute(sa.insert(KEY).values(**row, created=datetime.now(UTC))))
    return secret


def links(meeting: str) -> list[Link]:
    """The links of a meeting that were not revoked, oldest first."""
    devices = sa.select(sa.func.count()).where(GRANT.c.key == KEY.c.hash).scalar_subquery().label("devices")
    query = sa.select(KEY, devices).where(KEY.c.meeting == meeting, KEY.c.revoked.is_(None)).order_by(KEY.c.created)
    with services().database.read.connect() as connection:
        rows = connection.execute(query).all()
    return [_link(row) for row in rows]


def _link(row: Any) -> Link:
    role, made = Role(row.role), row.created.replace(tzinfo=UTC)
    return Link(row.hash[:SHOWN], role, *bounds(role, row.place), row.note, made, row.devices)


def secret_in(text: str) -> str:
    """The secret in what was pasted or opened: a whole link, or one with what a message put behind it."""
    said = text.strip().rpartition("#")[2]
    found = re.search(r"[A-Za-z0-9_-]{43}", said)
    return found.group() if found else said


def exchange(meeting: str, secret: str) -> tuple[str, Role]:
    """Begin a session of the link with this secret: the device's own token, new each time, and the role.

    Raises Forbidden(key_unknown) where no link of this meeting has the secret, or it was revoked.
    """
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
        role = Role(services().database.commit(work))
    except Forbidden:
        log.warning("a key was tried that opens nothing")
        raise
    log.info("a link of a %s was exchanged", role)
    return token, role


def drop(token: str) -> None:
    """End the session with this token; one that does not exist is no fault."""
    services().database.commit(
        lambda connection: connection.execute(sa.delete(GRANT).where(GRANT.c.hash == digest(token)))
    )


class Session(msgspec.Struct, frozen=True):
    """A device that uses a link, since `created` (UTC); `id` is how its acts and this page name it."""

    id: str
    link: str
    role: Role
    created: datetime


def sessions(meeting: str) -> list[Session]:
    """The devices that use a link of this meeting which was not revoked, oldest first."""
    query = sa.select(GRANT.c.hash, GRANT.c.created, GRANT.c.key, KEY.c.role).join(KEY, KEY.c.hash == GRANT.c.key)
    query = query.where(KEY.c.meeting == meeting, KEY.c.revoked.is_(None)).order_by(GRANT.c.created)
    with services().database.read.connect() as connection:
        rows = connection.execute(query).all()
    return [
        Session(row.hash[:SESSION], row.key[:SHOWN], Role(row.role), row.created.replace(tzinfo=UTC)) for row in rows
    ]


def end(meeting: str, session: str) -> Session:
    """End the session of one device, known by its id; its link goes on working. Raises Forbidden(key_unknown)."""
    found = next((each for each in sessions(meeting) if each.id == session), None)
    if found is None:
        raise Forbidden("key_unknown")
    one = sa.delete(GRANT).where(GRANT.c.hash.startswith(session, autoescape=True))
    services().database.commit(lambda connection: connection.execute(one))
    log.info("the session of a %s was ended from another console", found.role)
    return found


def revoke(meeting: str, shown: str) -> None:
    """End a link and every session of it; ending an ended one is harmless. `shown` is its id.

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

    services().database.commit(work)
    log.info("a link was revoked")
