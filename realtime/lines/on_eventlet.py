"""On eventlet: its green threads, its server, its web sockets. Its versions are locked; `fit` tries its inside."""

# ruff: noqa: E402 - what eventlet reads when it is imported stands before it
import errno
import io
import logging
import os
import socket
import warnings
from collections.abc import Callable, Iterable
from types import SimpleNamespace
from typing import Any

os.environ.setdefault("EVENTLET_NO_GREENDNS", "yes")  # no name is looked up while serving; saves a third of a second
warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")  # chosen with open eyes, and confined to here

import eventlet
from eventlet import tpool, wsgi
from eventlet.green import socket as green
from eventlet.greenio import GreenSocket
from eventlet.queue import Queue
from eventlet.websocket import FailedConnectionError, RFC6455WebSocket

from realtime.lines.frames import EXTENSION, OFFERS, Unreadable, accepted, frame, inflated
from realtime.listener import BREATH, LAST, PASSES, too_many

NAME = "eventlet"
MASKED = b"\xc1\x83\x00\x00\x00\x00\x32\x06\x00"  # the text 3 as a browser sends it compressed
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
    how = {"debug": False, "log_output": False, "socket_timeout": idle, "protocol": Lean}
    eventlet.spawn(wsgi.server, listener, app, custom_pool=lines, **how)
    eventlet.sleep(0)


class Answers(io.RawIOBase):
    """What is answered goes straight over the line; the library's own buffer is 16 kB as long as that lasts."""

    def __init__(self, line: Any) -> None:
        super().__init__()
        self.line = line

    def writable(self) -> bool:
        """True: that is what it is for."""
        return True

    def write(self, data: Any) -> int:
        """Send all of it; how many bytes that is."""
        self.line.sendall(data)
        return len(data)

    def writelines(self, parts: Any) -> None:
        """Send these pieces as one."""
        self.write(b"".join(parts))


class Lean(wsgi.HttpProtocol):
    """The library's requests, without a buffer for answers, and with a small one for what is asked."""

    rbufsize = 2048
    wfile: Any

    def setup(self) -> None:
        """Open both ways of a line."""
        self.wbufsize, line = 1, self.request
        super().setup()
        self.wfile.close()
        self.wfile = Answers(line)


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


class Inflater:
    """Opens what came in compressed, once a message is whole: while its pieces come in nothing is held for it."""

    unconsumed_tail = b""  # the library looks here whether something was left

    def decompress(self, data: bytes, most: int) -> bytes:
        """A message of at most so many bytes."""
        try:
            return inflated(data, most)
        except Unreadable as reason:
            raise FailedConnectionError(reason.status, str(reason)) from None


INFLATER = Inflater()
"""One for all lines: it remembers nothing."""


def ours(largest: int) -> type[RFC6455WebSocket]:
    """The class of every websocket of ours: its messages are bounded, and it holds nothing for compression."""

    class Ours(RFC6455WebSocket):
        Message = bounded(largest)
        _apply_mask = staticmethod(unmask)

        def _get_permessage_deflate_enc(self) -> None:
            """What is for one alone goes as it is; what is for many was compressed before."""

        def _get_permessage_deflate_dec(self, rsv1: int) -> Any:
            return INFLATER if rsv1 and shrinks(self) else None

    return Ours


def websocket(base: Any, largest: int, opened: bool = True) -> Any:
    """The library's websocket, with its limits, that shows itself to the engine's socket as `ws`.

    `opened`: it also reads in a faster way and takes compressed messages, which leans on private names.
    """
    message, known = bounded(largest), ours(largest)

    class Websocket(base):
        def __init__(self, handler: Any, server: Any) -> None:
            def handle(ws: Any) -> Any:
                if opened:
                    ws.__class__ = known
                else:
                    ws.Message = message
                handler.__self__.ws = ws
                try:
                    return handler(ws)
                finally:
                    handler.__self__.ws = None

            super().__init__(handle, server)
            self.support_legacy_versions = False  # they know no limits

        def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
            environ["HTTP_SEC_WEBSOCKET_EXTENSIONS"] = accepted(environ.pop(OFFERS, "")) if opened else ""
            environ["eventlet.input"].rfile.close()  # with its buffer: nothing more is read by it
            return super().__call__(environ, start_response)

    return Websocket


def writer(ws: Any) -> Any:
    """What writes on its line without waiting."""
    return ws.socket.fd.send


def shrinks(ws: Any) -> bool:
    """Whether who is at the other side takes compressed messages."""
    return EXTENSION in ws.extensions


def push(lines: Iterable[tuple[Any, Any, Any]], data: bytes, queue: Callable[[Any], object]) -> None:
    """The same frame on many lines, now; this loop is most of what a broadcast costs.

    What a line does not take follows, and nothing comes in between. Who has something under way is given to `queue`.
    """
    size = len(data)
    for session, ws, write in lines:
        if session.queue.queue or ws._sendlock.counter < 1:
            queue(session)
        elif not session.closing:
            try:
                sent = write(data)
            except BlockingIOError:
                sent = 0
            except OSError:
                continue  # the line is gone; its reader finds out
            if sent != size:
                ws._sendlock.acquire()
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
        ws.socket.shutdown(socket.SHUT_RDWR)
    except OSError:
        log.debug("the line was gone already")


def fit() -> bool:
    """Whether messages can be sent and opened through the private parts: tried once, on a pair of sockets."""
    near, far = green.socketpair()
    near.settimeout(1)
    try:
        ws = RFC6455WebSocket(near, {}, 13, extensions={EXTENSION: {}})
        ws.__class__ = ours(64)
        idle, late = SimpleNamespace(queue=Queue(), closing=False), list[Any]()
        push([(idle, ws, writer(ws))], frame(b"2"), late.append)
        fits = far.recv(16) == frame(b"2") and ws._sendlock.counter == 1 and not late
        far.sendall(MASKED)
        fits = fits and ws.wait() == "3" and ws._pack_message("4") == frame(b"4")
    except (AttributeError, TypeError, OSError):
        fits = False
    finally:
        near.close()
        far.close()
    return fits
