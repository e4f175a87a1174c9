"""A closing that waits for home over real sockets, with a server that is killed under way and has another time then."""

import signal
import sys

import pytest

from tests.realtime.servers import Device, Furnish, Live, Server
from tests.reliability.length import FULL


def shown(line: Live, region: str, words: str) -> str:
    """The first news of a region in which these words stand."""
    news = line.wire.wait("regions", lambda message: words in message["html"].get(region, ""))
    return str(news["html"][region])


def at_home(server: Server) -> Device:
    device = server.device("livecast")
    device.sit(channel="online")
    return device


@FULL
@pytest.mark.soak
def test_home_votes_after_the_hall_also_when_the_server_is_killed_meanwhile(furnish: Furnish) -> None:
    server = furnish()
    server.start()
    leader, hall, home = server.leader(), server.seated(), at_home(server)
    console, phone, laptop = leader.joined(), hall.joined(), home.joined()
    console.lead_to("ranking", at="welcome")
    plans = ["P1", "P2"]
    phone.ok("ballot.cast", ballot={"order": plans})
    console.ok("delay.set", seconds=25)
    console.ok("stage.close")
    assert "De zaal is dicht" in shown(phone, "delay", "oor thuis")
    assert "De zaal is al dicht" in shown(laptop, "delay", "oor thuis")
    assert phone.act("ballot.cast", ballot={"order": plans})["error"]["key"] == "hall_closed"
    laptop.ok("ballot.cast", ballot={"order": plans[::-1]})
    server.stop(signal.SIGKILL)
    server.command = (sys.executable, "-m", "tests.parts.delay.later")
    server.start()
    console, laptop = leader.joined(), home.joined()
    late = laptop.act("ballot.cast", ballot={"order": plans})
    assert late["error"]["key"] == "home_over", late
    if "stage.reveal" not in str(console.face):
        shown(console, "go", "stage.reveal")
    console.ok("stage.reveal")
    logged = [server.logged(seq) for seq in range(1, console.ok("stage.advance") + 1)]
    sealed = next(event for event in logged if "turnout" in event)
    assert (len(sealed["ballots"]), sealed["turnout"]) == (2, {"online": 1, "room": 1})
