"""The stage in which each plan is pitched; it looks as the telling of the plans does."""

from flask_babel import lazy_gettext as _

from app.part import Shown
from app.parts import initiatives

SHOWN = Shown(
    name="pitches",
    reads=initiatives.SHOWN.reads,
    title=_("Pitches"),
    plainly={"open": _("Ieder plan krijgt even de tijd. Luister mee.")},
)
