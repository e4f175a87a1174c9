"""Bewonersplatform as people see it: whose money it is, for what, and when account is given of it."""

from datetime import date
from typing import Any

import msgspec
from flask_babel import lazy_gettext as _
from werkzeug.datastructures import MultiDict

from app.faces.view import View
from app.part import Shown
from app.parts.platform.record import SECTIONS
from facilitation.parts.package.division import current
from facilitation.parts.plans import active
from facilitation.parts.platform import SetPlatform, mandates
from facilitation.refusals import Malformed
from facilitation.registry import PARTS
from facilitation.situation import settled
from facilitation.state.plan import Initiative

FIELDS = 4
"""How many days a form offers."""

REFUSALS = {
    "account_needed": _("Kies minstens één dag waarop het platform verantwoording aflegt."),
    "too_many_accounts": _("Kies hoogstens %(most)s dagen voor de verantwoording."),
    "account_past": _("Een dag voor de verantwoording is al voorbij. Kies dagen die nog komen."),
    "mandate_asked": _("De zaal geeft nu antwoord. Sluit dat eerst. Daarna vragen we het opnieuw."),
}

DONE = {
    "platform.set": _("Het mandaat van een bewonersplatform afgesproken"),
    "platform.drop": _("Een mandaat teruggenomen"),
}


class Told(msgspec.Struct, frozen=True):
    """A mandate as templates tell it; `amount` in cents is what the package gives it now."""

    plan: Initiative
    platform: str
    purpose: str
    accounts: tuple[date, ...]
    amount: int


def told(view: View) -> list[Told]:
    """The mandates of plans that take part."""
    given, found = current(view.meeting), mandates(view.meeting)
    return [
        Told(plan, **msgspec.structs.asdict(found[plan.id]), amount=given[plan.id].amount if plan.id in given else 0)
        for plan in active(view.meeting)
        if plan.id in found
    ]


def at_hand(view: View) -> list[Told]:
    """The same where the room divides or decides; nothing elsewhere."""
    return told(view) if PARTS.kind(view.stage).composes and not view.meeting.closed else []


def may_change(view: View) -> bool:
    """Whether a mandate can still be agreed on."""
    return not view.meeting.closed and not settled(view.meeting)


def shown(view: View) -> object:
    """What the phone and whoever watches from home see of the mandates."""
    return tuple((it.plan.title, it.platform, it.purpose, it.accounts, it.amount) for it in at_hand(view))


def led(view: View) -> object:
    """What the console sees of them, and the plans that can have one."""
    titles = tuple((plan.id, plan.title) for plan in active(view.meeting))
    return tuple((each.plan.id, each.amount) for each in told(view)), mandates(view.meeting), titles, may_change(view)


def read(form: MultiDict[str, str]) -> dict[str, Any]:
    """Its plan, and the days that were filled in; raises Malformed(malformed).

    The console calls the plan by a name of its own, since another of its forms may ask for one.
    """
    days = form.getlist("mandate_day") or form.getlist("accounts")
    try:
        found = [date.fromisoformat(day).isoformat() for day in days if day.strip()]
        return {"initiative": form.get("mandate_plan") or form.get("initiative", ""), "accounts": found}
    except ValueError as error:
        raise Malformed("malformed", field="accounts") from error


SHOWN = Shown(
    name="platform",
    refusals=REFUSALS,
    done=DONE,
    asks=(told, at_hand, may_change),
    words={"FIELDS": FIELDS},
    beside=("phone", "livecast", "console"),
    aside=("console",),
    reads={"phone": (shown,), "livecast": (shown,), "console": (shown, led)},
    forms={SetPlatform: read},
    sections=SECTIONS,
)
