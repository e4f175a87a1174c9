"""Fills an installation for show: what two people paid of the small plans of the Klaverbuurt."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, time
from typing import Any

import sqlalchemy as sa

from app.live.opening import DATA
from app.programme.duties import filling as evening
from app.programme.payments import payments
from app.programme.payments.tables import PAYMENT
from app.programme.rights import Holder
from app.programme.rounds import filling
from app.services import services

WRITES, SETTLES = Holder("demo-1", "Penvoerder (fictief)"), Holder("demo-2", "Programmaleider (fictief)")
ROUND = filling.SMALL


def fill() -> None:
    """Add the payments where there are none yet; again changes nothing."""
    evening.fill()
    told = json.loads((DATA / "programme" / "nakomen.json").read_text("utf-8"))["payments"]

    def work(connection: sa.Connection) -> None:
        if connection.execute(sa.select(PAYMENT.c.number).where(PAYMENT.c.round == ROUND)).first() is None:
            for number, each in enumerate(told, 1):
                _pay(connection, number, each)

    services().database.commit(work)


def _pay(connection: sa.Connection, number: int, told: Mapping[str, Any]) -> None:
    """A payment in the weeks after the evening; whatever is written stays within its award."""
    day, plan = filling.day(told["weeks"] - evening.WEEKS), f"{evening.CODE}-{told['plan']}"
    at = datetime.combine(day, time(12), UTC).isoformat(timespec="seconds")
    settled = {"settled_by": SETTLES.id, "settled_name": SETTLES.name, "settled_at": at}
    row = {"round": ROUND, "number": number, "plan": plan, "amount": 100 * told["eur"], "day": day.isoformat()}
    row |= {"about": told["about"], "reason": told.get("reason", ""), "state": told["state"], "at": at}
    row |= {"by": WRITES.id, "by_name": WRITES.name} | (settled if told["state"] != payments.WRITTEN else {})
    connection.execute(sa.insert(PAYMENT).values(row))
    payments.require_within(connection, ROUND, plan)
