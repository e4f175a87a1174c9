"""The package at the console: what changed, and what departs from the ranking."""

from app.live.meetings import load
from app.services import services
from tests.devices import Browser
from tests.plain import Plain, at


def test_a_changed_package_is_asked_about_again(console: Browser, desk: Plain, riet: str) -> None:
    at(desk, "decision")
    desk.press("consent.give", seat=riet, position="agree")
    desk.press("Ja, sluit de vraag")
    desk.press("award.set P3", P3__amount="100000", P3__reason="Ook zitten")
    page = desk.page
    assert page.primary["value"].startswith("stage.open expecting=decision ")
    assert "Vraag het de zaal opnieuw" in page.html


def test_a_departure_without_a_reason_is_named_before_the_decision_can_be_recorded(
    console: Browser, desk: Plain, riet: str
) -> None:
    """Such a division stands where the ranking's proposal moved under it: a plan was withdrawn."""
    at(desk, "ranking")
    desk.press("ballot.cast", seat=riet, order=["P1", "P3", "P2"])
    at(desk, "allocation")
    console.act("stage.close")
    console.act("stage.reveal")
    desk.press("award.set P3", P3__amount="100000", P3__reason="Iets minder")
    desk.press("initiative.withdraw P1", P1__reason="Verhuisd")
    services().workers.finish(load(console.code))
    at(desk, "decision")
    console.act("stage.close")
    page = desk.page
    assert not page.has("decision.record")
    assert 'href="#compose-P2"' in page.html
