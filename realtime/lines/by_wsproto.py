"""Web sockets by wsproto, which only turns bytes into messages and back: what waits and what sends is given.

Made for an engine whose library has none that fit: those of simple-websocket read on without bound while a message is
answered, with a thread more for each.
"""

import base64
import hashlib
import socket
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from wsproto.connection import Connection, ConnectionType
from wsproto.events import BytesMessage, CloseConnection, Message, Ping, TextMessage
from wsproto.extensions import Extension
from wsproto.frame_protocol import CloseReason, Opcode, RsvBits
from wsproto.utilities import LocalProtocolError

from realtime.lines.frames import EXTENSION, Unreadable, inflated

ACCEPTS = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"  # RFC 6455, 1.3
AT_ONCE = 16_384  # bytes that are read from a line in one go
PIECE = 16  # an empty fragment also takes room
SWITCHED = (
    "HTTP/1.1 101 Switching Protocols\r\n"
    "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {}\r\n{}\r\n"
)
EXTENDED = "Sec-WebSocket-Extensions: {}\r\n"
NO_BITS = RsvBits(False, False, False)


def switched(key: str, extension: str) -> bytes:
    """The answer by which a request becomes a websocket."""
    accepted = base64.b64encode(hashlib.sha1(key.encode() + ACCEPTS, usedforsecurity=False).digest()).decode()
    return SWITCHED.format(accepted, EXTENDED.format(extension) if extension else "").encode()


class Small(Extension):
    """Opens what came in compressed once a message is whole; nothing is remembered from one to the next."""

    name = EXTENSION

    def __init__(self, largest: int) -> None:
        self.largest = largest
        self.held: bytearray | None = None
        self.aside = False

    def enabled(self) -> bool:
        """It was agreed on before."""
        return True

    def offer(self) -> bool:
        """Whether to offer it: a server waits for what a browser offers."""
        return False

    def frame_inbound_header(self, proto: Any, opcode: Opcode, rsv: RsvBits, payload_length: int) -> RsvBits:
        """A piece begins; the first of a compressed message says so."""
        self.aside = opcode.iscontrol()
        if self.aside or opcode is Opcode.CONTINUATION:
            return NO_BITS
        self.held = bytearray() if rsv.rsv1 else None
        return RsvBits(rsv.rsv1, False, False)

    def frame_inbound_payload_data(self, proto: Any, data: bytes) -> bytes | CloseReason:
        """What came of a piece."""
        if self.aside or self.held is None:
            return data
        self.held += data
        return CloseReason.MESSAGE_TOO_BIG if len(self.held) > self.largest else b""

    def frame_inbound_complete(self, proto: Any, fin: bool) -> bytes | CloseReason | None:
        """A piece is whole, and with the last one the message."""
        if self.aside or self.held is None or not fin:
            return None
        try:
            return inflated(bytes(self.held), self.largest)
        except Unreadable as reason:
            return CloseReason(reason.status)


class Websocket:
    """One web socket, with the names by which the engine's socket calls it."""

    def __init__(self, line: Any, turn: Any, largest: int, came: bytes = b"", small: bool = False) -> None:
        self.socket, self.turn, self.largest, self.small = line, turn, largest, small
        self.protocol = Connection(ConnectionType.SERVER, [Small(largest)] if small else [], came)
        self.size = 0
        self.parts: list[Any] = []
        self.messages = self._read()

    def wait(self) -> Any:
        """The next message, as it was said: text or bytes. None when there will be none."""
        return next(self.messages, None)

    def send(self, message: Any) -> None:
        """Say something, after what is under way."""
        self._say(self.protocol.send(Message(data=message)))

    def close(self) -> None:
        """Say goodbye, and hang up."""
        self._end(1000)

    def _read(self) -> Iterator[Any]:
        while True:
            for event in self.protocol.events():
                if isinstance(event, TextMessage | BytesMessage):
                    self.parts.append(event.data)
                    self.size += len(event.data.encode() if isinstance(event.data, str) else event.data)
                    self.size += PIECE if event.frame_finished else 0
                    if self.size > self.largest + PIECE:
                        return self._end(1009)
                    if event.message_finished:
                        yield self._whole()
                elif isinstance(event, Ping):
                    self._say(self.protocol.send(event.response()))
                elif isinstance(event, CloseConnection):
                    return self._end(event.code)
            data = self.socket.recv(AT_ONCE)
            if not data:
                return None
            self.protocol.receive_data(data)

    def _whole(self) -> Any:
        """The message of which the last part came."""
        whole = self.parts[0][:0].join(self.parts)
        self.parts.clear()
        self.size = 0
        return whole

    def _say(self, data: bytes) -> None:
        with self.turn:
            self.socket.sendall(data)

    def _end(self, code: int) -> None:
        with suppress(OSError, LocalProtocolError):  # it ended already
            self._say(self.protocol.send(CloseConnection(code)))
        self.cut()

    def cut(self) -> None:
        """End its line at once."""
        with suppress(OSError):
            self.socket.shutdown(socket.SHUT_RDWR)
