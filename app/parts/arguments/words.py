"""What kinds of arguments are called."""

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

SIDES: dict[str, LazyString] = {
    "for": _("Voor"),
    "against": _("Tegen"),
    "question": _("Vraag"),
    "improvement": _("Verbetering"),
}
