"""When the room may begin a way of talking, and how it goes on: by the clock, or by who leads."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from msgspec import UNSET

from facilitation.part import Context, Facts
from facilitation.parts.exercise.acts import EndExercise, GoOn, StartExercise
from facilitation.parts.exercise.changes import around
from facilitation.parts.exercise.events import ExerciseEnded, ExerciseStarted, ExerciseStepped
from facilitation.parts.exercise.state import LENGTHS, USUAL, running
from facilitation.parts.turns.rules import led
from facilitation.refusals import Refused
from facilitation.registry import PARTS


def start(context: Context[Any], act: StartExercise) -> Facts:
    """Begin one, in place of another. Event: exercise.started.

    Raises Refused(no_talk_now, nobody_at_a_table), and as `require_open` does.
    """
    context.require_open()
    if PARTS.kind(context.stage).ballots is not None:
        raise Refused("no_talk_now")
    tables = around(context.meeting)
    if act.form == "round" and not tables:
        raise Refused("nobody_at_a_table")
    parts = LENGTHS.get(act.form) or (1,) * max(map(len, tables.values()))
    since = _moment(context)
    until = tuple(_ends(since, act.seconds or USUAL[act.form], parts))
    return [ExerciseStarted(form=act.form, since=since, until=until)]


def _ends(since: datetime, seconds: int, parts: tuple[int, ...]) -> Iterator[datetime]:
    for part in parts:
        since += timedelta(seconds=seconds * part)
        yield since


def go_on(context: Context[Any], act: GoOn) -> Facts:
    """Be done with the step of now: everybody, or a table with a turn of its round. Event: exercise.stepped.

    None after the last. Raises Refused(no_exercise), also where a table has no round, and as `led` does.
    """
    table, here, now = led(context, act.table), running(context.meeting), _moment(context)
    if here is None or (table is not None and table not in here.order):
        raise Refused("no_exercise")
    moments = here.until if table is None else tuple(until for _, until in here.round_at(table))
    later = _earlier(moments, now)
    return [ExerciseStepped(until=later, table=UNSET if table is None else table)] if later else []


def _earlier(moments: tuple[datetime, ...], now: datetime) -> tuple[datetime, ...]:
    """The moments where the step of now is over, and all after it as much earlier; empty where all were over."""
    at = sum(until <= now for until in moments)
    early = moments[at] - now if at < len(moments) else timedelta()
    return (*moments[:at], *(until - early for until in moments[at:])) if early else ()


def end(context: Context[Any], act: EndExercise) -> Facts:
    """Be done with it. Event: exercise.ended; none where there is none."""
    return [ExerciseEnded()] if running(context.meeting) else []


def _moment(context: Context[Any]) -> datetime:
    """Now, as the log tells the time."""
    return context.now.replace(microsecond=context.now.microsecond // 1000 * 1000)
