"""What a table asks, and who goes there."""

from datetime import datetime
from typing import Any

from facilitation.part import Context, Facts
from facilitation.parts.seating import seats, table_named
from facilitation.parts.tables.acts import AnswerCall, CallGuide, SettleCall
from facilitation.parts.tables.events import CallAnswered, CallSettled, GuideCalled
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
