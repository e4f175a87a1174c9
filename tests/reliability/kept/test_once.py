"""Exactly once: an act whose acknowledgement got lost is sent again, gets the same answer, and happened once."""

import signal
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
import requests

from tests.realtime.servers import JSON, Device, Server, new_id
from tests.reliability.halls import phones
from tests.reliability.kept.proxy import Proxy
from tests.reliability.ledger import Ledger
from tests.reliability.length import length
from tests.reliability.phones import Crowd, supporting

pytestmark = pytest.mark.soak
PHONES, ACTS, POSTS = length((12, 600, 40), (50, 100_000, 5_000))
CUT, AGAIN = 0.15, 0.3  # of the acknowledgements a line is cut at; of the acts that are sent again for it


@pytest.fixture(scope="module")
def proxy(server: Server) -> Iterator[Proxy]:
    """The bad line to it."""
    with Proxy(server.port, CUT) as made:
        yield made


def test_an_act_whose_acknowledgement_got_lost_happens_once_and_gets_the_same_answer(
    server: Server, proxy: Proxy
) -> None:
    with Crowd(phones(server, [supporting() for _ in range(PHONES)], proxy.base, at_once=5)) as crowd:
        assert crowd.act_on(3_600, lambda: enough(crowd), back=True)
        crowd.finish()
        times = [count for phone in crowd.phones for count in phone.times_sent.values()]
        again = sum(count > 1 for count in times) / len(times)
        assert again >= AGAIN
        happened_once(server, crowd)
        server.stop(signal.SIGKILL)
        server.start()
        asked_again_they_are_answered_the_same(crowd)
        happened_once(server, crowd)
    print(f"{len(times)} acts, {again:.0%} sent again, at most {max(times)} times; {proxy.cuts} cuts")


def enough(crowd: Crowd) -> bool:
    """Whether so many acts were answered; all of them with yes."""
    assert all(answer["ok"] for phone in crowd.phones for answer in list(phone.answers.values())[-1:])
    return sum(len(phone.answers) for phone in crowd.phones) >= ACTS


def happened_once(server: Server, crowd: Crowd) -> None:
    """As many events as acts, each at the number that its phone was told."""
    ledger = Ledger(server.folder / "overlegtafel.db", server.code)
    supports = ledger.by_seat("argument.supported", "argument.unsupported")
    for phone in crowd.phones:
        assert len(phone.answers) == len(phone.acts)
        assert [phone.answers[key]["seq"] for key in phone.acts] == supports[phone.device.seat]
    assert ledger.missing(crowd.answers) == []


def asked_again_they_are_answered_the_same(crowd: Crowd) -> None:
    """After a restart too; `Phone.answered` compares."""
    assert crowd.listen(10, lambda: not any(phone.wire for phone in crowd.phones))
    for phone in crowd.phones:
        phone.waiting = dict.fromkeys(list(phone.acts)[-5:])
    crowd.finish(300)


def test_over_http_too(server: Server, proxy: Proxy) -> None:
    device = server.seated()
    token = device.web.get(f"{device.url}/token").json()["token"]
    posted: dict[str, tuple[int, int]] = {}
    for number, act in zip(range(10 * POSTS), supporting(), strict=False):
        posted[new_id()] = until_answered(proxy, device, token, act | {"id": new_id()})
        assert len(posted) == number + 1
        if number >= POSTS and max(times for _, times in posted.values()) > 1:
            break
    ledger = Ledger(server.folder / "overlegtafel.db", server.code)
    supports = ledger.by_seat("argument.supported", "argument.unsupported")
    assert [seq for seq, _ in posted.values()] == supports[device.seat]
    assert max(times for _, times in posted.values()) > 1


def test_who_joins_again_because_no_answer_came_sits_once(server: Server, proxy: Proxy) -> None:
    before = seats_taken(server)
    line = replace(server, port=int(proxy.base.rpartition(":")[2]))
    cuts, joined = proxy.cuts, []
    while proxy.cuts < cuts + 3:
        device = line.device()
        while not device.seat:
            with suppress(requests.ConnectionError, requests.exceptions.ChunkedEncodingError):
                device.sit(name="Fatima")
        joined.append(device.seat)
    assert len(set(joined)) == len(joined)
    assert seats_taken(server) - before == len(joined)


def seats_taken(server: Server) -> int:
    ledger = Ledger(server.folder / "overlegtafel.db", server.code)
    return sum(kind == "seat.taken" for _, kind, *_ in ledger.events)


def until_answered(proxy: Proxy, device: Device, token: str, act: dict[str, Any]) -> tuple[int, int]:
    """Post until an answer arrives; how far the log was, and how often that took."""
    url = f"{proxy.base}/t/{device.code}/act"
    headers = JSON | {"X-CSRF-Token": token}
    for times in range(1, 100):
        with suppress(requests.ConnectionError, requests.exceptions.ChunkedEncodingError):
            answer = device.web.post(url, json=act | {"face": "phone"}, headers=headers)
            assert answer.status_code == 200, answer.text
            return answer.json()["seq"], times
    raise AssertionError("no answer in a hundred times")
