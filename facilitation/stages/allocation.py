"""Verdelen: each seat divides the pot for itself, nothing, the minimum or all per plan; hidden until closed."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from facilitation.ballots import Paper
from facilitation.counting import shares
from facilitation.refusals import Malformed, Refused
from facilitation.stages import BallotBox, Context, LiveStage, Sealed, StageKind

if TYPE_CHECKING:
    from facilitation.meeting import Meeting


def accept(context: Context, paper: Paper) -> Mapping[str, Any]:
    """Amounts in cents for plans that take part, together never over the pot."""
    if paper.amounts is None:
        raise Malformed("ballot_form", expected="amounts")
    given = {key: amount for key, amount in sorted(paper.amounts.items()) if amount}
    for key, amount in paper.amounts.items():
        initiative = context.initiative(key)
        if amount not in (0, initiative.least, initiative.ask):
            raise Refused("amount_not_offered", title=initiative.title)
    over = sum(given.values()) - context.meeting.free
    if over > 0:
        raise Refused("over_pot", over=over)
    return {"amounts": given}


def count(meeting: "Meeting", stage: LiveStage) -> tuple[shares.Share, ...]:
    """Per plan how many seats gave what, and the middle amount."""
    return shares.count([ballot["amounts"] for ballot in stage.state.ballots], meeting.active)


KIND = StageKind(
    key="allocation",
    state=Sealed,
    ballots=BallotBox(accept=accept, count=count),
    reopens=False,
    reveals=True,
    closes_by_hand=True,
)
