"""A server process on a port and a folder of its own, and devices that come to it over HTTP and sockets."""

import itertools
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import requests
import sqlalchemy as sa

from app import create_app
from app.access import links
from app.live import meetings
from app.services import services_of
from app.storage.pseudonyms.bodies import Reader
from app.storage.pseudonyms.names import Pseudonyms
from facilitation.agenda import agenda
from facilitation.events import MeetingOpened
from facilitation.registry import PARTS
from facilitation.state.frame import FRAME_KEYS, Frame
from facilitation.state.plan import Initiative
from facilitation.state.seat import Table
from tests.realtime import nursery, places
from tests.realtime.wire import Wire

ROOT = Path(__file__).parents[2]
CODE = "PROEF2"
JSON = {"Accept": "application/json"}
FACES = {"phone": "", "screen": "/scherm", "console": "/regie", "livecast": "/livecast"}
PLANS = (
    Initiative("P1", "Moestuin", 600_000, 300_000, scalable=True, theme="groen"),
    Initiative("P2", "Buurtfeest", 500_000, 500_000, theme="samen"),
    Initiative("P3", "Bankjes", 250_000, 100_000, scalable=True, theme="groen"),
)
numbers = itertools.count(1)


def opening(code: str = CODE, plans: tuple[Initiative, ...] = PLANS) -> MeetingOpened:
    """A small meeting: three plans that together ask more than the pot."""
    return MeetingOpened(
        code=code,
        title="Proeftafel",
        pot=1_000_000,
        agenda=agenda(),
        frames=tuple(Frame(key, f"Kader {key}", f"Tekst van {key}") for key in FRAME_KEYS),
        initiatives=plans,
        tables=(Table("T1", "Tafel 1"), Table("T2", "Tafel 2")),
    )


def new_id() -> str:
    """An id that no act had before."""
    return f"act-{os.getpid()}-{next(numbers)}"


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """A server process and the meetings in its folder."""

    folder: Path
    port: int
    code: str = CODE
    keys: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[str] | None = None
    lines: ExitStack = field(default_factory=ExitStack)
    database: str = field(default_factory=places.address)
    command: tuple[str, ...] = (sys.executable, "-m", os.environ.get("SERVER", "realtime"))

    @property
    def base(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def address(self) -> str:
        """Where what it keeps can be looked at."""
        return self.database or f"sqlite:///{self.folder / 'overlegtafel.db'}"

    @property
    def settings(self) -> dict[str, Any]:
        """What an app on the same meetings is told."""
        return {"DATA_DIR": self.folder, **self._database}

    @property
    def _database(self) -> dict[str, str]:
        return {"DATABASE_URL": self.database} if self.database else {}

    def furnish(self, *openings: MeetingOpened) -> None:
        """Put meetings in the folder, with a facilitator's key for each."""
        app = create_app(self.settings)
        with app.app_context():
            for each in openings:
                meetings.create(each)
                self.keys[each.code] = links.make(each.code)
        services_of(app).database.read.dispose()
        services_of(app).database.write.dispose()

    def start(self, before: Callable[[], None] | None = None, **settings: str) -> None:
        """Start it and wait until it accepts; `before` runs in its process first."""
        self.process = run(self.folder, self.port, before, self.command, **self._database, **settings)
        assert self.process.stdout
        assert self.process.stdout.readline().startswith("ready http://")

    def stop(self, number: int = signal.SIGTERM) -> tuple[int, str]:
        """Send it a signal; its exit code and what it wrote to stderr."""
        assert self.process
        self.process.send_signal(number)
        _, errors = self.process.communicate(timeout=10)
        return self.process.returncode, errors

    def logged(self, seq: int) -> Any:
        """What the event with this number says, read from what is kept, and as the house reads it with its seats."""
        engine = sa.create_engine(self.address, poolclass=sa.NullPool)
        query = sa.text(
            "SELECT kind, body, secret FROM event JOIN pseudonym USING (meeting) WHERE meeting = :m AND seq = :s"
        )
        with engine.connect() as connection:
            kind, body, secret = connection.execute(query, {"m": self.code, "s": seq}).one()
        return Reader(Pseudonyms(secret), {}).seated(PARTS.events[kind], json.loads(body))

    def at(self, code: str) -> "Server":
        """The same server, seen from another meeting."""
        return replace(self, code=code)

    def device(self, face: str = "phone") -> "Device":
        """Somebody who comes along."""
        return Device(self, face)

    def seated(self, **fields: str) -> "Device":
        """A phone with a seat."""
        device = self.device()
        device.sit(**fields)
        return device

    def leader(self) -> "Device":
        """A gespreksleider's laptop."""
        device = self.device("console")
        device.web.get(f"{device.url}/token")
        key = {"key": self.keys[self.code]}
        assert device.web.post(f"{device.url}/regie/key", data=key).status_code == 204
        return device


Furnish = Callable[..., Server]
"""Makes a server with these meetings in it, on a folder of its own and not started yet."""


def run(
    folder: Path,
    port: int,
    before: Callable[[], None] | None = None,
    command: tuple[str, ...] = Server.command,
    **settings: str,
) -> subprocess.Popen[str]:
    """The server as `overlegtafel serve` runs it, or another command; `before` runs in its process first."""
    wanted = {"OVERLEGTAFEL_DATA_DIR": str(folder), "HOST": "127.0.0.1", "PORT": str(port), "PUBLIC_URL": ""}
    environment = {**os.environ, **wanted, **settings}
    ours = environment.get("ENGINE") == os.environ.get("ENGINE")  # the nursery is patched by one engine
    if command == nursery.COMMAND and before is None and ours:
        return nursery.begin(environment)
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=before,
    )  # fmt: skip


