"""Words of another direction stand beside ours without turning them."""

import msgspec
from flask import Flask

from app.access import links
from app.languages import apart
from app.live import meetings
from facilitation.state.plan import Initiative
from tests.devices import Browser, opening


def test_words_side_by_side_are_isolated_and_stay_words() -> None:
    assert apart(["plan 1", "", "محمد", "<b>"]) == "<bdi>plan 1</bdi> · <bdi>محمد</bdi> · <bdi>&lt;b&gt;</bdi>"


def test_an_arabic_theme_and_proposer_turn_nothing_where_a_plan_is_pitched(context: Flask) -> None:
    plan = Initiative("P1", "Tuin", 500, 500, theme="حديقة", proposer="محمد")
    meetings.create(msgspec.structs.replace(opening(code="RTL234"), initiatives=(plan,)))
    key = links.make("RTL234")
    console = Browser(context.test_client(), "console", "RTL234")
    assert console.client.post("/t/RTL234/regie/key", data={"key": key}).status_code == 204
    console.lead_to("initiatives")
    assert "<bdi>حديقة</bdi> · <bdi>محمد</bdi>" in console.get("/scherm").text
