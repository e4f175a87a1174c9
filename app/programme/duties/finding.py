"""What can be found of duties: what was promised with the plans of rounds that the public may see, and how it stands.

The steps that follow every decision are the same everywhere, and are found nowhere.
"""

from collections.abc import Iterator

import sqlalchemy as sa

from app.programme.duties.tables import DUTY
from app.programme.findable import Found, of_round
from app.programme.places.finding import names
from app.programme.places.tables import PLACE
from app.programme.published import public_meetings
from app.programme.rounds.tables import ROUND


def found(connection: sa.Connection, owner: str) -> Iterator[Found]:
    """The promises of a round, where the owner is one that the public may see; without who promised."""
    query = sa.select(ROUND.c.id, ROUND.c.title, PLACE.c.path).join(PLACE, PLACE.c.id == ROUND.c.place)
    query = query.where(ROUND.c.public, sa.literal(of_round("")) + ROUND.c.id == owner)
    round_ = connection.execute(query).first()
    if round_ is None:
        return
    around = names(connection, round_.path)
    promised = (DUTY.c.round == round_.id, DUTY.c.plan != "", DUTY.c.text != "")
    for row in connection.execute(sa.select(DUTY).where(*promised, DUTY.c.meeting.in_(public_meetings()))):
        yield Found(
            kind=f"promise_{row.state}", key=f"{row.meeting}/{row.subject}", title=row.text, about=row.title,
            address=f"/t/{row.meeting}/besluit/plan/{row.plan}", meeting=row.meeting, at=row.due,
            more=" ".join([row.title, *around, round_.title]),
        )  # fmt: skip
