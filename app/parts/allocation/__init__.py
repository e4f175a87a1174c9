"""The stage in which everybody divides the pot, and then the room together."""

from flask_babel import lazy_gettext as _

from app.faces import slices
from app.part import Shown
from app.parts.allocation.record import SECTIONS
from app.parts.terms import usual_due

REFUSALS = {
    "amount_not_offered": _("Dit bedrag kan niet voor ‘%(title)s’. Kies niets, minimaal of alles."),
}

SHOWN = Shown(
    name="allocation",
    reads={
        "phone": (slices.division,),
        "screen": (slices.work,),
        "console": (slices.work, usual_due),
        "livecast": (slices.work,),
        "overlay": (slices.work,),
    },
    sections=SECTIONS,
    title=_("Verdelen"),
    plainly={
        "waiting": _("Straks verdeel jij het geld. Je hoeft nog niets te doen."),
        "open": _("Verdeel nu het geld over de plannen."),
        "closed": _("Het verdelen is klaar. Kijk naar het scherm."),
        "revealed": _("Dit gaf de zaal aan de plannen. Praat mee."),
    },
    refusals=REFUSALS,
    says={"close_division": _("Sluit het verdelen"), "yes_close_division": _("Ja, sluit het verdelen")},
)
