"""Who may decide, in words: what a phone and the console are told, and why somebody may not."""

import msgspec
from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _

from app.faces.view import View
from app.languages import hours
from app.part import Shown
from app.parts.seating.behalf import acted_for
from app.parts.seating.people import name as name_of
from facilitation.parts.deciding.asked import counted, deciding_at, spent, waiting_at, without
from facilitation.parts.door.asked import mark_of
from facilitation.parts.seating import seats
from facilitation.parts.seating import tables as tables_of
from facilitation.state.deciding import BY_CODE, Entitled, entitled
from facilitation.state.seat import Seat, Table


class Person(msgspec.Struct, frozen=True):
    """Somebody at a table, and the sign that their phone shows while it waits."""

    id: str
    name: str
    sign: str


class Counted(msgspec.Struct, frozen=True):
    """A table and how many people were counted at it; who waits there, who decides there and who only looks along.

    `full` is that as many decide as were counted, of whom some may sit elsewhere by now.
    """

    id: str
    name: str
    heads: int
    says: str
    full: bool
    waiting: tuple[Person, ...]
    deciding: tuple[Person, ...]
    looking: tuple[Person, ...]


def tables(view: View) -> list[Counted]:
    """Every table of the hall."""
    return [_counted(view, table) for table in tables_of(view.meeting).values()]


def table_here(view: View) -> Counted | None:
    """The table of this scope; None where nobody counts at tables, and at a table that there is not."""
    found = tables_of(view.meeting).get(view.table)
    if found is None or entitled(view.meeting).mode != "table" or view.meeting.closed:
        return None
    return _counted(view, found)


def _counted(view: View, table: Table) -> Counted:
    heads, deciding = counted(view.meeting, table.id), len(deciding_at(view.meeting, table.id))
    says = gettext("geteld %(heads)s, beslissen mee %(deciding)s", heads=heads, deciding=deciding)
    here, waits = entitled(view.meeting).seats, {*waiting_at(view.meeting, table.id)}
    sitting = [seat.id for seat in seats(view.meeting).values() if seat.table == table.id]
    people = [_person(view, seat, number) for number, seat in enumerate(sitting, 1)]
    return Counted(
        table.id,
        table.name,
        heads,
        says,
        deciding >= heads,
        tuple(each for each in people if each.id in waits),
        tuple(each for each in people if each.id in here),
        tuple(each for each in people if each.id not in waits and each.id not in here),
    )


def _person(view: View, seat: str, number: int) -> Person:
    return Person(seat, name_of(view, seat) or gettext("Stoel %(n)s", n=number), mark_of(seat))


def seen_here(view: View) -> object:
    """All that a table shows of it."""
    return table_here(view)


def agreed(view: View) -> Entitled:
    """What was agreed about who may decide, and who does by now."""
    return entitled(view.meeting)


def poll(view: View) -> str:
    """What stands behind the name of a step in a meeting that binds nobody; empty elsewhere."""
    return gettext(" · Peiling") if entitled(view.meeting).mode == "open" else ""


def by_code(view: View) -> bool:
    """Whether people decide by a code."""
    return entitled(view.meeting).mode in BY_CODE


def sign(view: View) -> str:
    """What a phone shows whose code another seat has: it names its seat to people."""
    return mark_of((view.me or {}).get("seat") or "")


class Double(msgspec.Struct, frozen=True):
    """A phone by its sign that gave the code of another seat, and when that one was heard last."""

    seat: str
    sign: str
    heard: str


def told(view: View) -> str:
    """By what people decide, and how many do."""
    mode, speaking = entitled(view.meeting).mode, len(without(view.meeting))
    if mode == "open":
        return gettext("Dit is een peiling. Iedereen met een stoel doet mee, en wat de zaal zegt bindt niemand.")
    deciding = len(seats(view.meeting)) - speaking
    said = ngettext("%(num)s stoel beslist mee,", "%(num)s stoelen beslissen mee,", deciding)
    also = ngettext("%(num)s kijkt of praat mee.", "%(num)s kijken of praten mee.", speaking)
    used = ngettext("%(num)s code is gebruikt.", "%(num)s codes zijn gebruikt.", spent(view.meeting))
    return " ".join([said, also, *([used] if mode != "table" else [])])


def doubles(view: View) -> list[Double]:
    """The phones that wait until somebody says whose a code is, in the order in which they gave it."""
    return [
        Double(seat, mark_of(seat), _heard(view, holder)) for seat, holder in entitled(view.meeting).doubles.items()
    ]


def _heard(view: View, holder: str) -> str:
    """When something last happened of the seat that has the code."""
    at = view.room.arrivals.heard(holder)
    if holder not in seats(view.meeting):
        return gettext("De stoel met die code is weggehaald.")
    return gettext("Van dat andere toestel kwam het laatst iets om %(time)s.", time=hours(at)) if at else ""


def phoneless(view: View) -> list[Seat]:
    """The seats for which somebody else gives a code, that do not decide yet."""
    return [seat for seat in acted_for(view) if seat.id not in entitled(view.meeting).seats]


def seen(view: View) -> object:
    """All that the console shows of it: nothing where everybody decides."""
    here = entitled(view.meeting)
    if here.mode is None:
        return None
    names = view.room.names if here.mode == "table" else None
    waiting = tuple(doubles(view)) if here.doubles else ()
    return here, tuple(seats(view.meeting).values()), tables_of(view.meeting), names, waiting, view.meeting.closed


def seen_doubles(view: View) -> object:
    """All that the desk at the door shows of it."""
    return tuple(doubles(view)), view.meeting.closed


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
    "code_on_phone": _("Met deze code beslist al iemand op een telefoon. Leg dit biljet dicht apart: het telt niet."),
    "code_in_use": _("Deze code is al gebruikt. Er is niets veranderd."),
    "code_elsewhere": _(
        "Een ander toestel heeft deze code. Is dat van jou? Laat de gespreksleider dit zien: %(mark)s. Tot die tijd "
        "kijk en praat je mee."
    ),
    "code_twice": _("Een code staat hier twee keer. Elk biljet heeft een eigen code."),
    "codes_moved": _("Intussen is een van deze codes gebruikt of ingetrokken. Er is niets veranderd. Kijk opnieuw."),
    "codes_number": _("Kies hoeveel codes je wilt: van 1 tot en met %(most)s."),
    "no_batch": _("Er is geen stapel %(batch)s."),
    "nothing_to_void": _("Van deze stapel is geen code meer over die je kunt intrekken."),
    "decides_already": _("Deze stoel beslist al mee. De code is niet gebruikt; die kan nog naar iemand anders."),
    "no_double": _("Deze stoel wacht niet meer op een antwoord over een code."),
    "heads_below": _("Aan deze tafel beslissen er al %(deciding)s. Haal eerst iemand weg die niet meetelt."),
    "answers_open": _("Er wordt nu gestemd of geantwoord. Wacht tot dat klaar is, dan kan dit weer."),
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
        "table.head": _("Geteld wie er aan tafel beslist"),
        "seat.admit": _("Gezegd wie er aan tafel beslist"),
    },
    asks=(agreed, poll, by_code, sign, told, doubles, tables, table_here, phoneless),
    mine=True,
    page=True,
    beside=("console", "door"),
    aside=("console",),
    at_table=("table", "console"),
    reads={"console": (seen,), "table": (seen_here,), "door": (seen_doubles,)},
)
