"""The demo meetings: ready to begin, halfway and played out, always the same and never in anybody's way."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
import sqlalchemy as sa
from flask import Flask

from app import create_app
from app.access import links
from app.demo import demo_meetings
from app.live.meetings import load, perform, state_at
from app.live.opening import DATA
from app.record.exports import record_json
from app.record.verify.verdict import verify
from app.services import services
from app.storage import ballots, log
from app.storage.tables import BALLOT, EVENT, GRANT, KEY, MEETING
from facilitation.events import Event
from facilitation.parts.clock import clock_of
from facilitation.parts.frames import frames
from facilitation.parts.package.division import departures, division_of, proposal, total
from facilitation.parts.plans import plans
from facilitation.parts.seating import TakeSeat, seats, tables
from facilitation.roles import Actor, Role
from facilitation.situation import settled, stage_named
from facilitation.state.frame import FRAME_KEYS
from facilitation.state.meeting import Meeting

KLAVER, WERELD, FULL = demo_meetings.CODES
EXPECTED: dict[str, Any] = json.loads((DATA / "klaverbuurt.json").read_text("utf-8"))["expected"]
BORDA = EXPECTED["borda_5_4_3_2_1"]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An app with the Klaverbuurt evening played out; nobody changes it."""
    app = create_app({"DATA_DIR": tmp_path_factory.mktemp("gespeeld")})
    with app.app_context():
        demo_meetings.demo("closed")
        yield app


@pytest.fixture(scope="module")
def halfway(played: Flask) -> Meeting:
    """The same evening as it stood at the open ranking, with all ballots in."""
    revealed = [line.seq for line in lines(KLAVER) if line.event.kind() == "stage.closed"]
    return state_at(KLAVER, revealed[4] - 1)


@pytest.fixture(scope="module")
def closed(played: Flask) -> Meeting:
    """The evening at its end."""
    return load(KLAVER).state


def lines(code: str) -> list[log.Logged]:
    with services().database.read.connect() as connection:
        return list(log.read(connection, code))


def facts(code: str) -> list[tuple[str, Any]]:
    """All that is in the log, except what chance and the clock decide: a lot tells which objection comes first."""
    return [
        (line.event.kind(), _without_chance(line.event))
        for line in lines(code)
        if line.event.kind() not in ("ballots.sealed", "clock.set")
    ]


def _without_chance(event: Event) -> Event:
    drawn = {*event.drawn, "objection"} & {*event.__struct_fields__}
    return msgspec.structs.replace(event, **dict.fromkeys(drawn, ""))


def test_a_demo_meeting_stands_at_the_start_of_its_evening_with_nobody_seated(app: Flask) -> None:
    with app.app_context():
        demo_meetings.demo()
        klaver, wereld = load(KLAVER).state, load(WERELD).state
    for meeting, number in ((klaver, 14), (wereld, 52)):
        assert (meeting.at, seats(meeting), meeting.closed) == (0, {}, False)
        assert len(meeting.stages) == 8
        assert len(plans(meeting)) == number
        assert tuple(frames(meeting)) == FRAME_KEYS
    assert all(frame.fixed and not frame.confirmed for frame in frames(klaver).values())
    assert [table.online for table in tables(klaver).values()].count(True) == 1
    assert stage_named(wereld, "ranking").method.form.total == 25_000_000
    assert "verzonnen" in klaver.credit
    assert "pabulib.org" in wereld.credit


def test_halfway_all_are_seated_all_was_said_and_the_ballots_are_in(halfway: Meeting) -> None:
    channels = [seat.channel for seat in seats(halfway).values()]
    assert [channels.count(channel) for channel in ("room", "paper", "online")] == [26, 10, 6]
    assert all(frame.confirmed for frame in frames(halfway).values())
    arguments = stage_named(halfway, "arguments").state.arguments.values()
    assert len(arguments) == 61
    assert sum(argument.support for argument in arguments) == 483
    assert all(argument.author not in argument.supporters for argument in arguments)
    assert (halfway.current.plan.kind, halfway.current.status) == ("ranking", "open")


