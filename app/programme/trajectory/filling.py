"""Fills an installation for show: what the people of the small plans learn, when they meet, and what came up."""

import json
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from app.live.opening import DATA
from app.programme.duties import filling as evening
from app.programme.rounds import filling
from app.programme.trajectory import trajectory
from app.programme.trajectory.tables import ATTENDED, CASE, GOAL, MEMBER, SESSION
from app.services import services

ROUND = filling.SMALL
PLACE = "Huis van de Wijk De Klaver"


def fill() -> None:
    """Add the trajectory where there is none yet; again changes nothing."""
    evening.fill()
    if trajectory.members(ROUND):
        return
    trajectory.take_in(ROUND)
    told: Mapping[str, Any] = json.loads((DATA / "programme" / "nakomen.json").read_text("utf-8"))

    def work(connection: sa.Connection) -> None:
        query = sa.select(MEMBER.c.plan, MEMBER.c.id).where(MEMBER.c.round == ROUND)
        members = {row.plan.removeprefix(f"{evening.CODE}-"): row.id for row in connection.execute(query)}
        for number, (plan, text, state, reflection) in enumerate(told["goals"]):
            goal = {"id": f"demo-{number}", "text": text, "state": state, "reflection": reflection}
            connection.execute(sa.insert(GOAL).values(goal | {"member": members[plan]}))
        for number, each in enumerate(told["sessions"]):
            _meet(connection, f"demo-{number}", each, members)
        for number, each in enumerate(told["cases"]):
            case = {name: each[name] for name in ("title", "text", "public")}
            about = {"id": f"demo-{number}", "round": ROUND, "member": members[each["plan"]]}
            connection.execute(sa.insert(CASE).values(case | about))

    services().database.commit(work)


def _meet(connection: sa.Connection, key: str, told: Mapping[str, Any], members: Mapping[str, str]) -> None:
    """A session in the weeks after the evening, and who was there."""
    day = filling.day(told["weeks"] - evening.WEEKS).isoformat()
    row = {name: told[name] for name in ("kind", "title", "host")} | {"id": key, "round": ROUND, "day": day}
    connection.execute(sa.insert(SESSION).values(row | {"at": PLACE, "material": ""}))
    for plan in told["there"]:
        connection.execute(sa.insert(ATTENDED).values(session=key, member=members[plan]))
