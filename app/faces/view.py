"""What a template knows of a meeting on one face."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.faces.marks import Marks
from app.live.room import Room
from facilitation.parts.wall import Wall, wall
from facilitation.state.meeting import Meeting
from facilitation.state.stage import LiveStage

ROOM = "room"
"""The scope of everybody in the meeting; others are a kind and a name, such as `table:T1`."""


class View:
    """A meeting on one face: what a template knows without asking a part.

    room     the live meeting, with what is kept beside its log
    face     `phone`, `simple`, `screen`, `console`, `livecast` or `record`, or another page
    me       what is yours on a page; None in a region, which is everybody's
    now      the time (UTC) on a page; None in a region
    asked    what the address of a page asks for
    path     where a page without scripts is asked for again
    scope    of whom a region is: everybody in the room, or a part of it such as one table
    wall     what the wall shows: once the meeting is closed everybody has to see its head
    meeting  the meeting; on the screen as it was when the wall was frozen
    """

    def __init__(
        self,
        room: Room,
        face: str,
        me: Marks | None = None,
        now: datetime | None = None,
        asked: Mapping[str, str] | None = None,
        scope: str = ROOM,
    ) -> None:
        self.room, self.face, self.me, self.now, self.scope = room, face, me, now, scope
        self.asked: Mapping[str, str] = asked or {}
        live = room.state
        self.path = f"/t/{room.code}" + ("/livecast" if face == "livecast" else "")
        self.wall = Wall(light=wall(live).light) if live.closed else wall(live)
        self.meeting: Meeting = (self.wall.frozen or live) if face == "screen" else live

    @property
    def seated(self) -> bool:
        """Whether whoever looks has a seat; ask this, and not which one, where that is all there is to know."""
        return bool(self.me and self.me.get("seat"))

    @property
    def simple(self) -> bool:
        """Whether it is read one thing a page."""
        return self.face == "simple"

    @property
    def stage(self) -> LiveStage[Any]:
        """The stage that the meeting is at."""
        return self.meeting.current

    @property
    def table(self) -> str:
        """The id of the table whose scope this is; empty in any other."""
        kind, _, name = self.scope.partition(":")
        return name if kind == "table" else ""

    @property
    def number(self) -> int:
        """Its place on the agenda, from 1."""
        return self.meeting.at + 1
