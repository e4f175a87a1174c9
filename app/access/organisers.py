"""Links to the desk, for those who prepare evenings: made, exchanged for a device's own session, and revoked.

As with the links of a meeting the secret of 256 bits stands in the fragment and only its hash is kept. Whoever an
account will know later comes in by the same seam: `held` says whether a session may prepare.
"""

import logging
import secrets
from datetime import UTC, datetime

import msgspec
import sqlalchemy as sa

from app.access.codes import digest
from app.access.devices import Device
from app.access.grants import SHOWN
from app.services import services
from app.storage.tables import METADATA
from facilitation.refusals import Forbidden
from facilitation.texts import optional

log = logging.getLogger(__name__)

PATH = "/voorbereiden"
LONGEST_NOTE = 60
COOKIE = "organiser"

KEY = sa.Table(
    "organiser_key",
    METADATA,
    sa.Column("hash", sa.String, primary_key=True),
    sa.Column("note", sa.String, nullable=False, server_default=""),
    sa.Column("created", sa.DateTime, nullable=False),
    sa.Column("revoked", sa.DateTime),
)
GRANT = sa.Table(
    "organiser_grant",
    METADATA,
    sa.Column("hash", sa.String, primary_key=True),
    sa.Column("key", sa.ForeignKey("organiser_key.hash"), nullable=False, index=True),
    sa.Column("created", sa.DateTime, nullable=False),
)
HOLDS = sa.select(KEY.c.hash).join(GRANT, KEY.c.hash == GRANT.c.key).where(KEY.c.revoked.is_(None))


class Link(msgspec.Struct, frozen=True):
    """A link to the desk; `devices` counts the sessions it was exchanged for, `created` is UTC."""

    id: str
    note: str
    created: datetime
    devices: int


def make(note: str = "") -> str:
    """Make a link to the desk; its secret. Raises Malformed: text_too_long, text_unreadable."""
    secret = secrets.token_urlsafe(32)
    row = {"hash": digest(secret), "note": optional(note, LONGEST_NOTE, field="note"), "created": datetime.now(UTC)}
    services().database.commit(lambda connection: connection.execute(sa.insert(KEY).values(**row)))
    return secret


def entrance(base: str, note: str = "") -> dict[str, str]:
    """A fresh link to the desk at this address, and the key in it: `desk` and `organiser_key`."""
    key = make(note)
    return {"desk": f"{base.rstrip('/')}{PATH}#{key}", "organiser_key": key}


def links() -> list[Link]:
    """The links to the desk that were not revoked, oldest first."""
    devices = sa.select(sa.func.count()).where(GRANT.c.key == KEY.c.hash).scalar_subquery().label("devices")
    query = sa.select(KEY, devices).where(KEY.c.revoked.is_(None)).order_by(KEY.c.created)
    with services().database.read.connect() as connection:
        rows = connection.execute(query).all()
    return [Link(row.hash[:SHOWN], row.note, row.created.replace(tzinfo=UTC), row.devices) for row in rows]


def enter(device: Device, secret: str) -> None:
    """Let a device in with the secret of a link. Raises Forbidden(key_unknown)."""
    token = secrets.token_urlsafe(32)
    known = sa.select(KEY.c.hash).where(KEY.c.hash == digest(secret), KEY.c.revoked.is_(None))
    row = {"hash": digest(token), "key": digest(secret), "created": datetime.now(UTC)}

    def work(connection: sa.Connection) -> None:
        if connection.execute(known).first() is None:
            raise Forbidden("key_unknown")
        connection.execute(sa.insert(GRANT).values(**row))

    try:
        services().database.commit(work)
    except Forbidden:
        log.warning("a key was tried that opens nothing")
        raise
    leave(device)
    device.cookie[COOKIE] = token
    log.info("a link of an organiser was exchanged")


def leave(device: Device) -> None:
    """End the session of this device, where it has one; its link goes on working."""
    token = device.cookie.pop(COOKIE, None)
    if token:
        gone = sa.delete(GRANT).where(GRANT.c.hash == digest(str(token)))
        services().database.commit(lambda connection: connection.execute(gone))


def held(device: Device) -> str | None:
    """The id of the link by which this device may prepare evenings now; None where it may not, or not any more."""
    token = device.cookie.get(COOKIE)
    if not token:
        return None
    with services().database.read.connect() as connection:
        found = connection.execute(HOLDS.where(GRANT.c.hash == digest(str(token)))).scalar()
    return str(found)[:SHOWN] if found else None


def named(shown: str) -> str:
    """For whom the link with this id is; empty where nobody said."""
    query = sa.select(KEY.c.note).where(KEY.c.hash.startswith(shown, autoescape=True))
    with services().database.read.connect() as connection:
        return str(connection.execute(query).scalar() or "")


def revoke(shown: str) -> None:
    """End a link to the desk and every session of it; twice is harmless. Raises Forbidden(key_unknown)."""
    one = sa.select(KEY.c.hash).where(KEY.c.hash.startswith(shown, autoescape=True))

    def work(connection: sa.Connection) -> None:
        found = connection.execute(one).scalar()
        if found is None or len(shown) < SHOWN:
            raise Forbidden("key_unknown")
        ended = sa.update(KEY).where(KEY.c.hash == found, KEY.c.revoked.is_(None))
        connection.execute(ended.values(revoked=datetime.now(UTC)))

    services().database.commit(work)
    log.info("a link of an organiser was revoked")
