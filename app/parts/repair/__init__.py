"""Mending at the console: what can be mended now, and what its buttons and refusals say."""

import msgspec
from flask_babel import lazy_gettext as _
from flask_babel import ngettext

from app.faces.view import View
from app.part import Shown
from app.parts.ballots import voidable
from app.parts.seating.people import known_as
from facilitation.parts.choice.asked import choices
from facilitation.parts.decision.state import KIND as DECISION
from facilitation.parts.frames import frames, money_talked
from facilitation.parts.plans import plans
from facilitation.parts.repair.asked import repair, waiting
from facilitation.parts.seating import seats
from facilitation.registry import PARTS
from facilitation.situation import settled
from facilitation.state.seat import PHONELESS

Named = tuple[tuple[str, str], ...]

REFUSALS = {
    "not_revealed": _("Deze uitslag staat op geen enkel scherm."),
    "outcome_used": _("De zaal is met deze uitslag al verder gegaan. Daarom blijft hij staan."),
    "results_held": _("De uitslagen worden vastgehouden. Toon ze samen, als alle stemmingen klaar zijn."),
    "same_seat": _("Kies twee verschillende stoelen."),
    "swap_phone": _("Verwisselen kan alleen tussen twee stoelen zonder telefoon."),
    "both_yes": _("Vraag het eerst aan allebei, en vink aan dat ze ja zeiden."),
    "nothing_to_swap": _("Voor geen van deze twee stoelen is iets ingeleverd."),
    "undo_swap": _("Verwissel ze nog een keer: dan staat het weer zoals het was."),
    "seat_merged": _(
        "Deze stoel is met een andere samengevoegd. Zit je hier alleen? "
        "Laat de gespreksleider deze code zien: %(mark)s."
    ),
}
DONE = {
    "outcome.hide": _("Een uitslag van het scherm gehaald"),
    "results.hold": _("De uitslagen vastgehouden"),
    "results.release": _("Alle uitslagen samen getoond"),
    "seats.merge": _("Twee stoelen samengevoegd"),
    "ballots.swap": _("Twee stembiljetten verwisseld"),
    "console.end": _("Een andere regie afgemeld"),
}


class Mendable(msgspec.Struct, frozen=True):
    """What can be mended now. Pairs are an id with its words; `money` says that frames are amended and not reopened."""

    vote: bool = False
    outcome: bool = False
    decision: bool = False
    held: bool = False
    money: bool = False
    waiting: int = 0
    plans: Named = ()
    frames: Named = ()
    choices: Named = ()
    concerns: Named = ()
    swaps: Named = ()


def mendable(view: View) -> Mendable | None:
    """What the console can mend; None once the meeting is closed."""
    meeting = view.meeting
    if meeting.closed:
        return None
    fixed = settled(meeting)
    here = DECISION.here(meeting)
    return Mendable(
        vote=voidable(view),
        outcome=view.stage.status == "revealed" and not fixed,
        decision=here is not None and here.state.recorded,
        held=repair(meeting).held,
        money=money_talked(meeting),
        waiting=len(waiting(meeting)),
        plans=tuple((p.id, p.title) for p in plans(meeting).values() if p.withdrawn is not None and not fixed),
        frames=tuple((frame.key, frame.title) for frame in frames(meeting).values() if frame.confirmed),
        choices=_choices(view),
        concerns=_concerns(view),
        swaps=_swaps(view),
    )


def _swaps(view: View) -> Named:
    """The seats without a phone, while there are open ballots to swap between them."""
    if PARTS.kind(view.stage).ballots is None or view.stage.status != "open":
        return ()
    return tuple(known_as(view, [key for key, seat in seats(view.meeting).items() if seat.channel in PHONELESS]))


def _choices(view: View) -> Named:
    put = choices(view.meeting).values()
    here = [choice for choice in put if choice.closed and choice.stage == view.stage.key and choice.adopted is None]
    return tuple((choice.id, choice.question or choice.id) for choice in here)


def _concerns(view: View) -> Named:
    """The words of now that everybody can read: concerns by their place, objections by their name."""
    here = DECISION.here(view.meeting)
    if here is None or here.status != "closed":
        return ()
    concerns = [(f"C{n}", said.reason) for n, said in enumerate(here.state.now.answers("concern"), 1)]
    return (*concerns, *((each.id, each.text) for each in here.state.objections(True) if each.text))


def show_together(view: View, n: int) -> object:
    """How many outcomes are shown together."""
    return ngettext("Toon %(num)s uitslag", "Toon %(num)s uitslagen samen", n)


def together_seen(view: View, n: int) -> object:
    """How many outcomes everybody then sees at once."""
    return ngettext("Iedereen ziet dan %(num)s uitslag.", "Iedereen ziet dan %(num)s uitslagen, samen.", n)


SHOWN = Shown(
    name="repair",
    refusals=REFUSALS,
    done=DONE,
    says={
        "show_together": show_together,
        "together_seen": together_seen,
        "yes_show_together": _("Ja, toon ze"),
        "held": _("De uitslag wordt vastgehouden."),
    },
    asks=(mendable,),
)
