"""The stage in which the plans are told."""

from flask_babel import lazy_gettext as _

from app.part import Shown

SHOWN = Shown(name="initiatives", title=_("Plannen"))
