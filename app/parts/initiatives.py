"""The stage in which the plans are told."""

from flask_babel import lazy_gettext as _

from app.faces import slices
from app.languages import strongly
from app.part import Shown

SHOWN = Shown(
    name="initiatives",
    reads={
        "phone": (slices.plans, slices.told_of_plans, slices.floor, slices.talk),
        "screen": (slices.plans, slices.told_of_plans, slices.floor, slices.talk),
        "console": (slices.plans, slices.told_of_plans, slices.floor, slices.talk, slices.all_voices),
        "livecast": (slices.plans, slices.told_of_plans, slices.floor, slices.talk),
        "overlay": (slices.plans, slices.floor),
    },
    title=_("Plannen"),
    plainly={"open": _("Mensen vertellen over hun plan. Luister mee.")},
    says={
        "next_plan": _("Volgend plan"),
        "heard_next": lambda view, title: strongly(_("Daarna is ‘%(plan)s’ aan het woord."), plan=title),
    },
)
