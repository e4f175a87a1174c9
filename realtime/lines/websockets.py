"""The library's web sockets, opened up: messages are bounded, broadcasts go straight out, readers can be dropped.

Leans on private names of eventlet and engineio, whose versions are locked; `fit` tries them at the start, and where
they no longer fit the library's own way is used.
"""

import logging
import socket
import struct
from typing import Any

import eventlet
import socketio
from engineio import packet as engine
from eventlet.websocket import FailedConnectionError, RFC6455WebSocket
from socketio import packet

PIECE = 16  # an empty fragment also takes room
log = logging.getLogger(__name__)


def unmask(data: bytes, mask: Any, length: int | None = None, offset: int = 0) -> bytes:
    """XOR with the four bytes of the mask; as one large number, which is fifty times faster than byte by byte."""
    size = len(data)
    turned = bytes(mask[(offset + i) % 4] for i in range(4))
    pad = (turned * (size // 4 + 1))[:size]
    return (int.from_bytes(data, "little") ^ int.from_bytes(pad, "little")).to_bytes(size, "little")


def bounded(largest: int) -> Any:
    """A message class that counts all fragments of a message together; the library limits each one alone."""

    class Message(RFC6455WebSocket.Message):
        size = 0

        def push(self, data: bytes, final: bool = False) -> None:
            self.size += len(data) + PIECE
            if self.size > largest + PIECE:
                raise FailedConnectionError(1009, "the message is too large")
            super().push(data, final)

    return Message


def websocket(base: Any, largest: int) -> Any:
    """The library's websocket, with its limits, that shows itself to the engine's socket as `ws`."""
    message = bounded(largest)

    class Websocket(base):
        def __init__(self, handler: Any, server: Any) -> None:
            def handle(ws: Any) -> Any:
                ws.Message, ws._apply_mask = message, unmask
                handler.__self__.ws = ws
                try:
                    return handler(ws)
                finally:
                    handler.__self__.ws = None

            super().__init__(handle, server)
            self.support_legacy_versions = False  # they know no limits

    return Websocket


def frame(text: str) -> bytes:
    """One whole text message as it goes over the line."""
    body = text.encode()
    size = len(body)
    if size < 126:
        return struct.pack("!BB", 0x81, size) + body
    if size < 65536:
        return struct.pack("!BBH", 0x81, 126, size) + body
    return struct.pack("!BBQ", 0x81, 127, size) + body


def push(ws: Any, data: bytes) -> None:
    """Send now what the line takes; what it does not take follows, and nothing comes in between."""
    ws._sendlock.acquire()
    try:
        sent = ws.socket.fd.send(data)
    except BlockingIOError:
        sent = 0
    except OSError:
        sent = len(data)  # the line is gone; its reader finds out
    if sent == len(data):
        ws._sendlock.release()
    else:
        eventlet.spawn(_finish, ws, data[sent:])


def _finish(ws: Any, rest: bytes) -> None:
    try:
        ws.socket.sendall(rest)
    except OSError:
        _cut(ws)  # half a message was sent: nothing sensible can follow
    finally:
        ws._sendlock.release()


class DirectManager(socketio.Manager):
    """Encodes and frames a message once for a whole room and hands it to every idle socket; others get it in line."""

    def emit(self, event: str, data: Any, namespace: str, room: Any = None, **more: Any) -> None:
        """Emit to a room or a socket."""
        if not isinstance(data, dict) or more.get("callback") or more.get("skip_sid") or namespace not in self.rooms:
            return super().emit(event, data, namespace, room=room, **more)
        text = self.server.packet_class(packet.EVENT, namespace=namespace, data=[event, data]).encode()
        message = engine.Packet(engine.MESSAGE, text)
        framed = frame(message.encode())
        sockets = self.server.eio.sockets
        for _, key in self.get_participants(namespace, room or more.get("to")):
            ws = _idle(sockets.get(key))
            if ws is None:
                self.server._send_eio_packet(key, message)
            else:
                push(ws, framed)


def _idle(known: Any) -> Any:
    """The websocket of a connection with nothing under way, or None."""
    ws = getattr(known, "ws", None)
    if ws is None or not known.upgraded or known.closing or known.closed:
        return None
    return ws if known.queue.empty() and ws._sendlock.counter > 0 else None


def hang_up(known: Any) -> None:
    """End a connection at once, without waiting for what it did not read."""
    ws = getattr(known, "ws", None)
    known.close(wait=False, abort=True)
    known.queue.queue.clear()
    known.queue.put(None)
    if ws is not None:
        _cut(ws)


def _cut(ws: Any) -> None:
    try:
        ws.socket.fd.shutdown(socket.SHUT_RDWR)
    except OSError:
        log.debug("the line was gone already")


def fit() -> bool:
    """Whether a message can be pushed through the private parts: tried once, on a pair of sockets."""
    ours, theirs = eventlet.green.socket.socketpair()
    try:
        ws = RFC6455WebSocket(ours, {}, 13)
        push(ws, frame("2"))
        fits = theirs.recv(16) == b"\x81\x012" and ws._sendlock.counter == 1 and callable(ws._apply_mask)
    except (AttributeError, TypeError):
        fits = False
    finally:
        ours.close()
        theirs.close()
    return fits and issubclass(bounded(1), RFC6455WebSocket.Message)
