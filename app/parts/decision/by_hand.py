"""What is answered and seen otherwise by somebody else's hand, in words."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext, ngettext

from app.wording import ByHand
from facilitation.events import Event
from facilitation.parts.decision.events import ConsentGiven, ObjectionSettled, ViewJoined, ViewLeft, ViewPosted


def _answered(event: ConsentGiven, who: str) -> str:
    said = {
        "agree": gettext("%(who)s gaf voor jou akkoord.", who=who),
        "concern": gettext("%(who)s gaf voor jou een zorg door.", who=who),
        "objection": gettext("%(who)s gaf voor jou een bezwaar door.", who=who),
    }
    return said[event.position]


def _settled(event: Any, who: str) -> str:
    if event.became == "withdrawn":
        return gettext("%(who)s trok voor jou je bezwaar in.", who=who)
    return gettext("%(who)s zei voor jou dat je bezwaar is opgelost.", who=who)


BY_HAND: Mapping[type[Event], ByHand] = {
    ConsentGiven: ByHand(lambda n: ngettext("%(num)s antwoord gegeven", "%(num)s antwoorden gegeven", n), _answered),
    ObjectionSettled: ByHand(
        lambda n: ngettext("%(num)s bezwaar ingetrokken of opgelost", "%(num)s bezwaren ingetrokken of opgelost", n),
        _settled,
    ),
    ViewPosted: ByHand(
        lambda n: ngettext(
            "%(num)s minderheidsstandpunt opgeschreven", "%(num)s minderheidsstandpunten opgeschreven", n
        ),
        lambda event, who: gettext("%(who)s schreef voor jou een minderheidsstandpunt op.", who=who),
    ),
    ViewJoined: ByHand(
        lambda n: ngettext(
            "%(num)s keer aangesloten bij een minderheidsstandpunt",
            "%(num)s keer aangesloten bij een minderheidsstandpunt",
            n,
        ),
        lambda event, who: gettext("%(who)s sloot jou aan bij een minderheidsstandpunt.", who=who),
    ),
    ViewLeft: ByHand(
        lambda n: ngettext(
            "%(num)s keer losgemaakt van een minderheidsstandpunt",
            "%(num)s keer losgemaakt van een minderheidsstandpunt",
            n,
        ),
        lambda event, who: gettext("%(who)s maakte jou los van een minderheidsstandpunt.", who=who),
    ),
}
