"""What happens to a closing that waits for who is at home."""

from datetime import datetime
from typing import ClassVar

from facilitation.events import Event, StageEvent


class DelaySet(Event, frozen=True, kw_only=True, tag="delay.set"):
    """The picture at home runs so many seconds behind the hall."""

    seconds: int


class DelayBegan(StageEvent, frozen=True, kw_only=True, tag="delay.began"):
    """The hall is closed, and who is at home has until then (UTC); with `choice` it is this question that closes."""

    until: datetime
    choice: str | None = None


class DelayEnded(StageEvent, frozen=True, kw_only=True, tag="delay.ended"):
    """Closed at home too: at its time `until` (UTC), or `early` with a reason, which is empty where nobody was left.

    `until` is another moment than at the beginning where the clock of the computer was set meanwhile.
    """

    texts: ClassVar = ("reason",)
    until: datetime
    early: bool = False
    reason: str | None = None
