"""The record: composed from the log alone, without a float or a seat, honest about how far the evening is."""

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from facilitation.events import Event
from facilitation.part import LoggedEvent
from facilitation.parts.decision.acts import RecordDecision
from facilitation.parts.decision.events import DecisionRecorded
from facilitation.parts.seating import seats
from facilitation.parts.stages import CloseMeeting
from facilitation.record.compose import compose
from facilitation.state.award import Award
from tests.facilitation.evening import START, Evening, Situation
from tests.facilitation.situations import argued, asked_again, composing, over, recorded
from tests.golden.make import play


def record(events: list[Event]) -> dict[str, Any]:
    return compose(
        LoggedEvent(seq, f"2025-03-20T18:{seq // 60:02}:{seq % 60:02}Z", event) for seq, event in enumerate(events, 1)
    )


def leaves(value: Any) -> Iterator[Any]:
    """Every single value in a record, and every key."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from leaves(item)
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item)
    else:
        yield value


@pytest.mark.parametrize(
    ("situation", "status"), [(Evening, "open"), (composing, "open"), (recorded, "decided"), (over, "closed")]
)
def test_a_record_says_how_far_the_evening_is(situation: Situation, status: str) -> None:
    assert record(situation().events)["status"] == status


def test_a_record_is_made_of_plain_values_without_a_float_or_a_seat() -> None:
    evening = play()
    found = list(leaves(record(evening.events)))
    assert {type(value) for value in found} <= {str, int, bool, type(None)}
    assert not set(seats(evening.meeting)) & set(found)
    assert msgspec.json.decode(msgspec.json.encode(record(evening.events))) == record(evening.events)


def test_a_record_tells_when_the_evening_opened_decided_and_closed() -> None:
    times = record(over().events)["times"]
    assert list(times) == ["opened", "decided", "closed"]
    assert times["opened"] < times["decided"] <= times["closed"]


def test_a_record_adds_up_to_the_pot() -> None:
    found = record(over().events)
    assert sum(plan["amount"] for plan in found["plans"]) == found["divided"]
    assert found["divided"] + found["remainder"] == found["pot"]


def test_a_record_of_a_voided_round_counts_no_old_answers() -> None:
    assert record(asked_again().events)["consent"] is None


def test_what_is_hidden_is_in_no_record() -> None:
    evening = play()
    found = set(leaves(record(evening.events)))
    assert "Mijn buurman laat alles al branden." not in found
    assert "Kleur in de straat." not in found
    assert "Piet van nummer 9 praatte te lang." not in found


def test_nothing_is_ranked_in_a_record_before_it_was_revealed() -> None:
    found = record(Evening().reach("ranking").vote().events)
    assert found["ranking"] is None
    assert {plan["ranked"] for plan in found["plans"]} == {None}


def test_a_removed_reason_is_an_empty_text_in_the_record() -> None:
    events = over().events
    place = next(i for i, event in enumerate(events) if isinstance(event, DecisionRecorded))
    awards = (Award("garden", 6_000_00, None, (None,)),)
    bare = DecisionRecorded(stage="decision", awards=awards, remainder=4_000_00, consent={})
    garden = record([*events[:place], bare, *events[place + 1 :]])["plans"][0]
    gone = {"text": "", "kind": "voorwaarde", "owner": "", "due": None, "checker": ""}
    assert (garden["reason"], garden["conditions"]) == ("", [gone])


def test_arguments_stand_in_the_record_with_the_most_supported_first() -> None:
    evening = play()
    garden = record(evening.events)["plans"][0]
    assert [argument["support"] for argument in garden["arguments"]] == [2, 1]
    assert [argument["id"] for argument in record(argued().events)["plans"][0]["arguments"]] == ["A1"]


def test_a_closed_evening_without_a_decision_has_a_record_too() -> None:
    evening = Evening()
    evening.play(CloseMeeting())
    found = record(evening.events)
    assert (found["status"], found["divided"], found["remainder"]) == ("closed", 0, 10_000_00)


def test_a_record_keeps_the_times_of_the_log() -> None:
    evening = Evening()
    assert compose([LoggedEvent(1, START.isoformat(), evening.events[0])])["times"] == {"opened": START.isoformat()}


def test_the_decision_in_the_record_is_the_one_that_was_recorded() -> None:
    evening = Evening().agreed()
    (*_, fact) = evening.play(RecordDecision())
    assert isinstance(fact, DecisionRecorded)
    amounts = {plan["id"]: plan["amount"] for plan in record(evening.events)["plans"]}
    assert amounts == {award.initiative: award.amount for award in fact.awards}
