"""A mandate: a plan of which the money goes to a residents' platform, agreed on with the whole package."""

from datetime import date

from facilitation.events import StageOpened
from facilitation.parts.decision.acts import GiveConsent, OpenRound
from facilitation.parts.decision.events import RoundOpened
from facilitation.parts.platform import DropPlatform, Mandate, PlatformSet, SetPlatform, mandates
from facilitation.parts.stages import CloseStage
from facilitation.parts.undo import Undo
from tests.facilitation.evening import ANNA, LEADER, Evening

JUNE, MARCH = date(2025, 6, 1), date(2026, 3, 1)
NORTH = SetPlatform(initiative="garden", platform="Platform Noord", purpose="Groen.", accounts=[MARCH, JUNE, MARCH])


def test_a_plan_gets_a_platform_with_its_days_in_order() -> None:
    evening = Evening()
    evening.play(NORTH, LEADER)
    assert mandates(evening.meeting) == {"garden": Mandate("Platform Noord", "Groen.", (JUNE, MARCH))}
    assert evening.play(NORTH, LEADER) == []


def test_it_is_taken_back_and_undone() -> None:
    evening = Evening()
    evening.play(NORTH, LEADER)
    evening.play(DropPlatform(initiative="garden"), LEADER)
    assert mandates(evening.meeting) == {}
    assert evening.play(DropPlatform(initiative="garden"), LEADER) == []
    evening.play(Undo(seq=evening.meeting.seq), LEADER)
    assert "garden" in mandates(evening.meeting)


def test_whoever_answered_without_it_is_asked_once_more() -> None:
    evening = Evening().ranked().reach("decision")
    evening.play(GiveConsent(position="agree"), ANNA)
    assert evening.refuse(NORTH).key == "mandate_asked"
    evening.play(CloseStage(), LEADER)
    assert [type(fact) for fact in evening.play(NORTH, LEADER)] == [PlatformSet, RoundOpened, StageOpened]
    assert (evening.state.round, evening.state.consents) == (2, {})


def test_a_round_in_which_nobody_answered_yet_goes_on() -> None:
    evening = Evening().ranked().reach("decision")
    evening.play(OpenRound(), LEADER)
    assert [type(fact) for fact in evening.play(NORTH, LEADER)] == [PlatformSet]
