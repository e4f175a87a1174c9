"""Common ground, as everybody sees it: what they are asked, and what people of different opinions share."""

from collections.abc import Mapping

from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _

from app.faces import slices
from app.part import Shown
from app.parts.common_ground.counted import WORK
from app.parts.common_ground.record import CARRIED, OTHERS, SECTIONS, how
from app.parts.common_ground.told import ON_WALL, asked, cells, desk, found, head, pressed, shown
from app.wording import ByHand
from facilitation.events import Event
from facilitation.parts.common_ground.events import ArgumentMarked

BY_HAND: Mapping[type[Event], ByHand] = {
    ArgumentMarked: ByHand(
        lambda n: ngettext("%(num)s keer gezegd wat iemand vindt", "%(num)s keer gezegd wat iemand vindt", n),
        lambda event, who: gettext("%(who)s zei voor jou wat je van een argument vindt.", who=who),
    ),
}

SHOWN = Shown(
    name="common_ground",
    page=True,
    refusals={
        "ground_not_asked": _("Dit wordt nu niet gevraagd."),
        "nothing_answered": _("Er is nog niets om te tellen: niemand schreef of steunde een argument."),
        "ground_not_found": _("Er is nog niets geteld."),
    },
    done={
        "ground.ask": _("De vraag naar gedeelde grond gesteld of gestopt"),
        "argument.mark": _("Gezegd wat iemand van een argument vindt"),
        "ground.count": _("Gedeelde grond geteld"),
        "ground.show": _("Gedeelde grond op het scherm gezet of weggehaald"),
    },
    asks=(asked, shown, found, desk, pressed, head, cells, how),
    words={
        "MARKS": {"agree": _("Eens"), "disagree": _("Oneens"), "pass": _("Weet ik niet")},
        "VALUES": {"agree": 1, "disagree": -1, "pass": 0},
        "CARRIED": CARRIED,
        "OTHERS": OTHERS,
        "ON_WALL": ON_WALL,
    },
    on_wall=lambda view: shown(view) is not None,
    beside=("phone", "livecast", "console"),
    aside=("console",),
    reads={
        "phone": (asked, shown),
        "livecast": (asked, shown),
        "console": (slices.about, desk, found),
        "screen": (shown, slices.program),
    },
    sections=SECTIONS,
    by_hand=BY_HAND,
    works=WORK,
)
