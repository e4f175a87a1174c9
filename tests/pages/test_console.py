"""The console: a whole evening led by pages and forms alone, and each state's one next thing."""

import pytest
from flask import Flask

from app.access import links
from app.live import meetings
from app.live.meetings import load
from app.services import services
from facilitation.parts.clock import clock_of
from facilitation.parts.floor import on_floor
from facilitation.parts.frames import frames
from facilitation.parts.package.division import division_of
from facilitation.parts.seating import seats
from facilitation.parts.wall import wall
from tests.devices import CODE, Browser, opening
from tests.plain import Page, Plain


@pytest.fixture
def desk(console: Browser) -> Plain:
    """The gespreksleider's laptop without scripts."""
    return Plain(console.client, f"/t/{CODE}/regie")


@pytest.fixture
def riet(desk: Plain) -> str:
    """Somebody on paper at table 1."""
    desk.press("seat.add", name="Riet", table="T1", channel="paper")
    return next(iter(seats(load(CODE).state)))


def at(desk: Plain, stage: str) -> None:
    """Press the big button until the evening is at this stage."""
    for _ in range(40):
        if load(CODE).state.current.plan.key == stage:
            return
        desk.press()
    raise AssertionError(f"the big button never led to {stage}")


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


def test_a_whole_evening_is_led_by_plain_forms_from_the_welcome_to_the_record(desk: Plain, riet: str) -> None:
    assert desk.page.primary["label"].strip() == "Volgende: Kaders"
    desk.press("frame.change purpose", purpose__title="Waarom?", purpose__text="Voor de buurt.", purpose__fixed="false")
    desk.press()
    for frame in frames(load(CODE).state).values():
        assert frame.title in desk.page.primary["label"]
        desk.press()
    desk.press()
    assert on_floor(load(CODE).state) == "P1"
    desk.press("floor.give P2")
    desk.press("initiative.correct P3", P3__title="Banken", P3__ask_eur="2.600", P3__reason="De offerte was hoger.")
    desk.press()

    desk.press("argument.post", seat=riet, initiative="P2", side="for", text="Gezellig!")
    desk.press("argument.post", seat=riet, initiative="P2", side="against", text="Te duur.")
    desk.press("argument.feature A1 on=true")
    desk.press("argument.moderate A2 verdict=hide", A2__reason="Dubbel")
    desk.press()

    desk.press("ballot.cast", seat=riet, order=["P2", "P1"])
    desk.press("Sluit het stemmen")
    desk.press("Laat de uitslag zien")
    desk.press()
    desk.press("ballot.cast", seat=riet, amounts__P2="500000", amounts__P3="100000")
    desk.press()
    desk.press()
    desk.press(
        "award.set P3",
        P3__amount="",
        P3__amount_eur="1.500",
        P3__reason="De zaal wil ook zitten.",
        P3__conditions="Met rugleuning",
    )
    desk.press("Volgende: Besluit")
    desk.press("consent.give", seat=riet, position="concern", reason="Wie ruimt op?")
    desk.press("Sluit de vraag")
    desk.press("Leg het besluit vast")
    desk.press()
    desk.press("review.give", seat=riet, keep="De koffie", grade="8")
    desk.press("Sluit de terugblik")
    desk.press("Laat de terugblik zien")
    desk.press("meeting.close")

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
    ("welcome", (), "stage.advance expecting=welcome to=frames"),
    ("frames", (), "frame.confirm purpose"),
    ("initiatives", (), "stage.advance expecting=initiatives to=arguments"),
    ("arguments", (), "stage.advance expecting=arguments to=ranking"),
    ("ranking", (), "stage.close expecting=ranking"),
    ("ranking", ("stage.close",), "stage.reveal expecting=ranking"),
    ("ranking", ("stage.close", "stage.reveal"), "stage.advance expecting=ranking to=allocation"),
    ("allocation", (), "stage.close expecting=allocation"),
    ("allocation", ("stage.close",), "stage.reveal expecting=allocation"),
    ("allocation", ("stage.close", "stage.reveal"), "stage.advance expecting=allocation to=decision"),
    ("decision", (), "stage.close expecting=decision"),
    ("decision", ("stage.close",), "decision.record"),
    ("decision", ("stage.close", "decision.record"), "stage.advance expecting=decision to=review"),
    ("review", (), "stage.close expecting=review"),
    ("review", ("stage.close",), "stage.reveal expecting=review"),
]


@pytest.mark.parametrize(("stage", "acts", "next_thing"), STATES)
def test_each_state_offers_the_one_thing_that_comes_next(
    console: Browser, desk: Plain, stage: str, acts: tuple[str, ...], next_thing: str
) -> None:
    at(desk, stage)
    for act in acts:
        assert console.act(act).status_code == 200
    assert desk.page.primary["value"] == next_thing


