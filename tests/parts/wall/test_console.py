"""The wall by buttons of the console."""

from app.live.meetings import load
from facilitation.parts.wall import wall
from tests.devices import CODE
from tests.plain import Plain


def test_the_wall_goes_black_frozen_light_and_to_the_code_and_back(desk: Plain) -> None:
    for words, shown in (("Zwart", "black"), ("QR-code", "qr"), ("QR-code", "live")):
        desk.press(words)
        assert wall(load(CODE).state).what == shown
    desk.press("Bevries")
    assert wall(load(CODE).state).frozen is not None
    assert desk.page.button("Bevries")["aria-pressed"] == "true"
    desk.press("Bevries")
    assert wall(load(CODE).state).frozen is None
    desk.press("Licht")
    assert wall(load(CODE).state).light
