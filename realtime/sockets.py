"""Socket.IO on an app: its settings, and the parts that make the meetings live, put together."""

import json
import logging
import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

import msgspec
from flask import Flask
from flask_socketio import SocketIO

from app.live.room import Room
from app.services import services_of
from realtime import loops
from realtime.broadcast import Broadcaster
from realtime.captions import Captions
from realtime.doors import Doors
from realtime.following import Following
from realtime.guard import DEVICE
from realtime.lines.sessions import Sessions
from realtime.personal import Personal
from realtime.presence import Presence

LARGEST = 18_000  # a message of 16 kB, with the envelope and the pieces it comes in
BINARY = ("5", "6")  # Socket.IO packets that wait for binary ones; ours never do
LONG_NUMBER = re.compile(r"[0-9]{16}")
log = logging.getLogger(__name__)


class Json:
    """JSON as Socket.IO asks for it: by msgspec, and what that refuses or reads otherwise by the standard library.

    It takes what was encoded before as it is, and has no patience for numbers of thousands of digits.
    """

    JSONDecodeError = json.JSONDecodeError

    @staticmethod
    def dumps(value: Any, **options: Any) -> str:
        """A value as JSON, without spaces; half a sign, which only a stranger sends, goes back as it came."""
        try:
            return msgspec.json.encode(value).decode()
        except (TypeError, ValueError):  # which only escapes can say
            return json.dumps(value, separators=(",", ":"))

    @staticmethod
    def loads(text: str, **options: Any) -> Any:
        """Values; a number that is no amount of anything becomes a float, which every schema refuses."""
        if not LONG_NUMBER.search(text):
            try:
                return msgspec.json.decode(text)
            except (msgspec.DecodeError, UnicodeError):
                pass  # what the standard library says of it is what a client is told
        return json.loads(text, parse_int=lambda digits: int(digits) if len(digits) < 20 else float(digits))


class Live:
    """The sockets of one app, and the parts that keep its faces up to date; `hang_up` ends a connection at once."""

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
            logger=logging.getLogger("socketio"),  # else they write on stderr themselves, whatever a stranger says
            engineio_logger=logging.getLogger("engineio"),
            **options,
        )
        engine = self.sio.server.eio
        engine._log_error_once = lambda said, key: engine.logger.info(key)  # `said` holds the id of somebody's socket
        self.hang_up: Callable[[Any], None] = lambda known: known.close(wait=False)
        self.sessions = Sessions(engine)
        self.presence = Presence()
        self.broadcaster = Broadcaster(app, self.sio)
        self.captions = Captions(self.sio)
        following = Following(self.sio, self.presence, self.broadcaster)
        self.personal = Personal(app, self.sio, self.presence, following)
        self.doors = Doors(app, self.sio, self.presence, self.broadcaster, self.personal, self.captions.events)

    def start(self) -> None:
        """Open the doors and follow every change."""
        self.doors.open()
        engine = self.sio.server.eio
        engine.on("message", self._readable(engine.handlers["message"]))
        engine.on("connect", self._noted(engine.handlers["connect"]))
        engine.on("disconnect", self._over(engine.handlers["disconnect"]))
        services = services_of(self.app)
        services.sockets = self
        services.rooms.changed.connect(self.follow)
        services.rooms.gone.connect(self.leave)
        self.sio.start_background_task(self.personal.run, lambda: self.doors.busy or self.broadcaster.busy)
        self.sio.start_background_task(loops.ask_whether_they_are_there, self.sio, self.sessions)
        self.sio.start_background_task(loops.beat, self.app, self.sio, self.broadcaster, self.presence)
        self.sio.start_background_task(loops.follow_clock, self.app, self.sio, self.broadcaster, self.presence)
        self.sio.start_background_task(loops.drop_slow_readers, self.sio, self.hang_up)
        self.sio.start_background_task(loops.drop_idle, self.sio, self.sessions, self.presence, self.hang_up)
        self.sio.start_background_task(loops.look_after, self.app, self.sio, self.broadcaster)
        self.sio.start_background_task(loops.follow_counts, self.app, self.sio, self.broadcaster)
        self.sio.start_background_task(loops.follow_halls, self.app, self.sio, self.broadcaster)
        self.sio.start_background_task(loops.do_what_is_due, self.app, self.sio)
        self.sio.start_background_task(loops.follow_reactions, self.app, self.sio, self.broadcaster)
        self.sio.start_background_task(loops.drop_revoked, self.app, self.sio, self.presence, self.hang_up)
        if services.cluster is not None:
            from realtime import others  # read where there can be other processes

            others.begin(services.cluster, self.sio)

    def follow(self, room: Room, facts: list[Any]) -> None:
        """A meeting changed: its faces follow, and those that it changed something for."""
        self.broadcaster.mark(room)
        self.personal.note(room, facts)

    def leave(self, code: str) -> None:
        """A meeting is no more: nobody looks at it."""
        self.broadcaster.forget(code)
        self.captions.forget(code)
        for visitor in self.presence.looking():
            if visitor.audience and visitor.audience.code == code:
                known = self.sio.server.eio.sockets.get(self.sio.server.manager.eio_sid_from_sid(visitor.sid, "/"))
                if known is not None:
                    self.hang_up(known)

    def rev(self, code: str, face: str, language: str, scope: str) -> str:
        """How far the messages of a face are in a scope."""
        return self.broadcaster.audience(code, face, language, scope).rev

    def counts(self) -> Mapping[str, int]:
        """How many sockets look at each face."""
        return self.presence.counts()

    def connected(self, code: str) -> Collection[str]:
        """The seats of a meeting that are connected now."""
        return set(self.presence.seats(code))

    def awake(self, code: str) -> Mapping[str, bool]:
        """The seats whose phones are there, and whether they are awake."""
        return self.presence.awake(code)

    def _noted(self, handler: Callable[[str, Mapping[str, Any]], Any]) -> Callable[[str, Mapping[str, Any]], Any]:
        """Know a session under its device from the handshake on, and ask it now and then."""

        def connect(key: str, environ: Mapping[str, Any]) -> Any:
            self.sessions.note(key, environ[DEVICE])
            self.sessions.adopt(key)
            return handler(key, environ)

        return connect

    def _over(self, handler: Callable[..., Any]) -> Callable[..., Any]:
        """Make room for another where a session ended."""

        def disconnect(key: str, *why: Any) -> Any:
            self.sessions.over(key)
            return handler(key, *why)

        return disconnect

    def _readable(self, handler: Callable[[str, str], None]) -> Callable[[str, Any], None]:
        """Let through what can be read, of who reads in turn: a socket that sends anything else is ended.

        One that ended may still have said something: nobody hears it.
        """
        sockets = self.sio.server.eio.sockets

        def message(key: str, data: Any) -> None:
            known = sockets.get(key)
            if known is None:
                return
            try:
                if not isinstance(data, str) or data[:1] in BINARY or known.queue.qsize() > loops.WAITING:
                    raise ValueError("no message for us")
                handler(key, data)
            except Exception as error:
                log.warning("a socket was ended that sent what is no message: %s", type(error).__name__)
                self.hang_up(known)

        return message
