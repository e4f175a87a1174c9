"""What can be found of publications: the report of a round that has one."""

from collections.abc import Iterator

import sqlalchemy as sa

from app.programme.findable import Found, of_round
from app.programme.places.finding import names
from app.programme.places.tables import PLACE
from app.programme.publication.tables import PUBLICATION
from app.programme.rounds.tables import ROUND


def found(connection: sa.Connection, owner: str) -> Iterator[Found]:
    """The report of a round, where one was published and is still there."""
    query = (
        sa.select(ROUND.c.id, ROUND.c.title, PLACE.c.path, sa.func.max(PUBLICATION.c.at).label("at"))
        .join(PLACE, PLACE.c.id == ROUND.c.place)
        .join(PUBLICATION, PUBLICATION.c.round == ROUND.c.id)
        .where(ROUND.c.public, PUBLICATION.c.content.is_not(None), sa.literal(of_round("")) + ROUND.c.id == owner)
        .group_by(ROUND.c.id, ROUND.c.title, PLACE.c.path)
    )
    row = connection.execute(query).first()
    if row is not None:
        around = names(connection, row.path)
        yield Found(
            kind="report", key=row.id, title=row.title, address=f"/ronde/{row.id}/verslag", about=", ".join(around),
            more=" ".join([*around, "verslag report"]), listed=True, at=row.at,
        )  # fmt: skip
