"""The people of a place: who is what there, and who may give and take which role.

A lead gives every role, an organiser only their own and that of a reader: a checker, a treasurer and a researcher hold
what an organiser does not. Nobody gives a role at a place where they have none.
"""

from collections.abc import Collection, Sequence

import msgspec
import sqlalchemy as sa
from flask_babel.speaklater import LazyString

from app.programme.accounts import audit
from app.programme.accounts.accounts import WHO
from app.programme.accounts.roles import CALLED, GIVES
from app.programme.accounts.tables import ACCOUNT, INVITATION, MEMBERSHIP
from app.programme.feature import Role
from app.programme.places import places
from app.programme.places.places import Place
from app.programme.places.tables import PLACE
from app.programme.rights import Holder
from app.programme.storage import rows
from app.services import services
from facilitation.refusals import Forbidden, Refused


class Member(msgspec.Struct, frozen=True):
    """Somebody who is something at a place; `at` is that place, which may lie around the one that was asked about."""

    account: str
    name: str
    email: str
    role: Role
    place: str
    at: str

    @property
    def called(self) -> LazyString:
        """What their role is called."""
        return CALLED[self.role]


def gives(holder: Holder, path: str) -> tuple[Role, ...]:
    """The roles that somebody may give at the place with this path."""
    found = {role for held in holder.held if path.startswith(held.path) for role in GIVES.get(held.role, ())}
    return tuple(role for role in Role if role in found)


def require_gives(holder: Holder, path: str, role: Role) -> None:
    """Let nobody give or take a role that is not theirs to give there. Raises Forbidden: role_not_yours."""
    if role not in gives(holder, path):
        raise Forbidden("role_not_yours", role=CALLED[role])


def here(place: Place) -> Sequence[Member]:
    """Who is something at this place itself, by name."""
    return _members(PLACE.c.id == place.id)


def around(place: Place) -> Sequence[Member]:
    """Who is something at a place around this one, and so here too."""
    return _members(PLACE.c.path.in_([path for path in places.paths(place.path) if path != place.path]))


def of_account(account: str) -> Sequence[Member]:
    """What somebody is where, the largest places first."""
    return _members(MEMBERSHIP.c.account == account)


def role_at(connection: sa.Connection, account: str, place: str) -> Role | None:
    """What somebody is at this place itself."""
    mine = sa.and_(MEMBERSHIP.c.account == account, MEMBERSHIP.c.place == place)
    found = connection.execute(sa.select(MEMBERSHIP.c.role).where(mine)).scalar()
    return Role(found) if found else None


def put(connection: sa.Connection, account: str, place: str, role: Role) -> None:
    """Make somebody something at a place, in a transaction that goes on; what they were there they are no more."""
    mine = sa.and_(MEMBERSHIP.c.account == account, MEMBERSHIP.c.place == place)
    connection.execute(sa.delete(MEMBERSHIP).where(mine))
    connection.execute(sa.insert(MEMBERSHIP).values(account=account, place=place, role=str(role)))


def change(holder: Holder, place: Place, account: str, role: Role) -> None:
    """Give somebody here another role.

    Raises Forbidden: role_not_yours; Refused: unknown_here, last_lead.
    """
    require_gives(holder, place.path, role)

    def work(connection: sa.Connection) -> None:
        _require_takes(connection, holder, place, account)
        put(connection, account, place.id, role)
        _withdraw(connection, place, account)
        if role is not Role.LEAD:
            _require_lead(connection, place)

    services().database.commit(work)
    audit.tell(account=account, role=str(role))


def take_away(holder: Holder, place: Place, account: str) -> None:
    """Somebody is nothing at this place any more; whoever it is themselves may always go.

    Raises Forbidden: role_not_yours; Refused: unknown_here, last_lead.
    """
    mine = sa.and_(MEMBERSHIP.c.account == account, MEMBERSHIP.c.place == place.id)

    def work(connection: sa.Connection) -> None:
        _require_takes(connection, holder, place, account)
        connection.execute(sa.delete(MEMBERSHIP).where(mine))
        _withdraw(connection, place, account)
        _require_lead(connection, place, unless_empty=True)

    services().database.commit(work)
    audit.tell(account=account)


