"""Where a question is on its way, and what became of it, in words."""

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

HOW: dict[str, LazyString] = {
    "now": _("beantwoord"),
    "later": _("antwoord komt later"),
    "who": _("iemand zoekt het uit"),
}

WAY: dict[str, LazyString] = {
    "received": _("ontvangen"),
    "bundled": _("gebundeld"),
    "posed": _("gesteld"),
}

SINCE: dict[str, LazyString] = {
    "open": _("nog geen antwoord"),
    "running": _("wordt uitgezocht"),
    "done": _("antwoord"),
    "deviates": _("gaat anders"),
}
"""How a question stands after the meeting, by the state that the organiser told."""
