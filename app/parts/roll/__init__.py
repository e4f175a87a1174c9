"""The desk at the door in words: who is in, the list, and what cannot be done with it."""

from flask_babel import lazy_gettext as _

from app.part import Shown
from app.parts.roll.desk import counted, rows, with_rows
from facilitation.parts.roll.acts import GiveRoll

SHOWN = Shown(
    name="roll",
    page=True,
    refusals={
        "door_link_needed": _("Hiervoor heb je de link van de deur nodig. Vraag het de gespreksleider."),
        "already_ticked": _(
            "Deze persoon is al binnen: afgevinkt op %(moment)s. Er is één keer geteld. Gaf je al een envelop? "
            "Vraag die dan terug."
        ),
        "unknown_row": _("Deze persoon staat niet meer op de lijst. Er is niets geteld. Tel met +1 bewoner."),
        "nobody_inside": _("Er is niemand binnen die je eraf kunt halen. Er is niets veranderd."),
        "roll_unreadable": _(
            "We vinden geen namen op deze lijst. Zet op elke regel één naam, en daarachter het adres."
        ),
        "roll_too_long": _("Er staan %(rows)s namen op deze lijst. Er passen er %(limit)s op."),
    },
    done={
        "head.add": _("Aan de deur iemand geteld"),
        "head.remove": _("Aan de deur iemand eraf gehaald"),
        "roll.tick": _("Iemand afgevinkt"),
        "roll.untick": _("Een vinkje weggehaald"),
        "roll.give": _("De lijst voor de deur veranderd"),
    },
    asks=(counted, rows),
    draws={GiveRoll: with_rows},
)
