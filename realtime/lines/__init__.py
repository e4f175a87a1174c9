"""What carries the lines, behind one set of names: green threads, the server of HTTP and its web sockets.

`ENGINE` chooses: `eventlet` where nothing is said, `gevent`, or `stock`, which is eventlet without anything of ours
that leans on its inside. Each is one module here, and no other module knows it. Once `patch` was called the standard
library's sockets, threads, locks and sleeping are green, so that the rest of the house uses those.

Read before anything is patched: so it imports nothing of the house.
"""

import os
import struct
import zlib
from collections.abc import Callable, Iterable
from functools import cache, cached_property
from importlib import import_module
from typing import Any, Protocol, cast

MODULES = {"eventlet": "on_eventlet", "stock": "on_eventlet", "gevent": "on_gevent"}

Line = tuple[Any, Any, Any]
"""The session of Engine.IO, its websocket, and what writes on it."""


class NoEngine(Exception):
    """The engine that was asked for is not there; the message is one sentence for the person who started us."""


class Engine(Protocol):
    """What a module of this folder has."""

    NAME: str
    """How Socket.IO calls it."""

    def patch(self) -> None:
        """Make the standard library green: before anything else is imported."""

    def offload(self, work: Callable[..., Any], *given: Any) -> Any:
        """What this work gives, done in a thread of the system while the other green ones go on."""

    def serve(self, listener: Any, app: Any, most: int, idle: float) -> None:
        """Begin to answer: `most` lines at once, each of which may keep silent for `idle` seconds."""

    def fit(self) -> bool:
        """Whether the library is inside as the functions below want it: tried once, on a pair of sockets."""

    def websocket(self, base: Any, largest: int, opened: bool) -> Any:
        """The engine's websocket, given the library's: its messages have at most `largest` bytes.

        Where it is not `opened`, nothing private of the library is leaned on.
        """

    def writer(self, ws: Any) -> Any:
        """What `push` writes with on a websocket: looked up once for many messages."""

    def shrinks(self, ws: Any) -> bool:
        """Whether who is at the other side takes compressed messages."""

    def push(self, lines: Iterable[Line], data: bytes, queue: Callable[[Any], object]) -> None:
        """The same frame on many lines, now: what one does not take follows, and nothing comes in between.

        Those with something under way are given to `queue` instead; what ended gets nothing.
        """

    def cut(self, ws: Any) -> None:
        """End its line at once."""


def named() -> str:
    """The name in `ENGINE`; raises NoEngine."""
    name = os.environ.get("ENGINE") or "eventlet"
    if name not in MODULES:
        raise NoEngine(f"ENGINE has to be one of {', '.join(MODULES)}, and not '{name}'.")
    return name


@cache
def chosen() -> Engine:
    """The engine that this process runs on; raises NoEngine."""
    name = named()
    try:
        return cast(Engine, import_module(f"{__name__}.{MODULES[name]}"))
    except ModuleNotFoundError as missing:
        raise NoEngine(f"ENGINE is {name}, and {missing.name} is not installed: pip install {missing.name}.") from None


def patch() -> Engine:
    """The engine, with the standard library made green; raises NoEngine."""
    engine = chosen()
    engine.patch()
    return engine


# --- frames: one message as one frame for everybody, and smaller for who takes that (RFC 7692)
#
# Nobody keeps a context: neither side remembers what it compressed before (`no_context_takeover`), so that one
# compressed frame serves a whole room, and a line costs no memory for it. What comes in compressed is bounded.

EXTENSION = "permessage-deflate"
OURS = f"{EXTENSION}; server_no_context_takeover; client_no_context_takeover"
KNOWN = {"server_no_context_takeover", "client_no_context_takeover", "client_max_window_bits"}
"""What an offer may name: whoever wants a smaller window of us could not read what all others get."""
OFFERS = "overlegtafel.extensions"
"""Where the doorkeeper leaves what a handshake offers: the libraries are shown nothing of it by themselves."""
LEAST = 300  # bytes from which on it pays
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


def deflated(body: bytes) -> bytes:
    """A message compressed by itself."""
    stream = zlib.compressobj(wbits=WINDOW)
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
