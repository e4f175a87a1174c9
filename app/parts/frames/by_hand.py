"""What is said about clauses by somebody else's hand, in words."""

from collections.abc import Mapping

from flask_babel import gettext, ngettext

from app.wording import ByHand
from facilitation.events import Event
from facilitation.parts.frames.events import ClauseProposed, WordingAnswered

BY_HAND: Mapping[type[Event], ByHand] = {
    ClauseProposed: ByHand(
        lambda n: ngettext("%(num)s afspraak voorgesteld", "%(num)s afspraken voorgesteld", n),
        lambda event, who: gettext("%(who)s stelde voor jou een afspraak voor.", who=who),
    ),
    WordingAnswered: ByHand(
        lambda n: ngettext("%(num)s keer eens of niet eens gezegd", "%(num)s keer eens of niet eens gezegd", n),
        lambda event, who: gettext("%(who)s zei voor jou of je het eens bent met een afspraak.", who=who),
    ),
}
