"""Invitations: a link that lets one person in once, to be something at a place, or to choose a new way in."""

import secrets
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec
import sqlalchemy as sa

from app.access.codes import digest
from app.programme.accounts import accounts, audit, people
from app.programme.accounts.accounts import WHO, Account, now, utc
from app.programme.accounts.roles import CALLED
from app.programme.accounts.tables import INVITATION
from app.programme.feature import Role
from app.programme.places.places import Place
from app.programme.places.tables import PLACE
from app.programme.rights import Holder
from app.programme.storage import rows
from app.services import services
from facilitation.refusals import Forbidden, Refused
from facilitation.texts import LONGEST_NAME, optional

PATH = "/account/uitnodiging"
LASTS = timedelta(days=14)
MOST = 200
"""Invitations that wait at one place."""


class Invitation(msgspec.Struct, frozen=True):
    """Somebody may come, until it `expires` (UTC); `at` is the name of the place.

    Without a place it gives an account a new way in.
    """

    hash: str
    email: str
    name: str
    by: str
    created: datetime
    expires: datetime
    place: str | None = None
    at: str = ""
    role: Role | None = None
    account: str | None = None

    @property
    def id(self) -> str:
        """How it is named on a page; nobody comes in with it."""
        return self.hash[:12]

    @property
    def called(self) -> object:
        """What the role is called that it gives."""
        return CALLED[self.role] if self.role else ""


def invite(holder: Holder, place: Place, email: str, name: str, role: Role) -> str:
    """Invite somebody; the secret of the link, which is kept nowhere. One for the same address here is replaced.

    Raises Forbidden: role_not_yours; Malformed: email_unreadable, text_too_long, text_unreadable;
    Refused: already_here, too_many_invitations.
    """
    people.require_gives(holder, place.path, role)
    plain = accounts.address(email)
    if any(each.email == plain for each in people.here(place)):
        raise Refused("already_here")
    values = {"email": plain, "name": optional(name, LONGEST_NAME, field="name")}
    values |= {"place": place.id, "role": str(role), "by": holder.id}
    audit.tell(role=str(role))
    return _made(values, sa.and_(INVITATION.c.place == place.id, INVITATION.c.email == plain))


def recover(account: Account, by: str) -> str:
    """Let somebody who lost their ways in choose a new one; the secret of the link. An earlier one is replaced."""
    values = {"email": account.email, "name": account.name, "account": account.id, "by": by}
    return _made(values, INVITATION.c.account == account.id)


def _made(values: dict[str, str], same: sa.ColumnElement[bool]) -> str:
    secret, moment = secrets.token_urlsafe(32), now()
    row = values | {"hash": digest(secret), "created": moment, "expires": moment + LASTS}
    waiting = sa.select(sa.func.count()).select_from(INVITATION).where(INVITATION.c.place == values.get("place"))

    def work(connection: sa.Connection) -> None:
        connection.execute(sa.delete(INVITATION).where(sa.or_(INVITATION.c.expires <= moment, same)))
        if (connection.execute(waiting).scalar() or 0) >= MOST:
            raise Refused("too_many_invitations", most=MOST)
        connection.execute(sa.insert(INVITATION).values(row))

    services().database.commit(work)
    return secret


def waiting(place: Place) -> Sequence[Invitation]:
    """The invitations of a place that nobody took yet, the newest first."""
    return _found(INVITATION.c.place == place.id)


def withdraw(holder: Holder, place: Place, shown: str) -> None:
    """An invitation of this place works no more. Raises Refused: unknown_here; Forbidden: role_not_yours."""
    found = next((each for each in waiting(place) if each.id == shown), None)
    if found is None or found.role is None:
        raise Refused("unknown_here")
    people.require_gives(holder, place.path, found.role)
    gone = sa.delete(INVITATION).where(INVITATION.c.hash == found.hash)
    services().database.commit(lambda connection: connection.execute(gone))


def look(secret: str) -> Invitation:
    """What the link with this secret gives. Raises Forbidden: invitation_unknown."""
    found = _found(INVITATION.c.hash == digest(secret))
    if not found:
        raise Forbidden("invitation_unknown")
    return found[0]


def for_address(email: str) -> Sequence[Invitation]:
    """The invitations to be something that wait for this address."""
    return _found(INVITATION.c.email == email, INVITATION.c.place.is_not(None))


def take(given: Sequence[Invitation], account: str, also: Callable[[sa.Connection], object]) -> None:
    """Somebody comes: what `also` does to their account and what they become, in one transaction, and each once.

    Raises Forbidden: invitation_unknown where one was taken meanwhile, and what `also` raises.
    """

    def work(connection: sa.Connection) -> None:
        for each in given:
            gone = sa.delete(INVITATION).where(INVITATION.c.hash == each.hash, INVITATION.c.expires > now())
            if connection.execute(gone).rowcount != 1:
                raise Forbidden("invitation_unknown")
        also(connection)
        for each in given:
            _become(connection, each, account)

    services().database.commit(work)


def _become(connection: sa.Connection, given: Invitation, account: str) -> None:
    """Be what an invitation gives, and write down that it was taken and of whom. Who leads there goes on leading."""
    who = f"{WHO}{account}"
    if given.place is None or given.role is None:
        return audit.note(connection, who, "accounts.recovered", who, by=given.by)
    if people.role_at(connection, account, given.place) is not Role.LEAD:
        people.put(connection, account, given.place, given.role)
    path = connection.execute(sa.select(PLACE.c.path).where(PLACE.c.id == given.place)).scalar()
    told = {"role": str(given.role), "by": given.by}
    return audit.note(connection, who, "accounts.joined", f"place:{given.place}", path, **told)


def _found(*where: sa.ColumnElement[bool]) -> Sequence[Invitation]:
    query = sa.select(INVITATION, PLACE.c.name.label("at")).outerjoin(PLACE, PLACE.c.id == INVITATION.c.place)
    query = query.where(INVITATION.c.expires > now(), *where).order_by(INVITATION.c.created.desc())
    return [_invitation(row._asdict()) for row in rows(query)]


def _invitation(row: dict[str, Any]) -> Invitation:
    told = {"at": row["at"] or "", "role": Role(row["role"]) if row["role"] else None}
    return Invitation(**row | told | {"created": utc(row["created"]), "expires": utc(row["expires"])})
