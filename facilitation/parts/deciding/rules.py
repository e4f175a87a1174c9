"""What the acts about who may decide lead to, or why not."""

from typing import Any

from facilitation.acts import Act
from facilitation.part import Context, Facts
from facilitation.parts.ballots import CastBallot
from facilitation.parts.chips.acts import AgreeChips, MoveChips, PlaceChips
from facilitation.parts.choice.acts import AnswerChoice
from facilitation.parts.choice.asked import is_open
from facilitation.parts.committee.acts import GiveScore, TellInterest
from facilitation.parts.deciding.acts import (
    MOST_CODES,
    AdmitSeat,
    CountHead,
    CountTable,
    EnterCode,
    IssueCodes,
    SettleDouble,
    SpendOnPaper,
    VoidCodes,
)
from facilitation.parts.deciding.asked import counted, deciding_at, require_codes, require_mode
from facilitation.parts.deciding.events import (
    CodeDoubled,
    CodeMoved,
    CodesGone,
    CodesHandedIn,
    CodesIssued,
    CodesMade,
    CodesOnPaper,
    CodesVoided,
    CodeTaken,
    DoubleSettled,
    SeatDismissed,
    SeatEntitled,
    SeatRefused,
    TableCounted,
)
from facilitation.parts.decision.acts import AcceptObjection, GiveConsent, WithdrawObjection
from facilitation.parts.frames.acts import AnswerWording
from facilitation.parts.repair.acts import MergeSeats
from facilitation.parts.repair.rules import merge
from facilitation.parts.seating import require_helped, seats, table_named
from facilitation.refusals import Forbidden, Malformed, Refused
from facilitation.registry import PARTS
from facilitation.situation import kept_open
from facilitation.state.deciding import entitled, may_decide
from facilitation.state.meeting import Meeting
from facilitation.state.seat import Seat
from facilitation.state.stage import LiveStage

DECISIONS: tuple[type[Act], ...] = (
    CastBallot, AnswerWording, GiveScore, TellInterest, GiveConsent, AcceptObjection, WithdrawObjection, AnswerChoice,
    PlaceChips, MoveChips, AgreeChips,
)  # fmt: skip
"""The acts by which a seat decides."""


def bar(context: Context[Any], act: Act) -> None:
    """Let nobody decide who may only speak. Raises Refused(code_first, count_first)."""
    meeting = context.meeting
    seat = getattr(act, "seat", None) or context.actor.seat
    by_table = entitled(meeting).mode == "table"
    if seat is not None and not may_decide(meeting, seat):
        raise Refused("count_first" if by_table else "code_first")


def bar_voice(context: Context[Any], act: Act) -> None:
    """Let nobody speak who may only look and ask, where the meeting agreed on that. Raises Refused(only_looks)."""
    agreed = entitled(context.meeting).agreed
    seat = getattr(act, "seat", None) or context.actor.seat
    if agreed is not None and not agreed.speak and seat is not None and not may_decide(context.meeting, seat):
        raise Refused("only_looks")


def decided_at(stage: LiveStage[Any]) -> bool:
    """Whether seats decide at a stage of this kind: only who may is counted there."""
    return PARTS.kind(stage).ballots is not None or bool({*DECISIONS} & {*PARTS.parts[stage.plan.kind].rules})


def issue(context: Context[Any], act: IssueCodes) -> Facts:
    """Print a batch. Event: codes.issued. Raises Refused(no_codes), Malformed(malformed)."""
    require_codes(context.meeting)
    if not 0 < len(act.marks) <= MOST_CODES:
        raise Malformed("malformed", field="marks")
    batch = len(entitled(context.meeting).batches) + 1
    return [CodesIssued(batch=batch, number=len(act.marks)), CodesMade(batch=batch, marks=act.marks)]


def void(context: Context[Any], act: VoidCodes) -> Facts:
    """Let codes count no longer. Event: codes.voided. Raises Refused(no_codes, no_batch, nothing_to_void)."""
    require_codes(context.meeting)
    if act.batch > len(entitled(context.meeting).batches):
        raise Refused("no_batch", batch=act.batch)
    if not act.marks:
        raise Refused("nothing_to_void")
    return [CodesVoided(batch=act.batch, number=len(act.marks)), CodesGone(marks=act.marks)]


def enter(context: Context[Any], act: EnterCode) -> Facts:
    """Take a code for a seat. Events: seat.entitled, code.doubled where another seat has it; none where it was so.

    Raises Refused(no_codes, decides_already), and what `_seat` raises.
    """
    meeting = context.meeting
    require_codes(meeting)
    seat = _seat(context, act.seat)
    if seat in entitled(meeting).seats:
        if act.holder != seat:
            raise Refused("decides_already")
        return []
    if act.holder and act.holder != seat:
        known = entitled(meeting).doubles.get(seat) == act.holder
        return [] if known else [CodeDoubled(seat=seat, holder=act.holder)]
    taken = [] if act.holder else [CodeTaken(mark=act.mark, seat=seat)]
    return [SeatEntitled(seat=seat), *taken]


