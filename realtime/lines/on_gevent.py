"""On gevent: its green threads and its server."""

import errno
import io
import logging
import os
import socket
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

import gevent
import gevent.socket
from gevent import monkey, pool, pywsgi
from gevent.lock import Semaphore
from gevent.socket import wait_read, wait_write

from realtime.lines import Line, push
from realtime.lines.frames import OFFERS, accepted, frame, switched
from realtime.listener import BREATH, LAST, PASSES, too_many

NAME = "gevent"
LINE = "overlegtafel.line"
REFUSED = (
    b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\nX-Content-Type-Options: nosniff\r\n"
    b"Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n\r\n"
)
log = logging.getLogger(__name__)


def patch() -> None:
    """Make the standard library green, and the driver of PostgreSQL where that is the database.

    Not what begins other programs and hears how they end: that is done in threads of the system, where the library's
    own way fails.
    """
    monkey.patch_all(os=False, signal=False, subprocess=False)
    if (os.environ.get("DATABASE_URL") or "").startswith("postgres"):
        from psycopg2 import extensions

        extensions.set_wait_callback(_let_others_run)


def _let_others_run(connection: Any) -> None:
    """Wait for a connection to PostgreSQL as psycopg2 wants it."""
    from psycopg2 import extensions

    waits = {extensions.POLL_READ: wait_read, extensions.POLL_WRITE: wait_write}
    while (state := connection.poll()) != extensions.POLL_OK:
        waits[state](connection.fileno())


def offload(work: Any, *given: Any) -> Any:
    """What this work gives, done in a thread of the system while the other green ones go on.

    What it raises comes back as a value first: the library writes down whatever ends a thread, also a refusal.
    """
    given_back, raised = gevent.get_hub().threadpool.apply(_settled, (work, given))
    if raised is not None:
        raise raised
    return given_back


def _settled(work: Any, given: tuple[Any, ...]) -> tuple[Any, BaseException | None]:
    try:
        return work(*given), None
    except BaseException as error:
        return None, error


# --- lines


def serve(listener: Any, app: Any, most: int, idle: float) -> None:
    """Begin to answer: `most` lines at once, each of which may keep silent for `idle` seconds."""
    Server(listener, app, most, idle).start()


class Server(pywsgi.WSGIServer):
    """The library's server, with a number of lines that is known. It goes on listening where one cannot be taken."""

    told = False

    def __init__(self, listener: Any, app: Any, most: int, idle: float) -> None:
        self.most, self.idle = most, idle
        name = {"SERVER_NAME": listener.getsockname()[0]}  # else a name server is asked
        lines = pool.Pool(most + LAST)
        super().__init__(listener, app, spawn=lines, log=None, error_log=None, handler_class=Handler, environ=name)

    def do_read(self) -> Any:
        """The next line with where it comes from, when there is room for one."""
        try:
            taken = super().do_read()
        except OSError as error:
            if error.errno not in PASSES:
                raise
            if not self.told:
                log.warning("a line could not be taken: %s", errno.errorcode[error.errno])
            self.told = True
            self.stop_accepting()
            gevent.spawn_later(BREATH, self.start_accepting)
            return None
        self.told = False
        return taken

    def handle(self, line: Any, address: Any) -> None:
        """Answer what is asked on a line. To one too many is said so."""
        if len(self.pool) > self.most:
            too_many(line)
            return
        with suppress(OSError):  # the line is gone, or nothing came
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            line.settimeout(self.idle)
            super().handle(line, address)


