"""Who sits at the table, in words and numbers, and for whom the console acts."""

from flask_babel import lazy_gettext as _

from app.part import Shown
from app.parts.seating.behalf import acted_for, handed_in, may_act_for
from app.parts.seating.by_hand import BY_HAND
from app.parts.seating.missing import answered_so_far, not_answered, not_yet, voted_so_far
from app.parts.seating.people import by_table, channel_count, doubles, everybody, name, people, who

REFUSALS = {
    "seat_needed": _("Schuif eerst aan. Dan kun je meedoen."),
    "seat_unchosen": _("Kies eerst voor welke stoel je dit doet."),
    "not_your_seat": _("Je kunt alleen voor je eigen stoel iets doen."),
    "not_your_table": _("Dit kan alleen voor stoelen aan je eigen tafel."),
    "help_not_asked": _(
        "Deze stoel heeft een eigen telefoon. Je kunt pas iets doen voor deze stoel als daar om hulp is gevraagd."
    ),
    "phone_sits_down": _("Wie een telefoon heeft, schuift zelf aan. Hier zet je alleen stoelen zonder telefoon erbij."),
    "channel_not_yours": _("Alleen de gespreksleider voegt een stoel op papier of met hulp toe."),
    "unknown_seat": _("Deze stoel kennen we niet."),
    "unknown_table": _("Deze tafel is er niet."),
    "ballot_out_of_reach": _(
        "Deze stoel heeft al gestemd, en de computer is daarna opnieuw gestart: niemand weet nog welk stembiljet het "
        "is. Laat de stemming over doen, of haal de stoel weg na het sluiten."
    ),
    "cookies_needed": _(
        "Deze browser bewaart geen cookies. Zonder cookies kun je geen stoel houden. Open dit adres in je gewone "
        "browser, zoals Safari, Chrome of Firefox: %(address)s"
    ),
    "seat_taken": _("Deze stoel is al bezet."),
}

DONE = {
    "seat.add": _("Een stoel erbij gezet"),
    "seat.move": _("Een stoel naar een andere tafel gebracht"),
    "seat.remove": _("Een stoel weggehaald"),
}

SHOWN = Shown(
    name="seating",
    done=DONE,
    refusals=REFUSALS,
    by_hand=BY_HAND,
    says={"voted_so_far": voted_so_far, "answered_so_far": answered_so_far},
    asks=(
        name,
        who,
        people,
        everybody,
        by_table,
        doubles,
        channel_count,
        acted_for,
        handed_in,
        may_act_for,
        not_yet,
        not_answered,
    ),
)
