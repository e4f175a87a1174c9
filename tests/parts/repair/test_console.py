"""Mending by the forms of the console, and what becomes of the ballots of two seats of one person."""

import pytest

from app.live.meetings import load, perform
from facilitation.parts.ballots import box_of
from facilitation.parts.plans import WithdrawInitiative, plans
from facilitation.parts.repair.acts import MergeSeats
from facilitation.parts.seating import seats
from facilitation.parts.stages import CloseStage
from tests.devices import CODE
from tests.people import LEADER, lead_to, sit, vote
from tests.plain import Plain


def test_a_plan_comes_back_by_its_form_and_its_reason_is_in_the_record(desk: Plain) -> None:
    perform(CODE, WithdrawInitiative(initiative="P1", reason="Verkeerde knop."), LEADER)
    desk.press("initiative.restore", initiative="P1", reason="Het was een ander plan.")
    assert plans(load(CODE).state)["P1"].withdrawn is None
    page = desk.client.get(f"/t/{CODE}/besluit").get_data(as_text=True)
    assert "‘Moestuin’ doet weer mee. Reden: Het was een ander plan." in " ".join(page.split())


def test_two_seats_become_one_by_the_form(desk: Plain) -> None:
    sit(1), sit(2)
    desk.press("seats.merge", seat="S1", into="S2", reason="Een andere telefoon.")
    assert set(seats(load(CODE).state)) == {"S2"}


@pytest.mark.parametrize("keeps", ["into", "seat"])
def test_of_two_ballots_the_one_counts_that_its_owner_keeps(desk: Plain, keeps: str) -> None:
    first, second = sit(1), sit(2)
    lead_to("ranking")
    vote(first, "P1"), vote(second, "P2")
    perform(CODE, MergeSeats(seat="S1", into="S2", reason="Dezelfde.", keeps=keeps), LEADER)  # type: ignore[arg-type]
    assert load(CODE).voted["ranking"] == {"S2": "room"}
    perform(CODE, CloseStage(), LEADER)
    box = box_of(load(CODE).state.current)
    assert (box.turnout, [paper["order"] for paper in box.ballots]) == (
        {"room": 1},
        [["P2" if keeps == "into" else "P1"]],
    )


def test_the_ballot_of_the_seat_that_goes_stands_where_the_other_did_not_vote(desk: Plain) -> None:
    first, _ = sit(1), sit(2)
    lead_to("ranking")
    vote(first, "P1")
    perform(CODE, MergeSeats(seat="S1", into="S2", reason="Dezelfde."), LEADER)
    perform(CODE, CloseStage(), LEADER)
    assert box_of(load(CODE).state.current).turnout == {"room": 1}


def test_two_ballots_that_were_sealed_both_count_and_neither_is_guessed(desk: Plain) -> None:
    first, second = sit(1), sit(2)
    lead_to("ranking")
    vote(first, "P1"), vote(second, "P2")
    perform(CODE, CloseStage(), LEADER)
    perform(CODE, MergeSeats(seat="S1", into="S2", reason="Dezelfde."), LEADER)
    assert box_of(load(CODE).state.current).turnout == {"room": 2}
