"""A real server with an evening of the plans and the agenda that `rehearse` has, and phones of a load generator."""

import re
import resource
import signal
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin

import msgspec

from app import agendas
from app.imports import listing
from app.live.opening import opening, tables
from app.rehearsal import stage
from realtime.lines.sessions import OF_DEVICE, STRANGERS
from tests.bench.load.lines import Lines
from tests.bench.load.phones import Phone
from tests.realtime.servers import Live, Server, free_port

LIMITS = "arguments=60/60"
"""Some of whom post more than a person does; all else keeps the shipped limits."""
OURS = (sys.executable, "-m", "realtime")
AGENDA, TABLES, PATIENCE = "overlegtafel", 6, 180
ASKED = re.compile(r"<(?:link|script)[^>]*?(?:href|src)=\"(/static/[^\"]+)\"")
IMPORTED = re.compile(r"(?:from|import)\s*\"(\.{0,2}/[^\"]+)\"")


class Hall:
    """The server, the plans of its meeting, its gespreksleider's console, and the lines of everybody else."""

    def __init__(self, server: Server, plans: Sequence[str]) -> None:
        self.server, self.plans = server, plans
        self.lines = Lines(server.port)
        self.console: Live | None = None

    @property
    def pid(self) -> int:
        """The server's process."""
        assert self.server.process
        return self.server.process.pid

    def lead_to(self, key: str) -> None:
        """Walk the evening to this stage, and leave the console open."""
        self.console = self.server.leader().joined()
        self.console.lead_to(key, at="welcome")

    def phones(self, number: int, face: str = "phone") -> list[Phone]:
        """So many phones, one in ten in English, that did nothing yet."""
        return [Phone(self.lines, self.server.code, face, "en" if at % 10 == 9 else "nl") for at in range(number)]

    def seated(self, number: int, also: Sequence[str] = ()) -> list[Phone]:
        """So many phones that came in, all at once, and follow the evening."""
        phones = self.phones(number)
        for phone in phones:
            phone.arrive(also)
        self.until_there(phones)
        return phones

    def watching(self, number: int, devices: Sequence[Phone]) -> list[Phone]:
        """So many sockets at the livecast, some of each device, that did not connect yet."""
        cookies = [device.cookie for device in devices]
        viewers = self.phones(number, "livecast")
        for at, viewer in enumerate(viewers):
            viewer.cookie = cookies[at % len(cookies)]
        return viewers

    def devices(self, sockets: int, of_each: int = OF_DEVICE - 2) -> list[Phone]:
        """As many devices as so many sockets need: with a seat where they are more than strangers may have."""
        face = "phone" if sockets > STRANGERS - of_each else "livecast"
        devices = self.phones(-(-sockets // of_each), face)
        for device in devices:
            device.arrive(connects=False)
        assert self.lines.listen(PATIENCE, lambda: not self.lines.all or self.lines.refused), "devices did not come in"
        return devices

    def until_there(self, phones: Sequence[Phone], seconds: float = PATIENCE) -> int:
        """Listen until all of them follow their face, or were refused; how many do."""
        waiting = list(phones)

        def all_there() -> bool:
            while waiting and (waiting[-1].there or waiting[-1].refused):
                waiting.pop()
            return not waiting or (len(self.lines.refused) + self.lines.lost > 0 and not self._coming())

        self.lines.listen(seconds, all_there)
        return sum(bool(phone.there) for phone in phones)

    def _coming(self) -> bool:
        """Whether some line is still in conversation."""
        return any(line.talk is not None for line in self.lines.all.values())

    def restart(self, number: int = signal.SIGKILL) -> None:
        """End the server at once, and begin it anew on the same folder and port."""
        self.lines.hang_up()
        self.server.lines.close()
        self.server.stop(number)
        self.server.start(LIMITS=LIMITS)


@contextmanager
def hall(command: Sequence[str] = OURS, **settings: str) -> Iterator[Hall]:
    """A server process on a folder of its own, with an evening by the house's agenda about Klaverbuurt's plans."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), free_port(), command=tuple(command))
        template = agendas.named(AGENDA)
        source = msgspec.structs.replace(listing.read(stage.PLANS), tables=tables(TABLES))
        made = opening(source, server.code, stage.POT, template)
        server.furnish(made)
        server.start(**{"LIMITS": LIMITS} | settings)
        there = Hall(server, [plan.id for plan in made.initiatives])
        try:
            yield there
        finally:
            there.lines.hang_up()
            server.lines.close()
            server.stop()


def needed(there: Hall) -> list[str]:
    """The files that the page of a seated phone asks for: what it names itself, and what its scripts import."""
    device = there.server.seated()
    found = list(dict.fromkeys(ASKED.findall(device.get().text)))
    for path in found:
        if path.endswith(".js"):
            text = device.web.get(there.server.base + path).text
            imported = (urljoin(path, named) for named in IMPORTED.findall(text))
            found += [each for each in imported if each not in found]
    return found
