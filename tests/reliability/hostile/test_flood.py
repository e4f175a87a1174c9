"""One seat floods while a hall comes in from the same address: everybody is let in, and the flooder is held back."""

import time
from contextlib import suppress
from threading import Event, Thread

import pytest

from app.live.limits import SHIPPED
from tests.realtime.servers import Furnish, Live, Server, new_id
from tests.realtime.wire import Gone
from tests.reliability.halls import at_the_arguments
from tests.reliability.length import length
from tests.reliability.phones import supporting

pytestmark = pytest.mark.soak
JOINS, SECONDS = length((60, 4.0), (300, 60.0))
RATE = 200  # acts a second


@pytest.fixture(scope="module")
def server(furnish: Furnish) -> Server:
    """A running server with the limits as they are shipped, its meeting at the arguments."""
    made = furnish()
    made.start(LIMITS="")
    at_the_arguments(made)
    return made


class Flooder:
    """A seat that acts two hundred times a second, whatever it is told."""

    def __init__(self, live: Live) -> None:
        self.live, self.stop, self.sent, self.lasted = live, Event(), 0, 0.0

    def run(self) -> None:
        """Until told to stop and everything was answered, or until the line is cut: who does not read is dropped."""
        with suppress(Gone, OSError):
            self.flood(time.monotonic())

    def flood(self, start: float) -> None:
        """Act, and take in what comes meanwhile."""
        for act in supporting():
            if self.stop.is_set():
                break
            self.live.wire.emit("act", {"id": new_id()} | act)
            self.sent += 1
            while time.monotonic() < start + self.sent / RATE:
                self.live.wire.pump(start + self.sent / RATE - time.monotonic())
            self.lasted = time.monotonic() - start
        while len(self.live.wire.answers) < self.sent and time.monotonic() < start + SECONDS + 60:
            self.live.wire.pump(1)
            self.lasted = time.monotonic() - start


def join(server: Server) -> None:
    """Somebody comes in: a cookie, a seat, a socket and a first act."""
    live = server.seated().joined()
    assert live.act("argument.support", argument="A1")["ok"]
    live.wire.close()


def test_a_whole_room_comes_in_from_one_address_while_one_seat_floods(server: Server) -> None:
    flooder = Flooder(server.seated().joined())
    flooding = Thread(target=flooder.run, daemon=True)
    flooding.start()
    start = time.monotonic()
    for number in range(JOINS):
        time.sleep(max(0.0, start + number * SECONDS / JOINS - time.monotonic()))
        join(server)
    with suppress(ValueError):
        time.sleep(start + SECONDS - time.monotonic())
    flooder.stop.set()
    flooding.join(120)
    answers = [answer for (answer,) in flooder.live.wire.answers.values()]
    assert len(answers) > 50
    kept = sum(answer["ok"] for answer in answers)
    print(f"{JOINS} joins; of {flooder.sent} acts in {flooder.lasted:.0f} s {kept} were kept")
    rate = SHIPPED["acts"]
    assert 0 < kept <= rate.burst + flooder.lasted * rate.per_minute / 60 + 1
    assert {answer["error"]["key"] for answer in answers if not answer["ok"]} == {"too_many"}
