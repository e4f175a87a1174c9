"""What a table asks, and who goes there."""

from datetime import datetime
from typing import Any

from facilitation.part import Context, Facts
from facilitation.parts.seating import seats, table_named
from facilitation.parts.tables.acts import AnswerCall, CallGuide, SettleCall, TakeTask
from facilitation.parts.tables.events import CallAnswered, CallSettled, GuideCalled, TaskLeft, TaskTaken
from facilitation.parts.tables.state import kept
from facilitation.refusals import Forbidden, Refused


def call(context: Context[Any], act: CallGuide) -> Facts:
    """Ask somebody to come. Event: table.called; none where the table asks already. Raises as `meant` does."""
    table = meant(context, act.table)
    return [] if table in kept(context.meeting).calls else [GuideCalled(table=table, since=_moment(context))]


def answer(context: Context[Any], act: AnswerCall) -> Facts:
    """Go to a table. Event: table.answered; none where somebody does already. Raises as `meant` does."""
    table = meant(context, act.table)
    return [] if table in kept(context.meeting).coming else [CallAnswered(table=table, since=_moment(context))]


def settle(context: Context[Any], act: SettleCall) -> Facts:
    """Be done. Event: table.settled; none where the table asks nothing and nobody goes. Raises as `meant` does."""
    table, here = meant(context, act.table), kept(context.meeting)
    return [CallSettled(table=table)] if table in here.calls or table in here.coming else []


def take(context: Context[Any], act: TakeTask) -> Facts:
    """Do something for one's table, or no longer; whoever hosts may say it of anybody, in another's place too.

    Events: table.task_taken, table.task_left; none where it is so. Raises Refused(unknown_seat, no_table, task_taken),
    Forbidden(not_your_seat, not_your_table).
    """
    actor, own = context.actor, context.actor.seat
    if own is not None and act.person not in (None, own):
        raise Forbidden("not_your_seat")
    seat = seats(context.meeting).get(own or act.person or "")
    if seat is None:
        raise Refused("unknown_seat", seat=own or act.person or "")
    if seat.table is None:
        raise Refused("no_table")
    if actor.table not in (None, seat.table):
        raise Forbidden("not_your_table")
    holder = kept(context.meeting).who(seat.table, act.task)
    if act.on is (holder == seat.id):
        return []
    if not act.on:
        return [TaskLeft(table=seat.table, task=act.task)]
    if holder is not None and own is not None:
        raise Refused("task_taken")
    return [TaskTaken(table=seat.table, task=act.task, seat=seat.id)]


def meant(context: Context[Any], wanted: str | None) -> str:
    """The id of the table that is meant: the one named, else the actor's own, and never another's.

    Raises Refused(unknown_table, no_table), Forbidden(seat_needed, not_your_table).
    """
    actor, known = context.actor, seats(context.meeting)
    if actor.seat is not None and actor.seat not in known:
        raise Forbidden("seat_needed")
    own = known[actor.seat].table if actor.seat is not None else actor.table
    if not wanted and own is None:
        raise Refused("no_table")
    table = table_named(context.meeting, wanted) if wanted else str(own)
    if (actor.seat is not None or actor.table is not None) and table != own:
        raise Forbidden("not_your_table")
    return table


def _moment(context: Context[Any]) -> datetime:
    """Now, as the log tells the time."""
    return context.now.replace(microsecond=context.now.microsecond // 1000 * 1000)
