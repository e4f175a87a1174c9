"""Fills an installation for show: a round of the Klaverbuurt for which people hand in plans.

Some seek support, some were checked; two became one, one was taken back, and one that was red was appealed for.
"""

import json
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from hashlib import sha256
from typing import Any

import sqlalchemy as sa

from app.live.opening import DATA
from app.programme.feature import Role
from app.programme.intake import checks, intakes, merging, people, plans, writing
from app.programme.intake.tables import (
    APPEAL,
    CHECK,
    CONTACT,
    CRITERION,
    INTAKE,
    MERGE,
    PART,
    PERSON,
    PHOTO,
    PLAN,
    SAY,
    SUPPORT,
    SUPPORTER,
)
from app.programme.rounds import filling
from app.services import services

ROUND = filling.PLANS
FOLDER = DATA / "programme"
CHECKS, ANSWERS = ("demo-toetser", Role.CHECKER), ("demo-leider", Role.LEAD)
"""Who checked, and who answered the appeal: not the same person."""
LATER = timedelta(days=3)
"""From handing in until somebody checked."""


def fill() -> None:
    """Add the plans where there are none yet; again changes nothing."""
    filling.fill()
    told: Mapping[str, Any] = json.loads((FOLDER / "plannen.json").read_text("utf-8"))

    def work(connection: sa.Connection) -> None:
        if connection.execute(sa.select(INTAKE.c.round).where(INTAKE.c.round == ROUND)).first() is not None:
            return
        _take_in(connection, told)
        made: dict[str, str] = {}
        for number, each in enumerate(told["plans"], 1):
            made[each["key"]] = _plan(connection, number, each, made)

    services().database.commit(work)


def _moment(weeks: float) -> datetime:
    return datetime.combine(filling.day(weeks), time(9), UTC)


def _take_in(connection: sa.Connection, told: Mapping[str, Any]) -> None:
    """How the round takes plans: for some weeks more, by criteria that stand."""
    said = {name: told[name] for name in ("about", "threshold", "appeal_days", "most", "lat", "lon", "spots")}
    said |= {"opens": _moment(-5), "closes": _moment(6), "gathers": _moment(8), "frozen": _moment(-5)}
    connection.execute(sa.insert(INTAKE).values(said | {"round": ROUND, "frozen_by": ANSWERS[0]}))
    for key, text in enumerate(told["criteria"], 1):
        connection.execute(sa.insert(CRITERION).values(round=ROUND, key=key, text=text))


def _plan(connection: sa.Connection, number: int, told: Mapping[str, Any], made: Mapping[str, str]) -> str:
    """A plan with all that belongs to it; how it stands follows from that, as it does for everybody's."""
    new, at = secrets.token_hex(5), _moment(told["weeks"]) + timedelta(hours=number)
    row = {name: told[name] for name in ("title", "short", "ask")}
    row |= {name: told.get(name) for name in ("minimum", "theme")}
    row |= {name: told.get(name, "") for name in ("text", "spot", "alt")}
    row |= {"id": new, "round": ROUND, "number": number, "state": plans.GATHERING, "created": at, "handed_in": at}
    connection.execute(sa.insert(PLAN).values(row | _where(connection, told)))
    _kept(connection, new, told)
    _behind(connection, new, told, at)
    if "of" in told:
        _merged(connection, new, told, [made[key] for key in told["of"]], at)
    _supported(connection, new, told, at)
    checks.settle(connection, new)
    _checked(connection, new, told, at + LATER)
    values = {"sought": f"{writing.sought(plans.read(connection, new))}"} | {
        n: told[n] for n in ("state",) if n in told
    }
    connection.execute(sa.update(PLAN).where(PLAN.c.id == new).values(values))
    return new


def _where(connection: sa.Connection, told: Mapping[str, Any]) -> dict[str, int]:
    known = {spot.name: spot for spot in intakes.of(connection, ROUND).known}
    spot = known.get(told.get("spot", ""))
    return {"lat": spot.lat, "lon": spot.lon} if spot else {}


