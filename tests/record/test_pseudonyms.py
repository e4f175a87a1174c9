"""What the whole public record tells of who said what: nothing that is said under one kind leads to another kind."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import permutations
from random import Random
from typing import Any, NamedTuple

import pytest
from flask import Flask

from app import create_app
from app.live.meetings import load
from app.record.exports import record_json
from app.record.verify.verdict import verify
from app.services import services
from app.storage import log
from facilitation.evolve import fold
from facilitation.parts.seating import seats
from facilitation.registry import PARTS
from tests.record.hall import HALL, PAPER, PEOPLE, STRANGERS, Hall

NAME = re.compile(r"\b[0-9a-f]{32}\b")
CHANCE = 1 / PEOPLE
LUCK = 0.15  # how far off chance some joins of so few people are by luck; a bridge is right for all of them


class Line(NamedTuple):
    """One time that somebody spoke: of which kind, under which name, what else the event says, and who it was."""

    kind: str
    name: str
    values: Mapping[str, Any]
    seat: str
    helped: bool


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The hall after its evening."""
    app = create_app({"DATA_DIR": tmp_path_factory.mktemp("hall"), "TESTING": True, "LIMITS": {}})
    with app.app_context():
        Hall(Random(46)).play()
        yield app


def record() -> dict[str, Any]:
    """The file that everybody can have."""
    found: dict[str, Any] = json.loads(record_json.write(HALL))
    return found


def spoken(events: Sequence[dict[str, Any]]) -> list[Line]:
    """Who spoke in these events, as only the house knows it."""
    with services().database.read.connect() as connection:
        known = [line.event for line in log.read(connection, HALL)]
    found = []
    for line, event in zip(events, known, strict=True):
        field = "author" if "author" in event.pseudonyms else "seat"
        if event.pseudonyms and field in line["body"]:
            kind = event.utterance(field, line["body"])
            values = {name: value for name, value in line["body"].items() if name not in (field, "stage")}
            name, helped = line["body"][field], "hand" in line["body"]
            values |= {"name": name, "at": line["at"]}
            found.append(Line(kind, name, values, getattr(event, field), helped))
    return found


def as_before_there_were_pseudonyms(events: Sequence[dict[str, Any]]) -> list[Line]:
    """The same lines as a log without pseudonyms has them."""
    return [line._replace(name=line.seat, values={**line.values, "name": line.seat}) for line in spoken(events)]


def joined(lines: Iterable[Line]) -> dict[tuple[str, str, str], float]:
    """How often an attacker is right who joins two kinds on any two values, by the kinds and the values.

    For each line of one kind it names somebody among those of the other kind whose value is the same.
    """
    kinds: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        kinds[line.kind].append(line)
    found = {}
    for one, other in permutations([kind for kind in kinds if len({line.seat for line in kinds[kind]}) > 20], 2):
        for values in {(a, b) for a in kinds[one][0].values for b in kinds[other][0].values}:
            right = [_right(line, kinds[other], *values) for line in kinds[one]]
            said = [each for each in right if each is not None]
            found[one, other, " = ".join(values)] = sum(said) / len(said) if len(said) > PEOPLE / 3 else 0
    return found


def _right(line: Line, others: Sequence[Line], mine: str, theirs: str) -> float | None:
    alike = [each for each in others if theirs in each.values and each.values[theirs] == line.values.get(mine)]
    return sum(each.seat == line.seat for each in alike) / len(alike) if alike else None


def in_order(lines: Iterable[Line]) -> dict[tuple[str, str], float]:
    """The same for who says that the first name of one kind is the first of another, and so on."""
    kinds: dict[str, dict[str, str]] = defaultdict(dict)
    for line in lines:
        kinds[line.kind].setdefault(line.name, line.seat)
    many = {kind: [*names.values()] for kind, names in kinds.items() if len(names) > 20}
    return {
        (one, other): sum(a == b for a, b in zip(many[one], many[other], strict=False)) / len(many[one])
        for one, other in permutations(many, 2)
    }


def test_no_name_in_the_record_stands_for_two_kinds_of_utterance(app: Flask) -> None:
    kinds = defaultdict(set)
    for line in spoken(record()["events"]):
        kinds[line.name].add(line.kind)
    assert len(kinds) > 7 * PEOPLE
    assert all(len(found) == 1 for found in kinds.values())
    for event in record()["events"]:
        for kind, names in event["body"].get("lapsed", {}).items():
            assert all(kinds[name] == {kind} for name in names)


