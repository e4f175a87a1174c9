"""475 plans, as in Amsterdam in 2017: what console, wall and phone get, and pages that hold what can be done."""

import pytest
from flask import Flask

from app.access import links
from app.faces import regions
from app.live.meetings import load
from facilitation.parts.floor import GiveFloor, on_floor
from facilitation.parts.plans import WithdrawInitiative, plans
from facilitation.parts.recast.asked import asking
from facilitation.parts.stages import AdvanceStage
from facilitation.state.plan import Initiative
from tests.devices import Browser
from tests.parts.chips.room import PLAIN, Room
from tests.parts.tables.test_calls import words
from tests.plain import Plain

PLANS, FEW = 475, 24
TEXT = "Wat we doen en waarom. " * 8
CONSOLE, WALL, PHONE = 120_000, 4_000, 900
"""The most bytes of all regions of a console and of a wall, and of a phone for each plan, before they are packed."""


def room_of(many: int) -> Room:
    """An evening whose frames are confirmed, before so many plans are told."""
    made = [
        Initiative(
            f"P{n}",
            f"Plan nummer {n} van Noord",
            10_000_00 + n * 100,
            500_00,
            scalable=True,
            short=TEXT[:45],
            text=TEXT,
        )
        for n in range(1, many + 1)
    ]
    room = Room("GROOT7", 500_000_00, made, [PLAIN[key] for key in ("initiatives", "arguments")], 2)
    room.begin()
    return room


@pytest.fixture
def room(context: Flask) -> Room:
    return room_of(PLANS)


@pytest.fixture
def leader(room: Room, context: Flask) -> Browser:
    made = Browser(context.test_client(), "console")
    made.code = room.code
    made.client.post(f"/t/{room.code}/regie/key", data={"key": links.make(room.code)})
    return made


def size(room: Room, face: str) -> int:
    return sum(len(piece.encode()) for piece in regions.regions(load(room.code), face, "nl").html.values())


def test_no_face_grows_past_what_is_seen(room: Room) -> None:
    for act in (GiveFloor(initiative="P200"), AdvanceStage()):
        assert size(room, "console") < CONSOLE
        assert size(room, "screen") < WALL
        assert size(room, "phone") < PHONE * PLANS
        room.lead(act)
    assert size(room, "phone") < PHONE * PLANS / 4


def test_the_console_holds_what_stands_near_the_floor_and_renders_no_more_than_that(room: Room) -> None:
    room.lead(GiveFloor(initiative="P200"))
    order = regions.regions(load(room.code), "console", "nl").order["plans"]
    assert len(order) == 10
    assert order.index("plans-P200") == 3


def test_the_pages_find_a_plan_and_all_that_could_be_done_on_the_console_is_done_there(
    room: Room, leader: Browser
) -> None:
    first = leader.client.get(f"/t/{room.code}/regie/plannen").text
    assert first.count("/regie/plannen/P") == 25
    assert "vanaf=25" in first
    found = leader.client.get(f"/t/{room.code}/regie/plannen?zoek=nummer+412").text
    assert "1 plan gevonden" in words(found)
    page = leader.client.get(f"/t/{room.code}/regie/plannen/P412").text
    for act in ("floor.give P412", "initiative.correct P412", "initiative.withdraw P412", "recast.offer"):
        assert f'value="{act}"' in page
    desk = Plain(leader.client, f"/t/{room.code}/regie/plannen/P412")
    desk.press("initiative.correct P412", P412__ask_eur="9.000", P412__reason="De offerte.")
    desk.press("floor.give P412")
    assert on_floor(load(room.code).state) == "P412"
    desk.press("recast.offer", ask_eur="8.000", text="Met minder.", others=["P3"])
    assert "P3" in [key for each in asking(load(room.code).state) for key in each.initiatives]
    assert plans(load(room.code).state)["P412"].ask == 9_000_00
    room.lead(WithdrawInitiative(initiative="P412", reason="Verhuisd"))
    assert "initiative.withdraw P412" not in leader.client.get(f"/t/{room.code}/regie/plannen/P412").text


def test_who_has_no_key_sees_no_page_and_a_plan_that_is_unknown_is_told(room: Room, leader: Browser) -> None:
    other = Browser(leader.client.application.test_client(), "console")
    assert other.client.get(f"/t/{room.code}/regie/plannen").status_code == 403
    assert leader.client.get(f"/t/{room.code}/regie/plannen/P999").status_code == 409


def test_few_plans_stand_on_the_console_with_everything(context: Flask) -> None:
    html = regions.regions(load(room_of(FEW).code), "console", "nl").html
    assert html["plans-P1"].count("initiative.correct P1") == 1
    assert "initiative.withdraw P24" in html["plans-P24"]
