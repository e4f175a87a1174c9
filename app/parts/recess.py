"""The stage in which people have coffee."""

from flask_babel import lazy_gettext as _

from app.faces import slices
from app.part import Shown

SHOWN = Shown(
    name="recess",
    reads=dict.fromkeys(("phone", "screen", "console", "livecast"), (slices.program,)),
    title=_("Pauze"),
    plainly={"open": _("Het is pauze. Haal iets te drinken.")},
)
