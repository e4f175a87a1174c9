"""Fills an installation for show: a talk with the city about its framework, and what became of what was said there.

That it was held, and when, is a fact; the file says of everything else where it comes from.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from app.live.opening import DATA
from app.programme.framework import clauses
from app.programme.framework.demo import filling
from app.programme.places import places
from app.programme.talks import talks
from app.programme.talks.tables import TALK_INPUT
from app.services import services
from facilitation.refusals import Refused

BY = "demo"


def fill() -> None:
    """Add the talk where it is not there yet; again changes nothing."""
    filling.fill()
    told: Mapping[str, Any] = json.loads((DATA / "programme" / "stadsgesprek.json").read_text("utf-8"))
    given = {name: told[name] for name in ("title", "day", "source", "about")}
    try:
        talk = talks.add(places.load(told["place"]), given | {"public": "1"})
    except Refused as refusal:
        if refusal.key != "talk_taken":
            raise
        return

    def work(connection: sa.Connection) -> None:
        for number, each in enumerate(told["said"], 1):
            row = {"talk": talk, "number": number, "text": each["text"], "channel": each["channel"]}
            connection.execute(sa.insert(TALK_INPUT).values(row | _about(connection, told["place"], each)))

    services().database.commit(work)


def _about(connection: sa.Connection, place: str, told: Mapping[str, str]) -> dict[str, Any]:
    """The clause that it is about, and what was answered with the version of it that there is now."""
    found: dict[str, Any] = {}
    if "of" in told:
        clause = clauses.the(connection, (place, told["of"]))
        found |= {"clause_place": place, "clause_key": clause.key}
        found |= {"clause_version": clause.number} if "answer" in told else {}
    if "answer" in told:
        found |= {"answer": told["answer"], "reason": told["reason"], "answered_by": BY, "answered": datetime.now(UTC)}
    return found