def _seat(context: Context[Any], named: str | None) -> str:
    """The seat that a code is for. Raises Forbidden(not_your_seat, seat_unchosen, help_not_asked, not_your_table) and
    Refused(unknown_seat)."""
    own = context.actor.seat
    if own is not None and named not in (None, own):
        raise Forbidden("not_your_seat")
    seat = own or named
    if seat is None:
        raise Forbidden("seat_unchosen")
    if own is None:
        require_helped(context, seat)
    _require_table(context, _known(context, seat).table)
    return seat


def _known(context: Context[Any], seat: str) -> Seat:
    known = seats(context.meeting)
    if seat not in known:
        raise Refused("unknown_seat", seat=seat)
    return known[seat]


def _require_table(context: Context[Any], table: str | None) -> None:
    if context.actor.table is not None and table != context.actor.table:
        raise Forbidden("not_your_table")


def settle(context: Context[Any], act: SettleDouble) -> Facts:
    """Say whether two seats are one person. Events: double.settled; seats.merged and seat.removed where they are.

    Raises Refused(no_double), and what `repair.merge` raises.
    """
    holder = entitled(context.meeting).doubles.get(act.person)
    if holder is None:
        raise Refused("no_double")
    settled = DoubleSettled(seat=act.person, same=act.same)
    if not act.same:
        return [settled]
    moved = CodeMoved(seat=holder, into=act.person)
    if holder not in seats(context.meeting):
        return [settled, moved]
    one = MergeSeats(seat=holder, into=act.person, reason=act.reason, keeps="seat")
    return [settled, *merge(context, one), moved]


def on_paper(context: Context[Any], act: SpendOnPaper) -> Facts:
    """Ballots on paper carry codes. Event: codes.on_paper. Raises Refused(no_codes), Malformed(malformed)."""
    require_codes(context.meeting)
    if not act.marks or len(set(act.marks)) != len(act.marks) or act.fresh > len(act.marks):
        raise Malformed("malformed", field="marks")
    said = CodesOnPaper(stage=context.key, number=len(act.marks), fresh=act.fresh)
    return [said, CodesHandedIn(stage=context.key, marks=act.marks, fresh=act.fresh)]


def count(context: Context[Any], act: CountTable) -> Facts:
    """Count the people at a table. Event: table.counted; none where it was so.

    Raises Refused(no_counting, heads_below, no_table_yet), Forbidden(not_your_table) and what `table_named` raises.
    """
    table = _counting(context, act.table)
    return _counted(context.meeting, table, act.heads)


def count_one(context: Context[Any], act: CountHead) -> Facts:
    """Count one more or one less at a table. Event: table.counted; none where nobody is counted and one less is asked.

    Raises Refused(no_counting, heads_below, no_table_yet), Forbidden(not_your_table) and what `table_named` raises.
    """
    table = _counting(context, act.table)
    heads = counted(context.meeting, table) + (1 if act.on else -1)
    return _counted(context.meeting, table, heads) if heads >= 0 else []


def _counting(context: Context[Any], named: str | None) -> str:
    """The table that is counted: the one named, else a chair's or a device's own.

    Raises Refused(no_counting, no_table_yet), Forbidden(not_your_table) and what `table_named` raises.
    """
    require_mode(context.meeting, ("table",), "no_counting")
    wanted = named or context.actor.table
    if wanted is None:
        raise Refused("no_table_yet")
    table = table_named(context.meeting, wanted)
    _require_table(context, table)
    return table


def _counted(meeting: Meeting, table: str, heads: int) -> Facts:
    """So many in all, with those of tables that became this one. Raises Refused(heads_below)."""
    deciding = len(deciding_at(meeting, table))
    if heads < deciding:
        raise Refused("heads_below", deciding=deciding)
    others = counted(meeting, table) - entitled(meeting).heads.get(table, 0)
    return [] if counted(meeting, table) == heads else [TableCounted(table=table, heads=heads - others)]


def admit(context: Context[Any], act: AdmitSeat) -> Facts:
    """Let a seat decide at its table, or no longer; one that waits may be told to look along.

    Events: seat.entitled, seat.dismissed, seat.refused; none where it was so.

    Raises Refused(no_counting, unknown_seat, no_table_yet, table_counted_full), Forbidden(not_your_table), and what
    `_require_calm` raises.
    """
    meeting = context.meeting
    require_mode(meeting, ("table",), "no_counting")
    table = _known(context, act.person).table
    if table is None:
        raise Refused("no_table_yet")
    _require_table(context, table)
    decides = act.person in entitled(meeting).seats
    if not act.on and not decides:
        return [] if act.person in entitled(meeting).refused else [SeatRefused(seat=act.person)]
    if act.on == decides:
        return []
    if not act.on:
        _require_calm(meeting)
        return [SeatDismissed(seat=act.person)]
    heads = counted(meeting, table)
    if len(deciding_at(meeting, table)) >= heads:
        raise Refused("table_counted_full", heads=heads)
    return [SeatEntitled(seat=act.person, table=table)]


def _require_calm(meeting: Meeting) -> None:
    """Take nobody's decision while answers are open, or one head could answer twice. Raises Refused(answers_open)."""
    now = meeting.current
    if (decided_at(now) and now.status == "open") or is_open(meeting) or kept_open(meeting):
        raise Refused("answers_open")
