"""The words about a committee: what somebody did for a member, where plans stand, numbers as people read them."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from babel.numbers import format_decimal
from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.languages import locale
from app.wording import ByHand
from facilitation.events import Event
from facilitation.parts.committee.events import InterestTold, ScoreGiven

BY_HAND: Mapping[type[Event], ByHand] = {
    ScoreGiven: ByHand(
        lambda n: ngettext("%(num)s plan beoordeeld", "%(num)s plannen beoordeeld", n),
        lambda event, who: gettext("%(who)s gaf voor jou cijfers aan een plan.", who=who),
    ),
    InterestTold: ByHand(
        lambda n: ngettext("%(num)s keer een belang gemeld", "%(num)s keer een belang gemeld", n),
        lambda event, who: gettext("%(who)s zei voor jou of je meebeslist over een plan.", who=who),
    ),
}
LISTS: Mapping[str, LazyString] = {
    "chosen": _("gekozen"),
    "reserve": _("op de reservelijst"),
    "others": _("niet gekozen"),
}


def mark(value: Fraction | None) -> str:
    """A mean with two decimals, half up, worked out in whole numbers; a dash where nobody scored."""
    if value is None:
        return "–"
    hundredths = (200 * value.numerator + value.denominator) // (2 * value.denominator)
    return str(format_decimal(Decimal(hundredths) / 100, format="0.00", locale=locale()))


def abstaining(members: int) -> str:
    """How many members do not decide about a plan; empty where all do."""
    if not members:
        return ""
    return ngettext("%(num)s lid beslist niet mee", "%(num)s leden beslissen niet mee", members)