def test_a_changed_package_is_asked_about_again(console: Browser, desk: Plain, riet: str) -> None:
    at(desk, "decision")
    desk.press("consent.give", seat=riet, position="agree")
    desk.press("Sluit de vraag")
    desk.press("award.set P3", P3__amount="100000", P3__reason="Ook zitten")
    page = desk.page
    assert page.primary["value"] == "stage.open expecting=decision"
    assert "Vraag het de zaal opnieuw" in page.html


def test_a_departure_without_a_reason_is_named_before_the_decision_can_be_recorded(
    console: Browser, desk: Plain, riet: str
) -> None:
    """Such a division stands where the ranking's proposal moved under it: a plan was withdrawn."""
    at(desk, "ranking")
    desk.press("ballot.cast", seat=riet, order=["P1", "P3", "P2"])
    at(desk, "allocation")
    console.act("stage.close")
    console.act("stage.reveal")
    desk.press("award.set P3", P3__amount="100000", P3__reason="Iets minder")
    desk.press("initiative.withdraw P1", P1__reason="Verhuisd")
    services().workers.finish(load(console.code))
    at(desk, "decision")
    console.act("stage.close")
    page = desk.page
    assert not page.has("decision.record")
    assert 'href="#compose-P2"' in page.html


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
    assert page.primary["value"] == "stage.advance expecting=ranking to=allocation"


def test_two_gespreksleiders_who_press_at_once_take_one_step(console: Browser, desk: Plain) -> None:
    stale = desk.page.primary["value"]
    desk.press()
    answer = console.act(stale)
    assert answer.status_code == 409
    assert load(CODE).state.current.plan.key == "frames"


def test_the_clock_is_set_held_and_let_go_by_buttons(desk: Plain) -> None:
    assert not desk.page.has("clock.pause")
    desk.press("clock.set", seconds="300")
    desk.press("+2 min")
    desk.press("Pauze")
    held = clock_of(load(CODE).state).remaining
    assert held is not None
    assert 410 <= held <= 420
    desk.press("Verder")
    assert clock_of(load(CODE).state).deadline is not None
    desk.press("clock.set", seconds="0")
    assert not desk.page.has("clock.pause")


def test_the_wall_goes_black_frozen_light_and_to_the_code_and_back(desk: Plain) -> None:
    for words, shown in (("Zwart", "black"), ("QR-code", "qr"), ("QR-code", "live")):
        desk.press(words)
        assert wall(load(CODE).state).what == shown
    desk.press("Bevries")
    assert wall(load(CODE).state).frozen is not None
    assert desk.page.button("Bevries")["aria-pressed"] == "true"
    desk.press("Bevries")
    assert wall(load(CODE).state).frozen is None
    desk.press("Licht")
    assert wall(load(CODE).state).light


def test_turnout_is_told_but_never_what_was_chosen_before_the_reveal(desk: Plain, riet: str) -> None:
    at(desk, "ranking")
    desk.press("ballot.cast", seat=riet, order=["P2", "P1"])
    page = desk.page
    assert "is al binnen" in page.text
    desk.press()
    sealed = desk.page
    for shown in (page, sealed):
        assert 'class="result"' not in shown.html
        assert "1" in shown.text
    desk.press()
    assert 'class="result"' in desk.page.html


def test_answers_are_counted_in_the_open_and_read_only_after_closing(desk: Plain, riet: str) -> None:
    at(desk, "decision")
    desk.press("consent.give", seat=riet, position="objection", reason="Ik mis de jeugd")
    assert "Ik mis de jeugd" not in desk.page.html
    assert 'class="votes"' not in desk.page.html
    desk.press("Sluit de vraag")
    assert "Ik mis de jeugd" in desk.page.text
    assert 'class="votes"' in desk.page.html


def test_a_minority_without_a_phone_is_written_down_by_a_form_and_others_without_one_join_it(
    desk: Plain, riet: str
) -> None:
    desk.press("seat.add", name="Jan", table="T1", channel="assisted")
    jan = list(seats(load(CODE).state))[-1]
    at(desk, "decision")
    desk.press("minority.post", seat=riet, text="Eerst de bankjes.", initiatives="P3")
    desk.press("minority.join M1", M1__seat=jan)
    view = load(CODE).state.current.state.views["M1"]
    assert (view.author, view.text, view.initiatives) == (riet, "Eerst de bankjes.", ("P3",))
    assert view.supporters == {riet, jan}
    desk.press("minority.leave M1", M1__seat=jan)
    assert load(CODE).state.current.state.views["M1"].supporters == {riet}
    refused = desk.press("minority.post", status=403, text="Van wie is dit?")
    assert "Kies eerst voor welke stoel" in refused.text
    assert list(load(CODE).state.current.state.views) == ["M1"]


