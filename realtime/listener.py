"""The listener of a server: its port, the names by which this machine is found, and how many lines it holds."""

import errno
import fcntl
import logging
import resource
import socket
import struct
from contextlib import suppress
from typing import Any

BACKLOG = 4096  # a whole hall connects at once; the usual 50 makes it wait for minutes
SEND_BUFFER = 256 * 1024  # what the kernel may hold for one reader; a slow one must show in our own queue
SIOCGIFADDR = 0x8915
FILES = 65_536  # that the process asks for
MOST_LINES = 20_000  # the library's own limit lets the 1,025th phone wait without a word
OWN_FILES = 192  # of the database and its copies, the log, workers
LAST = 64  # lines that are answered while no more are held
HALL = 1_000  # lines that an evening may want: phones with a second tab, walls, pages that load
BREATH = 0.2  # seconds to wait where the system has no room for one more line
PASSES = {
    *(errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM),
    *(errno.ECONNABORTED, errno.ECONNRESET, errno.ENOTCONN, errno.EPIPE, errno.EPROTO, errno.EPERM),
}
FULL = (
    "De server heeft te veel verbindingen. Probeer het over een minuut opnieuw.\n"
    "The server has too many connections. Try again in a minute.\n"
)
log = logging.getLogger(__name__)


class Taken(Exception):
    """The data folder or the port cannot be had; the message is one sentence for the person who started us."""


def too_many(line: Any) -> None:
    """Say on a line that it is one too many, and let go of it."""
    body = FULL.encode()
    head = "HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain; charset=utf-8\r\nRetry-After: 60\r\n"
    with suppress(OSError):
        line.settimeout(1)
        line.recv(4096)  # what is not read would cut the line before the answer is there
        line.sendall(f"{head}Connection: close\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)


def capacity() -> int:
    """How many lines there may be at once: what the system lets this process open, less its own files.

    Asks for more where that may be. Says so where it is too few for a hall.
    """
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    files = FILES if hard == resource.RLIM_INFINITY else min(hard, FILES)
    resource.setrlimit(resource.RLIMIT_NOFILE, (files, hard))
    most = max(min(MOST_LINES, files - OWN_FILES - LAST), LAST)
    if most < HALL:
        log.warning(
            "this machine lets the server open %s files, so that it holds %s lines: raise ulimit -n", files, most
        )
    return most


def listen(host: str, port: int) -> socket.socket:
    """A socket that accepts connections; raises Taken. Never shares a port, as eventlet would without a word."""
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except (OSError, OverflowError, UnicodeError) as error:
        listener.close()
        raise Taken(_why(host, port, error)) from None
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
    return listener


def _why(host: str, port: int, error: Exception) -> str:
    reason = getattr(error, "errno", None)
    if reason == errno.EADDRINUSE:
        return f"Port {port} on {host} is already in use; stop what runs there, or choose another with PORT=."
    if reason == errno.EACCES:
        return f"Port {port} is reserved for the system; choose one above 1023."
    return f"This machine cannot listen on {host}:{port}; check HOST and PORT."


def hosts(host: str, port: int) -> list[str]:
    """All names with port under which a server on this host may be asked.

    On loopback those alone: else a stranger who comes by a proxy could find out which addresses this machine has.
    """
    return sorted(f"{name}:{port}" for name in {"127.0.0.1", "localhost", *_outside(host)} if name)


def _outside(host: str) -> set[str]:
    """The addresses of this machine and what it calls itself, unless nobody outside can come in."""
    if host == "localhost" or host.startswith("127."):
        return {host}
    name = socket.gethostname()
    return {"0.0.0.0", name, f"{name}.local", *_addresses()}  # noqa: S104 - only compared


def _addresses() -> set[str]:
    """The IPv4 address of every network card, asked from the kernel: a name server could keep us waiting."""
    found = set()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        for _, card in socket.if_nameindex():
            try:
                answer = fcntl.ioctl(probe.fileno(), SIOCGIFADDR, struct.pack("256s", card.encode()[:15]))
            except OSError:
                continue
            found.add(socket.inet_ntoa(answer[20:24]))
    return found
