"""Secret ballots: how many are in, how far they are counted, and how a form holds one."""

from collections import Counter
from typing import Any

import msgspec
from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _
from werkzeug.datastructures import MultiDict

from app.faces.drawing import Pose, Seating, seating
from app.faces.view import View
from app.forms.fields import by_plan
from app.part import Shown
from app.parts.seating.people import Tally, people, tally
from app.services import services
from app.wording import ByHand
from facilitation.parts.ballots import BallotHanded, CastBallot, Sealed, box_of, paper_under
from facilitation.parts.ballots import fallen as withdrawn
from facilitation.parts.deciding.rules import decided_at
from facilitation.parts.hands.state import raised
from facilitation.parts.seating import ever, seats
from facilitation.registry import PARTS
from facilitation.state.deciding import codes_on_paper, deciders
from facilitation.state.stage import LiveStage

MARKED = ("amounts", "points", "grades", "resistance")

REFUSALS = {
    "no_vote": _("Dit onderdeel heeft geen stemming."),
    "vote_seen": _("De zaal heeft deze uitslag gezien. Daarom kan de stemming niet meer ongeldig worden."),
    "no_ballot_now": _("Er wordt nu niet gestemd."),
    "ballot_form": _("Dit stembiljet past niet bij deze stemming."),
    "ballot_repeats": _("Een plan staat twee keer op je stembiljet."),
    "ballot_elsewhere": _("Met deze stoel is al gestemd op een ander apparaat. Verander het daar."),
    "too_few_choices": _("Kies minstens %(least)s plannen."),
    "too_many_choices": _("Kies hoogstens %(most)s plannen."),
    "cost_over_total": _("Samen is dit te duur: %(over_euro)s te veel. Haal iets weg."),
    "cost_under_total": _("Samen is dit te weinig. Kies voor minstens %(limit_euro)s."),
    "points_over_total": _("Dit zijn te veel punten: %(over)s te veel. Haal er iets af."),
    "points_under_total": _("Dit zijn te weinig punten. Verdeel er %(limit)s."),
    "too_much_for_one": _("Eén plan kan hoogstens %(each)s punten krijgen."),
    "below_zero": _("Minder dan 0 punten geven kan niet."),
    "amount_out_of_range": _("Dit bedrag kan niet voor ‘%(title)s’."),
    "marks_do_not_fit": _("Bij elk plan hoort één getal, en alleen als deze stemming dat vraagt."),
    "unknown_plan": _("Plan %(id)s is er niet."),
    "off_the_scale": _("Een cijfer loopt van 0 tot en met %(highest)s."),
}


class Counting(msgspec.Struct, frozen=True):
    """A count under way, and the step it is at; or one that stopped."""

    step: int
    failed: bool = False


def turnout(view: View, stage: LiveStage[Any]) -> Tally:
    """How many handed in a ballot, or answered, by hand too. A frozen wall shows the roll of when it froze."""
    state, answered = stage.state, PARTS.kind(stage).answered
    if isinstance(state, Sealed) and stage.sealed:  # the roll itself may have gone since
        return tally(Counter(state.turnout).elements())
    if answered is not None:
        known = ever(view.meeting)
        said = tally(known[seat].channel for seat in answered(state) if seat in known)
        return msgspec.structs.replace(said, hands=raised(view.meeting, stage))
    live = view.meeting is view.room.state or view.room.held is None
    return tally(((view.room.voted if live else view.room.held) or {}).get(stage.key, {}).values())


def could(view: View, stage: LiveStage[Any]) -> Tally:
    """How many could hand in or answer: where it is decided whoever may decide, with the codes on paper; else all."""
    if not decided_at(stage):
        return people(view)
    paper = ("paper",) * codes_on_paper(view.meeting, stage.key)
    return tally((*(seat.channel for seat in deciders(view.meeting, seats(view.meeting)).values()), *paper))


def deciding(view: View) -> Tally:
    """How many seats may decide, whatever the stage is."""
    return tally(seat.channel for seat in deciders(view.meeting, seats(view.meeting)).values())


