"""Ten seconds in which what a console did is taken back, as if it had not been."""

import contextlib
import os

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitation.acts import Act
from facilitation.decide import decide
from facilitation.events import Event
from facilitation.evolve import fold
from facilitation.part import LoggedEvent
from facilitation.parts.arguments.acts import FeatureArgument, ModerateArgument, PostArgument, SupportArgument
from facilitation.parts.ballots import VoidVote
from facilitation.parts.choice.acts import AnswerChoice, OpenChoice
from facilitation.parts.clock import AddTime, SetClock
from facilitation.parts.decision.acts import RecordDecision
from facilitation.parts.floor import GiveFloor
from facilitation.parts.frames import ChangeFrame, ConfirmFrame
from facilitation.parts.package.acts import SetAward
from facilitation.parts.plans import CorrectInitiative, WithdrawInitiative, plans
from facilitation.parts.seating import AddSeat, MoveSeat, RemoveSeat, seats
from facilitation.parts.stages import AdvanceStage, CloseStage, RevealStage
from facilitation.parts.terms import SetRule
from facilitation.parts.undo import Undo
from facilitation.parts.wall import FreezeWall, LightWall, ShowWall, wall
from facilitation.record.compose import compose, course_of
from facilitation.refusals import Refused
from facilitation.roles import Actor, Role
from facilitation.state.meeting import Meeting, Trail
from facilitation.step import Deed
from tests.facilitation.evening import ANNA, BRAM, LEADER, POT, Evening, Situation, at, written
from tests.facilitation.situations import argued, closed, composing
from tests.facilitation.strategies import STAGES, anybody, anything, stepping
from tests.parts.repair.random_acts import mending, replanning

SECOND = Actor("second", Role.CO_FACILITATOR)
SCREEN = Actor("wall", Role.PROJECTOR)
DEEDS: list[tuple[Situation, Act]] = [
    (at("welcome"), AdvanceStage()),
    (at("arguments"), AdvanceStage()),
    (at("arguments"), AdvanceStage(to="welcome")),
    (at("arguments"), CloseStage()),
    (at("frames"), ConfirmFrame(frame="money")),
    (at("frames"), ChangeFrame(frame="money", text="Anders.")),
    (at("frames"), OpenChoice(question="Hoe?", options=["Praten", "Stemmen"])),
    (at("initiatives"), GiveFloor(initiative="lamps")),
    (at("initiatives"), SetClock(seconds=60)),
    (at("initiatives"), AddTime()),
    (at("arguments"), WithdrawInitiative(initiative="garden", reason="Verkeerde knop.")),
    (at("arguments"), CorrectInitiative(initiative="garden", ask=7_000_00, reason="Typfout.")),
    (argued, ModerateArgument(argument="A1", verdict="hide", reason="Per ongeluk.")),
    (argued, FeatureArgument(argument="A1", on=True)),
    (at("ranking"), ShowWall(what="black")),
    (at("ranking"), FreezeWall(on=True)),
    (at("ranking"), LightWall(on=True)),
    (at("welcome"), AddSeat(seat="riet", name="Riet", table="t1")),
    (at("welcome"), MoveSeat(seat="chris", table="t2")),
    (composing, SetAward(initiative="garden", amount=3_000_00, reason="Kleiner.")),
    (lambda: Evening().agreed(), RecordDecision()),
]


def deed(evening: Evening, act: Act, by: Actor = LEADER) -> Deed:
    """Somebody does something at a console, and the house remembers it."""
    first = evening.meeting.seq + 1
    evening.play(act, by)
    return Deed(first, evening.meeting.seq, act.kind(), by.id, str(by.role), evening.now)


def undo(evening: Evening, done: Deed, by: Actor = LEADER) -> list[object]:
    """Somebody presses undo; what it led to, done."""
    facts = decide(evening.meeting, Undo(seq=done.last), by, evening.now, (done,))
    for fact in facts:
        assert isinstance(fact, Event)
        evening.happen(fact)
    return list(facts)


