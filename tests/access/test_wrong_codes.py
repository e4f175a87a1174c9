"""Wrong codes and keys do not run beside each other: a try counts before it is looked at."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from threading import Barrier, BrokenBarrierError
from typing import Any

import pytest
from flask import Flask

from app.access import links
from app.access.links import exchange
from app.live.limits import SHIPPED, Rate
from app.services import services_of
from tests.devices import CODE, JSON, Browser

AT_ONCE = 40


@pytest.fixture
def limited(context: Flask) -> Flask:
    """The app with its limits as they are shipped."""
    services_of(context).limits.rates = SHIPPED
    return context


def devices(app: Flask, number: int) -> list[Browser]:
    """So many browsers that were here before."""
    found = [Browser(app.test_client()) for _ in range(number)]
    for browser in found:
        browser.client.get("/")
    return found


def same(app: Flask, number: int) -> list[Browser]:
    """One device, in so many tabs."""
    (first,) = devices(app, 1)
    cookie = first.client.get_cookie("overlegtafel")
    assert cookie
    found = [Browser(app.test_client()) for _ in range(number)]
    for browser in found:
        browser.client.set_cookie("overlegtafel", cookie.value)
    return found


def together(tries: list[Callable[[], Any]]) -> list[int]:
    """All of them at the very same moment: their statuses."""
    with ThreadPoolExecutor(len(tries)) as pool:
        return sorted(answer.status_code for answer in pool.map(lambda ask: ask(), tries))


def meeting_each_other(
    real: Callable[..., Any], parties: int, moment: float = 0.3, met: Callable[[int], Any] = lambda place: None
) -> Callable[..., Any]:
    """Wait inside the look for the others, a moment at most; whoever runs beside another is there together: `met`."""
    barrier = Barrier(parties)

    def look(*args: Any) -> Any:
        with suppress(BrokenBarrierError):
            met(barrier.wait(moment))
        if barrier.broken:
            barrier.reset()
        return real(*args)

    return look


def test_forty_codes_of_one_device_at_once_get_five_tries(limited: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    rooms = services_of(limited).rooms
    looked: list[int] = []
    monkeypatch.setattr(rooms, "load", meeting_each_other(rooms.load, 5, met=looked.append))
    tabs = same(limited, AT_ONCE)
    found = together([lambda n=n, tab=tab: tab.client.get(f"/t/FOUT{n:02}") for n, tab in enumerate(tabs)])
    assert found == [404] * 5 + [429] * (AT_ONCE - 5)
    assert sorted(looked) == [0, 1, 2, 3, 4]


def test_forty_keys_of_one_device_at_once_get_five_tries(limited: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.pages.console.links.exchange", meeting_each_other(exchange, 5))
    tabs, url = same(limited, AT_ONCE), f"/t/{CODE}/regie/key"
    tries = [lambda n=n, tab=tab: tab.client.post(url, data={"key": f"fout{n}"}) for n, tab in enumerate(tabs)]
    assert together(tries) == [403] * 5 + [429] * (AT_ONCE - 5)


def test_a_key_that_is_right_does_not_count_and_one_that_comes_too_often_is_refused_in_words(
    limited: Flask, phone: Browser
) -> None:
    phone.client.get("/")
    url, right = f"/t/{CODE}/regie/key", links.make(CODE)
    for _ in range(7):
        assert phone.client.post(url, data={"key": right}).status_code == 204
    for _ in range(5):
        assert phone.client.post(url, data={"key": "fout"}).status_code == 403
    answer = phone.client.post(url, data={"key": "fout"}, headers=JSON)
    assert (answer.status_code, answer.json["error"]["key"]) == (429, "too_many_keys")
    assert "vraag een nieuwe link" in answer.json["error"]["message"]


def test_of_very_many_codes_of_many_devices_one_is_looked_at_at_a_time(
    limited: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    services_of(limited).limits.rates = SHIPPED | {"all_codes": Rate(1, 1)}
    browsers, rooms = devices(limited, 20), services_of(limited).rooms
    browsers[0].client.get("/t/FOUT99")  # from now on there are very many
    met: list[int] = []
    monkeypatch.setattr(rooms, "load", meeting_each_other(rooms.load, 2, 0.02, met.append))
    monkeypatch.setattr("app.access.wrong_codes.PAUSE", 0.0)
    found = together([lambda n=n, b=b: b.client.get(f"/t/FOUT{n:02}") for n, b in enumerate(browsers)])
    assert (found, met) == ([404] * 20, [])


def test_a_hall_with_the_right_code_comes_in_at_once_and_counts_for_nothing(limited: Flask) -> None:
    assert together([Browser(limited.test_client()).get for _ in range(AT_ONCE)]) == [200] * AT_ONCE
    assert services_of(limited).limits.wait("all_codes", "") == 0
    assert not services_of(limited).wrong_codes.alarmed


def very_many(app: Flask) -> None:
    """From now on codes are looked at one after another."""
    services_of(app).limits.rates = SHIPPED | {"all_codes": Rate(1, 1)}
    services_of(app).limits.spend("all_codes", "")


def test_who_sits_waits_for_nobody_who_guesses(limited: Flask, seated: Browser) -> None:
    with services_of(limited).wrong_codes._turn:  # somebody else is being looked at
        very_many(limited)
        assert seated.get().status_code == 200


def test_who_comes_with_the_code_of_the_evening_or_with_a_key_waits_for_nobody_who_guesses(limited: Flask) -> None:
    services_of(limited).rooms.load(CODE)  # it is going on
    newcomer, laptop = devices(limited, 2)
    key = {"key": links.make(CODE)}
    tries = [newcomer.get, lambda: laptop.client.post(f"/t/{CODE}/regie/key", data=key)]
    with ThreadPoolExecutor(len(tries)) as pool, services_of(limited).wrong_codes._turn:
        very_many(limited)
        asked = [pool.submit(ask) for ask in tries]
        done, _ = wait(asked, 5)
    assert [answer.result().status_code for answer in asked if answer in done] == [200, 204]
