"""A whole evening the proper way, and everything that may be done twice."""

from collections.abc import Callable

import pytest

from facilitation.acts import Act
from facilitation.agenda import TEMPLATES, agenda
from facilitation.evolve import fold
from facilitation.parts.arguments.acts import (
    FeatureArgument,
    ModerateArgument,
    PostArgument,
    SetApproval,
    SupportArgument,
    UnsupportArgument,
)
from facilitation.parts.arguments.state import number_of_arguments
from facilitation.parts.clock import Clock, PauseClock, ResumeClock, clock_of
from facilitation.parts.decision.acts import GiveConsent, RecordDecision
from facilitation.parts.floor import GiveFloor
from facilitation.parts.package.acts import SetAward
from facilitation.parts.package.division import current
from facilitation.parts.review import GiveReview, ModerateReview
from facilitation.parts.seating import MoveSeat
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage, OpenStage, RevealStage
from facilitation.parts.wall import FreezeWall, LightWall, ShowWall, StepCount
from facilitation.registry import PARTS
from facilitation.situation import settled
from facilitation.state.meeting import Meeting
from facilitation.state.method import BallotForm, method_of
from tests.facilitation.evening import ANNA, BRAM, DORA, Evening, Situation, at
from tests.facilitation.situations import argued, closed, composing, recorded

ALL = [stage.kind for stage in agenda()]


def test_a_whole_evening_goes_from_the_welcome_to_a_recorded_decision() -> None:
    evening = Evening().reach("arguments")
    evening.play(PostArgument(initiative="garden", side="for", text="Samen groeien."), ANNA)
    evening.play(SupportArgument(argument="A1"), DORA)
    evening.ranked().reach("decision")
    evening.play(GiveConsent(position="concern", reason="Wie geeft water?"), BRAM)
    evening.finish().play(RecordDecision())
    evening.reach("review")
    evening.play(GiveReview(keep="De soep.", grade=8), ANNA)
    evening.play(CloseMeeting())
    meeting = evening.meeting
    assert [stage.plan.kind for stage in meeting.stages] == ALL
    assert [stage.status for stage in meeting.stages] == [
        "closed", "closed", "closed", "closed", "revealed", "revealed", "closed", "closed",
    ]  # fmt: skip
    assert (meeting.closed, settled(meeting), number_of_arguments(meeting)) == (True, True, 1)
    assert {key: award.amount for key, award in current(meeting).items()} == {
        "garden": 6_000_00,
        "lamps": 3_000_00,
    }


def test_an_evening_counts_its_events() -> None:
    evening = Evening().agreed()
    assert evening.meeting.seq == len(evening.events)


def test_an_evening_is_the_fold_of_its_events_from_any_point() -> None:
    events = Evening().agreed().events
    whole = fold(events)
    assert all(fold(events[half:], fold(events[:half])) == whole for half in range(len(events) + 1))


def test_nothing_is_folded_into_an_empty_meeting() -> None:
    assert fold([]) == Meeting()


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_ready_made_agenda_has_known_stages_with_keys_of_their_own(template: str) -> None:
    stages = agenda(template)
    assert {stage.kind for stage in stages} <= set(PARTS.kinds)
    assert len({stage.key for stage in stages}) == len(stages)
    assert all(stage.minutes > 0 for stage in stages)


def test_the_ranking_of_an_agenda_asks_for_a_top_five_unless_told_otherwise() -> None:
    approval = BallotForm("approval", max_sum=250_000_00)
    for given, form in ((None, BallotForm("ranking", top=5)), (approval, approval)):
        stages = agenda(form=given)
        assert [stage.method for stage in stages if stage.method] == [method_of(form)]
        assert next(stage.kind for stage in stages if stage.method) == "ranking"


def supported() -> Evening:
    """Bram stands behind Anna's argument."""
    evening = argued()
    evening.play(SupportArgument(argument="A1"), BRAM)
    return evening


