"""From a round to the desk: the plans that can be done, as the plans of a draft for an evening."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa
from flask import current_app
from flask_babel import gettext as _

from app.desk import drafts
from app.desk.fields import PLACE, STEP
from app.desk.plans.taking import euros
from app.languages import MEETING, speaking
from app.pictures import kept
from app.programme.intake import checks, people, plans
from app.programme.intake.moments import made
from app.programme.intake.plans import ORANGE, Plan
from app.programme.intake.tables import CHECK, CONTACT, PERSON, PHOTO, PLAN
from app.programme.rounds import money
from app.programme.rounds.rounds import Round
from app.programme.storage import rows
from app.services import services
from facilitation.refusals import Refused
from facilitation.state.plan import Origin
from facilitation.texts import LONGEST_DESCRIPTION

MOST = 60
"""Plans that one evening can carry."""


def make(round_: Round, chosen: Sequence[str]) -> str:
    """Make a draft at the desk with these plans of a round, or with all that are ready where none is chosen; its id.

    Raises Refused: nothing_ready, choose_fewer, too_many_drafts.
    """
    ready = plans.ready(round_.id)
    found = [plan for plan in ready if plan.id in chosen] if chosen else list(ready)
    if not found:
        raise Refused("nothing_ready")
    if len(found) > MOST:
        raise Refused("choose_fewer", most=MOST, count=len(found))
    with speaking(MEETING):
        fields = _fields(round_, sorted(found, key=lambda plan: plan.number or 0))

    def beside(connection: sa.Connection, draft: str) -> None:
        ids = [plan.id for plan in found]
        for row in connection.execute(sa.select(PHOTO).where(PHOTO.c.plan.in_(ids))):
            kept.put(connection, draft, row.data)
        connection.execute(sa.update(PLAN).where(PLAN.c.id.in_(ids)).values(draft=draft))

    return drafts.begin(fields, beside)


def _fields(round_: Round, found: Sequence[Plan]) -> dict[str, str]:
    """The fields of the draft: its title and pot, and of each plan what the desk knows of one."""
    with services().database.read.connect() as connection:
        left = money.pot(connection, round_.id).left
    themes, names, conditions = plans.themes(round_.id), _names(found), _conditions(found)
    fields = {"title": round_.title, "pot": euros(left)} if left > 0 else {"title": round_.title}
    for n, plan in enumerate(found, 1):
        said = _said(round_, plan, conditions.get(plan.id, ()))
        said |= {"theme": themes.get(plan.theme or "", ""), "proposer": names.get(plan.id, "") or _("een bewoner")}
        fields |= {f"plan.{n:03}.{name}": text for name, text in (said | {PLACE: str(n * STEP)}).items() if text}
    return fields


def _said(round_: Round, plan: Plan, conditions: Sequence[str]) -> dict[str, str]:
    sent = plan.handed_in.isoformat(timespec="seconds").replace("+00:00", "Z") if plan.handed_in else ""
    origin = Origin(round_.title, _("plan %(number)s", number=plan.number), sent)
    return {
        "id": str(plan.number),
        "title": plan.title,
        "ask": euros(plan.ask or 0),
        "minimum": euros(plan.minimum) if plan.minimum else "",
        "short": plan.short,
        "text": _text(plan, conditions),
        "photo": plan.photo or "",
        "alt": plan.alt,
        "origin": msgspec.json.encode(origin).decode(),
    }


def _text(plan: Plan, conditions: Sequence[str]) -> str:
    """What it says, the conditions of the check, and where all of it can be read."""
    address = f"{current_app.config['PUBLIC_URL']}/ronde/{plan.round}/plannen/{plan.number}"
    lines = [_("Voorwaarden bij de toets:"), *(f"- {each}" for each in conditions)] if conditions else []
    end = "\n".join([*lines, _("Het hele plan: %(address)s", address=address)])
    return f"{plan.text[: LONGEST_DESCRIPTION - len(end) - 2]}\n\n{end}".strip()[:LONGEST_DESCRIPTION]


def _names(found: Sequence[Plan]) -> Mapping[str, str]:
    """By plan the names of those behind it who want theirs to be read."""
    where = PERSON.c.plan.in_([plan.id for plan in found]), CONTACT.c.shown, PERSON.c.agreed.is_not(None)
    query = sa.select(PERSON.c.plan, CONTACT.c.name).join(CONTACT, CONTACT.c.person == PERSON.c.id)
    return {plan: _short(names) for plan, names in _grouped(query.where(*where).order_by(PERSON.c.created))}


def _short(names: Sequence[str]) -> str:
    """As many names as stand on one line."""
    told = ", ".join(names)
    return told if len(told) <= people.LONGEST_TOLD else f"{told[: people.LONGEST_TOLD - 1]}…"


def _conditions(found: Sequence[Plan]) -> Mapping[str, Sequence[str]]:
    """By plan the reasons of what stands orange."""
    orange = [plan.id for plan in found if plan.state == ORANGE]
    query = sa.select(CHECK).where(CHECK.c.plan.in_(orange)).order_by(CHECK.c.plan, CHECK.c.number)
    by_plan: dict[str, list[checks.Check]] = {}
    for row in rows(query):
        by_plan.setdefault(row.plan, []).append(made(checks.Check, row))
    return {
        plan: [each.reason for each in checks.standing(found).values() if each.colour == ORANGE]
        for plan, found in by_plan.items()
    }


def _grouped(query: sa.Select[Any]) -> Iterator[tuple[str, list[str]]]:
    by_plan: dict[str, list[str]] = {}
    for row in rows(query):
        by_plan.setdefault(row.plan, []).append(row.name)
    return iter(by_plan.items())
