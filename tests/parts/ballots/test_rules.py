"""Ballots: their forms, their limits, replaceable until closed and without a name once sealed."""

from collections import Counter

import msgspec
import pytest

from facilitation.agenda import agenda
from facilitation.events import BallotCast, BallotsSealed, Event, Hand
from facilitation.parts.ballots import BallotHanded, CastBallot, Paper
from facilitation.parts.stages import AdvanceStage, CloseStage, RevealStage
from facilitation.state.method import BallotForm
from facilitation.state.stage import Stage
from tests.facilitation.evening import ANNA, BRAM, DORA, LEADER, Evening, Situation, at
from tests.facilitation.situations import approving, approving_freely


def order(*plans: str, seat: str | None = None) -> CastBallot:
    return CastBallot(seat=seat, ballot=Paper(order=list(plans)))


def divide(**amounts: int) -> CastBallot:
    return CastBallot(ballot=Paper(amounts=amounts))


def sealed(evening: Evening) -> BallotsSealed:
    (event,) = (event for event in evening.events if isinstance(event, BallotsSealed))
    return event


def test_a_ballot_is_a_secret_and_no_event() -> None:
    (fact,) = Evening().reach("ranking").play(order("garden", "lamps"), ANNA)
    assert fact == BallotCast(stage="ranking", seat="anna", channel="room", paper={"order": ["garden", "lamps"]})
    assert not isinstance(fact, Event)


def test_the_order_on_a_ranking_is_kept() -> None:
    evening = Evening().reach("ranking")
    (fact,) = evening.play(order("mural", "garden", "lamps"), ANNA)
    assert isinstance(fact, BallotCast)
    assert fact.paper == {"order": ["mural", "garden", "lamps"]}


def test_an_approval_keeps_no_order() -> None:
    (fact,) = approving().play(CastBallot(ballot=Paper(approved=["playground", "lamps"])), ANNA)
    assert isinstance(fact, BallotCast)
    assert fact.paper == {"approved": ["lamps", "playground"]}


def test_a_division_keeps_no_zeros_and_no_order() -> None:
    (fact,) = Evening().reach("allocation").play(divide(mural=2_000_00, lamps=0, garden=3_000_00), ANNA)
    assert isinstance(fact, BallotCast)
    assert list(fact.paper["amounts"].items()) == [("garden", 3_000_00), ("mural", 2_000_00)]


def test_a_division_of_nothing_is_a_division() -> None:
    (fact,) = Evening().reach("allocation").play(divide(), ANNA)
    assert isinstance(fact, BallotCast)
    assert fact.paper == {"amounts": {}}


def test_a_division_may_use_the_pot_to_the_cent() -> None:
    evening = Evening().reach("allocation")
    evening.play(divide(garden=3_000_00, playground=5_000_00, mural=2_000_00), ANNA)
    refusal = evening.refuse(divide(garden=6_000_00, lamps=3_000_00, mural=2_000_00), ANNA)
    assert refusal.details == {"over": 1_000_00}


def test_a_ballot_is_replaced_until_the_stage_closes() -> None:
    evening = Evening().reach("ranking")
    evening.play(order("garden"), ANNA)
    evening.play(order("lamps"), ANNA)
    evening.play(CloseStage())
    assert sealed(evening).ballots == ({"order": ["lamps"]},)


def test_the_console_hands_in_a_ballot_for_a_seat_without_a_phone() -> None:
    evening = Evening().reach("ranking")
    handed, fact = evening.play(order("garden", seat="chris"), LEADER)
    assert isinstance(fact, BallotCast)
    assert (fact.seat, fact.channel) == ("chris", "paper")
    assert handed == BallotHanded(stage="ranking", seat="chris", hand=Hand("facilitator"))


def test_sealed_ballots_say_how_many_came_from_where_and_not_whose_they_are() -> None:
    evening = Evening().reach("ranking")
    for actor in (ANNA, BRAM, DORA):
        evening.play(order("garden"), actor)
    evening.play(CloseStage())
    assert sealed(evening).turnout == {"room": 2, "online": 1}
    assert set(BallotsSealed.__struct_fields__) == {"stage", "ballots", "stubs", "turnout", "hand"}
    assert sealed(evening).hand is msgspec.UNSET


def test_nothing_of_a_ballot_is_in_the_log_before_the_stage_closes() -> None:
    evening = Evening().reach("ranking").vote({"anna": ["garden", "lamps"], "bram": ["playground"]})
    assert evening.events == Evening().reach("ranking").events
    assert evening.meeting == Evening().reach("ranking").meeting


