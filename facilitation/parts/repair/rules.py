"""What mending leads to, or why not."""

from typing import Any

from facilitation.events import StageRevealed
from facilitation.part import Context, Facts
from facilitation.parts.ballots import VoidVote
from facilitation.parts.package.division import division_of
from facilitation.parts.repair.acts import HideOutcome, HoldResults, MergeSeats, ReleaseResults
from facilitation.parts.repair.asked import repair, waiting
from facilitation.parts.repair.events import OutcomeHidden, ResultsHeld, ResultsReleased, SeatsMerged
from facilitation.parts.seating import SeatRemoved, seats
from facilitation.parts.stages import RevealStage
from facilitation.refusals import Malformed, Refused
from facilitation.situation import home, require_unsettled
from facilitation.texts import why


def hide(context: Context[Any], act: HideOutcome) -> Facts:
    """Take an outcome off every face, as long as the room did not go on with it. Event: outcome.hidden.

    Raises Refused(not_revealed, outcome_used), what `require_unsettled` and `why` raise.
    """
    meeting, stage = context.meeting, context.stage
    if stage.status != "revealed":
        raise Refused("not_revealed")
    require_unsettled(meeting)
    at = meeting.position(stage.key) or 0
    later = any(each.status != "waiting" for each in meeting.stages[at + 1 :])
    if later or division_of(meeting, home(meeting, at)).awards is not None:
        raise Refused("outcome_used")
    return [OutcomeHidden(stage=stage.key, reason=why(act.reason))]


def hold(context: Context[Any], act: HoldResults) -> Facts:
    """Show no outcome until all are. Event: results.held; none where they are held. Raises what `why` raises."""
    return [] if repair(context.meeting).held else [ResultsHeld(reason=why(act.reason))]


def release(context: Context[Any], act: ReleaseResults) -> Facts:
    """Show all that was held, together. Events: results.released, stage.revealed for each; none where none is held."""
    if not repair(context.meeting).held:
        return []
    return [ResultsReleased(), *(StageRevealed(stage=stage.key) for stage in waiting(context.meeting))]


def merge(context: Context[Any], act: MergeSeats) -> Facts:
    """Make one of two seats. Events: seats.merged, seat.removed.

    Raises Refused(unknown_seat), Malformed(same_seat) and what `why` raises.
    """
    for seat in (act.seat, act.into):
        if seat not in seats(context.meeting):
            raise Refused("unknown_seat", seat=seat)
    if act.seat == act.into:
        raise Malformed("same_seat")
    reason = why(act.reason)
    merged = SeatsMerged(seat=act.seat, into=act.into, reason=reason, keeps=act.keeps)
    return [merged, SeatRemoved(seat=act.seat, reason=reason)]


def bar_reveal(context: Context[Any], act: RevealStage) -> None:
    """Show nothing by itself while outcomes are held. Raises Refused(results_held)."""
    if repair(context.meeting).held:
        raise Refused("results_held")


def bar_void(context: Context[Any], act: VoidVote) -> None:
    """A vote that the room saw the outcome of is not held again. Raises Refused(vote_seen)."""
    if context.key in repair(context.meeting).seen:
        raise Refused("vote_seen")
