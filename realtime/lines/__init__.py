"""What carries the lines, behind one set of names: green threads, the server of HTTP and its web sockets.

`ENGINE` chooses: `eventlet` where nothing is said, `gevent`, or `stock`, which is eventlet without anything of ours
that leans on its inside. Each is one module here, and no other module knows it. Once `patch` was called the standard
library's sockets, threads, locks and sleeping are green, so that the rest of the house uses those.

Read before anything is patched: so it imports nothing of the house.
"""

import os
from collections.abc import Callable, Iterable
from functools import cache
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
