"""A rehearsal proposes, answers and settles clauses, also where money stands before the frames on the agenda."""

from random import Random

from facilitation.parts.frames import KIND, frames
from facilitation.parts.frames.state import proposals
from facilitation.state.stage import Stage
from tests.rehearsal.playing import play


def test_a_rehearsal_of_the_frames_proposes_answers_and_settles() -> None:
    played = [play([Stage("frames", KIND.name)], Random(dice)).meeting for dice in range(12)]
    assert all(meeting.closed for meeting in played)
    made = [proposal for meeting in played for _, proposal in proposals(meeting)]
    assert {proposal.verdict for proposal in made} >= {"agreed"}
    assert any(proposal.tally.agreed for proposal in made)
    assert all(frame.confirmed for meeting in played for frame in frames(meeting).values())


def test_money_that_stands_before_the_frames_is_held_after_them() -> None:
    stages = [Stage("welcome", "welcome"), Stage("vote", "ranking"), Stage("frames", KIND.name)]
    meeting = play(stages, Random(3)).meeting
    assert meeting.closed
    assert [stage.status for stage in meeting.stages] == ["closed", "revealed", "closed"]
