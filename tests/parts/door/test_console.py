"""The door on the console and on a phone that stands before it: two presses and a whole flood is gone."""

from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask

from app.access import links
from app.faces.view import View
from app.live import meetings
from app.live.limits import SHIPPED, Rate
from app.live.meetings import load
from app.parts.door.console import counted, crowds
from app.services import services, services_of
from app.storage import ballots
from facilitation.parts.arguments.state import KIND as ARGUMENTS
from facilitation.parts.ballots import box_of
from facilitation.parts.seating import SeatTaken, seats
from facilitation.roles import Role
from tests.devices import CODE, JSON, Browser, opening
from tests.live.test_limits import Clock
from tests.plain import Page, Plain

STRANGERS, HONEST = 40, 12


def phones(context: Flask, number: int, **fields: str) -> list[Browser]:
    """So many phones with a seat."""
    made = [Browser(context.test_client()) for _ in range(number)]
    for phone in made:
        phone.join(**fields)
    return made


def at_the_door(context: Flask, **fields: str) -> Any:
    """What a new phone is told that sits down."""
    phone = Browser(context.test_client())
    phone.get()
    return phone.client.post(f"/t/{CODE}/join", data=fields, headers=JSON)


# --- what the console tells


def test_heads_and_seats_are_told_side_by_side_from_the_beginning(context: Flask, desk: Plain) -> None:
    phones(context, 3)
    assert "stoelen 3, zaal niet geteld" in desk.page.text
    desk.press("door.heads", heads="2")
    assert "zaal 2, stoelen 3" in desk.page.text
    desk.press("door.heads", heads="")
    assert "stoelen 3, zaal niet geteld" in desk.page.text


def test_who_is_online_is_counted_apart(context: Flask) -> None:
    phones(context, 2, channel="online")
    assert counted(View(load(CODE), "console")) == "stoelen 0, zaal niet geteld"


def test_a_minute_in_which_many_phones_came_is_told_by_way(context: Flask) -> None:
    phones(context, 11)
    phones(context, 10, channel="online")
    taken = [SeatTaken(seat=seat) for seat in seats(load(CODE).state)]
    load(CODE).arrivals.note(taken[:1], datetime(2026, 3, 5, 19, 13, 59, tzinfo=UTC))
    load(CODE).arrivals.note(taken[1:], datetime(2026, 3, 5, 19, 14, 1, tzinfo=UTC))
    found = crowds(View(load(CODE), "console"))
    assert sorted((each.way, each.seats, each.when) for each in found) == [
        ("online", 10, "20.14"),
        ("room", 10, "20.14"),
    ]


def test_after_a_restart_the_console_still_knows_when_they_came(context: Flask) -> None:
    phones(context, 3)
    before = {seat: load(CODE).arrivals.of(seat) for seat in seats(load(CODE).state)}
    services().rooms.forget(CODE)
    after = {seat: load(CODE).arrivals.of(seat) for seat in seats(load(CODE).state)}
    assert all(abs((after[seat] - before[seat]).total_seconds()) < 0.002 for seat in before)


# --- the flood


def test_in_two_presses_a_flood_is_gone_with_its_ballots_and_texts_and_nobody_honest_notices(
    context: Flask, console: Browser, desk: Plain
) -> None:
    honest = phones(context, HONEST)
    strangers = phones(context, STRANGERS)
    console.lead_to("arguments")
    for phone in (*honest, *strangers):
        phone.say("argument.post", initiative="P1", side="for", text="Gezegd.")
    console.lead_to("ranking")
    for phone in strangers:
        assert phone.say("ballot.cast", ballot={"order": ["P2"]}).status_code == 200
    desk.press("door.heads", heads=str(HONEST))
    assert f"zaal {HONEST}, stoelen {HONEST + STRANGERS}" in desk.page.text
    for phone in honest:
        assert phone.say("ballot.cast", ballot={"order": ["P1"]}).status_code == 200
    desk.press(f"Ja, haal {STRANGERS} stoelen weg")  # under the line that says how many there are too many
    assert len(seats(load(CODE).state)) == HONEST
    assert set(load(CODE).voted["ranking"]) == set(seats(load(CODE).state))
    with services().database.read.connect() as connection:
        assert ballots.whole(connection, CODE)
    said = ARGUMENTS.stages(load(CODE).state)[0].state.arguments.values()
    assert sorted(argument.status for argument in said) == ["hidden"] * STRANGERS + ["shown"] * HONEST
    console.act("stage.close")
    assert box_of(load(CODE).state.current).ballots == ({"order": ["P1"]},) * HONEST
    assert all(phone.get().status_code == 200 for phone in honest)
    assert f"{STRANGERS} stoelen weggehaald" in console.get("/besluit").text


