"""The door in words and numbers: who is counted, whether it is open, and which phones came at once."""

from flask_babel import lazy_gettext as _

from app.part import Shown
from app.parts.door.barred import says, title
from app.parts.door.console import above, counted, crowds, shut
from app.parts.door.newcomers import held_up, waiting

REFUSALS = {
    "door_shut": _(
        "De deur is nu dicht voor nieuwe telefoons. Hoor je erbij? Vraag het de gespreksleider, en laat deze code "
        "zien: %(mark)s."
    ),
    "hall_full": _(
        "Alle plekken in de zaal zijn bezet. Geteld aan de deur: %(heads)s. Hoor je erbij? Vraag het de "
        "gespreksleider, en laat deze code zien: %(mark)s."
    ),
    "too_many_newcomers": _(
        "Er komen nu heel veel telefoons tegelijk binnen. Wacht %(seconds)s en druk dan nog een keer. Lukt het niet? "
        "Laat de gespreksleider deze code zien: %(mark)s."
    ),
    "batch_moved": _("Deze groep is intussen veranderd. Kijk opnieuw wie erbij hoort. Er is niemand weggehaald."),
    "mark_unreadable": _("Dit is geen code van een telefoon bij de deur. Zo’n code heeft vijf tekens, zoals K7XM2."),
}

DONE = {
    "door.shut": _("De deur dichtgedaan"),
    "door.open": _("De deur opengedaan"),
    "door.heads": _("De hoofden geteld"),
    "door.admit": _("Een telefoon binnengelaten"),
    "seats.remove": _("Stoelen weggehaald"),
}

SHOWN = Shown(
    name="door", done=DONE, refusals=REFUSALS, asks=(above, counted, crowds, shut, held_up, says, title, waiting)
)
