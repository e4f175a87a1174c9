"""Verdelen: each seat divides the pot for itself, nothing, the minimum or all per plan; hidden until closed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from facilitation.part import BallotBox, Button, Context, Course, Kind, Part, Say, Step, Sure
from facilitation.parts.ballots import Paper, Sealed
from facilitation.parts.plans import active, taking_part
from facilitation.refusals import Malformed, Refused
from facilitation.state.meeting import Meeting
from facilitation.state.plan import Initiative
from facilitation.state.stage import LiveStage


class Share(msgspec.Struct, frozen=True):
    """How seats divided: how many gave this plan nothing, the minimum or all, and the middle amount in cents."""

    initiative: str
    nothing: int
    minimum: int
    full: int
    middle: int


class Divided(Sealed, frozen=True):
    """Everybody's own division, and per plan what they come to; None before it is shown."""

    outcome: tuple[Share, ...] | None = None


def accept(context: Context[Divided], paper: Paper) -> Mapping[str, Any]:
    """Amounts in cents for plans that take part, together never over the pot.

    Raises Malformed(ballot_form), Refused(unknown_initiative, initiative_withdrawn, amount_not_offered, over_pot).
    """
    if paper.amounts is None:
        raise Malformed("ballot_form", expected="amounts")
    given = {key: amount for key, amount in sorted(paper.amounts.items()) if amount}
    for key, amount in paper.amounts.items():
        plan = taking_part(context.meeting, key)
        if amount not in (0, plan.least, plan.ask):
            raise Refused("amount_not_offered", title=plan.title)
    over = sum(given.values()) - context.meeting.free
    if over > 0:
        raise Refused("over_pot", over=over)
    return {"amounts": given}


def count(meeting: Meeting, stage: LiveStage[Divided]) -> tuple[Share, ...]:
    """Per plan that takes part how many seats gave what, and the middle amount; in the plans' own order."""
    return shares([ballot["amounts"] for ballot in stage.state.ballots], active(meeting))


def shares(ballots: Sequence[Mapping[str, int]], plans: Sequence[Initiative]) -> tuple[Share, ...]:
    """One share per plan; amounts in cents."""
    return tuple(_share(plan, [ballot.get(plan.id, 0) for ballot in ballots]) for plan in plans)


def _share(plan: Initiative, amounts: Sequence[int]) -> Share:
    tally = Counter("nothing" if not a else "full" if a == plan.ask else "minimum" for a in amounts)
    return Share(plan.id, tally["nothing"], tally["minimum"], tally["full"], lower_median(amounts))


def lower_median(amounts: Sequence[int]) -> int:
    """The middle amount; of two middle ones the lower; 0 when nobody divided."""
    return sorted(amounts)[(len(amounts) - 1) // 2] if amounts else 0


def shown(stage: LiveStage[Divided] | None) -> tuple[Share, ...]:
    """What everybody gave, once the room has seen it; empty before."""
    return (stage.state.outcome or ()) if stage is not None and stage.status == "revealed" else ()


def record_of_plan(course: Course, plan: Initiative) -> Mapping[str, Any]:
    """How seats divided, in the allocation that the room is at; None before it is shown."""
    return {"shares": share_of(shown(KIND.at(course.meeting)), plan.id)}


def share_of(found: Sequence[Share], key: str) -> dict[str, int] | None:
    """What seats gave one plan as plain values; None where it stands in no outcome."""
    share = next((share for share in found if share.initiative == key), None)
    return {k: getattr(share, k) for k in ("nothing", "minimum", "full", "middle")} if share else None


def next_step(meeting: Meeting) -> Step | None:
    """Close the open division; what it gave is shown by an act of its own."""
    here = KIND.here(meeting)
    if here is None or here.status != "open":
        return None
    sure = Sure((Say("voted_so_far"), Say("voting_ends")), Say("yes_close_division"))
    closes = Button(Say("close_division"), f"stage.close expecting={here.key}", sure=sure)
    return Step(closes, sees=(Say("ballots_in"),), aside=(Say("outcome_apart"),))


KIND: Kind[Divided] = Kind(
    "allocation",
    state=Divided,
    ballots=BallotBox(accept=accept, count=count),
    reopens=False,
    reveals=True,
    closes_by_hand=True,
    divides_money=True,
    composes=frozenset({"waiting", "closed", "revealed"}),
    divides=True,
    task="weighs",
)
PART: Part[None] = Part("allocation", kind=KIND, record_of_plan=record_of_plan, next_step=next_step)
