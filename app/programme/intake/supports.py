"""Support for plans: once for each device, and when they are enough the plan is checked."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from app.access.codes import digest
from app.access.devices import Device
from app.programme.intake import checks, intakes, plans
from app.programme.intake.moments import now
from app.programme.intake.plans import Plan
from app.programme.intake.tables import PLAN, SUPPORT, SUPPORTER
from app.programme.storage import rows
from app.services import services
from facilitation.refusals import Refused
from facilitation.texts import LONGEST_NAME, optional

SHOWN = 100
"""Names of supporters that a page shows."""


def mark(device: Device, plan: str) -> str:
    """What tells the support of this device for a plan from others', and nothing else about it."""
    return digest(f"support\n{device.cookie['receipt']}\n{plan}")


def given(device: Device, plan: str) -> bool:
    """Whether this device supports a plan."""
    where = SUPPORT.c.plan == plan, SUPPORT.c.hash == mark(device, plan)
    return bool(rows(sa.select(SUPPORT.c.plan).where(*where)))


def give(device: Device, plan: Plan, name: str = "") -> None:
    """Support a plan; again changes the name alone, which stands with the plan where there is one.

    Raises Malformed: text_too_long, text_unreadable; Refused: support_over, plan_fixed; TooMany: too_many.
    """
    said = optional(name, LONGEST_NAME, field="name")
    services().limits.spend("supports", plan.id)
    at = {"plan": plan.id, "hash": mark(device, plan.id)}

    def work(connection: sa.Connection) -> None:
        _require_open(connection, plan.id)
        if not _there(connection, at):
            connection.execute(sa.insert(SUPPORT).values(**at, at=now()))
            _count(connection, plan.id, 1)
        connection.execute(sa.delete(SUPPORTER).where(*_same(SUPPORTER, at)))
        if said:
            connection.execute(sa.insert(SUPPORTER).values(**at, name=said))

    services().database.commit(work)


def take_back(device: Device, plan: Plan) -> None:
    """Support it no longer; what was reached stays reached.

    Raises Refused: support_over, plan_fixed; TooMany: too_many.
    """
    services().limits.spend("supports", plan.id)
    at = {"plan": plan.id, "hash": mark(device, plan.id)}

    def work(connection: sa.Connection) -> None:
        _require_open(connection, plan.id)
        connection.execute(sa.delete(SUPPORTER).where(*_same(SUPPORTER, at)))
        if connection.execute(sa.delete(SUPPORT).where(*_same(SUPPORT, at))).rowcount:
            _count(connection, plan.id, -1)

    services().database.commit(work)


def _same(table: sa.Table, at: dict[str, str]) -> list[sa.ColumnElement[bool]]:
    return [table.c.plan == at["plan"], table.c.hash == at["hash"]]


def _there(connection: sa.Connection, at: dict[str, str]) -> bool:
    return connection.execute(sa.select(SUPPORT.c.plan).where(*_same(SUPPORT, at))).first() is not None


def _require_open(connection: sa.Connection, plan: str) -> None:
    found = plans.read(connection, plan)
    if not intakes.of(connection, found.round).supports(now()):
        raise Refused("support_over")
    if not found.alive:
        raise Refused("plan_fixed")


def _count(connection: sa.Connection, plan: str, more: int) -> None:
    said = sa.update(PLAN).where(PLAN.c.id == plan).values(support=PLAN.c.support + more)
    connection.execute(said)
    checks.settle(connection, plan)


def names(plan: str) -> Sequence[str]:
    """Supporters who wanted their name to stand with a plan, the last first."""
    joined = SUPPORTER.join(SUPPORT, _joined())
    query = sa.select(SUPPORTER.c.name).select_from(joined).where(SUPPORTER.c.plan == plan)
    return [row.name for row in rows(query.order_by(SUPPORT.c.at.desc()).limit(SHOWN))]


def _joined() -> Any:
    return sa.and_(SUPPORT.c.plan == SUPPORTER.c.plan, SUPPORT.c.hash == SUPPORTER.c.hash)
