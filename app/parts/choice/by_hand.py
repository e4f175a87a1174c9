"""An answer to a choice by somebody else's hand, in words."""

from collections.abc import Mapping

from flask_babel import gettext, ngettext

from app.wording import ByHand
from facilitation.events import Event
from facilitation.parts.choice.events import ChoiceAnswered

BY_HAND: Mapping[type[Event], ByHand] = {
    ChoiceAnswered: ByHand(
        lambda n: ngettext(
            "%(num)s keer cijfers gegeven bij een keuze", "%(num)s keer cijfers gegeven bij een keuze", n
        ),
        lambda event, who: gettext("%(who)s gaf voor jou cijfers bij een keuze.", who=who),
    ),
}
