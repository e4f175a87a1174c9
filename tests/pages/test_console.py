"""The console: a whole evening led by pages and forms alone, and each state's one next thing."""

from flask import Flask

from app.access import links
from app.live import meetings
from app.live.meetings import load
from facilitation.parts.floor import on_floor
from facilitation.parts.frames import frames
from facilitation.parts.package.division import division_of
from tests.devices import CODE, Browser, opening
from tests.plain import Page, Plain, at


def test_without_a_grant_there_is_a_door_and_no_act_is_done(phone: Browser, context: Flask) -> None:
    answer = phone.get("/regie")
    assert answer.status_code == 403
    assert 'action="/t/PROEF2/regie/key"' in answer.text
    assert "stage.advance" not in answer.text
    phone.face = "console"
    assert phone.act("stage.advance").status_code == 403
    assert load(CODE).state.seq == 1


def test_the_door_takes_a_pasted_key_and_refuses_a_wrong_one_in_words(phone: Browser, context: Flask) -> None:
    wrong = phone.client.post(f"/t/{CODE}/regie/key", data={"key": "geraden", "then": "1"})
    assert wrong.status_code == 403
    assert "Deze link werkt niet" in wrong.text
    right = phone.client.post(f"/t/{CODE}/regie/key", data={"key": f" {links.make(CODE)} ", "then": "1"})
    assert (right.status_code, right.location) == (303, f"/t/{CODE}/regie")
    assert phone.get("/regie").status_code == 200


def test_a_key_of_another_meeting_opens_nothing(phone: Browser, context: Flask) -> None:
    meetings.create(opening("ANDER2"))
    assert phone.client.post(f"/t/{CODE}/regie/key", data={"key": links.make("ANDER2")}).status_code == 403


def frames_are_confirmed(desk: Plain) -> None:
    """One is reworded first; then the big button confirms each in turn."""
    assert desk.page.primary["label"].strip() == "Volgende: Kaders"
    desk.press("frame.change purpose", purpose__title="Waarom?", purpose__text="Voor de buurt.", purpose__fixed="false")
    desk.press()
    for frame in frames(load(CODE).state).values():
        assert frame.title in desk.page.primary["label"]
        desk.press()
    desk.press()


def plans_are_heard(desk: Plain) -> None:
    """Each has the floor, and one asks more."""
    assert on_floor(load(CODE).state) == "P1"
    desk.press("floor.give P2")
    desk.press("initiative.correct P3", P3__title="Banken", P3__ask_eur="2.600", P3__reason="De offerte was hoger.")
    desk.press("Volgende: Argumenten")


def arguments_are_written_down(desk: Plain, seat: str) -> None:
    """One for and one against; one is shown large, one is hidden."""
    desk.press("argument.post", seat=seat, initiative="P2", side="for", text="Gezellig!")
    desk.press("argument.post", seat=seat, initiative="P2", side="against", text="Te duur.")
    desk.press("argument.feature A1 on=true")
    desk.press("argument.moderate A2 verdict=hide")
    desk.press("Dit staat er al.")
    desk.press()


def ballots_are_handed_in(desk: Plain, seat: str) -> None:
    """A ranking, shown, and a division of the pot."""
    desk.press("ballot.cast", seat=seat, order=["P2", "P1"])
    desk.press("Ja, sluit het stemmen")
    desk.press("Ja, laat de uitslag zien")
    desk.press()
    desk.press("ballot.cast", seat=seat, amounts__P2="500000", amounts__P3="100000")
    desk.press()
    desk.press()


def the_package_is_decided(desk: Plain, seat: str) -> None:
    """One plan gets more than the ranking gave it, on a condition; somebody has a concern."""
    desk.press(
        "award.set P3",
        P3__amount="",
        P3__amount_eur="1.500",
        P3__reason="De zaal wil ook zitten.",
        P3__conditions="Met rugleuning",
    )
    desk.press("Volgende: Besluit")
    desk.press("consent.give", seat=seat, position="concern", reason="Wie ruimt op?")
    desk.press("Ja, sluit de vraag")
    desk.press("Ja, leg het vast")
    desk.press()


def the_evening_is_looked_back_on(desk: Plain, seat: str) -> None:
    """What is kept is shown, and the meeting closed."""
    desk.press("review.give", seat=seat, keep="De koffie", grade="8")
    desk.press("Sluit de terugblik")
    desk.press("Laat de terugblik zien")
    desk.press("meeting.close")


