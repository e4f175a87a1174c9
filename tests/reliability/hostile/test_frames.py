"""What no client of ours sends: the log stays as it is, the memory too, and everybody else is answered."""

import json
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from random import Random

import pytest
import requests

from tests.realtime.protocol.test_refusals import head
from tests.realtime.servers import Device, Furnish, Live, Server, new_id
from tests.realtime.serving.test_hostile import alive, dropped, memory
from tests.realtime.wire import HANDSHAKE, TEXT, Wire, frame
from tests.reliability.hostile.frames import KINDS, polled
from tests.reliability.length import length

pytestmark = pytest.mark.soak
FRAMES, BODIES = length(600, 50_000), length(40, 2_000)
DEVICES = length(40, 400)
MESSAGE, POSTED = 16_000, 256 * 1024
GROWTH = 30  # MB that the server may hold more in the end


@pytest.fixture(scope="module")
def server(furnish: Furnish) -> Iterator[Server]:
    """A running server whose words go to a file, every line of which is one of its own."""
    made = furnish()
    words = made.folder / "words"
    made.command = ("sh", "-c", f"exec {sys.executable} -m realtime 2>{words}")
    made.start()
    yield made
    lines = words.read_text().splitlines()
    assert all(isinstance(json.loads(line), dict) for line in lines)
    assert not [line for line in lines if "an event failed" in line or "127.0.0.1" in line]


def opened(device: Device) -> socket.socket:
    """A websocket of which nothing was said yet."""
    line = socket.create_connection(("127.0.0.1", device.server.port), timeout=10)
    host, cookie = f"127.0.0.1:{device.server.port}", f"Cookie: {device.cookie}\r\n"
    line.sendall(HANDSHAKE.format(host=host, more=cookie).encode())
    assert b" 101 " in line.recv(4096)
    return line


def throw(device: Device, data: bytes, *, connected: bool) -> None:
    """Say it and nothing more; back when the server has read it all and hung up."""
    with opened(device) as line, suppress(OSError):
        line.sendall((frame(b"40") if connected else b"") + data)
        line.shutdown(socket.SHUT_WR)
        end = time.monotonic() + 10
        while line.recv(65536):
            assert time.monotonic() < end, data


def poll(device: Device, chance: Random) -> None:
    """Ask the polling transport something it does not know, on a session of its own or after the upgrade."""
    url = f"{device.server.base}/socket.io/"
    method, query, body = polled(chance)
    wire = Wire(device.server.base, device.cookie) if chance.random() < 0.3 else None
    if wire:
        sid = wire.opened["sid"]
    else:
        first = device.web.get(url, params={"EIO": "4", "transport": "polling"})
        sid = json.loads(first.text[1:])["sid"] if first.ok else "none"
    with suppress(requests.Timeout):  # a GET may wait for news
        answer = device.web.request(method, url, params={"sid": sid} | query, data=body, timeout=0.1)
        assert answer.status_code < 500, (method, query, body)
    if wire:
        wire.close()
    device.web.post(url, params={"EIO": "4", "transport": "polling", "sid": sid}, data=b"1")


def untouched(server: Server, other: Live, before: int, what: str) -> None:
    """Somebody else is answered, and the log is as it was."""
    assert other.act("stage.advance")["error"]["key"] == "not_allowed", what
    assert head(server, server.code) == before, what


def test_frames_that_are_none_of_ours_change_nothing(server: Server) -> None:
    # a line that broke is open until the server notices, and a device has few: so there are many devices
    devices, other, chance = [server.seated() for _ in range(DEVICES)], server.seated().joined(), Random(2019)
    before, held = head(server, server.code), 0
    for number in range(FRAMES):
        if number == FRAMES // 10:
            held = memory(server)  # by then it has seen every kind
        device = devices[number % DEVICES]
        kind = chance.choice((*KINDS, "polled", "polled"))
        if kind == "polled":
            poll(device, chance)
        else:
            throw(device, KINDS[kind](chance), connected=chance.random() < 0.6)
        if number % 20 == 0:
            untouched(server, other, before, kind)
    untouched(server, other, before, "the last")
    print(f"{FRAMES} frames: {held} MB, then {memory(server)} MB")
    assert memory(server) - held < GROWTH
    assert alive(server)


def said(size: int) -> bytes:
    """An act that is refused, in a message of so many bytes."""
    bare = '427["act",{"id":"x","kind":"stage.advance","text":""}]'
    return bare.replace('""', f'"{"x" * (size - len(bare))}"').encode()


def shot(device: Device, size: int, chance: Random) -> None:
    """A message of about 16 kB, whole or in pieces: answered below the cap, the end of its socket well above it."""
    live, text = device.joined(), said(size)
    cuts = sorted(chance.sample(range(1, size), chance.randrange(3)))
    parts = [text[a:b] for a, b in zip([0, *cuts], [*cuts, size], strict=True)]
    with suppress(OSError):
        for at, part in enumerate(parts):
            live.wire.line.sendall(frame(part, 0 if at else TEXT, final=at == len(parts) - 1))
    if size <= MESSAGE:
        assert not live.wire.answer(7)["ok"]
    elif size > MESSAGE + 2_100:
        assert dropped(live, 3)
    live.wire.close()


def posted(device: Device, size: int, chance: Random) -> None:
    """A body of about 256 kB, with its length or in chunks: refused in words as an act, or as too large."""
    bare = json.dumps({"id": new_id(), "kind": "stage.advance", "to": ""})
    body = bare.replace('""', f'"{"x" * (size - len(bare))}"').encode()
    token = device.web.get(f"{device.url}/token").json()["token"]
    headers = {"X-CSRF-Token": token, "Content-Type": "application/json", "Accept": "application/json"}
    answer = device.web.post(f"{device.url}/act", data=body, headers=headers)
    assert answer.json()["error"]["key"] == ("too_large" if size > POSTED else "malformed"), size


def test_bodies_around_the_caps_are_answered_in_words_or_end_their_own_line(server: Server) -> None:
    other, chance = server.seated().joined(), Random(16)
    device, before, held = server.seated(), head(server, server.code), memory(server)
    for number in range(BODIES):
        beyond = chance.choice((-2_000, -1, 0, 1, 17, 2_500, 20_000, 2_000_000))
        if number % 2:
            shot(device, MESSAGE + beyond, chance)
        else:
            posted(device, POSTED + beyond, chance)
        untouched(server, other, before, f"{beyond} bytes")
    assert memory(server) - held < GROWTH
    assert alive(server)
