"""Improvements that residents wrote and a proposer took over, in words."""

from flask_babel import lazy_gettext as _

from app.part import Shown
from app.parts.amending.record import SECTIONS
from app.parts.amending.told import asked_first, can_be, slice_of_all, taken_over, told, written

SHOWN = Shown(
    name="amending",
    asks=(told, asked_first, taken_over, can_be, written),
    words={"ON_WALL": ("title", "short", "minimum")},
    of_plan=slice_of_all,
    to_proposer=True,
    sections=SECTIONS,
    refusals={
        "not_an_improvement": _("Dit is geen verbetering. Alleen een verbetering kan in het plan komen."),
        "improvement_adopted": _("Deze verbetering staat al in het plan."),
        "already_divided": _(
            "Het geld wordt al verdeeld, of dat is al gebeurd. Daarna verandert een plan niet meer door een "
            "verbetering."
        ),
    },
    done={"improvement.adopt": _("Een verbetering in het plan gezet")},
)
