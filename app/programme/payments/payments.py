"""Payments: written down by one person and settled by another; with what waits never more than the award."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

import msgspec
import sqlalchemy as sa

from app.programme.duties.tables import DUTY
from app.programme.payments.tables import PAYMENT
from app.programme.rights import Holder
from app.programme.rounds.tables import AWARD
from app.programme.storage import rows
from app.services import services
from facilitation.refusals import Malformed, Refused
from facilitation.texts import LONGEST_REASON, clean, optional

WRITTEN, CONFIRMED, REFUSED = "written", "confirmed", "refused"
STEPS = frozenset({"district", "payment", "execution", "accounting"})
"""What a duty is when it is no condition."""


class Payment(msgspec.Struct, frozen=True):
    """A payment of an award; `amount` in cents, `day` an ISO date, times UTC in ISO 8601."""

    number: int
    plan: str
    amount: int
    day: str
    about: str
    state: str
    by: str
    by_name: str
    at: str
    settled_name: str | None
    reason: str


class Paid(msgspec.Struct, frozen=True):
    """What of an award was paid, in cents: confirmed, and with what still waits for a second person."""

    plan: str
    title: str
    award: int
    confirmed: int
    waiting: int

    @property
    def left(self) -> int:
        """What can still be paid."""
        return self.award - self.confirmed - self.waiting


def of_round(round_: str) -> Sequence[Payment]:
    """The payments of a round, newest first."""
    columns = [PAYMENT.c[name] for name in Payment.__struct_fields__]
    query = sa.select(*columns).where(PAYMENT.c.round == round_).order_by(PAYMENT.c.number.desc())
    return [Payment(**row._mapping) for row in rows(query)]


def paid(round_: str) -> Sequence[Paid]:
    """What of each award of a round was paid."""
    summed = [sa.func.coalesce(sa.func.sum(PAYMENT.c.amount).filter(PAYMENT.c.state == s), 0) for s in _COUNTING]
    joined = AWARD.outerjoin(PAYMENT, sa.and_(PAYMENT.c.round == AWARD.c.round, PAYMENT.c.plan == AWARD.c.plan))
    query = sa.select(AWARD.c.plan, AWARD.c.title, AWARD.c.amount, *summed).select_from(joined)
    query = query.where(AWARD.c.round == round_, AWARD.c.amount > 0).group_by(
        AWARD.c.plan, AWARD.c.title, AWARD.c.amount
    )
    return [Paid(*tuple(row)) for row in rows(query.order_by(AWARD.c.title))]


_COUNTING = (CONFIRMED, WRITTEN)


def write(round_: str, holder: Holder, plan: str, amount: int, told: Mapping[str, str]) -> int:
    """Write a payment down, for another person to confirm; its number. `told` has `day`, `about` and `reason`.

    Raises Malformed: malformed, text_empty, text_too_long, text_unreadable; Refused: unknown_award, payment_nothing,
    payment_there, over_award, payment_before_condition.
    """
    if amount <= 0:
        raise Refused("payment_nothing")
    values = {
        "round": round_,
        "plan": plan,
        "amount": amount,
        "day": _day(told.get("day", "")),
        "about": clean(told.get("about", ""), LONGEST_REASON, field="about"),
        "reason": optional(told.get("reason", ""), LONGEST_REASON, field="reason"),
        "state": WRITTEN,
        "by": holder.id,
        "by_name": holder.name,
        "at": _now(),
    }

    def work(connection: sa.Connection) -> int:
        _require_other(connection, values)
        last = connection.execute(sa.select(sa.func.max(PAYMENT.c.number)).where(PAYMENT.c.round == round_)).scalar()
        number = (last or 0) + 1
        connection.execute(sa.insert(PAYMENT).values(**values, number=number))
        require_within(connection, round_, plan)
        if not values["reason"] and _conditions_open(connection, round_, plan):
            raise Refused("payment_before_condition")
        return number

    return int(services().database.commit(work))


def _require_other(connection: sa.Connection, values: Mapping[str, object]) -> None:
    """A form that is sent again writes nothing: another payment has another day, amount or words for what it is."""
    same = (PAYMENT.c[name] == values[name] for name in ("round", "plan", "amount", "day", "about"))
    there = sa.select(PAYMENT.c.number).where(*same, PAYMENT.c.state.in_(_COUNTING))
    if connection.execute(there).first() is not None:
        raise Refused("payment_there")


def require_within(connection: sa.Connection, round_: str, plan: str) -> None:
    """Let nothing stand by which more is paid than was awarded. Raises Refused: unknown_award, over_award."""
    query = sa.select(AWARD.c.title, AWARD.c.amount).where(AWARD.c.round == round_, AWARD.c.plan == plan)
    found = connection.execute(query.where(AWARD.c.amount > 0)).first()
    if found is None:
        raise Refused("unknown_award")
    counting = (PAYMENT.c.round == round_, PAYMENT.c.plan == plan, PAYMENT.c.state.in_(_COUNTING))
    out = int(
        connection.execute(sa.select(sa.func.coalesce(sa.func.sum(PAYMENT.c.amount), 0)).where(*counting)).scalar() or 0
    )
    if out > found.amount:
        raise Refused("over_award", plan=found.title, award=found.amount, out=out)


def require_paid(connection: sa.Connection, round_: str) -> None:
    """Let no award of a round become smaller than what was paid of it. Raises Refused: paid_already."""
    out = sa.func.sum(PAYMENT.c.amount)
    joined = PAYMENT.join(AWARD, sa.and_(AWARD.c.round == PAYMENT.c.round, AWARD.c.plan == PAYMENT.c.plan))
    query = sa.select(AWARD.c.title, out.label("out")).select_from(joined)
    query = query.where(PAYMENT.c.round == round_, PAYMENT.c.state.in_(_COUNTING))
    found = connection.execute(
        query.group_by(AWARD.c.plan, AWARD.c.title, AWARD.c.amount).having(out > AWARD.c.amount)
    ).first()
    if found is not None:
        raise Refused("paid_already", plan=found.title, out=int(found.out))


def _conditions_open(connection: sa.Connection, round_: str, plan: str) -> bool:
    """Whether a condition of this plan still has to be met; the plan is named by its meeting and its id there."""
    named = DUTY.c.meeting + "-" + DUTY.c.plan
    query = sa.select(DUTY.c.subject).where(DUTY.c.round == round_, named == plan, DUTY.c.open)
    return connection.execute(query.where(DUTY.c.kind.not_in(STEPS))).first() is not None


def settle(round_: str, number: int, holder: Holder, *, confirmed: bool) -> None:
    """Confirm or refuse a payment that somebody else wrote down.

    Raises Refused: unknown_payment, payment_settled, payment_own (only for confirming: who wrote it may take it back).
    """

    def work(connection: sa.Connection) -> None:
        one = (PAYMENT.c.round == round_, PAYMENT.c.number == number)
        found = connection.execute(sa.select(PAYMENT.c.state, PAYMENT.c.by).where(*one)).first()
        if found is None:
            raise Refused("unknown_payment")
        if found.state != WRITTEN:
            raise Refused("payment_settled")
        if confirmed and found.by == holder.id:
            raise Refused("payment_own")
        settled = {"settled_by": holder.id, "settled_name": holder.name, "settled_at": _now()}
        state = CONFIRMED if confirmed else REFUSED
        connection.execute(sa.update(PAYMENT).where(*one).values(state=state, **settled))

    services().database.commit(work)


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise Malformed("malformed", field="day") from None


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
