"""Who speaks next, and who says so. Whoever spoke least goes first; zero ends nothing by itself."""

from datetime import timedelta
from typing import Any

from facilitation.part import Context, Facts
from facilitation.parts.seating import seat_of, seats, table_named
from facilitation.parts.tables.state import kept
from facilitation.parts.turns.acts import EndTurn, GiveTurn, RequestTurn, SetTurns, WithdrawTurn
from facilitation.parts.turns.events import TurnEnded, TurnGiven, TurnRequested, TurnsSet, TurnWithdrawn
from facilitation.parts.turns.state import line, present, turns
from facilitation.refusals import Forbidden, Refused
from facilitation.roles import Role
from facilitation.state.meeting import Meeting
from facilitation.state.seat import Seat


def request(context: Context[Any], act: RequestTurn) -> Facts:
    """Stand in line. Event: speak.requested; none where one does, or speaks.

    Raises Refused(turns_shut), Forbidden(not_your_table), and as `seat_of` and `table_named` do.
    """
    seat = seat_of(context, act)
    table = _own(context.meeting, seat, act.table)
    here = line(context.meeting, table)
    if seat.id in here.waiting or (here.speaker and here.speaker.seat == seat.id):
        return []
    if not turns(context.meeting).open:
        raise Refused("turns_shut")
    return [TurnRequested(seat=seat.id, table=table)]


def withdraw(context: Context[Any], act: WithdrawTurn) -> Facts:
    """Leave the line. Event: speak.withdrawn; none where one does not stand in it. Raises as `request` does."""
    seat = seat_of(context, act)
    table = _own(context.meeting, seat, act.table)
    return [TurnWithdrawn(seat=seat.id, table=table)] if seat.id in line(context.meeting, table).waiting else []


def _own(meeting: Meeting, seat: Seat, wanted: str | None) -> str | None:
    """The table whose line is meant, None for the hall's; only who sits at a table stands in its line."""
    table = table_named(meeting, wanted) if wanted else None
    if table is not None and table != seat.table:
        raise Forbidden("not_your_table")
    return table


def give(context: Context[Any], act: GiveTurn) -> Facts:
    """Let somebody speak. Event: speak.given; none where that one speaks.

    Raises Refused(nobody_waits, unknown_seat, unknown_table), Forbidden(not_your_table, not_the_chair).
    """
    table = led(context, act.table)
    here = line(context.meeting, table)
    seat = act.person if act.person else next(iter(present(context.meeting, here)), None)
    if seat is None:
        raise Refused("nobody_waits")
    known = seats(context.meeting).get(seat)
    if known is None:
        raise Refused("unknown_seat", seat=seat)
    if table is not None and known.table != table:
        raise Forbidden("not_your_table")
    if here.speaker and here.speaker.seat == seat:
        return []
    seconds = turns(context.meeting).seconds
    now = context.now.replace(microsecond=context.now.microsecond // 1000 * 1000)  # as the log tells the time
    return [TurnGiven(seat=seat, seconds=seconds, until=now + timedelta(seconds=seconds), table=table)]


def end(context: Context[Any], act: EndTurn) -> Facts:
    """The turn is over. Event: speak.ended; none where nobody speaks.

    Raises Refused(not_your_turn) for a seat that does not speak, and as `give` does for tables.
    """
    resident = context.actor.role is Role.RESIDENT
    table = table_named(context.meeting, act.table) if resident and act.table else None
    table = table if resident else led(context, act.table)
    speaker = line(context.meeting, table).speaker
    if resident and not _chairs(context, table) and (speaker is None or speaker.seat != context.actor.seat):
        raise Refused("not_your_turn")
    return [TurnEnded(seat=speaker.seat, table=table)] if speaker else []


def led(context: Context[Any], wanted: str | None) -> str | None:
    """The table that is led, None for the hall; a chair leads at their own table only, by link or by seat.

    Raises Refused(unknown_table), Forbidden(not_the_chair, not_your_table).
    """
    table = table_named(context.meeting, wanted) if wanted else context.actor.table
    if context.actor.role is Role.RESIDENT:
        if not _chairs(context, table):
            raise Forbidden("not_the_chair")
        return table
    if context.actor.table is not None and table != context.actor.table:
        raise Forbidden("not_your_table")
    return table


def _chairs(context: Context[Any], table: str | None) -> bool:
    """Whether who asks is the seat that gives turns at this table."""
    seat = context.actor.seat
    return table is not None and seat is not None and kept(context.meeting).who(table, "chair") == seat


def arrange(context: Context[Any], act: SetTurns) -> Facts:
    """How long a turn is, and whether one may ask for one. Event: speak.set; none where it is so."""
    here = turns(context.meeting)
    seconds = here.seconds if act.seconds is None else act.seconds
    is_open = here.open if act.open is None else act.open
    return [] if (seconds, is_open) == (here.seconds, here.open) else [TurnsSet(seconds=seconds, open=is_open)]
