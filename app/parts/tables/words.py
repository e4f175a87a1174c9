"""The sentences of tables: refusals, and what somebody at a console did."""

from collections.abc import Mapping

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

REFUSALS: Mapping[str, LazyString] = {
    "no_table": _("Kies eerst een tafel. Je zit nog aan geen tafel."),
}

DONE: Mapping[str, LazyString] = {
    "table.call": _("Begeleiding geroepen voor een tafel"),
    "table.answer": _("Iemand naar een tafel gestuurd"),
    "table.settle": _("Een tafel geholpen"),
}

STATES: Mapping[str, LazyString] = {
    "done": _("klaar"),
    "busy": _("bezig"),
    "help": _("hulp"),
    "silent": _("stil"),
    "empty": _("leeg"),
}
"""What a table of the hall is, in a word."""


def inside(place: str) -> str:
    """A place as it stands inside a sentence: a table that only has its number does not begin with a capital."""
    return place[:1].lower() + place[1:] if place.startswith(gettext("Tafel")) else place
