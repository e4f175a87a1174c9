"""Phones as the server knows them: each takes a seat over HTTP, joins a face over a socket, acts, and notes what comes.

One thread plays thousands of them; what a phone notes is how far the log was on its screen, and when.
"""

import itertools
import json
import re
from collections.abc import Generator, Iterable
from functools import partial
from time import perf_counter
from typing import Any

from tests.bench.load.lines import PONG, Line, Lines, Refused, Talk, said
from tests.bench.load.talks import Answer, ask, handshake, request

PATHS = {"phone": "", "livecast": "/livecast", "screen": "/scherm", "console": "/regie"}
REGIONS = re.compile(rb'42\["regions",\{"seq":(\d+),"rev":"([^"]*)","prev":"([^"]*)"')
BEAT = re.compile(rb'42\["beat",\{"seq":(\d+),"rev":"([^"]*)"')
ANSWER = re.compile(rb'43(\d+)\[\{"ok":(true|false)(?:,"seq":(\d+))?')
REV = re.compile(r'data-rev="([^"]*)"')
numbers = itertools.count(1)


class Phone:
    """One phone. `seen` is how far the log was on its screen and when; `acked` that of an answer, asked and when.

    `missed` counts messages that did not continue what it had, `whole` is how long the answer to its
    join was, and `seat` the bytes of everything until then.
    """

    def __init__(self, lines: Lines, code: str, face: str = "phone", locale: str = "nl", cookie: str = "") -> None:
        self.lines, self.code, self.face, self.locale, self.cookie = lines, code, face, locale, cookie
        self.rev = ""
        self.live: Line | None = None
        self.began = self.there = 0.0
        self.asked: dict[int, float] = {}
        self.acked: list[tuple[int, float, float]] = []
        self.seen: list[tuple[int, float]] = []
        self.refused: list[bytes] = []
        self.missed = self.requests = self.bytes = self.whole = self.seat = 0
        self._number = 0

    def arrive(self, also: Iterable[str] = (), connects: bool = True) -> None:
        """Come by the QR code: the page, a seat at the same address, what the page asks for, and then a socket."""
        self.began = perf_counter()
        self.lines.open(partial(self._arrive, also=tuple(also), connects=connects))

    def _arrive(self, line: Line, also: tuple[str, ...], connects: bool) -> Talk:
        page = f"/t/{self.code}{PATHS[self.face]}"
        found = yield from self._get(line, page)
        if self.face == "phone":
            found = yield from self._get(line, page, "")
        self.rev = (REV.findall(found.text) or [""])[0]
        for path in also:
            yield from self._get(line, path)
        self.lines.close(line)
        if connects:
            self.connect()
        return b""

    def look(self, path: str, **headers: str) -> None:
        """Ask for a page again, as a phone does that wakes up."""
        self.lines.open(partial(self._look, path=path, headers=headers))

    def _look(self, line: Line, path: str, headers: dict[str, str]) -> Talk:
        yield from self._get(line, path, **headers)
        self.lines.close(line)
        return b""

    def _get(
        self, line: Line, path: str, form: str | None = None, **headers: str
    ) -> Generator[None, bytes, Answer]:  # fmt: skip
        answer = yield from ask(line, request(self.lines.place[1], path, self.cookie, form, **headers))
        self.requests, self.bytes = self.requests + 1, self.bytes + answer.size
        self.cookie = answer.headers.get("set-cookie", "").partition(";")[0] or self.cookie
        if answer.status >= 400:
            raise Refused(f"{path}: {answer.status} {answer.text[:200]}")
        return answer

    def connect(self) -> None:
        """Open a socket and join the face, from as far as this phone is."""
        self.live = self.lines.open(partial(handshake, cookie=self.cookie))
        self.live.hear = self._hear

    def leave(self) -> None:
        """Hang up; what it has on its screen stays."""
        if self.live is not None:
            self.lines.close(self.live)
            self.there = 0.0

    def act(self, kind: str, **fields: Any) -> None:
        """Send an act, and remember when."""
        number = self._say("act", {"id": f"load-{next(numbers)}", "kind": kind} | fields)
        self.asked[number] = perf_counter()

    def _say(self, event: str, message: dict[str, Any]) -> int:
        assert self.live
        self._number += 1
        self.live.send(said(f"42{self._number}{json.dumps([event, message])}".encode()))
        return self._number

    def _hear(self, body: bytes, now: float) -> None:
        """A whole message came."""
        if body.startswith(b"42"):
            self._told(body, now)
        elif body.startswith(b"43"):
            self._answered(body, now)
        elif body == b"2":
            self.live.send(PONG)  # type: ignore[union-attr]
        elif body.startswith(b"40"):
            self._number = 0
            self._say("join", {"code": self.code, "face": self.face, "locale": self.locale, "rev": self.rev})
        elif body.startswith(b"0"):
            self.live.send(said(b"40"))  # type: ignore[union-attr]

    def _told(self, body: bytes, now: float) -> None:
        news = REGIONS.match(body)
        if news is None or b'"scope":' in body[-80:]:
            return
        if news[3].decode() != self.rev:
            self.missed += 1
        self.rev = news[2].decode()
        self.seen.append((int(news[1]), now))

    def _answered(self, body: bytes, now: float) -> None:
        found = ANSWER.match(body)
        if found is None or found[2] != b"true":
            self.refused.append(body)
        number = int(found[1]) if found else 0
        if number == 1 and not self.there:
            self.there, self.whole = now, len(body)
            self.seat = self.bytes + self.live.bytes  # type: ignore[union-attr]
            self.rev = json.loads(body[body.index(b"[") :])[0].get("rev", self.rev)
        elif number in self.asked:
            sent = self.asked.pop(number)
            if found and found[3]:
                self.acked.append((int(found[3]), sent, now))

    def forget(self) -> None:
        """Begin to note anew."""
        self.acked, self.seen, self.refused, self.missed = [], [], [], 0
        if self.live is not None:
            self.live.bytes = self.live.messages = 0
