"""Turns to speak, as everybody sees them: who speaks, who is next, and which tables were not heard yet."""

from collections.abc import Mapping

from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _

from app.faces import slices
from app.part import Shown
from app.parts.turns.lines import ahead, asked_here, chaired, length, now, offered, owner, seen, table_of, unheard
from app.parts.turns.record import SECTIONS
from app.wording import ByHand
from facilitation.events import Event
from facilitation.parts.turns.events import TurnRequested, TurnWithdrawn

BY_HAND: Mapping[type[Event], ByHand] = {
    TurnRequested: ByHand(
        lambda n: ngettext("%(num)s keer het woord gevraagd", "%(num)s keer het woord gevraagd", n),
        lambda event, who: gettext("%(who)s vroeg het woord voor jou.", who=who),
    ),
    TurnWithdrawn: ByHand(
        lambda n: ngettext("%(num)s keer uit de rij gehaald", "%(num)s keer uit de rij gehaald", n),
        lambda event, who: gettext("%(who)s haalde jou uit de rij van sprekers.", who=who),
    ),
}

SHOWN = Shown(
    name="turns",
    refusals={
        "turns_shut": _("De sprekerslijst is dicht. Wie er al op staat, komt nog aan het woord."),
        "nobody_waits": _("Er vraagt nu niemand het woord."),
        "not_the_chair": _("Alleen wie tafelvoorzitter is, geeft aan deze tafel het woord."),
        "not_your_turn": _("Je bent nu niet aan het woord."),
    },
    done={
        "speak.request": _("Het woord gevraagd voor iemand"),
        "speak.withdraw": _("Iemand uit de rij van sprekers gehaald"),
        "speak.give": _("Iemand het woord gegeven"),
        "speak.end": _("Een beurt afgerond"),
        "speak.set": _("De sprekerslijst anders ingesteld"),
    },
    asks=(now, ahead, offered, unheard, length, owner, table_of, asked_here),
    on_wall=lambda view: now(view) is not None,
    mine=True,
    page=True,
    beside=("phone", "livecast", "console"),
    aside=("phone", "livecast"),
    at_table=("phone", "livecast"),
    reads={
        "phone": (seen,),
        "livecast": (seen,),
        "table": (seen, chaired),
        "console": (seen, unheard, slices.everybody),
        "screen": (seen, unheard),
    },
    sections=SECTIONS,
    by_hand=BY_HAND,
)
