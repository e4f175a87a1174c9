"""What was agreed beforehand: who decides, and when it is a decision."""

from datetime import UTC, date, datetime

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.faces.view import View
from app.languages import AMSTERDAM
from app.part import Shown
from facilitation.parts.terms import terms

RULES: dict[str, LazyString] = {
    "": _("de gespreksleider legt vast wat de zaal zegt"),
    "consent": _("niemand heeft een bezwaar dat blijft staan"),
    "majority": _("de meerderheid kan ermee leven"),
    "four_fifths": _("vier van de vijf mensen kunnen ermee leven, de minderheid staat in het verslag"),
    "resistance": _("er is minder weerstand tegen dan tegen niets doen"),
}
MANDATES: dict[str, LazyString] = {
    "beslissend": _("De zaal beslist"),
    "adviserend": _("De zaal geeft advies"),
}
REFUSALS = {
    "mandate_fixed": _("Het mandaat staat vast: de avond is begonnen."),
    "rule_fixed": _("De afspraak over het besluit staat vast: de kaders zijn bevestigd."),
}


def usual_due(view: View) -> date:
    """The date of a condition that names none, in Amsterdam."""
    return terms(view.meeting).usual_due((view.now or datetime.now(UTC)).astimezone(AMSTERDAM).date())


SHOWN = Shown(name="terms", refusals=REFUSALS, asks=(usual_due,), words={"RULES": RULES, "MANDATES": MANDATES})
