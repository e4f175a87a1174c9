"""Checks of the evening itself: what it is called, its pot, its day and its agenda."""

from collections.abc import Iterator

from flask_babel import gettext as _

from app.desk.checks.found import MISSING, RISK, Found
from app.desk.evening import Evening

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


def no_date(evening: Evening) -> Iterator[Found]:
    """Posters and the script need a day and a time."""
    if evening.starts is None:
        says = _("Er staat nog niet wanneer de avond begint.")
        why = _("De tijden in de agenda en op papier komen hiervandaan.")
        yield Found(RISK, says, why, _("Vul dag en tijd in"), "avond", "date")
