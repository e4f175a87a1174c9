"""What mending leads to, or why not."""

from collections.abc import Mapping
from typing import Any

import msgspec

from facilitation.events import StageRevealed
from facilitation.part import Context, Facts
from facilitation.parts.ballots import VoidVote
from facilitation.parts.door.asked import door, mark_of
from facilitation.parts.package.division import division_of
from facilitation.parts.repair.acts import (
    EndConsole,
    HideOutcome,
    HoldResults,
    MergeSeats,
    ReleaseResults,
    SwapBallots,
)
from facilitation.parts.repair.asked import repair, waiting
from facilitation.parts.repair.events import (
    BallotsSwapped,
    ConsoleEnded,
    OutcomeHidden,
    ResultsHeld,
    ResultsReleased,
    SeatsMerged,
)
from facilitation.parts.seating import Lapsed, SeatRemoved, TakeSeat, require_helped, seats
from facilitation.parts.stages import RevealStage
from facilitation.refusals import Forbidden, Malformed, Refused
from facilitation.registry import PARTS
from facilitation.situation import doubled, home, require_unsettled
from facilitation.state.seat import PHONELESS, Seat
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

    Raises what `_two` raises, Forbidden(help_not_asked) where a console would come to act for what a phone said, and
    what `why` raises.
    """
    known = _two(context, act.seat, act.into)
    if known[act.into].helped(context.now):
        require_helped(context, act.seat)
    reason = why(act.reason)
    drop = act.seat if act.keeps == "into" else act.into
    twice = doubled(context.meeting, act.seat, act.into, drop)
    merged = SeatsMerged(seat=act.seat, into=act.into, reason=reason, keeps=act.keeps, lapsed=twice)
    left: Lapsed = {} if context.meeting.pseudonymous else msgspec.UNSET
    return [merged, SeatRemoved(seat=act.seat, reason=reason, lapsed=left)]


def _two(context: Context[Any], one: str, other: str) -> Mapping[str, Seat]:
    """All seats, these two among them. Raises Refused(unknown_seat), Malformed(same_seat)."""
    known = seats(context.meeting)
    for seat in (one, other):
        if seat not in known:
            raise Refused("unknown_seat", seat=seat)
    if one == other:
        raise Malformed("same_seat")
    return known


def swap(context: Context[Any], act: SwapBallots) -> Facts:
    """Swap two ballots that were entered for one another. Event: ballots.swapped.

    Raises Refused(no_ballot_now, wrong_stage, stage_closed), what `_two` raises, Forbidden(swap_phone) for a seat with
    a phone, Malformed(both_yes) and what `why` raises.
    """
    if PARTS.kind(context.stage).ballots is None:
        raise Refused("no_ballot_now")
    context.require_open()
    known = _two(context, act.seat, act.other)
    if not {known[act.seat].channel, known[act.other].channel} <= {*PHONELESS}:
        raise Forbidden("swap_phone")
    if not act.yes:
        raise Malformed("both_yes")
    return [BallotsSwapped(stage=context.key, seats=(act.seat, act.other), reason=why(act.reason))]


def end_console(context: Context[Any], act: EndConsole) -> Facts:
    """Know that a console was ended from another one. Event: console.ended. Raises what `why` raises."""
    return [ConsoleEnded(console=act.console, reason=why(act.reason))]


def bar_return(context: Context[Any], act: TakeSeat) -> None:
    """A seat that became one with another is not taken again, unless its phone is let in by hand.

    Raises Refused(seat_merged).
    """
    had = act.was or act.seat
    mark = mark_of(had)
    if had in repair(context.meeting).merged and mark not in door(context.meeting).admitted:
        raise Refused("seat_merged", mark=mark)


def bar_reveal(context: Context[Any], act: RevealStage) -> None:
    """Show nothing by itself while outcomes are held. Raises Refused(results_held)."""
    if repair(context.meeting).held:
        raise Refused("results_held")


def bar_void(context: Context[Any], act: VoidVote) -> None:
    """A vote that the room saw the outcome of is not held again. Raises Refused(vote_seen)."""
    if context.key in repair(context.meeting).seen:
        raise Refused("vote_seen")