def refused(evening: Evening, done: Deed, by: Actor = LEADER) -> str:
    """The key of the refusal that undoing meets."""
    with pytest.raises(Refused) as refusal:
        undo(evening, done, by)
    return refusal.value.key


def apart_from_numbers(meeting: Meeting, seq: int) -> bytes:
    return written(msgspec.structs.replace(meeting, seq=seq))


@pytest.mark.parametrize(("situation", "act"), DEEDS, ids=lambda value: getattr(value, "kind", lambda: "")() or None)
def test_what_is_undone_is_as_if_it_had_not_been(situation: Situation, act: Act) -> None:
    evening = situation()
    before = evening.meeting
    done = deed(evening, act)
    assert apart_from_numbers(evening.meeting, before.seq) != written(before)
    undo(evening.wait(9), done)
    assert apart_from_numbers(evening.meeting, before.seq) == written(before)
    assert evening.meeting.seq == done.last + 1
    assert written(fold(evening.events)) == written(evening.meeting)


def test_what_others_did_meanwhile_stays() -> None:
    evening = argued()
    done = deed(evening, CorrectInitiative(initiative="garden", ask=7_000_00, reason="Typfout."))
    evening.play(SupportArgument(argument="A1"), BRAM)
    evening.sit("eva")
    undo(evening, done)
    assert plans(evening.meeting)["garden"].ask == 6_000_00
    assert "eva" in seats(evening.meeting)
    assert evening.state.arguments["A1"].support == 1


def test_next_is_undone_while_people_come_in_and_the_wall_goes_black() -> None:
    evening = at("initiatives")()
    done = deed(evening, AdvanceStage())
    evening.sit("eva")
    evening.play(ShowWall(what="black"), SCREEN)
    undo(evening, done)
    assert evening.kind == "initiatives"
    assert wall(evening.meeting).what == "black"


SMALLER = SetAward(initiative="garden", amount=3_000_00, reason="Kleiner.")
WITHOUT = SetAward(initiative="lamps", amount=0, reason="Niet.")
CHOICE = OpenChoice(question="Hoe?", options=["Praten", "Stemmen"])
LEANING: list[tuple[Situation, Act, Act, Actor]] = [
    (at("initiatives"), AdvanceStage(), PostArgument(initiative="garden", side="for", text="Ja."), ANNA),
    (at("initiatives"), AdvanceStage(), AddTime(), SECOND),
    (at("initiatives"), AdvanceStage(), AdvanceStage(), SECOND),
    (at("welcome"), AddSeat(seat="riet", table="t1"), MoveSeat(seat="riet", table="t2"), SECOND),
    (at("frames"), CHOICE, AnswerChoice(marks={"O1": 1, "O2": 2}), ANNA),
    (at("welcome"), AdvanceStage(), SetRule(rule="consent"), SECOND),
    (composing, SMALLER, WITHOUT, SECOND),
]


@pytest.mark.parametrize(("situation", "act", "later", "by"), LEANING, ids=lambda value: None)
def test_what_something_leans_on_is_not_undone(situation: Situation, act: Act, later: Act, by: Actor) -> None:
    evening = situation()
    done = deed(evening, act)
    evening.play(later, by)
    assert refused(evening, done) == "undo_leaned"


def test_after_ten_seconds_and_the_way_of_a_press_it_is_over() -> None:
    evening = at("welcome")()
    done = deed(evening, AdvanceStage())
    assert refused(evening.wait(13.1), done) == "undo_over"
    evening.wait(-0.2)
    assert undo(evening, done)


def test_undoing_twice_undoes_once() -> None:
    evening = at("welcome")()
    done = deed(evening, AdvanceStage())
    undo(evening, done)
    assert undo(evening, msgspec.structs.replace(done, undone=True)) == []


def test_a_second_gespreksleider_undoes_and_a_projector_only_what_is_its_own() -> None:
    evening = at("welcome")()
    black, light = deed(evening, ShowWall(what="black")), deed(evening, LightWall(on=True), SCREEN)
    assert refused(evening, black, SCREEN) == "undo_not_yours"
    assert undo(evening, light, SCREEN)
    assert undo(evening, black, SECOND)


