"""What was agreed beforehand: who decides, and when it is a decision."""

from datetime import UTC, date, datetime

from flask_babel import lazy_gettext as _

from app.faces.view import View
from app.languages import AMSTERDAM
from app.part import Shown
from app.parts.terms.record import SECTIONS
from app.parts.terms.words import MANDATES, RULES
from facilitation.parts.terms import terms

REFUSALS = {
    "mandate_fixed": _("Het mandaat staat vast: de avond is begonnen."),
    "rule_fixed": _("De afspraak over het besluit staat vast: de kaders zijn bevestigd."),
}


def usual_due(view: View) -> date:
    """The date of a condition that names none, in Amsterdam."""
    return terms(view.meeting).usual_due((view.now or datetime.now(UTC)).astimezone(AMSTERDAM).date())


DONE = {
    "mandate.set": _("De afspraak over het besluit veranderd"),
    "rule.set": _("De regel van het besluit veranderd"),
}

SHOWN = Shown(
    name="terms",
    done=DONE,
    sections=SECTIONS,
    refusals=REFUSALS,
    asks=(usual_due,),
    words={"RULES": RULES, "MANDATES": MANDATES},
)