def _kept(connection: sa.Connection, plan: str, told: Mapping[str, Any]) -> None:
    if "photo" in told:
        picture = (FOLDER / "pictures" / told["photo"]).read_bytes()
        connection.execute(sa.insert(PHOTO).values(plan=plan, data=picture))
        connection.execute(sa.update(PLAN).where(PLAN.c.id == plan).values(photo=sha256(picture).hexdigest()))


def _behind(connection: sa.Connection, plan: str, told: Mapping[str, Any], at: datetime) -> None:
    """A proposer of whom nobody has the link; a group has its name with the plan."""
    if "of" in told:
        return
    person = people.newcomer(connection, plan, people.PROPOSER, secrets.token_urlsafe(32), at)
    if told["by"]:
        connection.execute(sa.insert(CONTACT).values(person=person, name=told["by"], email="", shown=True))


def _merged(connection: sa.Connection, plan: str, told: Mapping[str, Any], parts: list[str], at: datetime) -> None:
    """Every proposer of the parts said yes: they stand behind the new plan, and the parts went into it."""
    merge = secrets.token_hex(5)
    row = {name: told[name] for name in ("title", "ask", "minimum")} | {"id": merge, "round": ROUND, "at": at}
    done = {"text": told["short"], "state": merging.DONE, "made": plan}
    connection.execute(sa.insert(MERGE).values(row | done))
    connection.execute(sa.insert(PART), [{"merge": merge, "plan": part} for part in parts])
    for person in list(connection.scalars(sa.select(PERSON.c.id).where(PERSON.c.plan.in_(parts)))):
        connection.execute(sa.insert(SAY).values(merge=merge, person=person, yes=True, at=at))
    connection.execute(sa.update(PERSON).where(PERSON.c.plan.in_(parts)).values(plan=plan))
    connection.execute(sa.update(PLAN).where(PLAN.c.id.in_(parts)).values(state=plans.MERGED, became=plan))
    met = not list(connection.scalars(sa.select(PLAN.c.id).where(PLAN.c.id.in_(parts), ~PLAN.c.met)))
    connection.execute(sa.update(PLAN).where(PLAN.c.id == plan).values(met=met))


def _supported(connection: sa.Connection, plan: str, told: Mapping[str, Any], at: datetime) -> None:
    marks = [secrets.token_hex(32) for _ in range(told["support"])]
    connection.execute(sa.insert(SUPPORT), [{"plan": plan, "hash": mark, "at": at} for mark in marks])
    for mark, name in zip(marks, told.get("names", ()), strict=False):
        connection.execute(sa.insert(SUPPORTER).values(plan=plan, hash=mark, name=name))
    connection.execute(sa.update(PLAN).where(PLAN.c.id == plan).values(support=len(marks)))


def _checked(connection: sa.Connection, plan: str, told: Mapping[str, Any], at: datetime) -> None:
    """What was found of it, on its day; an answer to an appeal is one more look at what was red."""
    for criterion, colour, reason in told.get("checks", ()):
        checks.note(connection, plans.read(connection, plan), criterion, colour, reason, CHECKS)
    connection.execute(sa.update(CHECK).where(CHECK.c.plan == plan).values(at=at))
    if appeal := told.get("appeal"):
        red = connection.execute(sa.select(CHECK.c.criterion).where(CHECK.c.plan == plan, CHECK.c.colour == plans.RED))
        answered = at + 2 * LATER
        said = {"plan": plan, "number": 1, "text": appeal["text"], "at": at + LATER, "by": ANSWERS[0]}
        said |= {"colour": appeal["colour"], "answer": appeal["answer"], "role": str(ANSWERS[1]), "answered": answered}
        connection.execute(sa.insert(APPEAL).values(said))
        for criterion in list(red.scalars()):
            found = plans.read(connection, plan)
            checks.note(connection, found, criterion, appeal["colour"], appeal["answer"], ANSWERS)
            last = CHECK.c.plan == plan, CHECK.c.by == ANSWERS[0]
            connection.execute(sa.update(CHECK).where(*last).values(at=answered))
