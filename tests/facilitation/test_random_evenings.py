"""Evenings at random, held against promises that no act may break and a plain model of the ballots."""

from collections import Counter
from typing import Any

import msgspec
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from facilitation.acts import Act, VoiceAct
from facilitation.events import BallotCast, BallotsSealed, Event
from facilitation.evolve import fold
from facilitation.part import LoggedEvent
from facilitation.parts.arguments.acts import PostArgument
from facilitation.parts.choice import asked as choice_asked
from facilitation.parts.choice.asked import kept
from facilitation.parts.decision.events import DecisionRecorded
from facilitation.parts.package.division import current, departures, total
from facilitation.parts.plans import plans
from facilitation.parts.seating import SeatTaken, seats
from facilitation.parts.stages import AdvanceStage, CloseMeeting
from facilitation.record.compose import compose
from facilitation.refusals import Refused
from facilitation.registry import PARTS
from facilitation.roles import Actor, Role
from facilitation.situation import settled
from facilitation.state.meeting import Meeting
from tests.facilitation.evening import LEADER, POT, VISITOR, Evening, written
from tests.facilitation.strategies import (
    BEGINNINGS,
    STAGES,
    answering,
    any_seat,
    anybody,
    anything,
    arguing,
    choices,
    composing,
    dividing,
    editing,
    framing,
    miscasting,
    moderating,
    ranking,
    recording,
    resisting,
    reviewing,
    sitting,
    steering,
    stepping,
    turns_of,
)

Turns = list[tuple[VoiceAct, str, bool]]
replace = msgspec.structs.replace
REPEATABLE = {
    "stage.open", "stage.close", "stage.reveal", "argument.support", "argument.unsupport", "argument.feature",
    "argument.moderate", "approval.set", "award.set", "decision.propose", "decision.record", "floor.give", "seat.move",
    "wall.show", "wall.freeze", "wall.light", "clock.pause", "clock.resume", "review.moderate",
    "objection.floor", "objection.settle", "minority.join", "minority.leave", "minority.moderate", "mandate.set",
    "rule.set", "choice.close", "choice.show", "choice.draw", "choice.adopt",
}  # fmt: skip


