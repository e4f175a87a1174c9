"""The turnout at the console and in the record: one table, what has to be explained, and nothing small told apart."""

import copy
import json

import pytest
from flask import Flask

from app.access import links
from app.live.meetings import load, perform
from app.record.verify.verdict import verify
from facilitation.parts.door.acts import CountHeads
from facilitation.parts.stages import AdvanceStage, CloseStage, RevealStage
from facilitation.parts.turnout.asked import unexplained
from facilitation.roles import Role
from tests.devices import CODE, Browser
from tests.people import LEADER, lead_to, sit, vote
from tests.plain import Page


def voted(context: Flask, room: int, online: int, heads: int) -> None:
    """A ranking in which everybody voted, with so many heads counted."""
    people = [sit(number, "room" if number < room else "online") for number in range(room + online)]
    perform(CODE, CountHeads(heads=heads), LEADER)
    lead_to("ranking")
    for who in people:
        vote(who, "P1", "P2")
    perform(CODE, CloseStage(), LEADER)


def text_of(browser: Browser) -> str:
    """What the console says."""
    return " ".join(Page(browser.get("/regie").text).text.split())


def test_the_console_says_nothing_of_a_turnout_until_heads_are_counted(console: Browser) -> None:
    sit(1)
    assert "Opkomst" not in text_of(console)
    console.act("door.heads", heads="4")
    assert "Aan de deur: 4 bewoners, 0 kijkers" in text_of(console)


def test_ballots_are_told_per_channel_only_where_five_or_more_came_over_each(context: Flask, console: Browser) -> None:
    voted(context, room=6, online=4, heads=6)
    assert "minder dan vijf: alleen samen 10" in text_of(console)


def test_closing_is_refused_in_words_until_somebody_says_why(context: Flask, console: Browser, phone: Browser) -> None:
    voted(context, room=6, online=5, heads=6)
    assert "6 5 0 0 11" in text_of(console)
    console.act("door.heads", heads="4")
    perform(CODE, AdvanceStage(to="review"), LEADER)
    for act in (CloseStage(), RevealStage()):
        perform(CODE, act, LEADER)
    assert "De opkomst klopt op 1 plek niet. Schrijf eerst op waarom." in text_of(console)
    refused = console.act("meeting.close").json["error"]
    assert refused["key"] == "turnout_seats"
    assert "Stoelen in de zaal die meebeslissen: 6. Getelde bewoners: 4." in refused["message"]
    console.act("turnout.explain seats", **{"seats.reason": "Twee gingen eerder naar huis."})
    assert unexplained(load(CODE).state) == []
    assert console.act("meeting.close").status_code == 200
    page = " ".join(Page(phone.get("/besluit").text).text.split())
    assert "Twee gingen eerder naar huis." in page
    assert "Stoelen in de zaal: 6. Getelde bewoners: 4." in page


@pytest.fixture
def record(context: Flask, console: Browser, phone: Browser) -> bytes:
    """A closed record whose turnout was explained, with a list at the door."""
    door = Browser(context.test_client(), face="door")
    door.client.post(f"/t/{CODE}/regie/key", data={"key": links.make(CODE, Role.DOORKEEPER)})
    voted(context, room=6, online=5, heads=5)
    door.act("head.add viewer")
    perform(CODE, AdvanceStage(to="review"), LEADER)
    for wrong in unexplained(load(CODE).state):
        console.act(f"turnout.explain {wrong.key}", **{f"{wrong.key}.reason": "Kwam door de tuin."})
    assert console.act("meeting.close").status_code == 200
    return bytes(phone.client.get(f"/t/{CODE}/besluit.json").data)


def test_a_turnout_that_somebody_changed_is_found_at_its_place(record: bytes) -> None:
    assert verify(record).ok
    whole = json.loads(record)
    told = whole["record"]["opkomst"]
    assert told["mismatches"][0]["reason"] == "Kwam door de tuin."
    for change in (
        lambda opkomst: opkomst.update(residents=6),
        lambda opkomst: opkomst["seats"].update(room=5),
        lambda opkomst: opkomst["votes"][0].update(ballots=10),
        lambda opkomst: opkomst["mismatches"].clear(),
    ):
        other = copy.deepcopy(whole)
        change(other["record"]["opkomst"])
        verdict = verify(json.dumps(other).encode())
        assert not verdict.ok
        assert "record.opkomst" in str(verdict)
    other = copy.deepcopy(whole)
    other["record"]["roll"]["totals"][0]["viewers"] = 9
    assert "record.roll" in str(verify(json.dumps(other).encode()))
