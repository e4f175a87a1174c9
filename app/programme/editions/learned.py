"""What others learned from the editions, as lessons of their rounds: with credit to who wrote it up."""

import json
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from app.live.opening import DATA
from app.programme.lessons import lessons
from app.programme.lessons.tables import LESSON
from app.programme.rights import Holder
from app.programme.storage import rows
from app.services import services

HOLDER = Holder("demo", "")


def teach() -> None:
    """Add the lessons of each round that has none yet."""
    told: Mapping[str, Any] = json.loads((DATA / "programme" / "geleerd.json").read_text("utf-8"))
    known = {row.round for row in rows(sa.select(LESSON.c.round).distinct())}
    written = [
        lessons.read(HOLDER, round_, each | {"saw": f"{each['saw']} {_source(each, told['credit'])}", "public": "1"})
        for round_, found in told.items()
        for each in (found if round_ not in known and isinstance(found, list) else ())
    ]

    def work(connection: sa.Connection) -> None:
        for lesson in written:
            lessons.write(connection, lesson)

    services().database.commit(work)


def _source(lesson: Mapping[str, str], credit: str) -> str:
    return f"Bron: {lesson['source']}" if "source" in lesson else credit
