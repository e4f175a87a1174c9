"""What can be found of a large city, told by the index itself."""

import sqlalchemy as sa

from app.programme import findable
from app.programme.findable import UNSEEN
from app.programme.places.tables import PLACE
from app.programme.rounds.tables import ROUND
from app.programme.site import index
from app.programme.storage import rows
from app.services import services


def finish() -> None:
    """Tell of every place and round what can be found, as the first who looks would."""
    owners = [findable.of_place(row.id) for row in rows(sa.select(PLACE.c.id))]
    owners += [findable.of_round(row.id) for row in rows(sa.select(ROUND.c.id))]
    unseen = [{"owner": owner, "at": "2026-12-01T00:00:00Z"} for owner in owners]
    services().database.commit(lambda connection: connection.execute(sa.insert(UNSEEN), unseen))
    while rows(sa.select(UNSEEN.c.owner).limit(1)):
        index.refresh(60)
