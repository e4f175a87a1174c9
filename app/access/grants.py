"""Grants: what a device's session of a link gives, read from the database at every act.

Everything here reads on the connection that it is given, so that an act can ask again inside its own transaction.
"""

import msgspec
import sqlalchemy as sa

from app.access.codes import digest
from app.storage.tables import GRANT, KEY
from facilitation.refusals import Forbidden
from facilitation.roles import Role

SHOWN = 12  # characters of the hash by which a link is named to people
SESSION = 16  # characters of the hash by which a device's session is known in the house

HOLDS = sa.select(KEY.c.hash, KEY.c.role, KEY.c.place).join(GRANT, KEY.c.hash == GRANT.c.key)
HOLDS = HOLDS.where(GRANT.c.hash == sa.bindparam("grant"), KEY.c.revoked.is_(None))


class Grant(msgspec.Struct, frozen=True):
    """A device's session of a link: the hash of its token, the link's id, the role, and what it is bounded to."""

    id: str
    key: str
    role: Role
    table: str | None = None
    plan: str | None = None


def held(connection: sa.Connection, meeting: str, token: str) -> Grant | None:
    """What this token gives in this meeting now; None where it gives nothing, or nothing any more."""
    row = connection.execute(HOLDS.where(KEY.c.meeting == meeting), {"grant": digest(token)}).first()
    if row is None:
        return None
    role = Role(row.role)
    return Grant(digest(token), row.hash[:SHOWN], role, *bounds(role, row.place))


def require(connection: sa.Connection, grant: str) -> None:
    """Refuse an act of a session whose link was revoked meanwhile. Raises Forbidden(key_needed)."""
    if connection.execute(HOLDS, {"grant": grant}).first() is None:
        raise Forbidden("key_needed")


def living(connection: sa.Connection, grants: set[str]) -> set[str]:
    """Those of these sessions, by id, whose link was not revoked."""
    query = sa.select(GRANT.c.hash).join(KEY, KEY.c.hash == GRANT.c.key)
    return set(connection.execute(query.where(GRANT.c.hash.in_(grants), KEY.c.revoked.is_(None))).scalars())


def bounds(role: Role, place: str | None) -> tuple[str | None, str | None]:
    """The table and the plan that a link is bounded to: of the two only a proposer has a plan."""
    return (None, place) if role is Role.PROPOSER else (place, None)
