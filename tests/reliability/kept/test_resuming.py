"""Back within two seconds, complete and in order: screens that slept, dropped out or saw the server die."""

import signal
import time
from dataclasses import dataclass
from random import Random

import pytest

from tests.realtime.servers import Server
from tests.reliability.kept.screens import Screen, Witness
from tests.reliability.ledger import Ledger
from tests.reliability.length import length
from tests.reliability.phones import Crowd, Phone

pytestmark = pytest.mark.soak
SCREENS, SECONDS, KILLS = length((40, 8.0, 1), (300, 600.0, 5))
WRITERS, TURN = 4, 0.1
# seconds until a screen that wakes is as far as all others; the short form shares its machine with other tests
AWAKE = length(10.0, 2.0)
FOR_GOOD = 30.0  # seconds after which it does not come back any more
FACES = ("phone", "phone", "phone", "screen", "livecast")


@dataclass
class Sleeper:
    """A screen that reads nothing until its time has come; woken, it should reach `goal`."""

    screen: Screen
    until: float
    goal: int = 0


class Troubles:
    """What happens to the screens of a hall, by chance: they freeze with their line open, or lose it."""

    def __init__(self, crowd: Crowd, screens: list[Screen], witness: Witness, chance: Random) -> None:
        self.crowd, self.screens, self.witness, self.chance = crowd, screens, witness, chance
        self.asleep: list[Sleeper] = []
        self.waking: list[Sleeper] = []
        self.slowest, self.times = 0.0, 0

    def turn(self) -> None:
        """Some fall asleep, some wake."""
        now = time.monotonic()
        busy = {id(sleeper.screen) for sleeper in (*self.asleep, *self.waking)}
        for screen in self.chance.sample(self.screens, 1 + len(self.screens) // 100):
            if id(screen) not in busy and screen.wire is not None:
                self._down(screen)
                self.asleep.append(Sleeper(screen, now + self.chance.expovariate(1 / 2)))
        for sleeper in [sleeper for sleeper in self.asleep if sleeper.until <= now]:
            self.asleep.remove(sleeper)
            self._wake(sleeper, now)

    def _down(self, screen: Screen) -> None:
        if self.chance.random() < 0.5:
            self.crowd.freeze(screen)
        else:
            self.crowd.drop(screen)
            screen.away = True

    def _wake(self, sleeper: Sleeper, now: float) -> None:
        sleeper.until, sleeper.goal = now, self.witness.newest[sleeper.screen.kind]
        sleeper.screen.away = False
        self.crowd.thaw(sleeper.screen)
        self.waking.append(sleeper)

    def notice(self) -> None:
        """Who is awake again, and how long that took."""
        now = time.monotonic()
        for sleeper in list(self.waking):
            if sleeper.screen.seq >= sleeper.goal:
                self.waking.remove(sleeper)
                self.slowest, self.times = max(self.slowest, now - sleeper.until), self.times + 1
        assert all(now - sleeper.until < FOR_GOOD for sleeper in self.waking)

    def everybody_up(self) -> None:
        """The troubles are over."""
        for sleeper in self.asleep:
            self._wake(sleeper, time.monotonic())
        self.asleep = []


def screens(server: Server, witness: Witness) -> list[Screen]:
    """Faces of all kinds, one in five in English."""
    devices = [server.device(FACES[number % len(FACES)]) for number in range(SCREENS)]
    for device in devices:
        device.get()
    return [Screen(device, witness, "en" if number % 7 == 0 else "nl") for number, device in enumerate(devices)]


def test_screens_that_sleep_drop_out_and_see_the_server_die_miss_nothing(server: Server) -> None:
    witness, chance = Witness(), Random(20)
    hall, writers = screens(server, witness), [Phone(server.seated()) for _ in range(WRITERS)]
    with Crowd([*writers, *hall]) as crowd:
        assert crowd.connect() == SCREENS + WRITERS
        troubles = Troubles(crowd, hall, witness, chance)
        for kills in range(KILLS + 1):
            carry_on(troubles, writers, SECONDS / (KILLS + 1))
            if kills < KILLS:
                die_and_come_back(server, troubles)
        troubles.everybody_up()
        crowd.finish()
        all_see_the_same(server, crowd, hall)
        assert troubles.slowest < AWAKE
    told = f"{troubles.times} times awake, at most {troubles.slowest:.2f} s after waking"
    print(f"{SCREENS} screens, {SECONDS:.0f} s, {len(witness.pictures)} pictures: {told}")


def carry_on(troubles: Troubles, writers: list[Phone], seconds: float) -> None:
    """The evening goes on among all troubles."""
    chance, end = troubles.chance, time.monotonic() + seconds
    while time.monotonic() < end:
        for writer in chance.sample(writers, 2):
            if chance.random() < 0.03:
                writer.ask("argument.post", initiative="P1", side="for", text=f"Reden {len(writer.acts)}")
            else:
                writer.ask(chance.choice(("argument.support", "argument.unsupport")), argument="A1")
        troubles.turn()
        troubles.crowd.listen(TURN, back=True)
        troubles.notice()


def die_and_come_back(server: Server, troubles: Troubles) -> None:
    """The server is killed under everybody, and started again."""
    troubles.everybody_up()
    troubles.waking = []
    server.stop(signal.SIGKILL)
    assert troubles.crowd.listen(10, lambda: not any(phone.wire for phone in troubles.crowd.phones))
    server.start()
    assert troubles.crowd.listen(60, lambda: all(phone.wire for phone in troubles.crowd.phones), back=True)


def all_see_the_same(server: Server, crowd: Crowd, hall: list[Screen]) -> None:
    """Everybody shows what a screen shows that comes only now, with every argument once."""
    fresh = {kind: newcomer(server, *kind) for kind in {screen.kind for screen in hall}}
    crowd.phones += fresh.values()
    assert crowd.listen(5, lambda: all(s.rev and s.rev == fresh[s.kind].rev for s in hall), back=True)
    assert all(s.picture == fresh[s.kind].picture for s in hall)
    ledger = Ledger(server.folder / "overlegtafel.db", server.code)
    assert ledger.missing(crowd.answers) == []
    posted = sum(kind == "argument.posted" for _, kind, *_ in ledger.events)
    assert sorted(fresh["phone", "nl"].order["arguments"]) == sorted(f"arguments-A{n}" for n in range(1, posted + 1))


def newcomer(server: Server, face: str, locale: str) -> Screen:
    """A screen that was never there before."""
    device = server.device(face)
    device.get()
    return Screen(device, Witness(), locale)


def test_another_laptop_with_the_link_leads_on_and_the_first_can_come_back(server: Server) -> None:
    first, witness = Screen(server.leader(), Witness()), Witness()
    began = time.monotonic()
    second = Screen(server.leader(), witness)
    with Crowd([first, second]) as crowd:
        crowd.connect()
        crowd.drop(first)
        first.away = True
        second.ask("stage.advance", expecting="arguments")
        assert crowd.listen(5, lambda: not second.waiting)
        assert all(answer["ok"] for answer in second.answers.values())
        assert time.monotonic() - began < 30
        first.away = False
        (answer,) = second.answers.values()
        assert crowd.listen(5, lambda: first.rev == second.rev and second.seq >= answer["seq"], back=True)
        assert first.picture == second.picture
