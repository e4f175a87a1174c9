"""What can be asked about a way of talking."""

from typing import Annotated

import msgspec

from facilitation.acts import Act, Key
from facilitation.parts.exercise.state import LONGEST, SHORTEST, Form

Seconds = Annotated[int, msgspec.Meta(ge=SHORTEST, le=LONGEST)]


class StartExercise(Act, frozen=True, kw_only=True, tag="exercise.start"):
    """Begin one; `seconds` is how long its first step lasts, the others in proportion. Left out it is as usual."""

    form: Form
    seconds: Seconds | None = None


class GoOn(Act, frozen=True, kw_only=True, tag="exercise.next"):
    """Go to the next step before its time; all after it come earlier too. With a `table` its round goes on alone."""

    table: Key | None = None


class EndExercise(Act, frozen=True, kw_only=True, tag="exercise.end"):
    """Be done with the way of talking that is under way."""
