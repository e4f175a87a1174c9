"""What somebody did at a console a moment ago, as the house remembers it beside the log."""

from datetime import datetime

import msgspec


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
