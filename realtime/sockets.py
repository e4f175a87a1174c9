"""Socket.IO on an app: its settings, and the parts that make the meetings live, put together."""

import json
import logging
from typing import Any

from flask import Flask
from flask_socketio import SocketIO

from app.meetings import Room, changed
from realtime import clock
from realtime.broadcast import Broadcaster
from realtime.doors import Doors
from realtime.personal import Personal
from realtime.presence import Presence

LARGEST = 18_000  # a message of 16 kB, with the envelope and the pieces it comes in
log = logging.getLogger(__name__)


class Json:
    """The standard library's JSON, without its patience for numbers of thousands of digits."""

    JSONDecodeError = json.JSONDecodeError

    @staticmethod
    def dumps(value: Any, **options: Any) -> str:
        """Text without spaces."""
        return json.dumps(value, separators=(",", ":"))

    @staticmethod
    def loads(text: str, **options: Any) -> Any:
        """Values; a number that is no amount of anything becomes a float, which every schema refuses."""
        return json.loads(text, parse_int=lambda digits: int(digits) if len(digits) < 20 else float(digits))


class Live:
    """Everything live about one app."""

    def __init__(self, app: Flask, async_mode: str, **options: Any) -> None:
        self.app = app
        self.sio = SocketIO(
            app,
            async_mode=async_mode,
            async_handlers=False,  # one thing at a time per socket: in order, and nobody floods
            cors_allowed_origins=sorted(app.config["ORIGINS"]),
            ping_interval=25,
            ping_timeout=20,
            max_http_buffer_size=LARGEST,
            transports=["websocket", "polling"],
            json=Json,
            **options,
        )
        self.presence = Presence()
        self.broadcaster = Broadcaster(app, self.sio)
        self.personal = Personal(app, self.sio, self.presence)
        self.doors = Doors(app, self.sio, self.presence, self.broadcaster, self.personal)

    def start(self) -> None:
        """Open the doors and follow every change."""
        self.doors.open()
        engine = self.sio.server.eio
        engine.on("message", _readable(engine, engine.handlers["message"]))
        changed.connect(self.follow)
        self.app.extensions["revision"] = lambda code, face, language: (
            self.broadcaster.audience(code, face, language).rev
        )
        self.app.extensions["presence"] = self.presence
        self.sio.start_background_task(self.personal.run)
        self.sio.start_background_task(clock.beat, self.app, self.sio, self.broadcaster)

    def follow(self, room: Room, facts: list[Any]) -> None:
        """A meeting of ours changed."""
        if self.app.extensions["rooms"].get(room.code) is room:
            self.broadcaster.mark(room)
            self.personal.note(room, facts)


def _readable(engine: Any, handler: Any) -> Any:
    """Let only what can be read through: a socket that sends anything else is dropped, and so is binary."""

    def message(sid: str, data: Any) -> None:
        try:
            if not isinstance(data, str) or data[:1] in ("5", "6"):
                raise ValueError("binary")
            handler(sid, data)
        except Exception as error:
            log.warning("a socket was dropped that sent no Socket.IO: %s", type(error).__name__)
            engine.start_background_task(engine.disconnect, sid)

    return message