def chairs(view: View, stage: LiveStage[Any]) -> Seating:
    """A chair for whoever could; as many are filled as handed something in, from the left: never who."""
    total = turnout(view, stage).total
    poses: list[Pose] = ["in"] * total
    return seating(poses + ["wait"] * (max(could(view, stage).total, total) - total))


def counting(view: View) -> Counting | None:
    """How far the present stage's sealed ballots are counted; None where none are, and once they are."""
    place, workers = (view.meeting.code, view.stage.key), services().workers
    if not view.stage.sealed or view.stage.status == "revealed":
        return None
    if place in workers.failed:
        return Counting(0, failed=True)
    return Counting(workers.step(*place) or 0) if place in workers.running else None


def stubs(view: View) -> list[tuple[LiveStage[Any], str]]:
    """Your own stubs, each with its stage: that of now, and all once the meeting is closed."""
    own = view.me["stubs"] if view.me else {}
    stages = view.meeting.stages if view.meeting.closed else (view.stage,)
    return [(stage, own[stage.key]) for stage in stages if stage.key in own]


class Fallen(msgspec.Struct, frozen=True):
    """What fell from your own ballot of now: the titles of plans that were withdrawn; what it still can do.

    `idle` is that nothing on it counts any more, `open` that you can still change it.
    """

    titles: tuple[str, ...]
    idle: bool
    open: bool


def fallen(view: View) -> Fallen | None:
    """What fell from your own ballot at the present stage; None where nothing did."""
    stage, me = view.stage, view.me
    own = (paper_under(stage, me["stubs"].get(stage.key)) or me["ballot"]) if me else None
    gone = withdrawn(view.meeting, own) if own else []
    if not me or not gone or view.meeting.closed:
        return None
    return Fallen(tuple(plan.title for plan in gone), stage.key in me["idle"], stage.status == "open")


def counts(view: View) -> bool:
    """Whether you handed in a ballot at the present stage that counts; never in a region, which is everybody's."""
    key = view.stage.key
    return bool(view.me) and key in view.me["voted"] and key not in view.me["idle"]  # type: ignore[index]


def paper(form: MultiDict[str, str]) -> dict[str, Any]:
    """A ballot as a form holds it: the list under `order` or `approved`, or a value per plan such as `amounts.P1`."""
    lists = {name: form.getlist(name) for name in ("order", "approved") if name in form}
    found: dict[str, Any] = {name: [key for key in keys if key] for name, keys in lists.items()}
    for kind in MARKED:
        given = by_plan(form, kind)
        found |= {kind: given} if given else {}
    return {"ballot": found}


def ballots_in(view: View) -> object:
    """How many are in, and what closing means; ballots from a batch of paper have no seat."""
    found = turnout(view, view.stage).total
    everybody = max(found, could(view, view.stage).total)
    return _("Binnen: %(n)s van de %(of)s. Na het sluiten verandert er niets meer.", n=found, of=everybody)


def held_again(view: View) -> str | None:
    """Why the vote before this one does not count, while the present stage waits for another or is at it; else None."""
    voids = box_of(view.stage).voids
    return voids[-1] if voids and view.stage.status in ("waiting", "open") else None


def voidable(view: View) -> bool:
    """Whether the sealed vote of the present stage may still be voided: nobody saw what it gave."""
    return view.stage.sealed and view.stage.status == "closed"


HANDED = ByHand(
    lambda n: ngettext("%(num)s stembiljet ingeleverd", "%(num)s stembiljetten ingeleverd", n),
    lambda event, who: gettext("%(who)s leverde voor jou een stembiljet in.", who=who),
)
DONE = {
    "vote.void": _("Een stemming ongeldig gemaakt"),
}

SHOWN = Shown(
    name="ballots",
    done=DONE,
    by_hand={BallotHanded: HANDED},
    refusals=REFUSALS,
    says={
        "ballots_in": ballots_in,
        "outcome_apart": _("De uitslag laat je daarna apart zien."),
        "voting_ends": _("Daarna kan niemand meer stemmen."),
    },
    asks=(turnout, could, deciding, chairs, counting, stubs, fallen, counts, held_again, voidable),
    mine=True,
    forms={CastBallot: paper},
)
