"""The shared device of a table: it acts for whoever sits there and for nobody else, and shows that table alone."""

import pytest
from flask import Flask

from app.access import links
from app.faces import regions
from facilitation.parts.chips import KIND
from facilitation.parts.chips.acts import AgreeChips, MoveChips, PlaceChips
from facilitation.parts.chips.asked import agrees, totals
from facilitation.parts.seating import SeatTaken
from facilitation.roles import Actor, Role
from facilitation.state.plan import Initiative
from tests.devices import Browser
from tests.parts.chips.laying import laying, own
from tests.parts.chips.room import Room, stage_of

DEVICE = Actor("device", Role.TABLE, table="t1")


def test_it_lays_for_whoever_sits_there_and_all_say_yes_on_it() -> None:
    evening = laying()
    evening.play(MoveChips(seat="anna", thing="garden", by=2), DEVICE)
    evening.play(MoveChips(thing="lamps", by=1), DEVICE)
    assert totals(evening.meeting, evening.state, "t1") == {"garden": 2, "lamps": 1}
    assert own(evening)["anna"] == {"garden": 2}
    for seat in ("anna", "bram", "chris"):
        [event] = evening.play(AgreeChips(seat=seat), DEVICE)
        assert bool(getattr(event, "hand", None)) == (seat == "chris")  # who has no phone
    assert agrees(evening.meeting, evening.state, "t1")
    evening.play(MoveChips(thing="lamps", by=-1), DEVICE)
    assert not evening.state.everybody
    assert evening.refuse(MoveChips(thing="lamps", by=-1), DEVICE).key == "chips_none_there"


def test_it_does_nothing_for_another_table_nor_for_nobody() -> None:
    evening = laying()
    evening.happen(SeatTaken(seat="eva", table="t2"))
    assert evening.refuse(AgreeChips(seat="eva"), DEVICE).key == "not_your_table"
    assert evening.refuse(AgreeChips(), DEVICE).key == "seat_unchosen"
    assert evening.refuse(PlaceChips(table="t2", amounts={}), DEVICE).key == "not_your_table"


@pytest.fixture
def room(context: Flask) -> Room:
    """Two tables with chips before them."""
    plans = [Initiative(f"P{n}", f"Plan {n}", 300_000, 100_000, scalable=True) for n in (1, 2, 3)]
    room = Room("TAFEL1", 900_000, plans, [stage_of(chips=4, complete=3)], tables=2)
    room.sit("T1", 3)
    room.sit("T2", 2)
    room.begin()
    return room


def test_it_is_joined_by_a_link_and_shows_its_own_table_with_a_strip_for_everybody(room: Room, context: Flask) -> None:
    device = Browser(context.test_client(), "table", room.code)
    assert device.get("/tafel").status_code == 403
    key = links.make(room.code, Role.TABLE, "T1")
    device.client.post(f"/t/{room.code}/regie/key", data={"key": key})
    page = device.get("/tafel").text
    assert page.count("data-lays=") == 3
    assert "table:T1" in page
    seat = room.people["T1"][0]
    assert device.act("chips.move thing=P1 by=1 seat=" + seat).status_code == 200
    assert device.act("chips.agree on=true seat=" + seat).status_code == 200
    stage = KIND.here(room.state)
    assert stage is not None
    assert totals(room.state, stage.state, "T1") == {"P1": 1}
    assert device.act("chips.agree on=true seat=" + room.people["T2"][0]).status_code == 403


def test_a_chip_that_moves_renders_the_device_of_its_own_table_and_of_no_other(room: Room) -> None:
    from app.faces.remembered import Remembered
    from app.live import meetings

    seen = {table: Remembered() for table in ("T1", "T2")}

    def made() -> dict[str, frozenset[str]]:
        now = meetings.load(room.code)
        return {t: regions.regions(now, "table", "nl", f"table:{t}", kept).made for t, kept in seen.items()}

    made()
    room.lay("T1", {"P1": 12})
    assert made() == {"T1": frozenset({"table-chips"}), "T2": frozenset()}
