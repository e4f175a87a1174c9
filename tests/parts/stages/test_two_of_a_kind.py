"""An agenda that ranks and divides twice, themes first and plans second: nothing is guessed, each has its own."""

from datetime import timedelta
from typing import Any

import pytest

from facilitation.acts import Act
from facilitation.agenda import agenda
from facilitation.part import LoggedEvent
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.choice.acts import OpenChoice
from facilitation.parts.decision.acts import GiveConsent, RecordDecision
from facilitation.parts.package.acts import AwardWish, ProposeDecision, SetAward
from facilitation.parts.package.division import current, division_of, proposal
from facilitation.parts.plans import WithdrawInitiative
from facilitation.parts.ranking.acts import ChooseMethod
from facilitation.parts.recast.acts import AnswerRecast, OfferRecast
from facilitation.parts.seating import seats
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage, RevealStage
from facilitation.record.compose import compose
from facilitation.situation import home, settled, stage_named
from facilitation.state.method import Form, Method
from facilitation.state.plan import Initiative
from facilitation.state.stage import Stage
from tests.facilitation.evening import GARDEN, LAMPS, PLAYGROUND, POT, Evening

GREEN = Initiative("green", "Thema groen", ask=6_000_00, minimum=1_000_00, scalable=True)
PLAY = Initiative("play", "Thema spelen", ask=4_000_00, minimum=1_000_00, scalable=True)
APPROVE = Method(form=Form(kind="approval"), rule="approval")


def stages(*, decisions: int = 1) -> list[Stage]:
    """Themes are ranked and divided, then plans; with a decision after each, or after both."""
    one = {stage.kind: stage for stage in agenda()}
    twice = [
        Stage(key=f"{about} {kind}", kind=kind, method=one[kind].method)
        for about in ("themes", "plans")
        for kind in ("ranking", "allocation", *(("decision",) if decisions == 2 or about == "plans" else ()))
    ]
    return [one["welcome"], one["frames"], *twice, one["review"]]


def evening(decisions: int = 1) -> Evening:
    return Evening(stages(decisions=decisions), (GREEN, PLAY, GARDEN, PLAYGROUND, LAMPS))


def vote(played: Evening, *orders: list[str]) -> None:
    for seat, order in zip(seats(played.meeting), orders, strict=False):
        played.play(CastBallot(seat=seat, ballot=Paper(order=order)))
    played.play(CloseStage()), played.play(RevealStage())


def divide(played: Evening, *lines: AwardWish) -> None:
    played.play(AdvanceStage())
    played.play(CloseStage()), played.play(RevealStage())
    played.play(ProposeDecision(awards=[*lines]))


def decide(played: Evening) -> None:
    played.play(AdvanceStage())
    for seat in seats(played.meeting):
        played.play(GiveConsent(seat=seat, position="agree"))
    played.play(CloseStage())
    played.play(RecordDecision())


def themes(decisions: int = 1) -> Evening:
    """The themes are ranked and divided; the room stands at the vote on the plans."""
    played = evening(decisions).reach("ranking")
    vote(played, ["green", "play"], ["green"], ["play", "green"])
    divide(played, AwardWish("green", 5_000_00, "De helft."), AwardWish("play", 4_000_00))
    if decisions == 2:
        decide(played)
    played.play(AdvanceStage())
    for theme in ("green", "play"):
        played.play(WithdrawInitiative(initiative=theme, reason="Verdeeld over de plannen."))
    return played


def whole(decisions: int = 1) -> Evening:
    """From the welcome to the closing."""
    played = themes(decisions)
    vote(played, ["garden", "lamps"], ["lamps", "garden"], ["garden"])
    divide(played, AwardWish("garden", 4_000_00, "Kleiner."), AwardWish("lamps", 3_000_00))
    decide(played)
    played.play(AdvanceStage())
    played.play(CloseStage()), played.play(RevealStage()), played.play(CloseMeeting())
    return played


def record(played: Evening) -> dict[str, Any]:
    at = "2025-03-20T18:30:00.000Z"
    return compose(LoggedEvent(seq, at, event) for seq, event in enumerate(played.events, 1))


def amounts(played: Evening, key: str | None = None) -> dict[str, int]:
    return {plan: award.amount for plan, award in current(played.meeting, key).items() if award.amount}


def test_each_package_belongs_to_the_stage_that_made_it() -> None:
    played = whole()
    assert amounts(played, "themes allocation") == {"green": 5_000_00, "play": 4_000_00}
    assert amounts(played, "plans allocation") == {"garden": 4_000_00, "lamps": 3_000_00}
    assert division_of(played.meeting, "themes allocation").version == 1


