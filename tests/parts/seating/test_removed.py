"""A seat is taken out, with what nobody saw of it; a browser that keeps no cookie gets a sentence and no seat."""

from typing import Any

import pytest
from flask import Flask

from app.faces.view import View
from app.live.meetings import load
from app.parts.seating.people import doubles
from app.services import services
from app.storage import ballots
from facilitation.part import LoggedEvent
from facilitation.parts.arguments.acts import PostArgument, SupportArgument
from facilitation.parts.ballots import box_of
from facilitation.parts.decision.acts import GiveConsent
from facilitation.parts.seating import RemoveSeat, TakeSeat, seats
from facilitation.parts.stages import CloseStage
from facilitation.record.compose import compose
from tests.devices import CODE, JSON, Browser
from tests.facilitation.evening import ANNA, BRAM, DORA, LEADER, VISITOR, Evening
from tests.plain import Plain

WHY = "Zat er twee keer."


def another(context: Flask, name: str = "Fatima", table: str = "T1") -> Browser:
    """One more phone with a seat."""
    browser = Browser(context.test_client())
    browser.join(name=name, table=table)
    return browser


# --- proof of return


def test_a_browser_that_keeps_no_cookie_gets_one_sentence_with_the_address_and_no_pile_of_seats(
    phone: Browser,
) -> None:
    for _ in range(10):
        first = phone.client.post(f"/t/{CODE}/join", data={"name": "Fatima"})
        assert first.status_code == 307
        phone.client.delete_cookie("overlegtafel")
        again = phone.client.post(first.location, data={"name": "Fatima"})
        phone.client.delete_cookie("overlegtafel")
        assert again.status_code == 403
        assert "Open dit adres in je gewone browser" in again.text
        assert f"/t/{CODE}" in again.text
    assert seats(load(CODE).state) == {}


def test_a_program_that_keeps_cookies_is_seated_though_it_opened_no_page_before(phone: Browser) -> None:
    answer = phone.client.post(f"/t/{CODE}/join", data={"name": "Fatima"}, headers=JSON)
    assert list(seats(load(CODE).state)) == [answer.json["seat"]]


def test_one_device_that_leaves_and_comes_back_ten_times_has_one_seat(phone: Browser) -> None:
    assert len({phone.join(name="Fatima") for _ in range(10)}) == 1
    assert len(seats(load(CODE).state)) == 1


# --- probable doubles


