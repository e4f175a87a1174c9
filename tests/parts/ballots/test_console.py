"""Ballots that the console hands in for a seat, and how many are in."""

from flask import Flask

from app.access import links
from app.live import meetings
from app.live.meetings import load
from facilitation.parts.seating import seats
from tests.devices import CODE, opening
from tests.plain import Plain, at


def test_turnout_is_told_but_never_what_was_chosen_before_the_reveal(desk: Plain, riet: str) -> None:
    at(desk, "ranking")
    desk.press("ballot.cast", seat=riet, order=["P2", "P1"])
    page = desk.page
    assert "is al binnen" in page.text
    desk.press()
    sealed = desk.page
    for shown in (page, sealed):
        assert 'class="result"' not in shown.html
        assert "1" in shown.text
    desk.press()
    assert 'class="result"' in desk.page.html


def test_a_ballot_for_a_seat_counts_once_and_can_be_replaced(desk: Plain, riet: str) -> None:
    at(desk, "ranking")
    desk.press("ballot.cast", seat=riet, order=["P1"])
    desk.press("ballot.cast", seat=riet, order=["P3", "P2"])
    desk.press()
    sealed = load(CODE).state.current.state
    assert [dict(ballot) for ballot in sealed.ballots] == [{"order": ["P3", "P2"]}]
    assert dict(sealed.turnout) == {"paper": 1}


def test_an_approval_ballot_is_ticked_for_a_seat(context: Flask) -> None:
    from facilitation.state.method import BallotForm

    code = "VINKJE"
    meetings.create(opening(code, BallotForm(kind="approval", max_sum=900_000), template="stemavond"))
    client = context.test_client()
    client.post(f"/t/{code}/regie/key", data={"key": links.make(code)})
    desk = Plain(client, f"/t/{code}/regie")
    desk.press("seat.add", name="Riet")
    seat = next(iter(seats(load(code).state)))
    while load(code).state.current.plan.key != "ranking":
        desk.press()
    assert "€ 9.000" in desk.page.text.replace("\N{NO-BREAK SPACE}", " ")
    desk.press("ballot.cast", seat=seat, approved=["P1", "P3"])
    desk.press("Ja, sluit het stemmen")
    desk.press("Ja, laat de uitslag zien")
    assert [s.id for s in load(code).state.current.state.outcome.standings if s.points] == ["P3", "P1"]
    desk.press("Volgende: Besluit")
    assert load(code).state.current.plan.key == "decision"