def test_a_stranger_that_was_taken_out_does_nothing_any_more_and_does_not_come_back(
    context: Flask, console: Browser, desk: Plain
) -> None:
    phones(context, 2)
    stranger, *_ = phones(context, STRANGERS)
    desk.press("door.heads", heads="2")
    desk.press(f"Ja, haal {STRANGERS} stoelen weg")
    console.lead_to("arguments")
    said = stranger.say("argument.post", initiative="P1", side="for", text="Nog iets.")
    assert said.json["error"]["key"] == "seat_needed"
    again = stranger.client.post(f"/t/{CODE}/join", headers=JSON)
    assert again.json["error"]["key"] == "hall_full"


# --- before a door that is shut


def test_the_page_to_come_in_says_that_the_door_is_shut_and_shows_a_code_that_opens_it(
    context: Flask, desk: Plain
) -> None:
    desk.press("Zaal dicht")
    phone = Browser(context.test_client())
    phone.get()
    page = Page(phone.get().text)
    assert "De deur is dicht" in page.text
    assert "Vraag het de gespreksleider" in page.text
    answer = phone.client.post(f"/t/{CODE}/join", headers=JSON)
    mark = answer.json["error"]["mark"]
    assert mark in page.text
    desk.press("Laat binnen", mark=mark)
    assert phone.join() in seats(load(CODE).state)


def test_at_home_the_door_is_another(context: Flask, desk: Plain) -> None:
    desk.press("Online dicht")
    phone = Browser(context.test_client(), "livecast")
    phone.get("/livecast")
    assert "De deur is nu dicht voor nieuwe telefoons" in phone.get("/livecast").text
    assert at_the_door(context, channel="online").json["error"]["key"] == "door_shut"
    assert at_the_door(context).status_code == 200


def test_one_who_was_taken_out_reads_why_and_which_code_to_show(context: Flask, desk: Plain) -> None:
    (phone,) = phones(context, 1)
    desk.press("door.heads", heads="0")
    desk.press("Ja, haal 1 stoel weg")
    page = Page(phone.get().text).text
    assert "Meer telefoons dan mensen in de zaal." in page
    assert "laat deze code zien" in page


# --- new phones a minute


@pytest.fixture
def clock(context: Flask) -> Clock:
    """The shipped limits on a clock of our own, also for new phones."""
    clock, found = Clock(), services_of(context)
    found.limits.rates, found.limits.now = SHIPPED, clock
    found.newcomers.now = clock
    return clock


def test_five_hundred_people_who_walk_in_within_three_minutes_all_get_in(clock: Clock) -> None:
    newcomers = services().newcomers
    for _ in range(500):
        newcomers.admit(CODE, "room")
        clock.now += 180 / 500
    assert not newcomers.held_up(CODE)


def test_a_flood_waits_and_is_told_while_another_way_and_another_meeting_go_on(
    context: Flask, clock: Clock, desk: Plain, seated: Browser
) -> None:
    for _ in range(SHIPPED["newcomers"].burst - 1):
        services().newcomers.admit(CODE, "room")
    answer = at_the_door(context)
    assert (answer.status_code, answer.json["error"]["key"]) == (429, "too_many_newcomers")
    assert answer.headers["Retry-After"] == "1"
    assert at_the_door(context, channel="online").status_code == 200
    services().newcomers.admit("ANDER2", "room")
    assert "Er komen heel veel telefoons tegelijk." in desk.page.text
    assert services().watch.look()
    assert seated.act("seat.move", table="T1").status_code == 200
    assert seated.join()  # who sits keeps the seat
    clock.now += 301
    assert "Er komen heel veel telefoons tegelijk." not in desk.page.text
    assert services().newcomers.meetings == {}


@pytest.fixture
def flood(context: Flask, clock: Clock) -> Rate:
    """A pace of one phone a minute, which a stranger just took."""
    services().limits.rates = {"newcomers": Rate(1, 1)}
    assert at_the_door(context).status_code == 200
    return services().limits.rates["newcomers"]