class RandomEvening(RuleBasedStateMachine):
    """One evening, joined at any stage; the ballots that count are kept by hand in `cast`."""

    def __init__(self) -> None:
        super().__init__()
        self.evening = Evening()
        self.cast: dict[str, dict[str, Any]] = {}
        self.boxes: dict[str, Any] = {}
        self.beginning = Meeting(), written(Meeting())

    @initialize(kind=st.sampled_from(BEGINNINGS), lived=st.booleans())
    def begin(self, kind: str, lived: bool) -> None:
        for passed in STAGES[: STAGES.index(kind) + 1]:
            self.evening.reach(passed)
            if lived and passed == "arguments":
                self.evening.play(PostArgument(seat="anna", initiative="garden", side="for", text="Mooi."))
                self.evening.play(PostArgument(seat="bram", initiative="lamps", side="against", text="Te fel."))
            if lived and passed == "ranking":
                self.evening.vote()
        for (stage, seat), ballot in self.evening.box.items():
            self.cast.setdefault(stage, {})[seat] = ballot.paper
        self.boxes = self.sealed()
        self.beginning = self.evening.meeting, written(self.evening.meeting)

    @precondition(lambda self: self.open_at("arguments"))
    @rule(turns=turns_of(arguing))
    def they_argue(self, turns: Turns) -> None:
        self.speak(turns)

    @precondition(lambda self: self.open_at("ranking"))
    @rule(turns=turns_of(ranking))
    def they_rank(self, turns: Turns) -> None:
        self.speak(turns)

    @precondition(lambda self: self.open_at("allocation"))
    @rule(turns=turns_of(dividing))
    def they_divide(self, turns: Turns) -> None:
        self.speak(turns)

    @precondition(lambda self: self.open_at("decision"))
    @rule(turns=turns_of(answering))
    def they_answer(self, turns: Turns) -> None:
        self.speak(turns)

    @precondition(lambda self: self.open_at("review"))
    @rule(turns=turns_of(reviewing))
    def they_look_back(self, turns: Turns) -> None:
        self.speak(turns)

    @precondition(lambda self: self.evening.kind in ("ranking", "allocation"))
    @rule(turns=turns_of(miscasting))
    def they_spoil_a_ballot(self, turns: Turns) -> None:
        self.speak(turns)

    @precondition(lambda self: self.evening.kind in ("arguments", "ranking", "review"))
    @rule(act=moderating)
    def the_facilitator_moderates(self, act: Act) -> None:
        self.attempt(act, LEADER)

    @precondition(lambda self: self.evening.kind in ("allocation", "decision"))
    @rule(act=composing)
    def the_room_composes(self, act: Act) -> None:
        self.attempt(act, LEADER)

    @precondition(lambda self: self.evening.kind == "decision")
    @rule(act=recording)
    def the_decision_is_recorded(self, act: Act) -> None:
        self.attempt(act, LEADER)

    @precondition(lambda self: self.evening.kind in ("frames", "decision"))
    @rule(act=choices)
    def the_facilitator_lets_them_choose(self, act: Act) -> None:
        self.attempt(act, LEADER)

    @precondition(lambda self: self.evening.kind in ("frames", "decision"))
    @rule(turns=turns_of(resisting))
    def they_resist(self, turns: Turns) -> None:
        self.speak(turns)

    @rule(act=framing | editing)
    def the_facilitator_rewords(self, act: Act) -> None:
        self.attempt(act, LEADER)

    @rule(act=steering)
    def the_facilitator_minds_the_room(self, act: Act) -> None:
        self.attempt(act, LEADER)

    @rule(act=stepping)
    def the_facilitator_minds_the_stage(self, act: Act) -> None:
        self.attempt(act, LEADER)

    @rule(act=sitting)
    def somebody_sits_down(self, act: Act) -> None:
        self.attempt(act, VISITOR)

    @rule(act=anything, by=anybody, seat=any_seat)
    def anybody_asks_anything(self, act: Act, by: Actor, seat: str | None) -> None:
        self.attempt(replace(act, seat=seat) if isinstance(act, VoiceAct) else act, by)

    @precondition(lambda self: not self.evening.meeting.closed)
    @rule(patience=st.integers(0, 3))
    def the_evening_goes_on(self, patience: int) -> None:
        if patience == 0 and self.evening.meeting.current.status == "open":
            self.evening.finish()
        elif patience == 1:
            self.attempt(AdvanceStage(), LEADER)

    @rule(patience=st.integers(0, 9))
    def the_meeting_closes_now_and_then(self, patience: int) -> None:
        if patience == 9:
            self.attempt(CloseMeeting(), LEADER)

    @rule(seconds=st.integers(-86_400, 86_400))
    def time_goes_by_and_sometimes_back(self, seconds: int) -> None:
        self.evening.wait(seconds)

    def open_at(self, kind: str) -> bool:
        return self.evening.kind == kind and self.evening.meeting.current.status == "open"

    def speak(self, turns: Turns) -> None:
        """Seats act by their own phones, or the console acts for them."""
        for act, seat, phone in turns:
            if phone:
                self.attempt(act, Actor(f"phone of {seat}", Role.RESIDENT, seat))
            else:
                self.attempt(replace(act, seat=seat), LEADER)

    def attempt(self, act: Act, by: Actor) -> None:
        """Play an act; a refusal is an answer, anything else that is raised is a defect."""
        closed = self.evening.meeting.closed
        try:
            facts = self.evening.play(act, by)
        except Refused:
            return
        assert not closed
        self.keep_ballots(facts)
        if act.kind() in REPEATABLE:
            assert self.evening.play(act, by) == []

    def keep_ballots(self, facts: list[Any]) -> None:
        for fact in facts:
            assert isinstance(fact, Event) != isinstance(fact, BallotCast)
            if isinstance(fact, BallotCast):
                self.cast.setdefault(fact.stage, {})[fact.seat] = fact.paper

    def sealed(self) -> dict[str, Any]:
        return {stage.plan.key: stage.state.ballots for stage in self.evening.meeting.stages if stage.sealed}

    @invariant()
    def the_log_counts_its_events(self) -> None:
        assert self.evening.meeting.seq == len(self.evening.events)

    @invariant()
    def the_division_stays_within_the_pot_and_within_each_plan(self) -> None:
        meeting = self.evening.meeting
        awards = current(meeting)
        assert total(awards) <= POT
        for award in awards.values():
            plan = plans(meeting)[award.initiative]
            assert plan.withdrawn is None
            assert plan.allows(award.amount)

    @invariant()
    def what_was_decided_says_why_it_departs_and_who_sees_to_every_condition_by_when(self) -> None:
        meeting = self.evening.meeting
        if not settled(meeting):
            return
        decided = next(event for event in reversed(self.evening.events) if isinstance(event, DecisionRecorded))
        awards = {award.initiative: award for award in decided.awards}
        assert total(awards) + decided.remainder == meeting.free <= POT
        assert all(awards[key].reason for key in departures(meeting, awards))
        assert all(c.text and c.owner and c.due for award in decided.awards for c in award.agreed)

    @invariant()
    def what_is_sealed_never_changes(self) -> None:
        sealed = self.sealed()
        assert {key: sealed[key] for key in self.boxes} == self.boxes
        self.boxes = sealed

    @invariant()
    def a_sealed_stage_is_closed_and_holds_the_last_ballot_of_each_seat(self) -> None:
        for stage in self.evening.meeting.stages:
            if stage.sealed:
                assert stage.status in ("closed", "revealed")
                cast = self.cast.get(stage.plan.key, {})
                assert Counter(map(repr, stage.state.ballots)) == Counter(map(repr, cast.values()))
                assert sum(stage.state.turnout.values()) == len(cast)

    @invariant()
    def ballots_lie_in_no_event_before_they_are_sealed(self) -> None:
        sealings = [event.stage for event in self.evening.events if isinstance(event, BallotsSealed)]
        assert sorted(sealings) == sorted(self.sealed())
        assert not any(isinstance(event, BallotCast) for event in self.evening.events)

    @invariant()
    def at_most_one_choice_is_open_and_the_room_looks_at_it(self) -> None:
        meeting = self.evening.meeting
        open_ones = [choice.id for choice in choice_asked.choices(meeting).values() if not choice.closed]
        assert len(open_ones) <= 1
        if open_ones and not settled(meeting):
            assert kept(meeting).shown == open_ones[0]
        assert not (open_ones and (settled(meeting) or meeting.closed))

    @invariant()
    def everybody_who_has_a_seat_took_it_once(self) -> None:
        taken = [event.seat for event in self.evening.events if isinstance(event, SeatTaken)]
        assert taken == list(seats(self.evening.meeting))

    def teardown(self) -> None:
        """What is written and read back folds to what was lived and to a record; no older state was touched."""
        live, (first, before) = self.evening.meeting, self.beginning
        assert written(first) == before
        lines = [(event.kind(), msgspec.json.encode(event)) for event in self.evening.events]
        back = [msgspec.json.decode(body, type=PARTS.events[kind]) for kind, body in lines]
        assert back == self.evening.events
        assert fold(self.evening.events) == fold(back) == live
        record = compose(LoggedEvent(seq, "2025-03-20T19:30:00Z", event) for seq, event in enumerate(back, 1))
        assert record["divided"] + record["remainder"] == POT


RandomEvening.TestCase.settings = settings(stateful_step_count=50)
TestRandomEvening = pytest.mark.soak(RandomEvening.TestCase)
