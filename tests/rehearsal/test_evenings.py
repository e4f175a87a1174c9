"""Every agenda that ships is rehearsed over real HTTP and sockets, to a closed record that both verifiers accept."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser as Chromium

from app import agendas
from app.record.verify.verdict import verify
from app.rehearsal import stage
from app.rehearsal.browser import Browser
from app.rehearsal.cast import Cast
from app.rehearsal.envelopes import THEME
from app.rehearsal.evening import Progress, Rehearsal
from app.rehearsal.figures import Figures
from facilitation.parts.plans import plans
from facilitation.parts.practice import PART as PRACTICE
from facilitation.parts.seating import seats
from facilitation.state.meeting import Meeting
from realtime.rehearsal.phone import Phone
from realtime.rehearsal.serving import serving
from tests.record.verify.asking import FILE, ask
from tests.reliability.length import length

SHORT = [Cast(5, tables=2, online=0.2, paper=0.2, door=True)]
LONG = [Cast(36, tables=6, online=0.2, paper=0.1), Cast(360, tables=60, online=0.1, paper=0.05)]


def covering(names: Iterable[str], found: Sequence[str]) -> list[str]:
    """These agendas, and as few of the others as have every kind of stage that any of them has."""
    kinds = {name: {stage.kind for stage in agendas.named(name).stages} for name in names}
    left, chosen = set().union(*kinds.values()) - set().union(*(kinds[name] for name in found)), [*found]
    while left:
        chosen.append(max(kinds, key=lambda name: len(kinds[name] & left)))
        left -= kinds[chosen[-1]]
    return chosen


LOOKED_AT = ("overlegtafel", "noord_2020", "overlegtafel_120", "stemavond")
NAMES = length(covering(agendas.known(), LOOKED_AT), [*agendas.known()])


class Played(NamedTuple):
    """What came of one rehearsal, and who was there."""

    cast: Cast
    meeting: Meeting
    record: bytes
    figures: Figures
    told: list[Progress]


@pytest.fixture(scope="module", params=length(SHORT, LONG), ids=lambda cast: f"{cast.seats} seats")
def played(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Played]]:
    """All of them, one after another on one server."""
    folder, found, cast = tmp_path_factory.mktemp("rehearsal"), {}, request.param
    with ExitStack() as sets:
        app = sets.enter_context(stage.building(folder))
        made = {name: stage.built(app, agendas.named(name), cast.tables) for name in NAMES}
        base = sets.enter_context(serving(folder))
        for name, at in made.items():
            figures, told = Figures(), list[Progress]()
            Rehearsal(base, at.code, at.key, cast, at.look, Phone, figures, tells=told.append).play()
            found[name] = Played(cast, at.look(), Browser(base, at.code).file("/besluit.json"), figures, told)
        yield found


@pytest.mark.soak
@pytest.mark.parametrize("name", NAMES)
def test_it_comes_to_a_closed_record_that_verifies(played: Mapping[str, Played], name: str) -> None:
    evening = played[name]
    assert evening.meeting.closed
    assert verify(evening.record).ok
    assert evening.figures.refused == {}
    told = json.loads(evening.record)["record"]
    assert sum(told["turnout"]["seats"].values()) == evening.cast.seats == len(seats(evening.meeting))
    assert [each["key"] for each in told["agenda"]] == [each.key for each in agendas.named(name).stages]


@pytest.mark.soak
def test_the_verifier_that_shares_no_code_accepts_every_one(played: Mapping[str, Played], browser: Chromium) -> None:
    page = browser.new_page()
    page.goto(FILE.as_uri())
    files = [(each.record.decode(), json.loads(each.record)["key"]) for each in played.values()]
    for name, verdict in zip(played, ask(page, files), strict=True):
        assert (name, verdict["faults"], verdict["unknown"], verdict["fits"]) == (name, [], [], True)


@pytest.mark.soak
def test_somebody_objects_somebody_types_all_that_fits_and_paper_is_the_console_s_hand(
    played: Mapping[str, Played],
) -> None:
    file = json.loads(played["overlegtafel"].record)
    kinds = [event["kind"] for event in file["events"]]
    assert any(e["kind"] == "consent.given" and e["body"]["position"] == "objection" for e in file["events"])
    assert max(len(text["text"]) for text in file["texts"].values()) >= 275
    by_hand = {e["kind"] for e in file["events"] if "hand" in e["body"]}
    assert {"seat.taken", "consent.given"} <= by_hand
    assert kinds[-1] == "meeting.closed"


@pytest.mark.soak
def test_envelopes_that_were_decided_on_leave_before_the_room_weighs_the_plans(played: Mapping[str, Played]) -> None:
    evening = played["noord_2020"]
    file = json.loads(evening.record)
    kinds = [event["kind"] for event in file["events"]]
    envelopes = {plan.id for plan in plans(evening.meeting).values() if plan.theme == THEME}
    gone = {event["body"]["initiative"] for event in file["events"] if event["kind"] == "initiative.withdrawn"}
    assert len(envelopes) == 4
    assert gone == envelopes
    first, *_, last = [at for at, kind in enumerate(kinds) if kind == "ballots.sealed"]
    assert first < kinds.index("initiative.withdrawn") < last
    weighed = json.dumps(file["events"][last]["body"]["ballots"])
    assert not any(f'"{key}"' in weighed for key in envelopes)


@pytest.mark.soak
def test_tables_have_a_chair_who_gives_turns_and_one_asks_for_help_and_gets_it(played: Mapping[str, Played]) -> None:
    evening = played["overlegtafel_120"]
    events = json.loads(evening.record)["events"]
    told = Counter(event["kind"] for event in events if event["body"].get("table"))
    assert {"table.task_taken", "table.called", "table.answered", "table.settled"} <= told.keys()
    if evening.cast.seats > 30:
        assert told["speak.requested"] >= told["speak.given"] >= told["speak.ended"] > 0  # who has no phone ends none
    spoken = [event for event in events if event["kind"] == "speak.given" and not event["body"].get("table")]
    assert spoken


@pytest.mark.soak
def test_it_tells_how_far_it_is(played: Mapping[str, Played]) -> None:
    told = played["stemavond"].told
    assert [each.stage for each in told] == sorted((each.stage for each in told), key=[
        each.key for each in agendas.named("stemavond").stages
    ].index)  # fmt: skip
    assert [each.acts for each in told] == sorted(each.acts for each in told)


def test_the_same_seed_brings_the_same_people() -> None:
    cast = Cast(36, tables=6, online=0.25, paper=0.25)
    people = cast.residents()
    channels = [who.channel for who in people]
    assert (channels.count("online"), channels.count("paper"), channels.count("room")) == (9, 9, 18)
    assert {who.table for who in people if who.channel != "online"} == {1, 2, 3, 4, 5, 6}
    assert {"slow", "objector", "writer"} <= {who.temperament for who in people}
    assert people == Cast(36, tables=6, online=0.25, paper=0.25).residents()


def test_an_evening_of_one_is_an_evening() -> None:
    (who,) = Cast(1, tables=0).residents()
    assert (who.table, who.channel) == (0, "room")


@pytest.mark.parametrize(("asked", "runs"), [(0.5, 1), (2.4, 2), (600, 600), (1_000, 600)])
def test_however_fast_it_is_asked_for_its_clock_runs_as_fast_as_a_clock_may(
    tmp_path: Path, asked: float, runs: int
) -> None:
    with stage.building(tmp_path) as app:
        made = stage.built(app, agendas.named("stemavond"), 2, rate=asked)
        assert PRACTICE.of(made.look()).rate == runs


@pytest.mark.soak
def test_common_ground_is_asked_answered_counted_and_shown(played: Mapping[str, Played]) -> None:
    told = [[event["kind"] for event in events] for events in _logs(played)]
    asked = [kinds for kinds in told if "argument.marked" in kinds]
    assert asked
    for kinds in asked:
        order = [kinds.index(f"ground.{each}") for each in ("asked", "wanted", "found", "shown")]
        assert order == sorted(order)


@pytest.mark.soak
def test_where_people_talk_there_is_a_way_of_talking_and_whoever_goes_out_comes_back(
    played: Mapping[str, Played],
) -> None:
    events = json.loads(played["overlegtafel_120"].record)["events"]
    forms = {event["body"]["form"] for event in events if event["kind"] == "exercise.started"}
    assert forms == {"silence", "one_two_four"}
    out = [event["body"]["on"] for event in events if event["kind"] == "seat.away"]
    assert out.count(True) == out.count(False) > 0


def _logs(played: Mapping[str, Played]) -> list[list[dict[str, Any]]]:
    return [json.loads(each.record)["events"] for each in played.values()]
