"""A seat that does too much waits; nobody else does, and nobody is locked out."""

from contextlib import suppress

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from app.access import wrong_codes
from app.live import limits
from app.live.limits import SHIPPED, Limits, Rate
from app.services import services, services_of
from facilitation.refusals import TooMany
from tests.devices import Browser


class Clock:
    """Seconds that go by when told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(context: Flask) -> Clock:
    """The shipped limits, on a clock of our own."""
    clock = Clock()
    services_of(context).limits.rates, services_of(context).limits.now = SHIPPED, clock
    return clock


@given(rate=st.builds(Rate, st.integers(1, 120), st.integers(1, 30)), waits=st.lists(st.floats(0, 30), max_size=60))
def test_no_stretch_of_time_holds_more_than_the_burst_and_the_rate(rate: Rate, waits: list[float]) -> None:
    clock, taken = Clock(), []
    buckets = Limits({"acts": rate}, clock)
    for wait in waits:
        clock.now += wait
        with suppress(TooMany):
            buckets.spend("acts", "S1")
            taken.append(clock.now)
    for at, start in enumerate(taken):
        for count, end in enumerate(taken[at:], 1):
            assert count <= rate.burst + (end - start) * rate.per_minute / 60 + 1e-6


@given(rate=st.builds(Rate, st.integers(1, 120), st.integers(1, 30)))
def test_who_waits_as_long_as_was_said_may_go_on(rate: Rate) -> None:
    clock = Clock()
    buckets = Limits({"acts": rate}, clock)
    for _ in range(rate.burst):
        buckets.spend("acts", "S1")
    with pytest.raises(TooMany) as refusal:
        buckets.spend("acts", "S1")
    buckets.spend("acts", "S2")
    clock.now += refusal.value.details["seconds"]
    buckets.spend("acts", "S1")


def test_the_eleventh_act_at_once_is_refused_in_words_and_a_moment_later_it_counts(
    clock: Clock, console: Browser, seated: Browser
) -> None:
    moves = [seated.act("seat.move", table=table).status_code for table in ("T1", "T2") * 5]
    assert moves == [200] * 10
    answer = seated.act("seat.move", table="T1")
    assert (answer.status_code, answer.json["error"]["key"]) == (429, "too_many")
    assert answer.headers["Retry-After"] == str(answer.json["error"]["seconds"]) == "2"
    assert "Wacht 2 seconden" in answer.json["error"]["message"]
    clock.now += 2
    assert seated.act("seat.move", table="T1").status_code == 200


def test_a_third_argument_in_a_minute_waits_and_one_that_was_refused_does_not_count(
    clock: Clock, console: Browser, seated: Browser
) -> None:
    console.lead_to("arguments")

    def say(text: str) -> int:
        return int(seated.act("argument.post", initiative="P1", side="for", text=text).status_code)

    assert [say(text) for text in ("x" * 281, "Een.", "", "Twee.", "Drie.")] == [422, 200, 422, 200, 429]
    clock.now += 30
    assert say("Drie.") == 200


def test_a_resend_and_the_console_do_not_count(clock: Clock, console: Browser, seated: Browser) -> None:
    for _ in range(30):
        assert seated.act("seat.move", table="T2", id="same").status_code == 200
        assert console.act("clock.set", seconds="60").status_code == 200
    assert seated.act("seat.move", table="T1").status_code == 200


def test_one_who_floods_takes_nothing_from_another(clock: Clock, context: Flask, seated: Browser) -> None:
    other = Browser(context.test_client())
    other.join()
    flood = [seated.act("seat.move", table="T2").status_code for _ in range(40)]
    assert flood.count(200) == 10
    assert [other.act("seat.move", table="T1").status_code for _ in range(10)] == [200] * 10


def test_a_hall_behind_one_address_sits_down_all_at_once(clock: Clock, context: Flask) -> None:
    assert len({Browser(context.test_client()).join() for _ in range(300)}) == 300


def test_a_device_may_mistype_five_codes_and_then_waits(clock: Clock, phone: Browser) -> None:
    tries = [phone.client.get(f"/t/FOUT{number:02}").status_code for number in range(7)]
    assert tries == [404] * 5 + [429] * 2
    assert "Je probeerde veel codes" in phone.client.get("/?code=FOUT99").text
    assert phone.get().status_code == 429
    clock.now += 10
    assert phone.get().status_code == 200


def test_who_sits_at_a_table_is_never_kept_from_it(clock: Clock, seated: Browser) -> None:
    for number in range(9):
        seated.client.get(f"/t/FOUT{number:02}")
    assert seated.get().status_code == 200


def test_many_wrong_codes_of_many_devices_take_time_and_lock_nobody_out(
    clock: Clock, context: Flask, phone: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    monkeypatch.setattr("app.access.wrong_codes.time.sleep", slept.append)
    tries = [context.test_client().get(f"/t/FOUT{number:02}").status_code for number in range(80)]
    assert tries == [404] * 80
    assert slept == [wrong_codes.PAUSE] * 20
    assert services().wrong_codes.alarmed
    assert phone.get().status_code == 200
    assert "codes_guessed" in services().watch.problems


@pytest.mark.parametrize("text", ["acts", "acts=3", "acts=0/1", "acts=1/x", "walls=1/1", "acts=1/2/3"])
def test_limits_that_cannot_be_read_are_named(text: str) -> None:
    with pytest.raises(ValueError, match="LIMITS cannot be read"):
        limits.read(text)


def test_limits_are_read_beside_the_shipped_ones() -> None:
    assert limits.read("acts=60/20, joins=9/9") == SHIPPED | {"acts": Rate(60, 20), "joins": Rate(9, 9)}
    assert limits.read(" off ") == {}
    assert limits.read("") == SHIPPED
