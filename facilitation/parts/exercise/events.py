"""What happened about a way of talking. It names no seat: whose turn it is at a table follows from who sits there."""

from datetime import datetime

from msgspec import UNSET, UnsetType

from facilitation.events import Event
from facilitation.parts.exercise.state import Form


class ExerciseStarted(Event, frozen=True, kw_only=True, tag="exercise.started"):
    """It began `since` (UTC); each of its steps lasts until a moment of `until`."""

    form: Form
    since: datetime
    until: tuple[datetime, ...]


class ExerciseStepped(Event, frozen=True, kw_only=True, tag="exercise.stepped"):
    """The steps last until these moments from now on: those of one `table`, or of all, where it names none."""

    until: tuple[datetime, ...]
    table: str | UnsetType = UNSET


class ExerciseEnded(Event, frozen=True, kw_only=True, tag="exercise.ended"):
    """The room is done with it."""