def test_of_a_ballot_in_another_hand_the_log_says_whose_seat_and_nothing_that_is_on_it() -> None:
    one, other = (Evening().reach("ranking").vote({"chris": [plan]}) for plan in ("garden", "lamps"))
    assert one.events == other.events
    assert one.events[-1] == BallotHanded(stage="ranking", seat="chris", hand=Hand("facilitator"))


def test_a_closed_ranking_is_counted_and_a_stage_without_ballots_counts_nobody() -> None:
    evening = Evening().reach("ranking")
    evening.play(CloseStage())
    assert (evening.state.outcome.counted, evening.state.turnout, evening.state.ballots) == (0, {}, ())


@pytest.mark.parametrize("plans", [["lamps", "playground"], ["garden", "mural"], ["playground", "mural"]])
def test_an_approval_within_its_limits_is_taken(plans: list[str]) -> None:
    approving().play(CastBallot(ballot=Paper(approved=plans)), ANNA)


def test_an_approval_without_limits_takes_any_number() -> None:
    evening = approving_freely()
    for count in range(1, 5):
        plans = ["garden", "playground", "lamps", "mural"][:count]
        evening.play(CastBallot(ballot=Paper(approved=plans)), ANNA)
    assert evening.finish().state.outcome.rule == "approval"


def test_a_top_takes_up_to_its_number_of_plans() -> None:
    evening = Evening(agenda(form=BallotForm(top=3))).reach("ranking")
    for plans in (["garden"], ["garden", "lamps"], ["garden", "lamps", "mural"]):
        evening.play(order(*plans), ANNA)
    assert evening.refuse(order("garden", "lamps", "mural", "playground"), ANNA).details == {"most": 3}


def test_a_ranking_without_a_form_is_a_top_five() -> None:
    stages = [stage if stage.kind != "ranking" else Stage("ranking", "ranking") for stage in agenda()]
    outcome = Evening(stages).ranked().state.outcome
    assert outcome.standings[0].points == 14


def test_a_top_gives_its_number_of_points_to_the_first_place() -> None:
    evening = Evening(agenda(form=BallotForm(top=3))).reach("ranking")
    evening.play(order("garden", "lamps"), ANNA)
    assert [score.points for score in evening.finish().state.outcome.standings] == [3, 2, 0, 0]


@pytest.mark.parametrize(
    ("situation", "expected"),
    [(at("ranking"), "order"), (approving, "approved"), (at("allocation"), "amounts")],
)
def test_a_ballot_of_another_form_is_told_which_one_is_asked(situation: Situation, expected: str) -> None:
    refusal = situation().refuse(CastBallot(ballot=Paper()), ANNA)
    assert (refusal.key, refusal.details) == ("ballot_form", {"expected": expected})


def test_limits_are_told_with_the_refusal() -> None:
    evening = approving()

    def details(*plans: str) -> dict[str, object]:
        return evening.refuse(CastBallot(ballot=Paper(approved=list(plans))), ANNA).details

    assert details("garden") == {"least": 2}
    assert details("garden", "lamps", "mural") == {"most": 2}
    assert details("garden", "lamps") == {"limit": 8_000_00, "over": 1_000_00}
    assert details("lamps", "mural") == {"limit": 7_000_00}


def test_what_seats_gave_is_shown_with_the_lower_middle() -> None:
    evening = Evening().reach("allocation")
    gifts = {"anna": 0, "bram": 3_000_00, "chris": 6_000_00, "dora": 6_000_00}
    for seat, gift in gifts.items():
        evening.play(CastBallot(seat=seat, ballot=Paper(amounts={"garden": gift})))
    evening.play(CloseStage())
    evening.play(RevealStage())
    share = evening.state.outcome[0]
    assert (share.initiative, share.nothing, share.minimum, share.full) == ("garden", 1, 1, 2)
    assert share.middle == 3_000_00


def test_a_second_ranking_has_a_box_of_its_own() -> None:
    stages = [*agenda()[:5], Stage("again", "ranking", form=BallotForm(top=2))]
    evening = Evening(stages).ranked()
    evening.play(AdvanceStage())
    evening.play(order("mural"), ANNA)
    evening.finish()
    first, second = (stage.state for stage in evening.meeting.stages if stage.plan.kind == "ranking")
    assert (first.outcome.counted, second.outcome.counted) == (3, 1)
    assert second.outcome.standings[0].id == "mural"


def test_sealed_ballots_survive_the_log() -> None:
    event = sealed(Evening().reach("ranking").vote().finish())
    back = msgspec.json.decode(msgspec.json.encode(event), type=BallotsSealed)
    assert back == event
    assert Counter(len(ballot["order"]) for ballot in back.ballots) == {2: 2, 3: 1}
