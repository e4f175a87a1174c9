"""What others learned from the editions, as lessons of their rounds: with credit to who wrote it up."""

import json
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from app.live.opening import DATA
from app.programme.lessons import lessons
from app.programme.lessons.tables import LESSON
from app.programme.rights import Holder
from app.services import services

HOLDER = Holder("demo", "")


def teach() -> None:
    """Add the lessons of each round that has none yet."""
    told: Mapping[str, Any] = json.loads((DATA / "programme" / "geleerd.json").read_text("utf-8"))
    credit = told["credit"]

    def work(connection: sa.Connection) -> None:
        known = set(connection.scalars(sa.select(LESSON.c.round).distinct()))
        for round_, found in told.items():
            for each in found if round_ not in known and isinstance(found, list) else ():
                source = f"Bron: {each['source']}" if "source" in each else credit
                lessons.write(connection, HOLDER, round_, each | {"saw": f"{each['saw']} {source}", "public": "1"})

    services().database.commit(work)
