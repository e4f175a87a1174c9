"""Checks of the evening itself: what it is called, its pot, its day and its agenda."""

from collections.abc import Iterator

from flask_babel import gettext as _

from app.desk.checks.found import MISSING, RISK, Found
from app.desk.evening import Evening
from app.parts.hall.plan import plan
from app.parts.stream import picture
from facilitation.parts.delay.acts import LONGEST
from facilitation.parts.hall.address import require_secure
from facilitation.parts.hall.state import MOST_COLUMNS
from facilitation.parts.stream import readable
from facilitation.refusals import Malformed

LARGEST_POT = 10**12


def no_title(evening: Evening) -> Iterator[Found]:
    """An evening without a name cannot be found back."""
    if not evening.text("title"):
        why = _("De titel staat op het scherm, op de telefoons en boven het besluit.")
        yield Found(MISSING, _("De avond heeft nog geen titel."), why, _("Geef de avond een titel"), "avond", "title")


def no_pot(evening: Evening) -> Iterator[Found]:
    """Without an amount there is nothing to divide."""
    cents = evening.cents("pot")
    why = _("Zonder bedrag valt er niets te verdelen.")
    if not evening.text("pot"):
        yield Found(MISSING, _("Er staat nog geen pot."), why, _("Vul de pot in"), "avond", "pot")
    elif cents is None or not 0 < cents <= LARGEST_POT:
        says = _("De pot ‘%(text)s’ kunnen we niet lezen.", text=evening.text("pot"))
        yield Found(MISSING, says, _("Schrijf een bedrag in euro’s, zoals 84.000."), _("Vul de pot in"), "avond", "pot")


def odd_plan(evening: Evening) -> Iterator[Found]:
    """A plan of the hall with a word that is no table, or a table that stands in it twice."""
    wrong = plan(evening.text("hall"), evening.whole("tables") or 0).wrong
    if wrong:
        says = _("De plattegrond klopt niet bij: %(words)s.", words=", ".join(wrong[:5]))
        why = _(
            "Elke tafel staat er hoogstens één keer op, met haar nummer. Een rij heeft plaats voor hoogstens "
            "%(most)s tafels.",
            most=MOST_COLUMNS,
        )
        yield Found(RISK, says, why, _("Verbeter de plattegrond"), "tafels", "hall")


def unsafe_call(evening: Evening) -> Iterator[Found]:
    """An address of a video call that nobody should press."""
    try:
        require_secure(evening.text("call") or "https://example.org")
    except Malformed:
        says = _("Het adres van het videogesprek kunnen we niet gebruiken.")
        why = _("Het begint met https:// en heeft geen spaties.")
        yield Found(MISSING, says, why, _("Verbeter het adres"), "tafels", "call")


def odd_stream(evening: Evening) -> Iterator[Found]:
    """A picture for home that no page may name, or one of which viewers only get a link."""
    mend = _("Verbeter de livecast")
    for name in ("stream", "stream_sign"):
        address = evening.text(name)
        if address and not readable(address):
            says = _("Het adres van het beeld voor thuis kunnen we niet lezen.")
            why = _("Het begint met https:// en heeft geen wachtwoord.")
            yield Found(MISSING, says, why, mend, "tafels", name)
        elif (shown := picture(address)) and shown.how == "link":
            says = _("Kijkers thuis krijgen een link naar %(host)s.", host=shown.host)
            why = _("Deze site staat niet op de lijst van deze computer. Het beeld staat dan niet in de pagina.")
            yield Found(RISK, says, why, mend, "tafels", name)


def odd_delay(evening: Evening) -> Iterator[Found]:
    """A delay of the picture at home that is no number, or more than can be agreed."""
    seconds = evening.whole("stream_delay")
    if evening.text("stream_delay") and (seconds is None or seconds > LONGEST):
        says = _("Hoeveel het beeld thuis achterloopt, kunnen we niet lezen.")
        why = _("Een heel getal van 0 tot en met %(most)s.", most=LONGEST)
        yield Found(MISSING, says, why, _("Verbeter de livecast"), "tafels", "stream_delay")


def no_date(evening: Evening) -> Iterator[Found]:
    """Posters and the script need a day and a time."""
    if evening.starts is None:
        says = _("Er staat nog niet wanneer de avond begint.")
        why = _("De tijden in de agenda en op papier komen hiervandaan.")
        yield Found(RISK, says, why, _("Vul dag en tijd in"), "avond", "date")


def nobody_chosen(evening: Evening) -> Iterator[Found]:
    """Where nobody chose who may decide, whoever is on the network takes a seat that decides, or ten."""
    if not evening.text("decides"):
        says = _("Er is nog niet gekozen wie er mag beslissen.")
        why = _("Nu beslist iedereen mee die een stoel pakt, ook wie er niet bij hoort of er twee pakt.")
        yield Found(RISK, says, why, _("Kies wie er mag beslissen"), "stemmen", "decides")
