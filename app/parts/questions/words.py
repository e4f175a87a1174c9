"""What became of a question, in words."""

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

HOW: dict[str, LazyString] = {
    "now": _("beantwoord"),
    "later": _("antwoord komt later"),
    "who": _("iemand zoekt het uit"),
}
