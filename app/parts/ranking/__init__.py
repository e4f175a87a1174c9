"""The stage in which people vote on the plans: its ballots, its outcome step by step, and its words."""

from flask_babel import lazy_gettext as _

from app.counting.told.rules import HOW, NAMES
from app.faces import slices
from app.part import Shown
from app.parts.ballots import counting
from app.parts.paper import waits
from app.parts.ranking import draft, method, outcome
from app.parts.ranking.counted import COUNTS
from app.parts.ranking.own_share import shares
from app.parts.ranking.record import SECTIONS
from app.parts.ranking.standings import equal, gains, lot, nobody, places, points, scores, tied
from app.parts.window import waiting
from app.wording import Proposed
from facilitation.parts.ranking.acts import ChooseMethod

REFUSALS = {
    "ballot_empty": _("Kies eerst minstens één plan."),
    "method_fixed": _("De stemming is al open geweest. Hoe we stemmen en tellen ligt nu vast."),
    "method_unfit": _("Zo kan de stemming niet. Kijk nog eens naar: %(part)s."),
    "stage_method": _("Bij het onderdeel ‘%(stage)s’ kan zo niet gestemd worden. Kijk nog eens naar: %(part)s."),
    "count_running": _("Het tellen is nog bezig. Probeer het zo nog eens."),
    "count_failed": _("Het tellen is gestopt. Druk op ‘Tel opnieuw’."),
    "no_lot_needed": _("Er hoeft niet geloot te worden."),
    "lot_drawn": _("Er is al geloot."),
    "words_needed": _("Typ de woorden die de zaal roept."),
}

DONE = {
    "method.choose": _("Een andere manier van tellen gekozen"),
    "count.again": _("Opnieuw laten tellen"),
    "lot.draw": _("Geloot"),
}

SHOWN = Shown(
    name="ranking",
    done=DONE,
    reads={
        "phone": (slices.division, slices.told_of_plans, counting, waiting, waits),
        **dict.fromkeys(("screen", "console", "livecast", "overlay"), (slices.work, counting, waiting, waits)),
    },
    sections=SECTIONS,
    title=_("Rangschikken"),
    proposed=Proposed(
        by=lambda record: True,  # a vote is what proposes where nothing later says that it did
        name=_("rangschikking"),
        like=_("zoals de rangschikking"),
        begins=_("De rangschikking is het begin."),
        departs=_("Dit wijkt af van de rangschikking. Schrijf op waarom."),
        reason=_("Nodig als het afwijkt van de rangschikking. Komt in het besluit."),
        reasons=_("Schrijf eerst op waarom dit afwijkt van de rangschikking: %(plans)s"),
        gave=_("De rangschikking gaf %(amount)s."),
    ),
    plainly={
        "waiting": _("Straks kies jij je plannen. Je hoeft nog niets te doen."),
        "open": _("Kies nu de plannen die jij het liefst wilt."),
        "closed": _("Het kiezen is klaar. We tellen alles."),
        "revealed": _("Dit is de uitslag. Kijk naar het scherm."),
    },
    refusals=REFUSALS,
    says={"close_vote": _("Sluit het stemmen"), "yes_close_vote": _("Ja, sluit het stemmen")},
    asks=(scores, gains, nobody, places, tied, equal, lot, points, method.ways, method.limits, method.short, shares),
    words={
        "draft": draft.of,
        "outcome": outcome.of,
        "others": outcome.others,
        "WAYS": method.KINDS,
        "SENT": method.SENT,
        "ASKED": method.ASKED,
        "GRADES": method.GRADES,
        "LEFTOVERS": method.LEFTOVERS,
        "RULES": NAMES,
        "HOW": HOW,
    },
    forms={ChooseMethod: method.read},
    works=COUNTS,
)
