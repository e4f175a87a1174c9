"""What the console is told to do next: sentences by key, buttons, and the one step that they make up."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec


class Say(msgspec.Struct, frozen=True):
    """A sentence by its key, with what belongs in it; languages live in `app`. Amounts are cents."""

    key: str
    details: Mapping[str, Any] = {}


class Sure(msgspec.Struct, frozen=True):
    """What is asked once before something that cannot be taken back, and the words of the button that then does it."""

    asks: tuple[Say, ...]
    yes: Say


class Button(msgspec.Struct, frozen=True):
    """An act as the console's form holds it, or with `to` the place on the page where something is to be done first.

    With `sure` it asks before it does it.
    """

    say: Say
    act: str = ""
    to: str = ""
    icon: str = "next"
    sure: Sure | None = None

    @property
    def says(self) -> tuple[Say, ...]:
        """Every sentence on it, with those that it asks."""
        return (self.say, *self.sure.asks, self.sure.yes) if self.sure else (self.say,)


class Step(msgspec.Struct, frozen=True):
    """The one thing to do next at the console.

    button    the act that does it
    sees      what everybody will see, or what to ask the room
    aside     what stands beside that in smaller letters
    missing   what has to be there before it may be done
    others    what could be done instead
    leans_on  what it is about beside its words: with something else it is another step, though it reads the same
    """

    button: Button
    sees: tuple[Say, ...] = ()
    aside: tuple[Say, ...] = ()
    missing: tuple[Say, ...] = ()
    others: tuple[Button, ...] = ()
    leans_on: tuple[object, ...] = ()


class Waits(msgspec.Struct, frozen=True):
    """Why a stage may not open yet: the key of the refusal with its details, and the `step` that has to come first."""

    key: str
    details: Mapping[str, Any]
    step: Step


class Deed(msgspec.Struct, frozen=True):
    """One act of somebody with a link, after it was kept: the events `first` to `last`, by whom, and when (UTC).

    `act` is its name on the wire, `undone` says that it was taken back.
    """

    first: int
    last: int
    act: str
    actor: str
    role: str
    at: datetime
    undone: bool = False