def test_no_join_of_two_kinds_on_any_value_does_better_than_chance(app: Flask) -> None:
    phones = [line for line in spoken(record()["events"]) if not line.helped and line.kind != "seat"]
    found = joined(phones)
    assert len({one for one, _, _ in found}) >= 5
    assert max(found.values()) < CHANCE + LUCK, max(found.items(), key=lambda each: each[1])
    chairs = joined(line for line in spoken(record()["events"]) if not line.helped)
    assert max(chairs.values()) < CHANCE + LUCK
    assert max(in_order(phones).values()) < CHANCE + LUCK


def test_the_same_join_finds_everybody_where_there_are_no_pseudonyms(app: Flask) -> None:
    lines = as_before_there_were_pseudonyms(record()["events"])
    assert joined(lines)["argument", "decision decision", "name = name"] == 1


def test_a_hand_tells_that_it_was_one_of_those_without_a_phone_and_not_which(app: Flask) -> None:
    """What remains, and the document says so."""
    helped = [line for line in spoken(record()["events"]) if line.helped and line.kind != "seat"]
    assert len({line.seat for line in helped}) == PAPER
    right = [
        sum(other.seat == line.seat for other in helped if other.kind == kind) / PAPER
        for line in helped
        for kind in {"argument", "decision decision", "choice W1"} - {line.kind}
    ]
    assert max(right) <= 2 / PAPER  # two rounds have one name


def test_lists_of_what_falls_away_are_in_an_order_that_says_nothing(app: Flask) -> None:
    (removed,) = [event["body"] for event in record()["events"] if event["kind"] == "seats.removed"]
    assert len(removed["seats"]) == len(removed["lapsed"]["support A2"]) == STRANGERS
    assert all(names == sorted(names) for names in removed["lapsed"].values())
    assert "support A1" not in removed["lapsed"]


def test_no_seat_is_in_the_file_and_no_name_of_one_on_the_page(app: Flask) -> None:
    known = [*seats(load(HALL).state)]
    text = record_json.write(HALL).decode()
    page = app.test_client().get(f"/t/{HALL}/besluit").text
    assert "Want 0." in page
    assert not any(seat in text or seat in page for seat in known)
    assert not NAME.search(page)


@pytest.mark.parametrize("face", ["", "/scherm", "/livecast"])
def test_no_face_that_others_see_names_anybody_s_seat(app: Flask, face: str) -> None:
    text = app.test_client().get(f"/t/{HALL}{face}").text
    assert "<html" in text
    assert not any(seat in text for seat in seats(load(HALL).state))


def test_the_file_has_no_channel_of_anybody_and_what_was_told_apart_fits(app: Flask) -> None:
    events = record()["events"]
    assert not any("channel" in event["body"] for event in events if event["kind"] != "seat.taken")
    told = [event["body"] for event in events if event["kind"] == "answers.told"]
    assert [sum(each["answered"].values()) for each in told[:2]] == [PEOPLE, PEOPLE]
    assert {*told[0]["apart"]} == {"room", "online"}
    assert verify(record_json.write(HALL)).faults == ()


def test_every_field_that_names_a_seat_is_declared_where_its_event_is() -> None:
    for event in PARTS.events.values():
        names = {"seat", "seats", "author", "into", "was", "instead", "lapsed", "came", "gone", "holder"}
        named = names & {*event.__struct_fields__}
        if event.kind() not in ("help.told", "table.joined"):  # a number of seats; a table
            assert named == {*event.pseudonyms} or named == {*event.pseudonyms} - {"hand"}, event.kind()


def test_after_a_restart_everybody_sits_where_they_sat_and_has_what_they_said(app: Flask) -> None:
    before = load(HALL).state
    services().rooms.forget(HALL)
    after = load(HALL).state
    assert after == before
    for part in PARTS.parts.values():
        for seat in seats(before) if part.mine else ():
            assert part.mine(after, seat) == part.mine(before, seat)  # type: ignore[misc]


def test_whoever_has_only_the_published_log_folds_it_to_the_same_evening_with_other_names(app: Flask) -> None:
    with services().database.read.connect() as connection:
        published = fold(line.event for line in log.read_published(connection, HALL))
    assert [stage.status for stage in published.stages] == [stage.status for stage in load(HALL).state.stages]
    assert not {*seats(published)} & {*seats(load(HALL).state)}
