"""The stage in which everybody divides the pot, and then the room together."""

from flask_babel import lazy_gettext as _

from app.part import Shown
from app.parts.allocation.record import SECTIONS

REFUSALS = {
    "amount_not_offered": _("Dit bedrag kan niet voor ‘%(title)s’. Kies niets, minimaal of alles."),
}

SHOWN = Shown(
    name="allocation",
    sections=SECTIONS,
    title=_("Verdelen"),
    refusals=REFUSALS,
    says={"close_division": _("Sluit het verdelen")},
)
