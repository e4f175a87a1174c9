"""Sessions: a device on which somebody signed in, with a token in its signed cookie of which only the hash is kept."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec
import sqlalchemy as sa

from app.access.codes import digest
from app.access.devices import KNOWN, Device
from app.programme.accounts import accounts
from app.programme.accounts.accounts import WHO, Account, now, utc
from app.programme.accounts.tables import ACCOUNT, GRANT, MEMBERSHIP
from app.programme.feature import Role
from app.programme.places.tables import PLACE
from app.programme.rights import Held, Holder
from app.programme.storage import rows
from app.services import services
from facilitation.refusals import Forbidden, Refused

COOKIE = "account"
LASTS = timedelta(days=30)
FRESH = timedelta(minutes=15)
"""How long after signing in somebody may change the ways in."""


class Session(msgspec.Struct, frozen=True):
    """A device on which somebody is signed in, since `created` (UTC); `way` is how they came in."""

    way: str
    created: datetime
    here: bool


def begin(device: Device, account: str, way: str) -> None:
    """Sign somebody in on this device, with a token that it never had. Sessions past their days go."""
    token, moment = secrets.token_urlsafe(32), now()
    row = {"hash": digest(token), "account": account, "way": way, "created": moment}
    before = _hash(device)

    def work(connection: sa.Connection) -> None:
        connection.execute(sa.delete(GRANT).where(GRANT.c.created < moment - LASTS))
        connection.execute(sa.delete(GRANT).where(GRANT.c.hash == before))
        connection.execute(sa.insert(GRANT).values(row))

    services().database.commit(work)
    device.cookie[COOKIE], device.cookie[KNOWN] = token, account


def end(device: Device) -> None:
    """Sign out on this device; harmless where nobody is signed in."""
    gone = sa.delete(GRANT).where(GRANT.c.hash == _hash(device))
    services().database.commit(lambda connection: connection.execute(gone))
    device.cookie.pop(COOKIE, None)


def end_all(connection: sa.Connection, account: str) -> None:
    """Sign somebody out wherever they are signed in, in a transaction that goes on."""
    connection.execute(sa.delete(GRANT).where(GRANT.c.account == account))


def of(account: str, device: Device) -> Sequence[Session]:
    """Where somebody is signed in now, the newest first."""
    query = sa.select(GRANT).where(GRANT.c.account == account, _living()).order_by(GRANT.c.created.desc())
    here = _hash(device)
    return [Session(row.way, utc(row.created), row.hash == here) for row in rows(query)]


def signed_in(device: Device) -> tuple[Account, datetime] | None:
    """Who is signed in on this device, and since when (UTC)."""
    if not device.cookie.get(COOKIE):
        return None
    query = sa.select(ACCOUNT, GRANT.c.created.label("since")).join(GRANT, GRANT.c.account == ACCOUNT.c.id)
    found = rows(query.where(GRANT.c.hash == _hash(device), _living()))
    if not found:
        return None
    return accounts.of_row(found[0]), utc(found[0].since)


def own(device: Device) -> Account:
    """Who is signed in on this device. Raises Forbidden: sign_in_needed."""
    found = signed_in(device)
    if found is None:
        raise Forbidden("sign_in_needed")
    return found[0]


def own_just_now(device: Device) -> Account:
    """Who signed in on this device a short while ago. Raises Forbidden: sign_in_needed; Refused: sign_in_again."""
    found = signed_in(device)
    if found is None:
        raise Forbidden("sign_in_needed")
    if utc(now()) - found[1] > FRESH:
        raise Refused("sign_in_again")
    return found[0]


def identify(device: Device) -> Holder | None:
    """Who is signed in on this device, with all that they are where, in one look."""
    if not device.cookie.get(COOKIE):
        return None
    joined = GRANT.join(ACCOUNT, ACCOUNT.c.id == GRANT.c.account)
    joined = joined.outerjoin(MEMBERSHIP, MEMBERSHIP.c.account == ACCOUNT.c.id)
    joined = joined.outerjoin(PLACE, PLACE.c.id == MEMBERSHIP.c.place)
    query = sa.select(ACCOUNT.c.id, ACCOUNT.c.name, PLACE.c.path, MEMBERSHIP.c.role).select_from(joined)
    found = rows(query.where(GRANT.c.hash == _hash(device), _living()))
    if not found:
        return None
    held = tuple(Held(row.path, Role(row.role)) for row in found if row.path is not None)
    return Holder(f"{WHO}{found[0].id}", found[0].name, held)


def _living() -> sa.ColumnElement[bool]:
    return GRANT.c.created >= now() - LASTS


def _hash(device: Device) -> str:
    return digest(str(device.cookie.get(COOKIE, "")))
