"""What the steps and conditions that follow a decision are called, and the states that they can be in."""

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.parts.package.words import CONDITIONS
from app.record.follow_up.ladder import ACCOUNT, QUESTION

AGREED: dict[str, LazyString] = {**CONDITIONS, ACCOUNT: _("Verantwoording"), QUESTION: _("Vraag")}
"""What was agreed about a plan, by its kind."""

LADDER: dict[str, LazyString] = {
    "neighbourhood": _("Besluit van de buurt"),
    "district": _("Besluit van het stadsdeel"),
    "payment": _("Betaling"),
    "execution": _("Uitvoering"),
    "accounting": _("Verantwoording"),
}

STATES: dict[str, LazyString] = {
    "open": _("gepland"),
    "running": _("loopt"),
    "done": _("klaar"),
    "deviates": _("wijkt af"),
}


def subject(item: Any) -> str:
    """What a step or a condition is called: its own words where it has any."""
    condition = item.condition
    if not condition:
        return str(LADDER[item.subject])
    return f"{AGREED[condition['kind']]}: {condition['text'] or gettext('(tekst verwijderd)')}"
