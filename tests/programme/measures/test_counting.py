"""Measures of recorded evenings are what somebody counted by hand in their logs."""

from pathlib import Path

import msgspec
import pytest
from flask import Flask

from app.demo import demo_meetings
from app.programme.measures import evening, kept
from app.programme.measures.definitions import MEASURES, measured
from app.programme.measures.few import HIDDEN
from app.programme.measures.words import published, told
from app.services import services
from facilitation.record.compose import compose
from tests.golden import files
from tests.golden.make import FOLDER, LOG, read_log

GOLDEN = {
    "people": 6,  # anna, bram, chris, dora, eva and finn; gerda, hanna, ilse, jan, kees and leo were taken out
    "channel_room": 3,
    "channel_online": 1,
    "channel_paper": 1,
    "channel_assisted": 1,
    "tables": 2,  # table 2, which table 1 joined, and dora's
    "arguments_shown": 7,  # A1 to A9 but A3, which was hidden, and A5, which nobody approved
    "per_table": 35,
    "questions_asked": 5,  # A2, V1, V3, V4 and V6; V2 was hidden, V5 put under V4
    "questions_answered": 2,  # A2 and V4
    "overrun": -238,  # 290 minutes in 25 stages; 18.31.21 to 19.24.36 without 90 seconds of votes at home
    "improvements": 1,  # A4
    "improvements_taken": 0,
    "objections": 1,  # B1.1
    "objections_worked_in": 0,  # it was withdrawn
    "minority": 1,
    "minority_people": 2,
    "plans": 3,  # the mural was withdrawn
    "plans_all": 0,
    "plans_part": 2,
    "plans_none": 1,
    "awarded": 500_000,
    "changed_by_talk": 2,
    "days_to_report": None,
    "days_to_decision": None,
    "conditions": None,
    "conditions_met": None,
}
BEFORE = GOLDEN | {
    "tables": 3, "arguments_shown": 3, "per_table": 10, "questions_asked": 1, "questions_answered": 1, "overrun": -95,
}  # fmt: skip
"""The same evening when it was shorter: 100 minutes in eight stages, five of which it took."""


@pytest.mark.parametrize(
    ("log", "counted"), [(LOG, GOLDEN), (FOLDER / "before_questions.jsonl", BEFORE)], ids=["now", "before"]
)
def test_golden_evenings_are_counted_as_by_hand(log: Path, counted: dict[str, int | None]) -> None:
    lines = read_log(log)
    assert measured(evening.of(lines, compose(lines))) == counted


def test_of_an_evening_with_two_decisions_what_was_said_against_either_is_counted() -> None:
    lines = read_log(LOG)
    found = evening.of(lines, compose(lines))
    (decision,) = [stage for stage in found.meeting.stages if stage.plan.kind == "decision"]
    earlier = msgspec.structs.replace(found.meeting, stages=(decision, *found.meeting.stages))
    twice = measured(msgspec.structs.replace(found, meeting=earlier))
    expected = {"objections": 2, "objections_worked_in": 0, "minority": 2, "minority_people": 4}
    assert {name: twice[name] for name in expected} == expected


def test_what_followed_is_counted_from_signatures_and_from_what_was_told() -> None:
    with files.app():
        code = files.keep(read_log(), "golden")
        found = measured(evening.of_dossier(services().dossiers.of(code)))
        assert (found["days_to_report"], found["days_to_decision"]) == (0, None)
        assert (found["conditions"], found["conditions_met"]) == (1, 0)


def test_a_whole_evening_is_counted_as_its_file_tells_it(house: Flask) -> None:
    demo_meetings.demo("closed")
    counted = kept.refresh(demo_meetings.KLAVERBUURT)
    assert counted is not None
    expected = {"people": 42, "channel_online": 6, "tables": 7, "arguments_shown": 61, "questions_asked": 17}
    expected |= {"plans": 14, "plans_all": 5, "plans_part": 4, "plans_none": 5, "conditions": 10, "objections": 2}
    expected |= {"minority": 2, "per_table": 87}
    assert {name: counted.found[name] for name in expected} == expected
    assert kept.of([demo_meetings.KLAVERBUURT]) == {demo_meetings.KLAVERBUURT: counted}
    assert kept.refresh(demo_meetings.KLAVERBUURT) == counted


def test_an_evening_that_goes_on_is_not_counted(house: Flask) -> None:
    demo_meetings.demo()
    assert kept.refresh(demo_meetings.KLAVERBUURT) is None
    assert not kept.of([demo_meetings.KLAVERBUURT])


def test_of_people_no_small_group_is_told() -> None:
    found = published(GOLDEN)
    assert (found["people"], found["minority_people"]) == (6, HIDDEN)
    assert [found[f"channel_{name}"] for name in ("room", "online", "paper", "assisted")] == [HIDDEN] * 4
    assert told(found["channel_room"], "people") == "te weinig om te tonen"
    assert told(35, "tenths") == "3,5"


def test_of_an_evening_of_fewer_than_five_it_is_not_told_what_they_did() -> None:
    small = GOLDEN | {"people": 4}
    found = published(small)
    hidden = {name for name, value in found.items() if value == HIDDEN}
    assert hidden >= {"people", "tables", "arguments_shown", "per_table", "questions_asked", "objections", "minority"}
    assert hidden.isdisjoint({"plans", "plans_all", "plans_part", "plans_none", "awarded", "overrun"})
    assert {told(found[name], MEASURES[name].unit) for name in hidden} == {"te weinig om te tonen"}
    assert found["overrun"] == GOLDEN["overrun"]
    assert published(small | {"people": 5})["arguments_shown"] == GOLDEN["arguments_shown"]


def test_every_measure_says_what_it_counts() -> None:
    counts = [measure.count for measure in MEASURES.values()]
    assert all((getattr(count, "func", count).__doc__ or "").strip().endswith(".") for count in counts)
