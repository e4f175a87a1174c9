"""Two ballots on paper that were entered for one another; and what two seats that became one can do afterwards."""

import pytest
from flask import Flask

from app.live.meetings import load, perform
from app.services import services
from app.storage import ballots
from facilitation.parts.ballots import CastBallot, Paper, box_of
from facilitation.parts.door.acts import AdmitPhone
from facilitation.parts.door.asked import mark_of
from facilitation.parts.repair.acts import MergeSeats, SwapBallots
from facilitation.parts.seating import TakeSeat, seats
from facilitation.parts.stages import CloseStage
from facilitation.refusals import Refused
from facilitation.roles import Actor, Role
from tests.devices import CODE, Browser
from tests.people import LEADER, lead_to, sit, vote
from tests.plain import Plain

SECOND = Actor("console:2", Role.CO_FACILITATOR, receipt="tablet")


def on_paper(seat: str, *order: str, by: Actor = LEADER) -> None:
    """The console enters what somebody wrote."""
    perform(CODE, CastBallot(seat=seat, ballot=Paper(order=list(order))), by)


def refused(act: object, by: Actor = LEADER) -> str:
    try:
        perform(CODE, act, by)  # type: ignore[arg-type]
    except Refused as refusal:
        return refusal.key
    return ""


def box() -> list[list[str]]:
    """What was sealed, in an order of its own."""
    perform(CODE, CloseStage(), LEADER)
    return sorted(paper["order"] for paper in box_of(load(CODE).state.current).ballots)


@pytest.fixture
def papers(console: Browser) -> tuple[str, str]:
    """Two seats on paper, while the vote is open."""
    found = console.put(channel="paper"), console.put(channel="assisted")
    lead_to("ranking")
    return found


def test_two_ballots_change_places_and_each_can_still_be_entered_anew(papers: tuple[str, str]) -> None:
    one, other = papers
    on_paper(one, "P1"), on_paper(other, "P2", by=SECOND)
    perform(CODE, SwapBallots(seat=one, other=other, yes=True, reason="Verkeerd om."), LEADER)
    assert load(CODE).voted["ranking"].keys() == {one, other}
    on_paper(one, "P3")  # what stood here was P2
    assert box() == [["P1"], ["P3"]]


def test_a_ballot_that_is_of_another_seat_goes_there_and_its_own_seat_has_none(papers: tuple[str, str]) -> None:
    one, other = papers
    on_paper(one, "P1")
    perform(CODE, SwapBallots(seat=one, other=other, yes=True, reason="Verkeerde stoel."), LEADER)
    assert load(CODE).voted["ranking"] == {other: "assisted"}
    with services().database.read.connect() as connection:
        assert ballots.turnout(connection, CODE) == {"ranking": {other: "assisted"}}
        assert ballots.whole(connection, CODE)
    on_paper(one, "P2")
    assert box() == [["P1"], ["P2"]]


def test_where_nothing_was_entered_nothing_is_swapped(papers: tuple[str, str]) -> None:
    assert refused(SwapBallots(seat=papers[0], other=papers[1], yes=True, reason="Om.")) == "nothing_to_swap"


def test_the_form_asks_for_the_yes_of_both(desk: Plain) -> None:
    console = Browser(desk.client, "console")
    one, other = console.put(channel="paper"), console.put(channel="paper")
    lead_to("ranking")
    on_paper(one, "P1")
    assert "Ze zeiden allebei ja" in desk.page.text
    desk.press("ballots.swap", seat=one, other=other, yes="true", reason="Verkeerd om.")
    assert load(CODE).voted["ranking"].keys() == {other}


@pytest.mark.parametrize("keeps", ["into", "seat"])
def test_of_two_seats_that_became_one_nobody_votes_twice(context: Flask, keeps: str) -> None:
    first, second = sit(1), sit(2)
    lead_to("ranking")
    vote(first, "P1"), vote(second, "P2")
    perform(CODE, MergeSeats(seat="S1", into="S2", reason="Dezelfde.", keeps=keeps), LEADER)  # type: ignore[arg-type]
    again = TakeSeat(seat="S1", channel="room")
    assert refused(again, Actor("join:S1", Role.VISITOR)) == "seat_merged"
    assert refused(CastBallot(ballot=Paper(order=["P3"])), first) == "unknown_seat"
    assert refused(CastBallot(ballot=Paper(order=["P3"])), second) == ("" if keeps == "into" else "ballot_elsewhere")
    assert len(box()) == 1


def test_somebody_who_was_merged_by_mistake_is_let_in_by_hand(context: Flask) -> None:
    sit(1), sit(2)
    perform(CODE, MergeSeats(seat="S1", into="S2", reason="Dezelfde."), LEADER)
    perform(CODE, AdmitPhone(mark=mark_of("S1")), LEADER)
    perform(CODE, TakeSeat(seat="S3", was="S1"), Actor("join:S3", Role.VISITOR))
    assert seats(load(CODE).state).keys() == {"S3", "S2"}
    again = TakeSeat(seat="S4", was="S1")
    assert refused(again, Actor("join:S4", Role.VISITOR)) == "seat_merged"


def test_merging_is_no_way_to_act_for_a_phone_that_did_not_ask_for_help(console: Browser) -> None:
    first, paper = sit(1), console.put(channel="paper")
    lead_to("ranking")
    vote(first, "P1")
    for keeps in ("into", "seat"):
        assert refused(MergeSeats(seat="S1", into=paper, reason="Dezelfde.", keeps=keeps)) == "help_not_asked"  # type: ignore[arg-type]
    perform(CODE, MergeSeats(seat=paper, into="S1", reason="Kreeg een telefoon."), LEADER)
    assert refused(CastBallot(seat="S1", ballot=Paper(order=["P2"]))) == "help_not_asked"
    assert box() == [["P1"]]
