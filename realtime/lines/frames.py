"""What goes over a websocket: one message as one frame for everybody, and smaller for who takes that (RFC 7692).

Nobody keeps a context: neither side remembers what it compressed before (`no_context_takeover`), so that one compressed
frame serves a whole room, and a line costs no memory for it. What comes in compressed is bounded like all else.

Imports nothing that may be patched: the engines read it before that.
"""

import base64
import hashlib
import struct
import zlib
from collections.abc import Iterator
from functools import cached_property, lru_cache

EXTENSION = "permessage-deflate"
OURS = f"{EXTENSION}; server_no_context_takeover; client_no_context_takeover"
KNOWN = {"server_no_context_takeover", "client_no_context_takeover", "client_max_window_bits"}
"""What an offer may name: whoever wants a smaller window of us could not read what all others get."""
OFFERS = "overlegtafel.extensions"
"""Where the doorkeeper leaves what a handshake offers: the libraries are shown nothing of it by themselves."""
LEAST = 300  # bytes from which on it pays
LARGE = 2_000  # bytes from which on it pays for one alone, in the fastest way
ANSWER = "43"  # how the answer to an event begins
FACE, BEHIND = b'"html":', b',"now":'  # what the face stands between in the answer to a join
TAIL = b"\x00\x00\xff\xff"  # stands at the end of every message, and is never sent
WINDOW = -zlib.MAX_WBITS
TEXT, SMALLER = 0x81, 0xC1  # the first byte of a whole text message, as it is and compressed
CLOSE, PING, PONG = 0x88, 0x89, 0x8A  # the first bytes of what is said between messages
BETWEEN = frozenset((CLOSE, PING, PONG))
CONTINUED = BETWEEN | {0x00, 0x80}
BEGUN = BETWEEN | {0x01, 0x81, 0x02, 0x82}
PACKED = frozenset((0x41, 0xC1, 0x42, 0xC2))  # of a compressed message
KIND, LAST, MASKED, LENGTH = 0x0F, 0x80, 0x80, 0x7F  # bits of the first two bytes
WORDS = 1  # the kind of a message that is text
PIECE = 16  # an empty fragment also takes room
AT_ONCE = 16_384  # bytes that are read from a line in one go
ACCEPTS = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"  # RFC 6455, 1.3
SWITCHED = (
    "HTTP/1.1 101 Switching Protocols\r\n"
    "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {}\r\n{}\r\n"
)
EXTENDED = "Sec-WebSocket-Extensions: {}\r\n"


def switched(key: str, extension: str) -> bytes:
    """The answer by which a request becomes a websocket."""
    accepted = base64.b64encode(hashlib.sha1(key.encode() + ACCEPTS, usedforsecurity=False).digest()).decode()
    return SWITCHED.format(accepted, EXTENDED.format(extension) if extension else "").encode()


def accepted(offers: str) -> str:
    """The one extension that we take where one of a browser's offers allows it; empty where none does."""
    return OURS if any(_fits(offer) for offer in offers.lower().split(",")) else ""


def _fits(offer: str) -> bool:
    name, *parameters = (piece.strip() for piece in offer.split(";"))
    return name == EXTENSION and all(piece.partition("=")[0].strip() in KNOWN for piece in parameters)


def frame(body: bytes, first: int = TEXT) -> bytes:
    """One whole message as it goes over the line."""
    size = len(body)
    if size < 126:
        return struct.pack("!BB", first, size) + body
    if size < 65536:
        return struct.pack("!BBH", first, 126, size) + body
    return struct.pack("!BBQ", first, 127, size) + body


def alone(text: str, shrinks: bool) -> bytes:
    """The frame of a message for one: compressed where it is the answer to a join that has a face whole.

    That holds what everybody may read. What is somebody's own is never compressed: its length would tell of it.
    """
    body = text.encode()
    if shrinks and len(body) >= LARGE and text.startswith(ANSWER):
        return frame(_answered(body), SMALLER)
    return frame(body)


def _answered(body: bytes) -> bytes:
    """An answer compressed: the face in it once for all who get the same, and what stands around it as it is."""
    head, face, rest = body.partition(FACE)
    whole, behind, tail = rest.rpartition(BEHIND)
    if len(head + tail) >= LARGE or not (face and behind):
        return deflated(body, zlib.Z_BEST_SPEED)
    return _stored(head + face) + _shared(whole) + _stored(behind + tail) + TAIL[:1]


@lru_cache(maxsize=32)
def _shared(face: bytes) -> bytes:
    """A part of a message compressed, that others follow."""
    return deflated(face) + TAIL


