"""What can be found of places: the places themselves, by their own name and by those around them."""

from collections.abc import Iterator

import sqlalchemy as sa

from app.programme.findable import Found, of_place
from app.programme.places import places
from app.programme.places.tables import PLACE


def found(connection: sa.Connection, owner: str) -> Iterator[Found]:
    """A place, where the owner is one that is still there."""
    row = connection.execute(sa.select(PLACE).where(sa.literal(of_place("")) + PLACE.c.id == owner)).first()
    if row is not None:
        *around, _itself = names(connection, row.path)
        yield Found(
            kind="place", key=row.id, title=row.name, address=f"/buurt/{row.id}", about=", ".join(around),
            more=" ".join([*around, row.code]), listed=True,
        )  # fmt: skip


def names(connection: sa.Connection, path: str) -> list[str]:
    """What the places of a path are called, the largest first."""
    query = sa.select(PLACE.c.name).where(PLACE.c.path.in_(places.paths(path))).order_by(PLACE.c.path)
    return list(connection.scalars(query))
