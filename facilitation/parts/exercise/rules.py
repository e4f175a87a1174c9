"""When the room may begin a way of talking, and how it goes on: by the clock, or by who leads."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from facilitation.part import Context, Facts
from facilitation.parts.exercise.acts import EndExercise, GoOn, StartExercise
from facilitation.parts.exercise.changes import around
from facilitation.parts.exercise.events import ExerciseEnded, ExerciseStarted, ExerciseStepped
from facilitation.parts.exercise.state import LENGTHS, USUAL, running
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
    """Be done with the step of now. Event: exercise.stepped; none after the last. Raises Refused(no_exercise)."""
    here, now = running(context.meeting), _moment(context)
    if here is None:
        raise Refused("no_exercise")
    at = here.at(now)
    if at == len(here.until):
        return []
    early = here.until[at] - now
    return [ExerciseStepped(until=(*here.until[:at], *(until - early for until in here.until[at:])))]


def end(context: Context[Any], act: EndExercise) -> Facts:
    """Be done with it. Event: exercise.ended; none where there is none."""
    return [ExerciseEnded()] if running(context.meeting) else []


def _moment(context: Context[Any]) -> datetime:
    """Now, as the log tells the time."""
    return context.now.replace(microsecond=context.now.microsecond // 1000 * 1000)
