"""What happens to voting at home."""

from datetime import datetime
from typing import ClassVar

from facilitation.events import BoxClosed, BoxOpened, StageEvent


class WindowSet(StageEvent, frozen=True, kw_only=True, tag="window.set"):
    """People can vote at home on this stage from `opens` to `closes` (UTC)."""

    opens: datetime
    closes: datetime


class WindowDropped(StageEvent, frozen=True, kw_only=True, tag="window.dropped"):
    """Nobody votes at home on this stage after all."""


class WindowOpened(BoxOpened, frozen=True, kw_only=True, tag="window.opened"):
    """The box for whoever is at home is open."""


class WindowClosed(BoxClosed, frozen=True, kw_only=True, tag="window.closed"):
    """The box for whoever is at home is closed: at its time, or `early` for this reason."""

    texts: ClassVar = ("reason",)
    early: bool = False
    reason: str | None = None
