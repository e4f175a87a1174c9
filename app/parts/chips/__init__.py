"""Chips, as everybody sees them: what lies on one's own table, how far all tables are, and what they gave together."""

from typing import Any

from flask_babel import lazy_gettext as _
from werkzeug.datastructures import MultiDict

from app.faces import slices
from app.faces.view import View
from app.forms.fields import by_plan
from app.part import Shown
from app.parts.chips.board import board, hall, offered, own, rules
from app.parts.chips.desk import AGREED
from app.parts.chips.outcome import beside, outcome, people_in, visible
from app.parts.chips.record import SECTIONS, proposed_by
from app.parts.chips.words import BY_HAND, agreed_rules, chips_so_far, whole, wrong
from app.wording import Proposed
from facilitation.parts.chips.acts import PlaceChips

REFUSALS = {
    "unknown_thing": _("‘%(thing)s’ is er niet. Kies een thema van de lijst."),
    "chips_over": _("Zoveel fiches zijn er niet: %(over)s te veel."),
    "chips_each": _("Eén persoon legt hier hoogstens %(most)s fiches."),
    "chips_none_there": _("Daar liggen niet zoveel fiches van jou. Het zijn er %(have)s."),
    "chips_left": _("Er zijn nog %(left)s fiches over. Leg ze allemaal op tafel."),
    "chips_spread": _("Leg fiches op minstens %(least)s plekken."),
    "chips_step": _("Op ‘%(thing)s’ past dit aantal niet. Leg er %(step)s, of een veelvoud daarvan."),
    "chips_least": _("Op ‘%(thing)s’ liggen er te weinig. Leg er minstens %(least)s, of geen."),
    "chips_behind": _("Achter ‘%(thing)s’ staan te weinig mensen. Er zijn er minstens %(least)s nodig."),
    "chips_themes": _("Geen plan heeft een thema. Daarom kunnen er geen fiches op thema’s liggen."),
}
DONE = {
    "chips.place": _("Fiches gelegd voor iemand"),
    "chips.move": _("Een fiche verlegd voor iemand"),
    "chips.agree": _("Eens of niet eens, voor iemand"),
    "chips.void": _("Het leggen van fiches heropend"),
}


def laid(form: MultiDict[str, str]) -> dict[str, Any]:
    """The chips as a form holds them: a number per thing, such as `amounts.P1`; none where it names none."""
    return {"amounts": dict(by_plan(form, "amounts"))}


def table_seen(view: View) -> object:
    """What lies on the table of a scope, and who agrees."""
    return board(view, view.table)


def tables_seen(view: View) -> tuple[object, ...]:
    """How far the tables are, and what may be seen of what they gave."""
    return (
        slices.about(view),
        slices.where(view),
        tuple(hall(view)),
        tuple(outcome(view)),
        beside(view),
        view.wall.light,
    )


SHOWN = Shown(
    name="chips",
    title=_("Fiches"),
    agreed=AGREED,
    proposed=Proposed(
        by=proposed_by,
        name=_("fiches"),
        like=_("zoals de tafels gaven"),
        begins=_("Wat de tafels gaven, is het begin."),
        departs=_("Dit wijkt af van wat de tafels gaven. Schrijf op waarom."),
        reason=_("Nodig als het afwijkt van wat de tafels gaven. Komt in het besluit."),
        reasons=_("Schrijf eerst op waarom dit afwijkt van wat de tafels gaven: %(plans)s"),
        gave=_("De tafels gaven samen %(amount)s."),
    ),
    plainly={
        "waiting": _("Straks leggen jullie fiches. Je hoeft nog niets te doen."),
        "open": _("Leg samen aan tafel fiches op wat jullie goed vinden."),
        "closed": _("De fiches liggen vast. Kijk naar het scherm."),
        "revealed": _("Dit gaven alle tafels samen. Praat mee."),
    },
    refusals=REFUSALS,
    done=DONE,
    says={
        "chips_so_far": chips_so_far,
        "chips_end": _("Daarna kan niemand meer een fiche verleggen."),
        "close_chips": _("Sluit de fiches"),
        "yes_close_chips": _("Ja, sluit de fiches"),
    },
    asks=(board, own, hall, offered, rules, agreed_rules, wrong, whole, outcome, visible, people_in, beside),
    mine=True,
    at_table=("phone", "livecast", "table"),
    reads={
        "table": (slices.about, table_seen),
        "phone": (slices.about, slices.where, tables_seen, slices.program),
        "livecast": (slices.about, slices.where, tables_seen, slices.program),
        "screen": (tables_seen, slices.program),
        "console": (slices.work,),
    },
    sections=SECTIONS,
    forms={PlaceChips: laid},
    by_hand=BY_HAND,
)
