"""The one plan that the room talks about."""

from facilitation.parts.floor import FloorGiven, GiveFloor, on_floor
from tests.facilitation.evening import Evening


def test_one_plan_has_the_floor() -> None:
    evening = Evening().reach("initiatives")
    assert evening.play(GiveFloor(initiative="lamps"))[0] == FloorGiven(initiative="lamps")
    assert on_floor(evening.meeting) == "lamps"
