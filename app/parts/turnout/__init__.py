"""The turnout as everybody reads it: one table at the console and in the record, and what has to be explained."""

from typing import Any

from flask_babel import lazy_gettext as _
from flask_babel import ngettext

from app.faces.view import View
from app.part import Shown
from app.parts.turnout.record import SECTIONS, channels, inside, looked_at, needed, rows, wrong
from app.parts.turnout.seen import voted, votes


def _open(view: View, n: int) -> str:
    """How much does not add up."""
    return ngettext(
        "De opkomst klopt op %(num)s plek niet. Schrijf eerst op waarom.",
        "De opkomst klopt op %(num)s plekken niet. Schrijf eerst op waarom.",
        n,
    )


REFUSALS: dict[str, Any] = {
    "turnout_seats": _(
        "Dit klopt niet. Stoelen in de zaal die meebeslissen: %(found)s. Getelde bewoners: %(limit)s. Schrijf bij "
        "Opkomst op waarom. Daarna kun je sluiten."
    ),
    "turnout_ballots": _(
        "Dit klopt niet. Biljetten uit de zaal bij een stemming: %(found)s. Getelde bewoners: %(limit)s. Schrijf bij "
        "Opkomst op waarom. Daarna kun je sluiten."
    ),
    "turnout_more": _(
        "Dit klopt niet. Biljetten bij een stemming: %(found)s. Konden stemmen: %(limit)s. Schrijf bij Opkomst op "
        "waarom. Daarna kun je sluiten."
    ),
    "turnout_few": _(
        "Bij een stemming zijn er weinig biljetten: %(found)s. Konden stemmen: %(limit)s. Schrijf bij Opkomst op "
        "waarom. Daarna kun je sluiten."
    ),
    "turnout_fits": _("Hier valt niets uit te leggen: deze getallen kloppen intussen. Er is niets veranderd."),
}

SHOWN = Shown(
    name="turnout",
    refusals=REFUSALS,
    says={"explain_turnout": _("Schrijf op waarom"), "turnout_open": _open},
    done={"turnout.explain": _("De opkomst uitgelegd")},
    asks=(votes, voted, channels, inside, needed, rows, wrong),
    beside=("console",),
    aside=("console",),
    reads={"console": (looked_at,)},
    sections=SECTIONS,
)
