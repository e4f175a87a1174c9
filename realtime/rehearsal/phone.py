"""A socket that follows a phone: docs/protocol.md, as far as a resident needs it."""

import itertools
import json
import os
import time
from collections.abc import Callable, Mapping
from typing import Any

from simple_websocket import Client, ConnectionClosed

from app.rehearsal.browser import Browser

SECONDS = 30.0


class Phone:
    """The phone of one resident, on the line."""

    def __init__(self, browser: Browser, code: str) -> None:
        address = browser.base.replace("http", "ws", 1) + "/socket.io/?EIO=4&transport=websocket"
        self._socket = Client(address, headers={"Cookie": browser.cookie, "Origin": browser.base})
        self._numbers = itertools.count(1)
        self._socket.send("40")  # at once: a greeting that came with the handshake is read when more comes
        self._until(lambda text: text.startswith("40"))
        self._call("join", {"code": code, "face": "phone", "locale": "nl", "rev": ""})

    def act(self, message: Mapping[str, Any]) -> Mapping[str, Any]:
        """Do an act and wait for its answer; a line that broke is a refusal."""
        try:
            return self._call("act", {"id": os.urandom(8).hex(), **message})
        except (ConnectionClosed, TimeoutError) as gone:
            return {"error": {"key": "line_gone", "message": str(gone)}}

    def keep(self) -> None:
        """Hear what came in meanwhile, and answer a ping; a line that broke is noticed by the next act."""
        try:
            while (text := self._socket.receive(timeout=0)) is not None:
                if text == "2":
                    self._socket.send("3")
        except ConnectionClosed:
            return

    def close(self) -> None:
        """End the connection with the server; one that is gone is harmless."""
        try:
            self._socket.close()
        except (ConnectionClosed, OSError):
            return

    def _call(self, event: str, payload: Mapping[str, Any]) -> Mapping[str, Any]:
        number = next(self._numbers)
        self._socket.send(f"42{number}{json.dumps([event, payload])}")
        answer = f"43{number}["
        found: list[Any] = json.loads(self._until(lambda text: text.startswith(answer))[len(answer) - 1 :])
        return found[0] if found and isinstance(found[0], dict) else {}

    def _until(self, fits: Callable[[str], bool]) -> str:
        """The next message that fits; news is let by, and a ping answered."""
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            text = self._socket.receive(timeout=SECONDS)
            if text == "2":
                self._socket.send("3")
            elif isinstance(text, str) and fits(text):
                return text
        raise TimeoutError
