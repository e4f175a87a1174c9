"""The room's one package: its lines, its versions, and how a form holds what is agreed about a plan."""

from typing import Any

from flask_babel import lazy_gettext as _
from werkzeug.datastructures import MultiDict

from app.part import Shown
from app.parts.package.lines import (
    at_hand,
    changes,
    departures,
    divided,
    division,
    fixed,
    ghost,
    lines,
    ordered,
    pieces,
    proposal,
    proposed,
    untouched,
    version,
)
from app.parts.package.record import SECTIONS
from app.parts.package.rows import rows
from app.parts.package.words import CONDITIONS, OUTCOMES
from facilitation.parts.package.acts import SetAward

REFUSALS = {
    "amount_not_allowed": _("Dit bedrag kan niet voor ‘%(title)s’. Kies 0, of tussen %(least_euro)s en %(ask_euro)s."),
    "over_pot": _("Dit is meer dan het budget: %(over_euro)s te veel."),
    "award_repeats": _("Een plan staat twee keer in de verdeling."),
    "reserve_repeats": _("Twee plannen staan op dezelfde plek van de reservelijst."),
    "departure_needs_reason": _("‘%(title)s’ krijgt een ander bedrag dan de uitslag gaf. Schrijf op waarom."),
    "ranking_unrevealed": _("Laat eerst de uitslag van Rangschikken zien."),
}
COLUMNS = ("kind", "owner", "due", "checker")


def conditions(form: MultiDict[str, str]) -> dict[str, Any]:
    """One condition per text; what else is known of the n-th stands in the n-th `condition_kind`, `_owner` and so on.

    Without the field itself the conditions stay as they are.
    """
    if "conditions" not in form:
        return {}
    columns = {name: form.getlist(f"condition_{name}") for name in COLUMNS}
    rows = enumerate(form.getlist("conditions"))
    found = [{"text": text} | {k: v[n] for k, v in columns.items() if n < len(v) and v[n]} for n, text in rows if text]
    return {"conditions": found}


DONE = {
    "award.set": _("Een bedrag in de verdeling veranderd"),
    "decision.propose": _("De verdeling veranderd"),
}

SHOWN = Shown(
    name="package",
    done=DONE,
    sections=SECTIONS,
    refusals=REFUSALS,
    asks=(
        division,
        divided,
        version,
        untouched,
        changes,
        departures,
        proposal,
        proposed,
        fixed,
        ordered,
        lines,
        rows,
        pieces,
        at_hand,
        ghost,
    ),
    words={"OUTCOMES": OUTCOMES, "CONDITIONS": CONDITIONS},
    forms={SetAward: conditions},
)
