"""The question of the decision at the console, and views of a minority that it writes down."""

from app.live.meetings import load
from facilitation.parts.seating import seats
from tests.devices import CODE
from tests.plain import Plain, at


def test_answers_are_counted_in_the_open_and_read_only_after_closing(desk: Plain, riet: str) -> None:
    at(desk, "decision")
    desk.press("consent.give", seat=riet, position="objection", reason="Ik mis de jeugd")
    assert "Ik mis de jeugd" not in desk.page.html
    assert 'class="votes"' not in desk.page.html
    desk.press("Ja, sluit de vraag")
    assert "Ik mis de jeugd" in desk.page.text
    assert 'class="votes"' in desk.page.html


def test_a_minority_without_a_phone_is_written_down_by_a_form_and_others_without_one_join_it(
    desk: Plain, riet: str
) -> None:
    desk.press("seat.add", name="Jan", table="T1", channel="assisted")
    jan = list(seats(load(CODE).state))[-1]
    at(desk, "decision")
    desk.press("minority.post", seat=riet, text="Eerst de bankjes.", initiatives="P3")
    desk.press("minority.join M1", M1__seat=jan)
    view = load(CODE).state.current.state.views["M1"]
    assert (view.author, view.text, view.initiatives) == (riet, "Eerst de bankjes.", ("P3",))
    assert view.supporters == {riet, jan}
    desk.press("minority.leave M1", M1__seat=jan)
    assert load(CODE).state.current.state.views["M1"].supporters == {riet}
    refused = desk.press("minority.post", status=403, text="Van wie is dit?")
    assert "Kies eerst voor welke stoel" in refused.text
    assert list(load(CODE).state.current.state.views) == ["M1"]
