"""Viewers as everybody sees them: apart from all seats, with a voice and without a vote."""

import json

import pytest
import sqlalchemy as sa
from flask import Flask

from app.live.meetings import load, perform
from app.record.exports import record_json
from app.services import services
from app.storage.tables import BALLOT, ROLL
from facilitation.parts.arguments.acts import PostArgument, SupportArgument
from facilitation.parts.ballots import box_of
from facilitation.parts.decision.acts import GiveConsent
from facilitation.parts.seating import seats
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage, RevealStage
from facilitation.parts.stream import QuietHome
from facilitation.refusals import Forbidden, Refused
from facilitation.state.viewers import viewers, watching
from tests.devices import CODE, Browser
from tests.parts.viewers.home import answer, watch
from tests.people import LEADER, lead_to, post, sit, vote


def test_somebody_watches_from_the_livecast_and_is_no_seat(phone: Browser, console: Browser, context: Flask) -> None:
    page = phone.get("/livecast").text
    assert "Kijk mee als kijker" in page
    assert "Schuif online aan" in page
    answered = phone.client.post(f"/t/{CODE}/join", data={"channel": "viewer", "face": "livecast"})
    assert answered.headers["Location"].endswith("/livecast")
    state = load(CODE).state
    assert (len(watching(state)), len(seats(state))) == (1, 0)
    page = phone.get("/livecast").text
    assert "Je kijkt mee als kijker" in page
    assert "kijkers 1" in page
    assert "online 0" in page
    told = console.get("/regie").text
    assert '<b class="num">1</b> thuis als kijker' in told
    assert "<b>1</b>\nthuis als kijker" in phone.get("/scherm").text


def test_a_viewer_asks_and_supports_and_says_neither_for_nor_against(context: Flask) -> None:
    viewer, hall = watch(1), sit(1)
    lead_to("arguments")
    post(hall)
    perform(CODE, SupportArgument(argument="A1"), viewer)
    perform(CODE, PostArgument(initiative="P1", side="question", text="Wanneer begint het?"), viewer)
    with pytest.raises(Refused, match="viewer_asks"):
        perform(CODE, PostArgument(initiative="P1", side="for", text="Goed plan."), viewer)
    said = load(CODE).state.current.state.arguments
    assert said["A1"].support == 1
    assert (said["A2"].author, said["A2"].channel) == ("W1", "viewer")
    services().rooms.forget(CODE)
    assert load(CODE).state.current.state.arguments["A2"].channel == "viewer", "read again from the log"


def test_what_a_viewer_hands_in_is_in_no_count_and_shows_after_the_outcome_alone(
    phone: Browser, console: Browser, context: Flask
) -> None:
    hall, home = [sit(n) for n in range(2)], [watch(n) for n in range(5)]
    lead_to("ranking")
    for seat in hall:
        vote(seat, "P1")
    for viewer in home:
        answer(viewer, "P2", "P1")
    answer(home[0], "P2")
    assert set(load(CODE).voted["ranking"]) == {"S0", "S1"}
    perform(CODE, CloseStage(), LEADER)
    stage = load(CODE).state.current
    assert (len(box_of(stage).ballots), dict(box_of(stage).turnout)) == (2, {"room": 2})
    number = len(load(CODE).state.parts["plans"])
    poll = viewers(load(CODE).state).polls["ranking"]
    assert (poll.answered, poll.form) == (5, "order")
    assert (poll.points["P2"], poll.points["P1"]) == (5 * number, 4 * (number - 1))
    for page in ("/livecast", "/scherm"):
        assert "Peiling van kijkers" not in phone.get(page).text
    assert "Peiling van kijkers" not in console.get("/regie").text
    perform(CODE, RevealStage(), LEADER)
    for shown in (phone.get("/livecast").text, console.get("/regie").text):
        assert "Peiling van kijkers, telt niet mee" in shown
        assert "5 kijkers antwoordden." in shown
    with services().database.read.connect() as connection:
        assert connection.scalars(sa.select(BALLOT.c.stage)).all() == []
        assert set(connection.scalars(sa.select(ROLL.c.stage))) == {"ranking"}


def test_fewer_than_five_answers_are_told_nowhere(phone: Browser, context: Flask) -> None:
    home = [watch(n) for n in range(4)]
    lead_to("ranking")
    for viewer in home:
        answer(viewer, "P2")
    perform(CODE, CloseStage(), LEADER)
    perform(CODE, RevealStage(), LEADER)
    assert viewers(load(CODE).state).polls == {}
    assert "Peiling van kijkers" not in phone.get("/livecast").text
    finish()
    assert "viewers" not in json.loads(record_json.write(CODE))["record"]


