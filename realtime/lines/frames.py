"""What goes over a websocket: one message as one frame for everybody, and smaller for who takes that (RFC 7692).

Nobody keeps a context: neither side remembers what it compressed before (`no_context_takeover`), so that one compressed
frame serves a whole room, and a line costs no memory for it. What comes in compressed is bounded like all else.
"""

import struct
import zlib
from functools import cached_property

EXTENSION = "permessage-deflate"
OURS = f"{EXTENSION}; server_no_context_takeover; client_no_context_takeover"
KNOWN = {"server_no_context_takeover", "client_no_context_takeover", "client_max_window_bits"}
"""What an offer may name: whoever wants a smaller window of us could not read what all others get."""
OFFERS = "overlegtafel.extensions"
"""Where the doorkeeper leaves what a handshake offers: the libraries are shown nothing of it by themselves."""
LEAST = 300  # bytes from which on it pays
LARGE = 2_000  # bytes from which on it pays for one alone, in the fastest way
ANSWER = "43"  # how the answer to an event begins
TAIL = b"\x00\x00\xff\xff"  # stands at the end of every message, and is never sent
WINDOW = -zlib.MAX_WBITS
TEXT, SMALLER = 0x81, 0xC1  # the first byte of a whole text message, as it is and compressed


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
        return frame(deflated(body, zlib.Z_BEST_SPEED), SMALLER)
    return frame(body)


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
    """A compressed message that is none, or too large: `status` is what a line is ended with."""

    def __init__(self, status: int) -> None:
        super().__init__(f"a compressed message cannot be taken: {status}")
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
