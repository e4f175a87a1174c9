"""Whether a plan can be done: criteria that stand before anybody looks, and what was found by each, with the reason.

What was found is never taken away: a row comes after it. A plan that has its colour gets red afterwards only for a
reason that nobody gave before, and everybody reads that it came later.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec
import sqlalchemy as sa
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.programme.feature import Role
from app.programme.intake import intakes, plans
from app.programme.intake.moments import made, now
from app.programme.intake.plans import CHECKING, GATHERING, GREEN, ORANGE, RED, Plan
from app.programme.intake.tables import CHECK, CRITERION, INTAKE, PLAN
from app.programme.rights import Holder
from app.programme.storage import rows
from app.services import services
from facilitation.refusals import Malformed, Refused
from facilitation.texts import optional, why

COLOURS: Mapping[str, LazyString] = {GREEN: _("Groen"), ORANGE: _("Oranje"), RED: _("Rood")}
ROLES: Mapping[str, LazyString] = {
    Role.LEAD: _("programmaleider"),
    Role.ORGANISER: _("organisator"),
    Role.CHECKER: _("toetser"),
    Role.TREASURER: _("penvoerder"),
    Role.RESEARCHER: _("onderzoeker"),
    Role.READER: _("lezer"),
}
"""What somebody is, as the public reads it with what they found."""
MOST, LONGEST = 20, 500


class Check(msgspec.Struct, frozen=True):
    """What was found of a plan by a criterion; `later` is that the plan, or the criterion, had its colour already."""

    plan: str
    number: int
    criterion: int
    colour: str
    reason: str
    by: str
    role: str
    at: datetime
    later: bool

    @property
    def who(self) -> LazyString:
        """The role of whoever checked it, in words."""
        return ROLES[self.role]

    @property
    def called(self) -> LazyString:
        """The word for the colour, which is never shown alone."""
        return COLOURS[self.colour]


def criteria(round_: str) -> Mapping[int, str]:
    """What a plan of a round has to meet, by key."""
    query = sa.select(CRITERION.c.key, CRITERION.c.text).where(CRITERION.c.round == round_)
    return {row.key: row.text for row in rows(query.order_by(CRITERION.c.key))}


def set_criteria(round_: str, text: str) -> None:
    """Write the criteria of a round, one a line.

    Raises Malformed: text_too_long, text_unreadable; Refused: criteria_frozen, too_many_criteria.
    """
    lines = [optional(line, LONGEST) for line in text.splitlines() if line.strip()]
    if len(lines) > MOST:
        raise Refused("too_many_criteria", most=MOST)

    def work(connection: sa.Connection) -> None:
        _require_soft(connection, round_)
        connection.execute(sa.delete(CRITERION).where(CRITERION.c.round == round_))
        for key, line in enumerate(lines, 1):
            connection.execute(sa.insert(CRITERION).values(round=round_, key=key, text=line))

    services().database.commit(work)


def freeze(round_: str, holder: Holder) -> None:
    """Let the criteria of a round stand as they are, from now on. Raises Refused: criteria_frozen,
    no_criteria, no_intake."""

    def work(connection: sa.Connection) -> None:
        _require_soft(connection, round_)
        if connection.execute(sa.select(CRITERION.c.key).where(CRITERION.c.round == round_)).first() is None:
            raise Refused("no_criteria")
        values = {"frozen": now(), "frozen_by": holder.id}
        if not connection.execute(sa.update(INTAKE).where(INTAKE.c.round == round_).values(**values)).rowcount:
            raise Refused("no_intake")

    services().database.commit(work)


def _require_soft(connection: sa.Connection, round_: str) -> None:
    if intakes.of(connection, round_).frozen is not None:
        raise Refused("criteria_frozen")


def role_at(holder: Holder, path: str) -> Role:
    """What somebody is at the place with this path: of several roles the first."""
    found = {each.role for each in holder.held if path.startswith(each.path)}
    return next((role for role in Role if role in found), Role.READER)


def check(plan: str, criterion: int, colour: str, reason: str, holder: Holder, path: str) -> None:
    """Write down what was found of a plan by a criterion; green needs no reason.

    Raises Malformed: malformed, reason_needed, text_too_long, text_unreadable; Refused: criteria_not_frozen,
    unknown_criterion, not_in_check, reason_not_new, unknown_proposal.
    """
    if colour not in COLOURS:
        raise Malformed("malformed", field="colour")
    said = optional(reason, field="reason") if colour == GREEN else why(reason)

    def work(connection: sa.Connection) -> None:
        found = plans.read(connection, plan)
        _require_checkable(connection, found, criterion)
        _require_new(connection, found, colour, said)
        by = holder.id, role_at(holder, path)
        note(connection, found, criterion, colour, said, by)

    services().database.commit(work)


def _require_checkable(connection: sa.Connection, plan: Plan, criterion: int) -> None:
    if intakes.of(connection, plan.round).frozen is None:
        raise Refused("criteria_not_frozen")
    if not plan.alive or not plan.met:
        raise Refused("not_in_check")
    where = CRITERION.c.round == plan.round, CRITERION.c.key == criterion
    if connection.execute(sa.select(CRITERION.c.key).where(*where)).first() is None:
        raise Refused("unknown_criterion")


def _require_new(connection: sa.Connection, plan: Plan, colour: str, reason: str) -> None:
    """Red for a plan that could be done needs a reason that nobody gave yet."""
    if colour != RED or plan.state not in plans.READY:
        return
    before = connection.scalars(sa.select(CHECK.c.reason).where(CHECK.c.plan == plan.id))
    if _plain(reason) in {_plain(each) for each in before}:
        raise Refused("reason_not_new")


def _plain(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def note(connection: sa.Connection, plan: Plan, criterion: int, colour: str, reason: str, by: tuple[str, Role]) -> None:
    """Add what was found, by whom and what they are, and let the plan stand by it."""
    before = list(connection.scalars(sa.select(CHECK.c.criterion).where(CHECK.c.plan == plan.id)))
    later = plan.state in plans.READY or criterion in before
    row = {"plan": plan.id, "number": len(before) + 1, "criterion": criterion, "colour": colour, "reason": reason}
    more = {"by": by[0], "role": str(by[1]), "at": now(), "later": later}
    connection.execute(sa.insert(CHECK).values(**row, **more))
    settle(connection, plan.id)


def history(plan: str) -> Sequence[Check]:
    """Everything that was found of a plan, in its order."""
    query = sa.select(CHECK).where(CHECK.c.plan == plan).order_by(CHECK.c.number)
    return [made(Check, row) for row in rows(query)]


def standing(found: Sequence[Check]) -> Mapping[int, Check]:
    """What counts of it: the last of each criterion."""
    return {each.criterion: each for each in found}


def settle(connection: sa.Connection, plan: str) -> None:
    """Let a plan stand as its support and what was found of it say; one that takes part no more stays as it is."""
    found = plans.read(connection, plan)
    if not found.alive:
        return
    met = found.met or found.support >= intakes.of(connection, found.round).threshold
    state = _colour(connection, found) if met else GATHERING
    connection.execute(sa.update(PLAN).where(PLAN.c.id == plan).values(state=state, met=met))


def _colour(connection: sa.Connection, plan: Plan) -> str:
    query = sa.select(CHECK.c.criterion, CHECK.c.colour).where(CHECK.c.plan == plan.id).order_by(CHECK.c.number)
    found = {row.criterion: row.colour for row in connection.execute(query)}
    if RED in found.values():
        return RED
    asked = connection.scalars(sa.select(CRITERION.c.key).where(CRITERION.c.round == plan.round))
    if not found or set(asked) - found.keys():
        return CHECKING
    return ORANGE if ORANGE in found.values() else GREEN
