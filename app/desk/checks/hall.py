"""Checks of the hall: whether its plan names the tables that there are, and the address of a video call can be used."""

from collections.abc import Iterator

from flask_babel import gettext as _

from app.desk import hall
from app.desk.checks.found import MISSING, RISK, Found
from app.desk.evening import Evening
from facilitation.parts.hall.state import MOST_COLUMNS


def odd_plan(evening: Evening) -> Iterator[Found]:
    """A plan of the hall with a word that is no table, or a table that stands in it twice."""
    wrong = hall.plan(evening).wrong
    if wrong:
        says = _("De plattegrond klopt niet bij: %(words)s.", words=", ".join(wrong[:5]))
        why = _(
            "Elke tafel staat er hoogstens één keer op, met haar nummer. Op één rij passen %(most)s tafels.",
            most=MOST_COLUMNS,
        )
        yield Found(RISK, says, why, _("Verbeter de plattegrond"), "tafels", "hall")


def unsafe_call(evening: Evening) -> Iterator[Found]:
    """An address that nobody should press."""
    if hall.unsafe(evening):
        says = _("Het adres van het videogesprek kunnen we niet gebruiken.")
        why = _("Het begint met https:// en heeft geen spaties.")
        yield Found(MISSING, says, why, _("Verbeter het adres"), "tafels", "call")