def test_a_deed_that_nobody_remembers_is_not_undone() -> None:
    evening = at("welcome")()
    with pytest.raises(Refused, match="undo_unknown"):
        decide(evening.meeting, Undo(seq=3), LEADER, evening.now)


LASTING: list[tuple[Situation, Act, str]] = [
    (lambda: at("ranking")().vote(), CloseStage(), "undo_sealed"),
    (lambda: Evening().reach("decision"), CloseStage(), "undo_seen"),
    (closed("ranking"), RevealStage(), "undo_seen"),
    (closed("ranking"), VoidVote(reason="Verkeerde vraag."), "undo_gone"),
    (at("welcome"), RemoveSeat(seat="anna", reason="Weg."), "undo_gone"),
    (at("arguments"), PostArgument(seat="chris", initiative="garden", side="for", text="Ja."), "undo_hide"),
]


@pytest.mark.parametrize(("situation", "act", "key"), LASTING, ids=[key for _, _, key in LASTING])
def test_what_was_sealed_seen_or_wiped_is_mended_in_another_way(situation: Situation, act: Act, key: str) -> None:
    evening = situation()
    assert refused(evening, deed(evening, act)) == key


def test_after_very_much_happened_it_is_over() -> None:
    evening = at("arguments")()
    done = deed(evening, LightWall(on=True))
    for number in range(3 * Trail.SPAN):
        evening.sit(f"guest {number}")
    assert refused(evening, done) == "undo_over"
    assert len(evening.meeting.trail.lines) <= 2 * Trail.SPAN


def test_what_is_kept_of_lately_reaches_back_far_enough() -> None:
    evening = at("arguments")()
    for number in range(2 * Trail.SPAN + 3):
        evening.sit(f"guest {number}")
    done = deed(evening, LightWall(on=True))
    for number in range(Trail.SPAN - 1):
        evening.sit(f"late {number}")
    undo(evening, done)
    assert not wall(evening.meeting).light
    assert len(seats(evening.meeting)) == 4 + 3 * Trail.SPAN + 2


def test_the_record_tells_that_something_was_undone_and_nothing_of_what_it_was() -> None:
    evening = Evening().reach("frames")
    undo(evening, deed(evening, ConfirmFrame(frame="money")))
    told = compose(
        LoggedEvent(n, time.isoformat(), event)
        for n, (event, time) in enumerate(zip(evening.events, evening.times, strict=True), 1)
    )
    assert [(each["act"], each["by"]) for each in told["undone"]] == [("frame.confirm", "facilitator")]
    assert told["confirmed"] == []


@pytest.mark.soak
@given(st.data())
@settings(max_examples=int(os.environ.get("EVENINGS", "60")))
def test_a_log_with_undoing_in_it_is_the_log_without_what_was_undone(data: st.DataObject) -> None:
    """Whatever the console and the room do: what stands in the log is the truth without the lines that were undone."""
    evening = data.draw(st.sampled_from([at(kind) for kind in STAGES]))()
    acts = anything | anything | mending | replanning | stepping
    for _ in range(data.draw(st.integers(5, 40))):
        evening.wait(1)
        deeds = [deed for deed in evening.deeds[-3:] if not deed.undone]
        undoing = bool(deeds) and data.draw(st.integers(0, 2)) == 0
        act = Undo(seq=data.draw(st.sampled_from(deeds)).last) if undoing else data.draw(acts)
        with contextlib.suppress(Refused):
            evening.play(act, LEADER if undoing else data.draw(st.just(LEADER) | anybody))
    lines = [LoggedEvent(n, f"{time.isoformat()}", event) for n, (event, time) in enumerate(
        zip(evening.events, evening.times, strict=True), 1)]  # fmt: skip
    alone = course_of(lines).meeting
    assert apart_from_numbers(alone, 0) == apart_from_numbers(evening.meeting, 0)
    assert written(fold(evening.events)) == written(evening.meeting)
    assert compose(lines)["divided"] <= POT
