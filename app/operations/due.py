"""What the meetings have to do by the clock of the house, such as closing a box at its time."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from app.counting.workers import HOUSE
from app.live.room import Room
from facilitation.refusals import Refused
from facilitation.registry import PARTS

log = logging.getLogger(__name__)


def look(rooms: Iterable[Room], perform: Callable[..., Any], now: datetime) -> None:
    """Do what is due at `now` (UTC) in every room, one act of each part; what cannot be kept is tried the next time."""
    for room in list(rooms):
        for part in PARTS.parts.values():
            act = part.due(room.state, now) if part.due else None
            if act is None:
                continue
            try:
                perform(room.code, act, HOUSE)
            except Refused as refused:
                log.warning("%s of %s could not be done in time: %s", act.kind(), room.code, refused.key)
