"""The least that eventlet can do: bare web sockets, one frame for all, no protocol on top, and nobody is asked back."""

import os
import random
import warnings

os.environ.setdefault("EVENTLET_NO_GREENDNS", "yes")
warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")

import eventlet  # noqa: E402

eventlet.monkey_patch()

import socket  # noqa: E402
import string  # noqa: E402
from typing import Any  # noqa: E402

from eventlet import websocket, wsgi  # noqa: E402

BACKLOG, MOST = 4_096, 20_000
there: set[Any] = set()


def framed(size: int) -> bytes:
    """A text message of so many letters, as it goes over the line."""
    text = "".join(random.choices(string.ascii_letters, k=size)).encode()
    head = bytes((0x81, size)) if size < 126 else b"\x81\x7e" + size.to_bytes(2, "big")
    return head + text


@websocket.WebSocketWSGI
def stay(ws: Any) -> None:
    """Somebody comes, and stays until the line is gone."""
    there.add(ws)
    try:
        while ws.wait() is not None:
            pass
    finally:
        there.discard(ws)


def plainly(environ: dict[str, Any], start: Any) -> Any:
    """Without compression, which the library would do anew for each line."""
    environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
    return stay(environ, start)


def tell(size: int, known: dict[int, bytes]) -> None:
    """Send a message of this size to everybody who is there."""
    frame = known.setdefault(size, framed(size))
    for ws in there:
        try:
            sent = ws.socket.fd.send(frame)
        except BlockingIOError:
            sent = 0
        if sent < len(frame):
            ws.socket.sendall(frame[sent:])


def obey(path: str) -> None:
    """Whoever leads says a size in a line of its own, for each message."""
    known: dict[int, bytes] = {}
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(path)
        door.listen()
        line, _ = door.accept()
        for said in line.makefile("r"):
            tell(int(said), known)
            eventlet.sleep(0)


if __name__ == "__main__":
    listener = eventlet.listen(("127.0.0.1", 0), backlog=BACKLOG)
    eventlet.spawn(obey, os.environ["CONTROL"])
    eventlet.sleep(0)
    print(f"ready {listener.getsockname()[1]}", flush=True)
    wsgi.server(listener, plainly, log_output=False, max_size=MOST, debug=False)