class Handler(pywsgi.WSGIHandler):
    """The requests of one line; writes nowhere whose they are."""

    def MessageClass(self, *given: Any) -> Any:  # noqa: N802 - the library's name
        """The headers; of a request that says in two ways where it ends, none that can be read."""
        headers = super().MessageClass(*given)
        if "transfer-encoding" in headers and "content-length" in headers:
            headers.status = "two ends"
        return headers

    def get_environ(self) -> dict[str, Any]:
        """What the app is told; a websocket has its line with what came in by then, and is the last that is asked."""
        environ: dict[str, Any] = super().get_environ()
        if environ.get("HTTP_UPGRADE", "").lower() == "websocket" and not self.content_length:
            environ[LINE] = self.socket, self._buffered()
            self.rfile = io.BytesIO()  # its buffer is not needed while the websocket lasts
            self.close_connection = True
        environ["wsgi.input"] = self.wsgi_input
        environ["wsgi.input_terminated"] = True
        return environ

    def _buffered(self) -> bytes:
        """What was read already of what follows the headers."""
        self.socket.settimeout(0)
        buffer: Any = self.rfile
        with suppress(OSError):
            return bytes(buffer.peek())
        return b""

    def finalize_headers(self) -> None:
        """What the library adds to an answer; and that nothing follows on this line, where that is so."""
        super().finalize_headers()
        if self.close_connection and not any(name.lower() == b"connection" for name, _ in self.response_headers):
            self.response_headers.append((b"Connection", b"close"))

    def log_request(self) -> None:
        """Write nothing down: the app keeps what may be kept."""

    def log_error(self, said: str, *given: Any) -> None:
        """Write nothing down: it would name addresses, and those are kept nowhere."""

    def _handle_client_error(self, error: Exception) -> Any:
        return None if isinstance(error, OSError) else ("400", REFUSED)

    def handle_error(self, kind: Any, error: Any, trace: Any) -> None:
        """The app failed, or its line did."""
        self.close_connection = True
        if not issubclass(kind, OSError | gevent.GreenletExit):
            log.error("a request was not answered", exc_info=(kind, error, trace))
            self._send_error_response_if_possible(500)


# --- web sockets


class Websocket(Line):
    """A websocket, at which a task waits."""

    __slots__ = ()
    lock = Semaphore
    begin = staticmethod(gevent.spawn)

    def __init__(self, session: Any, line: Any, largest: int, small: bool, came: bytes = b"") -> None:
        super().__init__(session, line, partial(_write, line), largest, small)
        self.reader.data = came

    def listen(self, hear: Callable[[Any], object], over: Callable[[], None]) -> None:
        """From now on `hear` gets each message in turn, until it says no; then, or when the line ends, `over`."""
        with suppress(OSError):
            while (message := self.wait()) is not None and hear(message):
                pass
        self.cut()
        over()


def websocket(base: Any, largest: int, opened: bool) -> Any:
    """What makes a request a websocket, with its limits, that shows itself to the engine's socket as `ws`."""

    class Upgrade:
        def __init__(self, handler: Any, server: Any) -> None:
            self.handler = handler

        def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
            key = environ.get("HTTP_SEC_WEBSOCKET_KEY", "")
            if LINE not in environ or not key or environ.get("HTTP_SEC_WEBSOCKET_VERSION") != "13":
                start_response("426 Upgrade Required", [("Sec-WebSocket-Version", "13"), ("Content-Length", "0")])
                return ()
            (line, came), small = environ.pop(LINE), accepted(environ.pop(OFFERS, ""))
            line.sendall(switched(key, small))
            session = self.handler.__self__
            session.ws = Websocket(session, line, largest, bool(small), came)
            try:
                self.handler(session.ws)
            finally:
                session.ws = None
            return ()

    return Upgrade


def _write(line: Any, data: bytes) -> int:
    return os.write(line.fileno(), data)  # -1 once it is closed


def cut(ws: Any) -> None:
    """End its line at once."""
    ws.cut()


def fit() -> bool:
    """Whether a message can be pushed: tried once, on a pair of sockets."""
    near, far = gevent.socket.socketpair()
    with near, far:
        late, ws = list[Any](), Websocket(None, near, 8, small=False)
        push([ws], frame(b"2"), late.append)
        return not late and not ws.held and bool(far.recv(16) == frame(b"2"))
