"""On eventlet: its green threads, its server, its web sockets. Its versions are locked; `fit` tries its inside."""

# ruff: noqa: E402 - what eventlet reads when it is imported stands before it
import errno
import logging
import os
import socket
import warnings
from typing import Any

os.environ.setdefault("EVENTLET_NO_GREENDNS", "yes")  # no name is looked up while serving; saves a third of a second
warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")  # chosen with open eyes, and confined to here

import eventlet
from eventlet import tpool, wsgi
from eventlet.green import socket as green
from eventlet.greenio import GreenSocket
from eventlet.websocket import FailedConnectionError, RFC6455WebSocket

from realtime.listener import BREATH, LAST, PASSES, too_many

NAME = "eventlet"
PIECE = 16  # an empty fragment also takes room
offload = tpool.execute
log = logging.getLogger(__name__)


def patch() -> None:
    """Make the standard library green, and the driver of PostgreSQL where that is the database."""
    eventlet.monkey_patch(all=True, psycopg=(os.environ.get("DATABASE_URL") or "").startswith("postgres"))


# --- lines


def serve(listener: Any, app: Any, most: int, idle: float) -> None:
    """Begin to answer: `most` lines at once, each of which may keep silent for `idle` seconds."""
    listener.__class__ = Ears
    lines = Lines(most)
    eventlet.spawn(wsgi.server, listener, app, custom_pool=lines, debug=False, log_output=False, socket_timeout=idle)
    eventlet.sleep(0)


class Ears(GreenSocket):
    """A socket that goes on listening where a line cannot be taken: the library's server would be deaf for good."""

    told = False

    def accept(self) -> Any:
        """The next line, when there is room for one."""
        while True:
            try:
                taken = super().accept()
            except OSError as error:
                if error.errno not in PASSES:
                    raise
                if not self.told:
                    log.warning("a line could not be taken: %s", errno.errorcode[error.errno])
                self.told = True
                eventlet.sleep(BREATH)
            else:
                self.told = False
                return taken


class Lines(eventlet.GreenPool):
    """The lines that are served, `most` at once. To one more is said that it is too many, and it is cut."""

    def __init__(self, most: int) -> None:
        super().__init__(most + LAST)
        self.most = most

    def spawn(self, serve: Any, line: Any) -> Any:
        """Serve a line of the library: where it comes from, its socket, its state."""
        if self.running() >= self.most:
            return super().spawn(too_many, line[1])
        return super().spawn(serve, line)


# --- web sockets


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


def free(ws: Any) -> bool:
    """Whether nothing is under way on a websocket."""
    return bool(ws._sendlock.counter > 0)


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
        cut(ws)  # half a message was sent: nothing sensible can follow
    finally:
        ws._sendlock.release()


def cut(ws: Any) -> None:
    """End its line at once."""
    try:
        ws.socket.fd.shutdown(socket.SHUT_RDWR)
    except OSError:
        log.debug("the line was gone already")


def fit() -> bool:
    """Whether a message can be pushed through the private parts: tried once, on a pair of sockets."""
    ours, theirs = green.socketpair()
    try:
        ws = RFC6455WebSocket(ours, {}, 13)
        push(ws, b"\x81\x012")
        fits = theirs.recv(16) == b"\x81\x012" and ws._sendlock.counter == 1 and callable(ws._apply_mask)
    except (AttributeError, TypeError):
        fits = False
    finally:
        ours.close()
        theirs.close()
    return fits and issubclass(bounded(1), RFC6455WebSocket.Message)
