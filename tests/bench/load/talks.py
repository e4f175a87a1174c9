"""What is said on a line before there are frames: requests and their answers, and the handshake of a web socket."""

import zlib
from collections.abc import Generator
from typing import NamedTuple

import brotli

from tests.bench.load.lines import HOST, Line, Refused, Talk

SOCKET = "/socket.io/?EIO=4&transport=websocket"
DEFLATE = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"
UPGRADE = (
    "Upgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
)


class Answer(NamedTuple):
    """What a request was answered with, as it came over the line."""

    status: int
    headers: dict[str, str]
    body: bytes
    size: int

    @property
    def text(self) -> str:
        """The body, unpacked."""
        coding = self.headers.get("content-encoding", "")
        body = {"br": brotli.decompress, "gzip": lambda packed: zlib.decompress(packed, 31)}.get(coding, bytes)(
            self.body
        )
        return str(body, "utf-8")


def request(port: int, path: str, cookie: str = "", form: str | None = None, **headers: str) -> bytes:
    """A request as a phone makes it on a line that stays open; with a form it is posted."""
    lines = [f"{'GET' if form is None else 'POST'} {path} HTTP/1.1", f"Host: {HOST}:{port}"]
    lines += ["Accept-Encoding: gzip, deflate, br"] + ([f"Cookie: {cookie}"] if cookie else [])
    if form is not None:
        lines += [f"Origin: http://{HOST}:{port}", "Content-Type: application/x-www-form-urlencoded"]
        lines += [f"Content-Length: {len(form)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n" + (form or "")).encode()


def ask(line: Line, asked: bytes) -> Generator[None, bytes, Answer]:
    """Say it, and wait for the whole answer."""
    line.send(asked)
    data = b""
    while b"\r\n\r\n" not in data:
        data += yield
    head, _, body = data.partition(b"\r\n\r\n")
    first, *others = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value for name, _, value in (each.partition(": ") for each in others)}
    status = int(first.split()[1])
    if status in (204, 304):
        return Answer(status, headers, b"", len(data))
    size = len(head) + 4
    if headers.get("transfer-encoding") == "chunked":
        while not body.endswith(b"0\r\n\r\n"):
            body += yield
        return Answer(status, headers, _joined(body), size + len(body))
    while len(body) < int(headers.get("content-length", 0)):
        body += yield
    return Answer(status, headers, body, size + len(body))


def _joined(body: bytes) -> bytes:
    """What came in pieces, as one."""
    whole = b""
    while body:
        size, _, body = body.partition(b"\r\n")
        length = int(size.partition(b";")[0], 16)
        whole, body = whole + body[:length], body[length + 2 :]
    return whole


def handshake(line: Line, path: str = SOCKET, cookie: str = "", deflate: bool = True) -> Talk:
    """Become a web socket; compression is offered as browsers do. Raises Refused."""
    host = "{}:{}".format(*line.sock.getpeername())
    more = f"Cookie: {cookie}\r\n" if cookie else ""
    more += DEFLATE if deflate else ""
    line.send(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n{UPGRADE}{more}\r\n".encode())
    data = b""
    while b"\r\n\r\n" not in data:
        data += yield
    head, _, rest = data.partition(b"\r\n\r\n")
    if b" 101 " not in head.partition(b"\r\n")[0]:
        raise Refused(head.decode("latin-1"))
    if b"permessage-deflate" in head and b"server_no_context_takeover" not in head:
        raise Refused("the server compresses for each line by itself, which cannot be read once for all")
    return rest
