"""What the record, the lists as CSV and proposers are told of a committee: what was given, and nothing else."""

import csv
import io
import re

import pytest
from flask import Flask

from app.access import links
from app.live.meetings import load
from app.parts.committee.told import letter
from app.record import reading, sections
from app.record.verify.verdict import verify
from facilitation.parts.committee.acts import CloseReading, FixLists, PlacePlan
from facilitation.parts.plans import plans
from facilitation.roles import Role
from tests.parts.committee.room import CODE, Room


@pytest.fixture
def room(context: Flask) -> Room:
    """P1 scores best, but P3 is chosen for its own reason; one member stands aside from P1."""
    room = Room(context).scored()
    room.post(2, "P1", "interest.tell P1", reason="Mijn straat.")
    room.lead(CloseReading())
    room.lead(PlacePlan(initiative="P3", list="chosen", reason="Daar is nog niets."))
    return room


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def proposer(room: Room, plan: str) -> str:
    """What the proposer of a plan reads on the page of their link."""
    client = room.app.test_client()
    key = links.make(CODE, Role.PROPOSER, plan)
    client.get(f"/t/{CODE}/indiener")
    assert client.post(f"/t/{CODE}/regie/key", data={"key": key}).status_code == 204
    return words(client.get(f"/t/{CODE}/indiener").text)


def test_the_record_fits_and_tells_lists_with_their_reasons(room: Room) -> None:
    room.lead(FixLists())
    room.end()
    assert verify(room.console.get("/besluit.json").data).ok
    read = reading.of(CODE)
    (chapter,) = [each for each in sections.on_paper(read) if each.title == "Wat de commissie koos"]
    told = [block.rows for block in chapter.blocks if hasattr(block, "rows")]
    assert told == [
        [["Plan 3 voor de buurt", "Daar is nog niets.", "3,00"]],
        [["Plan 1 voor de buurt", "Reden voor P1\n1 lid beslist niet mee", "4,50"]],
        [["Plan 2 voor de buurt", "Reden voor P2", "3,75"]],
    ]
    assert "Wat de commissie koos" in room.console.get("/besluit").text


def test_the_lists_are_a_sheet_with_a_row_per_plan(room: Room) -> None:
    room.lead(FixLists())
    content = room.console.get("/besluit.commissie.csv").data.decode("utf-8-sig")
    rows = [*csv.DictReader(io.StringIO(content), delimiter=";")]
    assert [(row["list"], row["place"], row["id"], row["mean"], row["abstaining"]) for row in rows] == [
        ("chosen", "1", "P3", "3/1", "0"),
        ("reserve", "1", "P1", "9/2", "1"),
        ("others", "1", "P2", "15/4", "0"),
    ]


def test_a_proposer_reads_what_was_chosen_and_why_once_the_lists_stand(room: Room) -> None:
    assert "Wat de commissie zegt" not in proposer(room, "P3")
    room.lead(FixLists())
    chosen, waits, other = (proposer(room, plan) for plan in ("P3", "P1", "P2"))
    assert "Je plan is gekozen." in chosen
    assert "Daar is nog niets." in chosen
    assert "Je plan staat op de reservelijst, op plek 1." in waits
    assert "1 lid beslist niet mee." in waits
    assert "Je plan is niet gekozen. Het kreeg gemiddeld een 3,75, en staat daarmee op plek 2 van 3." in other
    assert "Leden schreven: Reden voor P2" in other


def test_the_page_of_a_plan_in_the_record_says_the_same(room: Room) -> None:
    room.lead(FixLists())
    before = proposer(room, "P2")
    room.end()
    page = words(room.app.test_client().get(f"/t/{CODE}/besluit/plan/P2").text)
    said = before[before.index("Wat de commissie zegt") : before.index("Reden voor P2")]
    assert said in page


def test_the_reason_of_who_stands_aside_is_no_reason_for_the_plan(room: Room) -> None:
    room.lead(FixLists())
    room.end()
    (committee,) = reading.of(CODE).record["committees"]
    found = next(plan for plan in committee["plans"] if plan["initiative"] == "P1")
    for score in found["alone"]:
        score["reason"] = "telt" if score["counts"] else "telt niet"
    told = letter(committee, "P1")
    assert told is not None
    assert told.members == ("telt",)
    assert letter(committee, "P9") is None
    assert [*plans(load(CODE).state)] == ["P1", "P2", "P3"]