def test_halfway_forty_ballots_are_on_the_roll_and_none_is_in_the_log(app: Flask) -> None:
    with app.app_context():
        demo_meetings.demo("halfway")
        room = load(KLAVER)
        assert len(room.voted["ranking"]) == 40
        assert "ballots.sealed" not in [kind for kind, _ in facts(KLAVER)]
        with services().database.read.connect() as connection:
            own = sa.select(sa.func.count()).select_from(BALLOT).where(BALLOT.c.meeting == KLAVER)
            assert connection.scalar(own) == 40


def test_the_revealed_ranking_has_the_expected_points_and_order(closed: Meeting) -> None:
    outcome = stage_named(closed, "ranking").state.outcome
    assert {each.id: each.points for each in outcome.standings} == BORDA["points"]
    assert [each.id for each in outcome.standings] == BORDA["order"]
    firsts = {each.id: each.firsts for each in outcome.standings if each.firsts}
    assert firsts == EXPECTED["first_places"]
    assert {each.id: each.votes for each in outcome.standings} == EXPECTED["in_top5"]


def test_the_rankings_own_proposal_is_the_expected_one(closed: Meeting) -> None:
    found = proposal(closed)
    assert found is not None
    assert list(found.amounts) == EXPECTED["greedy_by_borda_full_ask"]["funded"]
    assert found.remainder == EXPECTED["greedy_by_borda_full_ask"]["leftover_eur"] * 100


def test_the_evening_ends_with_the_files_decision_its_reasons_and_its_conditions(closed: Meeting) -> None:
    file = json.loads((DATA / "klaverbuurt.json").read_text("utf-8"))["decision"]
    assert closed.closed
    assert settled(closed)
    assert division_of(closed).awards is not None
    awards = division_of(closed).awards
    assert {key: award.amount for key, award in awards.items()} == {
        item["initiative_id"]: item["amount_eur"] * 100 for item in file["items"]
    }
    assert closed.pot - total(awards) == file["leftover_eur"] * 100
    assert all(awards[key].reason for key in departures(closed, awards))
    assert sum(len(award.conditions) for award in awards.values()) == len(file["conditions"])


def test_consent_is_that_of_the_last_round_and_every_concern_says_why(closed: Meeting) -> None:
    decision = stage_named(closed, "decision").state
    assert decision.counts() == {"agree": 37, "concern": 5, "objection": 0}
    assert len(decision.reasons("concern")) == 5
    assert len(stage_named(closed, "review").state.reviews) == 8


def test_the_record_of_the_evening_is_the_decision_of_the_file(played: Flask) -> None:
    file = json.loads((DATA / "klaverbuurt.json").read_text("utf-8"))["decision"]
    found = services().dossiers.of(KLAVER).record
    plans = {plan["id"]: plan for plan in found["plans"]}
    assert Counter(plan["verdict"] for plan in plans.values()) == {"ja": 5, "ja_mits": 4, "nu_niet": 5}
    for item in file["items"]:
        plan = plans[item["initiative_id"]]
        told = (item["outcome"], item["amount_eur"] * 100, item["reason"])
        assert (plan["verdict"], plan["amount"], plan["reason"]) == told
    assert (found["divided"], found["remainder"]) == (83_500_00, 500_00)
    assert found["reserve"] == file["reserve_list"]
    fields = ("kind", "text", "owner", "due", "checker")
    conditions = {(key, *(c[f] for f in fields)) for key, plan in plans.items() for c in plan["conditions"]}
    assert len(conditions) == 10
    asked = ("initiative_id", "kind", "text", "owner_role", "due_date", "checked_by_role")
    assert conditions == {tuple(c[f] for f in asked) for c in file["conditions"]}
    rounds = [(r["counts"]["agree"], r["counts"]["concern"], r["counts"]["objection"]) for r in found["rounds"]]
    assert rounds == [(33, 7, 2), (37, 5, 0)]
    objections = {(o["text"], o["change"], o["became"]) for o in found["rounds"][0]["objections"]}
    raised = file["consent_rounds"][0]["objections"]
    assert objections == {(o["text"], o["amendment"], "withdrawn") for o in raised}
    views = {(view["text"], view["supporters"], tuple(view["initiatives"])) for view in found["minority"]}
    assert views == {(v["text"], v["supporters"], tuple(v["initiative_ids"])) for v in file["minority_views"]}
    assert (found["decision"]["called"], found["decision"]["ruling"]["quorum"]) == ("besluit", file["quorum_met"])


