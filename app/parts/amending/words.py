"""What the fields of a plan are called where it tells what they said before."""

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

FIELDS: dict[str, LazyString] = {
    "title": _("Naam"),
    "short": _("In één zin"),
    "text": _("Uitleg"),
    "ask": _("Gevraagd"),
    "minimum": _("Minimaal nodig"),
}
