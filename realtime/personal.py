"""What is yours, to you alone: a small message to the sockets of a seat whenever something of that seat changed."""

import logging
from collections.abc import Callable, Collection
from hashlib import blake2b
from typing import Any

import msgspec
from flask import Flask

from app.faces import regions
from app.faces.marks import own
from app.languages import speaking
from app.live import meetings
from app.live.room import Room
from facilitation.parts.hall.events import TablesJoined
from facilitation.refusals import Forbidden
from facilitation.situation import touched
from realtime.following import Following
from realtime.presence import Presence, Visitor

GAP = 0.1  # somebody who does ten things at once is told once
PAUSE = 0.01
DEVICES = ""
"""Not a seat, but the shared devices of tables: they follow their table where it becomes another."""
log = logging.getLogger(__name__)


class Personal:
    """Sends `mine`, one seat after the other, so that a whole hall never stands in line before an acknowledgement.

    A seat that went to another table follows that one first.
    """

    def __init__(self, app: Flask, sio: Any, presence: Presence, following: Following) -> None:
        self.app, self.sio, self.presence, self.following = app, sio, presence, following
        self._waiting: dict[tuple[str, str], None] = {}
        self._marked = sio.server.eio.create_event()

    def note(self, room: Room, facts: Collection[Any]) -> None:
        """Remember whose marks may have changed; those acts were for them come first."""
        seats, anybody = touched(room.state, facts)
        for seat in (*seats, *(self.presence.seats(room.code) if anybody else ())):
            self._waiting[room.code, seat] = None
        if any(isinstance(fact, TablesJoined) for fact in facts):
            self._waiting[room.code, DEVICES] = None
        if self._waiting:
            self._marked.set()

    def run(self, answering: Callable[[], int]) -> None:
        """For ever: tell whoever waits; while acts wait for their answer, or all for news, slowly: those come first."""
        while True:
            self._marked.wait()
            self._marked.clear()
            while self._waiting:
                seat = next(iter(self._waiting))
                del self._waiting[seat]
                for visitor in self._of(*seat):
                    self.tell(visitor)
                self.sio.sleep(PAUSE if answering() else 0)
            self.sio.sleep(GAP)

    def _of(self, code: str, seat: str) -> list[Visitor]:
        if seat != DEVICES:
            return self.presence.of_seat(code, seat)
        found = ((visitor, visitor.audience) for visitor in self.presence.keyed())
        return [
            visitor for visitor, audience in found if audience and (audience.code, audience.face) == (code, "table")
        ]

    def tell(self, visitor: Visitor, again: bool = False) -> None:
        """Send a socket what is its own, unless it has just that; `again` sends it anyway."""
        try:
            with self.app.app_context():
                message = self._mine(visitor)
        except Exception:
            log.exception("what is somebody's own could not be rendered")
            return
        if message is None:
            return
        mark = blake2b(msgspec.json.encode(message), digest_size=16).digest()
        if again or mark != visitor.mine:
            visitor.mine = mark
            self.sio.server.emit("mine", message, room=visitor.sid)

    def _mine(self, visitor: Visitor) -> dict[str, Any] | None:
        if visitor.audience is None:
            return None
        room, face = meetings.load(visitor.audience.code), visitor.audience.face
        try:
            actor = visitor.device.actor(room.state, face)
        except Forbidden:
            return None
        self.following.renew(room, visitor, actor)
        marks = own(room, actor)
        with speaking(visitor.language):
            return {"html": regions.mine(room, face, marks), "marks": msgspec.to_builtins(marks)}