def test_every_seat_that_ranked_divided_the_pot_and_none_went_over_it(closed: Meeting) -> None:
    ballots = stage_named(closed, "allocation").state.ballots
    assert len(ballots) == 40
    assert all(0 < sum(ballot["amounts"].values()) <= closed.pot for ballot in ballots)


def test_two_replays_are_the_same_evening(played: Flask, tmp_path: Path) -> None:
    first = facts(KLAVER)
    with create_app({"DATA_DIR": tmp_path}).app_context():
        demo_meetings.demo("closed")
        assert facts(KLAVER) == first


def test_asking_again_changes_nothing(app: Flask) -> None:
    with app.app_context():
        for until in ("start", "halfway", "halfway", "start"):
            demo_meetings.demo(until)
        seq = load(KLAVER).state.seq
        demo_meetings.demo("closed")
        ended = load(KLAVER).state.seq
        for until in ("closed", "halfway", "start"):
            demo_meetings.demo(until)
        assert load(KLAVER).state.seq == ended > seq


def test_a_demo_that_people_are_at_is_left_alone(app: Flask) -> None:
    with app.app_context():
        demo_meetings.demo()
        perform(KLAVER, TakeSeat(seat="S1"), Actor("device:1", Role.VISITOR))
        demo_meetings.demo()
        with pytest.raises(demo_meetings.UnderWay):
            demo_meetings.demo("halfway")
        assert list(seats(load(KLAVER).state)) == ["S1"]


def test_beginning_anew_leaves_nothing_of_the_old_evening_and_all_of_other_meetings(context: Flask) -> None:
    demo_meetings.demo("halfway")
    key = links.make(KLAVER)
    links.exchange(KLAVER, key)
    others = links.make("PROEF2")
    links.exchange("PROEF2", others)
    demo_meetings.demo(fresh=True)
    assert load(KLAVER).state.seq == 1
    demo_meetings.forget(FULL)
    with services().database.read.connect() as connection:
        counts = {
            table: connection.scalar(sa.select(sa.func.count()).select_from(table))
            for table in (MEETING, EVENT, BALLOT, KEY, GRANT)
        }
    assert counts == {MEETING: 3, EVENT: 3, BALLOT: 0, KEY: 1, GRANT: 1}


def test_only_demo_meetings_can_be_forgotten(context: Flask) -> None:
    with pytest.raises(ValueError, match="PROEF2"):
        demo_meetings.forget("PROEF2")
    assert load("PROEF2").state.seq == 1


def test_the_full_hall_stands_at_its_ranking_with_most_ballots_in(app: Flask) -> None:
    with app.app_context():
        demo_meetings.demo()
        room = load(FULL)
        meeting = room.state
        assert (len(seats(meeting)), meeting.current.plan.kind, meeting.current.status) == (42, "ranking", "open")
        assert len(room.voted["ranking"]) == 32
        assert clock_of(meeting).remaining == 380
        with services().database.read.connect() as connection:
            assert log.verify(connection, FULL)[0] == meeting.seq
            assert ballots.whole(connection, FULL)
        assert "volle zaal" in app.test_client().get("/").text


def test_the_full_hall_is_led_on_to_its_record_like_any_other(app: Flask) -> None:
    with app.app_context():
        demo_meetings.demo()
        demo_meetings.Evening(FULL).until_closed()
        assert verify(record_json.write(FULL)).ok


def test_the_full_hall_came_to_its_ranking_just_now(app: Flask) -> None:
    with app.app_context():
        demo_meetings.demo()
        last = datetime.fromisoformat(lines(FULL)[-1].at)
        assert timedelta() < datetime.now(UTC) - last < timedelta(minutes=5)
