"""A message to everybody, by our server and by others: Node's Socket.IO, bare ws, and the least that eventlet can do.

Each is started, filled, measured and ended in turn, some rounds long, so that what else this machine does falls on
all. There are at most some messages under way: whoever leads asks for the next one once enough have come.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.bench.load.hall import PATIENCE, hall
from tests.bench.load.lines import Line, Lines, Talk, said
from tests.bench.load.process import held, used
from tests.bench.load.talks import handshake
from tests.bench.table import Found, Row, at_least, at_most

HERE = Path(__file__).parents[1] / "peers"
OURS, NODE, WS, FLOOR = "ours", "Socket.IO on Node", "ws on Node", "bare eventlet"
SIZES, HALLS, ROUNDS, SECONDS = (300, 4_000), (1_000, 5_000), 3, 4.0
SHORT = (200, 1, 1.0)  # sockets, rounds and seconds of the short form
UNDER_WAY = 16_000  # messages that are sent and not counted yet: some for each socket
PAUSE = 0.005  # seconds that messages gather before they are counted
COMMANDS = {
    NODE: ("node", str(HERE / "socketio.mjs")),
    WS: ("node", str(HERE / "ws.mjs")),
    FLOOR: (sys.executable, "-m", "tests.bench.peers.floor"),
}


class Sent(NamedTuple):
    """Of one run: messages a second, user and system time of each in us, and how many never came."""

    rate: float
    user: float
    system: float
    lost: int


class Filled(NamedTuple):
    """A server with its sockets: who leads it, its process, kB that each holds, ms of processor of each join."""

    lines: Lines
    leads: socket.socket
    pid: int
    kb: float
    joins: float


Measured = dict[tuple[str, int, int], list[Sent]]


def run(short: bool = False) -> Found:
    """Medians of some rounds, in turn, and what each socket cost."""
    halls, rounds, seconds = ((SHORT[0],), *SHORT[1:]) if short else (HALLS, ROUNDS, SECONDS)
    sent: Measured = {}
    cost: dict[tuple[str, int], list[tuple[float, float]]] = {}
    for number in halls:
        for _ in range(int(rounds)):
            for name in (OURS, NODE, WS, FLOOR):
                with filled(name, number) as there:
                    cost.setdefault((name, number), []).append((there.kb, there.joins))
                    for size in SIZES:
                        sent.setdefault((name, number, size), []).append(blast(there, number, size, seconds))
    rows = [row for number in halls for size in SIZES for row in compared(sent, number, size)]
    rows += [row for number in halls for row in costs(cost, number)]
    most = max(halls)
    times = {f"send_{size}": told(sent, OURS, most, size).user + told(sent, OURS, most, size).system for size in SIZES}
    return Found(rows, {name: microseconds / 1e6 for name, microseconds in times.items()})


def told(sent: Measured, name: str, number: int, size: int) -> Sent:
    """The middle of the rounds."""
    rounds = sent[name, number, size]
    return Sent(*(median(each) for each in list(zip(*rounds, strict=True))[:3]), sum(each.lost for each in rounds))


def compared(sent: Measured, number: int, size: int) -> Iterator[Row]:
    """One row a server, and what was promised of ours beside them."""
    found = {name: told(sent, name, number, size) for name in (OURS, NODE, WS, FLOOR)}
    what = f"{size:,} B to {number:,} sockets"
    for name, each in found.items():
        words = f"{each.rate:,.0f} messages a second; {each.user:.2f} + {each.system:.2f} µs of processor a message"
        yield Row(f"{what}: {name}", words)
    ours, node, floor = found[OURS], found[NODE], found[FLOOR]
    yield at_least(f"{what}: ours, of Node's Socket.IO, in messages a second", ours.rate / node.rate, 1.5)
    yield at_least(f"{what}: ours, of bare eventlet, in messages a second", ours.rate / floor.rate, 0.8)
    yield at_most(f"{what}: user time a message, of Node's Socket.IO", ours.user / node.user, 0.4)
    yield at_most(f"{what}: user time a message, of bare eventlet", ours.user / max(floor.user, 1e-3), 1.4)
    yield at_most(f"{what}: messages that did not come, of all four", sum(each.lost for each in found.values()), 0)


def costs(cost: dict[tuple[str, int], list[tuple[float, float]]], number: int) -> Iterator[Row]:
    """What a socket holds, and what its join takes, beside the others."""
    for name in (OURS, NODE, WS, FLOOR):
        kb, joins = (median(each) for each in zip(*cost[name, number], strict=True))
        yield Row(f"{number:,} sockets: {name}", f"{kb:.1f} kB a socket; {joins:.2f} ms of processor a join")


@contextmanager
def filled(name: str, number: int) -> Iterator[Filled]:
    """This server with so many sockets, all of which get its messages."""
    with tempfile.TemporaryDirectory() as folder:
        control = f"{folder}/control"
        with _ours(control, number) if name == OURS else _peer(name, control, number) as (lines, pid, kb, joins):
            lines.listen(1)
            with socket.socket(socket.AF_UNIX) as leads:
                leads.connect(control)
                lines.pause, lines.least = PAUSE, min(SIZES)
                yield Filled(lines, leads, pid, kb, joins)


@contextmanager
def _ours(control: str, number: int) -> Iterator[tuple[Lines, int, float, float]]:
    with hall((sys.executable, "-m", "tests.bench.peers.product"), CONTROL=control) as there:
        watching = there.watching(number, there.devices(number))
        kb, cpu = held(there.pid), used(there.pid)
        for viewer in watching:
            viewer.locale = "nl"
            viewer.connect()
        assert there.until_there(watching) == number, there.lines.refused[:1]
        for viewer in watching:
            viewer.live.hear = None  # type: ignore[union-attr]
        spent = used(there.pid).since(cpu).both
        there.lines.listen(1)
        yield there.lines, there.pid, (held(there.pid) - kb) / number, 1000 * spent / number


@contextmanager
def _peer(name: str, control: str, number: int) -> Iterator[tuple[Lines, int, float, float]]:
    environment = {**os.environ, "CONTROL": control}
    with subprocess.Popen(COMMANDS[name], env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        lines = Lines(int(process.stdout.readline().split()[1]))
        try:
            kb, cpu = held(process.pid), used(process.pid)
            come(lines, name, number)
            spent = used(process.pid).since(cpu).both
            lines.listen(1)
            yield lines, process.pid, (held(process.pid) - kb) / number, 1000 * spent / number
        finally:
            lines.hang_up()
            process.terminate()


def come(lines: Lines, name: str, number: int) -> None:
    """So many sockets, each until the server said all it says to a new one."""
    talks: Callable[[Line], Talk] = hello if name == NODE else partial(handshake, path="/")
    there = [lines.open(talks) for _ in range(number)]
    words = 2 if name == NODE else 0
    wanted = lambda: all(line.talk is None and line.messages >= words for line in there)  # noqa: E731
    assert lines.listen(PATIENCE, wanted), (lines.refused[:1], lines.lost)


def hello(line: Line) -> Talk:
    """A handshake, and the packet by which a client of Socket.IO connects."""
    rest = yield from handshake(line)
    line.send(said(b"40"))
    return rest


def blast(there: Filled, number: int, size: int, seconds: float) -> Sent:
    """Ask for messages of this size for so long, one more whenever fewer are under way than may be."""
    lines, most, asked = there.lines, max(2, UNDER_WAY // number) * number, 0
    before, cpu, start = lines.messages, used(there.pid), time.perf_counter()
    end = start + seconds

    def more() -> bool:
        nonlocal asked
        while asked * number - (lines.messages - before) < most and time.perf_counter() < end:
            there.leads.sendall(b"%d\n" % size)
            asked += 1
        return time.perf_counter() >= end and lines.messages - before >= asked * number

    lines.listen(seconds + 30, more)
    came, spent = lines.messages - before, used(there.pid).since(cpu)
    rate = came / (lines.last - start)
    return Sent(rate, 1e6 * spent.user / came, 1e6 * spent.system / came, asked * number - came)


if __name__ == "__main__":
    print(*run(short=True).rows, sep="\n")
