"""Who helps on the evening: rows of a draft that become links, each shown once, when it is opened."""

import msgspec
from flask import current_app
from markupsafe import Markup

from app.access.addresses import hand_out
from app.desk.evening import Evening, Item
from app.faces.addresses import qr
from app.languages.names import ROLES
from app.live.meetings import load
from facilitation.parts.plans import plans
from facilitation.refusals import Refused
from facilitation.roles import KEYED, Role


class Sheet(msgspec.Struct, frozen=True):
    """A sheet for one helper: what they do, for whom it is, and the link, typed out and as a QR code."""

    role: str
    note: str
    place: str
    link: str
    qr: Markup


def roles() -> list[tuple[str, str]]:
    """The roles that have links, with what they are called."""
    return [(str(role), str(ROLES[role].name)) for role in KEYED]


def plan_choices(evening: Evening) -> list[tuple[str, str]]:
    """The plans of a draft, for whoever speaks for one."""
    return [("", "–"), *((plan.key, plan.text("title")) for plan in evening.items("plan"))]


def usual(evening: Evening) -> list[dict[str, str]]:
    """A chair for each table, two counters, and a link for each plan, as far as they are not there yet."""
    there = [(item.text("role"), item.text("at")) for item in evening.items("helper")]
    wanted = [(Role.TABLE_CHAIR, str(n), "") for n in range(1, 1 + min(evening.whole("tables") or 0, 60))]
    wanted += [(Role.PROPOSER, plan.key, plan.text("proposer")[:60]) for plan in evening.items("plan")[:100]]
    wanted += [(Role.COUNTER, "", note) for note in ("1", "2") if (str(Role.COUNTER), "") not in there]
    new = [(role, at, note) for role, at, note in wanted if (str(role), at) not in there]
    return [{"role": str(role), "at": at, "note": note} for role, at, note in new]


def sheets(evening: Evening, code: str) -> list[Sheet]:
    """Make the links of all helpers of an evening that was just opened; nobody sees them again."""
    found = (_sheet(evening, code, item) for item in evening.items("helper"))
    return [sheet for sheet in found if sheet]


def _sheet(evening: Evening, code: str, item: Item) -> Sheet | None:
    """A sheet; None where its table or plan is not there, and its link is then made at the console."""
    role, meeting = item.text("role"), load(code).state
    if role not in KEYED:
        return None
    place = _plan_id(evening, code, item) if role == Role.PROPOSER else item.text("at")
    try:
        link = hand_out(current_app.config["PUBLIC_URL"], meeting, Role(role), place, item.text("note"))
    except Refused:
        return None
    return Sheet(role, item.text("note"), _named(evening, item), link, qr(link))


def _plan_id(evening: Evening, code: str, item: Item) -> str:
    """The id that a plan of the draft got in the meeting: they stand in the same order."""
    keys = [plan.key for plan in evening.items("plan")]
    ids = list(plans(load(code).state))
    return ids[keys.index(item.text("at"))] if item.text("at") in keys else ""


def _named(evening: Evening, item: Item) -> str:
    of = {plan.key: plan.text("title") for plan in evening.items("plan")}
    return of.get(item.text("at"), item.text("at"))
