"""Messages for many, straight onto their lines: encoded, compressed and framed once, and written without a queue.

Leans on private names of engineio and, by `realtime.lines`, of what carries it; their versions are locked. `fit` of
the engine tries those at the start, and where they no longer fit the library's own way is used.
"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import socketio
from engineio import packet as engine
from socketio import packet

from realtime import lines
from realtime.lines import Line, push
from realtime.lines.frames import Framed

AT_ONCE = 50  # sockets that get a message before others may have a turn: about a millisecond


class Listening(NamedTuple):
    """Who is in a room: the lines that take compressed messages, those that do not, and who has none of its own."""

    small: tuple[Line, ...] = ()
    plain: tuple[Line, ...] = ()
    rest: tuple[str, ...] = ()


class DirectManager(socketio.Manager):
    """Encodes, compresses and frames a message once for a whole room, and hands it to every idle socket.

    Who is not idle gets it in line. Who is in a room is looked up anew only when somebody came or left.
    """

    def __init__(self) -> None:
        super().__init__()
        self._listening: dict[tuple[str, Any], Listening] = {}

    def basic_enter_room(self, sid: str, namespace: str, room: Any, eio_sid: str | None = None) -> None:
        """Let a socket into a room."""
        super().basic_enter_room(sid, namespace, room, eio_sid=eio_sid)
        self._listening.pop((namespace, room), None)

    def basic_leave_room(self, sid: str, namespace: str, room: Any) -> None:
        """Let a socket out of a room."""
        super().basic_leave_room(sid, namespace, room)
        self._listening.pop((namespace, room), None)

    def emit(self, event: str, data: Any, namespace: str, room: Any = None, **more: Any) -> None:
        """Emit to a room, to some sockets, or to one alone, which is told as it is; all of it in one turn."""
        if not isinstance(data, dict) or more.get("callback") or more.get("skip_sid") or namespace not in self.rooms:
            return super().emit(event, data, namespace, room=room, **more)
        room = room or more.get("to")
        if isinstance(room, str) and not self.is_sid_room(namespace, room):
            return self._tell(self._listening_in(namespace, room), *self._message(event, data, namespace))
        some = self._found(namespace, room)
        if isinstance(room, str):  # its own: how small that becomes would tell of it
            some = Listening(plain=some.small + some.plain, rest=some.rest)
        self._tell(some, *self._message(event, data, namespace))

    def tell(self, event: str, data: Any, room: str, breathe: Callable[[], object], namespace: str = "/") -> None:
        """Emit to a room, some at a time, with a breath in between: who left meanwhile is not told any more."""
        if namespace not in self.rooms:
            return
        message, everybody = self._message(event, data, namespace), self._listening_in(namespace, room)
        for number, some in enumerate(_turns(everybody)):
            if number:
                breathe()
            if self._listening.get((namespace, room)) is not everybody:
                some = self._still(namespace, room, some)
            self._tell(some, *message)

    def _listening_in(self, namespace: str, room: str) -> Listening:
        """Who is in a room now."""
        key = namespace, room
        if key not in self._listening and room in self.rooms[namespace]:
            self._listening[key] = self._found(namespace, room)
        return self._listening.get(key, Listening())

    def _found(self, namespace: str, room: Any) -> Listening:
        small, plain, rest = list[Line](), list[Line](), list[str]()
        for _, key in self.get_participants(namespace, room):
            session = self.server.eio.sockets.get(key)
            if not getattr(session, "straight", False) or session.closing:
                rest.append(key)
            else:
                (small if session.ws.reader.small else plain).append(session.ws)
        return Listening(tuple(small), tuple(plain), tuple(rest))

    def _still(self, namespace: str, room: str, some: Listening) -> Listening:
        """Those of them that are in the room yet."""
        here = {key for _, key in self.get_participants(namespace, room)}
        small, plain = (tuple(line for line in lines if line.session.sid in here) for lines in (some.small, some.plain))
        return Listening(small, plain, tuple(key for key in some.rest if key in here))

    def _message(self, event: str, data: Any, namespace: str) -> tuple[engine.Packet, Framed]:
        text = self.server.packet_class(packet.EVENT, namespace=namespace, data=[event, data]).encode()
        message = engine.Packet(engine.MESSAGE, text)
        return message, Framed(message.encode())

    def _tell(self, some: Listening, message: engine.Packet, framed: Framed) -> None:
        def queue(session: Any) -> None:
            self.server._send_eio_packet(session.sid, message)

        if some.small:
            push(some.small, framed.small, queue)
        if some.plain:
            push(some.plain, framed.plain, queue)
        for key in some.rest:
            self.server._send_eio_packet(key, message)


def _turns(everybody: Listening) -> Iterable[Listening]:
    """All of them, `AT_ONCE` at a time."""
    for name, those in everybody._asdict().items():
        for first in range(0, len(those), AT_ONCE):
            yield Listening(**{name: those[first : first + AT_ONCE]})


def hang_up(known: Any) -> None:
    """End a connection at once, without waiting for what it did not read."""
    ws = getattr(known, "ws", None)
    known.close(wait=False, abort=True)
    known.queue.queue.clear()
    known.queue.put(None)
    if ws is not None:
        lines.chosen().cut(ws)
