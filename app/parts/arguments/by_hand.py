"""What is said about a plan by somebody else's hand, in words."""

from collections.abc import Mapping

from flask_babel import gettext, ngettext

from app.wording import ByHand
from facilitation.events import Event
from facilitation.parts.arguments.events import ArgumentPosted, ArgumentSupported, ArgumentUnsupported

BY_HAND: Mapping[type[Event], ByHand] = {
    ArgumentPosted: ByHand(
        lambda n: ngettext("%(num)s argument opgeschreven", "%(num)s argumenten opgeschreven", n),
        lambda event, who: gettext("%(who)s schreef voor jou een argument op.", who=who),
    ),
    ArgumentSupported: ByHand(
        lambda n: ngettext("%(num)s keer steun gegeven", "%(num)s keer steun gegeven", n),
        lambda event, who: gettext("%(who)s gaf voor jou steun aan een argument.", who=who),
    ),
    ArgumentUnsupported: ByHand(
        lambda n: ngettext("%(num)s keer steun teruggenomen", "%(num)s keer steun teruggenomen", n),
        lambda event, who: gettext("%(who)s nam voor jou steun aan een argument terug.", who=who),
    ),
}
