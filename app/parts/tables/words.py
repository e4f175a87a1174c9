"""The sentences of tables: refusals, and what somebody at a console did."""

from collections.abc import Mapping

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

REFUSALS: Mapping[str, LazyString] = {
    "task_taken": _("Iemand anders aan jullie tafel doet dit al."),
    "no_table": _("Kies eerst een tafel. Je zit nog aan geen tafel."),
}

DONE: Mapping[str, LazyString] = {
    "table.call": _("Begeleiding geroepen voor een tafel"),
    "table.answer": _("Iemand naar een tafel gestuurd"),
    "table.task": _("Gezegd wie wat doet aan een tafel"),
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

TASKS: Mapping[str, LazyString] = {
    "chair": _("tafelvoorzitter"),
    "scribe": _("schrijver"),
    "language": _("taalhulp"),
}
"""What somebody does for their table."""


def inside(place: str) -> str:
    """A place as it stands inside a sentence: a table that only has its number does not begin with a capital."""
    return place[:1].lower() + place[1:] if place.startswith(gettext("Tafel")) else place
