"""Acknowledged means kept when the power goes: a server is recorded, and its disk stops at thousands of instants."""

import itertools
import signal
import sys
from collections import Counter
from pathlib import Path
from random import Random
from shutil import rmtree
from typing import Any

import pytest

from app.storage.box_keys import NAME, NAMED, places
from tests.realtime.servers import Furnish, Server
from tests.reliability.halls import at_the_arguments, phones
from tests.reliability.kept.disk import Disk
from tests.reliability.kept.recording import Recording, Said, Sync, Write, command
from tests.reliability.ledger import Ledger
from tests.reliability.length import length
from tests.reliability.phones import Crowd, arguing

pytestmark = pytest.mark.soak
PHONES, ACTS, CUTS = length((10, 250, 300), (40, 3_000, 10_000))
CARELESS = (sys.executable, "-m", "tests.reliability.kept.careless")
ORDERS = [list(order) for order in itertools.permutations(("P1", "P2", "P3"))]
Answers = dict[int, tuple[str, dict[str, Any]]]


class Evening:
    """An evening that was recorded: people argue, rank and rank again, and the ballots are sealed."""

    def __init__(self, server: Server, folder: Path) -> None:
        self.server, trace = server, folder / "trace"
        self.start = {str(path): path.read_bytes() for path in server.folder.iterdir() if path.is_file()}
        server.command = (*command(trace), *server.command)
        server.start()
        self.answers = self._live()
        server.stop(signal.SIGKILL)
        server.lines.close()
        folders = (server.folder, *places(server.folder))
        self.steps = Recording(trace, folders, map(Path, self.start)).steps
        self.keys = [step for step in self.steps if isinstance(step, Write) and NAMED.fullmatch(Path(step.path).name)]

    def _live(self) -> Answers:
        console = at_the_arguments(self.server)
        numbers = itertools.count(1_000_000)  # one series for all, so that the recording tells them apart
        with Crowd(phones(self.server, [arguing(Random(seed)) for seed in range(PHONES)])) as crowd:
            for phone in crowd.phones:
                phone.numbers = numbers
            crowd.connect()
            assert crowd.act_on(600, lambda: sum(len(phone.answers) for phone in crowd.phones) >= ACTS)
            crowd.finish()
            console.ok("stage.advance", to="ranking")
            for phone, order in itertools.product(crowd.phones, ORDERS[:2]):
                phone.ask("ballot.cast", ballot={"order": order})
            crowd.finish()
            console.ok("stage.close")
            return {n: (key, p.answers[key]) for p in crowd.phones for n, key in p.said.items()}

    def cut(self, times: int, into: Path) -> Counter[str]:
        """Pull the plug at so many instants; what was found wrong, and how often."""
        chance, found, disk, known = Random(times), Counter[str](), Disk(self.start), set()
        instants = Counter(chance.randrange(len(self.steps)) for _ in range(times))
        for number, step in enumerate(self.steps):
            disk.follow(step)
            for _ in range(instants[number]):
                found.update(self._wrong(disk, into, chance, known))
        return found

    def _wrong(self, disk: Disk, into: Path, chance: Random, known: set[Any]) -> list[str]:
        into.mkdir()
        disk.pull_the_plug(into, chance)
        try:
            ledger = Ledger(into / "overlegtafel.db", self.server.code, untouched=False)
            keys = {path.name: path.read_bytes() for path in into.iterdir() if NAMED.fullmatch(path.name)}
        finally:
            rmtree(into)
        said = dict(self.answers[number] for number in disk.said if number in self.answers)
        sealed = ledger.sealed("ranking")
        ballots = len(ledger.open_ballots) if sealed is None else len(sealed)
        wrong = {
            "without its key": any(keys.get(paper[:NAME]) != self.keys[0].data for _, paper in ledger.open_ballots),
            "damaged": not ledger.sound or not ledger.chained(known),
            "lost": bool(ledger.missing(said)),
            "ballots and roll apart": ballots != len(ledger.roll),
            "ballots left after sealing": sealed is not None and bool(ledger.open_ballots),
        }
        return [name for name, is_so in wrong.items() if is_so]


def test_nothing_acknowledged_is_lost_when_the_power_goes(furnish: Furnish, tmp_path: Path) -> None:
    evening = Evening(furnish(), tmp_path)
    assert sum(len(step.numbers) for step in evening.steps if isinstance(step, Said)) >= len(evening.answers) >= ACTS
    assert sum(isinstance(step, Sync) for step in evening.steps) > 10
    assert len(evening.keys) == 2, "a key is written, and written over when its ballots are sealed"
    assert evening.cut(CUTS, tmp_path / "image") == Counter()
    print(f"{len(evening.answers)} acts acknowledged in {len(evening.steps)} steps, {CUTS} power cuts: nothing lost")


def test_a_server_that_does_not_wait_for_the_disk_is_found_out(furnish: Furnish, tmp_path: Path) -> None:
    server = furnish()
    server.command = CARELESS
    wrong = Evening(server, tmp_path).cut(CUTS // 3, tmp_path / "image")
    assert wrong["lost"] > CUTS // 3 / 10
    assert wrong["damaged"] == 0
    print(f"{CUTS // 3} power cuts without waiting for the disk: {dict(wrong)}")
