"""What one process kept, another finds out where it has to, also before any news of it came."""

from typing import Any

import pytest
from flask import Flask

from app.access.devices import Device
from app.cluster.cluster import Cluster
from app.live import entry
from app.live.meetings import load, perform
from app.services import services, services_of
from facilitation.parts.seating import TakeSeat
from facilitation.parts.stages import AdvanceStage
from facilitation.refusals import Refused
from facilitation.roles import Actor, Role
from tests.devices import CODE
from tests.people import LEADER, lead_to, logged, post, sit, vote

Both = tuple[Flask, Flask]


def cluster(app: Flask) -> Cluster:
    found = services_of(app).cluster
    assert found
    return found


def known(*apps: Flask) -> None:
    """They have the meeting in memory from now on."""
    for app in apps:
        with app.app_context():
            load(CODE)


def test_a_device_that_another_process_seated_is_known_when_it_comes(both: Both) -> None:
    first, second = both
    known(second)
    device = Device({})
    device.recognise()
    seat = device.place(CODE)
    device.sit(CODE, seat)
    with first.app_context():
        perform(CODE, TakeSeat(seat=seat), Actor(f"join:{seat}", Role.VISITOR))
    with second.app_context():
        assert device.seat(entry.find(CODE, device).state) == seat


def test_what_is_refused_on_what_another_process_changed_is_decided_on_the_news(both: Both) -> None:
    first, second = both
    with first.app_context():
        actor = sit(1)
    known(second)
    with first.app_context():
        lead_to("arguments")
    with second.app_context():
        post(actor, "Op tijd")
        with pytest.raises(Refused):
            perform(CODE, AdvanceStage(expecting="welcome"), LEADER)


def test_an_act_that_another_process_answered_gets_that_answer_and_leaves_no_second_line(both: Both) -> None:
    first, second = both
    with first.app_context():
        actor = sit(1)
        lead_to("arguments")
    known(second)
    with first.app_context():
        seq = post(actor, "Een keer", id="tik")
        post(actor, "Iets anders")
    with second.app_context():
        assert post(actor, "Een keer", id="tik") == seq
        assert len(logged()) == load(CODE).state.seq == seq + 1


def test_a_ballot_at_another_process_leaves_no_event_and_is_on_the_roll_after_a_look(both: Both) -> None:
    first, second = both
    with first.app_context():
        actor = sit(1)
        lead_to("ranking")
    known(second)
    told: list[Any] = []
    services_of(second).rooms.changed.connect(lambda room, facts: told.append(list(facts)), weak=False)
    with first.app_context():
        vote(actor, "P1")
        seq = load(CODE).state.seq
    with second.app_context():
        assert load(CODE).voted == {}
        cluster(second).look()
        assert load(CODE).voted == {"ranking": {"S1": "room"}}
        assert load(CODE).state.seq == seq
        cluster(second).look()
        assert told == [[]]


def test_what_was_heard_is_not_told_again(both: Both) -> None:
    first, second = both
    known(*both)
    with first.app_context():
        sit(1)
        assert cluster(first).waiting == {CODE: load(CODE).state.seq}
    with second.app_context():
        assert cluster(second).hear(CODE)
        assert "S1" in str(load(CODE).state)
    assert cluster(second).waiting == {}


def test_a_meeting_that_is_no_more_goes_everywhere(both: Both) -> None:
    first, second = both
    known(*both)
    cluster(second).look()
    with first.app_context():
        from app.storage.erasing import erase

        services().database.commit(lambda connection: erase(connection, CODE))
    cluster(second).look()
    assert services_of(second).rooms.get(CODE) is None
