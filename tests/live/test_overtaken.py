"""Somebody else wrote in the same meeting: what was decided without it is decided again; nothing is lost or twice."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from app import create_app
from app.live.meetings import create, load, perform
from app.services import services, services_of
from app.storage import ballots, log
from app.storage.database import Database
from facilitation.parts.arguments.acts import SupportArgument
from facilitation.parts.arguments.events import ArgumentPosted
from facilitation.parts.arguments.state import KIND as ARGUMENTS_STAGE
from facilitation.parts.arguments.state import number_of_arguments
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.seating import TakeSeat
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage
from facilitation.refusals import Forbidden, Refused, Unavailable
from facilitation.roles import Actor, Role
from facilitation.situation import stage_named
from tests.devices import CODE, opening
from tests.live.faults import kept_whole, on_writer
from tests.people import LEADER, lead_to, logged, one_batch_of, post, sit, together, vote


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Do something in another process on the same data folder, with rooms and engines of its own."""
    other = create_app({"DATA_DIR": tmp_path, "TESTING": True, "LIMITS": {}})

    def do(work: Callable[[], Any]) -> Any:
        with other.app_context():
            services().rooms.renew()
            return work()

    yield do
    services_of(other).database.close()


def whole() -> int:
    """The log fits what is in memory, and so does the roll; its length."""
    with services().database.read.connect() as connection:
        assert ballots.turnout(connection, CODE) == load(CODE).voted
    assert load(CODE).head == load(CODE).state.seq
    return kept_whole()


def said() -> list[str]:
    """The arguments, in the order of the log."""
    return [argument.text for argument in ARGUMENTS_STAGE.at(load(CODE).state).state.arguments.values()]


def beside(tmp_path: Path, text: str) -> None:
    """A line that another program appends through an engine of its own, knowing nothing of rooms."""
    other = Database(f"sqlite:///{tmp_path / 'overlegtafel.db'}")
    number = 1 + sum(isinstance(line.event, ArgumentPosted) for line in logged())
    line = ArgumentPosted(
        stage="arguments", argument=f"A{number}", initiative="P1", side="for", text=text, author="S1", channel="room"
    )
    other.commit(lambda c: log.append(c, CODE, [line], datetime.now(UTC), log.head(c, CODE)[0]))
    other.close()


def test_an_act_on_a_log_that_somebody_else_added_to_is_decided_again_on_the_news(
    context: Flask, tmp_path: Path
) -> None:
    actor = sit(1)
    lead_to("arguments")
    head = load(CODE).state.seq
    beside(tmp_path, "Van ernaast")
    assert load(CODE).state.seq == head, "nobody told us"
    assert post(actor, "Van hier") == head + 2
    assert said() == ["Van ernaast", "Van hier"]
    assert list(ARGUMENTS_STAGE.at(load(CODE).state).state.arguments) == ["A1", "A2"]
    assert whole() == head + 2


def test_the_answer_to_an_act_that_was_decided_again_is_remembered(context: Flask, tmp_path: Path) -> None:
    actor = sit(1)
    lead_to("arguments")
    beside(tmp_path, "Van ernaast")
    first = post(actor, "Van hier", id="tik")
    assert post(actor, "Van hier", id="tik") == first == logged()[-1].seq
    services().rooms.forget(CODE)
    assert post(actor, "Van hier", id="tik") == first


def test_whoever_follows_the_meeting_hears_the_news_and_then_the_act(context: Flask, tmp_path: Path) -> None:
    actor = sit(1)
    lead_to("arguments")
    heard: list[Any] = []

    def follow(room: Any, facts: list[Any]) -> None:
        heard.append([fact.text for fact in facts])

    services().rooms.changed.connect(follow)
    beside(tmp_path, "Van ernaast")
    post(actor, "Van hier")
    assert heard == [["Van ernaast"], ["Van hier"]]


def test_several_acts_of_a_batch_that_was_overtaken_are_all_kept_once_and_another_meeting_goes_on(
    context: Flask, tmp_path: Path
) -> None:
    actors = [sit(n) for n in range(5)]
    lead_to("arguments")
    create(opening("ANDERS"))
    head = load(CODE).state.seq
    beside(tmp_path, "Van ernaast")
    words = ["een", "twee", "drie", "vier", "vijf"]
    posts = [lambda a=a, w=w: post(a, w, id=w) for a, w in zip(actors, words, strict=True)]
    newcomer = Actor("join:S9", Role.VISITOR)
    release = one_batch_of(6)
    *answers, other = together(*posts, lambda: perform("ANDERS", TakeSeat(seat="S9"), newcomer), app=context)
    release.join()
    assert sorted(answers) == list(range(head + 2, head + 7))
    assert sorted(said()[1:]) == sorted(words)
    assert whole() == head + 6
    lines = {line.event.text: line.seq for line in logged() if isinstance(line.event, ArgumentPosted)}
    assert [lines[word] for word in words] == answers
    assert [post(a, w, id=w) for a, w in zip(actors, words, strict=True)] == answers
    assert other.seq == load("ANDERS").state.seq


