"""A stranger floods a vote with seats, sockets and codes, from the address of the hall; residents notice nothing."""

import time
from collections.abc import Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from threading import Thread

import msgspec
import pytest

from app import create_app
from app.live import meetings
from app.parts.deciding import making
from app.services import services_of
from facilitation.state.deciding import Deciding
from realtime.lines.sessions import STRANGERS
from tests.bench.crowds.hall import spread
from tests.bench.crowds.idle import capacity, memory
from tests.realtime.crowd import Crowd, Phone
from tests.realtime.servers import JSON, Furnish, Server, opening
from tests.reliability.hostile.flooding import Flood, run
from tests.reliability.ledger import Ledger
from tests.reliability.length import LONG, length

pytestmark = pytest.mark.soak
RESIDENTS, NEWCOMERS, SECONDS = length((12, 4, 2.0), (300, 100, 300.0))
JOINS, SOCKETS, CODES = length((40, 20, 32), (10_000, 5_000, 5_000))
EVERY = 10.0  # seconds between two ballots of one phone, within the shipped limits
PROMISED, MOST = 0.3, 512_000  # seconds to an answer at p95, and kilobytes of the server


def codes(server: Server, number: int) -> Sequence[str]:
    """So many codes that were printed before the evening."""
    app = create_app({"DATA_DIR": server.folder})
    with app.app_context():
        made = making.issue(meetings.load(server.code), number, making.HOST).codes
    services_of(app).database.close()
    return made


class Newcomer:
    """Somebody with a code who comes in meanwhile; `told` is the seat, or why there is none."""

    def __init__(self, server: Server, code: str) -> None:
        self.server, self.code, self.told, self.took = server, code, {"seat": ""}, 0.0

    def come(self) -> None:
        """By the address on the wall, and with the code."""
        device, start = self.server.device(), time.monotonic()
        assert device.get().status_code == 200
        answer = device.web.post(f"{device.url}/join", data={"voting_code": self.code}, headers=JSON)
        self.told, self.took = answer.json(), time.monotonic() - start


def coming(newcomers: Sequence[Newcomer]) -> None:
    """One after another, for as long as the flood lasts."""
    start = time.monotonic()
    for number, each in enumerate(newcomers):
        time.sleep(max(0.0, start + number * SECONDS / len(newcomers) - time.monotonic()))
        each.come()


def voting(crowd: Crowd, phones: Sequence[Phone]) -> None:
    """Each in turn hands in a ballot, and another one later; nobody waits for the answer of somebody else."""
    start, turns = time.perf_counter(), max(len(phones), int(SECONDS * len(phones) / EVERY))
    for turn in range(turns):
        crowd.listen(max(0.001, start + turn * SECONDS / turns - time.perf_counter()))
        orders = (["P1", "P2"], ["P3"], ["P2", "P1"])
        phones[turn % len(phones)].act("ballot.cast", ballot={"order": orders[turn % 3]})
    crowd.listen(60, lambda: not any(phone.asked for phone in phones))


def stranger() -> Executor:
    """Where the program of the stranger runs: not in ours, where milliseconds are measured."""
    return ProcessPoolExecutor(1, get_context("spawn")) if LONG else ThreadPoolExecutor(1)


def test_three_hundred_vote_and_come_in_by_code_while_a_stranger_floods(furnish: Furnish) -> None:
    capacity()
    server = furnish(msgspec.structs.replace(opening(), deciding=Deciding("code")))
    printed = codes(server, RESIDENTS + NEWCOMERS)
    server.start(LIMITS="")
    console = server.leader()
    live = console.joined()
    live.lead_to("ranking", at="welcome")
    live.wire.close()
    devices = [server.seated(voting_code=code) for code in printed[:RESIDENTS]]
    newcomers = [Newcomer(server, code) for code in printed[RESIDENTS:]]
    crowd, before = Crowd(server, 0), memory(server)
    for device in devices:
        crowd.phones.append(crowd.beside(device.joined()))
        crowd.listen(0.001)
    phones = crowd.phones
    flood = Flood(server.port, server.code, JOINS, SOCKETS, CODES, SECONDS)
    with stranger() as program:
        flooding, walking = program.submit(run, flood), Thread(target=coming, args=[newcomers])
        walking.start()
        voting(crowd, phones)
        walking.join()
        told, held = flooding.result(), memory(server)
    waits = [now - sent for phone in phones for _, sent, now in phone.acked]
    print(
        f"\n{JOINS} joins, {SOCKETS} sockets, {CODES} codes in {SECONDS:.0f} s: {told}\n{len(waits)} ballots of"
        f" {RESIDENTS}, p50/p95/p99 {spread(waits)} ms; {NEWCOMERS} came in by code, the slowest in"
        f" {max(each.took for each in newcomers):.1f} s; the server held {before} kB, then {held} kB"
    )
    assert [each.told for each in newcomers if not each.told.get("seat")] == []
    assert sum(phone.refused for phone in phones) == 0
    assert not any(phone.asked for phone in phones)
    assert {*told["codes"]} <= {"code_unknown", "too_many_codes", "unknown_meeting"}
    assert told["sockets"][""] <= STRANGERS
    assert held <= MOST
    live = console.joined()
    live.ok("stage.close")
    assert len(Ledger(server.folder / "overlegtafel.db", server.code).sealed("ranking") or ()) == RESIDENTS
    assert not LONG or sorted(waits)[len(waits) * 95 // 100] <= PROMISED
