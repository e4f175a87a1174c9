"""Acts and events as they cross the door and lie in the log: named, checked, and whole on the way back."""

import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from facilitation.acts import Act
from facilitation.events import Event, MeetingOpened
from facilitation.evolve import fold
from facilitation.parts.arguments.acts import FeatureArgument
from facilitation.parts.frames import frames
from facilitation.parts.package.acts import SetAward
from facilitation.parts.package.division import division_of
from facilitation.parts.package.events import DivisionComposed
from facilitation.parts.plans import active
from facilitation.parts.seating import tables
from facilitation.registry import PARTS
from facilitation.state.award import Award, Condition
from tests.facilitation.evening import Evening, written
from tests.facilitation.situations import composing
from tests.golden.make import play

GONE = re.compile(rb'"(title|text|short|reason|keep|improve|conditions|owner|checker)":\[?null')
TOO_MUCH = 10**12 + 1
UNREADABLE: list[tuple[str, str]] = [
    ("award.set", '{"initiative": "garden", "amount": -1}'),
    ("award.set", f'{{"initiative": "garden", "amount": {TOO_MUCH}}}'),
    ("award.set", '{"initiative": "garden", "amount": 1e309}'),
    ("award.set", '{"initiative": "garden", "amount": NaN}'),
    ("award.set", '{"initiative": "garden", "amount": 0.5}'),
    ("award.set", '{"initiative": "garden", "amount": "5.000,00"}'),
    ("award.set", '{"initiative": "garden", "amount": true}'),
    ("award.set", '{"initiative": "garden", "amount": null}'),
    ("award.set", '{"initiative": "garden"}'),
    ("award.set", '{"initiative": 7, "amount": 0}'),
    ("award.set", '{"initiative": "garden", "amount": 0, "pot": 1}'),
    ("decision.propose", '{"awards": [{"initiative": "garden", "amount": -1}]}'),
    ("decision.propose", '{"awards": [{"initiative": "garden", "amount": 0, "note": ""}]}'),
    ("decision.propose", '{"awards": {"garden": 0}}'),
    ("ballot.cast", '{"ballot": {"amounts": {"garden": -1}}}'),
    ("ballot.cast", f'{{"ballot": {{"amounts": {{"garden": {TOO_MUCH}}}}}}}'),
    ("ballot.cast", '{"ballot": {"order": "garden"}}'),
    ("ballot.cast", '{"ballot": {"order": [1, 2]}}'),
    ("ballot.cast", '{"ballot": {"points": {"garden": -1}}}'),
    ("ballot.cast", '{"ballot": {"marks": {"garden": 1}}}'),
    ("ballot.cast", '{"ballot": []}'),
    ("ballot.cast", "{}"),
    ("argument.post", '{"initiative": "garden", "side": "maybe", "text": "Mooi."}'),
    ("argument.post", '{"initiative": "garden", "side": "for", "text": ["Mooi."]}'),
    ("argument.post", json.dumps({"initiative": "garden", "side": "for", "text": "a" * 100_001})),
    ("argument.post", json.dumps({"initiative": "g" * 65, "side": "for", "text": "Mooi."})),
    ("argument.post", json.dumps({"id": "i" * 65, "initiative": "garden", "side": "for", "text": "Mooi."})),
    ("argument.moderate", '{"argument": "A1", "verdict": "burn"}'),
    ("consent.give", '{"position": "veto"}'),
    ("clock.set", '{"seconds": -1}'),
    ("clock.set", '{"seconds": 86401}'),
    ("clock.add", '{"seconds": 0}'),
    ("clock.add", '{"seconds": 3601}'),
    ("initiative.correct", '{"initiative": "garden", "reason": "Offerte.", "ask": -1}'),
    ("review.give", '{"grade": 0}'),
    ("review.give", '{"grade": 11}'),
    ("review.give", '{"grade": 7.5}'),
    ("wall.show", '{"what": "film"}'),
    ("wall.freeze", '{"on": 1}'),
    ("seat.add", '{"channel": "telepathy"}'),
    ("seat.add", json.dumps({"name": "n" * 61})),
    ("stage.advance", '{"to": 5}'),
]


def read(kind: str, text: str) -> Act:
    return msgspec.json.decode(text, type=PARTS.acts[kind])


