"""The library's web sockets, opened up: messages are bounded, broadcasts go straight out, readers can be dropped.

Leans on private names of engineio and, by `realtime.lines`, of what carries it; their versions are locked. `fit` of
the engine tries them at the start, and where they no longer fit the library's own way is used.
"""

import struct
from typing import Any

import socketio
from engineio import packet as engine
from socketio import packet

from realtime import lines
from realtime.lines import Engine


def frame(text: str) -> bytes:
    """One whole text message as it goes over the line."""
    body = text.encode()
    size = len(body)
    if size < 126:
        return struct.pack("!BB", 0x81, size) + body
    if size < 65536:
        return struct.pack("!BBH", 0x81, 126, size) + body
    return struct.pack("!BBQ", 0x81, 127, size) + body


class DirectManager(socketio.Manager):
    """Encodes and frames a message once for a whole room and hands it to every idle socket; others get it in line."""

    def __init__(self, carrier: Engine) -> None:
        super().__init__()
        self.free, self.push = carrier.free, carrier.push

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
            if ws is None or not self.free(ws):
                self.server._send_eio_packet(key, message)
            else:
                self.push(ws, framed)


def _idle(known: Any) -> Any:
    """The websocket of a connection with nothing under way, or None."""
    ws = getattr(known, "ws", None)
    if ws is None or not known.upgraded or known.closing or known.closed:
        return None
    return ws if known.queue.empty() else None


def hang_up(known: Any) -> None:
    """End a connection at once, without waiting for what it did not read."""
    ws = getattr(known, "ws", None)
    known.close(wait=False, abort=True)
    known.queue.queue.clear()
    known.queue.put(None)
    if ws is not None:
        lines.chosen().cut(ws)
