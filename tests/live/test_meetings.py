"""The one path of an act: decided, committed with its neighbours, published, acknowledged."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from app import create_app
from app.live import meetings
from app.live.meetings import load, perform
from app.services import services, services_of
from app.storage import ballots, log
from app.storage.ballots import key_of
from app.storage.lines.ledger import Ledger
from facilitation.evolve import fold
from facilitation.parts.arguments.acts import SupportArgument
from facilitation.parts.arguments.state import KIND as ARGUMENTS_STAGE
from facilitation.parts.arguments.state import number_of_arguments
from facilitation.parts.seating import seats
from facilitation.parts.stages import AdvanceStage, CloseStage, RevealStage
from facilitation.refusals import Refused
from facilitation.roles import Actor, Role
from facilitation.situation import stage_named
from tests.devices import CODE
from tests.people import LEADER, lead_to, logged, one_batch_of, post, sit, together, vote
from tests.reliability.length import length

EACH = length(34, 100)
"""Acts of each of thirty people."""


def test_an_acknowledged_act_is_in_the_log_and_in_the_state(context: Flask) -> None:
    actor = sit(1)
    lead_to("arguments")
    seq = post(actor)
    assert logged()[-1].seq == seq == load(CODE).state.seq


def test_the_live_state_is_the_fold_of_the_log(context: Flask) -> None:
    actors = [sit(n) for n in range(5)]
    lead_to("arguments")
    for actor in actors:
        post(actor, f"Argument van {actor.id}")
    for actor in actors[1:]:
        perform(CODE, SupportArgument(argument="A1"), actor)
    assert fold(line.event for line in logged()) == load(CODE).state


def test_a_resend_gets_the_same_answer_and_counts_once(context: Flask) -> None:
    actor = sit(1)
    lead_to("arguments")
    first = post(actor, id="tik")
    perform(CODE, AdvanceStage(to="ranking"), LEADER)
    assert post(actor, id="tik") == first
    assert number_of_arguments(load(CODE).state) == 1


def test_a_resend_gets_the_same_answer_after_a_restart(context: Flask) -> None:
    actor = sit(1)
    lead_to("arguments")
    first = post(actor, id="tik")
    services_of(context).rooms.forget(CODE)
    assert post(actor, id="tik") == first
    assert number_of_arguments(load(CODE).state) == 1


def test_the_same_act_sent_twenty_times_at_once_counts_once(context: Flask) -> None:
    actor = sit(1)
    lead_to("arguments")
    answers = together(*[lambda: post(actor, id="dubbel")] * 20, app=context)
    assert len(set(answers)) == 1
    assert number_of_arguments(load(CODE).state) == 1


def test_two_facilitators_who_press_next_at_once_go_one_stage(context: Flask) -> None:
    other = Actor("console:2", Role.FACILITATOR)
    answers = together(
        *[lambda who=who: perform(CODE, AdvanceStage(expecting="welcome"), who) for who in (LEADER, other)], app=context
    )
    assert sorted(type(answer).__name__ for answer in answers) == ["Ack", "Refused"]
    assert load(CODE).state.current.plan.key == "frames"


def test_many_threads_lose_nothing_and_the_numbers_have_no_gap(context: Flask) -> None:
    actors = [sit(n) for n in range(20)]
    lead_to("arguments")
    answers = together(*[lambda a=a: [post(a, f"{a.id} {n}") for n in range(10)] for a in actors], app=context)
    assert all(isinstance(answer, list) for answer in answers)
    assert number_of_arguments(load(CODE).state) == 200
    assert [line.seq for line in logged()] == list(range(1, len(logged()) + 1))
    assert fold(line.event for line in logged()) == load(CODE).state


@pytest.mark.soak
def test_reading_while_acts_by_the_thousand_are_written_misses_none(context: Flask) -> None:
    actors = [sit(n) for n in range(30)]
    lead_to("arguments")
    seen: list[int] = []
    done = threading.Event()

    def follow() -> None:
        while not (done.is_set() and _read_on(seen) == 0):
            _read_on(seen)

    with_writers = [lambda a=a: [post(a, f"{a.id} {n}") for n in range(EACH)] for a in actors]
    reader = threading.Thread(target=lambda: _in(context, follow))
    reader.start()
    together(*with_writers, app=context)
    done.set()
    reader.join()
    assert seen == list(range(1, load(CODE).state.seq + 1))
    assert number_of_arguments(load(CODE).state) == len(actors) * EACH


def _read_on(seen: list[int]) -> int:
    with services().database.read.connect() as connection:
        fresh = [line.seq for line in log.read(connection, CODE, after=len(seen))]
    seen.extend(fresh)
    return len(fresh)


def _in(app: Flask, work: Callable[[], None]) -> None:
    with app.app_context():
        work()


def test_a_failed_batch_is_decided_again_and_nobody_else_suffers(
    context: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    actors = [sit(n) for n in range(6)]
    lead_to("arguments")
    real = Ledger.append

    def broken(ledger: Ledger, meeting: str, events: list[Any], *more: Any) -> int:
        if any(getattr(event, "text", "") == "kapot" for event in events):
            raise sa.exc.OperationalError("insert", {}, Exception("disk"))
        return real(ledger, meeting, events, *more)

    monkeypatch.setattr(Ledger, "append", broken)
    words = ["een", "twee", "kapot", "drie", "vier", "vijf"]
    release = one_batch_of(6)
    answers = together(*[lambda a=a, w=w: post(a, w) for a, w in zip(actors, words, strict=True)], app=context)
    release.join()
    assert sum(isinstance(answer, sa.exc.OperationalError) for answer in answers) == 1
    said = [a.text for a in ARGUMENTS_STAGE.at(load(CODE).state).state.arguments.values()]
    assert sorted(said) == ["drie", "een", "twee", "vier", "vijf"]
    assert load(CODE).pending == load(CODE).state == fold(line.event for line in logged())
    assert load(CODE).inflight == []


def test_a_restart_in_the_middle_of_a_ranking_keeps_every_ballot(context: Flask, tmp_path: Path) -> None:
    actors = [sit(n) for n in range(4)]
    lead_to("ranking")
    for actor in actors:
        vote(actor, "P1", "P2")
    again = create_app({"DATA_DIR": tmp_path})
    with again.app_context():
        assert len(load(CODE).voted["ranking"]) == 4
        vote(actors[0], "P3")
        perform(CODE, CloseStage(), LEADER)
        perform(CODE, RevealStage(), LEADER)
        points = {s.id: s.points for s in stage_named(load(CODE).state, "ranking").state.outcome.standings}
    assert points == {"P1": 15, "P2": 12, "P3": 5}


def test_a_ballot_can_be_replaced_until_closing_and_counts_once(context: Flask) -> None:
    actor = sit(1)
    lead_to("ranking")
    vote(actor, "P1")
    vote(actor, "P2")
    with services().database.read.connect() as connection:
        kept = ballots.mine(connection, services().box_keys, ballots.key_of(actor.receipt, CODE, "ranking"))
    assert kept is not None
    assert kept.paper == {"order": ["P2"]}
    perform(CODE, CloseStage(), LEADER)
    assert stage_named(load(CODE).state, "ranking").state.ballots == ({"order": ["P2"]},)


def test_a_seat_on_the_roll_with_another_receipt_is_refused(context: Flask) -> None:
    actor = sit(1)
    lead_to("ranking")
    vote(actor, "P1")
    with pytest.raises(Refused, match="ballot_elsewhere"):
        vote(Actor(actor.id, Role.RESIDENT, actor.seat, receipt="another device"), "P2")
    perform(CODE, CloseStage(), LEADER)
    assert stage_named(load(CODE).state, "ranking").state.ballots == ({"order": ["P1"]},)


def test_closing_is_a_clean_cut_acknowledged_if_and_only_if_counted(context: Flask) -> None:
    actors = [sit(n) for n in range(30)]
    lead_to("ranking")
    votes = [lambda a=a: vote(a, "P1") for a in actors]
    answers = together(*votes[:15], lambda: perform(CODE, CloseStage(), LEADER), *votes[15:], app=context)
    kept = sum(isinstance(answer, int) for answer in answers)
    sealed = stage_named(load(CODE).state, "ranking").state
    assert len(sealed.ballots) == kept == sum(sealed.turnout.values())
    assert all(isinstance(a, int | Refused | meetings.Ack) for a in answers)


def test_sealing_leaves_no_ballot_behind_in_the_files(context: Flask, tmp_path: Path) -> None:
    actors = [sit(n) for n in range(3)]
    lead_to("ranking")
    for actor in actors:
        vote(actor, "P2", "P1")
    keys = [key_of(actor.receipt, CODE, "ranking").encode() for actor in actors]
    assert any(keys[0] in file.read_bytes() for file in tmp_path.iterdir() if file.is_file())
    perform(CODE, CloseStage(), LEADER)
    for file in tmp_path.iterdir():
        assert not any(key in file.read_bytes() for key in keys), file.name


def test_emptying_the_log_of_writes_never_breaks_into_somebody_elses_act(context: Flask) -> None:
    actors = [sit(n) for n in range(4)]
    lead_to("arguments")
    acts = [lambda a=actor, n=number: post(a, f"Nummer {n}") for number, actor in enumerate(actors * 40)]
    scrubs = [lambda: [services().database.scrub() for _ in range(80)]] * 4
    answers = together(*acts, *scrubs, app=context)
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    with services().database.read.connect() as connection:
        assert fold(line.event for line in log.read(connection, CODE)) == load(CODE).state


def test_no_event_names_who_cast_a_ballot(context: Flask) -> None:
    actor = sit(1)
    lead_to("ranking")
    head = load(CODE).state.seq
    assert vote(actor, "P1") == head
    assert load(CODE).state.seq == head


def test_an_online_seat_gets_the_online_table(context: Flask) -> None:
    sit(1, channel="online")
    assert seats(load(CODE).state)["S1"].table == "T9"


def test_nothing_happens_after_the_meeting_is_closed(context: Flask) -> None:
    from facilitation.parts.stages import CloseMeeting

    actor = sit(1)
    perform(CODE, CloseMeeting(), LEADER)
    head = load(CODE).state.seq
    for attempt in (lambda: post(actor), lambda: perform(CODE, AdvanceStage(), LEADER), lambda: sit(2)):
        with pytest.raises(Refused, match="meeting_closed"):
            attempt()
    assert load(CODE).state.seq == head
