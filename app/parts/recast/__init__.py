"""What is asked of proposers: may a plan go on smaller, or together with another?"""

from flask_babel import lazy_gettext as _

from app.faces import slices
from app.faces.view import View
from app.part import Shown
from app.parts.recast.record import SECTIONS
from facilitation.parts.recast.asked import recasts
from facilitation.parts.recast.state import Recast
from facilitation.situation import ballots_out

REFUSALS = {
    "not_your_plan": _("Dit kan alleen de indiener van dit plan."),
    "recast_repeats": _("Dit plan staat er twee keer in."),
    "recast_pending": _("Over ‘%(title)s’ loopt al een vraag. Wacht op het antwoord of vraag het niet meer."),
    "recast_not_less": _("Vraag een bedrag dat lager is dan %(ask_euro)s."),
    "recast_over_sum": _("Samen vroegen deze plannen %(ask_euro)s. Meer kan niet."),
    "recast_other_plan": _("Over dit plan ging de vraag niet."),
    "recast_over": _("Deze vraag is al beantwoord of loopt niet meer."),
    "unknown_recast": _("Deze vraag kennen we niet."),
}


def asked(view: View) -> list[Recast]:
    """What was ever asked of proposers, oldest first."""
    return list(recasts(view.meeting).values())


def pending(view: View) -> list[Recast]:
    """What is asked of proposers now."""
    return [one for one in asked(view) if not one.became]


def on_wall(view: View) -> bool:
    """The wall shows what is asked of proposers, unless people vote."""
    return bool(pending(view)) and not ballots_out(view.meeting)


DONE = {
    "recast.offer": _("Een indiener iets gevraagd"),
    "recast.answer": _("Een antwoord van een indiener ingevoerd"),
    "recast.drop": _("Een vraag aan een indiener laten vallen"),
}

SHOWN = Shown(
    name="recast",
    done=DONE,
    reads={"screen": (slices.recasts, slices.plans)},
    sections=SECTIONS,
    refusals=REFUSALS,
    asks=(asked, pending),
    on_wall=on_wall,
)
