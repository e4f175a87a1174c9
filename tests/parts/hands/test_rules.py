"""A show of hands by its rules: two counts that do not see one another, what stands, and what it comes to."""

from typing import Any

import pytest

from facilitation.parts.deciding.acts import SpendOnPaper
from facilitation.parts.decision.acts import GiveConsent, OpenRound
from facilitation.parts.decision.ruling import judge
from facilitation.parts.door.acts import CountHeads
from facilitation.parts.frames.acts import AnswerWording, SettleWording
from facilitation.parts.frames.state import with_clause
from facilitation.parts.hands.acts import ConfirmHands, ExplainHands, OpenHands, SettleHands, VoidHands
from facilitation.parts.hands.rules import codes, warnings
from facilitation.parts.hands.state import unfinished
from facilitation.parts.paper.acts import ConfirmBatch
from facilitation.parts.stages import CloseStage
from facilitation.parts.terms import SetRule
from facilitation.state.deciding import Deciding
from facilitation.state.frame import Tally
from tests.facilitation.evening import LEADER, Evening
from tests.parts.hands.room import (
    OTHERWISE,
    SEEN,
    count,
    deciding,
    differing,
    entered,
    opened,
    played,
    standing,
    talking,
)
from tests.parts.paper.answers import both_entered
from tests.parts.paper.room import JAMAL, NOOR, do, filled


def kinds(evening: Evening, since: int) -> list[str]:
    """What happened after that many events."""
    return [event.kind() for event in evening.events[since:]]


def test_what_two_people_count_alike_counts_at_once() -> None:
    evening = opened()
    since = len(evening.events)
    played(evening, (count(**SEEN), NOOR), (count(**SEEN), JAMAL))
    assert kinds(evening, since) == ["hands.entered", "hands.entered", "hands.counted"]
    assert evening.state.counts() == SEEN
    assert standing(evening).how == "counted"


def test_hands_and_answers_from_phones_add_up() -> None:
    evening = deciding()
    evening.play(GiveConsent(seat="anna", position="agree"))
    evening.play(GiveConsent(seat="dora", position="objection", reason="Te duur."))
    played(evening, (OpenHands(), LEADER), (count(**SEEN), NOOR), (count(**SEEN), JAMAL))
    assert evening.state.counts() == {"agree": 9, "concern": 2, "objection": 2}
    assert evening.state.counts(online=False) == {"agree": 9, "concern": 2, "objection": 1}
    assert evening.state.now.sizes() == {"hands": 11, "online": 1, "room": 1}


def test_an_objection_by_hand_stands_since_nobody_said_what_it_is() -> None:
    evening = Evening()
    evening.play(SetRule(rule="consent"), LEADER)
    evening = entered(evening)
    evening.play(CloseStage(), LEADER)
    ruling = judge(evening.meeting, evening.state)
    assert (ruling.yes, ruling.of, ruling.standing, ruling.met) == (10, 11, 1, False)
    assert evening.state.objections(shown=True) == []


def test_a_difference_is_settled_by_both() -> None:
    evening = differing()
    assert standing(evening).agreed is None
    played(evening, (count(SettleHands, **SEEN), JAMAL))
    assert standing(evening).confirmed == {2}
    played(evening, (count(ConfirmHands, **SEEN), NOOR))
    assert evening.state.counts() == SEEN


def test_whoever_counts_again_is_not_the_one_who_decides() -> None:
    evening = differing()
    played(evening, (count(**SEEN), JAMAL))
    assert standing(evening).how == "compare", "the second saw the first, so both confirm"
    played(evening, (count(ConfirmHands, **SEEN), JAMAL), (count(ConfirmHands, **SEEN), NOOR))
    assert standing(evening).how == "counted"
    assert standing(evening).again == 1


def test_whoever_counts_again_takes_away_what_was_settled() -> None:
    evening = differing()
    played(evening, (count(SettleHands, **SEEN), JAMAL), (count(**OTHERWISE), NOOR))
    assert (standing(evening).settled, standing(evening).confirmed) == (None, frozenset())
    assert standing(evening).agreed == OTHERWISE


def test_the_first_may_mend_what_they_counted_until_the_second_counted() -> None:
    evening = opened()
    played(evening, (count(**OTHERWISE), NOOR), (count(**SEEN), NOOR), (count(**SEEN), JAMAL))
    assert evening.state.counts() == SEEN
    assert standing(evening).again == 0


