"""The stage in which people walk along the plans."""

from flask_babel import lazy_gettext as _

from app.faces import slices
from app.part import Shown

SHOWN = Shown(
    name="market",
    reads=dict.fromkeys(("phone", "screen", "console", "livecast"), (slices.plans, slices.told_of_plans)),
    title=_("Plannenmarkt"),
    plainly={"open": _("Loop langs de plannen en stel je vragen.")},
)
