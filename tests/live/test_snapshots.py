"""A snapshot saves folding, and nothing else: what is read by it is what the whole log comes to, or it is not read."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
import sqlalchemy as sa
from flask import Flask

from app.commands import main
from app.live import snapshots
from app.live.meetings import load, perform
from app.live.room import Room
from app.live.snapshots import values
from app.operations import integrity
from app.services import services
from app.storage import log
from app.storage.erasing import erase
from app.storage.sqlite import copies
from app.storage.tables import SNAPSHOT
from facilitation.evolve import fold
from facilitation.parts.arguments.acts import FeatureArgument
from facilitation.parts.arguments.events import ArgumentPosted
from facilitation.parts.seating import RemoveSeat
from facilitation.parts.stages import CloseMeeting, CloseStage, RevealStage
from facilitation.parts.undo import Undo
from facilitation.registry import PARTS
from facilitation.state.meeting import Meeting, Trail
from tests.devices import CODE
from tests.golden.files import LOGS
from tests.golden.make import read_log
from tests.live.faults import kept_whole, refused
from tests.operations.full_evening import hits
from tests.people import LEADER, lead_to, post, sit, vote

SPAN = 4  # events that may be undone, so that a short evening is long enough for a snapshot
WORDS = "Mijn buurman Zwartjes kapt zijn heg"


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Meetings of which little can be undone."""
    monkeypatch.setattr(Trail, "SPAN", SPAN)


@pytest.fixture
def kept(context: Flask, short: None) -> Room:
    """A room where people argue, of which there is a snapshot, and events since."""
    lead_to("arguments")
    actors = [sit(number) for number in range(6)]
    for actor in actors:
        post(actor, WORDS, id=f"act of {actor.id}")
    services().rooms.keep_snapshots(1)
    assert load(CODE).snapshot
    post(actors[0], "Erna")
    return load(CODE)


def again() -> Room:
    """The room as it is after a restart."""
    services().rooms.forget(CODE)
    return load(CODE)


def told(room: Room) -> list[list[tuple[str, str]]]:
    """When seats were taken, places last heard of, and the stage begun, to the millisecond that the log tells."""
    at, heard, begun = room.arrivals.known
    known = (at, heard, {"begun": begun} if begun else {})
    return [sorted((key, moment.isoformat(timespec="milliseconds")) for key, moment in each.items()) for each in known]


def rows() -> int:
    """How many snapshots there are."""
    with services().database.read.connect() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(SNAPSHOT)) or 0


def change(**fields: Any) -> None:
    """Something else in the snapshot."""
    services().database.commit(lambda connection: connection.execute(sa.update(SNAPSHOT).values(**fields)))


def folded(work: Callable[[], Any], monkeypatch: pytest.MonkeyPatch) -> int:
    """How many events this folds."""
    seen, real = 0, PARTS.after

    def counting(meeting: Meeting, event: Any) -> Meeting:
        nonlocal seen
        seen += 1
        return real(meeting, event)

    monkeypatch.setattr(PARTS, "after", counting)
    work()
    monkeypatch.setattr(PARTS, "after", real)
    return seen


@pytest.mark.parametrize("file", LOGS, ids=lambda file: str(file.stem))
def test_any_recorded_evening_is_the_same_from_a_snapshot_of_any_moment(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Trail, "SPAN", 32)
    events = [line.event for line in read_log(file)]
    whole, now, found = fold(events), Meeting(), 0
    for seq, event in enumerate(events, 1):
        now = PARTS.after(now, event)
        if seq % 13:
            continue
        assert values.read(values.written(now.alone())) == now.alone()
        began = snapshots.beginning(now)
        if began is not None and began.seq > found:
            found = began.seq
            assert fold(events[found:], values.read(values.written(began))) == whole
    assert found or len(events) <= 3 * 32