def test_a_whole_evening_is_led_by_plain_forms_from_the_welcome_to_the_record(desk: Plain, riet: str) -> None:
    frames_are_confirmed(desk)
    plans_are_heard(desk)
    arguments_are_written_down(desk, riet)
    ballots_are_handed_in(desk, riet)
    the_package_is_decided(desk, riet)
    the_evening_is_looked_back_on(desk, riet)

    state = load(CODE).state
    assert state.closed
    assert frames(state)["purpose"].text == "Voor de buurt."
    assert {key: award.amount for key, award in (division_of(state).awards or {}).items()} == {
        "P2": 500_000,
        "P3": 150_000,
    }
    (condition,) = (division_of(state).awards or {})["P3"].agreed
    assert (condition.text, condition.kind, condition.owner) == ("Met rugleuning", "voorwaarde", "indiener")
    assert condition.due is not None
    assert "Lees het besluit" in desk.page.html
    assert not desk.page.has("stage.")


STATES = [
    ("welcome", "", "stage.advance expecting=welcome to=frames"),
    ("frames", "", "frame.confirm purpose"),
    ("initiatives", "", "floor.give P2"),
    ("initiatives", "floor.give P3", "stage.advance expecting=initiatives to=arguments"),
    ("arguments", "", "stage.advance expecting=arguments to=ranking"),
    ("ranking", "", "stage.close expecting=ranking"),
    ("ranking", "stage.close", "stage.reveal expecting=ranking"),
    ("ranking", "stage.reveal", "stage.advance expecting=ranking to=allocation"),
    ("allocation", "", "stage.close expecting=allocation"),
    ("allocation", "stage.close", "stage.reveal expecting=allocation"),
    ("allocation", "stage.reveal", "stage.advance expecting=allocation to=decision"),
    ("decision", "", "stage.close expecting=decision"),
    ("decision", "stage.close", "decision.record"),
    ("decision", "decision.record", "stage.advance expecting=decision to=review"),
    ("review", "", "stage.close expecting=review"),
    ("review", "stage.close", "stage.reveal expecting=review"),
]
"""One after the other: a stage, what is done in it first, and what the console then offers."""


def test_each_state_offers_the_one_thing_that_comes_next(console: Browser, desk: Plain) -> None:
    offered = []
    for stage, act, _ in STATES:
        at(desk, stage)
        assert not act or console.act(act).status_code == 200
        offered.append((stage, act, desk.page.primary["value"].partition(" seen=")[0]))
    assert offered == STATES


def test_a_step_back_reopens_what_may_but_not_what_is_sealed(console: Browser, desk: Plain) -> None:
    at(desk, "ranking")
    desk.press("Argumenten")
    assert load(CODE).state.current.plan.key == "arguments"
    assert desk.page.has("Open Argumenten weer")
    desk.press("Open Argumenten weer")
    assert load(CODE).state.current.status == "open"
    desk.press()
    console.act("stage.close")
    console.act("stage.reveal")
    desk.press("Volgende: Verdelen")
    desk.press("Rangschikken")
    page = desk.page
    assert load(CODE).state.current.status == "revealed"
    assert not page.has("stage.open")
    assert page.primary["value"].startswith("stage.advance expecting=ranking to=allocation ")


def test_two_gespreksleiders_who_press_at_once_take_one_step(console: Browser, desk: Plain) -> None:
    stale = desk.page.primary["value"]
    desk.press()
    answer = console.act(stale)
    assert answer.status_code == 409
    assert load(CODE).state.current.plan.key == "frames"


def test_the_shared_regions_hold_no_token_and_nothing_of_the_time(desk: Plain, context: Flask) -> None:
    from app.faces import regions

    desk.press("clock.set", seconds="300")
    for language in ("nl", "en"):
        first, second = (regions.regions(load(CODE), "console", language) for _ in range(2))
        assert first == second
        assert "csrf" not in "".join(first.html.values())


def test_the_page_for_two_languages_says_the_same_acts(console: Browser, desk: Plain) -> None:
    dutch = {button["value"] for button in desk.page.buttons}
    english = {button["value"] for button in Page(console.get("/regie?taal=en").text).buttons}
    assert dutch == english
