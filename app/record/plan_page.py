"""What the page of one plan shows: what the room decided about it, why, and what comes next."""

from datetime import date

import msgspec
from flask_babel import gettext

from app.languages import euro
from app.parts.arguments.record import Argument, said
from app.parts.package.words import OUTCOMES
from app.parts.terms.record import mandate
from app.record.follow_up.section import Standing, standing
from app.record.follow_up.words import subject
from app.record.reading import Plan, Reading


class Next(msgspec.Struct, frozen=True):
    """What has to happen first."""

    due: date
    late: bool
    words: str


class PlanPage(msgspec.Struct, frozen=True, kw_only=True):
    """One plan; `code` and `meeting` are of the record, `address` is the page's own,
    and `picture` where that of the record is.

    `verdict` is a key with its `words`; both are empty where nothing was decided about the plan, and `lead` then says
    why. `shared` is the sentence under a link to the page elsewhere. `steps` is None where nothing follows.
    """

    code: str
    meeting: str
    id: str
    title: str
    proposer: str
    verdict: str
    words: str
    lead: str
    shared: str
    next: Next | None
    mandate: str
    why: str
    conditions: list[Standing]
    steps: list[Standing] | None
    arguments: list[Argument]
    address: str
    picture: str


def page(read: Reading, plan: Plan) -> PlanPage:
    """The page of a plan of this record, in the present language."""
    record, follow = read.record, read.follow
    decided = read.decided and plan["withdrawn"] is None
    return PlanPage(
        code=record["code"],
        meeting=record["title"],
        id=plan["id"],
        title=plan["title"],
        proposer=plan["proposer"],
        verdict=plan["verdict"] if decided else "",
        words=str(OUTCOMES[plan["verdict"]]) if decided else "",
        lead=_lead(plan, decided),
        shared=f"{record['title']}. {_amounts(plan)}" if plan["amount"] else record["title"],
        next=_next(read, plan["id"]),
        mandate=mandate(record["terms"]),
        why=plan["withdrawn"] or plan["reason"] or "",
        conditions=[standing(item, follow.today) for item in follow.of(plan["id"])] if follow else [],
        steps=[standing(item, follow.today) for item in follow.steps] if follow else None,
        arguments=said(plan),
        address=f"{read.address}/plan/{plan['id']}",
        picture=f"{read.address}.png",
    )


def _lead(plan: Plan, decided: bool) -> str:
    if plan["withdrawn"] is not None:
        return gettext("Ingetrokken")
    if not decided:
        return gettext("Er is geen besluit vastgelegd")
    reserve = gettext("Reservelijst: plek %(n)s.", n=plan["reserve"]) if plan["reserve"] else ""
    return f"{_amounts(plan)} {reserve}".strip()


def _amounts(plan: Plan) -> str:
    """What it gets of what it asked."""
    if not plan["amount"]:
        return gettext("Gevraagd was %(ask)s.", ask=euro(plan["ask"]))
    return gettext("%(amount)s van de gevraagde %(ask)s.", amount=euro(plan["amount"]), ask=euro(plan["ask"]))


def _next(read: Reading, plan: str) -> Next | None:
    follow = read.follow
    item = follow.next(plan) if follow else None
    return Next(item.due, item.late(follow.today), subject(item)) if follow and item else None
