"""The listener of a server: its port, and the names by which this machine is found."""

import errno
import fcntl
import socket
import struct
from typing import Any

import eventlet

BACKLOG = 4096  # a whole hall connects at once; the usual 50 makes it wait for minutes
SEND_BUFFER = 256 * 1024  # what the kernel may hold for one reader; a slow one must show in our own queue
SIOCGIFADDR = 0x8915
Listener = Any  # eventlet ships no types


class Taken(Exception):
    """The data folder or the port cannot be had; the message is one sentence for the person who started us."""


def listen(host: str, port: int) -> Listener:
    """A socket that accepts connections; raises Taken. Never shares a port, which eventlet would do without a word."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = eventlet.listen((host, port), family, backlog=BACKLOG, reuse_port=False)
    except (OSError, OverflowError, UnicodeError) as error:
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