def test_more_hands_than_people_who_did_not_answer_need_words() -> None:
    evening = deciding()
    for seat in ("anna", "bram", "dora"):
        evening.play(GiveConsent(seat=seat, position="agree"))
    played(evening, (CountHeads(heads=12), LEADER), (OpenHands(), LEADER))
    played(evening, (count(**SEEN), NOOR), (count(**SEEN), JAMAL))
    assert warnings(evening.meeting, standing(evening), SEEN) == ("W.1",), "11 hands, 2 phones here, 12 heads"
    assert evening.refuse(count(ConfirmHands, **SEEN), NOOR).details == {"code": "W.1"}
    played(evening, (ExplainHands(count="1", code="W.1", words="Twee mensen deden het ook op de telefoon."), NOOR))
    played(evening, (count(ConfirmHands, **SEEN), NOOR), (count(ConfirmHands, **SEEN), JAMAL))
    assert standing(evening).how == "counted"


def test_who_answers_at_home_is_no_head_in_the_hall() -> None:
    evening = deciding()
    evening.play(GiveConsent(seat="dora", position="agree"))
    played(evening, (CountHeads(heads=11), LEADER), (OpenHands(), LEADER))
    assert warnings(evening.meeting, standing(evening), SEEN) == ()


def test_a_count_that_is_voided_leaves_nothing_in_the_outcome_and_may_be_held_anew() -> None:
    evening = entered()
    played(evening, (VoidHands(count="1", reason="Er liep iemand binnen."), LEADER))
    assert sum(evening.state.counts().values()) == 0
    played(evening, (OpenHands(), LEADER))
    played(evening, (count(number="2", **OTHERWISE), NOOR), (count(number="2", **OTHERWISE), JAMAL))
    assert evening.state.counts() == OTHERWISE


def test_hands_are_of_the_round_in_which_they_were_up() -> None:
    evening = entered()
    played(evening, (CloseStage(), LEADER), (OpenRound(), LEADER))
    assert sum(evening.state.counts().values()) == 0
    assert evening.state.past[0].counts() == SEEN
    played(evening, (OpenHands(), LEADER))
    assert standing(evening, "2").about == "2"


def test_opening_twice_is_opening_once() -> None:
    assert opened().play(OpenHands(), LEADER) == []


def test_a_clause_is_counted_by_hand_and_keeps_what_that_came_to() -> None:
    evening = talking()
    evening.play(AnswerWording(seat="anna", wording="purpose-2", agrees=True))
    evening.play(OpenHands(about="purpose-2"), LEADER)
    seen: dict[str, Any] = {"agreed": 20, "against": 3}
    played(evening, (count(**seen), NOOR), (count(**seen), JAMAL))
    assert evening.state.tally("purpose-2") == Tally(21, 3)
    evening.play(SettleWording(wording="purpose-2", verdict="agreed"), LEADER)
    found = with_clause(evening.meeting, "purpose-2")
    assert found is not None
    assert found[1].tally == Tally(21, 3)
    assert evening.state.hands == {}


def test_hands_that_nobody_can_finish_hold_up_nobody() -> None:
    evening = opened()
    assert [each.id for each in unfinished(evening.meeting)] == ["1"]
    played(evening, (VoidHands(count="1", reason="Toch niet."), NOOR))
    assert unfinished(evening.meeting) == []
    evening.play(CloseStage(), LEADER)


@pytest.mark.parametrize("who", [NOOR, JAMAL])
def test_either_of_both_may_be_first(who: Any) -> None:
    evening = played(opened(), (count(**SEEN), who))
    assert standing(evening).how == "second"


def test_a_code_is_spent_on_a_hand_or_on_a_card_and_never_on_both() -> None:
    evening = both_entered(Evening(deciding=Deciding("code")))
    evening.play(SpendOnPaper(stage="decision", marks=("a", "b", "c", "d"), fresh=4), LEADER)
    played(evening, (OpenHands(), LEADER), (count(agree=2, concern=0, objection=0), NOOR))
    played(evening, (count(agree=2, concern=0, objection=0), JAMAL))
    batch = filled(evening, ConfirmBatch(batch="1", texts=[2, 3]))
    assert evening.refuse(batch, NOOR).key == "batch_codes"
    evening.play(SpendOnPaper(stage="decision", marks=("e",), fresh=1), LEADER)
    for by in (NOOR, JAMAL):
        do(evening, ConfirmBatch(batch="1", texts=[2, 3]), by)
    assert codes(evening.meeting, "decision") == 5 - 3
