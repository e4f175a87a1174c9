"""The agenda changes while the evening runs: only what is still to come moves, and nothing that was decided is lost."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitation.acts import Act
from facilitation.evolve import fold
from facilitation.part import LoggedEvent
from facilitation.parts.clock import PauseClock, clock_of, ends
from facilitation.parts.package.division import current
from facilitation.parts.replan.acts import InsertStage, PlaceStage, RetimeStage, SkipStage
from facilitation.parts.stages import AdvanceStage, CloseMeeting
from facilitation.record.compose import compose
from facilitation.refusals import Refused
from tests.facilitation.evening import Evening, at, written
from tests.facilitation.situations import composing


def keys(evening: Evening) -> list[str]:
    return [stage.key for stage in evening.meeting.stages]


def later(evening: Evening, act: Act) -> timedelta:
    """How much later the evening would be over."""
    before = ends(evening.meeting)
    evening.play(act)
    after = ends(evening.meeting)
    assert before is not None
    assert after is not None
    return after - before


def test_five_minutes_more_are_on_the_clock_and_at_the_end() -> None:
    evening = at("arguments")()
    left = clock_of(evening.meeting).left(evening.now)
    assert later(evening, RetimeStage(minutes=25)) == timedelta(minutes=5)
    assert clock_of(evening.meeting).left(evening.now) == (left or 0) + 300


def test_a_clock_that_is_held_gets_them_too_and_one_that_would_be_below_zero_is_over() -> None:
    evening = at("arguments")()
    evening.wait(15 * 60).play(PauseClock())
    evening.play(RetimeStage(minutes=10))
    assert clock_of(evening.meeting).remaining == 0


def test_a_later_stage_that_is_shorter_leaves_the_clock_of_now_alone() -> None:
    evening = at("arguments")()
    clock = clock_of(evening.meeting)
    assert later(evening, RetimeStage(stage="allocation", minutes=10)) == timedelta(minutes=-10)
    assert clock_of(evening.meeting) == clock


def test_a_stage_that_is_left_out_is_passed_over_and_its_reason_is_in_the_record() -> None:
    evening = at("arguments")()
    assert later(evening, SkipStage(skip="ranking", reason="De zaal wil praten.")) == timedelta(minutes=-10)
    evening.play(AdvanceStage())
    assert evening.kind == "allocation"
    rows = enumerate(zip(evening.events, evening.times, strict=True), 1)
    told = compose(LoggedEvent(n, time.isoformat(), event) for n, (event, time) in rows)
    [change] = told["replanned"]
    assert (change["kind"], change["stage"], change["reason"]) == ("stage.skipped", "ranking", "De zaal wil praten.")


def test_stages_to_come_change_places() -> None:
    evening = at("arguments")()
    assert later(evening, PlaceStage(place="review", before="ranking")) == timedelta()
    assert keys(evening)[4:] == ["review", "ranking", "allocation", "decision"]
    evening.play(PlaceStage(place="review"))
    assert keys(evening)[4:] == ["ranking", "allocation", "decision", "review"]
    assert evening.play(PlaceStage(place="review")) == []


def test_a_break_is_put_in_and_the_room_goes_through_it() -> None:
    evening = at("arguments")()
    assert later(evening, InsertStage(of="recess", minutes=15, before="ranking")) == timedelta(minutes=15)
    evening.play(AdvanceStage())
    assert evening.kind == "recess"
    assert clock_of(evening.meeting).left(evening.now) == 15 * 60
    evening.play(AdvanceStage())
    assert evening.kind == "ranking"


def test_every_stage_that_is_put_in_has_a_key_that_none_has_or_had() -> None:
    evening = at("arguments")()
    evening.play(InsertStage(of="recess"))
    evening.play(SkipStage(skip="recess-2", reason="Toch niet."))
    evening.play(InsertStage(of="recess"))
    assert keys(evening)[-1] == "recess-3"


def test_the_package_of_the_room_stays_whatever_comes_and_goes() -> None:
    evening = composing()
    package = current(evening.meeting)
    evening.play(InsertStage(of="arguments", before="decision"))
    evening.play(PlaceStage(place="review", before="decision"))
    assert current(evening.meeting) == package


REFUSED: list[tuple[str, Act]] = [
    ("stage_passed", RetimeStage(stage="welcome", minutes=5)),
    ("stage_passed", SkipStage(skip="arguments", reason="Weg.")),
    ("stage_passed", PlaceStage(place="welcome")),
    ("stage_passed", PlaceStage(place="review", before="arguments")),
    ("stage_passed", InsertStage(of="recess", before="frames")),
    ("unknown_stage", SkipStage(skip="dessert", reason="Weg.")),
    ("reason_needed", SkipStage(skip="ranking")),
    ("no_such_kind", InsertStage(of="dessert")),
]


@pytest.mark.parametrize(("key", "act"), REFUSED, ids=[f"{act.kind()} {key}" for key, act in REFUSED])
def test_what_was_does_not_change(key: str, act: Act) -> None:
    assert at("arguments")().refuse(act).key == key


def test_a_stage_in_which_something_was_done_is_not_left_out() -> None:
    evening = at("ranking")()
    evening.play(AdvanceStage(to="arguments"))
    assert evening.refuse(SkipStage(skip="ranking", reason="Weg.")).key == "stage_begun"


changes = st.one_of(
    st.builds(RetimeStage, minutes=st.integers(1, 240), stage=st.none() | st.sampled_from(["ranking", "review"])),
    st.builds(SkipStage, skip=st.sampled_from(["ranking", "allocation", "review", "recess-2"]), reason=st.just("Weg.")),
    st.builds(
        PlaceStage, place=st.sampled_from(["ranking", "decision", "review"]), before=st.none() | st.just("review")
    ),
    st.builds(
        InsertStage, of=st.sampled_from(["recess", "arguments", "ranking", "review"]), minutes=st.integers(1, 30)
    ),
)


@given(st.lists(changes, max_size=6), st.sampled_from(["welcome", "arguments", "ranking"]))
@settings(max_examples=60)
def test_whatever_becomes_of_the_agenda_the_evening_plays_to_its_end(acts: list[Act], kind: str) -> None:
    evening = Evening().reach(kind)
    for act in acts:
        try:
            evening.play(act)
        except Refused:
            continue
    assert len(set(keys(evening))) == len(keys(evening))
    while evening.meeting.at + 1 < len(evening.meeting.stages):
        evening.finish()
        evening.play(AdvanceStage())
    evening.finish()
    evening.play(CloseMeeting())
    assert written(fold(evening.events)) == written(evening.meeting)