@pytest.mark.parametrize(("kind", "text"), UNREADABLE, ids=[f"{kind} {text[:60]}" for kind, text in UNREADABLE])
def test_an_act_that_makes_no_sense_does_not_come_through_the_door(kind: str, text: str) -> None:
    with pytest.raises(msgspec.DecodeError):  # a ValidationError is one too
        read(kind, text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("award.set", '{"initiative": "garden", "amount": 0}'),
        ("award.set", f'{{"initiative": "garden", "amount": {TOO_MUCH - 1}}}'),
        ("clock.set", '{"seconds": 0}'),
        ("clock.set", '{"seconds": 86400}'),
        ("clock.add", '{"seconds": 1}'),
        ("clock.add", '{"seconds": 3600}'),
        ("review.give", '{"grade": 1}'),
        ("review.give", '{"grade": 10}'),
        ("seat.add", json.dumps({"name": "n" * 60})),
        ("argument.support", json.dumps({"id": "i" * 64, "argument": "a" * 64})),
    ],
)
def test_an_act_at_its_bounds_comes_through_the_door(kind: str, text: str) -> None:
    assert read(kind, text).kind() == kind


def test_an_act_comes_through_the_door_with_what_it_left_out() -> None:
    assert read("award.set", '{"initiative": "garden", "amount": 5}') == SetAward(initiative="garden", amount=5)
    assert read("argument.feature", '{"id": "x", "argument": "A1"}') == FeatureArgument(id="x", argument="A1")


def test_an_act_of_another_kind_does_not_come_through_the_door_of_this_one() -> None:
    with pytest.raises(msgspec.ValidationError):
        read("clock.pause", '{"kind": "meeting.close"}')


def test_acts_and_events_go_by_one_name_each() -> None:
    assert {act.kind(): act for act in PARTS.acts.values()} == PARTS.acts
    assert {event.kind(): event for event in PARTS.events.values()} == PARTS.events
    assert set(PARTS.events.values()) == set(_family(Event))


def _family(event: type[Event]) -> Iterator[type[Event]]:
    """Every event that has a name of its own."""
    for child in event.__subclasses__():
        yield from _family(child)
        if not child.__subclasses__() and child.__module__.startswith("facilitation"):
            yield child


def test_every_event_of_an_evening_comes_back_from_the_log_as_it_was() -> None:
    evening = play()
    back = [
        msgspec.json.decode(msgspec.json.encode(event), type=PARTS.events[event.kind()]) for event in evening.events
    ]
    assert back == evening.events
    assert fold(back) == evening.meeting


def test_a_log_of_all_kinds_is_read_by_the_kind_in_it() -> None:
    evening = play()
    every: Any = PARTS.events["meeting.opened"]
    for event in PARTS.events.values():
        every |= event
    assert msgspec.json.decode(msgspec.json.encode(evening.events), type=list[every]) == evening.events


def test_an_evening_goes_on_after_any_of_its_texts_was_removed() -> None:
    whole = play().events
    for place, event in enumerate(whole):
        for path in event.texts:
            bare = msgspec.convert(_without(msgspec.to_builtins(event), path), type(event))
            meeting = fold([*whole[:place], bare, *whole[place + 1 :]])
            assert meeting.seq == len(whole)
            assert GONE.search(written(meeting)) is None


def test_a_removed_reason_is_an_empty_one() -> None:
    line = {"initiative": "lamps", "amount": 0, "reason": None, "conditions": [None]}
    bare = msgspec.convert({"kind": "division.composed", "awards": [line]}, DivisionComposed)
    assert division_of(fold([bare], composing().meeting)).awards == {"lamps": Award("lamps", 0, "", (Condition(""),))}


@pytest.mark.parametrize("kind", [kind for kind, event in PARTS.events.items() if event.texts])
def test_every_text_beside_the_log_is_a_field_of_its_event(kind: str) -> None:
    fields = {path.partition("[]")[0] for path in PARTS.events[kind].texts}
    assert fields <= set(PARTS.events[kind].__struct_fields__)


def test_an_evening_is_opened_with_all_that_is_known_before_it() -> None:
    opened = Evening().events[0]
    assert isinstance(opened, MeetingOpened)
    meeting = fold([opened])
    assert (meeting.code, meeting.title, meeting.pot, meeting.seq) == ("KLAVER", "Overlegtafel", 10_000_00, 1)
    told = [msgspec.structs.replace(frame, clauses=msgspec.UNSET) for frame in frames(meeting).values()]
    assert (told, active(meeting)) == (list(opened.frames), list(opened.initiatives))
    clauses = [[clause.text for clause in frame.every] for frame in frames(meeting).values()]
    assert clauses == [[frame.text] for frame in opened.frames]
    assert list(tables(meeting).values()) == list(opened.tables)


def _without(body: dict[str, Any], path: str) -> dict[str, Any]:
    """The body with nothing left of the texts at this path, such as `awards[].conditions[]`."""
    name, _, rest = path.partition("[]")
    if not path.endswith("[]") and not rest:
        return {**body, name: None}
    if rest:
        return {**body, name: [_without(x, rest.removeprefix(".")) if isinstance(x, dict) else x for x in body[name]]}
    return {**body, name: [x if isinstance(x, dict) else None for x in body[name]]}
