"""Voting at home: a second box of the same stage, which the clock opens and closes."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from facilitation.events import BallotCast, BallotsSealed, StageClosed
from facilitation.parts.ballots import CastBallot, Paper, VoidVote, box_of
from facilitation.parts.ranking.acts import ChooseMethod
from facilitation.parts.seating import SeatTaken
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage, RevealStage
from facilitation.parts.undo import Undo
from facilitation.parts.window.acts import EndWindow, SetWindow
from facilitation.parts.window.events import WindowClosed, WindowOpened, WindowSet
from facilitation.parts.window.rules import due
from facilitation.parts.window.state import windows
from facilitation.refusals import Refused
from facilitation.roles import Actor
from facilitation.situation import ballots_out, stage_named
from facilitation.state.method import Method
from tests.facilitation.evening import ANNA, BRAM, DORA, LEADER, START, Evening, phone
from tests.parts.window.room import CLOSES, GARDEN_FIRST, HOUSE, OPENS, TURN, agreed, voting


def sealed(evening: Evening) -> list[BallotsSealed]:
    """Every time that ballots were sealed."""
    return [event for event in evening.events if isinstance(event, BallotsSealed)]


def in_the_hall(evening: Evening) -> Evening:
    """The evening comes to its vote: Anna and Bram hand in, and the hall closes its box."""
    evening.now = START
    evening.reach("ranking")
    for who, order in ((ANNA, ["playground"]), (BRAM, ["playground", "garden"])):
        evening.wait(60).play(CastBallot(ballot=Paper(order=order)), who)
    evening.play(CloseStage(), LEADER)
    return evening


def test_the_clock_of_the_house_opens_the_box_at_home_and_not_before() -> None:
    evening = agreed()
    assert due(evening.meeting, OPENS - timedelta(seconds=1)) is None
    assert due(evening.meeting, OPENS) == TURN
    evening.now = OPENS
    assert evening.play(TURN, HOUSE) == [WindowOpened(stage="ranking")]
    assert evening.play(TURN, HOUSE) == [], "it happens once"


def test_who_is_at_home_votes_days_before_and_replaces_it_during_the_welcome() -> None:
    evening = voting()
    assert evening.kind == "welcome"
    assert [type(fact) for fact in evening.play(GARDEN_FIRST, DORA)] == [BallotCast]
    assert ballots_out(evening.meeting), "amounts of plans stay as people see them"


def test_the_evening_goes_on_while_people_vote_at_home() -> None:
    evening = in_the_hall(voting())
    assert stage_named(evening.meeting, "ranking").status == "closed"
    assert sealed(evening) == []
    assert evening.refuse(RevealStage(stage="ranking")).key == "close_first"
    evening.play(AdvanceStage(), LEADER)
    evening.wait(60).play(GARDEN_FIRST, DORA)
    assert evening.kind == "allocation"


def test_hall_and_home_are_sealed_together_once_the_last_box_closed() -> None:
    evening = in_the_hall(voting())
    evening.now = CLOSES
    evening.play(TURN, HOUSE)
    (box,) = sealed(evening)
    assert (len(box.ballots), box.turnout) == (3, {"online": 1, "room": 2})
    assert box_of(stage_named(evening.meeting, "ranking")).outcome is not None


def test_a_box_at_home_that_closes_first_waits_for_the_hall() -> None:
    evening = voting()
    evening.now = START
    evening.play(EndWindow(stage="ranking", reason="Iedereen is er."), LEADER)
    assert sealed(evening) == []
    assert evening.refuse(CloseMeeting()).key == "window_uncounted"
    evening.reach("ranking").play(CloseStage(), LEADER)
    assert len(sealed(evening)[0].ballots) == 1


def test_the_clock_refuses_what_comes_late_before_anybody_noticed() -> None:
    evening = voting()
    evening.now = CLOSES
    assert evening.refuse(GARDEN_FIRST, DORA).key == "window_over"


def test_an_open_box_gets_more_time_and_never_less() -> None:
    evening = voting()
    later = CLOSES + timedelta(days=1)
    longer = SetWindow(stage="ranking", opens=OPENS, closes=later)
    assert evening.play(longer, LEADER) == [WindowSet(stage="ranking", opens=OPENS, closes=later)]
    assert (evening.play(longer, LEADER), windows(evening.meeting)["ranking"].how) == ([], "open")


def test_a_window_that_begins_now_is_open_at_once() -> None:
    evening = Evening()
    begins = SetWindow(stage="ranking", opens=evening.now, closes=CLOSES)
    assert [type(fact) for fact in evening.play(begins, LEADER)] == [WindowSet, WindowOpened]


def test_how_is_voted_can_change_until_the_box_at_home_opens() -> None:
    evening = agreed()
    evening.play(ChooseMethod(stage="ranking", method=Method(rule="irv")), LEADER)
    evening.now = OPENS
    evening.play(TURN, HOUSE)
    assert evening.refuse(ChooseMethod(stage="ranking", method=Method())).key == "method_fixed"


def test_a_window_set_by_mistake_is_undone_and_one_that_was_ended_is_not() -> None:
    evening = agreed()
    evening.play(Undo(seq=evening.meeting.seq), LEADER)
    assert windows(evening.meeting) == {}
    evening = voting()
    evening.play(EndWindow(stage="ranking", reason="Genoeg."), LEADER)
    assert evening.refuse(Undo(seq=evening.meeting.seq)).key == "undo_sealed"


def test_a_vote_that_was_voided_may_be_held_at_home_again() -> None:
    evening = in_the_hall(voting())
    evening.now = CLOSES
    evening.play(TURN, HOUSE)
    evening.play(VoidVote(stage="ranking", reason="Niet begrepen.", open=False), LEADER)
    again = SetWindow(stage="ranking", opens=CLOSES, closes=CLOSES + timedelta(days=1))
    assert [type(fact) for fact in evening.play(again, LEADER)] == [WindowSet, WindowOpened]


@given(st.permutations(["home", "hall", "dora", "anna"]), st.booleans())
def test_in_whatever_order_boxes_close_every_ballot_is_counted_once(order: list[str], early: bool) -> None:
    evening = voting()
    evening.happen(SeatTaken(seat="eva", channel="online", table="t3"))
    evening.now = START
    evening.reach("ranking")
    kept = {"dora"}
    for step in order:
        if step == "home":
            evening.now = evening.now if early else CLOSES
            evening.play(EndWindow(stage="ranking", reason="Klaar.") if early else TURN, LEADER if early else HOUSE)
        elif step == "hall":
            evening.play(CloseStage(), LEADER)
        else:
            who, seat = (DORA, "dora") if step == "dora" else (ANNA, "anna")
            kept |= {seat} if _handed_in(evening, who) else set()
    (box,) = sealed(evening)
    assert len(box.ballots) == sum(box.turnout.values()) == len(kept)
    last = [type(event) for event in evening.events if isinstance(event, StageClosed | WindowClosed | BallotsSealed)]
    assert last[-1] is BallotsSealed


def _handed_in(evening: Evening, who: Actor) -> bool:
    try:
        evening.play(GARDEN_FIRST, who)
    except Refused:
        return False
    return True


def test_a_phone_in_the_hall_votes_in_the_hall() -> None:
    evening = voting()
    assert evening.refuse(GARDEN_FIRST, phone("anna")).key == "window_from_home"
