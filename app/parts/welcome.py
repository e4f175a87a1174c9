"""The stage in which people arrive."""

from flask_babel import lazy_gettext as _

from app.part import Shown

SHOWN = Shown(name="welcome", title=_("Welkom"))
