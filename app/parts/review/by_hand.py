"""A look back by somebody else's hand, in words."""

from collections.abc import Mapping

from flask_babel import gettext, ngettext

from app.wording import ByHand
from facilitation.events import Event
from facilitation.parts.review import ReviewGiven

BY_HAND: Mapping[type[Event], ByHand] = {
    ReviewGiven: ByHand(
        lambda n: ngettext("%(num)s terugblik ingevuld", "%(num)s terugblikken ingevuld", n),
        lambda event, who: gettext("%(who)s vulde voor jou de terugblik in.", who=who),
    ),
}
