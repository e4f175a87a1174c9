"""The agenda is changed by the buttons of the console; each says when the evening is then over."""

from app.live.meetings import load, perform
from facilitation.parts.stages import AdvanceStage
from tests.devices import CODE, Browser
from tests.people import LEADER
from tests.plain import Plain


def test_a_button_gives_five_minutes_and_says_when_the_evening_is_then_over(desk: Plain) -> None:
    perform(CODE, AdvanceStage(), LEADER)
    assert "klaar" in desk.page.button("stage.retime 15")["label"] or "klaar" in desk.page.text
    desk.press("stage.retime 15")
    assert load(CODE).state.current.plan.minutes == 15


def test_a_stage_is_left_out_with_its_reason_and_phones_follow(desk: Plain, seated: Browser) -> None:
    assert "Argumenten" in seated.get().get_data(as_text=True)
    desk.press("stage.skip arguments", **{"arguments.reason": "Geen tijd meer."})
    assert "arguments" not in [stage.key for stage in load(CODE).state.stages]
    assert "van 7" in " ".join(seated.get().get_data(as_text=True).split())


def test_a_break_is_put_in_by_its_form(desk: Plain) -> None:
    desk.press("stage.insert", of="recess", before="ranking", minutes="15")
    keys = [stage.key for stage in load(CODE).state.stages]
    assert keys.index("recess-2") + 1 == keys.index("ranking")
