"""The stage in which the plans are told."""

from flask_babel import lazy_gettext as _

from app.faces import slices
from app.part import Shown

SHOWN = Shown(
    name="initiatives",
    reads={
        "phone": (slices.plans, slices.floor),
        "screen": (slices.plans, slices.floor),
        "console": (slices.plans, slices.floor),
        "livecast": (slices.plans, slices.floor),
    },
    title=_("Plannen"),
)
