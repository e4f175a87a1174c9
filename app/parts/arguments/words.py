"""What kinds of arguments are called."""

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

SIDES: dict[str, LazyString] = {
    "for": _("Voor"),
    "against": _("Tegen"),
    "question": _("Vraag"),
    "improvement": _("Verbetering"),
}

REASONS: tuple[LazyString, ...] = (
    _("Dit gaat over een persoon."),
    _("Dit kwetst iemand."),
    _("Dit hoort niet bij dit plan."),
    _("Dit staat er al."),
)
"""Why something was hidden, ready to be pressed."""

SLIP = _("Het was een vergissing: het mag er staan.")
"""What an author reads whose words were put back."""

BECAME: dict[str, LazyString] = {
    "answered": _("beantwoord"),
    "later": _("komt later"),
    "done": _("afgevinkt"),
}
"""What became of a question."""
