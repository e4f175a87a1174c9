"""What happens by itself: a beat to every audience, and the end of readers who do not read and of revoked links."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from flask import Flask

from app.access import grants
from app.live import meetings
from app.services import services
from realtime.broadcast import Broadcaster
from realtime.presence import Presence, Visitor
from realtime.rooms import Audience

BEAT = 10.0
SWEEP = 1.0
WATCH = 0.4  # seconds between two looks at the links: a revoked one is cut off within one
WAITING = 64  # messages that may wait for one reader: a quarter of a minute at four a second
log = logging.getLogger(__name__)


def now() -> str:
    """The server's time, UTC in ISO 8601 with milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def beat(app: Flask, sio: Any, broadcaster: Broadcaster) -> None:
    """For ever: tell every audience how far the log and its messages are, so that a phone notices what it missed."""
    while True:
        sio.sleep(BEAT)
        for audience in [audience for audience in broadcaster.audiences.values() if audience.sids]:
            with app.app_context():
                sio.server.emit("beat", heartbeat(audience), room=audience.name)
            sio.sleep(0)


def heartbeat(audience: Audience) -> dict[str, Any]:
    """The head of the log, how far this audience is, and the time."""
    return {"seq": meetings.load(audience.code).state.seq, "rev": audience.rev, "now": now()}


def sweep(sio: Any, hang_up: Callable[[Any], None]) -> None:
    """For ever: cut off readers for whom too much waits; they come back and fetch the whole."""
    while True:
        sio.sleep(SWEEP)
        slow = [known for known in list(sio.server.eio.sockets.values()) if known.queue.qsize() > WAITING]
        for known in slow:
            hang_up(known)
        if slow:
            log.warning("%s slow readers were cut off", len(slow))


def turn_out(app: Flask, sio: Any, presence: Presence, hang_up: Callable[[Any], None]) -> None:
    """For ever: end the sockets of links that were revoked, wherever that was done."""
    while True:
        sio.sleep(WATCH)
        try:
            for visitor in revoked(app, presence):
                hang_up(sio.server.eio.sockets[sio.server.manager.eio_sid_from_sid(visitor.sid, "/")])
        except Exception:
            log.exception("the links could not be looked at")


def revoked(app: Flask, presence: Presence) -> list[Visitor]:
    """The sockets whose link holds no longer."""
    keyed = presence.keyed()
    if not keyed:
        return []
    with app.app_context(), services().database.read.connect() as connection:
        living = grants.living(connection, {visitor.grant for visitor in keyed})
    return [visitor for visitor in keyed if visitor.grant not in living]
