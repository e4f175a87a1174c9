"""Fills an installation for show: what the people of the small plans told of how it goes."""

import json
from datetime import UTC, datetime, time

import sqlalchemy as sa

from app.live.opening import DATA
from app.programme.duties import filling as evening
from app.programme.reports.tables import REPORT
from app.programme.rounds import filling
from app.services import services

ROUND = filling.SMALL


def fill() -> None:
    """Add what was told where nothing was yet; again changes nothing."""
    evening.fill()
    folder = DATA / "programme"
    told = json.loads((folder / "nakomen.json").read_text("utf-8"))["reports"]

    def work(connection: sa.Connection) -> None:
        if connection.execute(sa.select(REPORT.c.number).where(REPORT.c.round == ROUND)).first() is not None:
            return
        for number, each in enumerate(told, 1):
            at = datetime.combine(filling.day(each["weeks"] - evening.WEEKS), time(18), UTC)
            picture = (folder / "pictures" / each["picture"]).read_bytes() if "picture" in each else None
            row = {"round": ROUND, "number": number, "plan": f"{evening.CODE}-{each['plan']}", "text": each["text"]}
            row |= {"shows": each.get("shows", ""), "picture": picture, "hidden": False}
            connection.execute(sa.insert(REPORT).values(row | {"at": at.isoformat(timespec="seconds")}))

    services().database.commit(work)
