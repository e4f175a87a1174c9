"""Who is expected: the list for the desk at the door, beside a draft until the evening is opened.

Names never come in the log, and in no copy. At the opening they go beside the log, where the closing wipes them.
"""

import json
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime

import sqlalchemy as sa

from app.desk import saving
from app.desk.tables import ROLL as TABLE
from app.services import services
from app.storage import beside, log
from facilitation.events import ToldBeside
from facilitation.parts.roll.acts import Person
from facilitation.parts.roll.rules import LIST, cleaned
from facilitation.parts.roll.state import NAME, RollGiven


def give(draft: str, people: Sequence[Person]) -> None:
    """Keep this list in place of the one before; an empty one takes it away.

    Raises Refused: unknown_draft, draft_opened, and what `cleaned` raises.
    """
    told = [f"{each.name}\n{each.place}" for each in map(cleaned, people)]

    def work(connection: sa.Connection) -> None:
        saving.require_open(connection, draft)
        connection.execute(sa.delete(TABLE).where(TABLE.c.draft == draft))
        if told:
            connection.execute(sa.insert(TABLE).values(draft=draft, people=json.dumps(told)))

    services().database.commit(work)


def number(draft: str) -> int:
    """How many people stand on the list of a draft; who they are is read at the door alone."""
    with services().database.read.connect() as connection:
        return len(_people(connection, draft))


def carry(connection: sa.Connection, draft: str, code: str) -> None:
    """The list goes to the door of the meeting that was opened just now, in its transaction, and out of the draft."""
    told = {secrets.token_hex(8): person for person in _people(connection, draft)}
    if not told:
        return
    log.append(connection, code, [RollGiven(rows=tuple(sorted(told)))], datetime.now(UTC), 1)
    beside.keep(connection, code, ToldBeside(part=NAME, seat=LIST, value=told))
    connection.execute(sa.delete(TABLE).where(TABLE.c.draft == draft))


def _people(connection: sa.Connection, draft: str) -> list[str]:
    found = connection.execute(sa.select(TABLE.c.people).where(TABLE.c.draft == draft)).scalar()
    return list(json.loads(found)) if found else []
