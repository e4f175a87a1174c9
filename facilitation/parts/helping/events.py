"""That the owner of a phone asked for help, and that they no longer want it."""

from datetime import datetime

from facilitation.events import Event


class HelpAsked(Event, frozen=True, kw_only=True, tag="help.asked"):
    """The owner of a phone lets the console act for their seat until then (UTC)."""

    seat: str
    until: datetime


class HelpEnded(Event, frozen=True, kw_only=True, tag="help.ended"):
    """They do no longer, before that time was over."""

    seat: str
