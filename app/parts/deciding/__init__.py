"""Who may decide, in words: what a phone and the console are told, and why somebody may not."""

from flask_babel import lazy_gettext as _

from app.faces.view import View
from app.part import Shown
from app.parts.deciding.console import doubles, phoneless, seen, tables, told
from facilitation.parts.door.asked import mark_of
from facilitation.state.deciding import BY_CODE, Entitled, entitled


def agreed(view: View) -> Entitled:
    """What was agreed about who may decide, and who does by now."""
    return entitled(view.meeting)


def by_code(view: View) -> bool:
    """Whether people decide by a code."""
    return entitled(view.meeting).mode in BY_CODE


def sign(view: View) -> str:
    """What a phone shows whose code another seat has: it names its seat to people."""
    return mark_of((view.me or {}).get("seat") or "")


REFUSALS = {
    "code_first": _("Beslissen kan hier met een code. Heb je er een? Vul hem in op je telefoon. Meepraten kan altijd."),
    "count_first": _("Beslissen kan zodra iemand aan je tafel je heeft meegeteld. Vraag het aan je tafel."),
    "only_looks": _("Meepraten kan hier met een code. Een vraag stellen en meekijken kan altijd."),
    "no_codes": _("In deze bijeenkomst werken we niet met codes."),
    "no_counting": _("In deze bijeenkomst telt niemand per tafel wie er beslist."),
    "code_length": _("Een code heeft twaalf tekens. Dit zijn er %(signs)s. Kijk nog een keer op het briefje."),
    "code_mistyped": _("Deze code klopt niet: er staat een tikfout in. Kijk nog een keer op het briefje."),
    "code_unknown": _("Deze code kennen we niet in deze bijeenkomst. Vraag aan de balie om hulp."),
    "code_void": _("Deze code is ingetrokken. Vraag aan de balie om een nieuwe."),
    "code_on_paper": _("Met deze code is op papier gestemd. Dan kan het niet ook op een telefoon, of nog een keer."),
    "code_in_use": _("Deze code is al gebruikt. Er is niets veranderd."),
    "code_elsewhere": _(
        "Een ander toestel heeft deze code. Is dat van jou? Laat de gespreksleider dit zien: %(mark)s. Tot die tijd "
        "kijk en praat je mee."
    ),
    "code_twice": _("Een code staat hier twee keer. Elk biljet heeft een eigen code."),
    "codes_moved": _("Intussen is een van deze codes gebruikt. Er is niets ingetrokken. Kijk opnieuw."),
    "codes_number": _("Kies hoeveel codes je wilt: van 1 tot en met %(most)s."),
    "no_batch": _("Er is geen stapel %(batch)s."),
    "nothing_to_void": _("Van deze stapel is geen code meer over die je kunt intrekken."),
    "decides_already": _("Deze stoel beslist al mee. De code is niet gebruikt; die kan nog naar iemand anders."),
    "no_double": _("Deze stoel wacht niet meer op een antwoord over een code."),
    "heads_below": _("Aan deze tafel beslissen er al %(deciding)s. Haal eerst iemand weg die niet meetelt."),
    "table_counted_full": _("Aan deze tafel is %(heads)s geteld, en zoveel mensen beslissen er al. Tel eerst opnieuw."),
}

SHOWN = Shown(
    name="deciding",
    refusals=REFUSALS,
    done={
        "codes.issue": _("Codes gemaakt"),
        "codes.void": _("Codes ingetrokken"),
        "code.enter": _("Een code ingevuld"),
        "double.settle": _("Gezegd van wie een code is"),
        "codes.paper": _("Codes van biljetten op papier ingevuld"),
        "table.heads": _("Geteld wie er aan tafel beslist"),
        "seat.admit": _("Gezegd wie er aan tafel beslist"),
    },
    asks=(agreed, by_code, sign, told, doubles, tables, phoneless),
    mine=True,
    page=True,
    beside=("console",),
    aside=("console",),
    reads={"console": (seen,)},
)