def leads_alone(connection: sa.Connection, account: str) -> str | None:
    """The name of a place that would have people and no lead without this account; None where there is none."""
    mine = sa.and_(MEMBERSHIP.c.account == account, MEMBERSHIP.c.role == str(Role.LEAD))
    led = sa.select(PLACE).join(MEMBERSHIP, MEMBERSHIP.c.place == PLACE.c.id).where(mine)
    for row in connection.execute(led).all():
        others = _leads(row.path).where(MEMBERSHIP.c.account != account)
        if connection.execute(others).first() is None:
            return str(row.name)
    return None


def needed(connection: sa.Connection, going: Collection[str]) -> set[str]:
    """Which of these accounts lead a place that would have no lead if all of them went."""
    mine = sa.and_(MEMBERSHIP.c.account.in_(going), MEMBERSHIP.c.role == str(Role.LEAD))
    led = sa.select(PLACE.c.path, MEMBERSHIP.c.account).join(MEMBERSHIP, MEMBERSHIP.c.place == PLACE.c.id).where(mine)
    found = connection.execute(led).all()
    stay = {path for path in {row.path for row in found} if not _others(connection, path, going)}
    return {row.account for row in found if row.path in stay}


def _others(connection: sa.Connection, path: str, going: Collection[str]) -> bool:
    """Whether anybody else leads the place with this path."""
    return connection.execute(_leads(path).where(MEMBERSHIP.c.account.not_in(going))).first() is not None


def _withdraw(connection: sa.Connection, place: Place, account: str) -> None:
    """The invitations that somebody made here, and in the places in it, work no more."""
    inside = sa.select(PLACE.c.id).where(PLACE.c.path.startswith(place.path, autoescape=True))
    theirs = sa.and_(INVITATION.c.by == f"{WHO}{account}", INVITATION.c.place.in_(inside))
    connection.execute(sa.delete(INVITATION).where(theirs))


def _require_takes(connection: sa.Connection, holder: Holder, place: Place, account: str) -> None:
    """The role that somebody has is one that may be taken from them. It is held until the transaction is over."""
    found = role_at(connection, account, place.id)
    if found is None:
        raise Refused("unknown_here")
    connection.execute(_leads(place.path).with_for_update(of=MEMBERSHIP)).all()
    if holder.id != f"{WHO}{account}":
        require_gives(holder, place.path, found)


def _require_lead(connection: sa.Connection, place: Place, unless_empty: bool = False) -> None:
    """Somebody leads here, or at a place around it. Raises Refused: last_lead."""
    if connection.execute(_leads(place.path)).first() is not None:
        return
    there = sa.select(MEMBERSHIP.c.account).where(MEMBERSHIP.c.place == place.id)
    if not unless_empty or connection.execute(there).first() is not None:
        raise Refused("last_lead")


def _leads(path: str) -> sa.Select[tuple[str]]:
    counts = sa.and_(MEMBERSHIP.c.role == str(Role.LEAD), PLACE.c.path.in_(places.paths(path)))
    return sa.select(MEMBERSHIP.c.account).join(PLACE, PLACE.c.id == MEMBERSHIP.c.place).where(counts)


def _members(where: sa.ColumnElement[bool]) -> Sequence[Member]:
    joined = MEMBERSHIP.join(ACCOUNT, ACCOUNT.c.id == MEMBERSHIP.c.account)
    joined = joined.join(PLACE, PLACE.c.id == MEMBERSHIP.c.place)
    query = sa.select(MEMBERSHIP, ACCOUNT.c.name, ACCOUNT.c.email, PLACE.c.name.label("at")).select_from(joined)
    found = rows(query.where(where).order_by(PLACE.c.path, ACCOUNT.c.name))
    return [Member(row.account, row.name, row.email, Role(row.role), row.place, row.at) for row in found]
