"""The stage in which people arrive."""

from flask_babel import lazy_gettext as _

from app.faces import slices
from app.part import Shown

SHOWN = Shown(
    name="welcome",
    reads={
        "phone": (slices.terms, slices.tables_of_hall),
        "screen": (slices.terms, slices.tables_of_hall, slices.channels),
        "console": (slices.terms, slices.frames, slices.channels),
        "livecast": (slices.terms, slices.channels),
        "overlay": (slices.channels,),
    },
    title=_("Welkom"),
    plainly={"open": _("Welkom! We beginnen zo.")},
)
