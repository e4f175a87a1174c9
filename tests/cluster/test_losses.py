"""A process is killed, the database starts again, Redis stops: phones go on elsewhere; nothing acknowledged is lost."""

import itertools
import re
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
import requests

from tests.cluster.conftest import Build
from tests.cluster.house import House, Member
from tests.cluster.proxy import WRITTEN, Proxy
from tests.cluster.redis import Redis
from tests.realtime.servers import opening
from tests.reliability.halls import at_the_arguments
from tests.reliability.length import FULL, LONG, length
from tests.reliability.phones import Crowd, Phone, arguing
from tests.storage.postgresql.cluster import SETTINGS, Cluster

ROOMS = [f"HUIS{number}" for number in range(3)]
rooms = itertools.cycle(ROOMS)
PHONES, KILLS, ACTS = length((8, 2, 40), (60, 40, 400))
DURABLE = SETTINGS | {"fsync": "on", "full_page_writes": "on"}


@pytest.fixture(scope="module")
def breaking(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Two processes with a Redis of their own, for tests that leave both as they were."""
    redis = Redis(tmp_path_factory.mktemp("redis"))
    house = build(*map(opening, ROOMS), news=redis)
    house.add()
    house.add()
    yield house
    redis.stop()


@pytest.fixture(scope="module")
def proxy(breaking: House, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    """What stands before both."""
    made = Proxy(tmp_path_factory.mktemp("nginx"), [member.port for member in breaking.members])
    yield made
    made.stop()


@pytest.fixture
def two(breaking: House) -> tuple[Member, Member]:
    """Both, at a meeting where no other test is."""
    code = next(rooms)
    first, second = (member.at(code) for member in breaking.members)
    return first, second  # type: ignore[return-value]


@pytest.fixture
def durable() -> Iterator[Cluster]:
    """A PostgreSQL that waits for its disk, in a folder that its own user may enter."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o711)
        made = Cluster(Path(folder) / "postgresql", DURABLE)
        made.make()
        yield made
        made.stop()


def crowded(*members: Member) -> list[Phone]:
    """Phones at the arguments of a meeting, over these processes in turn."""
    at_the_arguments(members[0]).wire.close()
    homes = [members[number % len(members)] for number in range(PHONES)]
    return [Phone(home.seated(), home.base, arguing(Random(number))) for number, home in enumerate(homes)]


def go_on(crowd: Crowd, more: int = ACTS) -> None:
    """Everybody acts until there are so many more answers; whoever drops comes back."""
    least = len(crowd.answers) + more
    assert crowd.act_on(120, lambda: sum(len(phone.answers) for phone in crowd.phones) >= least, back=True)


def nothing_is_lost(house: House, crowd: Crowd) -> None:
    """Each act that was acknowledged is kept once, where its phone was told.

    Where acts were refused meanwhile, taking back a support that was never kept is no event.
    """
    crowd.finish()
    kept = house.kept(crowd.phones[0].device.code)
    assert kept.chained()
    assert kept.missing(crowd.answers) == []
    supports = kept.by_seat("argument.supported", "argument.unsupported")
    for phone in crowd.phones:
        told = [phone.answers[key] for key, act in phone.acts.items() if act["kind"] != "argument.post"]
        if all(answer["ok"] for answer in told):
            assert [answer["seq"] for answer in told] == supports[phone.device.seat]


def problem(member: Member, key: str) -> bool:
    """Whether a process says that this is wrong now."""
    told = requests.get(f"{member.base}/metrics").text
    return f'overlegtafel_problem{{kind="{key}"}} 1.0' in told


def until(true: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_meeting_is_at_one_process_and_where_that_is_killed_all_go_on_at_the_other_by_the_same_address(
    breaking: House, proxy: Proxy, two: tuple[Member, Member]
) -> None:
    seen = replace(two[0], port=proxy.port)
    with Crowd(crowded(seen)) as crowd:
        assert crowd.connect() == PHONES
        for _ in range(KILLS):
            go_on(crowd)
            (there,) = [member for member in breaking.members if phones_at(member)]
            assert phones_at(there) >= PHONES
            [other] = [member for member in breaking.members if member is not there]
            there.stop(signal.SIGKILL)
            go_on(crowd)
            all_come(crowd, other)  # who is late would find the first one again
            there.start()
        nothing_is_lost(breaking, crowd)


def all_come(crowd: Crowd, member: Member) -> None:
    """Everybody acts, and comes back where that is needed, until all are at this process."""
    end = time.monotonic() + 10
    while phones_at(member) < PHONES:
        assert time.monotonic() < end
        go_on(crowd, PHONES)


def phones_at(member: Member) -> int:
    """How many phones' sockets a process holds."""
    told = requests.get(f"{member.base}/metrics").text
    found = re.search(r'overlegtafel_sockets\{face="phone"\} (\S+)', told)
    return int(float(found[1])) if found else 0


def test_the_proxy_of_the_containers_says_what_that_of_a_machine_does() -> None:
    names = {"first:8000": "127.0.0.1:8001", "second:8000": "127.0.0.1:8002", "worker:8000": "127.0.0.1:8101"}
    text = (WRITTEN.parents[1] / "compose" / "nginx.conf").read_text()
    for name, address in names.items():
        text = text.replace(name, address)
    lines = [line for line in WRITTEN.read_text().splitlines() if ":8102" not in line]
    assert text.splitlines()[1:] == lines[2:]


def test_without_redis_the_news_comes_a_little_later_and_the_console_says_so(
    breaking: House, two: tuple[Member, Member]
) -> None:
    first, second, redis = *two, breaking.redis
    assert redis
    console = at_the_arguments(first)
    phone = second.seated().joined()
    redis.stop()
    seq = first.seated().joined().ok("argument.post", initiative="P1", side="for", text="Zonder Redis")
    assert phone.wire.wait("regions", lambda message: "Zonder Redis" in str(message["html"]))["seq"] == seq
    assert console.wire.wait("regions", lambda message: "Redis is niet te bereiken" in str(message["html"]))
    until(lambda: problem(second, "redis_unreachable"))
    if LONG:
        time.sleep(30)
    redis.start()
    until(lambda: not (problem(first, "redis_unreachable") or problem(second, "redis_unreachable")))
    seq = phone.ok("argument.post", initiative="P1", side="for", text="Weer met Redis")
    assert console.wire.wait("regions", lambda message: "Weer met Redis" in str(message["html"]))["seq"] == seq


def test_connections_to_the_database_that_are_cut_lose_nothing(breaking: House, two: tuple[Member, Member]) -> None:
    with Crowd(crowded(*two)) as crowd:
        assert crowd.connect() == PHONES
        for _ in range(length(2, 20)):
            go_on(crowd)
            cut = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{breaking.name}'"
            breaking.cluster.superuser(cut)
        go_on(crowd)
        nothing_is_lost(breaking, crowd)


@FULL
@pytest.mark.soak
@pytest.mark.parametrize("how", ["fast", "immediate"])
def test_a_database_that_starts_again_under_load_loses_nothing(build: Build, durable: Cluster, how: str) -> None:
    cluster, house = durable, build(cluster=durable)
    try:
        with Crowd(crowded(house.add(), house.add())) as crowd:
            assert crowd.connect() == PHONES
            for _ in range(10):
                go_on(crowd)
                cluster.stop(how)
                crowd.listen(1)
                cluster.start()
                go_on(crowd)
            nothing_is_lost(house, crowd)
    finally:
        for member in house.members:
            member.stop(signal.SIGKILL)


@FULL
@pytest.mark.soak
def test_a_redis_that_hangs_keeps_nobody_waiting(build: Build, tmp_path: Path) -> None:
    redis = Redis(tmp_path)
    house = build(news=redis)
    with Crowd(crowded(house.add(), house.add())) as crowd:
        assert crowd.connect() == PHONES
        assert redis.process
        redis.process.send_signal(signal.SIGSTOP)
        go_on(crowd, 2_000)
        redis.process.send_signal(signal.SIGCONT)
        nothing_is_lost(house, crowd)
    redis.stop()
