"""What makes a count begin anew: a plan that goes, words that draw a lot, another agreement."""

from hashlib import sha256

import msgspec
import pytest
from flask import Flask

from app.live.meetings import load, perform
from app.services import services_of
from facilitation.events import BallotsSealed
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.package.acts import SetAward
from facilitation.parts.package.division import proposal
from facilitation.parts.plans import WithdrawInitiative
from facilitation.parts.ranking.acts import ChooseMethod, DrawLot
from facilitation.parts.ranking.events import BallotsCounted, LotDrawn
from facilitation.parts.ranking.votes import needs_lot
from facilitation.parts.stages import AdvanceStage, CloseStage, RevealStage
from facilitation.situation import stage_named
from facilitation.state.method import Method
from tests.counting.sealed import facts, ours, outcome, refused, voted
from tests.devices import CODE
from tests.people import LEADER, lead_to, sit

pytestmark = pytest.mark.usefixtures("nobody_counts_here")


def test_another_question_is_counted_though_the_one_before_it_failed(context: Flask) -> None:
    voted(("P1", "P3"), ("P3", "P2"))
    ours(context).seconds = 0
    perform(CODE, CloseStage(), LEADER)
    assert refused(RevealStage()) == "count_failed"
    ours(context).seconds = 60
    perform(CODE, WithdrawInitiative(initiative="P2", reason="Verhuisd"), LEADER)
    perform(CODE, RevealStage(), LEADER)
    assert outcome().winners == ["P3", "P1"]


def test_a_plan_that_goes_after_the_outcome_was_shown_is_counted_anew_and_the_division_follows(ranked: Flask) -> None:
    perform(CODE, RevealStage(), LEADER)
    before = proposal(load(CODE).state)
    assert before is not None
    assert dict(before.amounts) == {"P3": 250_000, "P1": 600_000}
    perform(CODE, AdvanceStage(to="allocation"), LEADER)
    perform(CODE, CloseStage(), LEADER)
    perform(CODE, WithdrawInitiative(initiative="P1", reason="Verhuisd"), LEADER)
    perform(CODE, SetAward(initiative="P2", amount=500_000), LEADER)
    assert len(facts(BallotsCounted)) == 2
    after = proposal(load(CODE).state)
    assert after is not None
    assert dict(after.amounts) == {"P3": 250_000, "P2": 500_000}


def test_the_division_waits_for_a_new_count_and_says_when_that_died(ranked: Flask) -> None:
    perform(CODE, RevealStage(), LEADER)
    ours(ranked).seconds = 0
    perform(CODE, WithdrawInitiative(initiative="P1", reason="Verhuisd"), LEADER)
    assert refused(SetAward(initiative="P2", amount=500_000)) == "count_failed"


def test_words_from_the_room_draw_the_lot_and_everybody_can_draw_it_again_from_the_log(equals: Flask) -> None:
    perform(CODE, DrawLot(words="  Fiets  BEL"), LEADER)
    perform(CODE, RevealStage(), LEADER)
    assert refused(DrawLot(words="andere woorden")) == "lot_drawn"
    before, after = (each.result for each in facts(BallotsCounted))
    assert before["ties"][0]["by"] == "lot"
    (sealed,), (drawn,) = facts(BallotsSealed), facts(LotDrawn)
    lines = "\n".join(sorted(",".join(ballot["order"]) for ballot in sealed.ballots))
    seed = f"{sha256(lines.encode()).hexdigest()}:{drawn.words}"
    again = sorted(("P1", "P2", "P3"), key=lambda plan: sha256(f"{seed}:{plan}".encode()).hexdigest())
    assert after["ties"][0]["ids"] == again
    assert outcome().winners == again[:2]
    services_of(equals).rooms.forget(CODE)
    assert outcome().winners == again[:2], "the log keeps the order in which they were funded"


def test_a_lot_waits_for_the_count_and_is_refused_where_nothing_is_equal(ranked: Flask) -> None:
    assert refused(DrawLot(words="fiets")) == "no_lot_needed"
    assert outcome() is not None
    assert needs_lot(stage_named(load(CODE).state, "ranking")) is None


def test_points_under_a_threshold_of_votes_give_nothing_in_the_evening_too(context: Flask) -> None:
    seats = [sit(number) for number in range(3)]
    form = {"kind": "points", "total": 10}
    method = msgspec.convert({"form": form, "rule": "points", "agreed": {"least_votes": 2}}, Method)
    perform(CODE, ChooseMethod(stage="ranking", method=method), LEADER)
    lead_to("ranking")
    for seat, points in zip(seats, ({"P2": 10}, {"P1": 1}, {"P1": 1, "P3": 0}), strict=True):
        perform(CODE, CastBallot(ballot=Paper(points=points)), seat)
    perform(CODE, CloseStage(), LEADER)
    perform(CODE, RevealStage(), LEADER)
    assert outcome().winners == ["P1"]
    assert {loser.id: loser.reason for loser in outcome().losers} == {"P2": "too_few_votes", "P3": "no_support"}