def test_the_record_tells_viewers_and_their_poll_apart(phone: Browser, context: Flask) -> None:
    sit(1)
    home = [watch(n) for n in range(5)]
    lead_to("ranking")
    for viewer in home:
        answer(viewer, "P1")
    perform(CODE, CloseStage(), LEADER)
    perform(CODE, RevealStage(), LEADER)
    finish()
    told = json.loads(record_json.write(CODE))["record"]
    assert told["turnout"]["seats"] == {"room": 1}
    assert told["viewers"]["number"] == 5
    (poll,) = told["viewers"]["polls"]
    assert (poll["stage"], poll["answered"]) == ("ranking", 5)
    page = phone.get("/besluit").text
    assert "5 kijkers keken mee van huis" in page
    assert "Dit telt niet mee" in page


def finish() -> None:
    """The evening ends."""
    perform(CODE, AdvanceStage(to="review"), LEADER)
    perform(CODE, CloseMeeting(), LEADER)


def test_one_switch_lets_viewers_read_only(phone: Browser, context: Flask) -> None:
    phone.get("/livecast")
    phone.client.post(f"/t/{CODE}/join", data={"channel": "viewer"})
    viewer = watch(1)
    lead_to("arguments")
    post(sit(1))
    perform(CODE, QuietHome(on=True), LEADER)
    for act in (SupportArgument(argument="A1"), PostArgument(initiative="P1", side="question", text="Hoe?")):
        with pytest.raises(Refused, match="viewers_quiet"):
            perform(CODE, act, viewer)
    perform(CODE, AdvanceStage(to="ranking"), LEADER)
    with pytest.raises(Refused, match="viewers_quiet"):
        answer(viewer, "P1")
    with pytest.raises(Refused, match="viewers_quiet"):
        watch(2)
    assert "Kijkers kunnen nu alleen meelezen" in phone.get("/livecast").text
    perform(CODE, QuietHome(on=False), LEADER)
    answer(viewer, "P1")


def test_a_viewer_takes_a_seat_and_watches_no_longer(phone: Browser, context: Flask) -> None:
    phone.get("/livecast")
    phone.client.post(f"/t/{CODE}/join", data={"channel": "viewer"})
    assert "Wil je toch meestemmen?" in phone.get("/livecast").text
    phone.client.post(f"/t/{CODE}/join", data={"channel": "online", "face": "livecast"})
    state = load(CODE).state
    assert watching(state) == {}
    assert viewers(state).ever == 1
    assert [seat.channel for seat in seats(state).values()] == ["online"]
    page = phone.get("/livecast").text
    assert "Je kijkt mee als kijker" not in page
    refused = phone.client.post(f"/t/{CODE}/join", data={"channel": "viewer"}, headers={"Accept": "application/json"})
    assert refused.json == {"viewer": next(iter(seats(state)))}


def test_a_poll_survives_a_restart_and_is_asked_anew_with_a_vote(context: Flask) -> None:
    home = [watch(n) for n in range(5)]
    lead_to("ranking")
    for viewer in home:
        answer(viewer, "P1")
    services().rooms.forget(CODE)
    assert len(load(CODE).voted["viewers ranking"]) == 5
    perform(CODE, CloseStage(), LEADER)
    assert viewers(load(CODE).state).polls["ranking"].answered == 5


def test_a_viewer_decides_nothing(context: Flask) -> None:
    viewer = watch(1)
    with pytest.raises(Forbidden, match="not_allowed"):
        perform(CODE, GiveConsent(position="agree"), viewer)


def test_a_viewer_reads_that_the_answer_is_in_and_may_be_changed_until_the_vote_closes(
    phone: Browser, context: Flask
) -> None:
    phone.get("/livecast")
    phone.client.post(f"/t/{CODE}/join", data={"channel": "viewer"})
    lead_to("ranking")
    assert "telt niet mee in de stemming" in phone.get("/livecast").text
    assert "is binnen" not in phone.get("/livecast").text
    home = Browser(phone.client, "livecast")
    assert home.say("ballot.cast", ballot={"order": ["P1"]}).status_code == 200
    page = phone.get("/livecast").text
    assert "Je antwoord op de peiling is binnen" in page
    assert home.say("ballot.cast", ballot={"order": ["P1", "P2"]}).status_code == 200
    perform(CODE, CloseStage(), LEADER)
    assert "is binnen" not in phone.get("/livecast").text
    late = home.say("ballot.cast", ballot={"order": ["P1"]})
    assert (late.status_code, late.json["error"]["key"]) == (409, "stage_closed")