def _stored(part: bytes) -> bytes:
    """A small part of a compressed message, as it is (RFC 1951, 3.2.4)."""
    return struct.pack("<BHH", 0, len(part), len(part) ^ 0xFFFF) + part


def deflated(body: bytes, level: int = zlib.Z_DEFAULT_COMPRESSION) -> bytes:
    """A message compressed by itself."""
    stream = zlib.compressobj(level, wbits=WINDOW)
    return (stream.compress(body) + stream.flush(zlib.Z_SYNC_FLUSH)).removesuffix(TAIL)


class Framed:
    """A text message for many: `plain` for everybody, `small` for who takes compressed ones. Each is made once."""

    def __init__(self, text: str) -> None:
        self._body = text.encode()

    @cached_property
    def plain(self) -> bytes:
        """The message as it is, in one frame."""
        return frame(self._body)

    @cached_property
    def small(self) -> bytes:
        """The message compressed where that pays, in one frame."""
        if len(self._body) < LEAST:
            return self.plain
        return min(frame(deflated(self._body), SMALLER), self.plain, key=len)


class Unreadable(ValueError):
    """What came is no message, or too large: `status` is what a line is ended with."""

    def __init__(self, status: int) -> None:
        super().__init__(f"what came cannot be taken: {status}")
        self.status = status


def inflated(body: bytes, most: int) -> bytes:
    """A message that came in compressed, of at most so many bytes; raises Unreadable."""
    stream = zlib.decompressobj(WINDOW)
    try:
        found = stream.decompress(body, most + 1)
    except zlib.error:
        raise Unreadable(1007) from None
    if len(found) > most:
        raise Unreadable(1009)
    return found


def unmasked(data: bytes, mask: bytes) -> bytes:
    """XOR with the four bytes of the mask; as one large number, which is fifty times faster than byte by byte."""
    size = len(data)
    pad = (mask * (size // 4 + 1))[:size]
    return (int.from_bytes(data, "little") ^ int.from_bytes(pad, "little")).to_bytes(size, "little")


class Reader:
    """Turns the bytes of one line into messages of at most `largest` bytes; `small` where those may be compressed.

    Holds nothing but what is not whole yet; the fragments of a message count together.
    """

    __slots__ = ("at", "data", "first", "largest", "parts", "size", "small")

    def __init__(self, largest: int, small: bool) -> None:
        self.largest, self.small = largest, small
        self.data, self.at = b"", 0
        self.parts: tuple[bytes, ...] = ()
        self.first = self.size = 0

    def take(self, data: bytes) -> Iterator[tuple[int, bytes]]:
        """What is whole with these bytes: its kind, or its first byte where it stands between messages, and its body.

        Raises Unreadable.
        """
        self.data, self.at = self.data + data, 0
        while (found := self._frame()) is not None:
            if found[0] in BETWEEN:
                yield found
            elif self._last(*found):
                yield self._message()
        self.data = self.data[self.at :]

    def _frame(self) -> tuple[int, bytes] | None:
        """The next frame: its first byte and what it holds; None where more of it has to come."""
        data, at = self.data, self.at + 2
        if len(data) < at:
            return None
        first, second = data[at - 2], data[at - 1]
        length, wide = second & LENGTH, 0
        allowed = first in CONTINUED if self.first else first in BEGUN or (self.small and first in PACKED)
        if not allowed or not second & MASKED or (first in BETWEEN and length > 125):
            raise Unreadable(1002)
        if length > 125:
            wide = 2 if length == 126 else 8
            length = int.from_bytes(data[at : at + wide]) if len(data) >= at + wide else 0
        if length > self.largest:
            raise Unreadable(1009)
        at += wide + 4
        if len(data) < at + length:
            return None
        self.at = at + length
        return first, unmasked(data[at : self.at], data[at - 4 : at])

    def _last(self, first: int, body: bytes) -> bool:
        """Add a fragment; whether it is the last of its message. Raises Unreadable."""
        self.first = self.first or first
        self.parts += (body,)
        self.size += len(body) + PIECE
        if self.size > self.largest + PIECE:
            raise Unreadable(1009)
        return bool(first & LAST)

    def _message(self) -> tuple[int, bytes]:
        """The message of which the last fragment came; raises Unreadable."""
        first, body = self.first, b"".join(self.parts)
        self.parts, self.first, self.size = (), 0, 0
        return first & KIND, inflated(body, self.largest) if first in PACKED else body
