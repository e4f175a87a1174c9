"""The clock by buttons of the console."""

from app.live.meetings import load
from facilitation.parts.clock import clock_of
from tests.devices import CODE
from tests.plain import Plain


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