def test_a_package_follows_from_the_vote_before_it_and_not_from_another() -> None:
    played = themes()
    assert proposal(played.meeting, "plans allocation") is None
    vote(played, ["garden"], ["garden"])
    found = proposal(played.meeting, "plans allocation")
    assert found is not None
    assert found.amounts == {"garden": 6_000_00}
    earlier = proposal(played.meeting, "themes allocation")
    assert earlier is not None
    assert earlier.amounts == {"green": 6_000_00, "play": 4_000_00}  # as it was when the room went on


def test_the_versions_begin_anew_with_the_second_package() -> None:
    played = whole()
    found = record(played)
    assert [version["version"] for version in found["versions"]] == [1]
    assert [version["version"] for version in found["earlier"][0]["versions"]] == [1]


def test_the_record_tells_the_decided_package_and_beside_it_the_earlier_one_with_its_vote() -> None:
    found = record(whole())
    assert (found["divided"], found["remainder"]) == (7_000_00, POT - 7_000_00)
    (earlier,) = found["earlier"]
    assert (earlier["stage"], earlier["divided"], earlier["remainder"]) == ("themes allocation", 9_000_00, 1_000_00)
    assert earlier["ranking"]["order"][:2] == ["green", "play"]
    given = {plan["id"]: plan["amount"] for plan in earlier["plans"] if plan["amount"]}
    assert given == {"green": 5_000_00, "play": 4_000_00}
    assert found["ranking"]["order"][:2] == ["garden", "lamps"]


def test_with_one_vote_and_one_division_the_record_knows_no_earlier_package() -> None:
    assert "earlier" not in record(Evening().agreed())


def test_an_act_names_its_stage_and_without_a_name_it_is_the_present_one() -> None:
    played = evening()
    named = ChooseMethod(stage="plans ranking", method=APPROVE)
    played.play(named)
    played.play(ChooseMethod(method=Method(top=3)))
    assert stage_named(played.meeting, "plans ranking").method == APPROVE
    assert stage_named(played.meeting, "themes ranking").method.top == 3


@pytest.mark.parametrize("key", ["themes ranking", "plans ranking"])
def test_a_vote_that_is_named_can_be_shown_later(key: str) -> None:
    played = themes()
    vote(played, ["garden"])
    played.play(AdvanceStage())
    assert played.play(RevealStage(stage=key)) == []


def test_an_act_for_a_stage_of_another_kind_is_refused() -> None:
    refusal = evening().refuse(ChooseMethod(stage="themes allocation", method=APPROVE))
    assert (refusal.key, refusal.details) == ("no_such_stage", {"stage": "themes allocation"})
    unknown: Act = SetAward(stage="nergens", initiative="garden", amount=0)
    assert evening().refuse(unknown).key == "unknown_stage"


def test_a_question_to_proposers_belongs_to_the_package_on_the_table() -> None:
    played = themes()
    vote(played, ["garden", "lamps"])
    divide(played, AwardWish("garden", 6_000_00), AwardWish("lamps", 3_000_00))
    played.play(OfferRecast(initiative="garden", ask=5_000_00, text="Minder bakken."))
    played.play(AnswerRecast(recast="K1", initiative="garden", yes=True))
    assert amounts(played) == {"garden": 5_000_00, "lamps": 3_000_00}
    assert amounts(played, "themes allocation") == {"green": 5_000_00, "play": 4_000_00}
    assert record(played)["recasts"][0]["stage"] == "plans allocation"


def test_a_choice_between_versions_knows_those_of_its_own_stage() -> None:
    played = themes()
    vote(played, ["garden", "lamps"])
    divide(played, AwardWish("garden", 3_000_00, "De helft."), AwardWish("lamps", 3_000_00))
    played.play(AdvanceStage())
    played.play(CloseStage())
    played.play(OpenChoice(versions=[0, 1]))
    assert played.refuse(OpenChoice(versions=[2])).key in ("choice_open", "unknown_version")


def test_with_a_decision_after_each_the_first_does_not_end_the_second() -> None:
    played = themes(decisions=2)
    assert home(played.meeting) == "plans allocation"
    assert not settled(played.meeting)
    vote(played, ["garden", "lamps"], ["lamps"])
    divide(played, AwardWish("lamps", 3_000_00), AwardWish("garden", 6_000_00))
    decide(played.wait(timedelta(minutes=1).total_seconds()))
    assert settled(played.meeting)
    assert record(played)["earlier"][0]["divided"] == 9_000_00


def test_what_was_decided_first_can_be_read_and_no_longer_changed() -> None:
    played = themes(decisions=2)
    played.play(AdvanceStage(to="themes decision"))
    assert played.refuse(SetAward(initiative="garden", amount=0)).key == "decision_recorded"