def test_after_a_restart_only_what_came_after_the_snapshot_is_folded(
    kept: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, number = kept.state, kept.snapshot
    assert folded(again, monkeypatch) == before.seq - number <= 2 * SPAN + 1
    room = load(CODE)
    assert (room.state, room.answers, room.snapshot) == (before, kept.answers, number)
    assert told(room) == told(kept)
    assert kept_whole() == before.seq


def test_a_restart_with_a_snapshot_answers_acts_from_before_it_again(kept: Room) -> None:
    first = kept.answers["S0", "act of S0"]
    again()
    assert post(sit_again(), WORDS, id="act of S0") == first
    assert load(CODE).state.seq == kept.state.seq


def sit_again() -> Any:
    """Whoever sits at the first seat."""
    from facilitation.roles import Actor, Role

    return Actor("S0", Role.RESIDENT, "S0", receipt="receipt 0")


def test_what_may_still_be_undone_is_undone_after_a_restart_too(kept: Room) -> None:
    perform(CODE, FeatureArgument(argument="A1", on=True), LEADER)
    before = load(CODE).deeds
    again().deeds = before
    perform(CODE, Undo(seq=load(CODE).state.seq), LEADER)
    assert kept_whole() == load(CODE).state.seq
    assert again().state == load(CODE).state


def test_nothing_is_kept_while_what_was_undone_reaches_behind_it(short: None, context: Flask) -> None:
    lead_to("arguments")
    post(sit(0), WORDS)
    perform(CODE, FeatureArgument(argument="A1", on=True), LEADER)
    perform(CODE, Undo(seq=load(CODE).state.seq), LEADER)
    state = load(CODE).state
    undone = state.trail.lines[-1][1]
    behind = Meeting(seq=undone.first)
    trail = Trail(behind, state.trail.lines)
    assert snapshots.beginning(msgspec.structs.replace(state, trail=trail)) is None


@pytest.mark.parametrize(
    "fields",
    [{"program": "another"}, {"content": b"\x92\x90\xc0"}, {"link": log.ZERO}, {"removed": "7:1"}, {"seq": 3}],
    ids=lambda fields: str(*fields),
)
def test_a_snapshot_that_does_not_fit_is_not_read(
    kept: Room, fields: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    change(**fields)
    assert folded(again, monkeypatch) == kept.state.seq
    assert load(CODE).state == kept.state


def test_a_log_that_was_changed_before_its_snapshot_is_found_all_the_same(kept: Room) -> None:
    line = sa.update(log.EVENT).where(log.EVENT.c.meeting == CODE, log.EVENT.c.seq == 3)
    services().database.commit(lambda connection: connection.execute(line.values(at="2020-01-01T00:00:00.000Z")))
    assert refused(again) == "meeting_damaged"
    with pytest.raises(integrity.startup_checks.Unsound, match="damaged"):
        integrity.require_whole(services().database)


def test_what_a_start_found_to_fit_is_not_worked_out_again(kept: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    integrity.require_whole(services().database)
    seen, real = 0, log._linked

    def counting(*line: Any) -> str:
        nonlocal seen
        seen += 1
        return real(*line)

    monkeypatch.setattr(log, "_linked", counting)
    again()
    assert seen == kept.state.seq - kept.snapshot
    again()
    assert seen == 2 * kept.state.seq - kept.snapshot


def test_a_text_that_is_redacted_is_in_no_snapshot_and_comes_into_none(kept: Room, tmp_path: Path) -> None:
    assert hits(tmp_path, [WORDS])
    assert main(["redact", CODE, "heg", "--all", "--data", str(tmp_path)]) == 0
    assert rows() == 0
    assert hits(tmp_path, [WORDS]) == {}
    post(sit(9), "Nog iets")
    kept.snapshot = 0
    services().rooms.keep_snapshots(1)  # before the server read its meetings again: it still knows the text
    assert rows() == 0
    assert hits(tmp_path, [WORDS]) == {}
    services().rooms.renew()
    services().rooms.keep_snapshots(1)
    assert rows() == 1
    assert hits(tmp_path, [WORDS]) == {}
    assert again().state == fold_of_the_log()


def fold_of_the_log() -> Meeting:
    """What the log comes to, from its first line."""
    with services().database.read.connect() as connection:
        return fold(line.event for line in log.read(connection, CODE))


def test_no_copy_holds_a_snapshot(kept: Room, tmp_path: Path) -> None:
    copies.make(tmp_path / "overlegtafel.db", tmp_path / "copy.db")
    with sa.create_engine(f"sqlite:///{tmp_path / 'copy.db'}").connect() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(SNAPSHOT)) == 0
        assert log.verify(connection, CODE)[0] == kept.state.seq


def test_a_seat_that_is_taken_out_takes_the_snapshot_with_it(kept: Room) -> None:
    perform(CODE, RemoveSeat(seat="S1", reason="Dubbel"), LEADER)
    assert rows() == 0
    assert kept_whole() == again().state.seq


def test_a_meeting_that_is_erased_leaves_no_snapshot(kept: Room) -> None:
    services().database.commit(lambda connection: erase(connection, CODE))
    assert rows() == 0


def test_a_meeting_that_was_closed_has_no_snapshot_and_gets_none(short: None, context: Flask) -> None:
    actor = sit(0)
    lead_to("ranking")
    vote(actor, "P1", "P2")
    services().rooms.keep_snapshots(1)
    assert rows() == 1
    began, room = snapshots.beginning(load(CODE).state), load(CODE)
    for act in (CloseStage(), RevealStage(), CloseMeeting()):
        perform(CODE, act, LEADER)
    assert rows() == 0
    room.snapshot = 0
    services().rooms.keep_snapshots(1)
    assert began is not None
    late = snapshots.Folded(began, *room.arrivals.known)
    keep = lambda c: snapshots.keep(c, late, snapshots.written(late), room.removed)  # noqa: E731 - as a job
    assert not services().database.commit(keep)
    assert rows() == 0


def test_a_value_without_a_form_is_refused_and_its_meeting_served_all_the_same(
    kept: Room, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(TypeError, match="no form"):
        values.written((1, Path("elsewhere")))
    for odd in (b"", b"\xc0", values.msgspec.msgpack.encode([["os:system"], [0, 0]])):
        with pytest.raises(ValueError, match="no value of a meeting"):
            values.read(odd)
    number = kept.snapshot
    monkeypatch.setattr(values, "WHOLE", frozenset())
    post(sit(8), "Nog iets")
    services().rooms.keep_snapshots(1)
    assert "could not be kept" in caplog.text
    monkeypatch.undo()
    monkeypatch.setattr(Trail, "SPAN", SPAN)
    assert again().snapshot == number
    assert kept_whole()


def test_every_event_of_a_part_that_a_trail_keeps_is_a_value_of_the_house() -> None:
    said = ArgumentPosted(
        stage="arguments", argument="A1", initiative="P1", side="for", text="Ja", author="S1", channel="room"
    )
    assert values.read(values.written(said)) == said