def test_who_is_held_up_shows_a_code_and_comes_in_at_once_by_an_open_door(
    context: Flask, flood: Rate, desk: Plain
) -> None:
    phone = Browser(context.test_client())
    phone.get()
    refused = phone.client.post(f"/t/{CODE}/join", headers=JSON).json["error"]
    assert refused["key"] == "too_many_newcomers"
    page = phone.client.post(f"/t/{CODE}/join")
    assert page.status_code == 429
    assert f"Laat de gespreksleider deze code zien: {refused['mark']}." in Page(page.get_data(as_text=True)).text
    desk.press("Laat binnen", mark=refused["mark"])
    assert phone.join() in seats(load(CODE).state)
    assert at_the_door(context).status_code == 429


def test_who_sat_at_another_evening_here_is_not_held_up_by_strangers(context: Flask, flood: Rate) -> None:
    meetings.create(opening("VORIGE"))
    known, more = Browser(context.test_client()), Browser(context.test_client())
    for phone in (known, more):
        phone.get()
        with phone.client.session_transaction() as cookie:
            cookie["seats"] = {"VORIGE": ["S1", "receipt"]}
    assert known.client.post(f"/t/{CODE}/join", headers=JSON).status_code == 200
    assert more.client.post(f"/t/{CODE}/join", headers=JSON).status_code == 429  # they have a pace as well
    assert at_the_door(context).status_code == 429


@pytest.mark.parametrize("role", [Role.TABLE_CHAIR, Role.COUNTER])
def test_who_holds_a_link_of_the_meeting_is_not_held_up_until_it_is_revoked(
    context: Flask, flood: Rate, role: Role
) -> None:
    revoked, holds = (helper(context, role) for _ in range(2))
    links.revoke(CODE, links.links(CODE)[-2].id)
    assert revoked.client.post(f"/t/{CODE}/join", headers=JSON).status_code == 429
    assert holds.client.post(f"/t/{CODE}/join", headers=JSON).status_code == 200


def helper(context: Flask, role: Role) -> Browser:
    """A device with a link of its own for this role."""
    device, key = Browser(context.test_client()), links.make(CODE, role, "T1" if role is Role.TABLE_CHAIR else None)
    device.get()
    assert device.client.post(f"/t/{CODE}/regie/key", data={"key": key}).status_code == 204
    return device


def test_the_console_says_in_round_numbers_how_often_phones_had_to_wait(
    context: Flask, flood: Rate, desk: Plain
) -> None:
    assert "moest een nieuwe telefoon wachten" not in desk.page.text
    for told in (1, 2, 2, 2, 5):
        assert at_the_door(context).status_code == 429
        assert f"Al zeker {told} keer moest een nieuwe telefoon wachten." in desk.page.text
    services().watch.look()
    at_the_door(context)
    assert not services().watch.look()  # a sixth is no news


def test_who_is_refused_at_the_door_takes_no_place_of_those_who_come_in(
    context: Flask, clock: Clock, desk: Plain
) -> None:
    services().limits.rates = {"newcomers": Rate(1, 1)}
    desk.press("Zaal dicht")
    for _ in range(3):
        assert at_the_door(context).json["error"]["key"] == "door_shut"
    desk.press("Zaal dicht")
    assert at_the_door(context).status_code == 200
    assert at_the_door(context).status_code == 429


def test_a_phone_that_presses_twice_has_one_seat_and_no_refusal(context: Flask) -> None:
    phone = Browser(context.test_client())
    phone.get()
    before = phone.client.get_cookie("overlegtafel")
    assert before
    first = phone.client.post(f"/t/{CODE}/join", headers=JSON).json["seat"]
    phone.client.set_cookie("overlegtafel", before.value)  # as if the first answer never came
    assert phone.client.post(f"/t/{CODE}/join", headers=JSON).json["seat"] == first


def test_a_seat_that_was_taken_out_twice_comes_back_twice(context: Flask, console: Browser) -> None:
    (phone,) = phones(context, 1)
    for _ in range(3):
        (seat,) = seats(load(CODE).state)
        assert console.say("seat.remove", seat=seat, reason="Dubbel.").status_code == 200
        assert phone.join() == seat
        assert list(seats(load(CODE).state)) == [seat]
