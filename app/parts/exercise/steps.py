"""The steps of the way of talking that is under way, each with what people do and from when to when."""

from datetime import datetime

import msgspec

from app.faces.view import View
from app.parts.exercise.words import DOES, FORMS
from facilitation.parts.exercise import running
from facilitation.registry import PARTS


class Step(msgspec.Struct, frozen=True):
    """One step: its number, what people do, and from when to when (UTC)."""

    number: int
    does: str
    since: datetime
    until: datetime


class Now(msgspec.Struct, frozen=True):
    """What is under way: its `form`, what that is called, and its steps."""

    form: str
    called: str
    steps: tuple[Step, ...]


class Turn(msgspec.Struct, frozen=True):
    """Somebody's turn in the round at a table: its number, what they want to be called (or nothing), and when."""

    number: int
    called: str
    since: datetime
    until: datetime


def now(view: View) -> Now | None:
    """What is under way; None where nothing is."""
    here = running(view.meeting)
    if here is None or view.meeting.closed:
        return None
    does = DOES[here.form]
    steps = (
        Step(number, str(does[min(number, len(does)) - 1]), since, until)
        for number, (since, until) in enumerate(here.steps, 1)
    )
    return Now(here.form, str(FORMS[here.form]), tuple(steps))


def round_here(view: View) -> list[Turn]:
    """The round at the table of this scope, in its order; empty where there is none."""
    here = running(view.meeting)
    sitting = here.order.get(view.table, ()) if here else ()
    times = here.round_at(view.table) if here else ()
    return [
        Turn(number, view.room.names.get(seat, ""), since, until)
        for number, (seat, (since, until)) in enumerate(zip(sitting, times, strict=False), 1)
    ]


def possible(view: View) -> bool:
    """Whether the room may begin one now: at an open stage without a vote."""
    return not view.meeting.closed and view.stage.status == "open" and PARTS.kind(view.stage).ballots is None


def seen(view: View) -> object:
    """All that everybody is shown of it."""
    return now(view), possible(view)


def seen_here(view: View) -> object:
    """All that a table is shown of its round."""
    return tuple(round_here(view))
