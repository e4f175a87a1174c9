"""Appeal: the proposers of a red plan say why they do not agree, and somebody else than its checkers answers."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import sqlalchemy as sa
from flask_babel.speaklater import LazyString

from app.programme.intake import checks, intakes, plans
from app.programme.intake.moments import made, now
from app.programme.intake.people import Person
from app.programme.intake.plans import GREEN, ORANGE, RED, Plan
from app.programme.intake.tables import APPEAL, CHECK
from app.programme.intake.writing import require_agreed
from app.programme.rights import Holder
from app.programme.storage import rows
from app.services import services
from facilitation.refusals import Forbidden, Malformed, Refused
from facilitation.texts import clean, why

LONGEST = 1_000


class Appeal(msgspec.Struct, frozen=True):
    """An appeal, and its answer once there is one; `colour` is what the plan got by it, red where it stays so."""

    plan: str
    number: int
    text: str
    at: datetime
    colour: str | None = None
    answer: str | None = None
    by: str | None = None
    role: str | None = None
    answered: datetime | None = None

    @property
    def who(self) -> LazyString:
        """The role of whoever answered it, in words."""
        return checks.ROLES[self.role or ""]


def of(plan: str) -> Sequence[Appeal]:
    """The appeals of a plan, in their order."""
    query = sa.select(APPEAL).where(APPEAL.c.plan == plan).order_by(APPEAL.c.number)
    return [made(Appeal, row) for row in rows(query)]


def until(found: Sequence[checks.Check], made_before: Sequence[Appeal], days: int) -> datetime | None:
    """Until when one may appeal against what stands red; None where nothing does, or it was done already."""
    reds = [each.at for each in checks.standing(found).values() if each.colour == RED]
    if not reds or any(each.answered is None or each.at >= max(reds) for each in made_before):
        return None
    return max(reds) + timedelta(days=days)


def appeal(person: Person, text: str) -> None:
    """Say why a plan is not red.

    Raises Malformed: text_empty, text_too_long, text_unreadable; Refused: plan_not_red, appeal_late, appeal_made;
    Forbidden: agree_first.
    """
    require_agreed(person)
    said = clean(text, LONGEST)

    def work(connection: sa.Connection) -> None:
        plan = plans.read(connection, person.plan)
        last = _last_red(connection, plan)
        if now() >= last + timedelta(days=intakes.of(connection, plan.round).appeal_days):
            raise Refused("appeal_late")
        before = [made(Appeal, row) for row in connection.execute(sa.select(APPEAL).where(APPEAL.c.plan == plan.id))]
        if any(each.answered is None or each.at >= last for each in before):
            raise Refused("appeal_made")
        row = {"plan": plan.id, "number": len(before) + 1, "text": said, "at": now()}
        connection.execute(sa.insert(APPEAL).values(**row))

    services().database.commit(work)


def _last_red(connection: sa.Connection, plan: Plan) -> datetime:
    """When a plan got red last. Raises Refused: plan_not_red."""
    where = CHECK.c.plan == plan.id, CHECK.c.colour == RED
    last: datetime | None = connection.execute(sa.select(sa.func.max(CHECK.c.at)).where(*where)).scalar()
    if plan.state != RED or last is None:
        raise Refused("plan_not_red")
    return last.replace(tzinfo=UTC)


def answer(plan: str, colour: str, reason: str, holder: Holder, path: str) -> None:
    """Answer the appeal that waits: the plan stays red, or gets another colour for this reason where it was red.

    Raises Malformed: malformed, reason_needed, text_too_long, text_unreadable; Refused: no_appeal, unknown_proposal;
    Forbidden: same_checker.
    """
    if colour not in (GREEN, ORANGE, RED):
        raise Malformed("malformed", field="colour")
    said, by = why(reason), (holder.id, checks.role_at(holder, path))

    def work(connection: sa.Connection) -> None:
        found = plans.read(connection, plan)
        red = _red(connection, plan)
        if holder.id in {row.by for row in red}:
            raise Forbidden("same_checker")
        told = {"colour": colour, "answer": said, "by": by[0], "role": str(by[1]), "answered": now()}
        waiting = sa.update(APPEAL).where(APPEAL.c.plan == plan, APPEAL.c.answered.is_(None))
        if not connection.execute(waiting.values(**told)).rowcount:
            raise Refused("no_appeal")
        for row in red if colour != RED else ():
            checks.note(connection, found, row.criterion, colour, said, by)

    services().database.commit(work)


def _red(connection: sa.Connection, plan: str) -> Sequence[Any]:
    """What stands red of a plan."""
    query = sa.select(CHECK).where(CHECK.c.plan == plan).order_by(CHECK.c.number)
    last = {row.criterion: row for row in connection.execute(query)}
    return [row for row in last.values() if row.colour == RED]
