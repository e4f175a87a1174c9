"""Rounds with everything that a round has, as rows: as many as a test wants."""

import sqlalchemy as sa

from app.live import meetings
from app.programme.duties.tables import DUTY
from app.programme.places.tables import PLACE
from app.programme.rounds.tables import AWARD, ENVELOPE, FIGURE, ROUND, SHARE
from app.services import services
from app.storage.tables import EVENT
from tests.devices import opening


def write(rows: dict[sa.Table, list[dict[str, object]]]) -> None:
    """Write rows down, table by table."""

    def work(connection: sa.Connection) -> None:
        for table, values in rows.items():
            connection.execute(sa.insert(table), values)

    services().database.commit(work)


def grown(first: int, last: int) -> None:
    """So many rounds, each with a closed meeting and a row of everything."""
    for number in range(first, last):
        meetings.create(opening(f"M{number}"), public=True)
    numbers = range(first, last)
    money = {"amount": 10**6}
    write(
        {
            PLACE: [{"id": f"p{n}", "level": "city", "name": f"P{n}", "path": f"/p{n}/"} for n in numbers],
            ROUND: [round_(n) for n in numbers],
            SHARE: [{"meeting": f"M{n}", "round": f"r{n}", **money} for n in numbers],
            AWARD: [award(f"r{n}", n) for n in numbers] + [award("r0", n) for n in numbers if n],
            ENVELOPE: [{"round": "r0", "key": f"e{n}", "title": f"E{n}", **money} for n in numbers],
            FIGURE: [{"round": "r0", "name": f"n{n}", "value": n} for n in numbers],
            DUTY: [duty(f"M{n}", "district", n) for n in numbers] + [duty("M0", f"I{n}.1", 0) for n in numbers],
            EVENT: [closed(n) for n in numbers],
        }
    )


def round_(number: int) -> dict[str, object]:
    """A public round, in that before it."""
    told = {"model": "tables", "stage": "over", "public": True, "amount": 10**9, "title": f"R{number}"}
    return told | {"id": f"r{number}", "place": f"p{number}", "parent": f"r{number - 1}" if number else None}


def award(round_: str, number: int) -> dict[str, object]:
    """A plan that got something."""
    told = {"title": f"Plan {number}", "asked": 200, "amount": 100, "votes": 5, "meeting": f"M{number}"}
    return told | {"round": round_, "plan": f"{number:05}"}


def duty(meeting: str, subject: str, number: int) -> dict[str, object]:
    """A step that follows a decision."""
    told = {"plan": "", "title": "", "kind": "district", "text": "", "owner": "", "state": "open", "open": True}
    where = {"meeting": meeting, "subject": subject, "round": f"r{number}", "place": f"p{number}"}
    return told | where | {"due": "2026-12-24", "told": ""}


def closed(number: int) -> dict[str, object]:
    """The last event of a meeting."""
    at = "2026-11-21T20:00:00Z"
    return {"meeting": f"M{number}", "seq": 99, "kind": "meeting.closed", "at": at, "body": "{}", "link": ""}