class Device:
    """One browser: its cookies, what it posts, its sockets."""

    def __init__(self, server: Server, face: str) -> None:
        self.server, self.face, self.code = server, face, server.code
        self.web = server.lines.enter_context(requests.Session())
        self.seat = ""

    @property
    def url(self) -> str:
        return f"{self.server.base}/t/{self.code}"

    @property
    def cookie(self) -> str:
        """The Cookie header a browser would send."""
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.web.cookies)

    def get(self, **headers: str) -> requests.Response:
        """The page of its face."""
        return self.web.get(self.url + FACES[self.face], headers=headers)

    def sit(self, **fields: str) -> str:
        """Take a seat."""
        self.web.get(f"{self.url}/token")
        self.seat = self.web.post(f"{self.url}/join", data=fields, headers=JSON).json()["seat"]
        return self.seat

    def socket(self, **headers: str) -> Wire:
        """A socket that has not joined anything yet."""
        if not self.cookie:
            self.web.get(f"{self.url}/token")
        wire = Wire(self.server.base, self.cookie, **headers)
        self.server.lines.callback(wire.close)
        return wire

    def joined(self, locale: str = "nl", rev: str = "", **headers: str) -> "Live":
        """A socket that follows the face of this device."""
        wire = self.socket(**headers)
        return Live(wire, wire.call("join", {"code": self.code, "face": self.face, "locale": locale, "rev": rev}))


class Live:
    """A socket on a face; `face` is the answer it got when it joined."""

    def __init__(self, wire: Wire, face: Any) -> None:
        self.wire, self.face = wire, face
        assert face["ok"], face

    def act(self, kind: str, **fields: Any) -> Any:
        """Do an act and wait for the answer."""
        return self.wire.call("act", {"id": new_id(), "kind": kind} | fields)

    def ok(self, kind: str, **fields: Any) -> int:
        """Do an act that has to be kept; how far the log is."""
        answer = self.act(kind, **fields)
        assert answer["ok"], answer
        return int(answer["seq"])

    def lead_to(self, stage: str, at: str) -> None:
        """Walk the evening from one stage to another, closing and revealing on the way."""
        order = [plan.key for plan in agenda()]
        for key in order[order.index(at) : order.index(stage)]:
            if key == "frames":
                for frame in FRAME_KEYS:
                    self.ok("frame.confirm", frame=frame)
            if key in ("ranking", "allocation", "decision"):
                self.ok("stage.close")
            if key in ("ranking", "allocation"):
                self.ok("stage.reveal")
            self.ok("stage.advance", expecting=key)
