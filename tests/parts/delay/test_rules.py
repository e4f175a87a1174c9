"""A closing waits for who is at home: as much longer as their picture is late, and half a minute more."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.acts import Act
from facilitation.events import BallotsSealed, StageClosed
from facilitation.next_step import mark, next_step
from facilitation.parts.ballots import VoidVote, box_of
from facilitation.parts.chips.acts import MoveChips
from facilitation.parts.choice.acts import AnswerChoice, CloseChoice, OpenChoice
from facilitation.parts.choice.asked import choices
from facilitation.parts.choice.events import ChoiceClosed
from facilitation.parts.clock import StepClock
from facilitation.parts.decision.acts import GiveConsent, RecordDecision
from facilitation.parts.delay.acts import EndDelay, SetDelay, TurnDelay
from facilitation.parts.delay.events import DelayBegan, DelayEnded
from facilitation.parts.delay.rules import due
from facilitation.parts.delay.state import calling, delay
from facilitation.parts.paper.acts import FinishPaper, HandOutPaper
from facilitation.parts.seating import RemoveSeat, SeatTaken
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage, OpenStage, RevealStage
from facilitation.parts.undo import Undo
from facilitation.parts.window.acts import SetWindow
from facilitation.situation import stage_named
from facilitation.state.stage import Stage
from tests.facilitation.evening import ANNA, BRAM, DORA, LEADER, Evening, phone
from tests.parts.delay.room import BEHIND, GARDEN_FIRST, HOUSE, OPEN, late, over, until, voting


def sealed(evening: Evening) -> list[BallotsSealed]:
    """Every time that ballots were sealed."""
    return [event for event in evening.events if isinstance(event, BallotsSealed)]


def test_the_hall_closes_at_once_and_home_so_much_later() -> None:
    evening = voting()
    begins = evening.now
    (began,) = evening.play(CloseStage(), LEADER)
    assert began == DelayBegan(stage="ranking", until=begins + OPEN)
    assert evening.play(CloseStage(), LEADER) == [], "it waits once"
    assert evening.meeting.current.status == "open"
    assert sealed(evening) == []
    assert evening.refuse(RevealStage()).key == "close_first"


def test_a_closing_waits_for_home_while_paper_is_out_too_and_then_for_the_paper() -> None:
    evening = voting()
    evening.play(HandOutPaper(stage="ranking", ballots=3), LEADER)
    evening.play(CloseStage(), LEADER)
    assert calling(evening.meeting) is not None
    evening.wait(20).play(GARDEN_FIRST, DORA)
    evening.now = until(evening)
    evening.play(TurnDelay(), HOUSE)
    assert sealed(evening) == [], "it waits for the paper"
    evening.play(FinishPaper(stage="ranking", reason="Er kwam niets terug."), LEADER)
    (box,) = sealed(evening)
    assert box.turnout == {"online": 1, "room": 1}


def test_a_ballot_from_home_twenty_seconds_after_the_hall_counts() -> None:
    evening = late()
    evening.wait(20).play(GARDEN_FIRST, DORA)
    evening.now = ends = until(evening)
    ended = DelayEnded(stage="ranking", until=ends)
    assert evening.play(TurnDelay(), HOUSE) == [ended, StageClosed(stage="ranking")]
    (box,) = sealed(evening)
    assert (len(box.ballots), box.turnout) == (2, {"online": 1, "room": 1})
    assert box_of(stage_named(evening.meeting, "ranking")).outcome is not None


def test_one_after_its_own_closing_is_refused_before_anybody_noticed_and_after() -> None:
    evening = over()
    assert evening.refuse(GARDEN_FIRST, DORA).key == "home_over"
    evening.play(TurnDelay(), HOUSE)
    assert evening.refuse(GARDEN_FIRST, DORA).key == "home_over"
    assert evening.refuse(GARDEN_FIRST, ANNA).key == "stage_closed"


def test_the_house_closes_at_its_time_and_not_before() -> None:
    evening = late()
    ends = until(evening)
    assert due(evening.meeting, ends - timedelta(seconds=1)) is None
    assert evening.play(TurnDelay(), HOUSE) == []
    assert due(evening.meeting, ends) == TurnDelay()


def test_a_moment_within_a_second_ends_on_a_whole_one() -> None:
    evening = voting()
    evening.now += timedelta(microseconds=1)
    evening.play(CloseStage(), LEADER)
    assert until(evening) - evening.now == OPEN + timedelta(seconds=1, microseconds=-1)


def test_nothing_waits_without_a_delay_or_without_anybody_at_home() -> None:
    evening = Evening().reach("ranking")
    assert evening.play(CloseStage(), LEADER) == [StageClosed(stage="ranking")]
    evening = voting()
    evening.play(RemoveSeat(seat="dora", reason="Zat dubbel."), LEADER)
    assert evening.play(CloseStage(), LEADER) == [StageClosed(stage="ranking")]


def test_a_vote_at_home_that_goes_on_anyway_waits_for_itself() -> None:
    evening = voting()
    week = SetWindow(stage="ranking", opens=evening.now, closes=evening.now + timedelta(days=7))
    evening.play(week, LEADER)
    assert evening.play(CloseStage(), LEADER) == [StageClosed(stage="ranking")]


@pytest.mark.parametrize("act", [AdvanceStage(), AdvanceStage(to="arguments"), CloseMeeting(), VoidVote(reason="Nee.")])
def test_the_room_does_not_go_on_meanwhile(act: Act) -> None:
    assert late().refuse(act).key in ("home_open", "close_first")


def test_the_console_waits_in_sight_and_the_step_is_another_one() -> None:
    evening = voting()
    before = mark(evening.meeting)
    evening.play(CloseStage(), LEADER)
    step = next_step(evening.meeting)
    assert step is not None
    assert (step.button.to, step.button.act, step.sees[0].key) == ("voor-thuis", "", "home_waits")
    assert mark(evening.meeting) != before


def test_it_ends_earlier_with_a_reason_that_stands_in_the_log() -> None:
    evening = late()
    ends = until(evening)
    ended, closed = evening.play(EndDelay(reason="Dora belt: zij stemt niet."), LEADER)
    assert ended == DelayEnded(stage="ranking", until=ends, early=True, reason="Dora belt: zij stemt niet.")
    assert closed == StageClosed(stage="ranking")
    assert evening.refuse(Undo(seq=evening.meeting.seq)).key == "undo_sealed"
    assert evening.refuse(GARDEN_FIRST, DORA).key == "stage_closed"


def test_where_nobody_is_left_at_home_no_reason_is_needed() -> None:
    evening = late()
    evening.play(RemoveSeat(seat="dora", reason="Zat dubbel."), LEADER)
    step = next_step(evening.meeting)
    assert step is not None
    assert step.button.act == "delay.end"
    ended, _ = evening.play(EndDelay(), LEADER)
    assert isinstance(ended, DelayEnded)
    assert (ended.early, ended.reason) == (True, None)


def test_a_closing_by_mistake_is_undone() -> None:
    evening = late()
    evening.play(Undo(seq=evening.meeting.seq), LEADER)
    assert calling(evening.meeting) is None
    evening.play(GARDEN_FIRST, BRAM)


def test_another_delay_is_for_the_next_closing() -> None:
    evening = late()
    ends = until(evening)
    evening.play(SetDelay(seconds=90), LEADER)
    assert (until(evening), delay(evening.meeting).seconds) == (ends, 90)


def test_a_vote_that_is_held_again_takes_ballots_of_everybody() -> None:
    evening = over()
    evening.play(TurnDelay(), HOUSE)
    evening.play(VoidVote(reason="Niet begrepen."), LEADER)
    for who in (ANNA, DORA):
        evening.play(GARDEN_FIRST, who)
    evening.play(CloseStage(), LEADER)
    assert until(evening) == evening.now + OPEN


@pytest.mark.parametrize("milliseconds", [-90_000, 3_600_000])
def test_a_clock_that_is_set_takes_no_time_from_home(milliseconds: int) -> None:
    evening = late()
    left = until(evening) - evening.now
    evening.now += timedelta(milliseconds=milliseconds)
    evening.play(StepClock(milliseconds=milliseconds), HOUSE)
    assert until(evening) - evening.now == left


def test_answers_to_the_package_are_shown_to_nobody_before_home_is_closed() -> None:
    evening = Evening().ranked().reach("decision")
    evening.play(SetDelay(seconds=BEHIND), LEADER)
    evening.play(GiveConsent(position="agree"), ANNA)
    evening.play(CloseStage(), LEADER)
    assert evening.refuse(RecordDecision()).key in ("home_open", "close_first")
    assert evening.refuse(GiveConsent(position="agree"), BRAM).key == "hall_closed"
    evening.wait(20).play(GiveConsent(position="concern", reason="Te laat gehoord."), DORA)
    evening.now = until(evening)
    assert evening.refuse(GiveConsent(position="agree"), DORA).key == "home_over"
    evening.play(TurnDelay(), HOUSE)
    assert evening.state.counts() == {"agree": 1, "concern": 1, "objection": 0}


def test_a_choice_by_resistance_waits_too() -> None:
    evening = Evening()
    evening.play(SetDelay(seconds=BEHIND), LEADER)
    evening.reach("frames").play(OpenChoice(question="Hoe laat?", options=["Acht", "Negen"]), LEADER)
    evening.play(AnswerChoice(choice="W1", marks={"O1": 1}), ANNA)
    (began,) = evening.play(CloseChoice(choice="W1"), LEADER)
    assert isinstance(began, DelayBegan)
    assert began.choice == "W1"
    assert evening.refuse(AnswerChoice(choice="W1", marks={"O1": 1}), BRAM).key == "hall_closed"
    evening.wait(20).play(AnswerChoice(choice="W1", marks={"O1": 9}), DORA)
    evening.now = until(evening)
    assert [type(fact) for fact in evening.play(TurnDelay(), HOUSE)] == [DelayEnded, ChoiceClosed]
    assert len(choices(evening.meeting)["W1"].answers) == 2


def test_chips_of_the_table_at_home_are_laid_while_the_hall_is_closed() -> None:
    evening = Evening([Stage("welcome", "welcome"), Stage("fiches", "chips")])
    evening.play(SetDelay(seconds=BEHIND), LEADER)
    evening.play(AdvanceStage(), LEADER)
    if evening.meeting.current.status != "open":
        evening.play(OpenStage(), LEADER)
    evening.play(CloseStage(), LEADER)
    assert evening.refuse(MoveChips(thing="garden", by=1), ANNA).key == "hall_closed"
    evening.wait(20).play(MoveChips(thing="garden", by=1), DORA)
    evening.now = until(evening)
    assert evening.refuse(MoveChips(thing="garden", by=1), DORA).key == "home_over"


@given(st.lists(st.tuples(st.sampled_from(["anna", "bram", "dora", "eva"]), st.integers(0, 40)), max_size=8))
def test_whenever_they_come_the_ballots_that_count_are_those_in_time(votes: list[tuple[str, int]]) -> None:
    evening = late()
    evening.happen(SeatTaken(seat="eva", channel="online", table="t3"))
    ends, counted = until(evening), {"anna"}
    for seat, seconds in votes:
        evening.now += timedelta(seconds=seconds)
        at_home = seat in ("dora", "eva")
        if at_home and evening.now < ends:
            evening.play(GARDEN_FIRST, phone(seat))
            counted.add(seat)
        else:
            assert evening.refuse(GARDEN_FIRST, phone(seat)).key == ("home_over" if at_home else "hall_closed")
    evening.now = max(evening.now, ends)
    evening.play(TurnDelay(), HOUSE)
    (box,) = sealed(evening)
    assert len(box.ballots) == sum(box.turnout.values()) == len(counted)
