"""Who begins by asking again and again goes over to a websocket, and is told there what everybody is."""

import json
import socket
from contextlib import closing

from tests.realtime.servers import Server
from tests.realtime.wire import Frames, frame

ROOT = "/socket.io/?EIO=4&transport="
ASKED = (
    f"GET {ROOT}websocket&sid={{key}} HTTP/1.1\r\nHost: {{place}}\r\nCookie: {{cookie}}\r\n"
    "Upgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)


def said(line: socket.socket, frames: Frames) -> str:
    """The next message on a line."""
    while (found := frames.next()) is None:
        frames.feed(line.recv(65_536))
    return found[1].decode()


def test_a_session_that_polls_goes_over_to_a_websocket_and_gets_news_there(server: Server) -> None:
    device, console = server.seated(), server.leader().joined()
    key = json.loads(device.web.get(f"{server.base}{ROOT}polling").text[1:])["sid"]
    host, port = server.base.removeprefix("http://").split(":")
    cookie = "; ".join(f"{name}={value}" for name, value in device.web.cookies.items())
    with closing(socket.create_connection((host, int(port)), 10)) as line:
        line.sendall(ASKED.format(key=key, place=f"{host}:{port}", cookie=cookie).encode())
        head, _, rest = line.recv(65_536).partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 101 ")
        frames = Frames(rest)
        line.sendall(frame(b"2probe"))
        assert said(line, frames) == "3probe"
        line.sendall(frame(b"5") + frame(b"40"))
        while not said(line, frames).startswith("40"):
            pass
        asked = ["join", {"code": server.code, "face": "phone", "locale": "nl"}]
        line.sendall(frame(f"421{json.dumps(asked)}".encode()))
        while not (answer := said(line, frames)).startswith("431"):
            pass
        assert json.loads(answer[3:])[0]["ok"]
        console.lead_to("arguments", at="welcome")
        while not said(line, frames).startswith('42["regions"'):
            pass
