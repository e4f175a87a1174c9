"""Who goes from one table to another follows the other from then on, without asking for it."""

from typing import Any

from app.faces.region import FACES
from app.live.room import Room
from facilitation.roles import Actor
from realtime.broadcast import Broadcaster
from realtime.presence import Presence, Visitor
from realtime.rooms import Audience


class Following:
    """Lets sockets follow what is their own, such as the table where their seat is."""

    def __init__(self, sio: Any, presence: Presence, broadcaster: Broadcaster) -> None:
        self.sio, self.presence, self.broadcaster = sio, presence, broadcaster

    def renew(self, room: Room, visitor: Visitor, actor: Actor) -> None:
        """Leave what is its own no longer, and follow what is: it is sent whole, with an empty `prev`."""
        if visitor.audience is None:
            return
        face, language = visitor.audience.face, visitor.audience.language
        stays = [each for each in visitor.others if FACES[face].open_to(room.state, actor, each.scope)]
        followed = {each.scope for each in stays}
        fresh = [
            self.broadcaster.present(room, face, language, scope)
            for scope in FACES[face].own(room.state, actor)
            if scope not in followed
        ]
        if fresh or len(stays) < len(visitor.others):
            self._settle(visitor, [*stays, *fresh])
        for audience in fresh:
            message = audience.whole("") | {"prev": "", "gone": []} | audience.named
            self.sio.server.emit("regions", message, room=visitor.sid)

    def _settle(self, visitor: Visitor, others: list[Audience]) -> None:
        left = {each.name for each in visitor.others} - {each.name for each in others}
        for name in left:
            self.sio.server.leave_room(visitor.sid, name)
        self.presence.follow(visitor, others)
        for each in others:
            self.sio.server.enter_room(visitor.sid, each.name)
