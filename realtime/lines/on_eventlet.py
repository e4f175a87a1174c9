"""On eventlet: its green threads, its server, its web sockets. Its versions are locked; `fit` tries its inside."""

# ruff: noqa: E402 - what eventlet reads when it is imported stands before it
import errno
import io
import logging
import os
import socket
import warnings
from collections.abc import Callable
from functools import partial
from typing import Any

os.environ.setdefault("EVENTLET_NO_GREENDNS", "yes")  # no name is looked up while serving; saves a third of a second
warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")  # chosen with open eyes, and confined to here

import eventlet
from eventlet import tpool, wsgi
from eventlet.green import socket as green
from eventlet.greenio import GreenSocket
from eventlet.hubs import get_hub
from eventlet.semaphore import Semaphore
from eventlet.websocket import FailedConnectionError, RFC6455WebSocket

from realtime.lines import Line, push
from realtime.lines.frames import AT_ONCE, OFFERS, PIECE, accepted, frame, switched
from realtime.listener import BREATH, LAST, PASSES, too_many

NAME = "eventlet"
REQUEST = "overlegtafel.request"
MASKED = b"\x81\x81\x00\x00\x00\x003"  # the text 3 as a browser sends it
TURNS = 9  # until it has been heard: three are enough
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


class Given:
    """Stands where the line of a request stood that goes on as a websocket: nothing ends it with the request."""

    def shutdown(self, how: int) -> None:
        """It is not ours any more."""

    def close(self) -> None:
        """It is not ours any more."""


class Lean(wsgi.HttpProtocol):
    """The library's requests, without a buffer for answers, and with a small one for what is asked.

    One that becomes a websocket may be over while its line goes on: nothing of it is kept as long as that lasts.
    """

    rbufsize = 2048
    wfile: Any

    def setup(self) -> None:
        """Open both ways of a line."""
        self.wbufsize, line = 1, self.request
        super().setup()
        self.wfile.close()
        self.wfile = Answers(line)

    def get_environ(self) -> dict[str, Any]:
        """What the app is told, with this request where it wants to become a websocket."""
        environ: dict[str, Any] = super().get_environ()
        if environ.get("HTTP_UPGRADE", "").lower() == "websocket":
            environ[REQUEST] = self
        return environ

    def give(self) -> None:
        """Let go of the line."""
        self.connection = self.request = self.conn_state[1] = Given()


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
        if self.running() + len(LISTENING) >= self.most:
            return super().spawn(too_many, line[1])
        return super().spawn(serve, line)


# --- web sockets


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


class Quiet(Line):
    """A websocket at which nobody waits while it is quiet: a task begins with what is said, and ends with the answer.

    A task that waits is 15 kB of stacks, and what an answer to a join needs of them it would keep for good.
    """

    __slots__ = ("hear", "over", "waits")
    lock = Semaphore
    begin = staticmethod(eventlet.spawn_n)

    def listen(self, hear: Callable[[Any], object], over: Callable[[], None]) -> None:
        """From now on `hear` gets each message in turn, until it says no; then, or when the line ends, `over`."""
        self.hear, self.over = hear, over
        LISTENING.add(self)
        self._wait()

    def _wait(self) -> None:
        self.waits = get_hub().add("read", self.socket.fileno(), self._woken, self._woken, None)

    def _woken(self, _: object) -> None:
        get_hub().remove(self.waits)
        self.begin(self._turn)

    def _turn(self) -> None:
        """Hear what came, and wait for more."""
        try:
            data = self.socket.fd.recv(AT_ONCE)
            more = bool(data) and all(self.hear(message) for message in self.heard(data))
        except BlockingIOError:
            return self._wait()
        except OSError:
            more = False
        if more and not self.ended:
            return self._wait()
        LISTENING.discard(self)
        self.cut()
        self.over()
        if not self.writing:
            self.socket.close()


LISTENING: set[Quiet] = set()
"""The lines that are no request any more."""


def websocket(base: Any, largest: int, opened: bool = True) -> Any:
    """What makes a request a websocket, with its limits, that shows itself to the engine's socket as `ws`.

    Where it is not `opened` this is the library's own.
    """
    return partial(Upgrade, largest) if opened else bare(base, largest)


class Upgrade:
    """A request that becomes a websocket, and is over once that listens."""

    def __init__(self, largest: int, handler: Any, server: Any) -> None:
        self.largest, self.handler = largest, handler

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        """Answer the request; one that is no handshake with 426."""
        key = environ.get("HTTP_SEC_WEBSOCKET_KEY", "")
        if REQUEST not in environ or not key or environ.get("HTTP_SEC_WEBSOCKET_VERSION") != "13":
            start_response("426 Upgrade Required", [("Sec-WebSocket-Version", "13"), ("Content-Length", "0")])
            return ()
        request, small = environ.pop(REQUEST), accepted(environ.pop(OFFERS, ""))
        session, line = self.handler.__self__, request.connection
        request.rfile.close()  # with its buffer: nothing more is read by it
        line.sendall(switched(key, small))
        ws = session.ws = Quiet(session, line, line.fd.send, self.largest, bool(small))
        self.handler(ws)
        if ws in LISTENING:
            request.give()
        else:
            session.ws = None
        wsgi.WSGI_LOCAL.already_handled = True  # else the library answers once more
        return ()


def bare(base: Any, largest: int) -> Any:
    """The library's websocket by its public names, with our bound on a message."""
    message = bounded(largest)

    class Websocket(base):
        def __init__(self, handler: Any, server: Any) -> None:
            def handle(ws: Any) -> Any:
                ws.Message = message
                handler.__self__.ws = ws
                try:
                    return handler(ws)
                finally:
                    handler.__self__.ws = None

            super().__init__(handle, server)
            self.support_legacy_versions = False  # they know no limits

        def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
            environ.pop(REQUEST, None)
            environ["HTTP_SEC_WEBSOCKET_EXTENSIONS"] = ""
            environ["eventlet.input"].rfile.close()  # with its buffer: nothing more is read by it
            return super().__call__(environ, start_response)

    return Websocket


def cut(ws: Any) -> None:
    """End its line at once."""
    try:
        ws.socket.shutdown(socket.SHUT_RDWR)
    except OSError:
        log.debug("the line was gone already")


def fit() -> bool:
    """Whether a message can be pushed and heard past the library: tried once, on a pair of sockets."""
    near, far = green.socketpair()
    near.settimeout(1)
    try:
        ws, said = Quiet(None, near, near.fd.send, 64, small=True), list[Any]()
        push([ws], frame(b"2"), said.append)
        fits = far.recv(16) == frame(b"2") and not said and wsgi.WSGI_LOCAL is not None
        ws.listen(said.append, lambda: None)
        far.sendall(MASKED)
        for _ in range(TURNS):
            eventlet.sleep(0)
        fits = fits and said == ["3"]
    except (AttributeError, TypeError, OSError):
        fits = False
    finally:
        near.close()
        far.close()
    return fits