def test_the_console_sees_who_probably_sits_twice_and_takes_the_first_seat_out(
    context: Flask, desk: Plain, seated: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    (first,) = seats(load(CODE).state)
    another(context, name=" fatima ")
    other = another(context, name="Bram")
    assert "Misschien dubbel" in desk.page.text
    monkeypatch.setattr(services().sockets, "connected", lambda code: {first}, raising=False)
    assert doubles(View(load(CODE), "console")) == []
    monkeypatch.undo()
    desk.press("Haal de eerste stoel weg")
    assert first not in seats(load(CODE).state)
    assert len(seats(load(CODE).state)) == 2
    assert "Misschien dubbel" not in desk.page.text
    assert other.get().status_code == 200


def test_somebody_of_the_same_name_at_another_table_or_without_a_name_is_no_double(
    context: Flask, seated: Browser
) -> None:
    another(context, table="T2")
    another(context, name="", table="T2")
    another(context, name="", table="T2")
    assert doubles(View(load(CODE), "console")) == []


# --- taken out


def test_a_seat_that_is_taken_out_takes_its_open_ballot_with_it(
    context: Flask, console: Browser, seated: Browser
) -> None:
    (first,) = seats(load(CODE).state)
    second = another(context, name="Bram")
    console.lead_to("ranking")
    seated.say("ballot.cast", ballot={"order": ["P1"]})
    second.say("ballot.cast", ballot={"order": ["P2"]})
    assert console.say("seat.remove", seat=first, reason=WHY).status_code == 200
    assert len(load(CODE).voted["ranking"]) == 1
    with services().database.read.connect() as connection:
        assert len(ballots.turnout(connection, CODE)["ranking"]) == 1
        assert ballots.whole(connection, CODE)
    assert seated.say("ballot.cast", ballot={"order": ["P3"]}).json["error"]["key"] == "seat_needed"
    console.act("stage.close")
    assert box_of(load(CODE).state.current).ballots == ({"order": ["P2"]},)
    assert load(CODE).slips == {}


def test_where_nobody_knows_any_more_which_ballot_it_is_the_seat_stays(console: Browser, seated: Browser) -> None:
    (seat,) = seats(load(CODE).state)
    console.lead_to("ranking")
    seated.say("ballot.cast", ballot={"order": ["P1"]})
    load(CODE).slips.clear()  # as after a restart
    assert console.say("seat.remove", seat=seat, reason=WHY).json["error"]["key"] == "ballot_out_of_reach"
    assert list(seats(load(CODE).state)) == [seat]
    assert len(load(CODE).voted["ranking"]) == 1


def test_its_owner_reads_why_and_may_come_back(console: Browser, seated: Browser) -> None:
    (seat,) = seats(load(CODE).state)
    console.say("seat.remove", seat=seat, reason=WHY)
    page = seated.get().text
    assert "Je stoel is weggehaald." in page
    assert WHY in page
    assert seated.join(name="Fatima", table="T1") == seat
    assert list(seats(load(CODE).state)) == [seat]


def test_a_seat_is_taken_out_by_a_form_without_scripts(desk: Plain, seated: Browser) -> None:
    (seat,) = seats(load(CODE).state)
    desk.press("Haal weg", seat=seat, reason=WHY)
    assert seats(load(CODE).state) == {}


def record(evening: Evening) -> dict[str, Any]:
    """The record of it as plain values."""
    times = [time.isoformat() for time in evening.times]
    return compose(LoggedEvent(n, at, e) for n, (at, e) in enumerate(zip(times, evening.events, strict=True), 1))


def test_it_supports_nothing_any_more_and_what_it_wrote_is_hidden_where_that_is_asked() -> None:
    evening = Evening().reach("arguments")
    evening.play(PostArgument(initiative="garden", side="for", text="Groen."), ANNA)
    evening.play(PostArgument(initiative="garden", side="for", text="Mooi."), BRAM)
    evening.play(SupportArgument(argument="A1"), BRAM)
    evening.play(RemoveSeat(seat="bram", reason=WHY))
    said = evening.state.arguments
    assert (said["A1"].support, said["A2"].status) == (0, "shown")
    evening.play(RemoveSeat(seat="anna", reason=WHY, texts=True))
    assert evening.state.arguments["A1"].status == "hidden"


def test_an_answer_that_nobody_saw_goes_with_it_and_one_that_was_seen_stays() -> None:
    for close, left in ((False, 1), (True, 2)):
        evening = Evening().ranked().reach("decision")
        for actor in (ANNA, DORA):
            evening.play(GiveConsent(position="agree"), actor)
        if close:
            evening.play(CloseStage())
        evening.play(RemoveSeat(seat="anna", reason=WHY))
        assert len(evening.state.consents) == left


def test_the_record_says_that_a_seat_was_taken_out_and_why_and_never_which() -> None:
    evening = Evening()
    evening.play(RemoveSeat(seat="anna", reason=WHY))
    told = record(evening)
    assert [(each["reason"], each["words"]) for each in told["removed"]] == [(WHY, False)]
    assert sum(told["turnout"]["seats"].values()) == 3
    assert "anna" not in str(told)
    assert "removed" not in record(Evening())


@pytest.mark.parametrize(("act", "key"), [
    (RemoveSeat(seat="nobody", reason=WHY), "unknown_seat"),
    (RemoveSeat(seat="anna", reason=" "), "reason_needed"),
])  # fmt: skip
def test_taking_out_needs_a_seat_and_a_reason(act: RemoveSeat, key: str) -> None:
    assert Evening().refuse(act, LEADER).key == key


def test_a_seat_that_was_taken_out_may_be_taken_again() -> None:
    evening = Evening()
    evening.play(RemoveSeat(seat="anna", reason=WHY))
    evening.play(TakeSeat(seat="anna", table="t2"), VISITOR)
    assert seats(evening.meeting)["anna"].table == "t2"