def test_acts_that_wait_behind_a_batch_that_was_overtaken_are_decided_again_too(
    context: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.storage.database.LARGEST_BATCH", 2)
    actors = [sit(n) for n in range(6)]
    lead_to("arguments")
    head = load(CODE).state.seq
    beside(tmp_path, "Van ernaast")
    release = one_batch_of(6)
    answers = together(*[lambda a=a: post(a, a.id) for a in actors], app=context)
    release.join()
    assert sorted(answers) == list(range(head + 2, head + 8))
    assert whole() == head + 7


def test_an_act_that_the_news_make_impossible_is_refused_in_words(
    context: Flask, elsewhere: Callable[..., Any]
) -> None:
    actor = sit(1)
    lead_to("arguments")
    elsewhere(lambda: perform(CODE, CloseMeeting(), LEADER))
    for attempt in (lambda: post(actor), lambda: post(actor)):
        with pytest.raises(Refused) as refused:
            attempt()
        assert refused.value.key == "meeting_closed"
    assert load(CODE).state.closed
    whole()


@pytest.mark.parametrize("seat", [0, 1])
def test_a_ballot_for_a_stage_that_was_closed_elsewhere_is_refused_and_not_kept(
    seat: int, context: Flask, elsewhere: Callable[..., Any]
) -> None:
    actors = [sit(n) for n in range(2)]
    lead_to("ranking")
    vote(actors[0], "P1")
    elsewhere(lambda: perform(CODE, CloseStage(), LEADER))
    with pytest.raises(Refused) as refused:
        vote(actors[seat], "P2")
    assert refused.value.key == "stage_closed"
    with services().database.read.connect() as connection:
        assert ballots.turnout(connection, CODE) == {"ranking": {"S0": "room"}} == load(CODE).voted
    assert stage_named(load(CODE).state, "ranking").state.ballots == ({"order": ["P1"]},)
    whole()


def test_two_who_lead_from_two_processes_go_one_stage(context: Flask, elsewhere: Callable[..., Any]) -> None:
    elsewhere(lambda: perform(CODE, AdvanceStage(expecting="welcome"), LEADER))
    with pytest.raises(Refused):
        perform(CODE, AdvanceStage(expecting="welcome"), Actor("console:2", Role.FACILITATOR))
    assert load(CODE).state.current.plan.key == "frames"
    whole()


def test_an_act_that_was_answered_elsewhere_gets_that_answer_and_counts_once(
    context: Flask, elsewhere: Callable[..., Any]
) -> None:
    actors = [sit(n) for n in range(2)]
    lead_to("arguments")
    first = elsewhere(lambda: post(actors[0], id="tik"))
    elsewhere(lambda: post(actors[1], "En nog een"))
    assert post(actors[0], id="tik") == first
    assert number_of_arguments(load(CODE).state) == 2
    assert whole() == first + 1


def test_a_ballot_that_was_answered_elsewhere_and_left_no_line_counts_once(
    context: Flask, elsewhere: Callable[..., Any]
) -> None:
    actor = sit(1)
    lead_to("ranking")
    cast = CastBallot(id="stem", ballot=Paper(order=["P1"]))
    first = elsewhere(lambda: perform(CODE, cast, actor))
    assert perform(CODE, cast, actor) == first
    assert load(CODE).voted == {"ranking": {"S1": "room"}}
    whole()


def test_many_from_two_processes_at_once_lose_nothing_and_the_numbers_have_no_gap(
    context: Flask, tmp_path: Path
) -> None:
    actors = [sit(n) for n in range(8)]
    lead_to("arguments")
    other = create_app({"DATA_DIR": tmp_path, "TESTING": True, "LIMITS": {}})
    on_writer("PRAGMA synchronous=FULL")  # both wait for the disk, as two on one machine do

    def argue(app: Flask, actor: Actor) -> list[Any]:
        with app.app_context():
            return [post(actor, f"{actor.id} {n}", id=f"{actor.id} {n}") for n in range(12)]

    tasks = [lambda a=a, n=n: argue((context, other)[n % 2], a) for n, a in enumerate(actors)]
    answers = together(*tasks, app=context)
    services_of(other).database.close()
    assert all(isinstance(answer, list) for answer in answers), answers
    seqs = [seq for answer in answers for seq in answer]
    assert len(set(seqs)) == len(seqs) == 96
    post(actors[0], "Het laatste woord")
    assert number_of_arguments(load(CODE).state) == 97
    assert [line.seq for line in logged()] == list(range(1, whole() + 1))


@contextmanager
def overtaken_each_time(tmp_path: Path) -> Iterator[None]:
    """Somebody else always comes first."""
    real, database = Database.alone, services().database

    def alone(job: Any) -> Exception | None:
        beside(tmp_path, "Weer eerder")
        return real(database, job)

    database.alone = alone  # type: ignore[method-assign]
    yield
    del database.alone


def test_an_act_before_which_somebody_else_comes_each_time_is_kept_behind_them(context: Flask, tmp_path: Path) -> None:
    actor = sit(1)
    lead_to("arguments")
    beside(tmp_path, "Eerder")
    with overtaken_each_time(tmp_path):
        post(actor, "Van hier")
    assert said() == ["Eerder", "Weer eerder", "Weer eerder", "Van hier"]
    whole()


def test_news_that_do_not_fit_the_log_are_not_folded(context: Flask, tmp_path: Path) -> None:
    actor = sit(1)
    lead_to("arguments")
    before = load(CODE).state
    beside(tmp_path, "Van ernaast")
    harm = "UPDATE event SET at = '2020' WHERE seq = (SELECT max(seq) FROM event)"
    services().database.commit(lambda connection: connection.exec_driver_sql(harm))
    with pytest.raises(Unavailable) as refused:
        post(actor, "Van hier")
    assert refused.value.key == "meeting_damaged"
    assert load(CODE).state == load(CODE).pending == before


def test_a_revoked_right_is_said_before_the_news_are(context: Flask, tmp_path: Path) -> None:
    lead_to("arguments")
    sit(1)
    beside(tmp_path, "Van ernaast")
    with pytest.raises(Forbidden) as refused:
        perform(CODE, AdvanceStage(), Actor("console:3", Role.FACILITATOR, grant="unknown"))
    assert refused.value.key == "key_needed"
    assert perform(CODE, SupportArgument(argument="A1"), sit(2)).seq == whole()