def featured() -> Evening:
    """Anna's argument is on the wall, and nobody waits for approval."""
    evening = argued()
    evening.play(FeatureArgument(argument="A1"))
    return evening


def looked_back() -> Evening:
    """Anna's look back was hidden."""
    evening = Evening().reach("review")
    evening.play(GiveReview(keep="De soep van Piet."), ANNA)
    evening.play(ModerateReview(review="anna", reason="Noemt iemand."))
    return evening


def held() -> Evening:
    """The clock is held."""
    evening = Evening().reach("frames")
    evening.play(PauseClock())
    return evening


def wall(*acts: Act) -> Situation:
    """A fresh evening in which these acts were played."""

    def situation() -> Evening:
        evening = Evening()
        for act in acts:
            evening.play(act)
        return evening

    return situation


HARMLESS: list[tuple[str, Callable[[], Evening], Act]] = [
    ("opening an open stage", at("arguments"), OpenStage()),
    ("closing a closed stage", closed("arguments"), CloseStage()),
    ("closing a sealed stage", closed("ranking"), CloseStage()),
    ("closing a revealed stage", lambda: Evening().ranked(), CloseStage()),
    ("revealing a revealed stage", lambda: Evening().ranked(), RevealStage()),
    ("revealing what its closing showed", closed("decision"), RevealStage()),
    ("going where one is", at("arguments"), AdvanceStage(to="arguments")),
    ("giving the floor to the plan that has it", at("arguments"), GiveFloor(initiative="garden")),
    ("sitting where one sits", Evening, MoveSeat(seat="anna", table="t1")),
    ("supporting twice", supported, SupportArgument(seat="bram", argument="A1")),
    ("taking back what was not given", argued, UnsupportArgument(seat="bram", argument="A1")),
    ("showing what is shown", argued, ModerateArgument(argument="A1", verdict="show")),
    ("hiding what is hidden", argued, ModerateArgument(argument="A2", verdict="hide")),
    ("featuring what is featured", featured, FeatureArgument(argument="A1")),
    ("taking off the wall what is not on it", argued, FeatureArgument(argument="A1", on=False)),
    ("taking a hidden one off the wall", argued, FeatureArgument(argument="A2", on=False)),
    ("not asking for approval", argued, SetApproval(on=False)),
    ("awarding what was awarded", lambda: _awarded(), SetAward(initiative="lamps", amount=1_000_00, reason="Minder.")),
    ("recording what is recorded", recorded, RecordDecision()),
    ("hiding a hidden look back", looked_back, ModerateReview(review="anna", reason="Nogmaals.")),
    ("holding a held clock", held, PauseClock()),
    ("holding no clock", Evening, PauseClock()),
    ("letting a running clock run", at("frames"), ResumeClock()),
    ("showing the evening on the wall", Evening, ShowWall(what="live")),
    ("showing the code on the wall twice", wall(ShowWall(what="qr")), ShowWall(what="qr")),
    ("freezing twice", wall(FreezeWall(on=True)), FreezeWall(on=True)),
    ("letting a live wall follow", Evening, FreezeWall(on=False)),
    ("darkening a dark wall", Evening, LightWall(on=False)),
    ("showing a whole outcome whole", lambda: Evening().ranked(), StepCount(to=0)),
    ("lighting a light wall", wall(LightWall(on=True)), LightWall(on=True)),
]


def _awarded() -> Evening:
    evening = composing()
    evening.play(SetAward(initiative="lamps", amount=1_000_00, reason="Minder."))
    return evening


@pytest.mark.parametrize(("situation", "act"), [case[1:] for case in HARMLESS], ids=[case[0] for case in HARMLESS])
def test_doing_again_what_is_done_is_harmless(situation: Situation, act: Act) -> None:
    assert situation().play(act) == []


def test_a_clock_belongs_to_its_stage() -> None:
    evening = held()
    evening.play(AdvanceStage(to="welcome"))
    assert clock_of(evening.meeting) == Clock()
