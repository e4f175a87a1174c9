"""That the owner of a phone asked for help, and that they no longer want it."""

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from facilitation.events import Event
from facilitation.parts.seating import CHAIR


class HelpAsked(Event, frozen=True, kw_only=True, tag="help.asked"):
    """The owner of a phone lets the console act for their seat until then (UTC)."""

    pseudonyms: ClassVar = CHAIR
    seat: str
    until: datetime


class HelpEnded(Event, frozen=True, kw_only=True, tag="help.ended"):
    """They do no longer, before that time was over."""

    pseudonyms: ClassVar = CHAIR
    seat: str


class HelpTold(Event, frozen=True, kw_only=True, tag="help.told"):
    """At the end of a pseudonymous log: for how many different seats somebody did something, in all and per role."""

    seats: int
    roles: Mapping[str, int]
