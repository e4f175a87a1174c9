"""What is done with chips by somebody else's hand, in words."""

from collections.abc import Mapping

from flask_babel import gettext, ngettext

from app.part import ByHand
from facilitation.events import Event
from facilitation.parts.chips.events import ChipsAgreed, ChipsPlaced

BY_HAND: Mapping[type[Event], ByHand] = {
    ChipsPlaced: ByHand(
        lambda n: ngettext("%(num)s keer fiches gelegd", "%(num)s keer fiches gelegd", n),
        lambda event, who: gettext("%(who)s legde jouw fiches.", who=who),
    ),
    ChipsAgreed: ByHand(
        lambda n: ngettext("%(num)s keer eens gezegd over fiches", "%(num)s keer eens gezegd over fiches", n),
        lambda event, who: (
            gettext("%(who)s zei voor jou dat je het eens bent met de tafel.", who=who)
            if event.on
            else gettext("%(who)s zei voor jou dat je het niet meer eens bent met de tafel.", who=who)
        ),
    ),
}