def test_a_ballot_for_a_seat_counts_once_and_can_be_replaced(desk: Plain, riet: str) -> None:
    at(desk, "ranking")
    desk.press("ballot.cast", seat=riet, order=["P1"])
    desk.press("ballot.cast", seat=riet, order=["P3", "P2"])
    desk.press()
    sealed = load(CODE).state.current.state
    assert [dict(ballot) for ballot in sealed.ballots] == [{"order": ["P3", "P2"]}]
    assert dict(sealed.turnout) == {"paper": 1}


def test_support_for_a_seat_is_given_and_taken_back(desk: Plain, riet: str, seated: Browser) -> None:
    at(desk, "arguments")
    assert seated.act("argument.post P1 side=for", text="Groen").status_code == 200
    desk.press("argument.support", seat=riet, argument="A1")
    assert load(CODE).state.current.state.arguments["A1"].supporters == {riet}
    desk.press("argument.unsupport", seat=riet, argument="A1")
    assert not load(CODE).state.current.state.arguments["A1"].supporters


def test_acting_for_nobody_is_refused_in_words(desk: Plain, riet: str) -> None:
    at(desk, "arguments")
    refused = desk.press("argument.post", status=403, text="Van wie is dit?")
    assert "Kies eerst voor welke stoel" in refused.text
    assert "Van wie is dit?" in refused.text


def test_new_arguments_wait_for_a_look_where_that_is_switched_on(desk: Plain, seated: Browser) -> None:
    at(desk, "arguments")
    desk.press("approval.set on=true")
    seated.act("argument.post P1 side=question", text="Wie betaalt?")
    page = desk.page
    assert "wacht op jouw blik" in page.text
    assert not page.has("argument.feature A1")
    desk.press("Laat staan")
    assert load(CODE).state.current.state.arguments["A1"].status == "shown"


def test_the_newest_argument_stands_first_and_what_waits_before_all(desk: Plain, seated: Browser) -> None:
    at(desk, "arguments")
    for text in ("Eerste", "Tweede"):
        seated.act("argument.post P1 side=for", text=text)
    html = desk.page.html
    assert html.index("Tweede") < html.index("Eerste")
    desk.press("approval.set on=true")
    seated.act("argument.post P1 side=for", text="Derde")
    desk.press("argument.moderate A3 verdict=hide", A3__reason="Dubbel")
    seated.act("argument.post P1 side=for", text="Vierde")
    seated.act("argument.post P2 side=for", text="Elders")
    html = desk.page.html
    assert html.index("Vierde") < html.index("Derde") < html.index("Tweede")
    assert "wacht op jou: 1" in html


def test_what_residents_write_is_shown_as_text(desk: Plain, seated: Browser) -> None:
    at(desk, "arguments")
    seated.act("argument.post P1 side=for", text="<script>alert(1)</script>")
    assert "<script>alert" not in desk.page.html


def test_the_shared_regions_hold_no_token_and_nothing_of_the_time(desk: Plain, context: Flask) -> None:
    from app.faces import regions

    desk.press("clock.set", seconds="300")
    for language in ("nl", "en"):
        first, second = (regions.regions(load(CODE), "console", language) for _ in range(2))
        assert first == second
        assert "csrf" not in "".join(first.html.values())


def test_an_approval_ballot_is_ticked_for_a_seat(context: Flask) -> None:
    from facilitation.state.method import BallotForm

    code = "VINKJE"
    meetings.create(opening(code, BallotForm(kind="approval", max_sum=900_000), template="stemavond"))
    client = context.test_client()
    client.post(f"/t/{code}/regie/key", data={"key": links.make(code)})
    desk = Plain(client, f"/t/{code}/regie")
    desk.press("seat.add", name="Riet")
    seat = next(iter(seats(load(code).state)))
    while load(code).state.current.plan.key != "ranking":
        desk.press()
    assert "€ 9.000" in desk.page.text.replace("\N{NO-BREAK SPACE}", " ")
    desk.press("ballot.cast", seat=seat, approved=["P1", "P3"])
    desk.press("Sluit het stemmen")
    desk.press("Laat de uitslag zien")
    assert [s.id for s in load(code).state.current.state.outcome.standings if s.points] == ["P3", "P1"]
    desk.press("Volgende: Besluit")
    assert load(code).state.current.plan.key == "decision"


def test_the_page_for_two_languages_says_the_same_acts(console: Browser, desk: Plain) -> None:
    dutch = {button["value"] for button in desk.page.buttons}
    english = {button["value"] for button in Page(console.get("/regie?taal=en").text).buttons}
    assert dutch == english
