"""What members, the chair and everybody else see of a committee, on pages without scripts."""

import re

import pytest
from flask import Flask

from app.faces import regions
from app.live.meetings import load
from facilitation.parts.committee import KIND
from facilitation.parts.committee.acts import CloseReading
from tests.parts.committee.room import CODE, Room

FACES = ("phone", "screen", "console", "livecast")


@pytest.fixture
def room(context: Flask) -> Room:
    return Room(context)


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def shown(face: str) -> str:
    return " ".join(regions.regions(load(CODE), face, "nl").html.values())


def test_a_member_reads_one_plan_after_the_other_and_goes_on_where_they_were(room: Room) -> None:
    first = room.phones[0].get("/lezen?verder=1")
    assert first.headers["Location"] == f"/t/{CODE}/lezen/P1"
    assert "Plan 1 voor de buurt" in room.read(0, "/P1")
    assert room.score(0, "P1", 4, 2).headers["Location"] == f"/t/{CODE}/lezen/P2"
    assert "1 van 3 plannen gelezen" in words(room.read(0, "/P2"))
    assert room.score(0, "P3", 4, 2).headers["Location"] == f"/t/{CODE}/lezen/P2"
    assert room.phones[0].get("/lezen?verder=1").headers["Location"] == f"/t/{CODE}/lezen/P2"
    assert room.score(0, "P2", 4, 2).headers["Location"] == f"/t/{CODE}/lezen"


def test_what_one_gave_stands_on_ones_own_page_alone(room: Room) -> None:
    room.score(0, "P1", 4, 2, reason="Alleen van mij", doubt="true")
    assert "Alleen van mij" in room.read(0, "/P1")
    pages = [room.read(1, "/P1"), room.console.get("/regie/lezen/P1").text, *map(shown, FACES)]
    assert not any("Alleen van mij" in page for page in pages)
    assert "1 lid gaf cijfers" in words(pages[1])


def test_the_list_is_searched_and_narrowed(room: Room) -> None:
    room.score(0, "P1", 4, 2)
    room.score(0, "P2", 4, 2, doubt="true")
    assert "Plan 2" not in room.read(0, "?zoek=plan+3")
    assert "Plan 3" in room.read(0, "?zoek=plan+3")
    assert [n for n in (1, 2, 3) if f"Plan {n} " in room.read(0, "?toon=twijfel")] == [2]
    assert [n for n in (1, 2, 3) if f"Plan {n} " in room.read(0, "?toon=lezen")] == [3]
    assert "Alle 3" in words(room.read(0))
    assert "Twijfel 1" in words(room.read(0))
    assert "Klaar 1" in words(room.read(0))


def test_an_interest_is_seen_by_everybody_without_a_name(room: Room) -> None:
    room.post(0, "P1", "interest.tell P1", reason="Ik woon ernaast.")
    for page in (room.read(1, "/P1"), room.console.get("/regie/lezen/P1").text):
        assert "1 lid beslist niet mee" in words(page)
        assert "Ik woon ernaast." in page
    for list_ in (room.read(1), room.console.get("/regie/lezen").text):
        assert "1 Plan 1 voor de buurt 1 lid beslist niet mee" in words(list_)
    assert "score.give" not in room.read(0, "/P1")
    room.post(0, "P1", "interest.tell P1 on=false")
    assert "score.give" in room.read(0, "/P1")


def test_the_chair_says_who_does_not_decide_and_the_member_reads_it(room: Room) -> None:
    room.chair("P2", "interest.rule P2", seat=room.seats[1], reason="Zijn eigen vereniging.")
    assert "Dat zei de gespreksleider." in room.read(1, "/P2")
    assert "Dat zei de gespreksleider." not in room.read(0, "/P2")


def test_nobody_reads_scores_before_the_reading_is_closed_and_then_side_by_side(room: Room) -> None:
    room.score(0, "P1", 5, 2, reason="Sterk")
    room.score(1, "P1", 1, 2, reason="Zwak")
    assert not any("Sterk" in page for page in (room.read(1, "/P1"), *map(shown, FACES)))
    room.lead(CloseReading())
    page = words(room.read(2, "/P1"))
    assert "A 5 2" in page
    assert "B 1 2" in page
    assert "A Sterk" in page
    assert "Over ‘Haalbaar’ verschillen jullie: van 1 tot 5." in page
    assert "Draagvlak’ verschillen" not in page


def test_together_a_member_changes_and_the_page_says_so(room: Room) -> None:
    room.score(0, "P1", 5, 2)
    room.lead(CloseReading())
    assert room.score(0, "P1", 2, 2, reason="Bij nader inzien").headers["Location"] == f"/t/{CODE}/lezen/P1"
    assert "A jij veranderd 2 2" in words(room.read(0, "/P1"))
    assert room.score(1, "P2", 2, 2, status=422, reason="").status_code == 422


def test_the_chair_puts_a_plan_on_a_list_with_a_reason(room: Room) -> None:
    room.scored().lead(CloseReading())
    room.chair("P3", "plan.place P3", list="chosen", reason="De buurt heeft niets.")
    assert "De buurt heeft niets." in shown("console")
    assert "De buurt heeft niets." in shown("phone")
    assert "Nu gekozen." in words(room.read(0, "/P3"))
    room.chair("P3", "plan.place P3", reason="")
    assert "De buurt heeft niets." not in shown("console")


def test_the_lists_are_shown_on_every_face(room: Room) -> None:
    room.fixed()
    for face in FACES:
        assert "Plan 1 voor de buurt" in shown(face), face


def test_whoever_has_no_seat_or_no_link_reads_nothing(room: Room, context: Flask) -> None:
    stranger = context.test_client()
    assert stranger.get(f"/t/{CODE}/lezen").headers["Location"] == f"/t/{CODE}"
    assert stranger.get(f"/t/{CODE}/regie/lezen/P1").status_code == 403
    assert room.phones[0].get("/regie/lezen").status_code == 403
    assert room.phones[0].get("/lezen/nergens").status_code == 409


def test_a_page_of_an_earlier_stage_does_nothing(room: Room) -> None:
    room.post(0, "P1", "score.give P1", 422, **{"marks.C1": 3, "reason": "Half"})
    room.fixed()
    room.post(0, "P1", "score.give P1", 409, **{"marks.C1": 3, "marks.C2": 3, "reason": "Te laat"})
    stage = KIND.at(load(CODE).state)
    assert stage is not None
    assert len(stage.state.papers["P1"].alone) == 3


def test_the_console_gives_marks_for_a_seat_without_a_phone(room: Room) -> None:
    assert "Cijfers van een stoel zonder telefoon" not in room.console.get("/regie/lezen/P1").text
    seat = room.console.put(name="Riet", channel="paper")
    assert "Cijfers van een stoel zonder telefoon" in room.console.get("/regie/lezen/P1").text
    room.chair("P1", "score.give P1", seat=seat, reason="Op papier.", **{"marks.C1": 4, "marks.C2": 2})
    stage = KIND.at(load(CODE).state)
    assert stage is not None
    assert [*stage.state.papers["P1"].alone] == [seat]


def test_no_draft_of_the_record_tells_scores_before_the_reading_is_closed(room: Room) -> None:
    assert room.console.get("/besluit.json").status_code == 200
    room.score(0, "P1", 4, 2, reason="Nog even stil.")
    for form in ("json", "pdf"):
        assert room.console.get(f"/besluit.{form}").status_code == 403
    for path in ("", ".md", ".commissie.csv"):
        assert "Nog even stil." not in room.console.get(f"/besluit{path}").text
    room.lead(CloseReading())
    assert room.console.get("/besluit.json").status_code == 200
