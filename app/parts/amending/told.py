"""What templates may ask about improvements: which were taken over, what the plan said before, and which can be."""

from collections.abc import Mapping
from typing import Any

import msgspec
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.faces.view import View
from app.languages import euro
from facilitation.parts.amending import asked
from facilitation.parts.amending.state import Amendment
from facilitation.parts.arguments.state import Argument
from facilitation.parts.plans import plans
from facilitation.state.plan import Initiative

MONEY = ("ask", "minimum")
FIELDS: dict[str, LazyString] = {
    "title": _("Naam"),
    "short": _("In één zin"),
    "text": _("Uitleg"),
    "ask": _("Gevraagd"),
    "minimum": _("Minimaal nodig"),
}
"""What the fields of a plan are called, in the order in which it is read."""


class Before(msgspec.Struct, frozen=True):
    """One thing that a plan said before, in words; an empty one said nothing."""

    field: str
    label: str
    was: str


class Told(msgspec.Struct, frozen=True):
    """An improvement that became part of a plan: its text where that may be read, and what the plan said before."""

    id: str
    text: str
    support: int
    aloud: bool
    words: str
    before: list[Before]


def told(view: View, plan: Initiative) -> list[Told]:
    """What was taken over into this plan, the last first."""
    return [_told(view, one) for one in reversed(asked.amended(view.meeting, plan.id))]


def slice_of_all(view: View) -> object:
    """All that `told` gives, of every plan."""
    taken = asked.amendments(view.meeting)
    return taken, tuple(asked.readable(view.meeting, one.argument) is not None for one in taken)


def _told(view: View, one: Amendment) -> Told:
    argument = asked.readable(view.meeting, one.argument)
    text = argument.text if argument else ""
    return Told(one.argument, text, one.support, one.aloud, one.words, were(one.changes))


def asked_first(view: View, plan: Initiative) -> int | None:
    """What a plan asked (cents) before its first improvement that changed this; None where it asks the same."""
    asks = [one.changes["ask"][0] for one in asked.amended(view.meeting, plan.id) if "ask" in one.changes]
    return asks[0] if asks and asks[0] != plan.ask else None


def were(changes: Mapping[str, Any]) -> list[Before]:
    """What stood in each field that changed, in words and in the order in which a plan is read."""
    return [Before(name, str(FIELDS[name]), _said(name, changes[name][0])) for name in FIELDS if name in changes]


def _said(name: str, value: Any) -> str:
    return euro(value) if name in MONEY else str(value)


def taken_over(view: View, argument: Argument) -> bool:
    """Whether this improvement became part of its plan."""
    return asked.adopted(view.meeting, argument.id) is not None


def can_be(view: View, argument: Argument) -> bool:
    """Whether the proposer can take this argument over now."""
    improves = argument.side == "improvement" and argument.status == "shown"
    return improves and not taken_over(view, argument) and asked.open_to_improvement(view.meeting, argument.initiative)


def improvable(view: View) -> object:
    """The plans with an improvement that can be taken over now."""
    known, wanted = plans(view.meeting).values(), asked.open_to_improvement
    return tuple(p for p in known if asked.improvements(view.meeting, p.id) and wanted(view.meeting, p.id))


def written(view: View, plan: Initiative) -> list[Argument]:
    """The improvements of this plan that everybody may read, the most supported first."""
    return asked.improvements(view.meeting, plan.id)
