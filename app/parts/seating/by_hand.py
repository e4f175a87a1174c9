"""What is done with a seat by somebody else's hand, in words."""

from collections.abc import Mapping

from flask_babel import gettext, ngettext

from app.wording import ByHand
from facilitation.events import Event
from facilitation.parts.seating import SeatMoved, SeatTaken

BY_HAND: Mapping[type[Event], ByHand] = {
    SeatTaken: ByHand(
        lambda n: ngettext("%(num)s stoel neergezet", "%(num)s stoelen neergezet", n),
        lambda event, who: gettext("%(who)s zette jouw stoel erbij.", who=who),
    ),
    SeatMoved: ByHand(
        lambda n: ngettext("%(num)s keer van tafel gewisseld", "%(num)s keer van tafel gewisseld", n),
        lambda event, who: gettext("%(who)s zette jou aan een andere tafel.", who=who),
    ),
}
