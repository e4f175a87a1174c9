"""Two seats of one person in a pseudonymous log: what they said becomes one's, and no two kinds are told together."""

import json
from typing import Any

from flask import Flask

from app.live.meetings import load, perform
from app.record.exports import record_json
from app.record.verify.verdict import verify
from app.services import services
from facilitation.parts.arguments.acts import SupportArgument, UnsupportArgument
from facilitation.parts.arguments.state import KIND as ARGUMENTS
from facilitation.parts.door.asked import mark_of
from facilitation.parts.repair.acts import MergeSeats
from facilitation.parts.review import KIND as REVIEW
from facilitation.parts.review import GiveReview
from facilitation.parts.seating import seats
from facilitation.parts.stages import CloseMeeting
from tests.devices import CODE, JSON, Browser
from tests.people import LEADER, lead_to, post, sit


def bodies(kind: str) -> list[dict[str, Any]]:
    """The bodies of these events in the file."""
    events = json.loads(record_json.write(CODE))["events"]
    return [event["body"] for event in events if event["kind"] == kind]


def supports() -> dict[str, int]:
    """How many stand behind each argument, in the room and in the record."""
    said = ARGUMENTS.stages(load(CODE).state)[0].state.arguments.values()
    found = {argument.id: argument.support for argument in said}
    told = [each for plan in services().dossiers.of(CODE).record["plans"] for each in plan["arguments"]]
    assert {each["id"]: each["support"] for each in told} == found
    return found


def test_supports_become_one_and_are_taken_back_at_the_seat_that_stays(context: Flask) -> None:
    author, old, new = sit(1), sit(2), sit(3)
    lead_to("arguments")
    for text in ("Een", "Twee"):
        post(author, text)
    for argument, seat in (("A1", old), ("A1", new), ("A2", old)):
        perform(CODE, SupportArgument(argument=argument), seat)
    assert supports() == {"A1": 2, "A2": 1}
    perform(CODE, MergeSeats(seat="S2", into="S3", reason="Zijn telefoon ging stuk."), LEADER)
    assert supports() == {"A1": 1, "A2": 1}
    perform(CODE, UnsupportArgument(argument="A2"), new)
    assert supports() == {"A1": 1, "A2": 0}
    (merged,) = bodies("seats.merged")
    (taken_back,) = bodies("argument.unsupported")
    assert [*merged["lapsed"]] == ["support A1"]
    assert merged["into"] != taken_back["seat"]
    assert len(taken_back["instead"]) == 1
    services().rooms.forget(CODE)
    assert supports() == {"A1": 1, "A2": 0}


def test_a_look_back_goes_along_and_is_replaced_by_the_one_who_has_it(context: Flask) -> None:
    old, new = sit(2), sit(3)
    lead_to("review")
    perform(CODE, GiveReview(grade=4), old)
    perform(CODE, MergeSeats(seat="S2", into="S3", reason="Dezelfde."), LEADER)
    assert REVIEW.stages(load(CODE).state)[0].state.grades == [4]
    perform(CODE, GiveReview(grade=9), new)
    assert REVIEW.stages(load(CODE).state)[0].state.grades == [9]
    perform(CODE, CloseMeeting(), LEADER)
    assert services().dossiers.of(CODE).record["review"]["grades"] == [9]
    assert verify(record_json.write(CODE)).faults == ()
    (merged,) = bodies("seats.merged")
    assert merged["lapsed"] == {}


def test_a_phone_whose_seat_became_another_one_is_let_in_by_hand_at_a_seat_of_its_own(
    console: Browser, seated: Browser
) -> None:
    (gone,) = seats(load(CODE).state)
    sit(7)
    assert console.say("seats.merge", seat=gone, into="S7", reason="Dezelfde.").status_code == 200
    assert "Dezelfde." in seated.get().text
    assert seated.client.post(f"/t/{CODE}/join", data={"name": "Fatima"}, headers=JSON).status_code == 409
    assert console.say("door.admit", mark=mark_of(gone)).status_code == 200
    again = seated.join(name="Fatima", table="T1")
    assert again not in (gone, "S7")
    assert seated.join(name="Fatima", table="T1") == again
    console.lead_to("ranking")
    assert seated.say("ballot.cast", ballot={"order": ["P1"]}).status_code == 200
