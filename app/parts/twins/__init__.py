"""Arguments that say the same, as everybody sees them: who is asked, who said yes, and both texts together."""

from collections.abc import Mapping

from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _

from app.faces import slices
from app.part import Shown
from app.parts.twins.told import (
    below,
    desk,
    for_whom,
    groups,
    known,
    like_mine,
    may_ask,
    number_suggested,
    own,
    shown_of,
    suggested,
    together,
)
from app.wording import ByHand
from facilitation.events import Event
from facilitation.parts.twins.events import PairingAnswered

BY_HAND: Mapping[type[Event], ByHand] = {
    PairingAnswered: ByHand(
        lambda n: ngettext("%(num)s keer ja of nee bij samenzetten", "%(num)s keer ja of nee bij samenzetten", n),
        lambda event, who: gettext("%(who)s zei voor jou ja of nee bij het samenzetten van argumenten.", who=who),
    ),
}

SHOWN = Shown(
    name="twins",
    refusals={
        "pair_itself": _("Kies een ander argument: dit is hetzelfde."),
        "pair_apart": _("Deze argumenten gaan niet over hetzelfde plan, of zijn niet van dezelfde soort."),
        "pair_question": _("Vragen zet je bij elkaar in het onderdeel Vragen."),
        "pair_asked": _("Dit argument staat al samen met een ander, of dat is al gevraagd."),
        "pair_unknown": _("Dit wordt nu niet gevraagd, of deze argumenten staan al apart."),
        "not_your_argument": _("Alleen wie een van beide schreef, mag dit doen."),
    },
    done={
        "arguments.pair": _("Gevraagd of twee argumenten samen mogen"),
        "pairing.answer": _("Ja of nee gezegd bij het samenzetten"),
        "arguments.part": _("Argumenten weer apart gezet"),
    },
    asks=(below, own, desk, for_whom, together, groups, suggested, number_suggested, like_mine, may_ask),
    beside=("console",),
    aside=("console",),
    reads={"console": (slices.where, desk, known, shown_of)},
    mine=True,
    page=True,
    by_hand=BY_HAND,
)
